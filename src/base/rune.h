/* One character of UTF-8 (RFC 3629), and the form in which it is safe to show. What base/ itself needs; the rest is text/utf8.h. */
#ifndef BASE_RUNE_H
#define BASE_RUNE_H

#include <stdint.h>

#include "base/str.h"

#define RUNE_SHOWN 12 /* enough for any rune_show, with the NUL byte */

/* What rune_read does, for any character. */
size_t rune_read_any(struct str s, size_t at, uint32_t *c);

/* Length (1 .. 4) of the well-formed character at `at`, its code point in *c; 0 when there is none (overlong, surrogate, cut, end).
 * Nearly all of Chinese text is ASCII or from U+1000 to U+CFFF, three bytes that cannot be anything else. */
static inline size_t rune_read(struct str s, size_t at, uint32_t *c)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    if (at < s.len && p[0] < 0x80) {
        *c = p[0];
        return 1;
    }
    if (at < s.len && s.len - at >= 3 && p[0] >= 0xE1 && p[0] <= 0xEC && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
        *c = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        return 3;
    }
    return rune_read_any(s, at, c);
}

/* Must not reach a terminal as it is: C0 and C1 controls, DEL, line and paragraph separators, bidirectional controls. */
bool rune_is_unsafe(uint32_t c);
/* Well-formed text that may be shown as it is, in one line. */
bool rune_is_line(struct str s);
/* Writes the character at `*at` (< s.len) as it is, or as \xNN (a control or an invalid byte) or \u{N}, moves `*at` behind it
 * and returns the length written. */
size_t rune_show(struct str s, size_t *at, char out[RUNE_SHOWN]);

#endif
