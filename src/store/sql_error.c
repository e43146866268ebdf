/* SQLite says what is wrong and, where it knows, at which byte:
 *
 *     no such column: vlaue at column 8; the view dictionary lists what there is
 *       SELECT vlaue FROM fact
 *              ^^^^^
 */
#include "store/sql_error.h"

#include "text/caret.h"
#include "text/utf8.h"

enum { SHOWN_REASON = 160 };

/* Where SQLite found the mistake, or -1. */
static int error_offset(sqlite3 *db)
{
#if SQLITE_VERSION_NUMBER >= 3038000
    return sqlite3_error_offset(db);
#else
    (void)db;
    return -1;
#endif
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || (unsigned char)c >= 0x80;
}

/* The end of the word at `at`, or of the one character that stands there. */
static size_t word_end(struct str line, size_t at)
{
    size_t end = at;
    while (end < line.len && is_word(line.ptr[end]))
        end++;
    return end > at || at == line.len ? end : at + 1;
}

static void add_place(struct buf *message, struct str sql, size_t offset, struct str *line, size_t *at)
{
    size_t begin = 0, number = 1, end;
    for (size_t i = 0; i < offset; i++)
        if (sql.ptr[i] == '\n') {
            begin = i + 1;
            number++;
        }
    end = str_find(sql, STR("\n"), offset);
    *line = str_slice(sql, begin, end == SIZE_MAX ? sql.len : end);
    *at = offset - begin;
    buf_add(message, STR(" at "));
    if (number > 1)
        buf_printf(message, "line %zu, ", number);
    buf_printf(message, "column %zu", utf8_count(str_slice(*line, 0, *at)) + 1);
}

/* SQLite's own words, which may quote any part of the statement. */
static void add_reason(struct buf *message, struct str reason)
{
    size_t shown = caret_fit(reason, 0, reason.len, SHOWN_REASON);
    utf8_safe(message, str_slice(reason, 0, shown), false);
    if (shown < reason.len)
        buf_add(message, STR("…"));
}

static bool is_unknown_name(struct str reason)
{
    return str_starts(reason, STR("no such column")) || str_starts(reason, STR("no such table"));
}

static enum ipdb_status wrong(sqlite3 *db, struct str sql, struct err *err)
{
    struct buf message = {0};
    struct str reason = str_of(sqlite3_errmsg(db)), line = {0};
    int offset = error_offset(db);
    bool placed = offset >= 0 && (size_t)offset <= sql.len;
    size_t at = 0;
    add_reason(&message, reason);
    if (placed)
        add_place(&message, sql, (size_t)offset, &line, &at);
    if (is_unknown_name(reason))
        buf_add(&message, STR("; the view dictionary lists what there is"));
    if (placed)
        caret_add(&message, line, at, word_end(line, at));
    enum ipdb_status status = message.failed ? err_nomem(err) : err_set(err, IPDB_USAGE, "%.*s", STR_ARG(buf_str(&message)));
    buf_fini(&message);
    return status;
}

static enum ipdb_status refused(const struct guard *guard, struct err *err)
{
    if (guard->function[0])
        return err_set(err, IPDB_USAGE, "the function '%s' may not be called here; docs/query.md lists those that may",
                       guard->function);
    return err_set(err, IPDB_USAGE,
                   "exactly one SELECT was expected, and nothing that writes or changes settings; nothing was run");
}

enum ipdb_status sql_error(const struct call *call, const struct guard *guard, struct str sql, enum ipdb_status status,
                           struct err *err)
{
    const char *shown = call->store->shown;
    if (guard->stopped == IPDB_INTERRUPTED)
        return err_set(err, IPDB_INTERRUPTED, "interrupted");
    if (guard->stopped == IPDB_LIMIT)
        return err_set(err, IPDB_LIMIT, "%s: not finished after %u s; ask for less, or allow more with --time-limit", shown,
                       guard->seconds);
    if ((call->rc & 0xFF) == SQLITE_NOMEM || call->rc == SQLITE_IOERR_NOMEM)
        return err_set(err, IPDB_LIMIT, "%s: the statement needs more than %d MiB of memory; ask for less", shown,
                       (int)(GUARD_MEMORY >> 20));
    if (guard->refused || status == IPDB_PERMISSION)
        return refused(guard, err);
    if ((call->rc & 0xFF) == SQLITE_ERROR)
        return wrong(call->store->db, sql, err);
    return status;
}
