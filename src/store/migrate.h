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

/* A table, index, view or trigger as sqlite_master has it. */
enum { OBJECT_TYPE, OBJECT_NAME, OBJECT_TABLE, OBJECT_SQL, OBJECT_COLUMNS };
struct schema_object {
    struct str columns[OBJECT_COLUMNS];
};
#define SCHEMA_OBJECTS_SQL "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY 1, 2, 3, 4"

struct schema {
    const struct schema_object *objects; /* as SCHEMA_OBJECTS_SQL gives them */
    size_t count;
};
/* What all migrations of the program make, written by tools/image when it was built. */
extern const struct schema schema_image;

struct migrations {
    VEC(struct migration) list; /* the one with number n at n - 1 */
    struct schema made;         /* what all of them make; empty: find out by applying them */
};

/* The migrations of the program; end with VEC_FINI(&out->list). */
enum ipdb_status migrate_load(struct migrations *out, struct err *err);
/* Applies what the file lacks, up to `last`. Another program that does the same at the same time is no failure. */
enum ipdb_status migrate_apply(struct store *store, const struct migrations *migrations, size_t last, struct err *err);

#endif
