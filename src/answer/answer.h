/* From the observations that a plan's SELECT gave to the answer (rules R1 to R13 of docs/query.md), and to the sentences behind it. Nothing here runs
 * SQL or prints.
 *
 *     pledge_financing by region → 上海 227.6 · 河北 145.0 · rule · 浙江 >489 ≠ period; notes; a chart; what is cited
 */
#ifndef ANSWER_ANSWER_H
#define ANSWER_ANSWER_H

#include "model/rowset.h"
#include "query/query.h"

/* Comparable block, rows below the rule, missing reasons, notes, charts; of `explain` the steps, of `list` the table. IPDB_NOTHING when no row has a
 * value (the row set is still filled), IPDB_STRICT when `strict` refuses. */
enum ipdb_status answer_make(const struct query_plan *plan, const struct rowset *observations, struct rowset *out, struct err *err);
/* The SELECT for the sentences of the answer's citations, and what it gives put into them. */
enum ipdb_status answer_citations(const struct rowset *answer, struct arena *arena, struct statement *out, struct err *err);
enum ipdb_status answer_cite(const struct rowset *sentences, struct rowset *answer, struct err *err);

#endif
