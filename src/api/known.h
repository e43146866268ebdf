/* What the open database has figures of, for suggestions. */
#ifndef API_KNOWN_H
#define API_KNOWN_H

#include "api/handle.h"
#include "query/query.h"

/* Asks the open database of `ipdb`, which there must be. */
struct query_data known_data(struct ipdb *ipdb);

#endif
