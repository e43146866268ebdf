/* The time register. */
#include "bulletin.h"

#include "extract/time.h"
#include "lex/calendar.h"

static struct moment governing(const char *label)
{
    struct moment m = {0};
    if (*label) {
        m.known = period_parse(str_of(label), &m.period);
        assert_true(m.known);
    }
    return m;
}

/* The period that `text` means, as its label; "" when it names none. */
static void resolved(const char *text, const char *now, const char *published, char out[PERIOD_TEXT], struct moment *m)
{
    struct time_expression e;
    struct moment governs = governing(now);
    out[0] = '\0';
    assert_int_equal(calendar_expression(text, text + strlen(text), &e), strlen(text));
    if (time_resolve(&e, &governs, day(published), m))
        period_label(m->period, out);
}

static void expressions_become_periods(void **state)
{
    (void)state;
    static const struct {
        const char *text, *now, *published, *label;
        bool instant;
    } table[] = {
        {"2023年", "", "", "2023", false},
        {"2023年上半年", "", "", "2023-H1", false},
        {"今年", "", "2022-08-09", "2022", false},
        {"去年", "", "2022-08-09", "2021", false},
        {"前年", "", "2022-08-09", "2020", false},
        {"今年上半年", "2021", "2022-08-09", "2022-H1", false},
        {"上年", "2021", "2022-08-09", "2020", false},
        {"上半年", "2021", "2022-08-09", "2021-H1", false},
        {"下半年", "2021-H1", "", "2021-H2", false},
        {"全年", "2021-H1", "", "2021", false},
        {"第三季度", "2021", "", "2021-Q3", false},
        {"前三季度", "2021", "", "2021-01/2021-09", false},
        {"1—10月", "2023", "", "2023-01/2023-10", false},
        {"1—6月", "2023", "", "2023-H1", false},
        {"1—3月", "2023", "", "2023-Q1", false},
        {"1—12月", "2023", "", "2023", false},
        {"2—7月", "2023", "", "2023-02/2023-07", false},
        {"8月", "2023", "", "2023-08", false},
        {"2024年1月", "", "", "2024-01", false},
        {"2021年11月至2022年3月", "", "", "2021-11/2022-03", false},
        {"截至6月底", "2022", "", "2022-06-30", true},
        {"截至2024年2月底", "", "", "2024-02-29", true},
        {"截至2020年11月", "", "", "2020-11", true},
        {"截至2023年6月30日", "", "", "2023-06-30", true},
        {"截至2022年底", "", "", "2022-12-31", true},
        {"年末", "2021", "", "2021-12-31", true},
        {"2017—2019年", "", "", "2017/2019", false},
        {"近三年来", "", "2020-08-14", "2017/2019", false},
        {"五年来", "2021", "", "2017/2021", false},
        {"“十三五”期间", "", "", "2016/2020", false},
        {"截至目前", "2021", "2022-08-09", "asof", true},
        {"上半年", "", "", "", false},
        {"今年", "", "", "", false},
        {"近三年来", "", "", "", false},
        {"十年前", "2021", "2022-08-09", "", false},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char label[PERIOD_TEXT];
        struct moment m = {0};
        resolved(table[i].text, table[i].now, table[i].published, label, &m);
        if (strcmp(label, table[i].label) != 0)
            fail_msg("%s under \"%s\" on \"%s\": %s, not %s", table[i].text, table[i].now, table[i].published, label,
                     table[i].label);
        assert_int_equal(m.instant, table[i].instant);
    }
}

static void a_flow_as_of_a_month_is_the_year_so_far(void **state)
{
    (void)state;
    static const struct {
        const char *text, *now, *flow, *stock;
    } table[] = {
        {"截至9月底", "2023", "2023-01/2023-09", "2023-09-30"},
        {"截至6月底", "2023", "2023-H1", "2023-06-30"},
        {"截至2022年底", "", "2022", "2022-12-31"},
        {"2022年", "", "2022", "2022"},
        {"2022年上半年", "", "2022-H1", "2022-H1"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char label[PERIOD_TEXT];
        struct moment m = {0};
        resolved(table[i].text, table[i].now, "", label, &m);
        period_label(time_period(&m, true, day("")), label);
        assert_string_equal(label, table[i].flow);
        period_label(time_period(&m, false, day("")), label);
        assert_string_equal(label, table[i].stock);
    }
}

static void nothing_known_is_as_of_the_publication(void **state)
{
    (void)state;
    struct moment unknown = {0};
    struct period p = time_period(&unknown, false, day("2022-08-09"));
    assert_int_equal(p.kind, PERIOD_ASOF);
    assert_int_equal(time_year(p, day("2022-08-09")), 2022);
    assert_int_equal(time_year(time_period(&unknown, false, day("")), day("")), 0);
    assert_int_equal(time_year(period_years(2017, 2019), day("2022-08-09")), 2019);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(expressions_become_periods),
    cmocka_unit_test(a_flow_as_of_a_month_is_the_year_so_far),
    cmocka_unit_test(nothing_known_is_as_of_the_publication),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
