/* One character of UTF-8 (RFC 3629), and the form in which it is safe to show. What base/ itself needs; the rest is text/utf8.h. */
#ifndef BASE_RUNE_H
#define BASE_RUNE_H

#include <stdint.h>

#include "base/str.h"

#define RUNE_SHOWN 12 /* enough for any rune_show, with the NUL byte */

/* Length (1 .. 4) of the well-formed character at `at`, its code point in *c; 0 when there is none (overlong, surrogate, cut, end). */
size_t rune_read(struct str s, size_t at, uint32_t *c);
/* Must not reach a terminal as it is: C0 and C1 controls, DEL, line and paragraph separators, bidirectional controls. */
bool rune_is_unsafe(uint32_t c);
/* Writes the character at `*at` (< s.len) as it is, or as \xNN (a control or an invalid byte) or \u{N}, moves `*at` behind it
 * and returns the length written. */
size_t rune_show(struct str s, size_t *at, char out[RUNE_SHOWN]);

#endif
