/* A user's catalogue file: what it may add, and what it replaces. */
#include "opened.h"

static size_t longest_word(const struct catalog *cat, const char *text)
{
    struct term_match found[16];
    for (size_t i = catalog_match(cat, text, text + strlen(text), found, 16); i > 0; i--)
        for (size_t t = 0; t < found[i - 1].term_count; t++)
            if (found[i - 1].terms[t].kind == TERM_WORD)
                return found[i - 1].terms[t].index;
    return NONE;
}

static size_t coded(const struct catalog *cat, const char *code)
{
    size_t index = catalog_indicator_by_code(cat, str_of(code));
    if (index == NONE)
        fail_msg("no indicator %s", code);
    return index;
}

static void an_indicator_needs_no_more_than_its_names(void **state)
{
    (void)state;
    struct catalog *cat =
        opened("indicators:\n"
               "  - {code: ip_vellum_value, zh: 知识产权犀皮拍卖金额, en: IP vellum value, nature: flow, unit: 元,\n"
               "     also: [知产犀拍]}\n");
    size_t index = coded(cat, "ip_vellum_value");
    const struct indicator *indicator = catalog_indicator(cat, index);
    const struct entry *entry = catalog_entry(cat, index);
    assert_int_equal(index, catalog_indicator_count(cat) - 1);
    assert_str(indicator->en, "IP vellum value");
    assert_str(indicator->unit, "元");
    assert_int_equal(indicator->nature, NATURE_FLOW);
    assert_int_equal(indicator->name_count, 3);
    assert_int_equal(entry->dimension, DIMENSION_MONEY);
    assert_true(says(cat, &entry->needs, FEATURE_OBJ, "ip"));
    assert_true(says(cat, &entry->needs, FEATURE_PROC, "auction"));
    assert_true(says(cat, &entry->needs, FEATURE_NAME, "犀皮"));

    const struct word *unknown = catalog_word(cat, longest_word(cat, "犀皮收入"));
    assert_str(unknown->text, "犀皮");
    assert_int_equal(unknown->features.len, 1);
    assert_true(says(cat, &unknown->features, FEATURE_NAME, "犀皮"));
    const struct word *alias = catalog_word(cat, longest_word(cat, "知产犀拍"));
    assert_str(alias->text, "知产犀拍");
    assert_int_equal(alias->features.len, entry->needs.len);
    catalog_close(cat);
}

static void known_words_alone_make_no_new_word(void **state)
{
    (void)state;
    struct catalog *cat = opened("indicators: [{code: trademark_oppositions, zh: 商标异议申请量, nature: flow, unit: 件}]");
    const struct entry *entry = catalog_entry(cat, coded(cat, "trademark_oppositions"));
    assert_true(says(cat, &entry->needs, FEATURE_OBJ, "trademark"));
    assert_true(says(cat, &entry->needs, FEATURE_SUB, "opposition"));
    assert_true(says(cat, &entry->needs, FEATURE_ACT, "apply"));
    assert_false(features_has_key(&entry->needs, FEATURE_NAME));
    assert_false(features_has_key(&entry->needs, FEATURE_GEN));
    catalog_close(cat);
}

static void one_character_does_not_break_an_unknown_stretch(void **state)
{
    (void)state;
    struct catalog *cat = opened("indicators: [{code: plans, zh: 犀链方案数, nature: stock, unit: 个}]");
    const struct entry *entry = catalog_entry(cat, coded(cat, "plans"));
    assert_true(says(cat, &entry->needs, FEATURE_NAME, "犀链方案"));
    assert_int_equal(entry->needs.len, 1);
    assert_int_equal(entry->dimension, DIMENSION_THING);
    catalog_close(cat);
}

static void a_head_noun_chooses_among_the_dimensions_of_a_unit(void **state)
{
    (void)state;
    struct catalog *cat = opened("indicators: [{code: parks, zh: 知识产权园区数, nature: stock, unit: 个}]");
    const struct entry *entry = catalog_entry(cat, coded(cat, "parks"));
    assert_true(says(cat, &entry->needs, FEATURE_BODY, "park"));
    assert_int_equal(entry->dimension, DIMENSION_BODY);
    catalog_close(cat);
}

static void features_may_be_given(void **state)
{
    (void)state;
    struct catalog *cat = opened("indicators:\n"
                                 "  - group: mine\n"
                                 "    indicators:\n"
                                 "      - {code: widgets, zh: 小器件, nature: stock, unit: 个, dimension: body,\n"
                                 "         needs: obj=widget, may: act=apply, not: who=court, note: only mine}\n");
    size_t index = coded(cat, "widgets");
    const struct entry *entry = catalog_entry(cat, index);
    assert_str(catalog_indicator(cat, index)->group, "mine");
    assert_str(catalog_indicator(cat, index)->note, "only mine");
    assert_int_equal(entry->dimension, DIMENSION_BODY);
    assert_true(says(cat, &entry->needs, FEATURE_OBJ, "widget"));
    assert_true(says(cat, &entry->may, FEATURE_ACT, "apply"));
    assert_true(says(cat, &entry->not_, FEATURE_WHO, "court"));
    catalog_close(cat);
}

static void a_known_code_replaces_its_fields_and_keeps_the_rest(void **state)
{
    (void)state;
    struct catalog *cat = opened("indicators: [{code: patent_grants, zh: 专利授予量, unit: 项}]");
    const struct indicator *indicator = catalog_indicator(cat, coded(cat, "patent_grants"));
    const struct entry *entry = catalog_entry(cat, coded(cat, "patent_grants"));
    assert_int_equal(catalog_indicator_count(cat), 70);
    assert_str(indicator->zh, "专利授予量");
    assert_str(indicator->names[0], "专利授予量");
    assert_str(indicator->unit, "项");
    assert_str(indicator->en, "Patents granted");
    assert_str(indicator->names[indicator->name_count - 1], "Patents granted");
    assert_str(indicator->group, "creation");
    assert_true(indicator->name_count > 4);
    assert_true(says(cat, &entry->needs, FEATURE_ACT, "grant"));
    catalog_close(cat);
}

static void a_new_unit_keeps_the_dimension_that_it_can_count(void **state)
{
    (void)state;
    struct catalog *cat = opened("indicators: [{code: tisc_centers, unit: 个}, {code: ip_service_outlets, unit: 件}]");
    assert_int_equal(catalog_entry(cat, coded(cat, "tisc_centers"))->dimension, DIMENSION_BODY);
    assert_int_equal(catalog_entry(cat, coded(cat, "ip_service_outlets"))->dimension, DIMENSION_THING);
    catalog_close(cat);
}

static void what_is_added_is_found(void **state)
{
    (void)state;
    struct catalog *cat = opened("words: {芯片: obj=chip, 专利: obj=patent sub=mine}\n"
                                 "cues: {up: [飙蹿]}\n"
                                 "units: {桶: {dimension: other, names: [樽桶], symbol: 升, times: 159}}\n"
                                 "regions: {139000: 雄安新区 | 雄安 | Xiong'an}\n"
                                 "places: {groups: [{zh: 珙城, members: [北京市, 130600]}], names: {璇都: 北京市}}\n");
    struct term_match found[4];
    const struct word *patent = catalog_word(cat, longest_word(cat, "专利,"));
    assert_true(says(cat, &patent->features, FEATURE_SUB, "mine"));
    assert_true(says(cat, &catalog_word(cat, longest_word(cat, "芯片"))->features, FEATURE_OBJ, "chip"));

    const char *text = "飙蹿樽桶璇都珙城";
    const char *end = text + strlen(text);
    assert_int_equal(catalog_match(cat, text, end, found, 4), 1);
    assert_int_equal(found[0].terms[0].kind, TERM_CUE);
    assert_int_equal(found[0].terms[0].index, CUE_UP);
    assert_int_equal(catalog_match(cat, text + 6, end, found, 4), 1);
    assert_int_equal(found[0].terms[0].kind, TERM_UNIT);
    assert_int_equal(catalog_unit(cat, found[0].terms[0].index)->times, 159);
    assert_str(catalog_unit(cat, found[0].terms[0].index)->symbol, "升");
    assert_int_equal(catalog_match(cat, text + 12, end, found, 4), 1);
    assert_int_equal(found[0].terms[0].index, region_coded(cat, "110000"));
    assert_int_equal(catalog_match(cat, text + 18, end, found, 4), 1);
    assert_int_equal(found[0].terms[0].kind, TERM_GROUP);
    assert_int_equal(catalog_group(cat, found[0].terms[0].index)->member_count, 2);

    const struct region *xiongan = catalog_region(cat, region_coded(cat, "139000"));
    assert_int_equal(xiongan->level, REGION_PREFECTURE);
    assert_int_equal(xiongan->parent, region_coded(cat, "130000"));
    catalog_close(cat);
}

static void later_files_come_after_earlier_ones(void **state)
{
    (void)state;
    struct catalog *cat = NULL;
    struct err err = {0};
    const struct catalog_file files[] = {
        {STR("one.yaml"), STR("indicators: [{code: x, zh: 甲乙, nature: flow, unit: 丙}]\nwords: {丁: obj=one}")},
        {STR("two.yaml"), STR("units: {丙: thing}\nwords: {丁: obj=two}")},
    };
    assert_int_equal(catalog_open(&cat, files, 2, &err), IPDB_OK);
    assert_str(catalog_indicator(cat, coded(cat, "x"))->unit, "丙");
    assert_true(says(cat, &catalog_word(cat, longest_word(cat, "丁"))->features, FEATURE_OBJ, "two"));
    catalog_close(cat);
}

static void values_stay_the_text_that_was_written(void **state)
{
    (void)state;
    struct catalog *cat = opened("words: {no: obj=no, 1_000: obj=1_000, 0o17: obj=0o17, 1:30: obj=1:30}");
    assert_str(catalog_word(cat, longest_word(cat, "1_000"))->text, "1_000");
    assert_str(catalog_word(cat, longest_word(cat, "1:30"))->text, "1:30");
    assert_true(says(cat, &catalog_word(cat, longest_word(cat, "no"))->features, FEATURE_OBJ, "no"));
    catalog_close(cat);
}

static void the_version_follows_the_bytes(void **state)
{
    (void)state;
    struct catalog *plain = opened(""), *again = opened(""), *more = opened("words: {芯片: obj=chip}");
    assert_int_equal(catalog_version(plain).len, 14);
    assert_true(str_starts(catalog_version(plain), STR("1-")));
    assert_true(str_eq(catalog_version(plain), catalog_version(again)));
    assert_false(str_eq(catalog_version(plain), catalog_version(more)));
    catalog_close(plain);
    catalog_close(again);
    catalog_close(more);
    catalog_close(NULL);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(an_indicator_needs_no_more_than_its_names),
    cmocka_unit_test(known_words_alone_make_no_new_word),
    cmocka_unit_test(one_character_does_not_break_an_unknown_stretch),
    cmocka_unit_test(a_head_noun_chooses_among_the_dimensions_of_a_unit),
    cmocka_unit_test(features_may_be_given),
    cmocka_unit_test(a_known_code_replaces_its_fields_and_keeps_the_rest),
    cmocka_unit_test(a_new_unit_keeps_the_dimension_that_it_can_count),
    cmocka_unit_test(what_is_added_is_found),
    cmocka_unit_test(later_files_come_after_earlier_ones),
    cmocka_unit_test(values_stay_the_text_that_was_written),
    cmocka_unit_test(the_version_follows_the_bytes),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
