/* Numerals: Arabic with separators, Chinese, and mixtures of both.
 *
 *     226,113 · 55 853 · 1.2亿 · 3万4000 · 50余万 · 六十三 · 两千 · 一亿二千万
 *
 * Recognizers return the bytes they matched, or 0 and touch nothing.
 */
#ifndef LEX_NUMERAL_H
#define LEX_NUMERAL_H

#include <stdint.h>

#include "base/decimal.h"
#include "catalog/catalog.h"

struct numeral {
    struct decimal value;
    bool chinese;
    bool over; /* 余 or 多 inside: 50余万 */
};

/* An Arabic numeral at `p`, with the multipliers 十百千万亿 behind it. A multiplier that begins a unit (千瓦时, 百分点) is none. */
size_t numeral_arabic(const struct catalog *cat, const char *p, const char *end, struct numeral *out);
/* A Chinese numeral: 三, 六十三, 两千, 一点五万, 千余 is 1000 with `over`. */
size_t numeral_chinese(const char *p, const char *end, struct numeral *out);
/* A Chinese numeral may begin at `p`. */
bool is_chinese_numeral(const char *p, const char *end);
/* The value of the Chinese digit at `p` (零 〇 一 … 九 两, three bytes each), or -1. */
int chinese_digit(const char *p, const char *end);
/* Length of one UTF-8 character. */
static inline size_t character_length(char first)
{
    unsigned char c = (unsigned char)first;
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}
/* The character at `p` (U'十'), if it is ASCII or takes three bytes; 0 for others and at the end. */
static inline uint32_t character_at(const char *p, const char *end)
{
    const unsigned char *c = (const unsigned char *)p;
    if (p < end && c[0] < 0x80)
        return c[0];
    if (end - p < 3 || (c[0] & 0xF0) != 0xE0)
        return 0;
    return (uint32_t)(c[0] & 0x0F) << 12 | (uint32_t)(c[1] & 0x3F) << 6 | (c[2] & 0x3F);
}
/* Length of `literal` if it stands at `p`, else 0. */
static inline size_t literal_at(const char *p, const char *end, const char *literal)
{
    size_t len = strlen(literal);
    return (size_t)(end - p) >= len && memcmp(p, literal, len) == 0 ? len : 0;
}
/* Length of the first of the blank-separated `literals` that stands at `p`, else 0. List longer ones first. */
size_t any_literal_at(const char *p, const char *end, const char *literals);

#endif
