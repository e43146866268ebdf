/* Questions: one SELECT with its binds becomes a row set. The text of the SQL comes from the planner alone; still it may only read, and only call functions
 * whose cost is bounded (a progress handler cannot interrupt one long call of printf or randomblob).
 */
#include <limits.h>

#include "store/db.h"

static const char *const functions[] = {
    "abs",     "avg",   "char",       "coalesce", "count",  "dense_rank", "first_value", "glob",   "group_concat", "ifnull", "iif",
    "instr",   "lag",   "last_value", "lead",     "length", "like",       "lower",       "max",    "min",          "nullif", "rank",
    "replace", "round", "row_number", "substr",   "sum",    "total",      "trim",        "typeof", "upper",
};

static bool may_call(const char *function)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (function && sqlite3_stricmp(functions[i], function) == 0)
            return true;
    return false;
}

static int authorize(void *refused, int action, const char *first, const char *second, const char *database, const char *view)
{
    (void)first, (void)database, (void)view;
    if (action == SQLITE_SELECT || action == SQLITE_READ || (action == SQLITE_FUNCTION && may_call(second)))
        return SQLITE_OK;
    *(bool *)refused = true;
    return SQLITE_DENY;
}

static enum ipdb_status prepare(struct store *store, struct str sql, const bool *refused, struct call *call, struct err *err)
{
    const char *rest = NULL;
    if (sql.len > INT_MAX)
        return db_error(store, SQLITE_TOOBIG, "asking", err);
    call->rc = sqlite3_prepare_v2(store->db, sql.ptr, (int)sql.len, &call->stmt, &rest);
    if (call->rc != SQLITE_OK)
        return db_error(store, *refused ? SQLITE_AUTH : call->rc, "asking", err);
    if (!call->stmt || !sqlite3_stmt_readonly(call->stmt) || str_trim(str_between(rest, sql.ptr + sql.len)).len > 0)
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

static enum ipdb_status add_row(const struct call *call, struct rowset *out, struct err *err)
{
    struct row *row = rowset_row(out);
    if (!row)
        return err_nomem(err);
    for (size_t i = 0; i < out->columns.len; i++) {
        if (sqlite3_column_type(call->stmt, (int)i) == SQLITE_NULL)
            continue;
        struct str cell = call_column(call, (int)i);
        if (cell.ptr)
            cell = arena_str(&out->arena, cell);
        if (!cell.ptr)
            return err_nomem(err);
        row->cells[i] = cell;
    }
    return IPDB_OK;
}

static enum ipdb_status fetch(struct call *call, size_t row_limit, struct rowset *out, struct err *err)
{
    enum ipdb_status status = add_columns(call, out, err);
    for (bool row = true; status == IPDB_OK;) {
        status = call_row(call, &row, err);
        if (status != IPDB_OK || !row)
            return status;
        if (out->rows.len == row_limit)
            return err_set(err, IPDB_LIMIT, "%s: more than %zu rows; ask for fewer regions, periods or indicators",
                           call->store->shown, row_limit);
        status = add_row(call, out, err);
    }
    return status;
}

enum ipdb_status store_select(struct store *store, const struct statement *statement, size_t row_limit, struct rowset *out,
                              struct err *err)
{
    struct call call = {.store = store, .next = 1};
    bool refused = false;
    sqlite3_set_authorizer(store->db, authorize, &refused);
    enum ipdb_status status = prepare(store, statement->sql, &refused, &call, err);
    if (status == IPDB_OK)
        status = bind(&call, statement, err);
    if (status == IPDB_OK)
        status = fetch(&call, row_limit, out, err);
    call_end(&call);
    sqlite3_set_authorizer(store->db, NULL, NULL);
    return status;
}
