/* Journal modes. SQLite swallows failing syncs of the folder and of the checkpoint made while closing, so both are made here, where they are seen. */
#include "store/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define CLOSE_WAIT 1000       /* milliseconds for readers to finish before the checkpoint */
#define CHECKED    (64 << 20) /* bytes of a file that is looked through in about a second */

static enum ipdb_status expect_sync(struct store *store, const char *set, int64_t level, struct err *err)
{
    int64_t now = -1;
    enum ipdb_status status = db_run(store, set, "setting how it is synced", err);
    if (status == IPDB_OK)
        status = db_number(store, "PRAGMA synchronous", &now, err);
    if (status == IPDB_OK && now != level)
        return err_set(err, IPDB_INTERNAL, "%s: SQLite does not sync as asked (%d instead of %d); nothing was written",
                       store->shown, (int)now, (int)level);
    return status;
}

/* Nothing is added to a damaged file. In a large one damage is found only where it is touched. */
static enum ipdb_status expect_sound(struct store *store, struct err *err)
{
    char found[16] = "ok";
    int64_t size = 0;
    enum ipdb_status status =
        db_number(store, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", &size, err);
    if (status == IPDB_OK && size <= CHECKED)
        status = db_word(store, "PRAGMA quick_check(1)", found, sizeof found, err);
    return status != IPDB_OK || strcmp(found, "ok") == 0 ? status : db_error(store, SQLITE_CORRUPT, "checking", err);
}

enum ipdb_status journal_enter(struct store *store, struct err *err)
{
    if (store->journal != JOURNAL_REST)
        return IPDB_OK;
    char mode[16] = "";
    enum ipdb_status status = expect_sound(store, err);
    if (status == IPDB_OK)
        status = expect_sync(store, "PRAGMA synchronous = EXTRA", 3, err);
    if (status == IPDB_OK)
        status = db_word(store, "PRAGMA journal_mode = WAL", mode, sizeof mode, err);
    if (status != IPDB_OK)
        return status;
    if (strcmp(mode, "wal") != 0) {
        store->journal = JOURNAL_DELETE; /* synchronous stays EXTRA */
        return IPDB_OK;
    }
    status = expect_sync(store, "PRAGMA synchronous = FULL", 2, err);
    if (status == IPDB_OK)
        store->journal = JOURNAL_WAL;
    return status;
}

enum ipdb_status journal_settle(struct store *store, struct err *err)
{
    if (store->settled)
        return IPDB_OK;
    int fd = open(store->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int failed = fd < 0 || fsync(fd) != 0 ? errno : 0;
    if (fd >= 0)
        close(fd);
    if (failed && failed != EINVAL) /* EINVAL: a file system whose folders cannot be synced */
        return err_set(err, err_of_errno(failed), "%s: its folder could not be synced; check the disk and run it again",
                       store->shown);
    store->settled = true;
    return IPDB_OK;
}

enum ipdb_status journal_begin(struct store *store, struct err *err)
{
    enum ipdb_status status = journal_enter(store, err);
    return status == IPDB_OK ? db_begin(store, err) : status;
}

enum ipdb_status journal_end(struct store *store, enum ipdb_status status, struct err *err)
{
    status = db_end(store, status, err);
    return status == IPDB_OK ? journal_settle(store, err) : status;
}

static bool is_busy(int rc)
{
    return (rc & 0xFF) == SQLITE_BUSY || (rc & 0xFF) == SQLITE_LOCKED;
}

enum ipdb_status journal_leave(struct store *store, struct err *err)
{
    if (store->journal != JOURNAL_WAL)
        return IPDB_OK;
    store->journal = JOURNAL_REST;
    sqlite3_busy_timeout(store->db, CLOSE_WAIT);
    int rc = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    if (is_busy(rc))
        return IPDB_OK; /* everything is synced in the WAL, and whoever closes last moves it */
    if (rc != SQLITE_OK)
        return db_error(store, rc, "moving the last documents into the file", err);
    enum ipdb_status status = expect_sync(store, "PRAGMA synchronous = EXTRA", 3, err);
    if (status != IPDB_OK)
        return status;
    rc = sqlite3_exec(store->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    return rc == SQLITE_OK || is_busy(rc) ? IPDB_OK : db_error(store, rc, "closing", err);
}
