/* Calls of prepared statements: binds one after the other, the first failure kept until the call is made. */
#include "store/db.h"

static void prepare(struct call *call, const char *sql, unsigned flags)
{
    call->rc = sqlite3_prepare_v3(call->store->db, sql, -1, flags, &call->stmt, NULL);
}

struct call call_begin(struct store *store, enum kept kept, const char *sql)
{
    struct call call = {store, store->kept[kept], 1, SQLITE_OK, true};
    if (!call.stmt) {
        prepare(&call, sql, SQLITE_PREPARE_PERSISTENT);
        store->kept[kept] = call.stmt;
    }
    return call;
}

struct call call_once(struct store *store, const char *sql)
{
    struct call call = {store, NULL, 1, SQLITE_OK, false};
    prepare(&call, sql, 0);
    return call;
}

void call_text(struct call *call, struct str s)
{
    if (call->rc == SQLITE_OK)
        call->rc = sqlite3_bind_text64(call->stmt, call->next++, s.ptr ? s.ptr : "", s.len, SQLITE_STATIC, SQLITE_UTF8);
}

void call_null(struct call *call)
{
    if (call->rc == SQLITE_OK)
        call->rc = sqlite3_bind_null(call->stmt, call->next++);
}

void call_optional(struct call *call, struct str s)
{
    if (s.len > 0)
        call_text(call, s);
    else
        call_null(call);
}

void call_number(struct call *call, int64_t n)
{
    if (call->rc == SQLITE_OK)
        call->rc = sqlite3_bind_int64(call->stmt, call->next++, n);
}

void call_real(struct call *call, double x)
{
    if (call->rc == SQLITE_OK)
        call->rc = sqlite3_bind_double(call->stmt, call->next++, x);
}

void call_date(struct call *call, struct date d)
{
    char text[11];
    if (d.year == 0) {
        call_null(call);
        return;
    }
    date_print(d, text);
    if (call->rc == SQLITE_OK)
        call->rc = sqlite3_bind_text(call->stmt, call->next++, text, -1, SQLITE_TRANSIENT);
}

enum ipdb_status call_row(struct call *call, bool *row, struct err *err)
{
    if (call->rc == SQLITE_OK)
        call->rc = sqlite3_step(call->stmt);
    int rc = call->rc;
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return db_error(call->store, rc, "using the database", err);
    *row = rc == SQLITE_ROW;
    call->rc = SQLITE_OK;
    return IPDB_OK;
}

enum ipdb_status call_done(struct call *call, struct err *err)
{
    bool row = true;
    enum ipdb_status status = IPDB_OK;
    while (row && status == IPDB_OK)
        status = call_row(call, &row, err);
    sqlite3_reset(call->stmt);
    call->next = 1;
    return status;
}

struct str call_column(const struct call *call, int column)
{
    const char *text = (const char *)sqlite3_column_text(call->stmt, column);
    return text ? (struct str){text, (size_t)sqlite3_column_bytes(call->stmt, column)} : (struct str){0};
}

int64_t call_column_number(const struct call *call, int column)
{
    return sqlite3_column_int64(call->stmt, column);
}

double call_column_real(const struct call *call, int column)
{
    return sqlite3_column_double(call->stmt, column);
}

void call_end(struct call *call)
{
    if (!call->kept) {
        sqlite3_finalize(call->stmt);
    } else if (call->stmt) {
        sqlite3_reset(call->stmt);
        sqlite3_clear_bindings(call->stmt);
    }
    call->stmt = NULL;
}

enum ipdb_status call_collect(struct call *call, struct call_numbers *out, struct err *err)
{
    bool row = true;
    enum ipdb_status status = IPDB_OK;
    while (status == IPDB_OK && (status = call_row(call, &row, err)) == IPDB_OK && row) {
        int64_t *slot = VEC_PUSH(&out->list);
        if (slot)
            *slot = call_column_number(call, 0);
        else
            status = err_nomem(err);
    }
    return status;
}

enum ipdb_status call_run(struct store *store, const char *sql, int64_t number, struct err *err)
{
    struct call call = call_once(store, sql);
    call_number(&call, number);
    enum ipdb_status status = call_done(&call, err);
    call_end(&call);
    return status;
}
