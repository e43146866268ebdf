/* Periods and their labels.
 *
 *     2022年上半年       period_half(2022, 1)               "2022-H1"           2022-01-01 .. 2022-06-30
 *     2023年1—10月       period_months(2023, 1, 2023, 10)   "2023-01/2023-10"   2023-01-01 .. 2023-10-31
 */
#include "model/period.h"

#include <stdio.h>

#include "model/code.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

#define X(id, code) code,
static const char *const kinds[] = {PERIOD_KINDS(X)};
#undef X
static const struct codes kind_codes = {kinds, sizeof kinds / sizeof *kinds};

const char *period_kind_code(enum period_kind kind)
{
    return code_at(kind_codes, (size_t)kind);
}

bool period_kind_parse(struct str code, enum period_kind *out)
{
    size_t found = code_find(kind_codes, code);
    if (found == kind_codes.count)
        return false;
    *out = (enum period_kind)found;
    return true;
}

int period_last_day(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool day_exists(int year, int month, int day)
{
    return year >= FIRST_YEAR && year <= LAST_YEAR && day >= 1 && day <= period_last_day(year, month);
}

static struct date date_of(int year, int month, int day)
{
    return (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
}

/* Whole months, from the first day of the one to the last day of the other. */
static struct period span(enum period_kind kind, int year1, int month1, int year2, int month2)
{
    bool ordered = year1 < year2 || (year1 == year2 && month1 <= month2);
    if (!ordered || !day_exists(year1, month1, 1) || !day_exists(year2, month2, 1))
        return (struct period){0};
    return (struct period){kind, date_of(year1, month1, 1), date_of(year2, month2, period_last_day(year2, month2))};
}

struct period period_year(int year)
{
    return span(PERIOD_YEAR, year, 1, year, 12);
}

struct period period_half(int year, int half)
{
    if (half < 1 || half > 2)
        return (struct period){0};
    return span(PERIOD_HALF, year, 6 * half - 5, year, 6 * half);
}

struct period period_quarter(int year, int quarter)
{
    if (quarter < 1 || quarter > 4)
        return (struct period){0};
    return span(PERIOD_QUARTER, year, 3 * quarter - 2, year, 3 * quarter);
}

struct period period_month(int year, int month)
{
    return span(PERIOD_MONTH, year, month, year, month);
}

struct period period_day(int year, int month, int day)
{
    if (!day_exists(year, month, day))
        return (struct period){0};
    return (struct period){PERIOD_DAY, date_of(year, month, day), date_of(year, month, day)};
}

struct period period_years(int first, int last)
{
    return span(first == last ? PERIOD_YEAR : PERIOD_YEARS, first, 1, last, 12);
}

struct period period_months(int year1, int month1, int year2, int month2)
{
    return span(year1 == year2 && month1 == month2 ? PERIOD_MONTH : PERIOD_MONTHS, year1, month1, year2, month2);
}

struct period period_asof(struct date published)
{
    if (!date_valid(published))
        published = (struct date){0};
    return (struct period){PERIOD_ASOF, published, published};
}

/* The last `count` digits of `number`; returns what is behind them. */
static char *put_number(char *at, int number, int count)
{
    for (int i = count; i-- > 0; number /= 10)
        at[i] = (char)('0' + number % 10);
    return at + count;
}

static char *put_month(char *at, struct date d)
{
    at = put_number(at, d.year, 4);
    *at++ = '-';
    return put_number(at, d.month, 2);
}

/* 2022-H1 and 2022-Q1 */
static char *put_part(char *at, int year, char letter, int part)
{
    at = put_number(at, year, 4);
    *at++ = '-';
    *at++ = letter;
    return put_number(at, part, 1);
}

size_t period_label(struct period p, char out[PERIOD_TEXT])
{
    char *at = out;
    switch (p.kind) {
    case PERIOD_NONE:
        break;
    case PERIOD_YEAR:
        at = put_number(at, p.start.year, 4);
        break;
    case PERIOD_HALF:
        at = put_part(at, p.start.year, 'H', (p.start.month + 5) / 6);
        break;
    case PERIOD_QUARTER:
        at = put_part(at, p.start.year, 'Q', (p.start.month + 2) / 3);
        break;
    case PERIOD_MONTH:
        at = put_month(at, p.start);
        break;
    case PERIOD_DAY:
        at = put_month(at, p.start);
        *at++ = '-';
        at = put_number(at, p.start.day, 2);
        break;
    case PERIOD_YEARS:
        at = put_number(at, p.start.year, 4);
        *at++ = '/';
        at = put_number(at, p.end.year, 4);
        break;
    case PERIOD_MONTHS:
        at = put_month(at, p.start);
        *at++ = '/';
        at = put_month(at, p.end);
        break;
    case PERIOD_ASOF:
        memcpy(at, "asof", 4);
        at += 4;
        break;
    }
    *at = '\0';
    return (size_t)(at - out);
}

/* Matches a label against a pattern in which each 9 stands for a digit; the numbers between the other characters go to `numbers`. */
static bool match(struct str s, const char *pattern, int numbers[4])
{
    if (s.len != strlen(pattern))
        return false;
    size_t number = 0;
    for (size_t i = 0; i < s.len; i++) {
        bool digit = s.ptr[i] >= '0' && s.ptr[i] <= '9';
        if (pattern[i] == '9' ? !digit : s.ptr[i] != pattern[i])
            return false;
        if (pattern[i] != '9')
            continue;
        if (i > 0 && pattern[i - 1] != '9')
            number++;
        numbers[number] = numbers[number] * 10 + (s.ptr[i] - '0');
    }
    return true;
}

static struct period parse(struct str s)
{
    static const struct {
        const char *pattern;
        enum period_kind kind;
    } shapes[] = {
        {"9999", PERIOD_YEAR},      {"9999-H9", PERIOD_HALF},    {"9999-Q9", PERIOD_QUARTER},        {"9999-99", PERIOD_MONTH},
        {"9999-99-99", PERIOD_DAY}, {"9999/9999", PERIOD_YEARS}, {"9999-99/9999-99", PERIOD_MONTHS}, {"asof", PERIOD_ASOF}};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        int n[4] = {0};
        if (!match(s, shapes[i].pattern, n))
            continue;
        switch (shapes[i].kind) {
        case PERIOD_YEAR:
            return period_year(n[0]);
        case PERIOD_HALF:
            return period_half(n[0], n[1]);
        case PERIOD_QUARTER:
            return period_quarter(n[0], n[1]);
        case PERIOD_MONTH:
            return period_month(n[0], n[1]);
        case PERIOD_DAY:
            return period_day(n[0], n[1], n[2]);
        case PERIOD_YEARS:
            return period_years(n[0], n[1]);
        case PERIOD_MONTHS:
            return period_months(n[0], n[1], n[2], n[3]);
        case PERIOD_ASOF:
            return period_asof((struct date){0});
        case PERIOD_NONE:
            break;
        }
    }
    return (struct period){0};
}

bool period_parse(struct str s, struct period *out)
{
    struct period p = parse(s);
    if (p.kind == PERIOD_NONE)
        return false;
    *out = p;
    return true;
}

bool period_eq(struct period a, struct period b)
{
    return a.kind == b.kind && date_cmp(a.start, b.start) == 0 && date_cmp(a.end, b.end) == 0;
}

/* Keeps the last day of a month the last day; 29 February becomes the 28th. */
static struct date shift(struct date d, int years, bool month_end)
{
    int last = period_last_day(d.year + years, d.month);
    return date_of(d.year + years, d.month, month_end || d.day > last ? last : d.day);
}

struct period period_shift_years(struct period p, int years)
{
    if (p.start.year == 0)
        return p;
    int far = LAST_YEAR - FIRST_YEAR;
    if (years < -far || years > far || p.start.year + years < FIRST_YEAR || p.end.year + years > LAST_YEAR)
        return (struct period){0};
    bool month_end = p.kind != PERIOD_DAY && p.kind != PERIOD_ASOF;
    return (struct period){p.kind, shift(p.start, years, false), shift(p.end, years, month_end)};
}

int date_cmp(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year - b.year;
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}

bool date_valid(struct date d)
{
    return day_exists(d.year, d.month, d.day);
}

void date_print(struct date d, char out[11])
{
    unsigned year = (unsigned)(d.year < 0 ? 0 : d.year) % 10000, month = (unsigned char)d.month % 100u,
             day = (unsigned char)d.day % 100u;
    snprintf(out, 11, "%04u-%02u-%02u", year, month, day);
}

bool date_parse(struct str s, struct date *out)
{
    int n[4] = {0};
    if (!match(s, "9999-99-99", n) || !day_exists(n[0], n[1], n[2]))
        return false;
    *out = date_of(n[0], n[1], n[2]);
    return true;
}
