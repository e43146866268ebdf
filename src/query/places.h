/* Regions as named in a query become regions of the catalogue (rule R1). */
#ifndef QUERY_PLACES_H
#define QUERY_PLACES_H

#include "query/plan.h"

/* Fills the regions of the plan; `plan` knows its level already. A name with two readings takes the level that `by` names, else the higher level with
 * a note; under `strict`, or with two readings of one level, it is IPDB_USAGE. */
enum ipdb_status places_resolve(const struct question *q, const struct terms *terms, struct arena *arena, struct query_plan *plan,
                                struct err *err);

#endif
