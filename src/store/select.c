/* Questions: one SELECT with its binds becomes a row set. Whoever wrote it, it may only read (guard.h); what a user wrote is limited in rows,
 * time and memory too, and its mistakes are shown with their place.
 */
#include <limits.h>
#include <stdlib.h>

#include "store/guard.h"
#include "store/sql_error.h"

#define ANSWER_BYTES ((size_t)256 << 20)

/* What an answer may be at most. */
struct extent {
    size_t rows, bytes;
    const char *advice;
};

/* What kinds of values a column has. */
enum { HAS_NUMBERS = 1, HAS_TEXTS = 2 };

static bool is_one_select(const struct call *call, struct str rest)
{
    return call->stmt && sqlite3_stmt_readonly(call->stmt) && str_trim(rest).len == 0;
}

static enum ipdb_status prepare(struct call *call, struct str sql, const struct guard *guard, struct err *err)
{
    struct store *store = call->store;
    const char *rest = NULL;
    if (sql.len > INT_MAX)
        return db_error(store, SQLITE_TOOBIG, "asking", err);
    call->rc = sqlite3_prepare_v2(store->db, sql.ptr, (int)sql.len, &call->stmt, &rest);
    if (call->rc != SQLITE_OK)
        return db_error(store, guard->refused ? SQLITE_AUTH : call->rc, "asking", err);
    if (!is_one_select(call, str_between(rest, sql.ptr + sql.len)))
        return err_set(err, IPDB_PERMISSION, "%s: exactly one SELECT was expected; nothing was run", store->shown);
    return IPDB_OK;
}

static enum ipdb_status bind(struct call *call, const struct statement *statement, struct err *err)
{
    if ((size_t)sqlite3_bind_parameter_count(call->stmt) != statement->binds.len)
        return err_set(err, IPDB_INTERNAL, "%s: %zu values for %d parameters", call->store->shown, statement->binds.len,
                       sqlite3_bind_parameter_count(call->stmt));
    for (size_t i = 0; i < statement->binds.len; i++) {
        const struct bind *b = &statement->binds.at[i];
        if (b->kind == BIND_INT)
            call_number(call, b->number);
        else
            call_text(call, b->text);
    }
    return IPDB_OK;
}

static enum ipdb_status add_columns(const struct call *call, struct rowset *out, struct err *err)
{
    int count = sqlite3_column_count(call->stmt);
    for (int i = 0; i < count; i++) {
        const char *name = sqlite3_column_name(call->stmt, i);
        struct str kept = name ? arena_str(&out->arena, str_of(name)) : (struct str){0};
        if (!kept.ptr || !rowset_column(out, kept, kept, ALIGN_LEFT, FOR_ALL))
            return err_nomem(err);
    }
    return IPDB_OK;
}

/* What SQLite has for this row, borrowed until the next step; returns how many bytes of it are not in the row above, SIZE_MAX without memory. */
static size_t read_row(const struct call *call, const struct row *above, unsigned char *kinds, struct str *cells, size_t count)
{
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
        sqlite3_value *value = sqlite3_column_value(call->stmt, (int)i); /* asked once; the handle is one thread's */
        int type = sqlite3_value_type(value);
        if (type == SQLITE_NULL)
            continue;
        kinds[i] |= type == SQLITE_INTEGER || type == SQLITE_FLOAT ? HAS_NUMBERS : HAS_TEXTS;
        const char *text = (const char *)sqlite3_value_text(value);
        if (!text)
            return SIZE_MAX;
        cells[i] = (struct str){text, (size_t)sqlite3_value_bytes(value)};
        if (above && above->cells[i].ptr && str_eq(cells[i], above->cells[i]))
            cells[i] = above->cells[i]; /* most columns repeat themselves */
        else
            bytes += cells[i].len + 1;
    }
    return bytes;
}

/* The texts of a row in one piece, each with a NUL byte behind it. */
static void keep_texts(struct str *cells, size_t count, const struct row *above, char *at)
{
    for (size_t i = 0; i < count; i++) {
        if (!cells[i].ptr || (above && cells[i].ptr == above->cells[i].ptr))
            continue;
        memcpy(at, cells[i].ptr, cells[i].len);
        at[cells[i].len] = '\0';
        cells[i].ptr = at;
        at += cells[i].len + 1;
    }
}

static enum ipdb_status add_row(const struct call *call, unsigned char *kinds, struct rowset *out, struct err *err)
{
    size_t count = out->columns.len;
    struct row *row = rowset_row(out);
    if (!row)
        return err_nomem(err);
    const struct row *above = out->rows.len > 1 ? row - 1 : NULL;
    size_t bytes = read_row(call, above, kinds, row->cells, count);
    char *texts = bytes == SIZE_MAX ? NULL : arena_alloc(&out->arena, bytes);
    if (!texts)
        return err_nomem(err);
    keep_texts(row->cells, count, above, texts);
    return IPDB_OK;
}

static enum ipdb_status fetch_rows(struct call *call, const struct extent *most, unsigned char *kinds, struct rowset *out,
                                   struct err *err)
{
    for (bool row = true;;) {
        enum ipdb_status status = call_row(call, &row, err);
        if (status != IPDB_OK || !row)
            return status;
        if (out->rows.len == most->rows)
            return err_set(err, IPDB_LIMIT, "%s: more than %zu rows; %s", call->store->shown, most->rows, most->advice);
        status = add_row(call, kinds, out, err);
        if (status != IPDB_OK)
            return status;
        if (out->arena.used > most->bytes)
            return err_set(err, IPDB_LIMIT, "%s: an answer of more than %zu MiB; ask for fewer rows or columns", call->store->shown,
                           most->bytes >> 20);
    }
}

static enum ipdb_status fetch(struct call *call, const struct extent *most, struct rowset *out, struct err *err)
{
    enum ipdb_status status = add_columns(call, out, err);
    unsigned char *kinds = arena_array(&out->arena, out->columns.len + 1, sizeof *kinds);
    if (status == IPDB_OK)
        status = kinds ? fetch_rows(call, most, kinds, out, err) : err_nomem(err);
    for (size_t i = 0; status == IPDB_OK && i < out->columns.len; i++)
        if (kinds[i] == HAS_NUMBERS) {
            out->columns.at[i].numeric = true;
            out->columns.at[i].align = ALIGN_RIGHT;
        }
    return status;
}

static struct bind read_cell(const struct call *call, int column)
{
    sqlite3_value *value = sqlite3_column_value(call->stmt, column);
    if (sqlite3_value_type(value) == SQLITE_INTEGER)
        return (struct bind){BIND_INT, {NULL, 0}, sqlite3_value_int64(value)};
    const char *text = (const char *)sqlite3_value_text(value);
    return (struct bind){BIND_TEXT, {text, text ? (size_t)sqlite3_value_bytes(value) : 0}, 0};
}

static enum ipdb_status hand_over(struct call *call, store_row *row, void *context, struct err *err)
{
    int count = sqlite3_column_count(call->stmt);
    struct bind *cells = calloc((size_t)count + 1, sizeof *cells);
    enum ipdb_status status = cells ? IPDB_OK : err_nomem(err);
    for (bool more = true; status == IPDB_OK;) {
        status = call_row(call, &more, err);
        if (status != IPDB_OK || !more)
            break;
        for (int i = 0; i < count; i++)
            cells[i] = read_cell(call, i);
        status = row(context, cells) ? IPDB_OK : err_nomem(err);
    }
    free(cells);
    return status;
}

enum ipdb_status store_scan(struct store *store, const struct statement *statement, store_row *row, void *context, struct err *err)
{
    struct call call = {.store = store, .next = 1};
    struct guard guard = {.store = store};
    guard_begin(&guard);
    enum ipdb_status status = prepare(&call, statement->sql, &guard, err);
    if (status == IPDB_OK)
        status = bind(&call, statement, err);
    if (status == IPDB_OK)
        status = hand_over(&call, row, context, err);
    call_end(&call);
    guard_end(&guard);
    return status;
}

enum ipdb_status store_select(struct store *store, const struct statement *statement, size_t row_limit, struct rowset *out,
                              struct err *err)
{
    struct extent most = {row_limit, SIZE_MAX, "ask for fewer regions, periods or indicators"};
    struct call call = {.store = store, .next = 1};
    struct guard guard = {.store = store};
    guard_begin(&guard);
    enum ipdb_status status = prepare(&call, statement->sql, &guard, err);
    if (status == IPDB_OK)
        status = bind(&call, statement, err);
    if (status == IPDB_OK)
        status = fetch(&call, &most, out, err);
    call_end(&call);
    guard_end(&guard);
    return status;
}

enum ipdb_status store_sql(struct store *store, struct str sql, const struct sql_limits *limits, struct rowset *out,
                           struct err *err)
{
    struct extent most = {limits->rows, ANSWER_BYTES, "add a LIMIT, or allow more with --rows"};
    struct call call = {.store = store, .next = 1};
    struct guard guard = {.store = store, .recursion = true, .seconds = limits->seconds, .memory_bound = true};
    guard_begin(&guard);
    enum ipdb_status status = prepare(&call, sql, &guard, err);
    if (status == IPDB_OK && sqlite3_bind_parameter_count(call.stmt) > 0)
        status = err_set(err, IPDB_USAGE, "a parameter such as ?1 or :name has no value here; write the value itself");
    if (status == IPDB_OK)
        status = fetch(&call, &most, out, err);
    if (status != IPDB_OK)
        status = sql_error(&call, &guard, sql, status, err);
    call_end(&call);
    guard_end(&guard);
    return status;
}
