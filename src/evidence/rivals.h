/* The other figures of a fact's cell, and which of all is shown (rule R8 of docs/query.md). */
#ifndef EVIDENCE_RIVALS_H
#define EVIDENCE_RIVALS_H

#include "evidence/record.h"
#include "evidence/steps.h"

/* What observations must be asked for, or false when the fact is compared with none: then a step says why. */
bool rivals_wanted(const struct record *r, struct steps *steps, struct observations_wanted *out);
/* Adds a step for each rival among the rows of query_observations_statement, and one that says which is shown and why. */
enum ipdb_status rivals_add(const struct catalog *cat, const struct record *r, const struct rowset *rows, struct steps *steps,
                            struct err *err);

#endif
