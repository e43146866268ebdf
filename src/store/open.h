/* Opening and closing, with the doors of SQLite shut that a hostile file could use. */
#ifndef STORE_OPEN_H
#define STORE_OPEN_H

#include "store/db.h"

/* A database in memory, for comparison. */
enum ipdb_status open_memory(struct store *store, struct err *err);
/* Opens `path` without looking at what is in it: whoever uses it recognises it (verify.h). `*out` is ended by store_close. */
enum ipdb_status open_unverified(const char *path, enum store_mode mode, struct store **out, struct err *err);
/* Gives back what `store` holds, but not `store` itself. */
void open_fini(struct store *store);

#endif
