/* What one can ask a database for: the names of what has data in it, and the words around them.
 *
 *     by region · growth · pledge_financing · 知识产权质押融资额 · Hebei · 河北省 …
 */
#include "api/handle.h"
#include "query/query.h"
#include "text/utf8.h"

enum { LONGEST = 200 };

static const char *const pairs[] = {"by region", "by province", "by city",  "by county",
                                    "by year",   "by period",   "by scope", "by source"};

static const char names_sql[] =
    "WITH i AS (SELECT * FROM indicator WHERE EXISTS (SELECT 1 FROM observation o WHERE o.indicator_code = "
    "indicator.indicator_code)), "
    "r AS (SELECT * FROM region WHERE EXISTS (SELECT 1 FROM observation o WHERE o.region_code = region.region_code)) "
    "SELECT indicator_code FROM i UNION SELECT name_zh FROM i UNION SELECT name_en FROM i "
    "UNION SELECT name_zh FROM r UNION SELECT short_zh FROM r UNION SELECT name_en FROM r "
    "UNION SELECT name_zh FROM region_group UNION SELECT name_en FROM region_group ORDER BY 1";

/* What can be typed and shown as it is. */
static bool is_plain(struct str name, struct buf *safe)
{
    buf_clear(safe);
    utf8_safe(safe, name, false);
    return name.len > 0 && name.len <= LONGEST && str_eq(buf_str(safe), name);
}

static enum ipdb_status send(const struct rowset *names, ipdb_sink *sink, void *context, struct err *err)
{
    bool more = true;
    struct buf safe = {0};
    struct str word;
    for (size_t i = 0; more && i < sizeof pairs / sizeof *pairs; i++)
        more = sink(context, pairs[i], strlen(pairs[i]));
    for (size_t i = 0; more && (word = query_keyword(i)).len; i++)
        more = sink(context, word.ptr, word.len);
    for (size_t i = 0; more && i < names->rows.len; i++) {
        struct str name = names->rows.at[i].cells[0];
        if (is_plain(name, &safe))
            more = sink(context, name.ptr, name.len);
    }
    buf_fini(&safe);
    return more ? IPDB_OK : err_set(err, IPDB_INTERRUPTED, "the output was stopped");
}

enum ipdb_status ipdb_names(struct ipdb *ipdb, ipdb_sink *sink, void *context)
{
    struct rowset names = {0};
    enum ipdb_status status = handle_begin_open(ipdb);
    if (status == IPDB_OK)
        status = handle_ask(ipdb, names_sql, NULL, 0, &names);
    if (status == IPDB_OK)
        status = send(&names, sink, context, &ipdb->err);
    rowset_fini(&names);
    return status;
}
