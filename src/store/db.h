/* What the parts of the store share: the handle, errors of SQLite in the words of ipdb, and calls of prepared statements.
 *
 *     struct call call = call_begin(store, KEPT_SOURCE_FIND, "SELECT 1 FROM source WHERE sha256 = ?1");
 *     call_text(&call, hash);
 *     status = call_row(&call, &found, err);
 *     call_end(&call);
 *
 * Binds follow each other from ?1 on. The first failure stays in the call; call_row and call_done report it.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>

#include "base/decimal.h"
#include "store/store.h"

/* Statements that are prepared once a handle. */
enum kept {
    KEPT_SOURCE_FIND,
    KEPT_SOURCE_VERSION,
    KEPT_SOURCE_ADD,
    KEPT_VERSIONS_FREE,
    KEPT_VERSIONS_ORDER,
    KEPT_VERSIONS_CURRENT,
    KEPT_PASSAGE_ADD,
    KEPT_OBSERVATION_ADD,
    KEPT_ASIDE_ADD,
    KEPT_DECISION_FIND,
    KEPT_COUNT
};

enum journal { JOURNAL_REST, JOURNAL_WAL, JOURNAL_DELETE };

#define STORE_SHOWN       512
#define STORE_APPLICATION 0x49504442 /* "IPDB" */

struct store {
    sqlite3 *db;
    char *file; /* absolute path; its folder is free of symbolic links */
    char *folder;
    char shown[STORE_SHOWN]; /* the path as given, safe to show */
    enum journal journal;    /* what writing has switched to; JOURNAL_REST until the first write */
    bool settled;            /* the folder was synced after the first commit */
    sqlite3_stmt *kept[KEPT_COUNT];
    bool (*stop)(void *context); /* of store_watch; may be NULL */
    void *stop_context;
};

/* The status of a result code of SQLite, with the message "FILE: DOING failed: reason; what to do next". */
enum ipdb_status db_error(const struct store *store, int rc, const char *doing, struct err *err);
/* Runs SQL without results. */
enum ipdb_status db_run(struct store *store, const char *sql, const char *doing, struct err *err);
/* The one number that a SELECT or PRAGMA gives. */
enum ipdb_status db_number(struct store *store, const char *sql, int64_t *out, struct err *err);
/* The one short text that a PRAGMA gives, NUL-terminated and cut to `size`. */
enum ipdb_status db_word(struct store *store, const char *sql, char *out, size_t size, struct err *err);
enum ipdb_status db_begin(struct store *store, struct err *err);
/* Commits when `status` is IPDB_OK, else (or when that fails) rolls back; the status of the whole. */
enum ipdb_status db_end(struct store *store, enum ipdb_status status, struct err *err);
/* Finalizes what is kept. */
void db_forget(struct store *store);
/* The time now, or that of the environment variable SOURCE_DATE_EPOCH: "2024-01-05T08:30:00Z". */
#define DB_TIME 21
void db_now(char out[DB_TIME]);

struct call {
    struct store *store;
    sqlite3_stmt *stmt;
    int next; /* the parameter that is bound next */
    int rc;
    bool kept;
};

struct call call_begin(struct store *store, enum kept kept, const char *sql);
/* The same for a statement that is not kept. */
struct call call_once(struct store *store, const char *sql);
void call_text(struct call *call, struct str s);
void call_null(struct call *call);
/* An empty string is NULL. */
void call_optional(struct call *call, struct str s);
void call_number(struct call *call, int64_t n);
void call_real(struct call *call, double x);
/* A calendar day, NULL when it is not known. */
void call_date(struct call *call, struct date d);
/* Steps once; *row tells whether there is a row. */
enum ipdb_status call_row(struct call *call, bool *row, struct err *err);
/* Runs to the end and makes the call ready for the next round of binds. */
enum ipdb_status call_done(struct call *call, struct err *err);
/* Borrowed until the next step. */
struct str call_column(const struct call *call, int column);
int64_t call_column_number(const struct call *call, int column);
double call_column_real(const struct call *call, int column);
void call_end(struct call *call);
/* Runs to the end and appends the first column of each row; the caller frees the list. */
struct call_numbers {
    VEC(int64_t) list;
};
enum ipdb_status call_collect(struct call *call, struct call_numbers *out, struct err *err);
/* Runs SQL without results, whose one parameter is a number. */
enum ipdb_status call_run(struct store *store, const char *sql, int64_t number, struct err *err);

#endif
