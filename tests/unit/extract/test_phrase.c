/* Phrases: nouns, cues, the other side of a comparison, lists. */
#include "bulletin.h"

#include "extract/phrase.h"

/* Reads `text` (a line without its end) as one phrase. */
static void phrase_of(struct bulletin *b, const char *text, enum asks asks, struct phrase *out)
{
    bulletin_open(b, b->cat, text);
    phrase_read(&b->reading, 0, b->reading.tokens.len - 1, NONE, asks, out);
}

static void the_other_side(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum asks asks;
        const char *of;
        int role;
    } table[] = {
        {"占全省授权总量的", ASKS_RATIO, "全省授权总量", CUE_SHARE},
        {"占全国", ASKS_RATIO, "全国", CUE_SHARE},
        {"占全国", ASKS_COUNT, "", -1},
        {"居全国", ASKS_RANK, "全国", CUE_RANK},
        {"居全国", ASKS_RATIO, "", -1},
        {"高于全国", ASKS_RATIO, "全国", CUE_GAP_ABOVE},
        {"低于全省平均水平", ASKS_RATIO, "全省平均水平", CUE_GAP_BELOW},
        {"在专利申请总量中的占比为", ASKS_RATIO, "专利申请总量", CUE_SHARE},
        {"同比增长", ASKS_RATIO, "", CUE_UP},
        {"专利授权量", ASKS_COUNT, "", -1},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct bulletin b = {.cat = cat};
        struct phrase p;
        phrase_of(&b, table[i].text, table[i].asks, &p);
        struct str of = p.of_first < p.of_last ? reading_text(&b.reading, p.of_first, p.of_last) : STR("");
        if (!str_eq(of, str_of(table[i].of)) || p.last_role != table[i].role)
            fail_msg("%s: of \"%.*s\", role %d", table[i].text, STR_ARG(of), p.last_role);
        bulletin_close(&b);
    }
    catalog_close(cat);
}

static void the_time_compared_with(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int base, said;
    } table[] = {
        {"较2012年增长", 2012, 0}, {"比2019年提高", 2019, 0}, {"2022年授权", 0, 2022}, {"2022年授权较2018年增长", 2018, 2022}};
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct bulletin b = {.cat = cat};
        struct phrase p;
        phrase_of(&b, table[i].text, ASKS_RATIO, &p);
        assert_int_equal(p.base.year, table[i].base);
        assert_int_equal(p.said_time.year, table[i].said);
        bulletin_close(&b);
    }
    catalog_close(cat);
}

static void members_of_a_list(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct bulletin b = {.cat = cat};
    struct phrase p;
    phrase_of(&b, "发明、实用新型和外观设计专利授权量分别为", ASKS_COUNT, &p);
    assert_int_equal(p.item_count, 3);
    assert_true(phrase_has(&p, CUE_EACH));
    assert_true(says(cat, &p.items[0].said, FEATURE_KIND, "invention"));
    assert_true(says(cat, &p.items[1].said, FEATURE_KIND, "utility"));
    assert_true(says(cat, &p.items[2].said, FEATURE_KIND, "design"));
    assert_false(features_has_key(&p.items[0].said, FEATURE_ACT));
    phrase_complete(&p);
    for (size_t i = 0; i < 3; i++)
        assert_true(says(cat, &p.items[i].said, FEATURE_ACT, "grant"));
    bulletin_close(&b);
    catalog_close(cat);
}

static void places_of_a_list(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct bulletin b = {.cat = cat};
    struct phrase p;
    phrase_of(&b, "长沙、株洲、湘潭", ASKS_COUNT, &p);
    assert_int_equal(p.item_count, 3);
    assert_str(p.items[0].place.name, "长沙市");
    assert_str(p.items[1].place.name, "株洲市");
    assert_str(p.items[2].place.name, "湘潭市");
    bulletin_close(&b);
    catalog_close(cat);
}

static void later_words_override(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct features said = {0}, grant = {0}, mark = {0};
    features_add(&said, catalog_feature(cat, FEATURE_OBJ, STR("patent")));
    features_add(&said, catalog_feature(cat, FEATURE_KIND, STR("invention")));
    features_add(&said, catalog_feature(cat, FEATURE_ACT, STR("apply")));
    features_add(&grant, catalog_feature(cat, FEATURE_ACT, STR("grant")));
    features_add(&mark, catalog_feature(cat, FEATURE_OBJ, STR("trademark")));
    phrase_say(&said, &grant);
    assert_true(says(cat, &said, FEATURE_ACT, "grant") && says(cat, &said, FEATURE_KIND, "invention"));
    assert_int_equal(features_count_key(&said, FEATURE_ACT), 1);
    phrase_say(&said, &mark);
    assert_true(says(cat, &said, FEATURE_OBJ, "trademark"));
    assert_int_equal(features_count_key(&said, FEATURE_OBJ), 1);
    assert_false(features_has_key(&said, FEATURE_KIND));
    catalog_close(cat);
}

static void unknown_nouns(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool text_anywhere, tail;
    } table[] = {
        {"专利授权量", false, false}, {"专利特派员", true, true}, {"特派员专利", true, false}, {"“甲乙”专利", true, false}};
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct bulletin b = {.cat = cat};
        struct phrase p;
        phrase_of(&b, table[i].text, ASKS_COUNT, &p);
        assert_int_equal(p.text, table[i].text_anywhere);
        assert_int_equal(p.text_tail, table[i].tail);
        bulletin_close(&b);
    }
    catalog_close(cat);
}

/* More members than there is room for: the last take what is left, nothing is written beyond. */
static void lists_without_end(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct buf text = {0};
    struct phrase p;
    for (size_t i = 0; i < 500; i++)
        buf_add(&text, STR("专利授权、"));
    struct bulletin b = {.cat = cat};
    phrase_of(&b, text.ptr, ASKS_COUNT, &p);
    assert_int_equal(p.item_count, PHRASE_ITEMS);
    phrase_complete(&p);
    bulletin_close(&b);
    buf_fini(&text);
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(the_other_side),    cmocka_unit_test(the_time_compared_with), cmocka_unit_test(members_of_a_list),
    cmocka_unit_test(places_of_a_list),  cmocka_unit_test(later_words_override),   cmocka_unit_test(unknown_nouns),
    cmocka_unit_test(lists_without_end),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
