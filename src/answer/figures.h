/* The figures of one item (an indicator in one form): printed ones, and those derived from levels (rules R3, R6, R7, R9, R10). */
#ifndef ANSWER_FIGURES_H
#define ANSWER_FIGURES_H

#include "answer/cells.h"

enum basis {
    BASIS_REPORTED,
    BASIS_DERIVED, /* from two cells */
    BASIS_LISTED   /* from the rows of the answer: a share of their sum, a place among them */
};

struct figure {
    const struct cell *cell;         /* what it is printed in; of a derived one the later or the left level */
    const struct cell *base;         /* of a derived one the other level, else NULL */
    const struct observed *observed; /* which observation of `cell` */
    struct period period;            /* that of `cell`; of a rest of a year its own */
    struct decimal value;
    struct bounds bounds;
    enum qualifier qualifier;
    enum basis basis;
    bool main;              /* of the part and the whole that are asked for */
    bool rebased;           /* a reported growth that the two levels contradict … */
    struct bounds computed; /* … who give this */
};

struct figures {
    VEC(struct figure) list; /* by region, scope, time */
};

enum ipdb_status figures_make(const struct query_plan *plan, const struct item *item, const struct cells *cells,
                              const struct evidence *evidence, struct figures *out, struct err *err);
void figures_fini(struct figures *figures);

#endif
