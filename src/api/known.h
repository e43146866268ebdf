/* What the open database has figures of, for suggestions. */
#ifndef API_KNOWN_H
#define API_KNOWN_H

#include "api/handle.h"
#include "query/query.h"

/* Asks the open database of `ipdb`, which there must be. */
struct query_data known_data(struct ipdb *ipdb);
/* QUERY_AUTO for NULL. IPDB_USAGE when there is no such language. */
enum ipdb_status known_language(const char *name, enum query_language *out, struct err *err);

#endif
