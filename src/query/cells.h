/* Cells (region, indicator, measure, scope, period) and which of several observations of one is shown (rule R8). */
#ifndef QUERY_CELLS_H
#define QUERY_CELLS_H

#include "query/observed.h"

struct cell {
    size_t first, count; /* its observations in the sorted evidence */
    const struct observed *shown;
    size_t rivals; /* other values that cannot be the one shown */
};

struct cells {
    VEC(struct cell) list; /* by indicator, region, measure, scope, time */
};

/* Sorts the facts of `evidence` and groups them. */
enum ipdb_status cells_build(const struct catalog *cat, struct evidence *evidence, struct cells *out, struct err *err);
void cells_fini(struct cells *cells);
/* Periods of one cell: of a stock those that end on the same day, of a flow those of the same kind and days. */
bool period_same(const struct catalog *cat, size_t indicator, struct period a, struct period b);
/* Positive when `a` ends later than `b`, or ends with it and is longer. */
int period_order(struct period a, struct period b);
/* The same, but of a flow a figure "so far" (asof), whose beginning nobody says, comes before every dated one. */
int period_newer(const struct catalog *cat, size_t indicator, struct period a, struct period b);
bool cell_is_doubtful(const struct cell *cell);
/* The cell of the main scope in this period, or NULL. */
const struct cell *cells_find(const struct cells *cells, const struct catalog *cat, size_t indicator, size_t region,
                              enum measure measure, struct period period);

#endif
