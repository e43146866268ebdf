/* Whether figures that are only known within their rounding can all be true.
 *
 *     69.4亿元 × (1 + 108.81 %) against 145亿元: fits     69.8亿元: only if 145亿 was cut from 145.7     72亿元: does not
 */
#ifndef AUDIT_AUDIT_FIT_H
#define AUDIT_AUDIT_FIT_H

#include "answer/observed.h"

enum fit {
    FITS,        /* as rounding is usual: half a unit of the last digit */
    FITS_IF_CUT, /* only if digits were cut off instead: nearly a whole unit, away from zero */
    APART        /* not at all */
};

/* The interval of a figure, rounded, and rounded or cut. */
struct spread {
    struct bounds rounded, cut;
};

struct spread spread_of(const struct observed *o);
struct spread spread_shift(struct spread x, int power);
/* Of a growth in percent the factor: 108.81 → 2.0881. */
struct spread spread_factor(struct spread growth);

enum fit fit_same(struct spread a, struct spread b);
/* `part` is no more than `whole`. */
enum fit fit_below(struct spread part, struct spread whole);
/* Both must not be negative; what does not fit a decimal is taken to fit. */
enum fit fit_product(struct spread product, struct spread a, struct spread b);
enum fit fit_sum(struct spread sum, struct spread a, struct spread b);

#endif
