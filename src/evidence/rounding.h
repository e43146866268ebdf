/* What a printed figure leaves open, in words. */
#ifndef EVIDENCE_ROUNDING_H
#define EVIDENCE_ROUNDING_H

#include "answer/observed.h"
#include "evidence/record.h"

/* "127.16亿元 stands for 127.155 to 127.165亿元", in the size of unit that is printed. Empty for a place in an order, which is not rounded, for
 * what is no number, and when there is no memory. */
struct str rounding_words(const struct record *r, bool zh, struct arena *arena);
/* "127.155 to 127.165亿元", "489亿元 or more" */
struct str rounding_interval(const struct observed *o, bool zh, struct arena *arena);

#endif
