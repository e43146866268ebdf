/* Sums, differences, products and quotients of figures that are only known within bounds, and what is left of "more than" (R9). */
#ifndef ANSWER_INTERVAL_H
#define ANSWER_INTERVAL_H

#include "answer/observed.h"

/* What `arith` (/ * + -) makes of two intervals; a side that cannot be told, or does not fit, is left open. For products and quotients
 * both must be positive; `b` of a quotient must not reach zero. */
struct bounds interval_combine(char arith, const struct bounds *a, const struct bounds *b);
/* (x − 1) × 100 of both sides. */
struct bounds interval_growth(struct bounds x);
/* × 10^power of both sides. */
struct bounds interval_shift(struct bounds x, int power);
/* "more than" over "exactly" is more than; "more than" minus "more than" is anything: false. */
bool qualifier_combine(char arith, enum qualifier a, enum qualifier b, enum qualifier *out);

#endif
