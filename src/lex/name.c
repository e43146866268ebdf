/* Names and codes that hold digits, told from numbers by their shape alone.
 *
 *     中办发〔2019〕56号 → docnumber        “4554”工作思路 → name        4:2:2:2 → rule
 */
#include "lex/name.h"

#include <ctype.h>

#include "lex/numeral.h"

#define QUOTED_MAX 360 /* bytes: longer quotations are speech, not names */
#define TITLE_MAX  900 /* bytes between 《 and 》 */

/* Marks that are one and the same cannot be nested. */
static size_t enclosed(const char *p, const char *end, const char *open, const char *close, size_t limit)
{
    size_t lead = literal_at(p, end, open);
    if (!lead)
        return 0;
    bool nests = strcmp(open, close) != 0;
    int depth = 1;
    for (const char *q = p + lead; q < end && (size_t)(q - p) < limit; q += character_length(*q)) {
        if (*q == '\n')
            return 0;
        if (*q != *open && *q != *close)
            continue;
        if (nests && literal_at(q, end, open))
            depth++;
        else if (literal_at(q, end, close) && --depth == 0)
            return (size_t)(q - p) + strlen(close);
    }
    return 0;
}

/* Direct speech has sentences in it; a name has none. */
static bool is_speech(const char *p, size_t len)
{
    return len > 120 || str_contains((struct str){p, len}, STR("。")) || str_contains((struct str){p, len}, STR(";")) ||
           (len > 60 && str_contains((struct str){p, len}, STR(",")));
}

size_t name_quoted(const char *p, const char *end)
{
    static const struct {
        const char *open, *close;
    } quotes[] = {{"“", "”"}, {"‘", "’"}, {"「", "」"}, {"\"", "\""}, {"【", "】"}};
    size_t len = enclosed(p, end, "《", "》", TITLE_MAX);
    if (len)
        return len;
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if ((len = enclosed(p, end, quotes[i].open, quotes[i].close, QUOTED_MAX)))
            return is_speech(p, len) ? 0 : len;
    return 0;
}

static bool is_letter(char c)
{
    return isalpha((unsigned char)c) || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_at(const char *p, const char *end)
{
    size_t n = 0;
    while (p + n < end && is_digit(p[n]))
        n++;
    return n;
}

/* 〔2019〕56号, [2019]56号 */
static size_t bracketed_number(const char *p, const char *end)
{
    size_t lead = any_literal_at(p, end, "〔 [");
    size_t year = lead ? digits_at(p + lead, end) : 0;
    size_t close = year == 4 ? any_literal_at(p + lead + year, end, "〕 ]") : 0;
    if (!close)
        return 0;
    size_t len = lead + year + close;
    len += literal_at(p + len, end, "第");
    size_t number = digits_at(p + len, end);
    return number ? len + number + literal_at(p + len + number, end, "号") : len;
}

/* The `digits` at `p` and further ones, parted by the same mark into at least so many parts (4:2:2:2). */
static size_t separated(const char *p, const char *end, size_t digits, const char *mark, size_t least)
{
    size_t len = digits, parts = 1;
    for (;;) {
        size_t m = literal_at(p + len, end, mark);
        size_t d = m ? digits_at(p + len + m, end) : 0;
        if (!d)
            break;
        len += m + d;
        parts++;
    }
    return parts >= least ? len : 0;
}

static size_t telephone(const char *p, const char *end)
{
    size_t area = digits_at(p, end);
    if (area >= 3 && area <= 4 && *p == '0' && p + area < end && p[area] == '-') {
        size_t rest = digits_at(p + area + 1, end);
        return rest >= 7 ? area + 1 + rest : 0;
    }
    return area >= 11 || (area >= 6 && *p == '0') ? area : 0;
}

/* Digits that stick to letters: iso56005, _0428_, B2-20150515. */
static size_t lettered(const char *start, const char *p, const char *end)
{
    const char *q = p;
    bool letter_before = p > start && is_letter(p[-1]);
    if (p - 1 > start && (p[-1] == '-' || p[-1] == ' ') && is_letter(p[-2]) && !letter_before)
        letter_before =
            p[-1] == '-' || (p - 3 >= start && is_letter(p[-3]) && isupper((unsigned char)p[-2]) && isupper((unsigned char)p[-3]));
    while (q < end && (is_digit(*q) || is_letter(*q) || (*q == '.' && letter_before && q + 1 < end && is_digit(q[1])) ||
                       (*q == '-' && q + 1 < end && (is_digit(q[1]) || is_letter(q[1])))))
        q++;
    bool letter_inside = false;
    for (const char *r = p; r < q; r++)
        letter_inside |= is_letter(*r);
    return letter_before || letter_inside ? (size_t)(q - p) : 0;
}

/* 图4 商标数据对比 */
static size_t figure_number(const char *start, const char *p, const char *end)
{
    size_t digits = digits_at(p, end);
    bool labelled = p - start >= 3 && (memcmp(p - 3, "图", 3) == 0 || memcmp(p - 3, "表", 3) == 0);
    bool ends = p + digits == end || p[digits] == ' ' || any_literal_at(p + digits, end, ": 、 , 。 )") > 0;
    return labelled && ends ? digits : 0;
}

size_t name_of_digits(const char *start, const char *p, const char *end, enum aside_reason *reason)
{
    size_t len = bracketed_number(p, end);
    if (len) {
        *reason = ASIDE_DOCNUMBER;
        return len;
    }
    size_t digits = digits_at(p, end);
    if (!digits)
        return 0;
    if ((len = separated(p, end, digits, ":", 3)) || (len = separated(p, end, digits, "/", 3))) {
        *reason = ASIDE_RULE;
        return len;
    }
    if ((len = separated(p, end, digits, "·", 2)) || (len = separated(p, end, digits, "+", 2)) ||
        (len = separated(p, end, digits, ".", 3)) || (len = lettered(start, p, end))) {
        *reason = ASIDE_NAME;
        return len;
    }
    if ((len = figure_number(start, p, end))) {
        *reason = ASIDE_ORDINAL;
        return len;
    }
    if ((len = telephone(p, end))) {
        *reason = ASIDE_DOCNUMBER;
        return len;
    }
    size_t tail = any_literal_at(p + digits, end, "号文 号令 号公告 号决议 号");
    if (tail) {
        *reason = ASIDE_DOCNUMBER;
        return digits + tail;
    }
    return 0;
}

size_t name_numbering(const char *p, const char *end)
{
    size_t open = any_literal_at(p, end, "( 〔 [");
    const char *q = p + open;
    size_t digits = digits_at(q, end);
    struct numeral n;
    size_t len = digits ? digits : numeral_chinese(q, end, &n);
    if (!len || digits > 2)
        return 0;
    if (open) {
        size_t close = any_literal_at(q + len, end, ") 〕 ]");
        return close ? open + len + close : 0;
    }
    size_t mark = any_literal_at(q + len, end, "、 . ．");
    bool year = mark && digits_at(q + len + mark, end) == 4 && literal_at(q + len + mark + 4, end, "年");
    if (!mark || (q[len] == '.' && q + len + 1 < end && is_digit(q[len + 1]) && !year))
        return 0;
    return len + mark;
}

size_t name_enumeration(const char *p, const char *end)
{
    struct numeral n;
    size_t len = numeral_chinese(p, end, &n);
    size_t mark = len == 3 && n.value.coef < 10 ? any_literal_at(p + len, end, "是 要 则") : 0;
    return mark ? len + mark : 0;
}
