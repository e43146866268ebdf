/* The walk through what there is to decide, in a terminal. */
#ifndef CLI_REVIEW_H
#define CLI_REVIEW_H

#include <ipdb/ipdb.h>

#include "cli/options.h"

struct ipdb_review_options review_options(const struct options *options);
/* Shows one thing after the other and asks; every decision is in the database at once. Returns the exit status. */
int review_in_terminal(const struct options *options);

#endif
