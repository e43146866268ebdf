/* A question becomes a printed answer:
 *
 *     "pledge_financing by region" → plan → SELECT → observations → rows and notes → a table
 */
#include "api/question.h"

#include "answer/answer.h"
#include "api/known.h"
#include "api/print.h"
#include "base/strmap.h"

/* The SELECT with its binds as comments, so that it can be pasted elsewhere. */
static void print_sql(const struct statement *statement, struct buf *out)
{
    buf_add(out, statement->sql);
    buf_add(out, STR(";\n"));
    for (size_t i = 0; i < statement->binds.len; i++) {
        const struct bind *bind = &statement->binds.at[i];
        buf_printf(out, "-- ?%zu = ", i + 1);
        if (bind->kind == BIND_INT)
            buf_printf(out, "%lld", (long long)bind->number);
        else
            buf_json(out, bind->text);
        buf_char(out, '\n');
    }
}

static enum ipdb_status plan_of(struct ipdb *ipdb, struct str text, enum query_language language, struct arena *arena,
                                struct query_plan **plan, struct statement *statement)
{
    const struct query_data data = known_data(ipdb);
    enum ipdb_status status = query_parse(ipdb->catalog, ipdb->store ? &data : NULL, text, language, arena, plan, &ipdb->err);
    return status == IPDB_OK ? query_statement(*plan, arena, statement, &ipdb->err) : status;
}

/* The sentences behind the answer, for a page that must stand alone. */
static enum ipdb_status cite(struct ipdb *ipdb, struct rowset *result)
{
    struct arena arena = {0};
    struct statement statement = {.sql = {NULL, 0}};
    struct rowset sentences = {0};
    enum ipdb_status status = answer_citations(result, &arena, &statement, &ipdb->err);
    if (status == IPDB_OK)
        status = handle_select(ipdb, &statement, &sentences);
    if (status == IPDB_OK)
        status = answer_cite(&sentences, result, &ipdb->err);
    rowset_fini(&sentences);
    VEC_FINI(&statement.binds);
    arena_fini(&arena);
    return status;
}

/* Runs the SELECT; IPDB_NOTHING is an answer too. `result` borrows from `observations`. */
static enum ipdb_status observe(struct ipdb *ipdb, const struct query_plan *plan, const struct statement *statement,
                                struct rowset *observations, struct rowset *result)
{
    enum ipdb_status status = handle_select(ipdb, statement, observations);
    ipdb->rows_read = observations->rows.len;
    return status == IPDB_OK ? answer_make(plan, observations, result, &ipdb->err) : status;
}

static enum ipdb_status answer(struct ipdb *ipdb, const struct query_plan *plan, const struct statement *statement, bool show_sql,
                               const struct ipdb_output *output)
{
    struct rowset observations = {0}, result = {0};
    struct buf sql = {0};
    bool runs = !show_sql || (query_explains(plan) && ipdb->store);
    enum ipdb_status status = runs ? handle_begin_open(ipdb) : IPDB_OK;
    if (runs && status == IPDB_OK)
        status = observe(ipdb, plan, statement, &observations, &result);
    if (runs && status == IPDB_OK && print_format(output) == RENDER_HTML)
        status = cite(ipdb, &result);
    if (show_sql)
        print_sql(statement, &sql);
    enum ipdb_status printed = status == IPDB_OK || status == IPDB_NOTHING ? print_text(ipdb, &sql, output) : status;
    if (runs && printed == IPDB_OK)
        printed = (status == IPDB_NOTHING ? print_nothing : print_rowset)(ipdb, &result, output);
    buf_fini(&sql);
    rowset_fini(&result);
    rowset_fini(&observations);
    return printed == IPDB_OK ? status : printed;
}

enum ipdb_status ipdb_query(struct ipdb *ipdb, const char *text, bool show_sql, const struct ipdb_output *output)
{
    enum query_language language;
    struct query_plan *plan;
    struct arena arena = {0};
    struct statement statement = {.sql = {NULL, 0}};
    enum ipdb_status status = handle_begin(ipdb);
    if (status == IPDB_OK)
        status = print_check(ipdb, output, &language);
    if (status == IPDB_OK)
        status = plan_of(ipdb, str_of(text), language, &arena, &plan, &statement);
    if (status == IPDB_OK)
        status = answer(ipdb, plan, &statement, show_sql, output);
    VEC_FINI(&statement.binds);
    arena_fini(&arena);
    return status;
}

/* Each observation once, in the order of the answer. */
static bool keep_cited(const struct rowset *result, struct arena *arena, struct cited *out)
{
    struct strmap known = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < result->citations.len; i++) {
        struct str observation = result->citations.at[i].observation;
        if (strmap_get(&known, observation, NULL))
            continue;
        struct str *slot = strmap_put(&known, observation, i) ? VEC_PUSH(&out->observations) : NULL;
        if (slot)
            *slot = arena_str(arena, observation);
        ok = slot && slot->ptr;
    }
    strmap_fini(&known);
    return ok;
}

enum ipdb_status question_cited(struct ipdb *ipdb, struct str text, enum query_language language, struct arena *arena,
                                struct cited *out)
{
    struct query_plan *plan;
    struct arena scratch = {0};
    struct statement statement = {.sql = {NULL, 0}};
    struct rowset observations = {0}, result = {0};
    enum ipdb_status status = plan_of(ipdb, text, language, &scratch, &plan, &statement);
    if (status == IPDB_OK)
        status = observe(ipdb, plan, &statement, &observations, &result);
    if (status == IPDB_OK || status == IPDB_NOTHING) {
        out->zh = str_eq(result.language, STR("zh"));
        if (!keep_cited(&result, arena, out))
            status = err_nomem(&ipdb->err);
    }
    rowset_fini(&result);
    rowset_fini(&observations);
    VEC_FINI(&statement.binds);
    arena_fini(&scratch);
    return status;
}
