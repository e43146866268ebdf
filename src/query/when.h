/* Periods as people type them in a query. */
#ifndef QUERY_WHEN_H
#define QUERY_WHEN_H

#include "base/str.h"
#include "model/period.h"

/* The longest period that `s` begins with; returns its length in bytes, 0 when there is none. `s` is folded text. */
size_t when_scan(struct str s, struct period *out);

enum { WHEN_TEXT = 64 };
/* The period as when_scan reads it: 2022-H1, or in Chinese 2022年上半年. NUL-terminated. */
void when_print(struct period p, bool chinese, char out[WHEN_TEXT]);

#endif
