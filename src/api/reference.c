/* hebei-2023#12 → the newest version's twelfth fact      hebei-2023@1#12 → that of version 1
 * hebie-2023#12 → no bulletin 'hebie-2023'; did you mean hebei-2023?
 *
 * A file may be called a@1.txt: the key as it stands comes before key and version.
 */
#include "api/reference.h"

#include "evidence/record.h"
#include "query/suggest.h"
#include "text/utf8.h"

enum { DIGITS_MOST = 40, KEYS_MOST = 100000, KEYS_SHOWN = 3 };

/* "hebei-2023@1" and "#" and "12"; no mark: all of it, and nothing. */
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

bool reference_is(struct str text)
{
    return split(str_trim(text), '#').digits.len > 0;
}

static enum ipdb_status ask(struct ipdb *ipdb, const char *sql, const struct bind *binds, size_t count, size_t rows,
                            struct rowset *out)
{
    struct statement statement = {.sql = str_of(sql)};
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        struct bind *b = VEC_PUSH(&statement.binds);
        ok = b != NULL;
        if (ok)
            *b = binds[i];
    }
    enum ipdb_status status = ok ? store_select(ipdb->store, &statement, rows, out, &ipdb->err) : err_nomem(&ipdb->err);
    ipdb->database_failed = status != IPDB_OK;
    VEC_FINI(&statement.binds);
    return status;
}

/* Keys like the one asked for: spelt alike, else beginning so. */
static void add_alike(const struct rowset *keys, struct str wanted, struct buf *out)
{
    size_t shown = 0;
    for (size_t limit = 1; limit <= wanted.len / 4 + 1 && !shown; limit++)
        for (size_t i = 0; i < keys->rows.len && shown < KEYS_SHOWN; i++)
            if (edit_distance(keys->rows.at[i].cells[0], wanted, limit) == limit) {
                buf_add(out, shown++ ? STR(", ") : STR("; did you mean "));
                utf8_safe(out, keys->rows.at[i].cells[0], false);
            }
    for (size_t i = 0; i < keys->rows.len && shown < KEYS_SHOWN && out->len == 0; i++)
        if (str_starts(keys->rows.at[i].cells[0], wanted)) {
            buf_add(out, STR("; did you mean "));
            utf8_safe(out, keys->rows.at[i].cells[0], false);
        }
    buf_add(out, out->len ? STR("?") : STR("; ipdb query \"list sources\" names those that there are"));
}

static enum ipdb_status no_bulletin(struct ipdb *ipdb, struct str key)
{
    struct rowset keys = {0};
    struct buf alike = {0};
    enum ipdb_status status =
        ask(ipdb, "SELECT key FROM source WHERE current = 1 ORDER BY key LIMIT 100000", NULL, 0, KEYS_MOST, &keys);
    if (status == IPDB_OK) {
        add_alike(&keys, key, &alike);
        status = err_set(&ipdb->err, IPDB_USAGE, "no bulletin '%.*s'%s", STR_ARG(key), alike.failed ? "" : alike.ptr);
    }
    buf_fini(&alike);
    rowset_fini(&keys);
    return status;
}

/* The version asked for is not there: those that are, or no such bulletin at all. */
static enum ipdb_status no_version(struct ipdb *ipdb, struct str key, struct parts versioned)
{
    struct rowset known = {0};
    const struct bind bind = {.kind = BIND_TEXT, .text = versioned.before};
    enum ipdb_status status = IPDB_OK;
    if (!versioned.digits.len)
        return no_bulletin(ipdb, key);
    status = ask(ipdb, "SELECT max(version) FROM source WHERE key = ?1", &bind, 1, 1, &known);
    struct str last = status == IPDB_OK && known.rows.len ? known.rows.at[0].cells[0] : STR("");
    if (last.len)
        status = err_set(&ipdb->err, IPDB_USAGE, "the newest version of %.*s is %.*s; there is no %.*s", STR_ARG(versioned.before),
                         STR_ARG(last), STR_ARG(key));
    else if (status == IPDB_OK)
        status = no_bulletin(ipdb, versioned.before);
    rowset_fini(&known);
    return status;
}

static enum ipdb_status no_number(struct ipdb *ipdb, struct str key, struct str number, struct bind source)
{
    struct rowset count = {0};
    enum ipdb_status status = ask(ipdb, "SELECT count(*) FROM observation WHERE source_id = ?1", &source, 1, 1, &count);
    if (status == IPDB_OK) {
        struct str facts = count.rows.at[0].cells[0];
        status = err_set(&ipdb->err, IPDB_USAGE, "%.*s has %.*s fact%s; there is no #%.*s", STR_ARG(key), STR_ARG(facts),
                         str_eq(facts, STR("1")) ? "" : "s", STR_ARG(number));
    }
    rowset_fini(&count);
    return status;
}

static enum ipdb_status find_number(struct ipdb *ipdb, struct str key, struct str number, struct bind source, struct arena *arena,
                                    struct str *observation)
{
    struct rowset found = {0};
    const struct bind binds[] = {source, {.kind = BIND_INT, .number = (int64_t)record_number(number)}};
    enum ipdb_status status =
        ask(ipdb, "SELECT observation_id FROM observation WHERE source_id = ?1 AND number = ?2", binds, 2, 1, &found);
    if (status == IPDB_OK && !found.rows.len)
        status = no_number(ipdb, key, number, source);
    else if (status == IPDB_OK) {
        *observation = arena_str(arena, found.rows.at[0].cells[0]);
        status = observation->ptr ? IPDB_OK : err_nomem(&ipdb->err);
    }
    rowset_fini(&found);
    return status;
}

enum ipdb_status reference_find(struct ipdb *ipdb, struct str text, struct arena *arena, struct str *observation)
{
    struct rowset found = {0};
    struct parts fact = split(str_trim(text), '#'), versioned = split(fact.before, '@');
    const struct bind binds[] = {{.kind = BIND_TEXT, .text = fact.before},
                                 {.kind = BIND_TEXT, .text = versioned.before},
                                 {.kind = BIND_INT, .number = (int64_t)record_number(versioned.digits)}};
    enum ipdb_status status = ask(ipdb,
                                  "SELECT source_id FROM source WHERE (key = ?1 AND current = 1) OR (key = ?2 AND version = ?3)"
                                  " ORDER BY key = ?1 DESC LIMIT 1",
                                  binds, 3, 1, &found);
    if (status == IPDB_OK && !found.rows.len)
        status = no_version(ipdb, fact.before, versioned);
    else if (status == IPDB_OK) {
        struct bind source = {.kind = BIND_INT, .number = (int64_t)record_number(found.rows.at[0].cells[0])};
        status = find_number(ipdb, fact.before, fact.digits, source, arena, observation);
    }
    rowset_fini(&found);
    return status;
}

enum ipdb_status reference_complain(struct ipdb *ipdb, struct str text, enum ipdb_status failed)
{
    struct rowset found = {0};
    struct str key = str_trim(text);
    struct parts versioned = split(key, '@');
    const struct bind binds[] = {{.kind = BIND_TEXT, .text = key},
                                 {.kind = BIND_TEXT, .text = versioned.before},
                                 {.kind = BIND_INT, .number = (int64_t)record_number(versioned.digits)}};
    struct err kept = ipdb->err;
    enum ipdb_status status = ask(ipdb,
                                  "SELECT (SELECT count(*) FROM observation o WHERE o.source_id = s.source_id) FROM source s WHERE "
                                  "(key = ?1 AND current = 1) OR (key = ?2 AND version = ?3) ORDER BY key = ?1 DESC LIMIT 1",
                                  binds, 3, 1, &found);
    if (status == IPDB_OK && found.rows.len)
        failed = err_set(&ipdb->err, IPDB_USAGE, "%.*s is a bulletin; name one of its facts, such as %.*s#1 (facts: %.*s)",
                         STR_ARG(key), STR_ARG(key), STR_ARG(found.rows.at[0].cells[0]));
    else
        ipdb->err = kept;
    rowset_fini(&found);
    return failed;
}
