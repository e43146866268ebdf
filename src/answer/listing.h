/* `list THING`: the rows of its SELECT as a table with titles and notes. */
#ifndef ANSWER_LISTING_H
#define ANSWER_LISTING_H

#include "model/rowset.h"
#include "query/plan.h"

/* As answer_make. */
enum ipdb_status listing_make(const struct query_plan *plan, const struct rowset *found, struct rowset *out, struct err *err);

#endif
