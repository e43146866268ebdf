/* A copy of a database that is in use. */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "store/store.h"

typedef void backup_progress(void *context, size_t done, size_t total);
struct backup_result {
    size_t bulletins, bytes;
};

/* Copies `store`, open for reading, to the file `path`: into a temporary file beside it, which is looked through, synced and renamed, so that `path` is
 * the whole copy or what it was. The copy is the state of one moment, at rest in DELETE mode, with the rights of the original.
 * IPDB_USAGE: `path` is the database itself, or something that is no ipdb database. IPDB_BUSY: a writer held it for too long.
 * `progress` (may be NULL) is told pages. Ends with IPDB_INTERRUPTED when store_watch's `stop` says so. */
enum ipdb_status store_backup(struct store *store, const char *path, backup_progress *progress, void *context,
                              struct backup_result *out, struct err *err);

#endif
