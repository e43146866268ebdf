/* SQL of a user becomes a printed answer:
 *
 *     "SELECT region, value FROM fact" → rows → a table
 */
#include "api/print.h"
#include "text/utf8.h"

enum { USUAL_SECONDS = 10, USUAL_ROWS = 100000 };

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
static enum ipdb_status print_titles(struct ipdb *ipdb, const struct rowset *set, const struct ipdb_output *output)
{
    struct buf out = {0};
    for (size_t i = 0; i < set->columns.len; i++) {
        buf_add(&out, i ? STR("  ") : STR(""));
        utf8_safe(&out, set->columns.at[i].title, false);
    }
    buf_char(&out, '\n');
    enum ipdb_status status = print_text(ipdb, &out, output);
    buf_fini(&out);
    return status;
}

enum ipdb_status ipdb_sql(struct ipdb *ipdb, const char *sql, const struct ipdb_sql_options *options,
                          const struct ipdb_output *output)
{
    enum query_language unused;
    struct rowset result = {0};
    size_t invalid = utf8_invalid(str_of(sql));
    enum ipdb_status status = print_begin(ipdb, output, &unused);
    if (status == IPDB_OK && invalid != SIZE_MAX)
        status = err_set(&ipdb->err, IPDB_USAGE, "the statement is not in UTF-8 from byte %zu on", invalid + 1);
    if (status == IPDB_OK)
        status = run(ipdb, str_of(sql), options, &result);
    if (status == IPDB_OK) {
        bool bare = !result.rows.len && print_format(output) == RENDER_TABLE;
        status = (bare ? print_titles : print_rowset)(ipdb, &result, output);
    }
    if (status == IPDB_OK && result.rows.len == 0)
        status = IPDB_NOTHING;
    rowset_fini(&result);
    return status;
}
