/* A file on disk becomes a document with its facts: the way that `ingest` and `extract` share. */
#ifndef API_BULLETIN_H
#define API_BULLETIN_H

#include "api/handle.h"

struct bulletin {
    struct document doc;
    struct extraction facts;
};

/* Reads `path` ("-": standard input, named `stdin`) and analyses it. `out` is zeroed by the caller and ended by bulletin_fini, also
 * on failure. */
enum ipdb_status bulletin_read(struct ipdb *ipdb, const char *path, const struct ipdb_given *given, struct bulletin *out);
void bulletin_fini(struct bulletin *bulletin);

#endif
