/* The fingerprint of a schema is the list of its objects with their SQL, compared with the list that the migrations give in memory.
 *
 *     view fact with other SQL          refused: was changed
 *     trigger mine on table source      refused: was added
 *     index mine on table observation   not ours: passed over, as are views and tables of other names
 */
#include "store/verify.h"

#include <stdio.h>

#include "base/buf.h"
#include "store/open.h"
#include "text/utf8.h"

static const char objects_sql[] = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY 1, 2, 3, 4";

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

/* Whether an object that ipdb did not make acts on what ipdb made. */
static enum ipdb_status meddles(struct store *model, const struct call *object, bool *out, struct err *err)
{
    *out = false;
    if (!str_eq(call_column(object, TYPE), STR("trigger")))
        return IPDB_OK;
    struct call call = call_once(model, "SELECT 1 FROM sqlite_master WHERE name = ?1 COLLATE NOCASE");
    call_text(&call, call_column(object, TABLE));
    enum ipdb_status status = call_row(&call, out, err);
    call_end(&call);
    return status;
}

/* Both lists side by side; the first difference that matters is told. */
static enum ipdb_status compare(struct store *store, struct store *model, struct call *have, struct call *want, struct err *err)
{
    bool one = false, other = false, meddler = false;
    enum ipdb_status status = call_row(have, &one, err);
    if (status == IPDB_OK)
        status = call_row(want, &other, err);
    while (status == IPDB_OK && (one || other)) {
        int cmp = !one ? 1 : !other ? -1 : order(have, want, TABLE);
        if (cmp > 0)
            return differs(store, want, "is missing", err);
        if (cmp == 0 && order(have, want, COLUMNS) != 0)
            return differs(store, have, "was changed", err);
        if (cmp < 0)
            status = meddles(model, have, &meddler, err);
        if (meddler)
            return differs(store, have, "was added", err);
        if (status == IPDB_OK)
            status = call_row(have, &one, err);
        if (status == IPDB_OK && cmp == 0)
            status = call_row(want, &other, err);
    }
    return status;
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
    status = compare(store, &model, &have, &want, err);
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
