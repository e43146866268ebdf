/* What the decisions make of the facts of a bulletin: which fact each is about, and what it changes there. The program's own reading is kept in the
 * table `reading` and comes back when a decision goes.
 */
#ifndef STORE_SETTLE_H
#define STORE_SETTLE_H

#include "store/db.h"

/* A fact as one line, in the terms of SQL over `observation` or `reading`; decisions remember it. */
#define SETTLE_READING(t)                                                                                                  \
    t ".region_name || ' · ' || " t ".period_label || ' · ' || coalesce(" t ".indicator_code, " t ".label) || ' · ' || " t \
      ".measure || ' · ' || " t ".value_text || ' ' || " t ".unit || ' · ' || " t ".qualifier || ' · ' || " t              \
      ".status || ' · ' || " t ".scope || ' · ' || " t ".of_whole"

/* A fact that a decision is about. */
struct settle_found {
    int64_t decision, observation;
    bool same; /* the reading is the one that was decided about */
};
struct settle_findings {
    VEC(struct settle_found) list; /* oldest decision first */
};
/* The facts of this source that decisions are about, in force or not; nothing is written. */
enum ipdb_status settle_find(struct store *store, int64_t source_id, struct settle_findings *out, struct err *err);
/* Applies all decisions on this source anew. Inside a write transaction. */
enum ipdb_status settle_source(struct store *store, int64_t source_id, struct err *err);
/* The same for all versions of the bulletin that has the key, and of the one that has a version of these bytes. */
enum ipdb_status settle_bulletin(struct store *store, struct str key, struct str sha256, struct err *err);

#endif
