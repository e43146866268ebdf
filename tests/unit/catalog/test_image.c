/* The catalogue that is part of the program says what its YAML files say, entry by entry. */
#include "harness.h"

#include "catalog/parts.h"

static struct catalog *image, *read;

static int open_both(void **state)
{
    (void)state;
    struct err err = {0};
    assert_int_equal(catalog_open(&image, NULL, 0, &err), IPDB_OK);
    assert_int_equal(catalog_read(&read, NULL, 0, &err), IPDB_OK);
    return 0;
}

static int close_both(void **state)
{
    (void)state;
    catalog_close(image);
    catalog_close(read);
    return 0;
}

#define SAME(member) assert_int_equal(image->member, read->member)

static void same_text(struct str a, struct str b)
{
    if (!str_eq(a, b))
        fail_msg("\"%.*s\" is not \"%.*s\"", STR_ARG(a), STR_ARG(b));
    if (a.len > 0 && a.ptr[a.len] != '\0')
        fail_msg("\"%.*s\" has no NUL byte behind it", STR_ARG(a));
}

static void same_features(const struct features *a, const struct features *b)
{
    assert_int_equal(a->keys, b->keys);
    assert_int_equal(a->len, b->len);
    for (size_t i = 0; i < a->len; i++) {
        assert_int_equal(a->at[i].key, b->at[i].key);
        assert_int_equal(a->at[i].value, b->at[i].value);
    }
}

static void it_is_the_one_that_is_opened_without_files(void **state)
{
    (void)state;
    struct catalog *user = NULL;
    struct err err = {0};
    const struct catalog_file file = {STR("user.yaml"), STR("cues: {up: [腾升]}\n")};
    assert_ptr_equal(image, &catalog_image);
    assert_true(catalog_is_built_in(image));
    assert_string_equal(image->version, read->version);
    assert_int_equal(catalog_open(&user, &file, 1, &err), IPDB_OK);
    assert_false(catalog_is_built_in(user));
    catalog_close(user);
}

static void it_has_the_same_indicators(void **state)
{
    (void)state;
    SAME(indicators.len);
    SAME(entries.len);
    for (size_t i = 0; i < read->indicators.len; i++) {
        const struct indicator *a = catalog_indicator(image, i), *b = catalog_indicator(read, i);
        same_text(a->code, b->code);
        same_text(a->zh, b->zh);
        same_text(a->en, b->en);
        same_text(a->group, b->group);
        same_text(a->note, b->note);
        same_text(a->unit, b->unit);
        same_text(a->part_of, b->part_of);
        same_text(a->sum_of, b->sum_of);
        same_text(a->per_10k_of, b->per_10k_of);
        assert_int_equal(a->nature, b->nature);
        assert_int_equal(a->name_count, b->name_count);
        for (size_t n = 0; n < b->name_count; n++)
            same_text(a->names[n], b->names[n]);
        assert_int_equal(catalog_indicator_by_code(image, b->code), i);
    }
}

static void it_has_the_same_entries(void **state)
{
    (void)state;
    for (size_t i = 0; i < read->entries.len; i++) {
        const struct entry *a = catalog_entry(image, i), *b = catalog_entry(read, i);
        assert_int_equal(a->dimension, b->dimension);
        same_features(&a->needs, &b->needs);
        same_features(&a->may, &b->may);
        same_features(&a->narrows, &b->narrows);
        same_features(&a->not_, &b->not_);
    }
}

static void it_has_the_same_features(void **state)
{
    (void)state;
    SAME(value_texts.len);
    assert_memory_equal(image->value_first, read->value_first, sizeof image->value_first);
    for (size_t key = 0; key < FEATURE_KEY_COUNT; key++) {
        for (size_t i = read->value_first[key]; i < read->value_first[key + 1]; i++) {
            struct feature f = {(uint8_t)key, (uint16_t)read->value_order[i]};
            struct entry_list a = catalog_entries_filed(image, f), b = catalog_entries_filed(read, f);
            same_text(catalog_feature_value(image, f), catalog_feature_value(read, f));
            assert_int_equal(catalog_feature(image, f.key, catalog_feature_value(read, f)).value, f.value);
            assert_int_equal(a.len, b.len);
            assert_memory_equal(a.at, b.at, b.len * sizeof *b.at);
        }
    }
}

static void it_has_the_same_regions(void **state)
{
    (void)state;
    SAME(regions.len);
    for (size_t i = 0; i < read->regions.len; i++) {
        const struct region *a = catalog_region(image, i), *b = catalog_region(read, i);
        same_text(a->code, b->code);
        same_text(a->zh, b->zh);
        same_text(a->zh_short, b->zh_short);
        same_text(a->en, b->en);
        same_text(a->iso, b->iso);
        same_text(a->abbr, b->abbr);
        assert_int_equal(a->parent, b->parent);
        assert_int_equal(a->level, b->level);
        assert_int_equal(catalog_region_by_code(image, b->code), i);
    }
    SAME(groups.len);
    for (size_t i = 0; i < read->groups.len; i++) {
        const struct region_group *a = catalog_group(image, i), *b = catalog_group(read, i);
        same_text(a->zh, b->zh);
        same_text(a->en, b->en);
        assert_int_equal(a->member_count, b->member_count);
        assert_memory_equal(a->members, b->members, b->member_count * sizeof *b->members);
    }
}

static void it_has_the_same_units_and_words(void **state)
{
    (void)state;
    SAME(units.len);
    for (size_t i = 0; i < read->units.len; i++) {
        const struct unit *a = catalog_unit(image, i), *b = catalog_unit(read, i);
        same_text(a->symbol, b->symbol);
        assert_int_equal(a->dimensions, b->dimensions);
        assert_int_equal(a->power, b->power);
        assert_int_equal(a->times, b->times);
    }
    SAME(words.len);
    for (size_t i = 0; i < read->words.len; i++) {
        same_text(catalog_word(image, i)->text, catalog_word(read, i)->text);
        same_features(&catalog_word(image, i)->features, &catalog_word(read, i)->features);
    }
}

static void it_finds_the_same_names(void **state)
{
    (void)state;
    const struct names *a = &image->names, *b = &read->names;
    SAME(names.len);
    SAME(names.term_count);
    SAME(names.text_len);
    assert_memory_equal(a->texts, b->texts, b->text_len);
    assert_memory_equal(a->entries, b->entries, b->len * sizeof *b->entries);
    assert_memory_equal(a->heads, b->heads, b->len * sizeof *b->heads);
    assert_memory_equal(a->first, b->first, NAMES_BUCKETS * sizeof *b->first);
    assert_memory_equal(a->openings, b->openings, NAMES_OPENINGS);
    for (size_t i = 0; i < b->term_count; i++) {
        assert_int_equal(a->terms[i].kind, b->terms[i].kind);
        assert_int_equal(a->terms[i].index, b->terms[i].index);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(it_is_the_one_that_is_opened_without_files, open_both, close_both),
    cmocka_unit_test_setup_teardown(it_has_the_same_indicators, open_both, close_both),
    cmocka_unit_test_setup_teardown(it_has_the_same_entries, open_both, close_both),
    cmocka_unit_test_setup_teardown(it_has_the_same_features, open_both, close_both),
    cmocka_unit_test_setup_teardown(it_has_the_same_regions, open_both, close_both),
    cmocka_unit_test_setup_teardown(it_has_the_same_units_and_words, open_both, close_both),
    cmocka_unit_test_setup_teardown(it_finds_the_same_names, open_both, close_both),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
