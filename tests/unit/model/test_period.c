/* Periods: labels there and back, days that exist, whole years forth and back. */
#include "harness.h"

#include "model/period.h"

static const struct {
    const char *label;
    enum period_kind kind;
    const char *start, *end;
} labels[] = {
    {"2023", PERIOD_YEAR, "2023-01-01", "2023-12-31"},
    {"2022-H1", PERIOD_HALF, "2022-01-01", "2022-06-30"},
    {"2022-H2", PERIOD_HALF, "2022-07-01", "2022-12-31"},
    {"2023-Q1", PERIOD_QUARTER, "2023-01-01", "2023-03-31"},
    {"2023-Q3", PERIOD_QUARTER, "2023-07-01", "2023-09-30"},
    {"2023-Q4", PERIOD_QUARTER, "2023-10-01", "2023-12-31"},
    {"2024-02", PERIOD_MONTH, "2024-02-01", "2024-02-29"},
    {"2023-02", PERIOD_MONTH, "2023-02-01", "2023-02-28"},
    {"2022-06-30", PERIOD_DAY, "2022-06-30", "2022-06-30"},
    {"2000-02-29", PERIOD_DAY, "2000-02-29", "2000-02-29"},
    {"2017/2019", PERIOD_YEARS, "2017-01-01", "2019-12-31"},
    {"2023-01/2023-10", PERIOD_MONTHS, "2023-01-01", "2023-10-31"},
    {"2022-11/2023-02", PERIOD_MONTHS, "2022-11-01", "2023-02-28"},
};

static void labels_round_trip(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        struct period p = {0}, again = {0};
        char text[PERIOD_TEXT], day[11];
        if (!period_parse(str_of(labels[i].label), &p))
            fail_msg("%s is not read", labels[i].label);
        assert_int_equal(p.kind, labels[i].kind);
        date_print(p.start, day);
        assert_string_equal(day, labels[i].start);
        date_print(p.end, day);
        assert_string_equal(day, labels[i].end);
        assert_int_equal(period_label(p, text), strlen(labels[i].label));
        assert_string_equal(text, labels[i].label);
        assert_true(period_parse(str_of(text), &again));
        assert_true(period_eq(p, again));
    }
}

static void labels_that_are_none(void **state)
{
    (void)state;
    static const char *const table[] = {"",
                                        "23",
                                        "20233",
                                        "2023-H3",
                                        "2023-H0",
                                        "2023-Q5",
                                        "2023-Q0",
                                        "2023-13",
                                        "2023-00",
                                        "2023-2",
                                        "2023-02-30",
                                        "1899",
                                        "2101",
                                        "2019/2017",
                                        "2023-h1",
                                        "2023-10/2023-01",
                                        "2023-01/",
                                        " 2023",
                                        "2023 ",
                                        "AsOf",
                                        "2023-01-01/2023",
                                        "２０２３",
                                        "2023-04-31",
                                        "none",
                                        "2100-02-29",
                                        "2023/2024/2025",
                                        "2023-99/2024-01"};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct period p = period_year(2020);
        if (period_parse(str_of(table[i]), &p))
            fail_msg("\"%s\" was read", table[i]);
        assert_true(period_eq(p, period_year(2020)));
    }
}

static void as_of_publication(void **state)
{
    (void)state;
    struct period p;
    char text[PERIOD_TEXT];
    assert_true(period_parse(STR("asof"), &p));
    assert_int_equal(p.kind, PERIOD_ASOF);
    assert_int_equal(p.start.year, 0);
    p = period_asof((struct date){2022, 7, 19});
    assert_int_equal(p.end.day, 19);
    period_label(p, text);
    assert_string_equal(text, "asof");
    assert_int_equal(period_asof((struct date){2022, 2, 30}).end.year, 0);
    assert_true(period_eq(period_shift_years(period_asof((struct date){0}), -1), period_asof((struct date){0})));
}

static void what_cannot_be_is_none(void **state)
{
    (void)state;
    assert_int_equal(period_year(1899).kind, PERIOD_NONE);
    assert_int_equal(period_year(INT32_MAX).kind, PERIOD_NONE);
    assert_int_equal(period_half(2023, 3).kind, PERIOD_NONE);
    assert_int_equal(period_half(2023, INT32_MIN).kind, PERIOD_NONE);
    assert_int_equal(period_quarter(2023, 0).kind, PERIOD_NONE);
    assert_int_equal(period_month(2023, 13).kind, PERIOD_NONE);
    assert_int_equal(period_day(2023, 2, 29).kind, PERIOD_NONE);
    assert_int_equal(period_years(2020, 2019).kind, PERIOD_NONE);
    assert_int_equal(period_months(2023, 5, 2023, 4).kind, PERIOD_NONE);
    char text[PERIOD_TEXT] = "x";
    assert_int_equal(period_label((struct period){0}, text), 0);
    assert_string_equal(text, "");
}

static void a_range_of_one_is_the_one(void **state)
{
    (void)state;
    assert_true(period_eq(period_years(2020, 2020), period_year(2020)));
    assert_true(period_eq(period_months(2020, 3, 2020, 3), period_month(2020, 3)));
    assert_false(period_eq(period_months(2020, 1, 2020, 6), period_half(2020, 1)));
}

static void shift_by_whole_years(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int years;
        const char *to;
    } table[] = {
        {"2023", -1, "2022"},
        {"2022-H1", 1, "2023-H1"},
        {"2024-02", -1, "2023-02"},
        {"2023-02", 1, "2024-02"},
        {"2024-02-29", -1, "2023-02-28"},
        {"2023-02-28", 1, "2024-02-28"},
        {"2017/2019", -3, "2014/2016"},
        {"2022-11/2023-02", 1, "2023-11/2024-02"},
        {"2023-Q3", 0, "2023-Q3"},
        {"1900", -1, NULL},
        {"2100", 1, NULL},
        {"2023", INT32_MAX, NULL},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct period from, to = {0};
        assert_true(period_parse(str_of(table[i].from), &from));
        assert_true(!table[i].to || period_parse(str_of(table[i].to), &to));
        assert_true(period_eq(period_shift_years(from, table[i].years), to));
    }
}

static void dates(void **state)
{
    (void)state;
    struct date d = {1, 1, 1};
    assert_true(date_parse(STR("2023-11-02"), &d));
    assert_int_equal(d.year * 10000 + d.month * 100 + d.day, 20231102);
    assert_false(date_parse(STR("2023-02-29"), &d));
    assert_false(date_parse(STR("2023-1-2"), &d));
    assert_int_equal(d.month, 11);
    assert_true(date_cmp((struct date){2023, 1, 31}, (struct date){2023, 2, 1}) < 0);
    assert_true(date_cmp((struct date){2024, 1, 1}, (struct date){2023, 12, 31}) > 0);
    assert_int_equal(date_cmp(d, d), 0);
    assert_false(date_valid((struct date){0}));
    assert_int_equal(period_last_day(1900, 2), 28);
    assert_int_equal(period_last_day(2000, 2), 29);
    assert_int_equal(period_last_day(2023, 13), 0);
    char out[11];
    date_print((struct date){-1, -1, -1}, out);
    assert_int_equal(strlen(out), 10);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(labels_round_trip),
    cmocka_unit_test(labels_that_are_none),
    cmocka_unit_test(as_of_publication),
    cmocka_unit_test(what_cannot_be_is_none),
    cmocka_unit_test(a_range_of_one_is_the_one),
    cmocka_unit_test(shift_by_whole_years),
    cmocka_unit_test(dates),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
