/* Numerals of bulletins, as exact decimals.
 *
 *     一亿二千万 → 120000000        3万4000 → 34000        50余万 → 500000, over
 */
#include "lex/numeral.h"

/* Byte by byte, since most of what is asked for differs in its first character. */
size_t any_literal_at(const char *p, const char *end, const char *literals)
{
    size_t room = (size_t)(end - p);
    for (;;) {
        size_t len = 0;
        while (len < room && p[len] == literals[len] && literals[len] != ' ' && literals[len])
            len++;
        if (literals[len] == ' ' || !literals[len])
            return len;
        for (literals += len; *literals && *literals != ' ';)
            literals++;
        if (!*literals++)
            return 0;
    }
}

static bool is_digit(const char *p, const char *end)
{
    return p < end && *p >= '0' && *p <= '9';
}

static size_t digit_run(const char *p, const char *end)
{
    const char *q = p;
    while (is_digit(q, end))
        q++;
    return (size_t)(q - p);
}

/* Digits in groups of three, parted by one comma or blank: 226,113 or 55 853. Copies the digits; 0 if it is not so grouped. */
static size_t grouped_digits(const char *p, const char *end, char separator, char *digits, size_t *count)
{
    size_t first = digit_run(p, end);
    if (first == 0 || first > 3)
        return 0;
    size_t n = first;
    memcpy(digits, p, first);
    const char *q = p + first;
    while (q < end && *q == separator && digit_run(q + 1, end) == 3 && n + 3 <= 18) {
        memcpy(digits + n, q + 1, 3);
        n += 3;
        q += 4;
    }
    if (n == first)
        return 0;
    *count = n;
    return (size_t)(q - p);
}

static size_t plain_number(const char *p, const char *end, struct decimal *out)
{
    char text[40];
    size_t count = 0;
    size_t len = grouped_digits(p, end, ',', text, &count);
    if (!len)
        len = grouped_digits(p, end, ' ', text, &count);
    if (!len) {
        len = count = digit_run(p, end);
        if (count == 0 || count > 18)
            return 0;
        memcpy(text, p, count);
    }
    const char *q = p + len;
    size_t decimals = q < end && *q == '.' ? digit_run(q + 1, end) : 0;
    if (decimals && count + decimals <= 18) {
        text[count++] = '.';
        memcpy(text + count, q + 1, decimals);
        count += decimals;
        len += 1 + decimals;
    }
    return decimal_parse((struct str){text, count}, out) ? len : 0;
}

/* The power of ten that stands at `p`, else 0. */
static int multiplier(const char *p, const char *end, size_t *len)
{
    *len = 3;
    switch (character_at(p, end)) {
    case U'十':
        return 1;
    case U'百':
        return 2;
    case U'千':
        return 3;
    case U'亿':
        return 8;
    case U'万':
        if (character_at(p + 3, end) != U'亿')
            return 4;
        *len = 6;
        return 12;
    default:
        return 0;
    }
}

static bool begins_unit(const struct catalog *cat, const char *p, const char *end)
{
    struct term_match found[8];
    size_t n = catalog_match(cat, p, end, found, 8);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < found[i].term_count; k++)
            if (found[i].terms[k].kind == TERM_UNIT)
                return true;
    return false;
}

/* The multipliers at `*at`, applied to `out`; 余 and 多 may stand before one. */
static const char *multiply(const struct catalog *cat, const char *at, const char *end, struct numeral *out)
{
    for (;;) {
        size_t hedge = any_literal_at(at, end, "余 多");
        size_t len;
        if (!hedge && at < end && *at == ' ' && any_literal_at(at + 1, end, "万 亿"))
            hedge = 1; /* 28.6 亿元 */
        int power = multiplier(at + hedge, end, &len);
        if (!power || begins_unit(cat, at + hedge, end) || !decimal_shift(out->value, power, &out->value))
            return at;
        out->over |= hedge > 1;
        at += hedge + len;
    }
}

size_t numeral_arabic(const struct catalog *cat, const char *p, const char *end, struct numeral *out)
{
    struct numeral n = {0};
    size_t len = plain_number(p, end, &n.value);
    if (!len)
        return 0;
    const char *at = multiply(cat, p + len, end, &n);
    struct numeral rest = {0};
    size_t more = at > p + len ? plain_number(at, end, &rest.value) : 0;
    if (more && rest.value.scale == 0 && decimal_cmp(rest.value, n.value) < 0) {
        at = multiply(cat, at + more, end, &rest);
        (void)decimal_add(n.value, rest.value, &n.value);
    }
    *out = n;
    return (size_t)(at - p);
}

int chinese_digit(const char *p, const char *end)
{
    switch (character_at(p, end)) {
    case U'零':
    case U'〇':
        return 0;
    case U'一':
        return 1;
    case U'二':
    case U'两':
        return 2;
    case U'三':
        return 3;
    case U'四':
        return 4;
    case U'五':
        return 5;
    case U'六':
        return 6;
    case U'七':
        return 7;
    case U'八':
        return 8;
    case U'九':
        return 9;
    default:
        return -1;
    }
}

/* 点五 behind a whole number. */
static const char *chinese_decimals(const char *p, const char *end, struct decimal *value)
{
    size_t point = literal_at(p, end, "点");
    if (!point || chinese_digit(p + point, end) < 0)
        return p;
    p += point;
    for (int digit; value->scale < 6 && (digit = chinese_digit(p, end)) >= 0; p += 3)
        *value = (struct decimal){value->coef * 10 + digit, (int8_t)(value->scale + 1)};
    return p;
}

/* The state of reading 一亿二千三百万: `total` of what is behind 亿 and 万, `section` below 万, `digit` still without its unit. */
struct chinese_sum {
    int64_t total, section;
    int digit; /* -1: none */
    int last_unit;
};

static bool chinese_unit(struct chinese_sum *sum, int power)
{
    static const int64_t tens[] = {1, 10, 100, 1000, 10000};
    int64_t digit = sum->digit < 0 ? 1 : sum->digit;
    if (power <= 3) {
        if (sum->digit < 0 && sum->section > 0)
            return false;
        sum->section += digit * tens[power];
    } else {
        int64_t section = sum->section + (sum->digit > 0 ? sum->digit : 0);
        if (power == 8 && sum->total)
            section += sum->total, sum->total = 0;
        if (section == 0 || section > 99999999)
            return false;
        sum->total += section * (power == 4 ? 10000 : power == 8 ? 100000000 : 1000000000000);
        sum->section = 0;
    }
    sum->digit = -1;
    sum->last_unit = power;
    return true;
}

bool is_chinese_numeral(const char *p, const char *end)
{
    switch (character_at(p, end)) {
    case U'十':
    case U'百':
    case U'千':
        return true;
    default:
        return chinese_digit(p, end) >= 0;
    }
}

/* 一百零二亿 ends in 亿: the eight zeros were not written. */
static void forget_zeros(const struct chinese_sum *sum, struct decimal *value)
{
    for (int power = sum->digit < 0 && sum->last_unit >= 4 ? sum->last_unit : 0; power > 0; power--) {
        value->coef /= 10;
        value->scale--;
    }
}

size_t numeral_chinese(const char *p, const char *end, struct numeral *out)
{
    if (!is_chinese_numeral(p, end))
        return 0;
    struct chinese_sum sum = {0, 0, -1, 0};
    const char *at = p;
    bool over = false;
    while (at < end) {
        int digit = chinese_digit(at, end);
        size_t len = 3;
        if (digit >= 0) {
            if (sum.digit > 0)
                break;
            sum.digit = digit;
        } else {
            size_t hedge = at > p ? any_literal_at(at, end, "余 多") : 0;
            int power = multiplier(at + hedge, end, &len);
            if (!power || (hedge && power < 4) || !chinese_unit(&sum, power))
                break;
            over |= hedge > 0;
            len += hedge;
        }
        at += len;
    }
    if (at == p)
        return 0;
    struct decimal value = decimal_int(sum.total + sum.section + (sum.digit > 0 ? sum.digit : 0));
    const char *point = at;
    at = chinese_decimals(at, end, &value);
    if (at == point)
        forget_zeros(&sum, &value);
    size_t len;
    int power = value.scale > 0 ? multiplier(at, end, &len) : 0;
    if (power >= 4 && decimal_shift(value, power, &value))
        at += len;
    *out = (struct numeral){value, true, over};
    return (size_t)(at - p);
}
