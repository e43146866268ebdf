/* hebei-2023#12 → bytes 520 to 529 of hebei-2023, 质押融资金额 + 145亿元 + 。
 * hebie-2023#12 → no bulletin 'hebie-2023'; did you mean hebei-2023?
 *
 * A key may hold @ and # itself: the key as it stands comes before key and version.
 */
#include "api/decide.h"
#include "query/suggest.h"

enum { DIGITS_MOST = 9, KEYS_MOST = 100000, EDITS_MOST = 3, LETTERS_AN_EDIT = 3 };

static size_t digits_behind(struct str s, char mark)
{
    size_t at = s.len;
    while (at > 0 && s.ptr[at - 1] >= '0' && s.ptr[at - 1] <= '9')
        at--;
    size_t count = s.len - at;
    return count > 0 && count <= DIGITS_MOST && at > 1 && s.ptr[at - 1] == mark ? count : 0;
}

static int64_t number_of(struct str digits)
{
    int64_t n = 0;
    for (size_t i = 0; i < digits.len; i++)
        n = n * 10 + (digits.ptr[i] - '0');
    return n;
}

static enum ipdb_status ask(struct ipdb *ipdb, const char *sql, const struct bind *binds, size_t count, struct rowset *out)
{
    struct statement statement = {.sql = str_of(sql)};
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < count && status == IPDB_OK; i++) {
        struct bind *slot = VEC_PUSH(&statement.binds);
        if (slot)
            *slot = binds[i];
        else
            status = err_nomem(&ipdb->err);
    }
    if (status == IPDB_OK)
        status = store_select(ipdb->store, &statement, KEYS_MOST, out, &ipdb->err);
    VEC_FINI(&statement.binds);
    return status;
}

static struct str nearest(const struct rowset *keys, struct str key)
{
    struct str best = {NULL, 0};
    size_t limit = key.len / LETTERS_AN_EDIT < EDITS_MOST ? key.len / LETTERS_AN_EDIT : EDITS_MOST, least = limit + 1;
    for (size_t i = 0; i < keys->rows.len; i++) {
        size_t edits = edit_distance(key, keys->rows.at[i].cells[0], limit);
        if (edits < least) {
            least = edits;
            best = keys->rows.at[i].cells[0];
        }
    }
    return best;
}

static enum ipdb_status no_bulletin(struct ipdb *ipdb, struct str key)
{
    struct rowset keys = {0};
    enum ipdb_status status = ask(ipdb, "SELECT DISTINCT key FROM source ORDER BY key LIMIT 100000", NULL, 0, &keys);
    struct str near = nearest(&keys, key);
    if (status == IPDB_OK && near.len)
        status = err_set(&ipdb->err, IPDB_USAGE, "no bulletin '%.*s'; did you mean %.*s?", STR_ARG(key), STR_ARG(near));
    else if (status == IPDB_OK)
        status = err_set(&ipdb->err, IPDB_USAGE, "no bulletin '%.*s'; see: ipdb query \"list sources\"", STR_ARG(key));
    rowset_fini(&keys);
    return status;
}

/* The bulletin is there without that fact, or not at all. */
static enum ipdb_status missing(struct ipdb *ipdb, struct str key, struct str evidence)
{
    struct rowset facts = {0};
    const struct bind bind = {BIND_TEXT, key, 0};
    enum ipdb_status status = ask(ipdb,
                                  "SELECT s.version, (SELECT count(*) FROM observation o WHERE o.source_id = s.source_id) "
                                  "FROM source s WHERE s.key = ?1 AND s.current = 1",
                                  &bind, 1, &facts);
    if (status == IPDB_OK && facts.rows.len == 0)
        status = no_bulletin(ipdb, key);
    else if (status == IPDB_OK)
        status = err_set(&ipdb->err, IPDB_USAGE, "no fact %.*s; %.*s has version %.*s with %.*s facts", STR_ARG(evidence),
                         STR_ARG(key), STR_ARG(facts.rows.at[0].cells[0]), STR_ARG(facts.rows.at[0].cells[1]));
    rowset_fini(&facts);
    return status;
}

static enum ipdb_status find_unit(struct ipdb *ipdb, struct str sha256, int64_t number, struct arena *arena, struct str *out)
{
    struct rowset units = {0};
    const struct bind binds[] = {{BIND_TEXT, sha256, 0}, {BIND_INT, {NULL, 0}, number}};
    enum ipdb_status status = ask(ipdb,
                                  "SELECT o.unit FROM observation o JOIN source s ON s.source_id = o.source_id WHERE s.sha256 = "
                                  "?1 AND o.number = ?2",
                                  binds, 2, &units);
    if (status == IPDB_OK && units.rows.len) {
        *out = arena_str(arena, units.rows.at[0].cells[0]);
        status = out->ptr ? IPDB_OK : err_nomem(&ipdb->err);
    }
    rowset_fini(&units);
    return status;
}

enum ipdb_status decide_find(struct ipdb *ipdb, struct str evidence, struct arena *arena, struct decision *out, struct str *unit)
{
    size_t digits = digits_behind(evidence, '#');
    if (!digits)
        return err_set(&ipdb->err, IPDB_USAGE, "'%.*s' names no fact; expected bulletin and number, e.g. hebei-2023#12",
                       STR_ARG(evidence));
    struct str key = str_slice(evidence, 0, evidence.len - digits - 1), plain = key;
    int64_t number = number_of(str_slice(evidence, evidence.len - digits, evidence.len));
    enum ipdb_status status = store_anchor(ipdb->store, key, 0, number, arena, out, &ipdb->err);
    size_t version = digits_behind(key, '@');
    if (status == IPDB_NOTHING && version) {
        plain = str_slice(key, 0, key.len - version - 1);
        int64_t old = number_of(str_slice(key, key.len - version, key.len));
        status = old ? store_anchor(ipdb->store, plain, old, number, arena, out, &ipdb->err) : IPDB_NOTHING;
    }
    if (status == IPDB_NOTHING)
        return missing(ipdb, plain, evidence);
    return status == IPDB_OK ? find_unit(ipdb, out->sha256, number, arena, unit) : status;
}
