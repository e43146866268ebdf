/* Reads a period at the beginning of a text:
 *
 *     2023 · 2023年 · 2022-H1 · 2022H1 · 2022-S1 · 2022年上半年 · 2023-Q3 · 2023年三季度 · 2023年前三季度 · 2023-09 · 2023年9月
 *     2023-06-30 · 2023年6月30日 · 2023年末 · 2017-2019年 · 2017-01-01/P3Y · 2017/2019 · 2023-01/2023-10
 */
#include "query/when.h"

#include <stdio.h>

struct cursor {
    struct str s;
    size_t at;
};

static bool skip(struct cursor *c, const char *literal)
{
    struct str rest = str_slice(c->s, c->at, c->s.len);
    if (!str_starts(rest, str_of(literal)))
        return false;
    c->at += strlen(literal);
    return true;
}

static bool is_digit(const struct cursor *c, size_t ahead)
{
    return c->at + ahead < c->s.len && c->s.ptr[c->at + ahead] >= '0' && c->s.ptr[c->at + ahead] <= '9';
}

/* Between `least` and `most` digits, with no digit after them. */
static bool number(struct cursor *c, size_t least, size_t most, int *out)
{
    size_t n = 0;
    int value = 0;
    while (n <= most && is_digit(c, n))
        value = value * 10 + (c->s.ptr[c->at + n++] - '0');
    if (n < least || n > most)
        return false;
    c->at += n;
    *out = value;
    return true;
}

static bool year(struct cursor *c, int *out)
{
    struct cursor trial = *c;
    int y = 0;
    if (!number(&trial, 4, 4, &y) || y < 1900 || y > 2100)
        return false;
    *c = trial;
    *out = y;
    return true;
}

static bool letter_digit(struct cursor *c, const char *letters, int most, int *out)
{
    struct cursor trial = *c;
    int n = 0;
    if (trial.at >= trial.s.len || !strchr(letters, trial.s.ptr[trial.at]) || !trial.s.ptr[trial.at])
        return false;
    trial.at++;
    if (!number(&trial, 1, 1, &n) || n < 1 || n > most)
        return false;
    *c = trial;
    *out = n;
    return true;
}

static bool ends_word(const struct cursor *c)
{
    if (c->at >= c->s.len)
        return true;
    char next = c->s.ptr[c->at];
    return !((next >= '0' && next <= '9') || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
}

/* "2023-06-30", "2023-06", in that order of preference. */
static bool dashed(struct cursor *c, int y, struct period *out)
{
    int month = 0, day = 0;
    struct cursor trial = *c;
    if (!skip(&trial, "-") || !number(&trial, 1, 2, &month) || month < 1 || month > 12)
        return false;
    *c = trial;
    *out = period_month(y, month);
    if (skip(&trial, "-") && number(&trial, 1, 2, &day) && day >= 1 && day <= period_last_day(y, month)) {
        *c = trial;
        *out = period_day(y, month, day);
    }
    return true;
}

/* "/P3Y" after a first of January, "/2019" after a year, "/2023-10" after a month. */
static void slashed(struct cursor *c, int y, struct period *p)
{
    struct cursor trial = *c;
    int n = 0, to = 0;
    if (!skip(&trial, "/"))
        return;
    if (p->kind == PERIOD_DAY && skip(&trial, "P") && number(&trial, 1, 2, &n) && skip(&trial, "Y") && n >= 1 &&
        p->start.month == 1 && p->start.day == 1)
        *p = n == 1 ? period_year(y) : period_years(y, y + n - 1);
    else if (p->kind == PERIOD_YEAR && year(&trial, &to) && to > y)
        *p = period_years(y, to);
    else if (p->kind == PERIOD_MONTH && year(&trial, &to) && skip(&trial, "-") && number(&trial, 1, 2, &n) && n >= 1 && n <= 12)
        *p = period_months(y, p->start.month, to, n);
    else
        return;
    if (ends_word(&trial))
        *c = trial;
}

/* What follows "2023": a half, a quarter, a month, a day, or nothing. */
static bool plain(struct cursor *c, struct period *out)
{
    struct cursor trial = *c;
    int y = 0, n = 0;
    if (!year(&trial, &y))
        return false;
    *out = period_year(y);
    struct cursor tail = trial;
    skip(&tail, "-");
    if (letter_digit(&tail, "HhSs", 2, &n)) {
        *out = period_half(y, n);
        trial = tail;
    } else if (letter_digit(&tail, "Qq", 4, &n)) {
        *out = period_quarter(y, n);
        trial = tail;
    } else if (dashed(&trial, y, out)) {
        slashed(&trial, y, out);
    } else {
        slashed(&trial, y, out);
    }
    if (!ends_word(&trial))
        return false;
    *c = trial;
    return true;
}

static bool quarter_digit(struct cursor *c, int *out)
{
    static const char *const signs[] = {"一", "二", "三", "四", "1", "2", "3", "4"};
    for (int i = 0; i < 8; i++)
        if (skip(c, signs[i])) {
            *out = i % 4 + 1;
            return true;
        }
    return false;
}

static bool chinese_quarter(struct cursor *c, int y, struct period *out)
{
    struct cursor trial = *c;
    int n = 0;
    bool first = skip(&trial, "前");
    if (!first)
        skip(&trial, "第");
    if (!quarter_digit(&trial, &n) || !(skip(&trial, "季度") || skip(&trial, "个季度")))
        return false;
    *out = first && n < 4 ? period_months(y, 1, y, 3 * n) : first ? period_year(y) : period_quarter(y, n);
    if (first && n == 2)
        *out = period_half(y, 1);
    *c = trial;
    return true;
}

static bool chinese_month(struct cursor *c, int y, struct period *out)
{
    struct cursor trial = *c;
    int month = 0, last = 0, day = 0;
    if (!number(&trial, 1, 2, &month) || month < 1 || month > 12)
        return false;
    if (skip(&trial, "-") || skip(&trial, "—") || skip(&trial, "至")) {
        if (!number(&trial, 1, 2, &last) || last <= month || last > 12 || !skip(&trial, "月"))
            return false;
        *out = period_months(y, month, y, last);
        *c = trial;
        return true;
    }
    if (!skip(&trial, "月"))
        return false;
    skip(&trial, "份");
    *c = trial;
    *out = period_month(y, month);
    if (number(&trial, 1, 2, &day) && day >= 1 && day <= period_last_day(y, month) && (skip(&trial, "日") || skip(&trial, "号"))) {
        *c = trial;
        *out = period_day(y, month, day);
    } else if (skip(c, "底") || skip(c, "末")) {
        *out = period_day(y, month, period_last_day(y, month));
    }
    return true;
}

/* "2023年" and what follows it, "2017-2019年". */
static bool chinese(struct cursor *c, struct period *out)
{
    struct cursor trial = *c;
    int y = 0, to = 0;
    if (!year(&trial, &y))
        return false;
    struct cursor span = trial;
    bool marked = skip(&trial, "年");
    if (marked)
        span = trial;
    if ((skip(&span, "-") || skip(&span, "—") || skip(&span, "至")) && year(&span, &to) && to > y && skip(&span, "年")) {
        *out = period_years(y, to);
        *c = span;
        return true;
    }
    struct str rest = str_slice(trial.s, trial.at, trial.s.len);
    if (!marked && !str_starts(rest, STR("上半年")) && !str_starts(rest, STR("下半年")))
        return false;
    *out = period_year(y);
    if (skip(&trial, "上半年"))
        *out = period_half(y, 1);
    else if (skip(&trial, "下半年"))
        *out = period_half(y, 2);
    else if (skip(&trial, "末") || skip(&trial, "底"))
        *out = period_day(y, 12, 31);
    else if (!skip(&trial, "全年") && !skip(&trial, "度") && !chinese_quarter(&trial, y, out))
        chinese_month(&trial, y, out);
    *c = trial;
    return true;
}

size_t when_scan(struct str s, struct period *out)
{
    struct cursor c = {s, 0};
    struct period p;
    if (!chinese(&c, &p) && !plain(&c, &p))
        return 0;
    *out = p;
    return c.at;
}

void when_print(struct period p, bool chinese, char out[WHEN_TEXT])
{
    static const char *const quarters[] = {"一", "二", "三", "四"};
    char label[PERIOD_TEXT];
    struct date a = p.start, b = p.end;
    period_label(p, label);
    if (!chinese || (p.kind == PERIOD_MONTHS && a.year != b.year))
        snprintf(out, WHEN_TEXT, "%s", label);
    else if (p.kind == PERIOD_HALF)
        snprintf(out, WHEN_TEXT, "%d年%s半年", a.year, a.month == 1 ? "上" : "下");
    else if (p.kind == PERIOD_QUARTER)
        snprintf(out, WHEN_TEXT, "%d年%s季度", a.year, quarters[a.month / 3]);
    else if (p.kind == PERIOD_MONTH)
        snprintf(out, WHEN_TEXT, "%d年%d月", a.year, a.month);
    else if (p.kind == PERIOD_DAY)
        snprintf(out, WHEN_TEXT, "%d年%d月%d日", a.year, a.month, a.day);
    else if (p.kind == PERIOD_YEARS)
        snprintf(out, WHEN_TEXT, "%d-%d年", a.year, b.year);
    else if (p.kind == PERIOD_MONTHS)
        snprintf(out, WHEN_TEXT, "%d年%d-%d月", a.year, a.month, b.month);
    else
        snprintf(out, WHEN_TEXT, "%d年", a.year);
}
