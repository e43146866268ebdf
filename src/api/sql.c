/* SQL of a user becomes a printed answer:
 *
 *     "SELECT region, value FROM fact" → rows → a table
 */
#include "api/format.h"
#include "api/handle.h"
#include "text/utf8.h"

enum { USUAL_SECONDS = 10, USUAL_ROWS = 100000 };

static enum ipdb_status check(const struct ipdb *ipdb, struct str sql, struct err *err)
{
    size_t invalid = utf8_invalid(sql);
    if (!ipdb->store)
        return err_set(err, IPDB_USAGE, "no database is open");
    if (invalid != SIZE_MAX)
        return err_set(err, IPDB_USAGE, "the statement is not in UTF-8 from byte %zu on", invalid + 1);
    return IPDB_OK;
}

static enum ipdb_status run(struct ipdb *ipdb, struct str sql, const struct ipdb_sql_options *options, struct rowset *result)
{
    struct sql_limits limits = {
        .rows = options->rows ? options->rows : USUAL_ROWS,
        .seconds = options->seconds ? options->seconds : USUAL_SECONDS,
    };
    enum ipdb_status status = store_sql(ipdb->store, sql, &limits, result, &ipdb->err);
    ipdb->database_failed = status != IPDB_OK && status != IPDB_USAGE;
    ipdb->rows_read = result->rows.len;
    result->values = result->rows.len;
    result->title = arena_str(&result->arena, str_trim(sql));
    result->language = STR("en");
    return status != IPDB_OK || result->title.ptr ? status : err_nomem(&ipdb->err);
}

/* A table without rows is nothing; here its columns are what the user wants to see. */
static void add_titles(const struct rowset *set, struct buf *out)
{
    for (size_t i = 0; i < set->columns.len; i++) {
        buf_add(out, i ? STR("  ") : STR(""));
        utf8_safe(out, set->columns.at[i].title, false);
    }
    buf_char(out, '\n');
}

static enum ipdb_status print(const struct rowset *set, enum render_format format, const struct ipdb_sql_options *options,
                              struct buf *out, struct err *err)
{
    if (set->rows.len > 0 || format != RENDER_TABLE)
        return render(set, format, options->width, options->color, out, err);
    add_titles(set, out);
    return out->failed ? err_nomem(err) : IPDB_OK;
}

enum ipdb_status ipdb_sql(struct ipdb *ipdb, const char *sql, const struct ipdb_sql_options *options, ipdb_sink *sink,
                          void *context)
{
    enum render_format format;
    struct rowset result = {0};
    struct buf out = {0};
    struct err *err = &ipdb->err;
    enum ipdb_status status = handle_begin(ipdb);
    if (status == IPDB_OK)
        status = format_parse(options->format, &format, err);
    if (status == IPDB_OK)
        status = check(ipdb, str_of(sql), err);
    if (status == IPDB_OK)
        status = run(ipdb, str_of(sql), options, &result);
    if (status == IPDB_OK)
        status = format_check(&result, format, err);
    if (status == IPDB_OK)
        status = print(&result, format, options, &out, err);
    if (status == IPDB_OK && out.len > 0 && !sink(context, out.ptr, out.len))
        status = err_set(err, IPDB_INTERRUPTED, "the output was stopped");
    if (status == IPDB_OK && result.rows.len == 0)
        status = IPDB_NOTHING;
    buf_fini(&out);
    rowset_fini(&result);
    return status;
}
