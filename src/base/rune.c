/* One character of UTF-8, checked.
 *
 *     E4 BA BF    →  亿, length 3
 *     E4 BA       →  0: cut
 *     1B          →  shown as \x1B
 *     U+202E      →  shown as \u{202E}
 */
#include "base/rune.h"

#include <stdio.h>

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

size_t rune_read_any(struct str s, size_t at, uint32_t *c)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (at >= s.len)
        return 0;
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    if (p[0] < 0x80) {
        *c = p[0];
        return 1;
    }
    size_t len = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || len > s.len - at)
        return 0;
    uint32_t value = p[0] & (0xFFu >> (len + 1));
    for (size_t i = 1; i < len; i++) {
        if (!is_tail(p[i]))
            return 0;
        value = value << 6 | (p[i] & 0x3Fu);
    }
    if (value < least[len] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *c = value;
    return len;
}

bool rune_is_unsafe(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return true;
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool rune_is_line(struct str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t c;
        size_t len = rune_read(s, at, &c);
        if (len == 0 || rune_is_unsafe(c))
            return false;
        at += len;
    }
    return true;
}

size_t rune_show(struct str s, size_t *at, char out[RUNE_SHOWN])
{
    uint32_t c = 0;
    size_t len = rune_read(s, *at, &c);
    size_t begin = *at;
    *at += len ? len : 1;
    if (len && !rune_is_unsafe(c)) {
        memcpy(out, s.ptr + begin, len);
        out[len] = '\0';
        return len;
    }
    if (!len)
        c = (unsigned char)s.ptr[begin];
    bool byte = !len || c < 0x80;
    return (size_t)snprintf(out, RUNE_SHOWN, byte ? "\\x%02X" : "\\u{%X}", (unsigned)c);
}
