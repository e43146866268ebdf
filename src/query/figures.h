/* The figures of one item (an indicator in one form): printed levels, printed growth, derived growth (rules R6, R7, R9). */
#ifndef QUERY_FIGURES_H
#define QUERY_FIGURES_H

#include "query/cells.h"

enum basis { BASIS_REPORTED, BASIS_DERIVED };

struct figure {
    const struct cell *cell; /* what it is printed in; of derived growth the later level */
    const struct cell *base; /* of derived growth the earlier level, else NULL */
    struct decimal value;
    struct bounds bounds;
    enum qualifier qualifier;
    enum basis basis;
    bool rebased;           /* a reported growth that the two levels contradict … */
    struct bounds computed; /* … who give this */
};

struct figures {
    VEC(struct figure) list; /* by region, scope, time */
};

enum ipdb_status figures_make(const struct query_plan *plan, const struct item *item, const struct cells *cells,
                              struct figures *out, struct err *err);
void figures_fini(struct figures *figures);

/* Why growth cannot be derived from a level. */
enum no_growth { GROWTH_OK, GROWTH_NO_PRIOR, GROWTH_ZERO_BASE, GROWTH_BOUNDS };
/* growth.c: growth of `cell` over the same period one year earlier. */
enum no_growth growth_derive(const struct query_plan *plan, const struct cells *cells, const struct cell *cell, struct figure *out);

#endif
