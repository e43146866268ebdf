/* A decision as a person gives it, checked and in the form of the database. */
#ifndef API_DECIDE_H
#define API_DECIDE_H

#include "api/handle.h"

/* Finds the number and checks every field; strings live in `arena`. IPDB_USAGE when something is wrong with the decision, anything else is a failure of the database or
 * of memory. */
enum ipdb_status decide_check(struct ipdb *ipdb, const struct ipdb_decision *given, struct arena *arena, struct decision *out);

#endif
