/* Figures that no bulletin prints, out of two levels that bulletins do print (R6, R7, R9, R10). */
#ifndef ANSWER_DERIVE_H
#define ANSWER_DERIVE_H

#include "answer/figures.h"

/* Why a figure cannot be derived from a level. */
enum derivation {
    DERIVE_OK,
    DERIVE_NO_PRIOR,  /* the same period a year earlier is not there */
    DERIVE_NO_WHOLE,  /* the level of the whole is not there */
    DERIVE_NO_OTHER,  /* the other indicator is not there */
    DERIVE_ZERO_BASE, /* a division by zero */
    DERIVE_BOUNDS     /* the levels are bounds, and the result may lie anywhere */
};

/* What `item` asks for, out of the level `cell` and one other: growth and change over the same period a year earlier, the base (that earlier
 * level, or the level less its reported growth), the share of the whole, the arithmetic with another indicator. `out` is derived, and main. */
enum derivation derive(const struct query_plan *plan, const struct item *item, const struct cells *cells, const struct cell *cell,
                       struct figure *out);

/* The level of `part`, the rest of the period of `cell` after one that is known too: the second half out of the year and the first. Both from bulletins
 * of the place itself. */
enum derivation derive_rest(const struct query_plan *plan, const struct item *item, const struct cells *cells,
                            const struct cell *cell, struct period part, struct figure *out);

#endif
