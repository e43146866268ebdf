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
    size_t rows_read;            /* by the last query or statement */
    bool (*stop)(void *context); /* of ipdb_watch; may be NULL */
    void *stop_context;
    struct buf versions;
    struct err err; /* of the last call that failed */
};

/* Forgets the failure of the call before; IPDB_USAGE, with its message, when the handle has no catalogue. */
enum ipdb_status handle_begin(struct ipdb *ipdb);

#endif
