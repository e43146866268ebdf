/* Folding, one character at a time, so that nothing moves and a run of combining marks costs no more than other text.
 *
 *     "增长１２３．４％，"  →  "增长123.4%,"      at[6] = 6 (１), at[7] = 9 (２), at[12] = 24 (，)
 *
 * Nearly all of a bulletin is ASCII, the common ideographs, their punctuation and the full-width forms: these go by arithmetic,
 * the rest is asked of ICU.
 */
#include "text/fold.h"

#include "base/rune.h"
#include "text/icu.h"

enum { FORM = 4 * FOLD_GROWTH }; /* folded bytes of one character, at most */

/* Where the folded text goes; what does not fit is only counted. */
struct sink {
    char *text;
    uint32_t *at;
    size_t len, cap;
    bool failed; /* ICU has no normalizer */
};

static inline void emit(struct sink *sink, const char *bytes, size_t len, size_t source)
{
    if (len <= sink->cap && sink->len <= sink->cap - len) {
        uint32_t *at = sink->at + sink->len;
        memcpy(sink->text + sink->len, bytes, len);
        for (size_t i = 0; i < len; i++)
            at[i] = (uint32_t)source;
    }
    sink->len += len;
}

/* May `form` (what ICU makes of `c`) stand for it? Not if it brings in a blank, a full stop or a number that was not written as such. */
static bool form_is_plain(UChar32 c, const UChar *form, int32_t count)
{
    if (icu()->u_charType(c) == U_OTHER_NUMBER) /* ⑴ ⒈ */
        return false;
    for (int32_t i = 0; count > 1 && i < count; i++) /* ㎡ … ㈱ */
        if (form[i] == ' ' || form[i] == '.' || icu()->u_charType(form[i]) == U_DECIMAL_DIGIT_NUMBER ||
            icu()->u_hasBinaryProperty(form[i], UCHAR_IDEOGRAPHIC))
            return false;
    return true;
}

/* The folded form of an uncommon character, into `out`; 0 if it stays as it is. */
static size_t uncommon(UChar32 c, size_t source_len, char out[FORM], bool *failed)
{
    if (icu()->u_charType(c) == U_SPACE_SEPARATOR) {
        out[0] = ' ';
        return 1;
    }
    switch (icu()->u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_NONE:
    case U_DT_CIRCLE:
    case U_DT_SUPER:
    case U_DT_SUB:
    case U_DT_FRACTION:
        return 0;
    default:
        break;
    }
    UErrorCode failure = U_ZERO_ERROR;
    const UNormalizer2 *nfkc =
        icu()->unorm2_getNFKCInstance(&failure); /* read from ICU's data at its first use: most texts need none */
    *failed = *failed || U_FAILURE(failure);
    UChar whole[2], form[FORM];
    int32_t written = 0, len = 0;
    icu()->u_strFromUTF32(whole, 2, &written, &c, 1, &failure);
    int32_t count = icu()->unorm2_normalize(nfkc, whole, written, form, FORM, &failure);
    if (U_FAILURE(failure) || !form_is_plain(c, form, count))
        return 0;
    icu()->u_strToUTF8(out, FORM, &len, form, count, &failure);
    return U_SUCCESS(failure) && (size_t)len <= FOLD_GROWTH * source_len ? (size_t)len : 0;
}

/* The full-width forms U+FF01 .. U+FF5E are ASCII moved by 0xFEE0: EF BC 81 .. EF BD 9E. */
static bool is_wide_ascii(const unsigned char *p)
{
    return p[0] == 0xEF && ((p[1] == 0xBC && p[2] >= 0x81) || (p[1] == 0xBD && p[2] <= 0x9E));
}

/* U+4000 .. U+9FFF, and U+3001 .. U+3035 without the compatibility characters behind them: never folded. */
static bool is_common_han(const unsigned char *p)
{
    return (p[0] >= 0xE4 && p[0] <= 0xE9) || (p[0] == 0xE3 && p[1] == 0x80 && p[2] >= 0x81 && p[2] <= 0xB5);
}

static void fold_into(struct str source, struct sink *sink)
{
    for (size_t at = 0; at < source.len;) {
        const unsigned char *p = (const unsigned char *)source.ptr + at;
        if (p[0] < 0x80) {
            emit(sink, p[0] == '\t' ? " " : source.ptr + at, 1, at);
            at++;
            continue;
        }
        if (source.len - at >= 3 && is_common_han(p)) {
            emit(sink, source.ptr + at, 3, at);
            at += 3;
            continue;
        }
        if (source.len - at >= 3 && is_wide_ascii(p)) {
            char plain = (char)(p[2] - (p[1] == 0xBC ? 0x60 : 0x20));
            emit(sink, &plain, 1, at);
            at += 3;
            continue;
        }
        uint32_t c = 0xFFFD;
        char form[FORM];
        size_t len = rune_read(source, at, &c);
        size_t folded = len ? uncommon((UChar32)c, len, form, &sink->failed) : 0;
        if (!len)
            len = 1;
        if (folded)
            emit(sink, form, folded, at);
        else
            emit(sink, source.ptr + at, len, at);
        at += len;
    }
}

static bool sink_open(struct sink *sink, struct arena *arena, size_t cap)
{
    if (cap == SIZE_MAX)
        return false;
    *sink = (struct sink){.text = arena_alloc(arena, cap + 1), .at = arena_array(arena, cap + 1, sizeof *sink->at), .cap = cap};
    return sink->text && sink->at;
}

bool fold(struct str source, struct arena *arena, struct folded *out)
{
    struct sink sink;
    if (source.len >= UINT32_MAX || !sink_open(&sink, arena, source.len))
        return false;
    fold_into(source, &sink);
    if (sink.len > sink.cap) { /* a text that grows is rare: once more, with the room it needs */
        if (!sink_open(&sink, arena, sink.len))
            return false;
        fold_into(source, &sink);
    }
    if (sink.failed)
        return false;
    sink.at[sink.len] = (uint32_t)source.len;
    *out = (struct folded){{sink.text, sink.len}, sink.at};
    return true;
}
