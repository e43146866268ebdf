/* Sets of features. */
#include "harness.h"

#include "catalog/feature.h"

static const struct feature patent = {FEATURE_OBJ, 1}, trademark = {FEATURE_OBJ, 2}, grant = {FEATURE_ACT, 3};

static void a_pair_is_there_once(void **state)
{
    (void)state;
    struct features set = {0};
    features_add(&set, patent);
    features_add(&set, patent);
    features_add(&set, grant);
    assert_int_equal(set.len, 2);
    assert_true(features_has(&set, patent));
    assert_false(features_has(&set, trademark));
}

static void a_key_may_have_several_values(void **state)
{
    (void)state;
    struct features set = {0};
    features_add(&set, trademark);
    features_add(&set, patent);
    assert_int_equal(features_count_key(&set, FEATURE_OBJ), 2);
    assert_int_equal(features_value(&set, FEATURE_OBJ), 2);
    assert_int_equal(features_value(&set, FEATURE_ACT), -1);
    assert_true(features_has_key(&set, FEATURE_OBJ));
    assert_false(features_has_key(&set, FEATURE_ACT));
}

static void a_removed_key_leaves_the_rest(void **state)
{
    (void)state;
    struct features set = {0}, more = {0};
    features_add(&more, patent);
    features_add(&more, grant);
    features_add(&more, trademark);
    features_add_all(&set, &more);
    features_remove_key(&set, FEATURE_OBJ);
    assert_int_equal(set.len, 1);
    assert_true(features_has(&set, grant));
}

static void a_full_set_drops_what_comes_after(void **state)
{
    (void)state;
    struct features set = {0};
    for (int i = 0; i < FEATURES_MAX + 5; i++)
        features_add(&set, (struct feature){FEATURE_NAME, (uint16_t)i});
    assert_int_equal(set.len, FEATURES_MAX);
    assert_false(features_has(&set, (struct feature){FEATURE_NAME, FEATURES_MAX}));
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(a_pair_is_there_once),
    cmocka_unit_test(a_key_may_have_several_values),
    cmocka_unit_test(a_removed_key_leaves_the_rest),
    cmocka_unit_test(a_full_set_drops_what_comes_after),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
