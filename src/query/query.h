/* The query language (docs/query.md): a question becomes a plan, the plan becomes SQL with binds. Nothing here runs SQL: `api` carries the statement to
 * the store and the rows that it gives to `answer`.
 *
 *     "河北、湖北质押融资增速" → metric pledge_financing, form growth, regions 130000 420000 → one SELECT
 */
#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include "base/arena.h"
#include "base/err.h"
#include "catalog/catalog.h"
#include "model/fact.h"
#include "model/statement.h"

enum query_language { QUERY_AUTO, QUERY_ZH, QUERY_EN, QUERY_CODE };

/* What the database has figures of, for suggestions; each answers for one code. */
struct query_data {
    bool (*has_indicator)(void *context, struct str code);
    bool (*has_region)(void *context, struct str code);
    void *context;
};

struct query_plan; /* opaque; lives in the arena given to query_parse */

/* IPDB_USAGE with a caret line for what is unknown or ambiguous, and for what cannot be computed. The text is untrusted: at most 64 KiB.
 * `data` may be NULL: then every name may be suggested. */
enum ipdb_status query_parse(const struct catalog *cat, const struct query_data *data, struct str text,
                             enum query_language language, struct arena *arena, struct query_plan **out, struct err *err);
/* The same for text that only chooses: indicators, places and periods, any number of each, or nothing ("Hebei pledge_financing 2023"). The plan has
 * them as items, regions and whens, and nothing else. */
enum ipdb_status query_parse_subjects(const struct catalog *cat, const struct query_data *data, struct str text,
                                      enum query_language language, struct arena *arena, struct query_plan **out, struct err *err);
/* The SELECT that fetches every observation the answer may need. */
enum ipdb_status query_statement(const struct query_plan *plan, struct arena *arena, struct statement *out, struct err *err);
/* The observations that may be rivals of one, in the columns of query_statement: those of a place, indicator, measure and status in the newest
 * versions, without rejected ones; and that one itself, whatever it is. */
struct observations_wanted {
    struct str indicator, region; /* codes */
    enum measure measure;         /* level and rate are one */
    enum fact_status status;
    int64_t observation; /* its number in the database */
};
enum ipdb_status query_observations_statement(const struct observations_wanted *wanted, struct arena *arena, struct statement *out,
                                              struct err *err);
/* A key as doc: takes it, as a pattern of LIKE with \ as escape: * stands for anything. No memory: ptr NULL. */
struct str query_key_pattern(struct arena *arena, struct str key);
/* Word number `i` of the grammar, in either language, for completion; empty behind the last. */
struct str query_keyword(size_t i);
/* `explain`: the answer is how it is come by. */
bool query_explains(const struct query_plan *plan);

#endif
