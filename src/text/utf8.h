/* UTF-8 (RFC 3629): checked decoding, stepping, and what is safe to show. */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdint.h>

#include "base/buf.h"
#include "base/rune.h"

/* Offset of the first byte that is not well-formed UTF-8 (overlong, surrogate, above U+10FFFF, cut), or SIZE_MAX. */
size_t utf8_invalid(struct str s);
/* The code point at `*at` (< s.len) of well-formed text, and `*at` moved behind it. A byte that is not well-formed is U+FFFD. */
static inline uint32_t utf8_next(struct str s, size_t *at)
{
    uint32_t c = 0xFFFD;
    size_t len = rune_read(s, *at, &c);
    *at += len ? len : 1;
    return c;
}

/* The start of the character before `at` (at > 0). */
size_t utf8_prev(struct str s, size_t at);
/* Code points in well-formed text. */
size_t utf8_count(struct str s);
/* Han ideograph (any CJK unified or compatibility ideograph block, and 〇). */
bool utf8_is_han(uint32_t c);
/* Zero-width, bidirectional control, soft hyphen and the like (Default_Ignorable_Code_Point): hides inside words and numbers. */
bool utf8_is_hidden(uint32_t c);
/* Columns on a terminal: 2 for East Asian wide and full-width, 0 for combining and hidden, else 1 (UAX #11). */
int utf8_width(uint32_t c);
size_t utf8_display_width(struct str s);
/* Appends `s` made safe to show: control characters (but tab and line feed if `lines`), bidi controls and invalid bytes as \xNN or \u{N}. */
void utf8_safe(struct buf *out, struct str s, bool lines);
/* Appends `s` as names are compared: NFKC_Casefold character by character, in decomposed form; each run of `_`, `-` and blanks one blank, none at
 * the ends. Hidden characters vanish. */
void utf8_casefold(struct buf *out, struct str s);

#endif
