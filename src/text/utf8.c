/* UTF-8: checked, stepped through, measured and made safe to show.
 *
 *     utf8_display_width("145亿元")  →  7
 *     utf8_casefold("Ｐledge-Financing")  →  "pledge financing"
 */
#include "text/utf8.h"

#include "base/rune.h"
#include "text/icu.h"

size_t utf8_invalid(struct str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t c;
        size_t len = rune_read(s, at, &c);
        if (!len)
            return at;
        at += len;
    }
    return SIZE_MAX;
}

static bool is_tail(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t utf8_prev(struct str s, size_t at)
{
    size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && is_tail(s.ptr[begin]))
        begin--;
    return begin;
}

size_t utf8_count(struct str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += !is_tail(s.ptr[i]);
    return count;
}

bool utf8_is_han(uint32_t c)
{
    if (c < 0x3400)
        return c == 0x3007;
    return c <= 0x4DBF || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Characters of nearly every text, of which all is known without asking: Latin letters, dashes and quotation marks, arrows and signs, lines and blocks. */
static bool is_common_narrow(uint32_t c)
{
    return c < 0xAD || (c >= 0xAE && c < 0x300) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2190 && c <= 0x22FF) ||
           (c >= 0x2500 && c <= 0x25FC);
}

/* Ideographs, their punctuation, and the full-width forms of ASCII. */
static bool is_common_wide(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3001 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF60) ||
           (c >= 0x3400 && c <= 0x4DBF);
}

bool utf8_is_hidden(uint32_t c)
{
    if (is_common_narrow(c) || is_common_wide(c))
        return false;
    return icu()->u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

int utf8_width(uint32_t c)
{
    if (is_common_narrow(c))
        return 1;
    if (is_common_wide(c))
        return 2;
    UChar32 u = (UChar32)c;
    unsigned mask = U_MASK(icu()->u_charType(u));
    if (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK) || utf8_is_hidden(c) || (c >= 0x1160 && c <= 0x11FF))
        return 0;
    int width = icu()->u_getIntPropertyValue(u, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

size_t utf8_display_width(struct str s)
{
    size_t width = 0;
    for (size_t at = 0; at < s.len;)
        width += (size_t)utf8_width(utf8_next(s, &at));
    return width;
}

void utf8_safe(struct buf *out, struct str s, bool lines)
{
    for (size_t at = 0; at < s.len;) {
        if (lines && (s.ptr[at] == '\n' || s.ptr[at] == '\t')) {
            buf_char(out, s.ptr[at++]);
            continue;
        }
        char shown[RUNE_SHOWN];
        size_t len = rune_show(s, &at, shown);
        buf_add(out, (struct str){shown, len});
    }
}

/* The characters that utf8_casefold takes for a blank, after folding. */
static bool is_separator(struct str folded)
{
    return folded.len == 1 && strchr(" _-\t\n\r", folded.ptr[0]) != NULL;
}

/* The folded form of one character, into `out`. Decomposed and not composed again: é is e and an accent however it was written. */
static struct str casefold_one(uint32_t c, struct str as_written, char out[128], bool *failed)
{
    if (c < 0x80) {
        out[0] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        return (struct str){out, 1};
    }
    if (is_common_wide(c) && c <= 0x9FFF)
        return as_written; /* ideographs and their punctuation have one form */
    UChar units[40];
    UErrorCode failure = U_ZERO_ERROR;
    const UNormalizer2 *nfkc_cf =
        icu()->unorm2_getNFKCCasefoldInstance(&failure); /* read from ICU's data at its first use: most words need none */
    *failed = *failed || U_FAILURE(failure);
    int32_t count = U_FAILURE(failure) ? -1 : icu()->unorm2_getDecomposition(nfkc_cf, (UChar32)c, units, 40, &failure);
    int32_t len = 0;
    if (count >= 0 && U_SUCCESS(failure))
        icu()->u_strToUTF8(out, 128, &len, units, count, &failure);
    return count < 0 || U_FAILURE(failure) ? as_written : (struct str){out, (size_t)len};
}

void utf8_casefold(struct buf *out, struct str s)
{
    size_t begin = out->len;
    bool pending = false; /* a separator, written only between two other characters */
    for (size_t at = 0; at < s.len;) {
        char space[128];
        size_t from = at;
        uint32_t c = utf8_next(s, &at);
        struct str folded = casefold_one(c, str_slice(s, from, at), space, &out->failed);
        if (is_separator(folded)) {
            pending = true;
        } else if (folded.len) {
            if (pending && out->len > begin)
                buf_char(out, ' ');
            pending = false;
            buf_add(out, folded);
        }
    }
}
