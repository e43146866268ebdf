/* Arithmetic over intervals: what each rule gives, and that no pair of values inside two intervals leaves their combination. */
#include "harness.h"

#include "answer/interval.h"

static struct decimal dec(const char *text)
{
    struct decimal d;
    assert_true(decimal_parse(str_of(text), &d));
    return d;
}

static struct bounds between(const char *lower, const char *upper)
{
    struct bounds b = {{0, 0}, {0, 0}, lower != NULL, upper != NULL};
    if (lower)
        b.lower = dec(lower);
    if (upper)
        b.upper = dec(upper);
    return b;
}

static void check_side(bool has, struct decimal value, const char *expected)
{
    char text[DECIMAL_TEXT];
    assert_int_equal(has, expected != NULL);
    if (has) {
        decimal_print(value, text);
        assert_string_equal(text, expected);
    }
}

static void each_rule(void **state)
{
    static const struct {
        const char *a[2];
        char arith;
        const char *b[2], *result[2];
    } cases[] = {
        {{"10", "12"}, '+', {"1", "2"}, {"11", "14"}},
        {{"10", "12"}, '-', {"1", "2"}, {"8", "11"}},
        {{"10", "12"}, '*', {"2", "3"}, {"20", "36"}},
        {{"10", "12"}, '/', {"2", "4"}, {"2.5", "6"}},
        {{"489", NULL}, '/', {"400", "400"}, {"1.2225", NULL}},
        {{"489", NULL}, '-', {"400", NULL}, {NULL, NULL}},
        {{"400", "400"}, '-', {"489", NULL}, {NULL, "-89"}},
        {{"10", "12"}, '/', {"0", "4"}, {"2.5", NULL}}, /* what is divided by may be nothing */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bounds a = between(cases[i].a[0], cases[i].a[1]), b = between(cases[i].b[0], cases[i].b[1]);
        struct bounds out = interval_combine(cases[i].arith, &a, &b);
        check_side(out.has_lower, out.lower, cases[i].result[0]);
        check_side(out.has_upper, out.upper, cases[i].result[1]);
    }
}

static unsigned next(unsigned *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static bool apply(char arith, struct decimal a, struct decimal b, struct decimal *out)
{
    return arith == '+'   ? decimal_add(a, b, out)
           : arith == '-' ? decimal_sub(a, b, out)
           : arith == '*' ? decimal_mul(a, b, out)
                          : decimal_div(a, b, 4, out);
}

/* The quotient is rounded to fewer digits than the bounds, so it may pass them by half of its last. */
static void values_stay_inside(void **state)
{
    static const struct decimal slack = {1, 4};
    unsigned seed = 7;
    (void)state;
    for (size_t i = 0; i < 20000; i++) {
        char arith = "+-*/"[next(&seed) % 4];
        int64_t low_a = next(&seed) % 5000 + 1, low_b = next(&seed) % 5000 + 1, wide_a = next(&seed) % 50,
                wide_b = next(&seed) % 50;
        struct bounds a = {decimal_int(low_a), decimal_int(low_a + wide_a), true, true};
        struct bounds b = {decimal_int(low_b), decimal_int(low_b + wide_b), true, true};
        struct bounds out = interval_combine(arith, &a, &b);
        struct decimal value = {0, 0}, x = decimal_int(low_a + next(&seed) % (wide_a + 1)),
                       y = decimal_int(low_b + next(&seed) % (wide_b + 1));
        assert_true(out.has_lower && out.has_upper && apply(arith, x, y, &value));
        assert_true(decimal_sub(out.lower, slack, &out.lower) && decimal_add(out.upper, slack, &out.upper));
        assert_true(decimal_cmp(out.lower, value) <= 0 && decimal_cmp(value, out.upper) <= 0);
    }
}

static void what_is_left_of_more_than(void **state)
{
    static const struct {
        enum qualifier a;
        char arith;
        enum qualifier b;
        bool known;
        enum qualifier result;
    } cases[] = {
        {QUALIFIER_EXACT, '/', QUALIFIER_EXACT, true, QUALIFIER_EXACT},
        {QUALIFIER_EXACT, '+', QUALIFIER_APPROX, true, QUALIFIER_APPROX},
        {QUALIFIER_OVER, '/', QUALIFIER_EXACT, true, QUALIFIER_OVER},
        {QUALIFIER_EXACT, '/', QUALIFIER_OVER, true, QUALIFIER_UNDER},
        {QUALIFIER_EXACT, '-', QUALIFIER_UNDER, true, QUALIFIER_OVER},
        {QUALIFIER_OVER, '+', QUALIFIER_OVER, true, QUALIFIER_OVER},
        {QUALIFIER_OVER, '-', QUALIFIER_UNDER, true, QUALIFIER_OVER},
        {QUALIFIER_OVER, '-', QUALIFIER_OVER, false, QUALIFIER_EXACT},
        {QUALIFIER_OVER, '+', QUALIFIER_UNDER, false, QUALIFIER_EXACT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum qualifier out = QUALIFIER_EXACT;
        assert_int_equal(qualifier_combine(cases[i].arith, cases[i].a, cases[i].b, &out), cases[i].known);
        assert_int_equal(out, cases[i].result);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(each_rule),
    cmocka_unit_test(values_stay_inside),
    cmocka_unit_test(what_is_left_of_more_than),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
