/* Exact decimal numbers: coefficient × 10^-scale, up to 18 significant digits. No binary floating point.
 * A value keeps the digits that were written: 19.60 has coefficient 1960 and scale 2.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdint.h>

#include "base/str.h"

struct decimal {
    int64_t coef;
    int8_t scale; /* -18 .. 18; negative: trailing zeros that were not written (145亿 is 145, scale -8) */
};

#define DECIMAL_TEXT 64 /* enough for any decimal_print and decimal_print_fixed, with the NUL byte */

static inline struct decimal decimal_int(int64_t n)
{
    return (struct decimal){n, 0};
}

/* Reads [+-]digits[.digits] of ASCII, all of `s`; false (and *out untouched) if it is anything else or too long. */
bool decimal_parse(struct str s, struct decimal *out);
/* Plain notation without exponent and with no zeros that say nothing: 145 scale -8 is "14500000000", 1960 scale 2 is "19.6".
 * Returns the length. */
size_t decimal_print(struct decimal d, char out[DECIMAL_TEXT]);
/* Exactly `places` (0 .. 18) digits after the point, rounded half to even. */
size_t decimal_print_fixed(struct decimal d, int places, char out[DECIMAL_TEXT]);
/* a × 10^power: shifts the scale. */
bool decimal_shift(struct decimal a, int power, struct decimal *out);
/* Exact, or false on overflow (*out untouched). */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_sub(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out);
/* a ÷ b with `places` digits after the point, rounded half to even; false on overflow or a zero divisor. */
bool decimal_div(struct decimal a, struct decimal b, int places, struct decimal *out);
/* Rounded half to even to `digits` significant digits (1 .. 18). */
struct decimal decimal_round(struct decimal a, int digits);
/* Negative, 0 or positive, by value: 1.0 equals 1. */
int decimal_cmp(struct decimal a, struct decimal b);
struct decimal decimal_neg(struct decimal a);
/* For SQLite's REAL column beside the exact text, and for lengths in a chart. */
double decimal_to_double(struct decimal a);

#endif
