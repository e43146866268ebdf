/* How complete the database is:
 *
 *     ""                                 each bulletin: numerals, facts, what was set aside and why
 *     "pledge_financing for Hebei"       each place: in which years it is known, and why not in the others
 */
#include "coverage/coverage.h"

#include "api/known.h"
#include "api/print.h"

static enum ipdb_status ask(struct ipdb *ipdb, const struct statement *statement, struct rowset *rows)
{
    enum ipdb_status status = handle_select(ipdb, statement, rows);
    ipdb->rows_read += rows->rows.len;
    return status;
}

static enum ipdb_status cover_bulletins(struct ipdb *ipdb, enum query_language language, bool all_versions, bool for_people,
                                        struct rowset *out)
{
    const struct query_plan plan = {.catalog = ipdb->catalog, .language = print_or_english(language)};
    struct statement statement = {.sql = {NULL, 0}};
    struct rowset found = {0};
    enum ipdb_status status = coverage_bulletins_statement(all_versions, &statement, &ipdb->err);
    if (status == IPDB_OK)
        status = ask(ipdb, &statement, &found);
    if (status == IPDB_OK)
        status = coverage_bulletins(&plan, &found, for_people, out, &ipdb->err);
    out->language = plan_is_zh(&plan) ? STR("zh") : STR("en");
    out->title = plan_pick(&plan, "Coverage", "覆盖情况");
    VEC_FINI(&statement.binds);
    rowset_fini(&found);
    return status;
}

static enum ipdb_status cover_indicator(struct ipdb *ipdb, struct str text, enum query_language language, bool for_people,
                                        struct rowset *out)
{
    const struct query_data data = known_data(ipdb);
    struct query_plan *plan = NULL;
    struct arena arena = {0};
    struct statement facts_of = {.sql = {NULL, 0}}, seen_of = {.sql = {NULL, 0}};
    struct rowset facts = {0}, seen = {0};
    enum ipdb_status status = query_parse(ipdb->catalog, &data, text, language, &arena, &plan, &ipdb->err);
    if (status == IPDB_OK)
        status = coverage_check(plan, &ipdb->err);
    if (status == IPDB_OK)
        status = coverage_facts_statement(plan, &facts_of, &ipdb->err);
    if (status == IPDB_OK)
        status = ask(ipdb, &facts_of, &facts);
    coverage_seen_statement(&seen_of);
    if (status == IPDB_OK)
        status = ask(ipdb, &seen_of, &seen);
    if (status == IPDB_OK)
        status = coverage_indicator(plan, &facts, &seen, for_people, out, &ipdb->err);
    if (status == IPDB_OK || status == IPDB_NOTHING) {
        out->language = plan_is_zh(plan) ? STR("zh") : STR("en");
        out->title = arena_str(&out->arena, text);
    }
    VEC_FINI(&facts_of.binds);
    rowset_fini(&facts);
    rowset_fini(&seen);
    arena_fini(&arena);
    return status;
}

enum ipdb_status ipdb_coverage(struct ipdb *ipdb, const char *text, bool all_versions, const struct ipdb_output *output)
{
    struct rowset table = {0};
    enum query_language language;
    struct str asked = str_trim(str_of(text));
    enum ipdb_status status = print_begin(ipdb, output, &language);
    ipdb->rows_read = 0;
    if (status == IPDB_OK && asked.len && all_versions)
        status = err_set(&ipdb->err, IPDB_USAGE, "of an indicator only the newest versions count; leave --all-versions out");
    if (status != IPDB_OK)
        return status;
    enum render_format format = print_format(output);
    bool for_people = format == RENDER_TABLE || format == RENDER_MARKDOWN || format == RENDER_HTML;
    status = asked.len ? cover_indicator(ipdb, asked, language, for_people, &table)
                       : cover_bulletins(ipdb, language, all_versions, for_people, &table);
    status = print_answer(ipdb, status, &table, output);
    rowset_fini(&table);
    return status;
}
