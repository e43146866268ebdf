/* SQLite's result codes in words, transactions, and small questions.
 *
 *     SQLITE_FULL while writing  →  IPDB_IO, "b.db: writing failed: database or disk is full; free some space and run it again"
 *     SQLITE_BUSY                →  IPDB_BUSY, "b.db: another program is using it; try again when it has finished"
 */
#include "store/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct result_code {
    int code; /* primary result code */
    enum ipdb_status status;
    const char *advice;
    bool plain; /* the advice says it all */
};

#define BUSY_ADVICE "another program is using it; try again when it has finished"

static const struct result_code result_codes[] = {
    {SQLITE_BUSY, IPDB_BUSY, BUSY_ADVICE, true},
    {SQLITE_LOCKED, IPDB_BUSY, BUSY_ADVICE, true},
    {SQLITE_PROTOCOL, IPDB_BUSY, BUSY_ADVICE, true},
    {SQLITE_READONLY, IPDB_PERMISSION, "make the file and its folder writable, or copy it to a folder that is", false},
    {SQLITE_PERM, IPDB_PERMISSION, "make the file readable and writable", false},
    {SQLITE_AUTH, IPDB_PERMISSION, "only reading is allowed here", false},
    {SQLITE_CANTOPEN, IPDB_IO, "check the rights of the file and its folder", false},
    {SQLITE_IOERR, IPDB_IO, "check the disk and run it again", false},
    {SQLITE_FULL, IPDB_IO, "free some space and run it again", false},
    {SQLITE_CORRUPT, IPDB_CORRUPT, "damaged; restore a copy, or ingest the bulletins into a new file", true},
    {SQLITE_NOTADB, IPDB_CORRUPT, "no database; name another file with --db", true},
    {SQLITE_TOOBIG, IPDB_LIMIT, "give a smaller document or ask for less", false},
    {SQLITE_INTERRUPT, IPDB_INTERRUPTED, "it was stopped; run it again", true},
};

enum ipdb_status db_error(const struct store *store, int rc, const char *doing, struct err *err)
{
    if ((rc & 0xFF) == SQLITE_NOMEM || rc == SQLITE_IOERR_NOMEM)
        return err_nomem(err);
    /* A specific message of SQLite ("no such column: x") where it belongs to this failure, else the meaning of the code. */
    bool own = store->db && (sqlite3_errcode(store->db) & 0xFF) == (rc & 0xFF);
    const char *reason = own ? sqlite3_errmsg(store->db) : sqlite3_errstr(rc);
    for (size_t i = 0; i < sizeof result_codes / sizeof *result_codes; i++)
        if (result_codes[i].code == (rc & 0xFF) && result_codes[i].plain)
            return err_set(err, result_codes[i].status, "%s: %s", store->shown, result_codes[i].advice);
        else if (result_codes[i].code == (rc & 0xFF))
            return err_set(err, result_codes[i].status, "%s: %s failed: %s; %s", store->shown, doing, reason,
                           result_codes[i].advice);
    return err_set(err, IPDB_INTERNAL, "%s: %s failed: %s; this is a defect of ipdb, please report it", store->shown, doing,
                   reason);
}

enum ipdb_status db_run(struct store *store, const char *sql, const char *doing, struct err *err)
{
    int rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK ? IPDB_OK : db_error(store, rc, doing, err);
}

static enum ipdb_status first_row(struct store *store, const char *sql, struct call *call, struct err *err)
{
    bool row = false;
    *call = call_once(store, sql);
    enum ipdb_status status = call_row(call, &row, err);
    if (status == IPDB_OK && !row)
        status = db_error(store, SQLITE_CORRUPT, "reading", err);
    return status;
}

enum ipdb_status db_number(struct store *store, const char *sql, int64_t *out, struct err *err)
{
    struct call call;
    enum ipdb_status status = first_row(store, sql, &call, err);
    if (status == IPDB_OK)
        *out = call_column_number(&call, 0);
    call_end(&call);
    return status;
}

enum ipdb_status db_word(struct store *store, const char *sql, char *out, size_t size, struct err *err)
{
    struct call call;
    enum ipdb_status status = first_row(store, sql, &call, err);
    if (status == IPDB_OK) {
        struct str word = str_slice(call_column(&call, 0), 0, size - 1);
        memcpy(out, word.ptr, word.len);
        out[word.len] = '\0';
    }
    call_end(&call);
    return status;
}

enum ipdb_status db_begin(struct store *store, struct err *err)
{
    return db_run(store, "BEGIN IMMEDIATE", "starting to write", err);
}

enum ipdb_status db_end(struct store *store, enum ipdb_status status, struct err *err)
{
    if (status == IPDB_OK)
        status = db_run(store, "COMMIT", "writing", err);
    if (status != IPDB_OK && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL); /* the failure that led here is the one to tell */
    return status;
}

void db_forget(struct store *store)
{
    for (size_t i = 0; i < KEPT_COUNT; i++) {
        sqlite3_finalize(store->kept[i]);
        store->kept[i] = NULL;
    }
}

void db_now(char out[DB_TIME])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch && *epoch ? strtoll(epoch, &end, 10) : 0;
    time_t now = end && *end == '\0' && seconds >= 0 && seconds < 253402300800LL ? (time_t)seconds : time(NULL);
    struct tm tm;
    if (!gmtime_r(&now, &tm) || strftime(out, DB_TIME, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
        strcpy(out, "1970-01-01T00:00:00Z");
}
