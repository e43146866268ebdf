/* What `review` and `decisions` share: a database open for writing, files of decisions, the line at the end. */
#ifndef CLI_DECIDE_H
#define CLI_DECIDE_H

#include <ipdb/ipdb.h>

#include "cli/options.h"

/* Opens catalogue and database; a database that is not there is made only if `create`. NULL after a message, with its exit status in *status. */
struct ipdb *decide_open(const struct options *options, bool create, int *status);
/* Closes both; returns the exit status, `status` when nothing fails. */
int decide_close(struct ipdb *ipdb, int status);

typedef enum ipdb_status decide_take(struct ipdb *ipdb, const char *path, const char *by, ipdb_sink *complaint, void *context,
                                     struct ipdb_tally *out);
/* Every file in turn, a bad one is told and left out, then a line with what was decided. Returns the exit status. */
int decide_files(struct ipdb *ipdb, const struct options *options, char *const *paths, size_t count, decide_take *take);
/* "decisions: 2 accepted, 1 rejected, …" with `more` behind it. */
void decide_tell(const struct ipdb_tally *tally, const char *more);

#endif
