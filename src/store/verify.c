/* The fingerprint of a schema is the list of its objects with their SQL, compared with the list that the migrations give in memory. */
#include "store/verify.h"

#include <stdio.h>

#include "base/buf.h"
#include "store/open.h"
#include "text/utf8.h"

/* What ANALYZE adds is no business of ours. */
static const char objects_sql[] =
    "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE NOT (type = 'table' AND name IN "
    "('sqlite_stat1', 'sqlite_stat4') AND sql LIKE 'CREATE TABLE sqlite_stat_(tbl,idx,%stat%)') ORDER BY 1, 2, 3, 4";

enum { TYPE, NAME, TABLE, SQL, COLUMNS };

static enum ipdb_status differs(struct store *store, const struct call *call, const char *how, struct err *err)
{
    struct buf object = {0};
    utf8_safe(&object, call_column(call, TYPE), false);
    buf_char(&object, ' ');
    utf8_safe(&object, call_column(call, NAME), false);
    enum ipdb_status status =
        object.failed ? err_nomem(err)
                      : err_set(err, IPDB_CORRUPT,
                                "%s: not as ipdb made it: %.100s %s; restore a copy, or ingest the bulletins into a new file",
                                store->shown, object.ptr, how);
    buf_fini(&object);
    return status;
}

/* Order of the first `columns` columns, as the lists are sorted. */
static int order(const struct call *a, const struct call *b, int columns)
{
    int cmp = 0;
    for (int i = 0; i < columns && cmp == 0; i++)
        cmp = str_cmp(call_column(a, i), call_column(b, i));
    return cmp;
}

/* Both lists side by side; the first difference is told. */
static enum ipdb_status compare(struct store *store, struct call *have, struct call *want, struct err *err)
{
    for (;;) {
        bool one = false, other = false;
        enum ipdb_status status = call_row(have, &one, err);
        if (status == IPDB_OK)
            status = call_row(want, &other, err);
        if (status != IPDB_OK || (!one && !other))
            return status;
        int cmp = !one ? 1 : !other ? -1 : order(have, want, TABLE);
        if (cmp != 0)
            return cmp < 0 ? differs(store, have, "was added", err) : differs(store, want, "is missing", err);
        if (order(have, want, COLUMNS) != 0)
            return differs(store, have, "was changed", err);
    }
}

static enum ipdb_status verify_schema(struct store *store, const struct migrations *migrations, size_t version, struct err *err)
{
    struct store model = {0};
    struct call have = {0}, want = {0};
    enum ipdb_status status = open_memory(&model, err);
    if (status == IPDB_OK)
        status = migrate_apply(&model, migrations, version, err);
    if (status != IPDB_OK)
        goto out;
    have = call_once(store, objects_sql);
    want = call_once(&model, objects_sql);
    status = compare(store, &have, &want, err);
out:
    call_end(&have);
    call_end(&want);
    open_fini(&model);
    return status;
}

static enum ipdb_status recognise(struct store *store, const struct migrations *migrations, size_t *version, struct err *err)
{
    int64_t application = 0, number = 0, objects = 0;
    enum ipdb_status status = db_number(store, "PRAGMA application_id", &application, err);
    if (status == IPDB_OK)
        status = db_number(store, "PRAGMA user_version", &number, err);
    if (status != IPDB_OK)
        return status;
    if (application != STORE_APPLICATION && application != 0)
        return err_set(err, IPDB_CORRUPT, "%s: another program's database (application_id 0x%08X); name another file with --db",
                       store->shown, (unsigned)application);
    if (application == STORE_APPLICATION && number > (int64_t)migrations->list.len)
        return err_set(err, IPDB_NEWER, "%s: its schema is number %d, this program knows up to %zu; use a newer ipdb", store->shown,
                       (int)number, migrations->list.len);
    status = db_number(store, "SELECT count(*) FROM sqlite_master", &objects, err);
    if (status != IPDB_OK)
        return status;
    bool fresh = application == 0 && number == 0 && objects == 0;
    if (!fresh && (application == 0 || number <= 0))
        return err_set(err, IPDB_CORRUPT, "%s: a database, but not one of ipdb; name another file with --db", store->shown);
    *version = (size_t)number;
    return fresh ? IPDB_OK : verify_schema(store, migrations, *version, err);
}

enum ipdb_status verify_file(struct store *store, const struct migrations *migrations, size_t *version, struct err *err)
{
    /* One snapshot: another program may be migrating the same file. */
    enum ipdb_status status = db_run(store, "BEGIN", "opening", err);
    if (status == IPDB_OK)
        status = recognise(store, migrations, version, err);
    return db_end(store, status, err);
}
