/* Every row of ipdb's tables against what the schema demands of it: PRAGMA integrity_check leaves CHECK constraints out on a file that is only
 * read. Each row is put into the same table of an empty database in memory, which refuses it or not.
 *
 *     UPDATE aside SET reason = 'dat'  →  CHECK_CONSTRAINT "aside" with the constraint in SQLite's words
 */
#include "store/check_parts.h"

#include <stdio.h>

#include "store/migrate.h"
#include "store/open.h"

#define SQL_MOST 512
#define HELD     ((size_t)64 << 10) /* bytes of rows that the model holds before it is emptied */

/* "?1, ?2, …" for `count` columns behind INSERT; false when that is too long. */
static bool insert_sql(const char *table, int count, char out[SQL_MOST])
{
    int len = snprintf(out, SQL_MOST, "INSERT INTO \"%s\" VALUES (?1", table);
    for (int i = 2; i <= count && len < SQL_MOST; i++)
        len += snprintf(out + len, SQL_MOST - (size_t)len, ", ?%d", i);
    return len < SQL_MOST - 2 && snprintf(out + len, SQL_MOST - (size_t)len, ")") == 1;
}

/* One table of the file and the same in the model. */
struct comparing {
    const char *table;
    struct call rows, insert, clear;
    int columns;
    size_t held; /* bytes of rows in the model */
};

static size_t bind_row(struct comparing *t, int *rc)
{
    size_t bytes = 0;
    for (int i = 1; i <= t->columns && *rc == SQLITE_OK; i++) {
        sqlite3_value *value = sqlite3_column_value(t->rows.stmt, i);
        int type = sqlite3_value_type(value);
        bytes += type == SQLITE_TEXT || type == SQLITE_BLOB ? (size_t)sqlite3_value_bytes(value) : sizeof(int64_t);
        *rc = sqlite3_bind_value(t->insert.stmt, i, value);
    }
    return bytes;
}

static enum ipdb_status try_row(struct checking *c, struct comparing *t, struct err *err)
{
    sqlite3 *model = t->insert.store->db;
    enum ipdb_status status = IPDB_OK;
    int rc = t->insert.rc;
    t->held += bind_row(t, &rc);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(t->insert.stmt);
    if ((rc & 0xFF) == SQLITE_CONSTRAINT) {
        struct check_finding at = {CHECK_CONSTRAINT, .table = str_of(t->table), .row = call_column_number(&t->rows, 0),
                                   .found = str_of(sqlite3_errmsg(model))};
        check_locate(c, &at);
        status = check_tell(c, &at, err);
    } else if (rc != SQLITE_DONE) {
        status = db_error(t->insert.store, rc, "checking", err);
    }
    sqlite3_reset(t->insert.stmt);
    sqlite3_clear_bindings(t->insert.stmt);
    if (status != IPDB_OK || t->held < HELD)
        return status;
    t->held = 0;
    return call_done(&t->clear, err);
}

static enum ipdb_status check_table(struct checking *c, struct store *model, const char *table, struct err *err)
{
    char select[SQL_MOST], insert[SQL_MOST], clear[SQL_MOST];
    bool row = false;
    enum ipdb_status status = IPDB_OK;
    struct comparing t = {.table = table};
    (void)snprintf(select, sizeof select, "SELECT rowid, * FROM \"%s\" NOT INDEXED", table);
    (void)snprintf(clear, sizeof clear, "DELETE FROM \"%s\"", table);
    t.rows = call_once(c->store, select);
    t.columns = t.rows.rc == SQLITE_OK ? sqlite3_column_count(t.rows.stmt) - 1 : 1;
    if (!insert_sql(table, t.columns, insert))
        status = err_set(err, IPDB_INTERNAL, "%s: table %s has too many columns to be checked", c->store->shown, table);
    t.insert = call_once(model, insert);
    t.clear = call_once(model, clear);
    while (status == IPDB_OK && (status = call_row(&t.rows, &row, err)) == IPDB_OK && row)
        status = try_row(c, &t, err);
    if (status == IPDB_OK)
        status = call_done(&t.clear, err);
    call_end(&t.rows);
    call_end(&t.insert);
    call_end(&t.clear);
    return check_absorb(c, status, table, (struct str){0}, err);
}

static enum ipdb_status check_tables(struct checking *c, struct store *model, struct err *err)
{
    bool row = false;
    enum ipdb_status status = IPDB_OK;
    struct call tables =
        call_once(model, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    while (status == IPDB_OK && (status = call_row(&tables, &row, err)) == IPDB_OK && row) {
        char name[64];
        (void)snprintf(name, sizeof name, "%.*s", STR_ARG(call_column(&tables, 0)));
        status = check_table(c, model, name, err);
    }
    call_end(&tables);
    return status;
}

enum ipdb_status check_rows(struct checking *c, struct err *err)
{
    struct migrations migrations = {0};
    struct store model = {0};
    enum ipdb_status status = migrate_load(&migrations, err);
    if (status == IPDB_OK)
        status = open_memory(&model, err);
    if (status == IPDB_OK)
        status = migrate_apply(&model, &migrations, migrations.list.len, err);
    if (status == IPDB_OK) /* its row of each migration would stand in the way of the file's */
        status = db_run(&model, "PRAGMA foreign_keys = OFF; BEGIN; DELETE FROM migration", "checking", err);
    if (status == IPDB_OK)
        status = check_tables(c, &model, err);
    open_fini(&model);
    VEC_FINI(&migrations.list);
    return status;
}
