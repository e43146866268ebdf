/* Where in a text something is wrong, shown for people:
 *
 *       pledge_financing for Hebie
 *                            ^^^^^
 */
#ifndef TEXT_CARET_H
#define TEXT_CARET_H

#include "base/buf.h"

/* The end of the longest run of whole characters from `from` that is at most `max` columns wide and ends by `to`. */
size_t caret_fit(struct str s, size_t from, size_t to, size_t max);
/* Appends a line end, what stands around the bytes [begin, end) of one line of text, cut and made safe to show, and below it carets
 * under those bytes; an empty place gets one. */
void caret_add(struct buf *out, struct str text, size_t begin, size_t end);

#endif
