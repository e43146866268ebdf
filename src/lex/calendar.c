/* Time expressions, as recognizers that move a cursor only on success.
 *
 *     截至2022年6月底  → DAY form MONTH year 2022 month 6, until, end
 *     1—10月           → MONTHS 1 to 10
 */
#include "lex/calendar.h"

#include "lex/numeral.h"

struct cursor {
    const char *at, *end;
};

static bool is_digit(const struct cursor *c)
{
    return c->at < c->end && *c->at >= '0' && *c->at <= '9';
}

/* None of the literals here begins with a digit, and much of what is asked does. */
static bool take(struct cursor *c, const char *literals)
{
    if (is_digit(c))
        return false;
    size_t len = any_literal_at(c->at, c->end, literals);
    c->at += len;
    return len > 0;
}

static void blanks(struct cursor *c)
{
    while (c->at < c->end && *c->at == ' ')
        c->at++;
}

/* Up to `digits` Arabic digits as a number. */
static bool take_digits(struct cursor *c, int least, int digits, int *out)
{
    int n = 0, value = 0;
    while (n < digits && c->at + n < c->end && c->at[n] >= '0' && c->at[n] <= '9')
        value = value * 10 + (c->at[n++] - '0');
    if (n < least || (c->at + n < c->end && c->at[n] >= '0' && c->at[n] <= '9'))
        return false;
    c->at += n;
    *out = value;
    return true;
}

/* A digit of a year is never 两 but may be ○ or O. */
static int year_digit(const struct cursor *c)
{
    switch (character_at(c->at, c->end)) {
    case U'○':
    case U'O':
        return 0;
    case U'两':
        return -1;
    default:
        return chinese_digit(c->at, c->end);
    }
}

/* 二〇二三 digit by digit. */
static bool take_chinese_year(struct cursor *c, int *out)
{
    struct cursor t = *c;
    int value = 0;
    for (int n = 0; n < 4; n++) {
        int digit = year_digit(&t);
        if (digit < 0)
            return false;
        value = value * 10 + digit;
        t.at += character_length(*t.at);
    }
    *out = value;
    *c = t;
    return value >= 1900 && value <= 2100;
}

static bool take_number(struct cursor *c, int limit, int *out)
{
    struct cursor t = *c;
    int value;
    if (!take_digits(&t, 1, 2, &value)) {
        struct numeral n;
        size_t len = numeral_chinese(t.at, t.end, &n);
        if (!len || n.value.scale != 0 || n.value.coef > limit)
            return false;
        value = (int)n.value.coef;
        t.at += len;
    }
    if (value < 1 || value > limit)
        return false;
    *out = value;
    *c = t;
    return true;
}

static bool take_dash(struct cursor *c)
{
    return take(c, "—— — -- - – － ~ ～ 至 到");
}

static bool valid_year(int year)
{
    return year >= 1949 && year <= 2100;
}

/* 2023年, 2023年度, 二〇二三年 */
static bool take_year(struct cursor *c, int *year)
{
    struct cursor t = *c;
    if (!(take_digits(&t, 4, 4, year) || take_chinese_year(&t, year)) || !valid_year(*year))
        return false;
    blanks(&t);
    if (!take(&t, "年度 年"))
        return false;
    *c = t;
    return true;
}

/* 这5年间, 的五年间, 年间 */
static bool take_years_between(struct cursor *c)
{
    struct cursor t = *c;
    int years;
    (void)take(&t, "这 的");
    (void)take_number(&t, 50, &years);
    if (!take(&t, "年之间 年间 年期间 年来 年"))
        return false;
    *c = t;
    return true;
}

/* 2017—2019年, 2017年至2019年, 2018—2022这5年间 */
static bool take_years(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    int first, last;
    if (!take_digits(&t, 4, 4, &first) || !valid_year(first))
        return false;
    blanks(&t);
    bool said = take(&t, "年度 年");
    if (!take_dash(&t))
        return false;
    struct cursor bare = t;
    if (!take_year(&t, &last)) {
        if (!take_digits(&bare, 4, 4, &last) || !valid_year(last) || !take_years_between(&bare))
            return false;
        t = bare;
    }
    if (last < first || (!said && last - first > 50))
        return false;
    if (any_literal_at(t.at, t.end, "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月 上半年"))
        return false;
    e->form = TIME_YEARS;
    e->first = first;
    e->year = last;
    *c = t;
    return true;
}

/* 2023年1月至2025年3月: kept as months with both years. */
static bool take_long_months(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    int year1, month1, year2, month2;
    if (!take_year(&t, &year1) || !take_number(&t, 12, &month1) || !take(&t, "月份 月") || !take_dash(&t) ||
        !take_year(&t, &year2) || !take_number(&t, 12, &month2) || !take(&t, "月份 月"))
        return false;
    e->form = TIME_MONTHS;
    e->recent = year1;
    e->year = year2;
    e->first = month1;
    e->last = month2;
    *c = t;
    return true;
}

static bool take_relative_year(struct cursor *c, struct time_expression *e)
{
    static const struct {
        const char *words;
        enum time_relative relative;
    } table[] = {
        {"今年 本年度 本年", RELATIVE_THIS},
        {"去年", RELATIVE_LAST},
        {"上年度 上年 上一年度 上一年 前一年", RELATIVE_PREVIOUS},
        {"前年", RELATIVE_BEFORE_LAST},
        {"当年 同年 该年 此年 年内", RELATIVE_SAME},
    };
    if (any_literal_at(c->at, c->end, "前年度 上年末以来"))
        return false;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (take(c, table[i].words)) {
            e->relative = table[i].relative;
            e->form = TIME_YEAR;
            return true;
        }
    return false;
}

/* What stands behind a year or alone: 上半年, 前三季度, 第一季度, 1—10月, 前2个月. */
static bool take_span(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    int a, b;
    if (take(&t, "上半年 下半年")) {
        e->form = TIME_HALF;
        e->first = memcmp(c->at, "上", 3) == 0 ? 1 : 2;
        *c = t;
        return true;
    }
    if (take(&t, "前") && take_number(&t, 4, &a) && take(&t, "个季度 季度")) {
        e->form = TIME_MONTHS;
        e->first = 1, e->last = a * 3;
        *c = t;
        return true;
    }
    t = *c;
    if (take(&t, "前") && take_number(&t, 12, &a) && take(&t, "个月 月")) {
        e->form = TIME_MONTHS;
        e->first = 1, e->last = a;
        *c = t;
        return true;
    }
    t = *c;
    if (take(&t, "首季度 首季")) {
        e->form = TIME_QUARTER, e->first = 1;
        *c = t;
        return true;
    }
    t = *c;
    (void)take(&t, "第");
    if (take_number(&t, 4, &a) && take(&t, "季度")) {
        e->form = TIME_QUARTER, e->first = a;
        *c = t;
        return true;
    }
    t = *c;
    if (take_number(&t, 12, &a) && (take(&t, "月份 月"), take_dash(&t)) && take_number(&t, 12, &b) && take(&t, "月份 月") &&
        b > a) {
        e->form = TIME_MONTHS;
        e->first = a, e->last = b;
        *c = t;
        return true;
    }
    return false;
}

/* 6月, 6月30日, 6月底 */
static bool take_month(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    int month, day;
    if (!take_number(&t, 12, &month) || !take(&t, "月份 月"))
        return false;
    e->form = TIME_MONTH;
    e->first = month;
    struct cursor after = t;
    blanks(&after);
    if (take_number(&after, 31, &day) && take(&after, "日 号")) {
        e->form = TIME_DAY;
        e->day = day;
        t = after;
        int last_day;
        struct cursor range = t;
        if (take_dash(&range) && take_number(&range, 31, &last_day) && take(&range, "日"))
            t = range; /* 20日至26日 */
    } else {
        (void)take(&t, "上旬 中旬 下旬");
    }
    *c = t;
    return true;
}

/* 14.06.2017 */
static bool take_day_first_date(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    int day, month, year;
    if (!take_digits(&t, 2, 2, &day) || !take(&t, ".") || !take_digits(&t, 2, 2, &month) || !take(&t, ".") ||
        !take_digits(&t, 4, 4, &year) || !valid_year(year) || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    *e = (struct time_expression){.form = TIME_DAY, .year = year, .first = month, .day = day};
    *c = t;
    return true;
}

/* 2016-11-12, 2016/11/12, 2016.11.12 */
static bool take_numeric_date(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    int year, month, day;
    if (!take_digits(&t, 4, 4, &year) || !valid_year(year) || t.at >= t.end || !strchr("-/.", *t.at))
        return false;
    char separator = *t.at++;
    if (!take_digits(&t, 1, 2, &month) || t.at >= t.end || *t.at++ != separator || !take_digits(&t, 1, 2, &day) || month < 1 ||
        month > 12 || day < 1 || day > 31)
        return false;
    *e = (struct time_expression){.form = TIME_DAY, .year = year, .first = month, .day = day};
    *c = t;
    return true;
}

/* “十三五”期间, 十四五末 */
static bool take_plan(struct cursor *c, struct time_expression *e)
{
    static const char *const plans[] = {"十五", "十一五", "十二五", "十三五", "十四五", "十五五"};
    struct cursor t = *c;
    bool quoted = take(&t, "“ \" ‘ 「");
    int plan = -1;
    for (int i = 5; plan < 0 && i >= 0; i--)
        if (take(&t, plans[i]))
            plan = i;
    if (plan < 0 || (quoted && !take(&t, "” \" ’ 」")) || (!quoted && plan == 0))
        return false;
    e->form = TIME_YEARS;
    e->first = 2001 + plan * 5;
    e->year = 2005 + plan * 5;
    if (take(&t, "期末 末期 末 收官之年"))
        *e = (struct time_expression){.form = TIME_YEAR, .year = 2005 + plan * 5, .end = true};
    else if (take(&t, "期初 初"))
        *e = (struct time_expression){.form = TIME_YEAR, .year = 2001 + plan * 5};
    else if (!take(&t, "期间 时期 以来 中期 中后期 前期"))
        e->form = TIME_EVENT;
    *c = t;
    return true;
}

/* 近三年来, 五年来, 过去五年, 前三年 */
static bool take_recent(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    int years;
    bool before = take(&t, "过去 近 最近 前");
    if (!take_number(&t, 20, &years) || !take(&t, "年"))
        return false;
    bool behind = take(&t, "以来 间 来") || any_literal_at(t.at, t.end, "增长 累计增长 年均 翻") > 0;
    if ((!before && !behind) || years < 2)
        return false; /* 一年来 is the year that governs */
    e->form = TIME_YEARS;
    e->recent = years;
    *c = t;
    return true;
}

/* 十年前, 10年之前 */
static bool take_ago(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    int years;
    if (!take_number(&t, 50, &years) || !take(&t, "年之前 年以前 年前"))
        return false;
    e->form = TIME_EVENT;
    *c = t;
    return true;
}

static bool take_now(struct cursor *c, struct time_expression *e)
{
    if (!take(c, "截至目前 截止目前 截至日前 截至当前 截至现在 到目前为止 目前 至今 迄今为止 迄今 如今 现阶段"))
        return false;
    *e = (struct time_expression){.form = TIME_NOW, .until = true};
    return true;
}

/* 年底, 年末, 6月底: the last day. */
static void take_end(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    if (take(&t, "年底 年末 底 末")) {
        e->end = true;
        *c = t;
    }
}

static void take_since(struct cursor *c, struct time_expression *e)
{
    if (take(c, "以来 之后 以后 起")) {
        e->since = true;
    } else if (any_literal_at(c->at, c->end, "来,")) {
        c->at += 3;
        e->since = true;
    }
}

/* A year said or meant, and what narrows it. */
static bool take_year_expression(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    bool year = take_year(&t, &e->year);
    if (year)
        e->form = TIME_YEAR;
    else
        year = take_relative_year(&t, e);
    struct cursor inner = t;
    blanks(&inner);
    struct time_expression narrow = *e;
    if (take_span(&inner, &narrow) || take_month(&inner, &narrow)) {
        *e = narrow;
        t = inner;
    } else if (!year) {
        if (take(&t, "全年"))
            *e = (struct time_expression){.form = TIME_YEAR};
        else if (take(&t, "当月 本月"))
            *e = (struct time_expression){.form = TIME_MONTH, .relative = RELATIVE_SAME};
        else if (take(&t, "同期"))
            *e = (struct time_expression){.form = TIME_NONE, .relative = RELATIVE_SAME};
        else if (any_literal_at(t.at, t.end, "年底 年末") && take(&t, "年"))
            *e = (struct time_expression){.form = TIME_YEAR};
        else
            return false;
    } else {
        (void)(take(&inner, "全年 全年度") && (t = inner, true));
    }
    take_end(&t, e);
    take_since(&t, e);
    *c = t;
    return true;
}

/* 26日 alone, in a report's dateline. */
static bool take_bare_day(struct cursor *c, struct time_expression *e)
{
    struct cursor t = *c;
    int day;
    if (!take_digits(&t, 1, 2, &day) || day < 1 || day > 31 || !take(&t, "日"))
        return false;
    *e = (struct time_expression){.form = TIME_EVENT, .day = day};
    *c = t;
    return true;
}

/* How every time begins. Most of what is asked for is none, and is told from the first characters. */
static bool may_begin(const struct cursor *c)
{
    if (is_digit(c)) {
        struct cursor behind = *c;
        while (is_digit(&behind))
            behind.at++;
        return any_literal_at(behind.at, behind.end, "年 月 季 日 . - / — – ~ － ～ 至 到") ||
               (behind.at < c->end && *behind.at == ' ');
    }
    const char *second = c->at + 3;
    switch (character_at(c->at, c->end)) {
    case U'全':
    case U'去':
    case U'今':
    case U'该':
    case U'此':
        return literal_at(second, c->end, "年");
    case U'本':
    case U'当':
        return any_literal_at(second, c->end, "年 月");
    case U'同':
        return any_literal_at(second, c->end, "年 期");
    case U'年':
        return any_literal_at(second, c->end, "底 末 内");
    case U'上':
    case U'下':
        return any_literal_at(second, c->end, "年 半年 一年");
    case U'截':
        return any_literal_at(second, c->end, "至 止");
    case U'首':
        return literal_at(second, c->end, "季");
    case U'最':
        return literal_at(second, c->end, "近");
    case U'过':
        return literal_at(second, c->end, "去");
    case U'目':
        return literal_at(second, c->end, "前");
    case U'迄':
    case U'如':
        return literal_at(second, c->end, "今");
    case U'现':
        return literal_at(second, c->end, "阶段");
    case U'“':
    case U'‘':
    case U'「':
        return literal_at(second, c->end, "十");
    case U'"':
        return literal_at(c->at + 1, c->end, "十");
    case U'近':
    case U'前':
    case U'第':
    case U'到':
    case U'至':
        return true;
    default:
        return is_chinese_numeral(c->at, c->end);
    }
}

size_t calendar_expression(const char *p, const char *end, struct time_expression *out)
{
    struct cursor c = {p, end};
    struct time_expression e = {0};
    if (!may_begin(&c))
        return 0;
    bool found = take_now(&c, &e) || take_numeric_date(&c, &e) || take_day_first_date(&c, &e);
    if (!found) {
        bool until = take(&c, "截至到 截止到 截至 截止");
        if (!until)
            (void)take(&c, "到 至");
        blanks(&c);
        found = take_years(&c, &e) || take_long_months(&c, &e) || take_plan(&c, &e) || take_year_expression(&c, &e) ||
                take_recent(&c, &e) || take_ago(&c, &e) || take_bare_day(&c, &e);
        e.until = until;
        if (found && until && e.form == TIME_YEARS && e.recent)
            return 0;
    }
    if (!found)
        return 0;
    *out = e;
    return (size_t)(c.at - p);
}

size_t calendar_streak(const char *p, const char *end)
{
    struct cursor c = {p, end};
    int n;
    bool framed = take(&c, "连续 历时 为期 时隔 持续");
    if (framed)
        (void)take(&c, "第");
    if (!take_number(&c, 99, &n) || !take(&c, framed ? "个多月 个月 多年 年 个季度 天 周 届 次" : "个多月 个月 多年 年 天 周"))
        return 0;
    if (framed)
        return (size_t)(c.at - p);
    size_t tail = any_literal_at(c.at, c.end, "时间 之内 之久 的努力 内 间,");
    return tail ? (size_t)(c.at - p) : 0;
}

size_t calendar_clock(const char *p, const char *end)
{
    struct cursor c = {p, end};
    int hour, minute, second;
    if (!take_digits(&c, 1, 2, &hour) || hour > 24 || !take(&c, ":") || !take_digits(&c, 2, 2, &minute) || minute > 59)
        return 0;
    if (take(&c, ":") && !take_digits(&c, 2, 2, &second))
        return 0;
    return (size_t)(c.at - p);
}
