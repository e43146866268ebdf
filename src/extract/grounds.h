/* What a fact rests on (docs/extraction.md), in words. */
#ifndef EXTRACT_GROUNDS_H
#define EXTRACT_GROUNDS_H

#include "base/buf.h"

/* True when the blank-separated `grounds` hold `ground`. */
bool grounds_have(struct str grounds, const char *ground);
/* Appends what the known ones among `grounds` mean, in the order of weight; `other`: no indicator of the catalogue was found. */
void grounds_add(struct buf *out, struct str grounds, bool other, bool zh);

#endif
