/* Migrations: migrations/NNNN_name.sql, numbered from 1 without gaps, built into the program. Each is one transaction; PRAGMA user_version is the number
 * of the last one applied.
 */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "base/vec.h"
#include "store/db.h"

struct migration {
    struct str name; /* 0001_bulletins.sql */
    const char *sql; /* NUL-terminated */
    size_t size;
};

struct migrations {
    VEC(struct migration) list; /* the one with number n at n - 1 */
};

/* The migrations of the program; end with VEC_FINI(&out->list). */
enum ipdb_status migrate_load(struct migrations *out, struct err *err);
/* Applies what the file lacks, up to `last`. Another program that does the same at the same time is no failure. */
enum ipdb_status migrate_apply(struct store *store, const struct migrations *migrations, size_t last, struct err *err);

#endif
