/* From an older schema to the newest, step by step.
 *
 *     user_version 0  →  0001_bulletins.sql applied, recorded in `migration` with its SHA-256, user_version 1
 */
#include "store/migrate.h"

#include <stdio.h>

#include "base/digest.h"
#include "schema/embedded.h"

enum ipdb_status migrate_load(struct migrations *out, struct err *err)
{
    struct str folder = STR("migrations/");
    size_t count;
    const struct embedded *all = embedded_all(&count);
    out->made = schema_image;
    for (size_t i = 0; i < count; i++) {
        struct str name = str_of(all[i].name);
        if (!str_starts(name, folder))
            continue;
        struct migration *m = VEC_PUSH(&out->list);
        if (!m)
            return err_nomem(err);
        char number[8];
        snprintf(number, sizeof number, "%04u_", (unsigned)out->list.len % 10000);
        *m = (struct migration){str_slice(name, folder.len, name.len), (const char *)all[i].bytes, all[i].size};
        if (!str_starts(m->name, str_of(number)))
            return err_set(err, IPDB_INTERNAL, "migration %.*s was expected to begin with %s", STR_ARG(m->name), number);
    }
    return IPDB_OK;
}

static enum ipdb_status record(struct store *store, const struct migration *m, size_t number, struct err *err)
{
    char checksum[DIGEST_TEXT], now[DB_TIME], pragma[96];
    digest_sha256((struct str){m->sql, m->size}, checksum);
    db_now(now);
    struct call call = call_once(store, "INSERT INTO migration (number, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)");
    call_number(&call, (int64_t)number);
    call_text(&call, m->name);
    call_text(&call, str_of(checksum));
    call_text(&call, str_of(now));
    enum ipdb_status status = call_done(&call, err);
    call_end(&call);
    if (status != IPDB_OK)
        return status;
    snprintf(pragma, sizeof pragma, "PRAGMA application_id = %d; PRAGMA user_version = %zu", STORE_APPLICATION, number);
    return db_run(store, pragma, "writing its version", err);
}

/* The next migration, inside a transaction; *done when there is none. */
static enum ipdb_status step(struct store *store, const struct migrations *migrations, size_t last, bool *done, struct err *err)
{
    int64_t version;
    enum ipdb_status status = db_number(store, "PRAGMA user_version", &version, err);
    if (status != IPDB_OK)
        return status;
    *done = version < 0 || (uint64_t)version >= last;
    if (*done)
        return IPDB_OK;
    const struct migration *m = &migrations->list.at[version];
    status = db_run(store, m->sql, "migrating", err);
    if (status == IPDB_OK)
        status = record(store, m, (size_t)version + 1, err);
    return status == IPDB_OK ? IPDB_OK : err_context(err, "migration %.*s", STR_ARG(m->name));
}

enum ipdb_status migrate_apply(struct store *store, const struct migrations *migrations, size_t last, struct err *err)
{
    for (bool done = false; !done;) {
        enum ipdb_status status = db_begin(store, err);
        if (status != IPDB_OK)
            return status;
        status = step(store, migrations, last, &done, err);
        status = db_end(store, status, err);
        if (status != IPDB_OK)
            return status;
    }
    return IPDB_OK;
}
