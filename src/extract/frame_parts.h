/* What the makers of the frame share: extract/frame.c finds the title and the metadata, extract/frame_place.c the place,
 * extract/frame_time.c the times. */
#ifndef EXTRACT_FRAME_PARTS_H
#define EXTRACT_FRAME_PARTS_H

#include "extract/frame.h"

static inline const struct token *tokens_of(const struct reading *r)
{
    return r->tokens.at;
}

/* The text of a block ends in a full stop. */
bool frame_ends_sentence(const struct reading *r, size_t block);
/* The place that governs, from the title's tokens, those of the name in it, or the whole; name empty when it could not be told. */
struct place frame_home(const struct reading *r, size_t title, struct span opened);
/* The period of every undated figure; `titled`: the title says it. */
struct moment frame_default_period(const struct reading *r, size_t title, struct span opened, struct date published, bool *titled);
/* The day of 截至目前, and the day that 今年 counts from. */
struct date frame_as_of(const struct reading *r, const struct frame *f);
struct date frame_today(const struct reading *r, const struct frame *f);

#endif
