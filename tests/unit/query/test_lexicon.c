/* The words of the query language that are part of the program are those that its catalogue gives, one by one. */
#include "harness.h"

#include "query/vocabulary.h"

static struct vocabulary image, collected;
static struct arena arena;
static struct catalog *cat;

static int open_both(void **state)
{
    (void)state;
    struct err err = {0};
    assert_int_equal(catalog_open(&cat, NULL, 0, &err), IPDB_OK);
    assert_int_equal(vocabulary_init(&image, cat, &arena, &err), IPDB_OK);
    assert_int_equal(vocabulary_init(&collected, cat, &arena, &err), IPDB_OK);
    assert_int_equal(vocabulary_collect(cat, &arena, &collected.lexicon, &err), IPDB_OK);
    return 0;
}

static int close_both(void **state)
{
    (void)state;
    vocabulary_fini(&image);
    vocabulary_fini(&collected);
    arena_fini(&arena);
    catalog_close(cat);
    return 0;
}

/* The same meanings in the same order. */
static void same_meanings(struct str word, const struct meaning *a, const struct meaning *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (a->kind != b->kind || a->value != b->value || !str_eq(a->base, b->base))
            fail_msg("%.*s means something else", STR_ARG(word));
    if (a || b)
        fail_msg("%.*s has more meanings in one of the two", STR_ARG(word));
}

static void it_has_the_same_words(void **state)
{
    (void)state;
    assert_ptr_equal(image.lexicon.words, lexicon_image.words);
    assert_ptr_not_equal(collected.lexicon.words, lexicon_image.words);
    assert_int_equal(image.lexicon.count, collected.lexicon.count);
    assert_int_equal(image.lexicon.longest, collected.lexicon.longest);
    for (size_t i = 0; i < collected.lexicon.count; i++) {
        struct word_entry a = vocabulary_entry(&image, i), b = vocabulary_entry(&collected, i);
        if (!str_eq(a.key, b.key) || !str_eq(a.name, b.name))
            fail_msg("word %zu is %.*s and %.*s", i, STR_ARG(a.name), STR_ARG(b.name));
        same_meanings(b.name, a.meanings, b.meanings);
    }
}

static void every_word_is_found_by_its_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < collected.lexicon.count; i++) {
        struct word_entry e = vocabulary_entry(&collected, i);
        same_meanings(e.name, vocabulary_find(&image, e.name), e.meanings);
    }
    assert_null(vocabulary_find(&image, STR("")));
    assert_null(vocabulary_find(&image, STR("Hebie")));
    assert_null(vocabulary_find(&image, STR("\xEF\xBF\xBF")));
}

static void a_word_that_means_two_things_keeps_both(void **state)
{
    (void)state;
    const struct meaning *m = vocabulary_find(&image, STR("吉林"));
    assert_non_null(m);
    assert_non_null(m->next);
    assert_null(m->next->next);
    assert_str(catalog_region(cat, m->value)->code, "220200");
    assert_str(catalog_region(cat, m->next->value)->code, "220000");
}

static void a_beginning_fits_one_indicator_or_none(void **state)
{
    (void)state;
    size_t index = vocabulary_indicator_prefix(&image, STR("pledge_fin"));
    assert_int_not_equal(index, NONE);
    assert_str(catalog_indicator(cat, index)->code, "pledge_financing");
    assert_int_equal(vocabulary_indicator_prefix(&image, STR("pledge")), NONE);
    assert_int_equal(vocabulary_indicator_prefix(&image, STR("ple")), NONE);
    assert_int_equal(vocabulary_indicator_prefix(&image, STR("zzzz")), NONE);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(it_has_the_same_words, open_both, close_both),
    cmocka_unit_test_setup_teardown(every_word_is_found_by_its_name, open_both, close_both),
    cmocka_unit_test_setup_teardown(a_word_that_means_two_things_keeps_both, open_both, close_both),
    cmocka_unit_test_setup_teardown(a_beginning_fits_one_indicator_or_none, open_both, close_both),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
