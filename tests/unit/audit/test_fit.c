/* Whether printed figures can be true together: known edges, and that no true figures, however rounded or cut, are ever called a contradiction. */
#include "harness.h"

#include "audit/audit_fit.h"

static struct decimal dec(const char *text)
{
    struct decimal d;
    assert_true(decimal_parse(str_of(text), &d));
    return d;
}

static struct observed figure(enum measure measure, struct decimal value, struct decimal step, enum qualifier qualifier)
{
    struct observed o = {.measure = measure, .value = value, .step = step, .has_step = true, .qualifier = qualifier};
    o.unit = measure == MEASURE_LEVEL ? STR("元") : STR("%");
    o.bounds = bounds_of(value, true, step, qualifier);
    return o;
}

static struct spread level(const char *value, const char *step, enum qualifier qualifier)
{
    struct observed o = figure(MEASURE_LEVEL, dec(value), dec(step), qualifier);
    return spread_of(&o);
}

static struct spread growth(const char *value, const char *step)
{
    struct observed o = figure(MEASURE_YOY, dec(value), dec(step), QUALIFIER_EXACT);
    return spread_factor(spread_of(&o));
}

static void edges_of_a_base(void **state)
{
    static const struct {
        const char *base, *step;
        enum qualifier qualifier;
        enum fit fit;
    } cases[] = {
        {"69.4", "0.1", QUALIFIER_EXACT, FITS},
        {"72", "1", QUALIFIER_EXACT, APART},
        {"69.2", "0.1", QUALIFIER_EXACT, FITS},
        {"69.1", "0.1", QUALIFIER_EXACT, FITS_IF_CUT},
        {"69.0", "0.1", QUALIFIER_EXACT, APART},
        {"69.7", "0.1", QUALIFIER_EXACT, FITS},
        {"69.8", "0.1", QUALIFIER_EXACT, FITS_IF_CUT},
        {"70.0", "0.1", QUALIFIER_EXACT, APART},
        {"60", "1", QUALIFIER_OVER, FITS},
        {"69.9", "0.1", QUALIFIER_OVER, FITS_IF_CUT},
        {"72", "1", QUALIFIER_OVER, APART},
        {"69.2", "0.1", QUALIFIER_UNDER, FITS_IF_CUT},
        {"68", "1", QUALIFIER_UNDER, APART},
        {"70.1", "1", QUALIFIER_APPROX, FITS},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum fit fit = fit_product(level("145", "1", QUALIFIER_EXACT), level(cases[i].base, cases[i].step, cases[i].qualifier),
                                   growth("108.81", "0.01"));
        if (fit != cases[i].fit)
            fail_msg("%s: %d instead of %d", cases[i].base, (int)fit, (int)cases[i].fit);
    }
}

static void things_are_counted_to_the_last(void **state)
{
    struct observed whole = figure(MEASURE_LEVEL, dec("12000"), dec("1"), QUALIFIER_EXACT), part = whole;
    (void)state;
    part.value = dec("12001");
    part.bounds = bounds_of(part.value, true, part.step, part.qualifier);
    assert_int_equal(fit_below(spread_of(&part), spread_of(&whole)), FITS); /* money may be rounded */
    whole.unit = part.unit = STR("件");
    assert_int_equal(fit_below(spread_of(&part), spread_of(&whole)), APART);
    assert_int_equal(fit_below(spread_of(&whole), spread_of(&part)), FITS);
    assert_int_equal(fit_same(spread_of(&part), spread_of(&whole)), APART);
}

static void the_same_figure(void **state)
{
    struct spread short_one = level("127", "1", QUALIFIER_EXACT);
    (void)state;
    assert_int_equal(fit_same(short_one, level("127.16", "0.01", QUALIFIER_EXACT)), FITS);
    assert_int_equal(fit_same(short_one, level("127.50", "0.01", QUALIFIER_EXACT)), FITS);
    assert_int_equal(fit_same(short_one, level("127.52", "0.01", QUALIFIER_EXACT)), FITS_IF_CUT);
    assert_int_equal(fit_same(short_one, level("128.02", "0.01", QUALIFIER_EXACT)), APART);
    assert_int_equal(fit_same(short_one, level("129", "1", QUALIFIER_EXACT)), APART);
    assert_int_equal(fit_same(short_one, level("126.48", "0.01", QUALIFIER_EXACT)), APART); /* nothing is cut upwards */
}

static unsigned next(unsigned *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* `value` with `digits` digits fewer, rounded or cut, as a bulletin prints it. */
static struct observed printed(enum measure measure, int64_t value, int scale, int digits, bool cut)
{
    int64_t unit = 1, size = value < 0 ? -value : value;
    for (int i = 0; i < digits; i++)
        unit *= 10;
    size = (cut ? size : size + unit / 2) / unit * unit;
    struct decimal shown = {value < 0 ? -size : size, (int8_t)scale}, step = {unit, (int8_t)scale};
    return figure(measure, shown, step, QUALIFIER_EXACT);
}

static void what_is_true_is_never_a_contradiction(void **state)
{
    unsigned seed = 11;
    (void)state;
    for (size_t i = 0; i < 50000; i++) {
        bool cut = next(&seed) % 2;
        int64_t base = next(&seed) % 900000 + 100000, rate = (int64_t)(next(&seed) % 30000) - 9000; /* of a percent, hundredths */
        struct observed b = printed(MEASURE_LEVEL, base * 10000, 4, 4 + (int)(next(&seed) % 4), cut);
        struct observed g = printed(MEASURE_YOY, rate, 2, (int)(next(&seed) % 3), cut);
        struct observed l = printed(MEASURE_LEVEL, base * (10000 + rate), 4, 4 + (int)(next(&seed) % 4), cut);
        struct spread factor = spread_factor(spread_of(&g));
        enum fit fit = fit_product(spread_of(&l), spread_of(&b), factor);
        if (cut ? fit == APART : fit != FITS)
            fail_msg("%lld and %lld/100 %%: %d", (long long)base, (long long)rate, (int)fit);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(edges_of_a_base),
    cmocka_unit_test(things_are_counted_to_the_last),
    cmocka_unit_test(the_same_figure),
    cmocka_unit_test(what_is_true_is_never_a_contradiction),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
