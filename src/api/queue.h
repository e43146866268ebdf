/* What there is to decide: doubtful facts, those of the catalogue first, then the figures of each cell that cannot all be true. In an order that does not
 * depend on when they were read.
 */
#ifndef API_QUEUE_H
#define API_QUEUE_H

#include "api/handle.h"

/* X(column): the cells of a row, in this order. */
#define QUEUE_COLUMNS(X) \
    X(observation_id)    \
    X(evidence)          \
    X(region)            \
    X(period)            \
    X(indicator)         \
    X(measure)           \
    X(scope)             \
    X(of_whole)          \
    X(value_text)        \
    X(unit)              \
    X(printed)           \
    X(qualifier)         \
    X(status)            \
    X(confidence)        \
    X(decided)           \
    X(sentence)          \
    X(conflict)          \
    X(cell)              \
    X(open)

#define X(name) QUEUE_##name,
enum queue_column { QUEUE_COLUMNS(X) QUEUE_COLUMN_COUNT };
#undef X

/* One thing to decide: these rows. */
struct queue_item {
    size_t first, count;
    bool conflict;
};

struct queue {
    struct rowset rows;
    VEC(struct queue_item) items;
};

/* `out` is zeroed by the caller and ended by queue_fini, also on failure. IPDB_USAGE when a region or indicator is not known. */
enum ipdb_status queue_read(struct ipdb *ipdb, const struct ipdb_review_options *options, struct queue *out);
void queue_fini(struct queue *queue);
/* The rows of an item as they are now, those that are left out of `fact` missing; QUEUE_open is 1 where there still is something to decide. `out` is zeroed by the
 * caller. */
enum ipdb_status queue_now(struct ipdb *ipdb, const struct queue *queue, size_t item, struct rowset *out);

#endif
