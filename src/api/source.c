/* hebei-2023    its newest version        hebei-2023@1    its first
 * hebie-2023    no bulletin 'hebie-2023'; did you mean hebei-2023?
 *
 * A file may be called a@1.txt: the key as it stands comes before key and version.
 */
#include "api/source.h"

#include "query/suggest.h"
#include "text/utf8.h"

enum { DIGITS_MOST = 9, KEYS_SHOWN = 3 };

#define SOURCES                                                                                                              \
    "SELECT s.source_id, s.key, s.key || CASE s.current WHEN 1 THEN '' ELSE '@' || s.version END, s.current, "               \
    "(SELECT count(*) FROM observation o WHERE o.source_id = s.source_id), s.sha256, s.program_version, s.catalog_version, " \
    "s.title, s.publisher, s.published_on, s.url, s.region_name, s.region_code FROM source s "

struct source source_at(const struct rowset *found, size_t row)
{
    const struct str *c = found->rows.at[row].cells;
    return (struct source){.id = (int64_t)str_number(c[0], 0),
                           .key = c[1],
                           .shown = c[2],
                           .current = str_eq(c[3], STR("1")),
                           .facts = str_number(c[4], 0),
                           .sha256 = c[5],
                           .program = c[6],
                           .catalog = c[7],
                           .title = c[8],
                           .publisher = c[9],
                           .published = c[10],
                           .url = c[11],
                           .region = c[12],
                           .region_code = c[13]};
}

enum ipdb_status source_all(struct store *store, struct rowset *found, struct err *err)
{
    struct statement statement = {.sql = STR(SOURCES "ORDER BY s.key, s.version")};
    return store_select(store, &statement, HANDLE_ROWS, found, err);
}

/* "hebei-2023" and 1; without a version, or with one too long to be any, 0. */
static struct str split(struct str name, size_t *version)
{
    size_t at = name.len;
    *version = 0;
    while (at > 0 && name.ptr[at - 1] >= '0' && name.ptr[at - 1] <= '9')
        at--;
    if (at < 2 || name.ptr[at - 1] != '@' || name.len - at > DIGITS_MOST)
        return name;
    *version = str_number(str_slice(name, at, name.len), 0);
    return str_slice(name, 0, at - 1);
}

/* Adds a suggestion; false when there are enough. */
static bool suggest_key(struct buf *out, struct str key, size_t *shown)
{
    buf_add(out, *shown ? STR(", ") : STR("; did you mean "));
    utf8_safe(out, key, false);
    return ++*shown < KEYS_SHOWN;
}

/* Keys spelt nearly so; else those that begin so. */
static void add_alike(const struct rowset *keys, struct str wanted, struct buf *out)
{
    size_t shown = 0;
    bool more = true;
    for (size_t edits = 1; edits <= wanted.len / 4 + 1 && !shown; edits++)
        for (size_t i = 0; more && i < keys->rows.len; i++)
            if (edit_distance(keys->rows.at[i].cells[0], wanted, edits) == edits)
                more = suggest_key(out, keys->rows.at[i].cells[0], &shown);
    for (size_t i = 0; more && i < keys->rows.len; i++)
        if (wanted.len && str_starts(keys->rows.at[i].cells[0], wanted))
            more = suggest_key(out, keys->rows.at[i].cells[0], &shown);
    buf_add(out, shown ? STR("?") : STR("; ipdb query \"list sources\" names those that there are"));
}

static enum ipdb_status not_there(struct ipdb *ipdb, struct str name)
{
    size_t version;
    struct str key = split(name, &version);
    struct bind bind = {.kind = BIND_TEXT, .text = key};
    struct statement versions = {.sql = STR("SELECT max(version) FROM source WHERE key = ?1"), .binds = {&bind, 1, 1}};
    struct statement all = {.sql = STR("SELECT key FROM source WHERE current = 1 ORDER BY key")};
    struct rowset last = {0}, keys = {0};
    struct buf safe = {0}, alike = {0};
    enum ipdb_status status = store_select(ipdb->store, &versions, 1, &last, &ipdb->err);
    if (status == IPDB_OK)
        status = store_select(ipdb->store, &all, HANDLE_ROWS, &keys, &ipdb->err);
    ipdb->database_failed = status != IPDB_OK;
    if (status == IPDB_OK) {
        utf8_safe(&safe, name, false);
        add_alike(&keys, key, &alike);
        if (safe.failed || alike.failed)
            status = err_nomem(&ipdb->err);
        else if (version && last.rows.at[0].cells[0].len)
            status = err_set(&ipdb->err, IPDB_USAGE, "no '%.*s': the last version of this bulletin is %.*s",
                             STR_ARG(buf_str(&safe)), STR_ARG(last.rows.at[0].cells[0]));
        else
            status = err_set(&ipdb->err, IPDB_USAGE, "no bulletin '%.*s'%s", STR_ARG(buf_str(&safe)), alike.ptr);
    }
    buf_fini(&safe);
    buf_fini(&alike);
    rowset_fini(&last);
    rowset_fini(&keys);
    return status;
}

enum ipdb_status source_find(struct ipdb *ipdb, struct str name, struct rowset *found, struct source *out)
{
    size_t version;
    struct bind binds[3] = {{.kind = BIND_TEXT, .text = name}, {.kind = BIND_TEXT}, {.kind = BIND_INT}};
    struct statement statement = {.sql = STR(SOURCES "WHERE (s.key = ?1 AND s.current = 1) OR (s.key = ?2 AND s.version = ?3) "
                                                     "ORDER BY s.key = ?1 DESC LIMIT 1"),
                                  .binds = {binds, 3, 3}};
    binds[1].text = split(name, &version);
    binds[2].number = (int64_t)version;
    enum ipdb_status status = store_select(ipdb->store, &statement, 1, found, &ipdb->err);
    ipdb->database_failed = status != IPDB_OK;
    if (status == IPDB_OK && found->rows.len == 0)
        return not_there(ipdb, name);
    if (status == IPDB_OK)
        *out = source_at(found, 0);
    return status;
}
