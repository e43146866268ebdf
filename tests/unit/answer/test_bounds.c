/* When two printed figures can be one. */
#include "harness.h"

#include "answer/observed.h"

static struct bounds rounded(const char *value, const char *step, enum qualifier qualifier)
{
    struct decimal v, s = {0, 0};
    assert_true(decimal_parse(str_of(value), &v));
    assert_true(!step || decimal_parse(str_of(step), &s));
    return bounds_of(v, step != NULL, s, qualifier);
}

static void figures_agree_or_not(void **state)
{
    (void)state;
    static const struct {
        const char *a, *a_step, *b, *b_step;
        enum qualifier a_how, b_how;
        bool meet;
    } agreements[] = {
        {"127", "1", "127.16", "0.01", QUALIFIER_EXACT, QUALIFIER_EXACT, true},
        {"127", "1", "129", "1", QUALIFIER_EXACT, QUALIFIER_EXACT, false},
        {"127", "1", "128", "1", QUALIFIER_EXACT, QUALIFIER_EXACT, false}, /* they touch at 127.5 */
        {"15", "1", "15", "1", QUALIFIER_EXACT, QUALIFIER_EXACT, true},
        {"15", NULL, "15", NULL, QUALIFIER_EXACT, QUALIFIER_EXACT, true},
        {"15", NULL, "16", NULL, QUALIFIER_EXACT, QUALIFIER_EXACT, false},
        {"489", "1", "489", "1", QUALIFIER_OVER, QUALIFIER_EXACT, true},
        {"489", "1", "480", "1", QUALIFIER_OVER, QUALIFIER_EXACT, false},
        {"489", "1", "489", "1", QUALIFIER_OVER, QUALIFIER_UNDER, true},
        {"12", "1", "13.5", "0.1", QUALIFIER_APPROX, QUALIFIER_EXACT, false},
        {"12", "1", "12.9", "0.1", QUALIFIER_APPROX, QUALIFIER_EXACT, true},
    };
    for (size_t i = 0; i < sizeof agreements / sizeof *agreements; i++) {
        struct bounds a = rounded(agreements[i].a, agreements[i].a_step, agreements[i].a_how);
        struct bounds b = rounded(agreements[i].b, agreements[i].b_step, agreements[i].b_how);
        if (bounds_meet(&a, &b) != agreements[i].meet || bounds_meet(&b, &a) != agreements[i].meet)
            fail_msg("%s and %s", agreements[i].a, agreements[i].b);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(figures_agree_or_not),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
