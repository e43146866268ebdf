/* The axis of a chart: round numbers that hold all values. */
#ifndef RENDER_SCALE_H
#define RENDER_SCALE_H

#include "base/decimal.h"
#include "render/marks.h"

struct scale {
    struct decimal step; /* 1, 2 or 5 × a power of ten */
    int first, last;     /* the ticks are at k × step, first <= k <= last, first < last */
};

/* At most `most` (2 or more) steps from at or below range.low to at or above range.high. */
struct scale scale_nice(struct range range, int most);
/* Where `value` lies between the first tick (0) and the last (`length`). */
int scale_at(struct scale scale, double value, int length);
/* What is written at tick `k`; returns the length. */
size_t scale_tick(struct scale scale, int k, char out[DECIMAL_TEXT]);

#endif
