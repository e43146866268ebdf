/* The frame of a bulletin: the two guesses that everything hangs on, its place and its default period, and the
 * title, publisher and publication date that they come from.
 *
 *     “2018年第一季度安徽省发明专利统计快报” → 安徽省, 2018-Q1, topic {obj=patent kind=invention}
 */
#ifndef EXTRACT_FRAME_H
#define EXTRACT_FRAME_H

#include "extract/place.h"
#include "extract/reading.h"
#include "extract/time.h"

struct frame {
    struct place home;     /* the bulletin's own place; name empty when it could not be told */
    struct date published; /* year 0: not known; month or day 0: not said */
    struct date today; /* what 今年 and 近三年 count from: the publication, or the latest half year, quarter or months spoken of */
    struct date as_of;     /* the day of 截至目前: the publication, or the end of what the bulletin reports on */
    struct moment when;    /* governs every undated figure */
    bool when_titled;      /* the title says it */
    struct features topic; /* what the title speaks of */
    size_t title;          /* index of the title's block, or NONE */
};

/* Infers the frame, marks furniture among the blocks, and fills what was not given of the document's metadata. */
void frame_infer(struct reading *r, struct frame *out);
/* The first period that the tokens [first, last) name, skipping events, bases and plans; false when there is none. */
bool frame_period(const struct reading *r, size_t first, size_t last, const struct moment *now, struct date published,
                  struct moment *out);
/* 北京1月23日电: the place at token `i` is where a dispatch was sent from. */
bool frame_is_dateline(const struct reading *r, size_t i, size_t last);
/* All features that the words of the tokens [first, last) say. */
void frame_features(const struct reading *r, size_t first, size_t last, struct features *out);

#endif
