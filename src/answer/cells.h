/* Cells (region, indicator, measure, status, whole, scope, period) and which of several observations of one is shown (rule R8). */
#ifndef ANSWER_CELLS_H
#define ANSWER_CELLS_H

#include "answer/observed.h"

struct cell {
    size_t first, count; /* its observations in the sorted evidence */
    const struct observed *shown;
    size_t rivals; /* other values that cannot be the one shown */
};

struct cells {
    VEC(struct cell) list; /* by indicator, region, measure, status, whole, scope, time */
};

/* One of the reasons for which an observation goes before another of its cell. */
struct criterion {
    const char *en, *zh;
    int (*compare)(const struct observed *a, const struct observed *b); /* negative: `a` goes first */
};

/* What goes before an observation that is not shown, and why. */
struct preference {
    const struct observed *winner; /* the one shown, or the most trusted one, with which the one shown agrees */
    const struct criterion *criterion;
};

/* Sorts the facts of `evidence` and groups them; `prefer` says which of several is shown first of all. */
enum ipdb_status cells_build(const struct catalog *cat, enum order prefer, struct evidence *evidence, struct cells *out,
                             struct err *err);
/* Why `o`, one of the cell's observations, is not the one shown. For cells built without a preference. */
struct preference cells_why(const struct evidence *evidence, const struct cell *c, const struct observed *o);
/* True when the two are observations of one cell. */
bool cells_same(const struct catalog *cat, const struct observed *a, const struct observed *b);
void cells_fini(struct cells *cells);
/* Periods of one cell: of a stock those that end on the same day, of a flow those of the same kind and days. */
bool period_same(const struct catalog *cat, size_t indicator, struct period a, struct period b);
/* Positive when `a` ends later than `b`, or ends with it and is longer. */
int period_order(struct period a, struct period b);
/* The same, but of a flow a figure "so far" (asof), whose beginning nobody says, comes before every dated one. */
int period_newer(const struct catalog *cat, size_t indicator, struct period a, struct period b);
/* Which cell: what is so (not a target), of no whole. */
struct cell_key {
    size_t indicator, region;
    struct str scope;
    enum measure measure;
    struct period period;
};

/* The cells of one indicator, region and measure, in order. */
struct cell_run {
    const struct cell *at;
    size_t count;
};
struct cell_run cells_of(const struct cells *cells, size_t indicator, size_t region, enum measure measure);
/* The cell, or NULL. */
const struct cell *cells_find(const struct cells *cells, const struct catalog *cat, struct cell_key key);

#endif
