/* What the open database has figures of, for suggestions. */
#ifndef API_KNOWN_H
#define API_KNOWN_H

#include "api/handle.h"
#include "query/query.h"

struct query_data known_names(struct ipdb *ipdb);

#endif
