/* The time period that an observation is about. A period belongs to the observation, never to the indicator.
 *
 *     2023 · 2022-H1 · 2023-Q3 · 2024-04 · 2022-06-30 · 2017/2019 · 2023-01/2023-10 · asof
 *
 * `asof` is a stock "as of publication" (截至目前): its day is the publication's, where that is known, and its label stays `asof`.
 */
#ifndef MODEL_PERIOD_H
#define MODEL_PERIOD_H

#include <stdint.h>

#include "base/str.h"

/* X(identifier, code): the code is what the database's `period_kind` holds. */
#define PERIOD_KINDS(X)   \
    X(NONE, "none")       \
    X(YEAR, "year")       \
    X(HALF, "half")       \
    X(QUARTER, "quarter") \
    X(MONTH, "month")     \
    X(DAY, "day")         \
    X(YEARS, "years")     \
    X(MONTHS, "months")   \
    X(ASOF, "asof")

#define X(id, code) PERIOD_##id,
enum period_kind { PERIOD_KINDS(X) };
#undef X

struct date {
    int16_t year; /* 0: not known */
    int8_t month, day;
};

struct period {
    enum period_kind kind;
    struct date start, end; /* first and last day, both inclusive; year 0 where unknown (asof without a publication date) */
};

#define PERIOD_TEXT 32

/* What cannot be (a 13th month, a year outside 1900 to 2100, an end before the start) gives kind PERIOD_NONE; a range of one year or month is that year
 * or month. */
struct period period_year(int year);
struct period period_half(int year, int half);       /* half 1 or 2 */
struct period period_quarter(int year, int quarter); /* 1 .. 4 */
struct period period_month(int year, int month);
struct period period_day(int year, int month, int day);
struct period period_years(int first, int last);
struct period period_months(int year1, int month1, int year2, int month2);
struct period period_asof(struct date published);
/* The label as above, NUL-terminated; returns its length. Empty for PERIOD_NONE. */
size_t period_label(struct period p, char out[PERIOD_TEXT]);
/* Reads a label back, all of `s`; false if it is none. For `asof` start and end stay unknown. */
bool period_parse(struct str s, struct period *out);
bool period_eq(struct period a, struct period b);
/* The same kind and dates, shifted by whole calendar years. */
struct period period_shift_years(struct period p, int years);
int period_last_day(int year, int month);
/* Order of dates: negative, 0, positive. */
int date_cmp(struct date a, struct date b);
/* A day that exists (2月30日 does not), years 1900 to 2100. */
bool date_valid(struct date d);
/* "2023-11-02", NUL-terminated, into 11 bytes. */
void date_print(struct date d, char out[11]);
bool date_parse(struct str s, struct date *out);
const char *period_kind_code(enum period_kind kind);
bool period_kind_parse(struct str code, enum period_kind *out);

#endif
