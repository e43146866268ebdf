/* SQLite's online backup, page by page into a temporary file.
 *
 *     backup.db.tmp-4711-0  ← pages, quick_check, fingerprint, fsync  →  renamed to backup.db, folder synced
 *
 * SQLite starts anew when another connection writes between two steps. Under a busy writer that could go on for ever, so the second
 * start holds a read transaction: in WAL mode, which a writer of ipdb uses, that keeps nobody waiting. The first start holds none: the
 * change to WAL mode, with which a writer begins, would wait for it.
 */
#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "store/open.h"
#include "store/verify.h"

#define STEP       256  /* pages between two looks at the clock */
#define WAIT       5000 /* milliseconds for a writer to finish */
#define PAUSE      20   /* milliseconds between two tries */
#define OPERATIONS 1000

struct copying {
    struct store *from;
    const char *path;
    char shown[STORE_SHOWN]; /* of `path` */
    struct buf name;         /* of the temporary file; empty: none is there */
    struct store copy;       /* the temporary file as a database */
    bool held;               /* `from` is in a read transaction */
    backup_progress *progress;
    void *context;
};

static bool is_stopped(const struct store *store)
{
    return store->stop && store->stop(store->stop_context);
}

static enum ipdb_status interrupted(struct err *err)
{
    return err_set(err, IPDB_INTERRUPTED, "interrupted; no copy was made");
}

static enum ipdb_status failed(const struct copying *c, const char *what, const char *advice, struct err *err)
{
    int number = errno;
    char reason[128];
    if (strerror_r(number, reason, sizeof reason) != 0)
        (void)snprintf(reason, sizeof reason, "error %d", number);
    return err_set(err, err_of_errno(number), "%s: %s (%s); %s", c->shown, what, reason, advice);
}

static enum ipdb_status refuse(const struct copying *c, const char *why, struct err *err)
{
    return err_set(err, IPDB_USAGE, "%s: %s; name another file for the copy", c->shown, why);
}

/* A journal beside the copy would be taken for the copy's own. */
static bool has_companion(const char *path)
{
    static const char *const endings[] = {"-wal", "-journal"};
    struct stat info;
    bool has = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !has; i++) {
        struct buf name = {0};
        buf_printf(&name, "%s%s", path, endings[i]);
        has = name.failed || lstat(name.ptr, &info) == 0;
        buf_fini(&name);
    }
    return has;
}

/* What is at the path is an ipdb database, of whatever version this program knows. */
static enum ipdb_status look_at_old(const struct copying *c, struct err *err)
{
    struct migrations migrations = {0};
    struct store *old = NULL;
    size_t version = 0;
    enum ipdb_status status = migrate_load(&migrations, err);
    if (status == IPDB_OK)
        status = open_unverified(c->path, STORE_READ, &old, err);
    if (status == IPDB_OK)
        status = verify_file(old, &migrations, &version, err);
    (void)store_close(old, NULL);
    VEC_FINI(&migrations.list);
    if (status == IPDB_BUSY)
        return status;
    if (status != IPDB_OK || version == 0)
        return refuse(c, "is there and no sound database of ipdb", err);
    return has_companion(c->path)
               ? err_set(err, IPDB_BUSY,
                         "%s: another program is using it; name another file for the copy, or try again when it has finished",
                         c->shown)
               : IPDB_OK;
}

/* A name that SQLite gives to a file beside the database. */
static bool is_beside(const struct copying *c, const char *path)
{
    static const char *const endings[] = {"-wal", "-shm", "-journal"};
    struct str name = str_of(path), own = str_of(c->from->file);
    own = str_slice(own, strlen(c->from->folder) + 1, own.len);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_of(endings[i]), stem = str_slice(name, 0, name.len - (str_ends(name, ending) ? ending.len : 0));
        if (stem.len < name.len && str_ends(stem, own) && (stem.len == own.len || stem.ptr[stem.len - own.len - 1] == '/'))
            return true;
    }
    return false;
}

static enum ipdb_status look_at_target(const struct copying *c, struct err *err)
{
    struct stat info, own;
    if (c->path[0] == '\0' || c->path[strlen(c->path) - 1] == '/')
        return refuse(c, "no name of a file", err);
    if (is_beside(c, c->path))
        return refuse(c, "SQLite would take it for a part of the database", err);
    if (lstat(c->path, &info) != 0) {
        if (errno != ENOENT)
            return failed(c, "cannot be written", "check the path and its rights", err);
        return has_companion(c->path) ? refuse(c, "a journal of another database is beside it", err) : IPDB_OK;
    }
    if (!S_ISREG(info.st_mode))
        return refuse(c,
                      S_ISDIR(info.st_mode)   ? "is a folder"
                      : S_ISLNK(info.st_mode) ? "is a symbolic link"
                                              : "is no regular file",
                      err);
    if (stat(c->from->file, &own) == 0 && own.st_dev == info.st_dev && own.st_ino == info.st_ino)
        return refuse(c, "is the database itself", err);
    return look_at_old(c, err);
}

/* A new database in an empty temporary file, with the rights of the original. */
static enum ipdb_status open_copy(struct copying *c, struct err *err)
{
    struct stat own;
    if (stat(c->from->file, &own) != 0)
        return err_set(err, IPDB_IO, "%s: is no longer there; nothing was copied", c->from->shown);
    unsigned mode = (unsigned)own.st_mode;
    int fd = file_temporary(c->path, &mode, &c->name);
    if (fd < 0) {
        enum ipdb_status status = failed(c, "cannot be written", "check the folder, its rights and the room on the disk", err);
        buf_clear(&c->name);
        return status;
    }
    (void)close(fd); /* before SQLite opens it: a later close would take its locks away */
    memcpy(c->copy.shown, c->shown, sizeof c->shown);
    int rc = sqlite3_open_v2(c->name.ptr, &c->copy.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc != SQLITE_OK)
        return db_error(&c->copy, rc, "copying", err);
    /* Nobody else knows the file, and it is synced as a whole. */
    return db_run(
        &c->copy,
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cell_size_check = ON",
        "copying", err);
}

static long long now_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* From now on nobody's writing starts the copy anew. */
static enum ipdb_status hold(struct copying *c, struct err *err)
{
    int64_t version;
    enum ipdb_status status = db_run(c->from, "BEGIN", "copying", err);
    if (status == IPDB_OK)
        status = db_number(c->from, "PRAGMA schema_version", &version, err);
    c->held = !sqlite3_get_autocommit(c->from->db);
    return status;
}

/* One step; a lock that does not go away in time is IPDB_BUSY. */
static enum ipdb_status step(struct copying *c, sqlite3_backup *backup, bool *done, struct err *err)
{
    const struct timespec pause = {0, PAUSE * 1000000L};
    for (long long until = now_ms() + WAIT;;) {
        if (is_stopped(c->from))
            return interrupted(err);
        int rc = sqlite3_backup_step(backup, STEP);
        *done = rc == SQLITE_DONE;
        if (rc == SQLITE_OK || rc == SQLITE_DONE)
            return IPDB_OK;
        if (rc == SQLITE_NOMEM)
            return err_nomem(err);
        if ((rc & 0xFF) != SQLITE_BUSY && (rc & 0xFF) != SQLITE_LOCKED)
            return db_error((rc & 0xFF) == SQLITE_CORRUPT ? c->from : &c->copy, rc, "copying", err);
        if (now_ms() >= until)
            return db_error(c->from, rc, "copying", err);
        (void)nanosleep(&pause, NULL);
    }
}

static enum ipdb_status copy_pages(struct copying *c, struct err *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(c->copy.db, "main", c->from->db, "main");
    if (!backup)
        return db_error(&c->copy, sqlite3_errcode(c->copy.db), "copying", err);
    enum ipdb_status status = IPDB_OK;
    int left = -1;
    sqlite3_busy_timeout(c->from->db, 0); /* the waiting is done here, where an interrupt is seen */
    for (bool done = false; !done && status == IPDB_OK;) {
        status = step(c, backup, &done, err);
        int total = sqlite3_backup_pagecount(backup), now = sqlite3_backup_remaining(backup);
        if (status == IPDB_OK && c->progress)
            c->progress(c->context, (size_t)(total - now), (size_t)total);
        if (status == IPDB_OK && !done && !c->held && left >= 0 && now >= left)
            status = hold(c, err); /* it began anew */
        left = now;
    }
    sqlite3_busy_timeout(c->from->db, WAIT);
    int rc = sqlite3_backup_finish(backup);
    if (status == IPDB_OK && rc != SQLITE_OK)
        status = db_error(&c->copy, rc, "copying", err);
    return status;
}

static int ask_to_stop(void *context)
{
    return is_stopped(context);
}

/* The copy at rest: a database in WAL mode gives a copy in WAL mode. */
static enum ipdb_status rest(struct copying *c, struct err *err)
{
    char mode[16] = "";
    enum ipdb_status status = db_word(&c->copy, "PRAGMA journal_mode = DELETE", mode, sizeof mode, err);
    if (status == IPDB_OK && strcmp(mode, "delete") != 0)
        status = err_set(err, IPDB_INTERNAL, "%s: the copy stays in journal mode %s; this is a defect of ipdb, please report it",
                         c->shown, mode);
    return status;
}

static enum ipdb_status verify_copy(struct copying *c, struct backup_result *out, struct err *err)
{
    struct migrations migrations = {0};
    size_t version = 0;
    int64_t bulletins = 0;
    char found[16] = "";
    sqlite3_progress_handler(c->copy.db, OPERATIONS, ask_to_stop, c->from);
    enum ipdb_status status = db_word(&c->copy, "PRAGMA quick_check(1)", found, sizeof found, err);
    if (status == IPDB_OK && strcmp(found, "ok") != 0)
        status = err_set(err, IPDB_CORRUPT, "%s: damaged, so that no copy was made; 'ipdb check --db %s' says where",
                         c->from->shown, c->from->shown);
    if (status == IPDB_OK)
        status = migrate_load(&migrations, err);
    if (status == IPDB_OK)
        status = verify_file(&c->copy, &migrations, &version, err);
    if (status == IPDB_OK)
        status = db_number(&c->copy, "SELECT count(*) FROM source", &bulletins, err);
    sqlite3_progress_handler(c->copy.db, 0, NULL, NULL);
    VEC_FINI(&migrations.list);
    out->bulletins = (size_t)bulletins;
    return status;
}

static enum ipdb_status close_copy(struct copying *c, struct err *err)
{
    int rc = c->copy.db ? sqlite3_close(c->copy.db) : SQLITE_OK;
    if (rc == SQLITE_OK)
        c->copy.db = NULL;
    return rc == SQLITE_OK ? IPDB_OK : db_error(&c->copy, rc, "closing the copy", err);
}

/* On the disk, and then in its place. */
static enum ipdb_status put_in_place(struct copying *c, struct backup_result *out, struct err *err)
{
    static const char advice[] = "check the folder, its rights and the room on the disk";
    struct stat info;
    int fd = open(c->name.ptr, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return failed(c, "the copy cannot be synced", advice, err);
    bool synced = fstat(fd, &info) == 0 && fsync(fd) == 0;
    enum ipdb_status status = synced ? IPDB_OK : failed(c, "the copy cannot be synced", advice, err);
    (void)close(fd);
    if (status != IPDB_OK)
        return status;
    if (is_stopped(c->from))
        return interrupted(err);
    if (rename(c->name.ptr, c->path) != 0)
        return failed(c, "cannot be written", advice, err);
    buf_clear(&c->name);
    out->bytes = (size_t)info.st_size;
    return file_sync_folder(c->path) || errno == EINVAL ? IPDB_OK : failed(c, "its folder cannot be synced", advice, err);
}

/* Whatever is left of the temporary file. */
static void clean(struct copying *c)
{
    static const char *const endings[] = {"", "-journal", "-wal", "-shm"};
    size_t len = c->name.len;
    for (size_t i = 0; len > 0 && i < sizeof endings / sizeof *endings; i++) {
        c->name.len = len;
        buf_add(&c->name, str_of(endings[i]));
        if (!c->name.failed)
            (void)unlink(c->name.ptr);
    }
}

static enum ipdb_status copy(struct copying *c, struct backup_result *out, struct err *err)
{
    enum ipdb_status status = look_at_target(c, err);
    if (status == IPDB_OK)
        status = open_copy(c, err);
    if (status == IPDB_OK)
        status = copy_pages(c, err);
    if (status == IPDB_OK)
        status = rest(c, err);
    if (status == IPDB_OK)
        status = verify_copy(c, out, err);
    enum ipdb_status closed = close_copy(c, status == IPDB_OK ? err : NULL);
    status = status == IPDB_OK ? closed : status;
    return status == IPDB_OK ? put_in_place(c, out, err) : status;
}

enum ipdb_status store_backup(struct store *store, const char *path, backup_progress *progress, void *context,
                              struct backup_result *out, struct err *err)
{
    struct copying c = {.from = store, .path = path, .progress = progress, .context = context};
    file_display(path, c.shown, sizeof c.shown);
    *out = (struct backup_result){0};
    enum ipdb_status status = copy(&c, out, err);
    if (c.held)
        (void)db_end(store, IPDB_INTERRUPTED, NULL); /* only read: rolled back */
    clean(&c);
    buf_fini(&c.name);
    return status;
}
