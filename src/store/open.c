/* The life of a database handle: the path is looked at, the file opened and hardened, recognised, migrated, and closed in good order.
 *
 *     store_open("b.db", STORE_READ, …) where there is none  →  IPDB_NOINPUT, "no database at 'b.db'; make one with: ipdb ingest --db b.db FILE…"
 */
#define _XOPEN_SOURCE 700 /* realpath */

#include "store/open.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/journal.h"
#include "store/verify.h"

#define BUSY_WAIT 5000 /* milliseconds */

struct setting {
    int what, value;
};

static const struct setting doors[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
};

/* A row holds a document's text, so that LENGTH is READER_LIMIT and some. */
static const struct setting limits[] = {
    {SQLITE_LIMIT_LENGTH, 80 << 20}, {SQLITE_LIMIT_SQL_LENGTH, 64 << 10},     {SQLITE_LIMIT_EXPR_DEPTH, 100},
    {SQLITE_LIMIT_ATTACHED, 0},      {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100}, {SQLITE_LIMIT_VDBE_OP, 25000},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 1}, {SQLITE_LIMIT_WORKER_THREADS, 0},
};

static enum ipdb_status harden(struct store *store, struct err *err)
{
    for (size_t i = 0; i < sizeof doors / sizeof *doors; i++) {
        int now = -1;
        int rc = sqlite3_db_config(store->db, doors[i].what, doors[i].value, &now);
        if (rc != SQLITE_OK || now != doors[i].value)
            return err_set(err, IPDB_INTERNAL, "%s: this SQLite (%s) cannot be hardened (setting %d); use 3.31 or newer",
                           store->shown, sqlite3_libversion(), doors[i].what);
    }
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(store->db, limits[i].what, limits[i].value);
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, BUSY_WAIT);
    return db_run(store, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON",
                  "opening", err);
}

enum ipdb_status open_memory(struct store *store, struct err *err)
{
    snprintf(store->shown, sizeof store->shown, "(memory)");
    int rc = sqlite3_open_v2(":memory:", &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    return rc == SQLITE_OK ? harden(store, err) : db_error(store, rc, "opening", err);
}

void open_fini(struct store *store)
{
    db_forget(store);
    sqlite3_close_v2(store->db);
    free(store->file);
    free(store->folder);
    *store = (struct store){0};
}

static enum ipdb_status refuse(const struct store *store, const struct stat *info, enum store_mode mode, struct err *err)
{
    const char *what = S_ISDIR(info->st_mode)   ? "a folder"
                       : S_ISLNK(info->st_mode) ? "a symbolic link"
                       : S_ISREG(info->st_mode) ? NULL
                                                : "no regular file";
    if (what)
        return err_set(err, IPDB_DATA, "%s: %s, not a database; name the database file itself with --db", store->shown, what);
    if (info->st_size == 0 && mode == STORE_READ)
        return err_set(err, IPDB_CORRUPT, "%s: an empty file, not a database; fill it with: ipdb ingest --db %s FILE…",
                       store->shown, store->shown);
    return IPDB_OK;
}

/* What stands at the path, before SQLite sees it. */
static enum ipdb_status look(struct store *store, const char *path, enum store_mode mode, struct err *err)
{
    struct stat info;
    if (lstat(path, &info) == 0 && (S_ISLNK(info.st_mode) || access(path, R_OK) == 0))
        return refuse(store, &info, mode, err);
    if (errno != ENOENT)
        return err_set(err, err_of_errno(errno), "%s: cannot be opened as a database (%s); check the path and its rights",
                       store->shown, errno == ENOTDIR ? "a part of the path is no folder" : "no access");
    if (mode == STORE_READ)
        return err_set(err, IPDB_NOINPUT, "no database at '%s'; make one with: ipdb ingest --db %s FILE…", store->shown,
                       store->shown);
    return IPDB_OK;
}

/* Absolute folder and file: SQLite then refuses a link put in the file's place without refusing links above it. */
static enum ipdb_status locate(struct store *store, const char *path, struct err *err)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t head = (size_t)(name - path);
    char *folder = malloc(head + 2);
    if (!folder)
        return err_nomem(err);
    memcpy(folder, head ? path : ".", head ? head : 1);
    folder[head ? head : 1] = '\0';
    store->folder = realpath(folder, NULL);
    int failed = errno;
    free(folder);
    if (!store->folder)
        return err_set(err, err_of_errno(failed), "%s: its folder is not there or may not be entered; make the folder first",
                       store->shown);
    size_t size = strlen(store->folder) + strlen(name) + 2;
    store->file = malloc(size);
    if (!store->file)
        return err_nomem(err);
    snprintf(store->file, size, "%s/%s", store->folder, name);
    return IPDB_OK;
}

static enum ipdb_status open_file(struct store *store, enum store_mode mode, struct err *err)
{
    if (mode == STORE_WRITE && access(store->folder, W_OK | X_OK) != 0)
        return err_set(err, IPDB_PERMISSION, "%s: its folder may not be written; use a folder that may, with --db", store->shown);
    int flags = mode == STORE_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    int rc = sqlite3_open_v2(store->file, &store->db, flags | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc != SQLITE_OK)
        return db_error(store, rc, "opening", err);
    enum ipdb_status status = harden(store, err);
    if (status == IPDB_OK && mode == STORE_READ)
        status = db_run(store, "PRAGMA query_only = ON", "opening", err);
    if (status == IPDB_OK && mode == STORE_WRITE && sqlite3_db_readonly(store->db, "main"))
        status = err_set(err, IPDB_PERMISSION, "%s: the file may only be read; make it writable, or use another with --db",
                         store->shown);
    return status;
}

/* A writer that was killed left the file in WAL mode: it is put to rest when this one closes. */
static enum ipdb_status resume(struct store *store, struct err *err)
{
    char journal[16];
    enum ipdb_status status = db_word(store, "PRAGMA journal_mode", journal, sizeof journal, err);
    return status == IPDB_OK && strcmp(journal, "wal") == 0 ? journal_enter(store, err) : status;
}

/* Recognises the file and brings it up to date. */
static enum ipdb_status ready(struct store *store, enum store_mode mode, struct err *err)
{
    struct migrations migrations = {0};
    size_t version = 0, last;
    enum ipdb_status status = migrate_load(&migrations, err);
    last = migrations.list.len;
    if (status == IPDB_OK)
        status = verify_file(store, &migrations, &version, err);
    if (status != IPDB_OK)
        goto out;
    if (version == last) {
        status = mode == STORE_WRITE ? resume(store, err) : IPDB_OK;
        goto out;
    }
    if (mode == STORE_READ) {
        status = err_set(err, IPDB_DATA,
                         "%s: its schema is number %zu, this program reads %zu; 'ipdb ingest --db %s FILE…' brings it up to date",
                         store->shown, version, last, store->shown);
        goto out;
    }
    status = journal_enter(store, err);
    if (status == IPDB_OK)
        status = migrate_apply(store, &migrations, last, err);
    if (status == IPDB_OK)
        status = journal_settle(store, err);
out:
    VEC_FINI(&migrations.list);
    return status;
}

enum ipdb_status open_unverified(const char *path, enum store_mode mode, struct store **out, struct err *err)
{
    struct store *store = calloc(1, sizeof *store);
    if (!store)
        return err_nomem(err);
    file_display(path, store->shown, sizeof store->shown);
    enum ipdb_status status = look(store, path, mode, err);
    if (status == IPDB_OK)
        status = locate(store, path, err);
    if (status == IPDB_OK)
        status = open_file(store, mode, err);
    if (status == IPDB_OK)
        *out = store;
    else
        (void)store_close(store, NULL);
    return status;
}

enum ipdb_status store_open(const char *path, enum store_mode mode, struct store **out, struct err *err)
{
    struct store *store;
    enum ipdb_status status = open_unverified(path, mode, &store, err);
    if (status != IPDB_OK)
        return status;
    status = ready(store, mode, err);
    if (status == IPDB_OK)
        *out = store;
    else
        (void)store_close(store, NULL);
    return status;
}

enum ipdb_status store_close(struct store *store, struct err *err)
{
    if (!store)
        return IPDB_OK;
    db_forget(store);
    enum ipdb_status status = journal_leave(store, err);
    open_fini(store);
    free(store);
    return status;
}

const char *store_library(void)
{
    return "SQLite " SQLITE_VERSION;
}
