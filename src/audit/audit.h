/* The figures of a database checked against each other (docs/audit.md). They are read in batches of whole families of indicators, so that memory is bounded by
 * the largest family; findings are kept as copies, their sentences are fetched at the end:
 *
 *     audit_begin → audit_sizes_statement, audit_sizes → for each batch: audit_batch_statement, audit_batch
 *                 → audit_singles_statement, audit_singles → audit_sort → for each batch: audit_cite_statement, audit_cite → audit_report → audit_fini
 *
 * Statements live in the arena given; the caller frees their binds. All calls that can fail return IPDB_NOMEM or IPDB_CORRUPT.
 */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "base/arena.h"
#include "model/rowset.h"
#include "model/statement.h"
#include "query/plan.h"

/* X(identifier, code, title in English, in Chinese): the code is what machines read, for ever. */
#define AUDIT_CHECKS(X)                                                 \
    X(GROWTH, "growth", "growths", "增速")                              \
    X(BASE, "base", "bases", "基数")                                    \
    X(PARTS, "parts", "parts and wholes", "部分与总量")                 \
    X(SHARE, "share", "shares", "占比")                                 \
    X(RANK, "rank", "ranks", "位次")                                    \
    X(PER_10K, "per_10k", "figures per 10 000 inhabitants", "每万人数") \
    X(CONFLICT, "conflict", "figures stated twice", "重复数值")         \
    X(IMPOSSIBLE, "impossible", "figures by themselves", "单个数值")    \
    X(IMPLAUSIBLE, "implausible", "stocks a year apart", "相隔一年的存量")

#define X(id, code, en, zh) AUDIT_##id,
enum audit_check { AUDIT_CHECKS(X) AUDIT_CHECK_COUNT };
#undef X

enum audit_severity { AUDIT_WARNING, AUDIT_ERROR };

/* "error" or "warning"; false if it is neither. */
bool audit_severity_parse(struct str name, enum audit_severity *out);

struct audit;

/* `about` (of query_parse_subjects, with its language set) says what is to be audited; it and the catalogue outlive the audit. */
enum ipdb_status audit_begin(const struct catalog *cat, const struct query_plan *about, enum audit_severity least,
                             struct audit **out, struct err *err);
void audit_fini(struct audit *audit);

/* How many facts each indicator has; by that families are put together into batches. */
enum ipdb_status audit_sizes_statement(struct arena *arena, struct statement *out, struct err *err);
enum ipdb_status audit_sizes(struct audit *audit, const struct rowset *rows, struct err *err);
size_t audit_batch_count(const struct audit *audit);
enum ipdb_status audit_batch_statement(const struct audit *audit, size_t batch, struct arena *arena, struct statement *out,
                                       struct err *err);
enum ipdb_status audit_batch(struct audit *audit, const struct rowset *rows, struct err *err);
/* What a number alone can have wrong, of all indicators, those too that the catalogue does not have. */
enum ipdb_status audit_singles_statement(struct arena *arena, struct statement *out, struct err *err);
enum ipdb_status audit_singles(struct audit *audit, const struct rowset *rows, struct err *err);

/* Puts the findings into their order: severity, region, indicator, period. */
void audit_sort(struct audit *audit);
/* The SELECT of the next sentences that findings need; its `sql` is empty when there are no more. */
enum ipdb_status audit_cite_statement(struct audit *audit, struct arena *arena, struct statement *out, struct err *err);
enum ipdb_status audit_cite(struct audit *audit, const struct rowset *rows, struct err *err);
/* One row a finding, and in the notes what was compared. */
enum ipdb_status audit_report(const struct audit *audit, struct rowset *out, struct err *err);

#endif
