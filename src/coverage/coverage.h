/* How complete a database is: what became of the numerals of each bulletin, and in which years an indicator is known where (docs/coverage.md).
 * Nothing here runs SQL or prints.
 */
#ifndef COVERAGE_COVERAGE_H
#define COVERAGE_COVERAGE_H

#include "model/rowset.h"
#include "query/plan.h"

/* The SELECT of the bulletins: newest versions, or all. Its rows as a table, for people with a total below; IPDB_NOTHING when there is none. */
enum ipdb_status coverage_bulletins_statement(bool all_versions, struct statement *out, struct err *err);
enum ipdb_status coverage_bulletins(const struct query_plan *plan, const struct rowset *found, bool for_people, struct rowset *out,
                                    struct err *err);

/* IPDB_USAGE for a plan that asks for more than one indicator, in places and whole years. */
enum ipdb_status coverage_check(const struct query_plan *plan, struct err *err);
/* The SELECT of what bulletins say of the indicator, and that of the places and years of which they say anything. */
enum ipdb_status coverage_facts_statement(const struct query_plan *plan, struct statement *out, struct err *err);
void coverage_seen_statement(struct statement *out);
/* For people a row a region, for programs a row a region and year. IPDB_NOTHING when no bulletin has a figure of it. */
enum ipdb_status coverage_indicator(const struct query_plan *plan, const struct rowset *facts, const struct rowset *seen,
                                    bool for_people, struct rowset *out, struct err *err);

#endif
