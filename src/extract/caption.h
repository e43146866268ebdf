/* The unit that a caption gives for the bare numbers below it.
 *
 *     专利质押情况（单位：亿元） … 专利质押融资：68.2 → 6820000000 元
 */
#ifndef EXTRACT_CAPTION_H
#define EXTRACT_CAPTION_H

#include "extract/reading.h"

struct caption {
    struct decimal factor; /* 100000000 of 亿元 */
    size_t unit;           /* index of the catalogue's unit, NONE without a caption */
};

/* The caption among the tokens [first, last); false when there is none, and `out` stays as it was. */
bool caption_read(const struct reading *r, size_t first, size_t last, struct caption *out);
/* Gives the caption's unit to the numbers among the tokens [first, last) that have none of their own. */
void caption_apply(const struct caption *caption, struct reading *r, size_t first, size_t last);

#endif
