/* A question becomes a printed answer:
 *
 *     "pledge_financing by region" → plan → SELECT → observations → rows and notes → a table
 */
#include "answer/answer.h"
#include "api/format.h"
#include "api/handle.h"
#include "api/known.h"

#define ROW_LIMIT ((size_t)1000000)

static enum ipdb_status language_parse(const char *name, enum query_language *out, struct err *err)
{
    static const struct {
        const char *name;
        enum query_language language;
    } known[] = {{"zh", QUERY_ZH}, {"en", QUERY_EN}, {"code", QUERY_CODE}};
    *out = QUERY_AUTO;
    if (!name)
        return IPDB_OK;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(name, known[i].name) == 0) {
            *out = known[i].language;
            return IPDB_OK;
        }
    return err_set(err, IPDB_USAGE, "unknown language '%s'; expected zh, en or code", name);
}

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

/* The sentences behind the answer, for a page that must stand alone. */
static enum ipdb_status cite(struct ipdb *ipdb, struct rowset *result)
{
    struct arena arena = {0};
    struct statement statement = {.sql = {NULL, 0}};
    struct rowset sentences = {0};
    enum ipdb_status status = answer_citations(result, &arena, &statement, &ipdb->err);
    if (status == IPDB_OK)
        status = store_select(ipdb->store, &statement, ROW_LIMIT, &sentences, &ipdb->err);
    if (status == IPDB_OK)
        status = answer_cite(&sentences, result, &ipdb->err);
    rowset_fini(&sentences);
    VEC_FINI(&statement.binds);
    arena_fini(&arena);
    return status;
}

/* Runs the SELECT and renders the answer; IPDB_NOTHING is an answer too. */
static enum ipdb_status answer(struct ipdb *ipdb, const struct query_plan *plan, const struct statement *statement,
                               enum render_format format, const struct ipdb_query_options *options, struct rowset *result,
                               struct buf *out)
{
    struct rowset observations = {0};
    enum ipdb_status status = store_select(ipdb->store, statement, ROW_LIMIT, &observations, &ipdb->err);
    ipdb->database_failed = status != IPDB_OK;
    ipdb->rows_read = observations.rows.len;
    if (status == IPDB_OK)
        status = answer_make(plan, &observations, result, &ipdb->err);
    if (status == IPDB_OK && format == RENDER_HTML)
        status = cite(ipdb, result);
    if (status == IPDB_OK)
        status = format_check(result, format, &ipdb->err);
    if (status == IPDB_OK || status == IPDB_NOTHING) {
        enum ipdb_status rendered = render(result, format, options->width, options->color, out, &ipdb->err);
        if (rendered != IPDB_OK)
            status = rendered;
    }
    rowset_fini(&observations);
    return status;
}

static enum ipdb_status send(struct ipdb *ipdb, const struct rowset *result, const struct buf *out, ipdb_sink *sink, void *context,
                             ipdb_sink *note, void *note_context)
{
    if (out->failed)
        return err_nomem(&ipdb->err);
    if (out->len > 0 && !sink(context, out->ptr, out->len))
        return err_set(&ipdb->err, IPDB_INTERRUPTED, "the output was stopped");
    for (size_t i = 0; note && i < result->notes.len; i++)
        if (!note(note_context, result->notes.at[i].ptr, result->notes.at[i].len))
            break;
    return IPDB_OK;
}

enum ipdb_status ipdb_query(struct ipdb *ipdb, const char *text, const struct ipdb_query_options *options, ipdb_sink *sink,
                            void *context, ipdb_sink *note, void *note_context)
{
    enum query_language language;
    enum render_format format;
    struct query_plan *plan;
    struct arena arena = {0};
    struct statement statement = {.sql = {NULL, 0}};
    struct rowset result = {0};
    struct buf out = {0};
    struct err *err = &ipdb->err;
    const struct query_data data = known_names(ipdb);

    enum ipdb_status status = handle_begin(ipdb);
    if (status == IPDB_OK)
        status = language_parse(options->language, &language, err);
    if (status == IPDB_OK)
        status = format_parse(options->format, &format, err);
    if (status == IPDB_OK)
        status = query_parse(ipdb->catalog, ipdb->store ? &data : NULL, str_of(text), language, &arena, &plan, err);
    if (status == IPDB_OK)
        status = query_statement(plan, &arena, &statement, err);
    if (status != IPDB_OK)
        goto out;
    if (options->show_sql)
        print_sql(&statement, &out);
    if (options->show_sql && !(query_explains(plan) && ipdb->store))
        status = IPDB_OK;
    else if (ipdb->store)
        status = answer(ipdb, plan, &statement, format, options, &result, &out);
    else
        status = err_set(err, IPDB_USAGE, "no database is open");
    if (status == IPDB_OK || status == IPDB_NOTHING) {
        enum ipdb_status sent = send(ipdb, &result, &out, sink, context, note, note_context);
        status = sent == IPDB_OK ? status : sent;
    }
out:
    buf_fini(&out);
    rowset_fini(&result);
    VEC_FINI(&statement.binds);
    arena_fini(&arena);
    return status;
}
