/* The files of schema/ and migrations/ as they were when the program was built. For catalog/ and store/ alone. */
#ifndef SCHEMA_EMBEDDED_H
#define SCHEMA_EMBEDDED_H

#include <stddef.h>

struct embedded {
    const char *name;           /* as in the source tree: "schema/indicators.yaml", "migrations/0001_bulletins.sql" */
    const unsigned char *bytes; /* a NUL byte follows that does not count */
    size_t size;
};

/* NULL when there is no such file. */
const struct embedded *embedded_find(const char *name);
/* All of them, in bytewise order of their names: migrations in the order of their numbers, then schema. */
const struct embedded *embedded_all(size_t *count);

#endif
