/* How writing is made durable. At rest the file is in DELETE mode, so that it can be read from a read-only folder; while writing it is in WAL with
 * synchronous=FULL, or, where the file system cannot do that, DELETE with EXTRA. The switch waits for the first write: what writes nothing
 * leaves the file's bytes as they are. Before it the file is looked through, unless it is large: nothing is added to a damaged one.
 */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "store/db.h"

/* Before a write transaction. */
enum ipdb_status journal_enter(struct store *store, struct err *err);
/* After a commit: the folder is synced once, so that a new file cannot lose its name. */
enum ipdb_status journal_settle(struct store *store, struct err *err);
/* A write transaction with both around it: journal_end commits when `status` is IPDB_OK, else rolls back; the status of the whole. */
enum ipdb_status journal_begin(struct store *store, struct err *err);
enum ipdb_status journal_end(struct store *store, enum ipdb_status status, struct err *err);
/* Before closing: everything into the one file. Another program that uses the file keeps it in WAL mode, which is no failure. */
enum ipdb_status journal_leave(struct store *store, struct err *err);

#endif
