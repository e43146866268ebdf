/* Stored facts by their numbers in the database, with what stands around them: what `evidence`, `explain` and `review` share. */
#ifndef API_FACT_H
#define API_FACT_H

#include "api/handle.h"
#include "evidence/record.h"

/* The rows of record_statement for these observations. `out` is zeroed by the caller. */
enum ipdb_status fact_select(struct ipdb *ipdb, const struct str *observations, size_t count, struct rowset *out);
/* The text of a version of a bulletin: the one cell of `out`, which is zeroed by the caller. */
enum ipdb_status fact_text(struct ipdb *ipdb, const struct record *r, struct rowset *out);
/* Where the fact stands in `text`; strings are borrowed from it or live in `arena`. False when there is no memory. */
bool fact_place(const struct record *r, struct str text, struct arena *arena, struct record_place *out);
/* True when the bytes that the fact names are not its number: the text or the row was changed by something else. */
bool fact_is_displaced(const struct record *r, struct str text);

/* What people decided about the number, each as a line in words, in the order of time: "reject: misprint (Li, 2024-05-01)". Without `all` only
 * what is in force, else each says whether it is. The strings live in `arena`. */
struct decisions {
    VEC(struct str) lines;
};
enum ipdb_status fact_decisions(struct ipdb *ipdb, const struct record *r, const struct record_place *place, bool all, bool zh,
                                struct arena *arena, struct decisions *out);

/* Adds the records of these observations (at most RECORDS_MOST) to `out`, in this order, each with what people decided about it; a note where the
 * bulletin's text does not have the number. `out` has the columns of record_columns and borrows from `records`, which is zeroed by the caller. */
enum ipdb_status fact_show(struct ipdb *ipdb, const struct str *observations, size_t count, enum query_language language,
                           struct rowset *records, struct rowset *out);

#endif
