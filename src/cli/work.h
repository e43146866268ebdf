/* What `ingest`, `extract` and `trace` share: the catalogue, what was given, and the files to read. */
#ifndef CLI_WORK_H
#define CLI_WORK_H

#include <ipdb/ipdb.h>

#include "cli/options.h"
#include "cli/walk.h"

struct work {
    struct ipdb *ipdb;
    struct ipdb_given given;
    struct walk files;
    size_t failed; /* files */
    int status;    /* the exit status so far: that of the first failure */
};

/* Opens the catalogue, checks what was given and finds the files. False after a message, with `status` set. `out` is ended by
 * work_end in any case. */
bool work_start(struct work *out, const struct options *options);
/* Says what failed and keeps the first exit status. */
void work_failed(struct work *work, const char *message, enum ipdb_status status);
/* Returns the exit status. */
int work_end(struct work *work);

#endif
