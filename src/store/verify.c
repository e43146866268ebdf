/* The fingerprint of a schema is the list of its objects with their SQL, compared with the list that the migrations make.
 *
 *     view fact with other SQL          refused: was changed
 *     trigger mine on table source      refused: was added
 *     index mine on table observation   not ours: passed over, as are views and tables of other names
 */
#include "store/verify.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/open.h"
#include "text/utf8.h"

/* The first difference is a failure. */
static enum ipdb_status differs(void *context, const struct schema_object *object, enum verify_difference how, struct err *err)
{
    static const char *const words[] = {"is missing", "was changed", "was added"};
    const struct store *store = context;
    struct buf shown = {0};
    utf8_safe(&shown, object->columns[OBJECT_TYPE], false);
    buf_char(&shown, ' ');
    utf8_safe(&shown, object->columns[OBJECT_NAME], false);
    enum ipdb_status status =
        shown.failed ? err_nomem(err)
                     : err_set(err, IPDB_CORRUPT,
                               "%s: not as ipdb made it: %.100s %s; restore a copy, or ingest the bulletins into a new file",
                               store->shown, shown.ptr, words[how]);
    buf_fini(&shown);
    return status;
}

/* Order of the first `columns` columns, as the lists are sorted. */
static int order(const struct schema_object *a, const struct schema_object *b, int columns)
{
    int cmp = 0;
    for (int i = 0; i < columns && cmp == 0; i++)
        cmp = str_cmp(a->columns[i], b->columns[i]);
    return cmp;
}

/* Whether an object that ipdb did not make acts on what ipdb made. */
static bool meddles(const struct schema *made, const struct schema_object *object)
{
    struct str on = object->columns[OBJECT_TABLE];
    if (!str_eq(object->columns[OBJECT_TYPE], STR("trigger")))
        return false;
    for (size_t i = 0; i < made->count; i++) {
        struct str name = made->objects[i].columns[OBJECT_NAME];
        if (name.len == on.len && sqlite3_strnicmp(name.ptr, on.ptr, (int)on.len) == 0)
            return true;
    }
    return false;
}

/* The next object of the file; its texts are borrowed until the one after it. */
static enum ipdb_status next(struct call *call, struct schema_object *out, bool *row, struct err *err)
{
    enum ipdb_status status = call_row(call, row, err);
    for (int i = 0; status == IPDB_OK && *row && i < OBJECT_COLUMNS; i++)
        out->columns[i] = call_column(call, i);
    return status;
}

/* Both lists side by side; the differences that matter are told. */
static enum ipdb_status compare(struct call *call, const struct schema *made, verify_tell *tell, void *context, struct err *err)
{
    struct schema_object have;
    size_t at = 0;
    bool more = false;
    enum ipdb_status status = next(call, &have, &more, err);
    while (status == IPDB_OK && (more || at < made->count)) {
        const struct schema_object *want = &made->objects[at];
        int cmp = !more ? 1 : at == made->count ? -1 : order(&have, want, OBJECT_TABLE);
        if (cmp > 0)
            status = tell(context, want, VERIFY_MISSING, err);
        else if (cmp == 0 && order(&have, want, OBJECT_COLUMNS) != 0)
            status = tell(context, &have, VERIFY_CHANGED, err);
        else if (cmp < 0 && meddles(made, &have))
            status = tell(context, &have, VERIFY_ADDED, err);
        at += cmp >= 0;
        if (status == IPDB_OK && cmp <= 0)
            status = next(call, &have, &more, err);
    }
    return status;
}

static enum ipdb_status collect(struct store *model, struct arena *arena, struct schema *out, struct err *err)
{
    struct schema_object found, *objects;
    int64_t count = 0;
    bool more = false;
    enum ipdb_status status = db_number(model, "SELECT count(*) FROM sqlite_master", &count, err);
    if (status != IPDB_OK)
        return status;
    objects = arena_array(arena, (size_t)count + 1, sizeof *objects);
    if (!objects)
        return err_nomem(err);
    struct call call = call_once(model, SCHEMA_OBJECTS_SQL);
    for (*out = (struct schema){objects, 0}; status == IPDB_OK; out->count++) {
        status = next(&call, &found, &more, err);
        if (status != IPDB_OK || !more)
            break;
        for (int i = 0; i < OBJECT_COLUMNS; i++)
            objects[out->count].columns[i] = arena_str(arena, found.columns[i]);
    }
    call_end(&call);
    return status;
}

/* What the first `version` migrations make: known for all of them, else found out in memory. */
static enum ipdb_status make(const struct migrations *migrations, size_t version, struct arena *arena, struct schema *out,
                             struct err *err)
{
    if (version == migrations->list.len && migrations->made.count > 0) {
        *out = migrations->made;
        return IPDB_OK;
    }
    struct store model = {0};
    enum ipdb_status status = open_memory(&model, err);
    if (status == IPDB_OK)
        status = migrate_apply(&model, migrations, version, err);
    if (status == IPDB_OK)
        status = collect(&model, arena, out, err);
    open_fini(&model);
    return status;
}

enum ipdb_status verify_schema(struct store *store, const struct migrations *migrations, size_t version, verify_tell *tell,
                               void *context, struct err *err)
{
    struct arena arena = {0};
    struct schema made = {0};
    enum ipdb_status status = make(migrations, version, &arena, &made, err);
    if (status == IPDB_OK) {
        struct call call = call_once(store, SCHEMA_OBJECTS_SQL);
        status = compare(&call, &made, tell, context, err);
        call_end(&call);
    }
    arena_fini(&arena);
    return status;
}

enum ipdb_status verify_number(struct store *store, const struct migrations *migrations, size_t *version, struct err *err)
{
    int64_t application = 0, number = 0, objects = 1;
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
    if (application == 0 && number == 0)
        status = db_number(store, "SELECT count(*) FROM sqlite_master", &objects, err);
    if (status != IPDB_OK)
        return status;
    bool fresh = application == 0 && number == 0 && objects == 0;
    if (!fresh && (application == 0 || number <= 0))
        return err_set(err, IPDB_CORRUPT, "%s: a database, but not one of ipdb; name another file with --db", store->shown);
    *version = (size_t)number;
    return IPDB_OK;
}

static enum ipdb_status recognise(struct store *store, const struct migrations *migrations, size_t *version, struct err *err)
{
    enum ipdb_status status = verify_number(store, migrations, version, err);
    return status != IPDB_OK || *version == 0 ? status : verify_schema(store, migrations, *version, differs, store, err);
}

enum ipdb_status verify_file(struct store *store, const struct migrations *migrations, size_t *version, struct err *err)
{
    /* One snapshot: another program may be migrating the same file. */
    enum ipdb_status status = db_run(store, "BEGIN", "opening", err);
    if (status == IPDB_OK)
        status = recognise(store, migrations, version, err);
    return db_end(store, status, err);
}
