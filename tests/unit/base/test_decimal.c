/* Exact decimals: what is read, printed, computed, rounded and refused. */
#include "harness.h"

#include "base/decimal.h"

static struct decimal of(const char *text)
{
    struct decimal d = {-1, 0};
    assert_true(decimal_parse(str_of(text), &d));
    return d;
}

static void assert_decimal(struct decimal d, int64_t coef, int scale)
{
    assert_int_equal(d.coef, coef);
    assert_int_equal(d.scale, scale);
}

static void parse_keeps_the_digits_written(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t coef;
        int scale;
    } table[] = {
        {"0", 0, 0},
        {"19.60", 1960, 2},
        {"-12.3", -123, 1},
        {"+5", 5, 0},
        {"007", 7, 0},
        {"0.00", 0, 2},
        {"999999999999999999", 999999999999999999, 0},
        {"-999999999999999999", -999999999999999999, 0},
        {"0.000000000000000001", 1, 18},
        {"0000000000000000000000000000001.5", 15, 1},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_decimal(of(table[i].text), table[i].coef, table[i].scale);
}

static void parse_refuses(void **state)
{
    (void)state;
    static const char *const table[] = {"",
                                        "+",
                                        "-",
                                        ".",
                                        ".5",
                                        "5.",
                                        "1..2",
                                        "1.2.3",
                                        "--5",
                                        "1e4",
                                        "0x1",
                                        " 1",
                                        "1 ",
                                        "１",
                                        "1,234",
                                        "NaN",
                                        "-.5",
                                        "1000000000000000000",
                                        "0.0000000000000000001",
                                        "1234567890.1234567890"};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct decimal d = {42, 7};
        if (decimal_parse(str_of(table[i]), &d))
            fail_msg("\"%s\" was read", table[i]);
        assert_decimal(d, 42, 7);
    }
    struct decimal d;
    assert_false(decimal_parse((struct str){"1\0002", 3}, &d));
    assert_false(decimal_parse((struct str){NULL, 0}, &d));
}

static void print_says_no_empty_zeros(void **state)
{
    (void)state;
    static const struct {
        struct decimal d;
        const char *text;
    } table[] = {
        {{1960, 2}, "19.6"},
        {{145, -8}, "14500000000"},
        {{0, 2}, "0"},
        {{0, -5}, "0"},
        {{-5, 3}, "-0.005"},
        {{100, 2}, "1"},
        {{-1234, 2}, "-12.34"},
        {{1, 18}, "0.000000000000000001"},
        {{999999999999999999, -18}, "999999999999999999000000000000000000"},
        {{INT64_MIN, 18}, "-9.223372036854775808"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char out[DECIMAL_TEXT];
        size_t len = decimal_print(table[i].d, out);
        assert_string_equal(out, table[i].text);
        assert_int_equal(len, strlen(out));
    }
}

static void print_fixed_rounds_half_to_even(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        int places;
        const char *text;
    } table[] = {
        {"2.5", 0, "2"},       {"3.5", 0, "4"},        {"-2.5", 0, "-2"},         {"2.51", 0, "3"},
        {"0.125", 2, "0.12"},  {"0.135", 2, "0.14"},   {"19.6", 2, "19.60"},      {"0", 3, "0.000"},
        {"-0.004", 2, "0.00"}, {"-0.006", 2, "-0.01"}, {"999.995", 2, "1000.00"}, {"7", 0, "7"},
        {"0.5", 0, "0"},       {"1.5", 0, "2"},        {"108.81", 1, "108.8"},    {"12", 18, "12.000000000000000000"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char out[DECIMAL_TEXT];
        size_t len = decimal_print_fixed(of(table[i].in), table[i].places, out);
        assert_string_equal(out, table[i].text);
        assert_int_equal(len, strlen(out));
    }
    char out[DECIMAL_TEXT];
    decimal_print_fixed((struct decimal){145, -8}, 2, out);
    assert_string_equal(out, "14500000000.00");
    assert_int_equal(decimal_print_fixed((struct decimal){-999999999999999999, -18}, 18, out), 1 + 36 + 1 + 18);
}

static void print_and_parse_round_trip(void **state)
{
    (void)state;
    for (int scale = 0; scale <= 18; scale++) {
        struct decimal d = {123456789012345678, (int8_t)scale}, back;
        char out[DECIMAL_TEXT];
        size_t len = decimal_print(d, out);
        assert_true(decimal_parse((struct str){out, len}, &back));
        assert_decimal(back, d.coef, scale);
    }
}

static void shift_moves_the_point(void **state)
{
    (void)state;
    static const struct {
        struct decimal d;
        int power;
        bool fits;
        struct decimal out;
    } table[] = {
        {{66645, 4}, 4, true, {66645, 0}}, {{145, 0}, 8, true, {145, -8}},     {{15, 1}, -2, true, {15, 3}},
        {{1, -18}, 3, true, {1000, -18}},  {{5, 18}, -1, false, {0, 0}},       {{50, 18}, -1, true, {5, 18}},
        {{1, 0}, 37, false, {0, 0}},       {{1, 0}, INT32_MIN, false, {0, 0}}, {{999999999999999999, -18}, 1, false, {0, 0}},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct decimal out = {42, 7};
        assert_int_equal(decimal_shift(table[i].d, table[i].power, &out), table[i].fits);
        if (table[i].fits)
            assert_decimal(out, table[i].out.coef, table[i].out.scale);
        else
            assert_decimal(out, 42, 7);
    }
}

static void add_and_subtract_exactly(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *sum, *difference;
    } table[] = {
        {"0.1", "0.2", "0.3", "-0.1"},
        {"145", "0.5", "145.5", "144.5"},
        {"-1", "1.000", "0", "-2"},
        {"1.50", "1.5", "3", "0"},
        {"99999999999999999", "0.10", "99999999999999999.1", "99999999999999998.9"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct decimal out;
        char text[DECIMAL_TEXT];
        assert_true(decimal_add(of(table[i].a), of(table[i].b), &out));
        decimal_print(out, text);
        assert_string_equal(text, table[i].sum);
        assert_true(decimal_sub(of(table[i].a), of(table[i].b), &out));
        decimal_print(out, text);
        assert_string_equal(text, table[i].difference);
    }
    struct decimal out = {42, 7};
    assert_false(decimal_add(of("999999999999999999"), of("1"), &out));
    assert_false(decimal_add(of("999999999999999999"), of("0.1"), &out));
    assert_false(decimal_sub(of("-999999999999999999"), of("1"), &out));
    assert_false(decimal_add((struct decimal){1, -18}, (struct decimal){1, 18}, &out));
    assert_decimal(out, 42, 7);
}

static void multiply_exactly_or_not_at_all(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *product;
    } table[] = {
        {"1.1", "1.1", "1.21"},
        {"-3", "0.5", "-1.5"},
        {"0", "999999999999999999", "0"},
        {"999999999", "1000000000", "999999999000000000"},
        {"100000000000", "100000000000", "10000000000000000000000"},
        {"0.000000001", "0.000000001", "0.000000000000000001"},
    };
    struct decimal out;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char text[DECIMAL_TEXT];
        assert_true(decimal_mul(of(table[i].a), of(table[i].b), &out));
        decimal_print(out, text);
        assert_string_equal(text, table[i].product);
    }
    out = (struct decimal){42, 7};
    assert_false(decimal_mul(of("1000000001"), of("1000000001"), &out));
    assert_false(decimal_mul(of("0.0000000001"), of("0.0000000001"), &out));
    assert_false(decimal_mul((struct decimal){999999999999999999, -18}, (struct decimal){10, -18}, &out));
    assert_decimal(out, 42, 7);
}

static void divide_half_to_even(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int places;
        const char *quotient;
    } table[] = {
        {"1", "3", 4, "0.3333"},
        {"2", "3", 4, "0.6667"},
        {"1", "8", 2, "0.12"},
        {"3", "8", 2, "0.38"},
        {"-1", "8", 2, "-0.12"},
        {"1", "-3", 0, "0"},
        {"145", "0.5", 0, "290"},
        {"0", "7", 3, "0"},
        {"25", "10", 0, "2"},
        {"35", "10", 0, "4"},
        {"2.50001", "1", 0, "3"},
        {"1450000", "1", -3, "1450000"},
        {"1", "999999999999999999", 18, "0.000000000000000001"},
        {"1500", "1", -3, "2000"},
        {"2500", "1", -3, "2000"},
        {"2501", "1", -3, "3000"},
        {"2500.1", "1", -3, "3000"},
    };
    struct decimal out;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char text[DECIMAL_TEXT];
        assert_true(decimal_div(of(table[i].a), of(table[i].b), table[i].places, &out));
        decimal_print(out, text);
        assert_string_equal(text, table[i].quotient);
        assert_int_equal(out.scale, table[i].places);
    }
    out = (struct decimal){42, 7};
    assert_false(decimal_div(of("1"), of("0.00"), 2, &out));
    assert_false(decimal_div(of("999999999999999999"), of("0.1"), 0, &out));
    assert_false(decimal_div(of("1"), of("3"), 19, &out));
    assert_false(decimal_div(of("10"), of("1"), 18, &out));
    assert_decimal(out, 42, 7);
}

static void round_to_significant_digits(void **state)
{
    (void)state;
    static const struct {
        struct decimal in;
        int digits;
        struct decimal out;
    } table[] = {
        {{25, 1}, 1, {2, 0}},        {{35, 1}, 1, {4, 0}},         {{2501, 3}, 1, {3, 0}},
        {{333333, 4}, 4, {3333, 2}}, {{-12345, 2}, 4, {-1234, 1}}, {{-12355, 2}, 4, {-1236, 1}},
        {{5, 0}, 3, {5, 0}},         {{0, 2}, 1, {0, 2}},          {{9996, 2}, 3, {1000, 1}},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct decimal out = decimal_round(table[i].in, table[i].digits);
        assert_decimal(out, table[i].out.coef, table[i].out.scale);
    }
}

static void order_is_by_value(void **state)
{
    (void)state;
    static const struct decimal ascending[] = {
        {-999999999999999999, -18},
        {-1, -18},
        {-2, 0},
        {-15, 1},
        {-1, 18},
        {0, 5},
        {1, 18},
        {9, 1},
        {10, 1},
        {11, 1},
        {12345, 3},
        {145, -8},
        {999999999999999999, -18},
    };
    size_t count = sizeof ascending / sizeof *ascending;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            int order = decimal_cmp(ascending[i], ascending[j]);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    assert_int_equal(decimal_cmp(of("1.0"), of("1")), 0);
    assert_int_equal(decimal_cmp(of("0.00"), of("0")), 0);
    assert_int_equal(decimal_cmp((struct decimal){145, -8}, of("14500000000.0")), 0);
}

static void doubles_are_the_nearest(void **state)
{
    (void)state;
    assert_true(decimal_to_double(of("108.81")) == 108.81);
    assert_true(decimal_to_double(of("-0.1")) == -0.1);
    assert_true(decimal_to_double((struct decimal){145, -8}) == 1.45e10);
    assert_int_equal(decimal_neg(of("1.5")).coef, -15);
    assert_int_equal(decimal_int(-7).coef, -7);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(parse_keeps_the_digits_written),
    cmocka_unit_test(parse_refuses),
    cmocka_unit_test(print_says_no_empty_zeros),
    cmocka_unit_test(print_fixed_rounds_half_to_even),
    cmocka_unit_test(print_and_parse_round_trip),
    cmocka_unit_test(shift_moves_the_point),
    cmocka_unit_test(add_and_subtract_exactly),
    cmocka_unit_test(multiply_exactly_or_not_at_all),
    cmocka_unit_test(divide_half_to_even),
    cmocka_unit_test(round_to_significant_digits),
    cmocka_unit_test(order_is_by_value),
    cmocka_unit_test(doubles_are_the_nearest),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
