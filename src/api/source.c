/* hebei-2023    its newest version                hebei-2023@1       its first
 * hebie-2023    no bulletin 'hebie-2023'; did you mean hebei-2023?
 * hebei-2023#12 the newest version's twelfth fact hebei-2023@1#12    that of version 1
 * hebei-2023#99 hebei-2023 has 50 facts; there is no #99
 *
 * A file may be called a@1.txt: the key as it stands comes before key and version.
 */
#include "api/source.h"

#include "query/suggest.h"
#include "text/utf8.h"

enum { DIGITS_MOST = 40, KEYS_SHOWN = 3 };

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

/* "hebei-2023@1" and "#" and "12"; no mark, or more digits than any number has: all of it, and nothing. */
struct parts {
    struct str before, digits;
};

static struct parts split(struct str text, char mark)
{
    size_t at = text.len;
    while (at > 0 && text.ptr[at - 1] >= '0' && text.ptr[at - 1] <= '9')
        at--;
    bool found = at > 1 && at < text.len && text.len - at <= DIGITS_MOST && text.ptr[at - 1] == mark;
    return found ? (struct parts){str_slice(text, 0, at - 1), str_slice(text, at, text.len)} : (struct parts){text, {NULL, 0}};
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
    for (size_t i = 0; more && !shown && i < keys->rows.len; i++)
        if (wanted.len && str_starts(keys->rows.at[i].cells[0], wanted))
            more = suggest_key(out, keys->rows.at[i].cells[0], &shown);
    buf_add(out, shown ? STR("?") : STR("; ipdb query \"list sources\" names those that there are"));
}

static enum ipdb_status no_bulletin(struct ipdb *ipdb, struct str key)
{
    struct rowset keys = {0};
    struct buf safe = {0}, alike = {0};
    enum ipdb_status status = handle_ask(ipdb, "SELECT key FROM source WHERE current = 1 ORDER BY key", NULL, 0, &keys);
    utf8_safe(&safe, key, false);
    add_alike(&keys, key, &alike);
    if (status == IPDB_OK && (safe.failed || alike.failed))
        status = err_nomem(&ipdb->err);
    if (status == IPDB_OK)
        status = err_set(&ipdb->err, IPDB_USAGE, "no bulletin '%.*s'%s", STR_ARG(buf_str(&safe)), alike.ptr);
    buf_fini(&safe);
    buf_fini(&alike);
    rowset_fini(&keys);
    return status;
}

/* The version asked for is not there: the newest that is, or no such bulletin at all. */
static enum ipdb_status not_there(struct ipdb *ipdb, struct str name, struct parts versioned)
{
    struct rowset newest = {0};
    struct bind key = {.kind = BIND_TEXT, .text = versioned.before};
    if (!versioned.digits.len)
        return no_bulletin(ipdb, name);
    enum ipdb_status status = handle_ask(ipdb, "SELECT max(version) FROM source WHERE key = ?1", &key, 1, &newest);
    struct str last = status == IPDB_OK ? newest.rows.at[0].cells[0] : STR("");
    if (last.len)
        status = err_set(&ipdb->err, IPDB_USAGE, "the newest version of %.*s is %.*s; there is no %.*s", STR_ARG(versioned.before),
                         STR_ARG(last), STR_ARG(name));
    else if (status == IPDB_OK)
        status = no_bulletin(ipdb, versioned.before);
    rowset_fini(&newest);
    return status;
}

/* `found` stays without rows when there is none. */
static enum ipdb_status look_up(struct ipdb *ipdb, struct str name, struct parts versioned, struct rowset *found)
{
    struct bind binds[] = {{.kind = BIND_TEXT, .text = name},
                           {.kind = BIND_TEXT, .text = versioned.before},
                           {.kind = BIND_INT, .number = (int64_t)str_number(versioned.digits, 0)}};
    return handle_ask(ipdb,
                      SOURCES "WHERE (s.key = ?1 AND s.current = 1) OR (s.key = ?2 AND s.version = ?3) "
                              "ORDER BY s.key = ?1 DESC LIMIT 1",
                      binds, 3, found);
}

enum ipdb_status source_find(struct ipdb *ipdb, struct str name, struct rowset *found, struct source *out)
{
    struct parts versioned = split(name, '@');
    enum ipdb_status status = look_up(ipdb, name, versioned, found);
    if (status == IPDB_OK && found->rows.len == 0)
        return not_there(ipdb, name, versioned);
    if (status == IPDB_OK)
        *out = source_at(found, 0);
    return status;
}

bool source_names_fact(struct str text)
{
    return split(str_trim(text), '#').digits.len > 0;
}

enum ipdb_status source_find_fact(struct ipdb *ipdb, struct str text, struct arena *arena, struct str *observation)
{
    struct source source;
    struct rowset bulletin = {0}, found = {0};
    struct parts fact = split(str_trim(text), '#');
    enum ipdb_status status = source_find(ipdb, fact.before, &bulletin, &source);
    if (status == IPDB_OK) {
        struct bind binds[] = {{.kind = BIND_INT, .number = source.id},
                               {.kind = BIND_INT, .number = (int64_t)str_number(fact.digits, 0)}};
        status = handle_ask(ipdb, "SELECT observation_id FROM observation WHERE source_id = ?1 AND number = ?2", binds, 2, &found);
    }
    if (status == IPDB_OK && found.rows.len) {
        *observation = arena_str(arena, found.rows.at[0].cells[0]);
        status = observation->ptr ? IPDB_OK : err_nomem(&ipdb->err);
    } else if (status == IPDB_OK)
        status = err_set(&ipdb->err, IPDB_USAGE, "%.*s has %zu fact%s; there is no #%.*s", STR_ARG(fact.before), source.facts,
                         source.facts == 1 ? "" : "s", STR_ARG(fact.digits));
    rowset_fini(&found);
    rowset_fini(&bulletin);
    return status;
}

enum ipdb_status source_complain(struct ipdb *ipdb, struct str text, enum ipdb_status failed)
{
    struct rowset found = {0};
    struct str name = str_trim(text);
    struct err kept = ipdb->err;
    if (look_up(ipdb, name, split(name, '@'), &found) == IPDB_OK && found.rows.len)
        failed = err_set(&ipdb->err, IPDB_USAGE, "%.*s is a bulletin; name one of its facts, such as %.*s#1 (facts: %zu)",
                         STR_ARG(name), STR_ARG(name), source_at(&found, 0).facts);
    else
        ipdb->err = kept;
    rowset_fini(&found);
    return failed;
}
