/* Decisions going in and out.
 *
 *     store_anchor(observation 12)   →  bytes 812 to 822, 质押登记金额 + 145亿元 + ，同比…; what was read there
 *     store_decide(…)                         →  kept, and applied to all versions of the bulletin
 */
#include "store/journal.h"
#include "store/settle.h"

#include "text/utf8.h"

enum { CONTEXT_MAX = 2000 }; /* bytes of a sentence that are kept on either side */

static const char anchor_sql[] =
    "SELECT s.sha256, s.key, o.begin_byte, o.end_byte, o.quote, p.begin_byte, p.text, "
    "coalesce((SELECT " SETTLE_READING("r") " FROM reading r WHERE r.observation_id = o.observation_id), " SETTLE_READING(
        "o") ") FROM observation o JOIN source s ON s.source_id = o.source_id JOIN passage p ON p.passage_id = o.passage_id "
             "WHERE o.observation_id = ?1";

static struct str end_of(struct str s)
{
    size_t at = s.len > CONTEXT_MAX ? s.len - CONTEXT_MAX : 0;
    while (at > 0 && at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
        at++;
    return str_slice(s, at, s.len);
}

static struct str begin_of(struct str s)
{
    return s.len > CONTEXT_MAX ? str_slice(s, 0, utf8_prev(s, CONTEXT_MAX)) : s;
}

static enum ipdb_status fill_anchor(const struct call *call, struct arena *arena, struct decision *out, struct err *err)
{
    struct str sentence = call_column(call, 6);
    size_t begin = (size_t)call_column_number(call, 2), end = (size_t)call_column_number(call, 3);
    size_t first = (size_t)call_column_number(call, 5);
    if (begin < first || end < begin || end - first > sentence.len)
        return db_error(call->store, SQLITE_CORRUPT, "reading", err);
    out->begin = begin;
    out->end = end;
    out->sha256 = arena_str(arena, call_column(call, 0));
    out->key = arena_str(arena, call_column(call, 1));
    out->exact = arena_str(arena, call_column(call, 4));
    out->prefix = arena_str(arena, end_of(str_slice(sentence, 0, begin - first)));
    out->suffix = arena_str(arena, begin_of(str_slice(sentence, end - first, sentence.len)));
    out->reading = arena_str(arena, call_column(call, 7));
    bool ok = out->sha256.ptr && out->key.ptr && out->exact.ptr && out->prefix.ptr && out->suffix.ptr && out->reading.ptr;
    return ok ? IPDB_OK : err_nomem(err);
}

enum ipdb_status store_anchor(struct store *store, int64_t observation, struct arena *arena, struct decision *out, struct err *err)
{
    bool row = false;
    struct call call = call_once(store, anchor_sql);
    call_number(&call, observation);
    enum ipdb_status status = call_row(&call, &row, err);
    if (status == IPDB_OK)
        status = row ? fill_anchor(&call, arena, out, err) : IPDB_NOTHING;
    call_end(&call);
    return status;
}

static const char insert_sql[] =
    "INSERT OR IGNORE INTO decision (sha256, key, begin_byte, end_byte, exact, prefix, suffix, reading, verdict, field, "
    "replacement, reason, decided_by, decided_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

/* `*number` is 0 when it was there. */
static enum ipdb_status insert(struct store *store, const struct decision *d, int64_t *number, struct err *err)
{
    struct call call = call_once(store, insert_sql);
    call_text(&call, d->sha256);
    call_text(&call, d->key);
    call_number(&call, (int64_t)d->begin);
    call_number(&call, (int64_t)d->end);
    call_text(&call, d->exact);
    call_text(&call, d->prefix);
    call_text(&call, d->suffix);
    call_text(&call, d->reading);
    call_text(&call, str_of(verdict_code(d->verdict)));
    call_text(&call, str_of(decision_field_code(d->field)));
    if (d->verdict == VERDICT_REPLACE)
        call_text(&call, d->replacement);
    else
        call_null(&call);
    call_text(&call, d->reason);
    call_text(&call, d->by);
    call_text(&call, d->at);
    enum ipdb_status status = call_done(&call, err);
    *number = status == IPDB_OK && sqlite3_changes(store->db) > 0 ? sqlite3_last_insert_rowid(store->db) : 0;
    call_end(&call);
    return status;
}

static bool same_bulletin(const struct decision *a, const struct decision *b)
{
    return str_eq(a->key, b->key) && str_eq(a->sha256, b->sha256);
}

static enum ipdb_status insert_all(struct store *store, const struct decision *list, size_t count, int64_t *numbers,
                                   struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < count && status == IPDB_OK; i++) {
        int64_t number = 0;
        status = insert(store, &list[i], &number, err);
        if (numbers)
            numbers[i] = number;
        bool last = i + 1 == count || !same_bulletin(&list[i], &list[i + 1]);
        if (status == IPDB_OK && last)
            status = settle_bulletin(store, list[i].key, list[i].sha256, err);
    }
    return status;
}

enum ipdb_status store_decide(struct store *store, const struct decision *list, size_t count, int64_t *numbers, struct err *err)
{
    enum ipdb_status status = journal_begin(store, err);
    return status == IPDB_OK ? journal_end(store, insert_all(store, list, count, numbers, err), err) : status;
}

static enum ipdb_status remove_decision(struct store *store, int64_t id, struct err *err)
{
    struct arena arena = {0};
    bool row = false;
    struct call call = call_once(store, "SELECT key, sha256 FROM decision WHERE decision_id = ?1");
    call_number(&call, id);
    enum ipdb_status status = call_row(&call, &row, err);
    struct str key = arena_str(&arena, call_column(&call, 0)), sha256 = arena_str(&arena, call_column(&call, 1));
    call_end(&call);
    if (status == IPDB_OK && !row)
        status = err_set(err, IPDB_USAGE, "%s: no decision has the number %lld; see: ipdb decisions", store->shown, (long long)id);
    if (status != IPDB_OK)
        goto out;
    status = call_run(store, "DELETE FROM decision WHERE decision_id = ?1", id, err);
    if (status == IPDB_OK)
        status = settle_bulletin(store, key, sha256, err);
out:
    arena_fini(&arena);
    return status;
}

enum ipdb_status store_revoke(struct store *store, int64_t decision_id, struct err *err)
{
    enum ipdb_status status = journal_begin(store, err);
    return status == IPDB_OK ? journal_end(store, remove_decision(store, decision_id, err), err) : status;
}

void store_now(char out[STORE_TIME])
{
    _Static_assert(STORE_TIME == DB_TIME, "one form of the time");
    db_now(out);
}
