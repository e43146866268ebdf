/* An answer on its way out, the same for all commands. */
#ifndef API_PRINT_H
#define API_PRINT_H

#include "api/handle.h"
#include "model/rowset.h"

/* Rows come back from the store in one piece, up to this many. */
#define PRINT_ROWS ((size_t)1000000)

/* True for Chinese. IPDB_USAGE when the format or language of `output` is none that there is: to be asked before any work is done. */
enum ipdb_status print_check(struct ipdb *ipdb, const struct ipdb_output *output, bool *zh);
/* Renders the answer to `output->text`, then its notes one by one. IPDB_INTERRUPTED when a sink stopped. */
enum ipdb_status print_rowset(struct ipdb *ipdb, const struct rowset *answer, const struct ipdb_output *output);
/* Text that is ready, to `output->text`. */
enum ipdb_status print_text(struct ipdb *ipdb, const struct buf *text, const struct ipdb_output *output);

#endif
