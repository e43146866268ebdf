/* Quantities: numeral, hedges around it, unit.
 *
 *     5000万余元 → 50000000 元, over        近三成 → 30 %, under by the cue before it
 */
#include "lex/quantity.h"

#include "lex/numeral.h"

#define MOST_DOUBLINGS 10

static bool begins_word(const struct catalog *cat, const char *p, const char *end)
{
    struct term_match found[8];
    size_t n = catalog_match(cat, p, end, found, 8);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < found[i].term_count; k++)
            if (found[i].terms[k].kind == TERM_WORD)
                return true;
    return false;
}

/* 5个国家地理标志产品 counts products and 13个省级网点 outlets: a place as a unit must not begin a longer word. */
static bool begins_longer_word(const struct catalog *cat, const char *unit, size_t len, const char *end)
{
    size_t classifier = literal_at(unit, end, "个");
    const char *place = unit + (len > classifier ? classifier : 0);
    size_t place_len = len - (size_t)(place - unit);
    if (any_literal_at(unit + len, end, "级 域 内 外 属 委 政府 直"))
        return true;
    struct term_match found[8];
    size_t n = catalog_match(cat, place, end, found, 8);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < found[i].term_count; k++)
            if (found[i].len > place_len && found[i].terms[k].kind == TERM_WORD)
                return true;
    return literal_at(place, end, "国家") == place_len && begins_word(cat, unit + len, end); /* 12个国家知识产权示范企业 */
}

static size_t unit_at(const struct catalog *cat, const char *p, const char *end, size_t *unit)
{
    struct term_match found[8];
    size_t n = catalog_match(cat, p, end, found, 8);
    while (n--)
        for (size_t k = 0; k < found[n].term_count; k++) {
            if (found[n].terms[k].kind != TERM_UNIT)
                continue;
            bool place = catalog_unit(cat, found[n].terms[k].index)->dimensions == DIMENSION_PLACE;
            if (place && begins_longer_word(cat, p, found[n].len, end))
                continue;
            *unit = found[n].terms[k].index;
            return found[n].len;
        }
    return 0;
}

static size_t unit_named(const struct catalog *cat, const char *symbol)
{
    size_t unit = NONE;
    (void)unit_at(cat, symbol, symbol + strlen(symbol), &unit);
    return unit;
}

size_t quantity_hedge(const char *p, const char *end, enum qualifier *qualifier)
{
    static const struct {
        struct str word;
        enum qualifier qualifier;
    } hedges[] = {
        {STR_INIT("及以上"), QUALIFIER_OVER}, {STR_INIT("以上"), QUALIFIER_OVER},   {STR_INIT("余"), QUALIFIER_OVER},
        {STR_INIT("多"), QUALIFIER_OVER},     {STR_INIT("左右"), QUALIFIER_APPROX}, {STR_INIT("上下"), QUALIFIER_APPROX},
        {STR_INIT("以下"), QUALIFIER_UNDER},  {STR_INIT("以内"), QUALIFIER_UNDER},  {STR_INIT("之内"), QUALIFIER_UNDER},
        {STR_INIT("还多"), QUALIFIER_OVER},   {STR_INIT("有余"), QUALIFIER_OVER},   {STR_INIT("不止"), QUALIFIER_OVER},
    };
    for (size_t i = 0; i < sizeof hedges / sizeof *hedges; i++)
        if (str_starts(str_between(p, end), hedges[i].word)) {
            *qualifier = hedges[i].qualifier;
            return hedges[i].word.len;
        }
    return 0;
}

static size_t any_numeral(const struct catalog *cat, const char *p, const char *end, struct numeral *out)
{
    size_t len = numeral_arabic(cat, p, end, out);
    return len ? len : numeral_chinese(p, end, out);
}

/* M/N as a percentage of four significant digits (docs/facts.md: 1/3 is 33.33), 75 rather than 75.00. */
static bool percentage_of(struct decimal part, struct decimal whole, struct decimal *out)
{
    struct decimal hundred;
    if (!decimal_mul(part, decimal_int(100), &hundred) || !decimal_div(hundred, whole, 4, out))
        return false;
    *out = decimal_round(*out, 4);
    for (; out->scale > 0 && out->coef % 10 == 0; out->scale--)
        out->coef /= 10;
    return true;
}

/* 百分之五, 千分之三, 万分之一, 一半 */
static size_t percentage_match(const struct catalog *cat, const char *p, const char *end, struct quantity *out)
{
    struct numeral n;
    size_t lead = any_literal_at(p, end, "百分之 千分之 万分之");
    if (literal_at(p, end, "一半")) {
        *out = (struct quantity){.value = {5, -1}, .chinese = true};
        return strlen("一半");
    }
    size_t len = lead ? any_numeral(cat, p + lead, end, &n) : 0;
    int power = literal_at(p, end, "千") ? -1 : literal_at(p, end, "万") ? -2 : 0;
    if (!len || !decimal_shift(n.value, power, &n.value))
        return 0;
    *out = (struct quantity){.value = n.value, .chinese = true};
    return lead + len;
}

/* 四分之三, 3/4, 六成, 三成五: what stands behind `whole`, the `len` bytes at `p`, makes it a part. */
static size_t fraction_match(const struct catalog *cat, const char *p, const char *end, struct numeral whole, size_t len,
                             struct quantity *out)
{
    struct numeral n;
    size_t mark = any_literal_at(p + len, end, "分之 /");
    size_t more = mark ? any_numeral(cat, p + len + mark, end, &n) : 0;
    bool slash = mark == 1;
    bool proper = more && (slash ? decimal_cmp(whole.value, n.value) : decimal_cmp(n.value, whole.value)) < 0 && n.value.coef > 0;
    if (proper && (slash ? percentage_of(whole.value, n.value, &n.value) : percentage_of(n.value, whole.value, &n.value))) {
        *out = (struct quantity){.value = n.value, .chinese = whole.chinese};
        return len + mark + more;
    }
    mark = literal_at(p + len, end, "成");
    if (!mark || any_literal_at(p + len + mark, end, "立 为 功 员 果 本 熟 交 效 长 绩 都 渝 都市 品 套 分 就") ||
        decimal_cmp(whole.value, decimal_int(10)) > 0 || decimal_cmp(whole.value, decimal_int(1)) < 0 ||
        !decimal_shift(whole.value, 1, &n.value))
        return 0;
    struct numeral tenth;
    more = whole.value.scale == 0 ? numeral_chinese(p + len + mark, end, &tenth) : 0; /* 三成五, but 2.3成 */
    if (more == 3 && tenth.value.coef < 10 && tenth.value.scale == 0)
        (void)decimal_add(n.value, tenth.value, &n.value);
    else
        more = 0;
    *out = (struct quantity){.value = n.value, .chinese = whole.chinese};
    return len + mark + more;
}

static size_t finish_fraction(const struct catalog *cat, const char *p, const char *end, size_t len, struct quantity *out)
{
    out->unit = unit_named(cat, "%");
    return len + quantity_hedge(p + len, end, &out->qualifier);
}

/* Chinese numerals that are no counts: 一家 is an article, 百家 and 万家 without a digit are idioms. */
static bool is_article(const char *p, size_t number_len, const struct numeral *n)
{
    return n->chinese && number_len == 3 && memcmp(p, "一", 3) == 0;
}

static bool is_bare_power(const char *p, const char *end, const struct numeral *n)
{
    return n->chinese && !n->over && any_literal_at(p, end, "百 千") > 0;
}

size_t quantity_match(const struct catalog *cat, const char *p, const char *end, struct quantity *out)
{
    size_t len = percentage_match(cat, p, end, out);
    if (len)
        return finish_fraction(cat, p, end, len, out);
    struct numeral n;
    len = any_numeral(cat, p, end, &n);
    if (!len)
        return 0;
    size_t part = fraction_match(cat, p, end, n, len, out);
    if (part)
        return finish_fraction(cat, p, end, part, out);
    struct quantity q = {.value = n.value, .unit = NONE, .chinese = n.chinese};
    const size_t number_len = len;
    if (n.over)
        q.qualifier = QUALIFIER_OVER;
    bool power = is_bare_power(p, end, &n);
    size_t hedge = quantity_hedge(p + len, end, &q.qualifier);
    size_t blank = p + len + hedge < end && p[len + hedge] == ' ' ? 1 : 0;
    size_t unit = unit_at(cat, p + len + hedge + blank, end, &q.unit);
    if (!unit && n.chinese)
        return 0;
    if (power && !hedge)
        return 0;
    len += hedge + (unit ? blank + unit : 0);
    const struct unit *u = unit ? catalog_unit(cat, q.unit) : NULL;
    if (u && u->power)
        (void)decimal_shift(q.value, u->power, &q.value);
    if (u && u->times > 1)
        (void)decimal_mul(q.value, decimal_int(u->times), &q.value);
    if (!hedge)
        len += quantity_hedge(p + len, end, &q.qualifier);
    q.article = is_article(p, number_len, &n) && !(u && u->dimensions & DIMENSION_TIMES); /* 增长一倍 counts */
    *out = q;
    return len;
}

size_t quantity_power(const struct catalog *cat, const char *p, const char *end, struct quantity *out)
{
    struct numeral n = {.chinese = true};
    size_t len = numeral_chinese(p, end, &n);
    if (!len && (len = any_literal_at(p, end, "万 亿")))
        n.value = (struct decimal){1, literal_at(p, end, "万") ? -4 : -8};
    if (!len || chinese_digit(p, end) >= 0)
        return 0;
    struct quantity q = {.value = n.value, .unit = NONE, .chinese = true};
    size_t unit = unit_at(cat, p + len, end, &q.unit);
    *out = q;
    return unit ? len + unit : 0;
}

size_t quantity_doublings(const struct catalog *cat, const char *p, const char *end, struct quantity *out)
{
    struct numeral n;
    size_t len = any_numeral(cat, p, end, &n);
    size_t unit = len ? literal_at(p + len, end, "番") : 0;
    if (!unit || n.value.scale != 0 || n.value.coef < 1 || n.value.coef > MOST_DOUBLINGS)
        return 0;
    struct decimal times = decimal_int(((int64_t)1 << n.value.coef) - 1);
    *out = (struct quantity){.unit = unit_named(cat, "%"), .chinese = n.chinese};
    (void)decimal_shift(times, 2, &out->value);
    return len + unit + quantity_hedge(p + len + unit, end, &out->qualifier);
}

size_t quantity_range(const struct catalog *cat, const char *p, const char *end, struct quantity *first, size_t *dash)
{
    struct numeral a;
    struct quantity b;
    size_t len = numeral_arabic(cat, p, end, &a);
    if (!len)
        return 0;
    size_t unit = NONE;
    size_t unit_len = unit_at(cat, p + len, end, &unit);
    size_t mark = any_literal_at(p + len + unit_len, end, "—— — – - ~ 至");
    if (!mark || !quantity_match(cat, p + len + unit_len + mark, end, &b) || b.chinese || b.unit == NONE ||
        (unit_len && unit != b.unit))
        return 0;
    int shift = 0;
    const char *second = p + len + unit_len + mark;
    struct numeral plain;
    size_t digits = numeral_arabic(cat, second, second + strspn(second, "0123456789."), &plain);
    if (a.value.scale >= 0 && digits && b.value.scale < plain.value.scale)
        shift = plain.value.scale - b.value.scale;
    if (shift && !decimal_shift(a.value, shift, &a.value))
        return 0;
    if (decimal_cmp(a.value, b.value) >= 0)
        return 0;
    *first = (struct quantity){.value = a.value, .unit = b.unit, .qualifier = QUALIFIER_OVER, .range_first = true};
    *dash = mark;
    return len + unit_len;
}

static size_t order_number(const char *p, const char *end, struct numeral *out)
{
    size_t digits = 0;
    while (p + digits < end && p[digits] >= '0' && p[digits] <= '9')
        digits++;
    if (digits) {
        *out = (struct numeral){0};
        bool goes_on =
            p + digits + 1 < end && (p[digits] == '.' || p[digits] == ',') && p[digits + 1] >= '0' && p[digits + 1] <= '9';
        return !goes_on && digits <= 4 && decimal_parse((struct str){p, digits}, &out->value) ? digits : 0;
    }
    return numeral_chinese(p, end, out);
}

size_t quantity_ordinal(const char *p, const char *end)
{
    struct numeral n;
    size_t lead = literal_at(p, end, "第");
    size_t len = lead ? order_number(p + lead, end, &n) : 0;
    size_t noun =
        len ? any_literal_at(p + lead + len, end, "届 批 次 章 条 款 期 轮 号 版 代 卷 编 节 步 方 者 张 产业 三方 个 家 大") : 0;
    return noun ? lead + len + noun : 0;
}

size_t quantity_rank(const char *p, const char *end, struct quantity *out)
{
    struct numeral n;
    size_t lead = any_literal_at(p, end, "第 前");
    size_t len = lead ? order_number(p + lead, end, &n) : 0;
    if (!len || n.value.coef < 1 || n.value.scale != 0 || any_literal_at(p + lead + len, end, "梯队 方阵 集团 线 时间 阵营 列"))
        return 0;
    bool among_first = memcmp(p, "前", 3) == 0;
    struct quantity q = {.value = n.value, .unit = NONE, .chinese = n.chinese};
    q.qualifier = among_first ? QUALIFIER_UNDER : QUALIFIER_EXACT;
    *out = q;
    return lead + len + any_literal_at(p + lead + len, end, "位 名");
}
