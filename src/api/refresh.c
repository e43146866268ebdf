/* Every stored text is read anew, and what it says now is compared with what the database has:
 *
 *     hebei-2023   the same facts, another version of the catalogue        outdated
 *     hubei-2023   a fact that was a growth is a share now                 outdated, changed:  ~  Hubei  …
 *
 * Decisions are no part of the comparison: what they were made about is, and they are applied again to what is written.
 */
#include "api/diff.h"
#include "api/print.h"
#include "api/stored.h"

struct refresh {
    struct ipdb *ipdb;
    bool write;
    struct differences *differences;
    struct ipdb_refreshed done;
    struct err unread; /* of the first text that is not what was ingested; the others still get their turn */
};

static size_t rows_on_facts(const struct differences *d)
{
    return d->changed + d->removed + d->added;
}

static enum ipdb_status compare(struct refresh *r, const struct source *source, const struct bulletin *now, bool *same)
{
    struct rowset rows = {0};
    struct compared_list before = {0}, after = {0};
    struct err *err = &r->ipdb->err;
    size_t told = rows_on_facts(r->differences);
    enum ipdb_status status = diff_select(r->ipdb->store, source->id, COMPARED_AS_READ, &rows, &before, err);
    if (status == IPDB_OK)
        status = compared_of_extraction(&now->doc, &now->facts, &after, err);
    if (status == IPDB_OK)
        status = diff_facts(compared_facts(&before), compared_facts(&after), true, r->differences, err);
    *same = rows_on_facts(r->differences) == told;
    compared_fini(&before);
    compared_fini(&after);
    rowset_fini(&rows);
    return status;
}

/* Title, place, publisher and day, where they are inferred. */
static enum ipdb_status compare_metadata(struct refresh *r, const struct source *source, const struct document *doc, bool *same)
{
    char day[11] = "";
    struct buf codes = {0}, told = {0};
    const struct metadata *meta = &doc->meta;
    struct source now = *source;
    if (meta->published.year)
        date_print(meta->published, day);
    now.published = str_of(day);
    now.title = meta->title;
    now.publisher = meta->publisher;
    now.region = meta->region;
    now.region_code = meta->region_code;
    diff_metadata(r->differences, source, &now, false, &codes, &told);
    struct document_difference difference = {source->shown, source->shown, buf_str(&codes), buf_str(&told)};
    enum ipdb_status status = IPDB_OK;
    if (told.failed || codes.failed)
        status = err_nomem(&r->ipdb->err);
    else if (told.len)
        status = differences_add_document(r->differences, &difference, &r->ipdb->err);
    *same = *same && told.len == 0;
    buf_fini(&codes);
    buf_fini(&told);
    return status;
}

static bool is_outdated(const struct refresh *r, const struct source *source)
{
    return !str_eq(source->program, str_of(ipdb_version())) || !str_eq(source->catalog, catalog_version(r->ipdb->catalog));
}

static enum ipdb_status pass_over(struct refresh *r, const struct source *source)
{
    if (r->done.unread++ == 0)
        (void)err_set(&r->unread, IPDB_CORRUPT, "%.*s: the stored text is not the one that was ingested; see: ipdb check",
                      STR_ARG(source->shown));
    return IPDB_OK;
}

static enum ipdb_status refresh_source(struct refresh *r, const struct source *source)
{
    struct bulletin now = {0};
    bool same = true, intact = true, outdated = is_outdated(r, source);
    enum ipdb_status status = stored_read(r->ipdb, source->id, &now, &intact);
    if (status == IPDB_DATA || (status == IPDB_OK && !intact)) {
        bulletin_fini(&now);
        return pass_over(r, source);
    }
    if (status == IPDB_OK)
        status = compare(r, source, &now, &same);
    if (status == IPDB_OK)
        status = compare_metadata(r, source, &now.doc, &same);
    if (status == IPDB_OK && r->write && (outdated || !same))
        status = store_reread_document(r->ipdb->store, source->id, &now.doc, &now.facts, str_of(ipdb_version()),
                                       catalog_version(r->ipdb->catalog), &r->ipdb->err);
    r->done.bulletins++;
    r->done.outdated += outdated;
    r->done.changed += !same;
    bulletin_fini(&now);
    return status;
}

static enum ipdb_status refresh_all(struct refresh *r, ipdb_step *step, void *step_context)
{
    struct rowset sources = {0};
    enum ipdb_status status = source_all(r->ipdb->store, &sources, &r->ipdb->err);
    for (size_t i = 0; i < sources.rows.len && status == IPDB_OK; i++) {
        struct source source = source_at(&sources, i);
        if (step && !step(step_context, i + 1, sources.rows.len, source.shown.ptr))
            status = err_set(&r->ipdb->err, IPDB_INTERRUPTED, "it was stopped; run it again");
        else
            status = refresh_source(r, &source);
    }
    r->ipdb->database_failed = status != IPDB_OK;
    rowset_fini(&sources);
    return status;
}

static enum ipdb_status finish(struct refresh *r, struct rowset *table, const struct ipdb_output *output)
{
    enum ipdb_status status = differences_end(r->differences, &r->ipdb->err);
    if (output)
        status = print_answer(r->ipdb, status, table, output);
    if (r->done.unread && (status == IPDB_OK || status == IPDB_FINDINGS)) {
        r->ipdb->err = r->unread;
        return IPDB_CORRUPT;
    }
    return status == IPDB_OK && r->done.outdated ? IPDB_FINDINGS : status;
}

enum ipdb_status ipdb_refresh(struct ipdb *ipdb, bool write, ipdb_step *step, void *step_context, struct ipdb_refreshed *done,
                              const struct ipdb_output *output)
{
    enum query_language language = QUERY_AUTO;
    struct rowset table = {0};
    struct differences differences;
    enum ipdb_status status = output ? print_begin(ipdb, output, &language) : handle_begin_open(ipdb);
    if (status != IPDB_OK)
        return status;
    struct query_plan plan = {.catalog = ipdb->catalog, .language = print_or_english(language)};
    struct refresh r = {.ipdb = ipdb, .write = write, .differences = &differences};
    table.language = plan_is_zh(&plan) ? STR("zh") : STR("en");
    table.title = STR("refresh");
    status = differences_begin(&differences, &plan, &table, &ipdb->err);
    if (status == IPDB_OK)
        status = refresh_all(&r, step, step_context);
    if (status == IPDB_OK)
        status = finish(&r, &table, output);
    *done = r.done;
    rowset_fini(&table);
    return status;
}
