/* What stands behind `struct ipdb`, and what the calls of this folder share. */
#ifndef API_HANDLE_H
#define API_HANDLE_H

#include <ipdb/ipdb.h>

#include "base/buf.h"
#include "base/err.h"
#include "catalog/catalog.h"
#include "model/document.h"
#include "model/fact.h"
#include "store/store.h"

struct ipdb {
    struct catalog *catalog; /* NULL when ipdb_open failed */
    bool shares;             /* it is another handle's */
    struct store *store;     /* NULL: no database is open */
    bool database_failed;
    bool (*stop)(void *context); /* asked while a database works; NULL: nobody asks to stop */
    void *stop_context;
    size_t rows_read; /* by the last query or statement */
    struct buf versions;
    struct err err; /* of the last call that failed */
};

/* Forgets the failure of the call before; IPDB_USAGE, with its message, when the handle has no catalogue. */
enum ipdb_status handle_begin(struct ipdb *ipdb);
/* The same; IPDB_USAGE too when no database is open. */
enum ipdb_status handle_begin_open(struct ipdb *ipdb);

/* Rows come back from the store in one piece, up to this many. */
#define HANDLE_ROWS ((size_t)1000000)

/* Runs a SELECT on the open database; when that fails, it is the database that failed. */
enum ipdb_status handle_select(struct ipdb *ipdb, const struct statement *statement, struct rowset *out);
/* The same for a constant text. */
enum ipdb_status handle_ask(struct ipdb *ipdb, const char *sql, struct bind *binds, size_t count, struct rowset *out);

#endif
