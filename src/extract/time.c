/* The time register. Missing parts of an expression come from what governs: 上半年 keeps the governing year, 全年 undoes the half. */
#include "extract/time.h"

static int governing_year(const struct moment *now, struct date published)
{
    if (now->known && now->period.end.year)
        return now->period.end.year;
    return published.year;
}

static int expression_year(const struct time_expression *e, const struct moment *now, struct date published)
{
    int base = published.year ? published.year : governing_year(now, published);
    switch (e->relative) {
    case RELATIVE_THIS:
        return base;
    case RELATIVE_LAST:
        return base ? base - 1 : 0;
    case RELATIVE_BEFORE_LAST:
        return base ? base - 2 : 0;
    case RELATIVE_PREVIOUS:
        return governing_year(now, published) ? governing_year(now, published) - 1 : 0;
    case RELATIVE_SAME:
    case RELATIVE_NONE:
        break;
    }
    return e->year ? e->year : governing_year(now, published);
}

static struct period last_day_of(int year, int month)
{
    return period_day(year, month, period_last_day(year, month));
}

/* 1—3月 is the first quarter, 1—6月 the first half, 1—12月 the year. */
static struct period months_of(int first_year, int first, int year, int last)
{
    if (first_year == year && first == 1 && last == 12)
        return period_year(year);
    if (first_year == year && last - first == 5 && (first == 1 || first == 7))
        return period_half(year, first == 1 ? 1 : 2);
    if (first_year == year && last - first == 2 && first % 3 == 1)
        return period_quarter(year, last / 3);
    return period_months(first_year, first, year, last);
}

static bool resolve_years(const struct time_expression *e, struct date published, const struct moment *now, struct moment *out)
{
    int last = e->year;
    if (e->recent) {
        int base = published.year ? published.year : governing_year(now, published) + 1;
        last = base - 1;
    }
    int first = e->recent ? last - e->recent + 1 : e->first;
    if (last < 1900 || first > last)
        return false;
    out->period = period_years(first, last);
    return true;
}

bool time_resolve(const struct time_expression *e, const struct moment *now, struct date published, struct moment *out)
{
    struct moment m = {.instant = e->until || e->end, .known = true};
    m.so_far = e->form == TIME_YEAR && !e->end && (e->relative == RELATIVE_THIS || e->since);
    int year = expression_year(e, now, published);
    switch (e->form) {
    case TIME_NOW:
        m.period = period_asof(published);
        m.instant = true;
        *out = m;
        return true;
    case TIME_YEARS:
        if (!resolve_years(e, published, now, &m))
            return false;
        *out = m;
        return true;
    case TIME_NONE:
        if (e->relative != RELATIVE_SAME || !now->known)
            return false;
        *out = *now;
        return true;
    case TIME_EVENT:
        return false;
    default:
        break;
    }
    if (year < 1900)
        return false;
    if (e->form == TIME_MONTH && e->first == 0) {
        m.period = period_month(year, now->period.end.month);
        *out = m;
        return now->known && now->period.end.month > 0;
    }
    bool month_governs = now->known && (now->period.kind == PERIOD_MONTH || now->period.kind == PERIOD_MONTHS);
    if (e->form == TIME_YEAR && e->relative == RELATIVE_SAME && !e->end && month_governs)
        m.period = months_of(year, 1, year, now->period.end.month); /* 当年累计 in a report on a month */
    else if (e->form == TIME_YEAR)
        m.period = e->end ? period_day(year, 12, 31) : period_year(year);
    else if (e->form == TIME_HALF)
        m.period = e->end ? last_day_of(year, e->first * 6) : period_half(year, e->first);
    else if (e->form == TIME_QUARTER)
        m.period = e->end ? last_day_of(year, e->first * 3) : period_quarter(year, e->first);
    else if (e->form == TIME_MONTH)
        m.period = e->end ? last_day_of(year, e->first) : period_month(year, e->first);
    else if (e->form == TIME_MONTHS)
        m.period = e->end ? last_day_of(year, e->last) : months_of(e->recent ? e->recent : year, e->first, year, e->last);
    else if (e->until)
        m.period = period_day(year, e->first, e->day);
    else
        return false;
    *out = m;
    return true;
}

struct moment time_year_so_far(const struct moment *now)
{
    struct moment so_far = *now;
    so_far.period = months_of(now->period.end.year, 1, now->period.end.year, now->period.end.month);
    return so_far;
}

struct period time_period(const struct moment *now, bool flow, struct date published)
{
    if (!now->known)
        return period_asof(published);
    struct date end = now->period.end;
    if (flow && now->instant && now->period.kind == PERIOD_MONTH)
        return months_of(end.year, 1, end.year, end.month); /* 截至11月，申请… */
    bool month_end = now->period.kind == PERIOD_DAY && end.day == period_last_day(end.year, end.month);
    if (flow && now->instant && month_end)
        return months_of(end.year, 1, end.year, end.month);
    return now->period;
}

int time_year(struct period p, struct date published)
{
    return p.end.year ? p.end.year : published.year;
}
