/* Names of the built-in catalogue found in a text. */
#include "opened.h"

#include "text/fold.h"

/* The terms of exactly `name` where it begins a longer text. */
static size_t terms_of(const struct catalog *cat, const char *name, const struct term **terms)
{
    char text[128];
    struct term_match found[16];
    size_t len = strlen(name);
    assert_true(len + sizeof "，同比" < sizeof text);
    strcpy(text, name);
    strcat(text, "，同比");
    for (size_t i = catalog_match(cat, text, text + strlen(text), found, 16); i > 0; i--) {
        if (found[i - 1].len == len) {
            *terms = found[i - 1].terms;
            return found[i - 1].term_count;
        }
    }
    return 0;
}

/* The index of the one term of this kind that `name` is, or NONE. */
static size_t index_of(const struct catalog *cat, const char *name, enum term_kind kind)
{
    const struct term *terms = NULL;
    size_t index = NONE;
    for (size_t i = terms_of(cat, name, &terms); i > 0; i--)
        if (terms[i - 1].kind == kind)
            index = index == NONE ? terms[i - 1].index : (size_t)-2;
    return index;
}

static void words_say_their_features(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    const struct word *word = catalog_word(cat, index_of(cat, "发明专利", TERM_WORD));
    assert_str(word->text, "发明专利");
    assert_true(says(cat, &word->features, FEATURE_OBJ, "patent"));
    assert_true(says(cat, &word->features, FEATURE_KIND, "invention"));
    word = catalog_word(cat, index_of(cat, "质押融资", TERM_WORD));
    assert_true(says(cat, &word->features, FEATURE_PROC, "pledge"));
    catalog_close(cat);
}

static void cues_have_their_class(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    assert_int_equal(index_of(cat, "同比", TERM_CUE), CUE_YOY_BASE);
    assert_int_equal(index_of(cat, "环比", TERM_CUE), CUE_MOM_BASE);
    assert_int_equal(index_of(cat, "增长", TERM_CUE), CUE_UP);
    assert_int_equal(index_of(cat, "下降", TERM_CUE), CUE_DOWN);
    assert_int_equal(index_of(cat, "其中", TERM_CUE), CUE_AMONG);
    assert_int_equal(index_of(cat, "分别", TERM_CUE), CUE_EACH);
    catalog_close(cat);
}

static void units_have_symbol_and_dimensions(void **state)
{
    (void)state;
    static const struct {
        const char *name, *symbol;
        unsigned dimensions;
        int power;
    } table[] = {
        {"元", "元", DIMENSION_MONEY, 0},
        {"人民币", "元", DIMENSION_MONEY, 0},
        {"美元", "美元", DIMENSION_MONEY, 0},
        {"%", "%", DIMENSION_PERCENT, 0},
        {"个百分点", "个百分点", DIMENSION_POINT, 0},
        {"百分点", "个百分点", DIMENSION_POINT, 0},
        {"倍", "倍", DIMENSION_TIMES, 0},
        {"件", "件", DIMENSION_THING, 0},
        {"项", "项", DIMENSION_THING, 0},
        {"个", "个", DIMENSION_THING | DIMENSION_BODY | DIMENSION_SESSION, 0},
        {"家", "家", DIMENSION_BODY, 0},
        {"人次", "人次", DIMENSION_PERSON, 0},
        {"场次", "场", DIMENSION_SESSION, 0},
        {"个工作日", "天", DIMENSION_DURATION, 0},
        {"公斤", "千克", DIMENSION_OTHER, 0},
        {"克", "千克", DIMENSION_OTHER, -3},
        {"件/万人", "件/万人", DIMENSION_THING, 0},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t index = index_of(cat, table[i].name, TERM_UNIT);
        assert_true(index < catalog_unit_count(cat));
        assert_str(catalog_unit(cat, index)->symbol, table[i].symbol);
        assert_int_equal(catalog_unit(cat, index)->dimensions, table[i].dimensions);
        assert_int_equal(catalog_unit(cat, index)->power, table[i].power);
    }
    assert_int_equal(index_of(cat, "块钱", TERM_UNIT), NONE);
    catalog_close(cat);
}

static void places_by_full_short_and_further_name(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum term_kind kind;
        const char *code;
    } table[] = {
        {"河北省", TERM_REGION, "130000"},       {"河北", TERM_REGION_SHORT, "130000"}, {"保定", TERM_REGION_SHORT, "130600"},
        {"黔东南", TERM_REGION_SHORT, "522600"}, {"黔东南州", TERM_REGION, "522600"},   {"龙江", TERM_REGION, "230000"},
        {"齐鲁", TERM_REGION, "370000"},         {"莱芜市", TERM_REGION, "371200"},     {"义乌", TERM_REGION_SHORT, "330782"},
        {"八桂", TERM_REGION, "450000"},         {"中国", TERM_REGION, "000000"},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(index_of(cat, table[i].name, table[i].kind), region_coded(cat, table[i].code));
    size_t group = index_of(cat, "京津冀", TERM_GROUP);
    assert_true(group < catalog_group_count(cat));
    assert_str(catalog_group(cat, group)->en, "Beijing-Tianjin-Hebei");
    catalog_close(cat);
}

static void everyday_words_are_no_short_names(void **state)
{
    (void)state;
    static const char *const words[] = {"东方", "江山", "通道", "互助", "民和", "大化", "安宁", "城", "郊"};
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(index_of(cat, words[i], TERM_REGION_SHORT), NONE);
    catalog_close(cat);
}

static void a_shared_name_gives_every_region(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    const struct term *terms = NULL;
    assert_int_equal(terms_of(cat, "朝阳区", &terms), 2);
    assert_int_equal(terms[0].index, region_coded(cat, "110105"));
    assert_int_equal(terms[1].index, region_coded(cat, "220104"));
    assert_int_equal(terms_of(cat, "吉林", &terms), 2);
    assert_int_equal(terms[0].index, region_coded(cat, "220000"));
    assert_int_equal(terms[1].index, region_coded(cat, "220200"));
    catalog_close(cat);
}

static void matches_come_shortest_first(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct term_match found[8];
    const char *text = "河北省质押";
    assert_int_equal(catalog_match(cat, text, text + strlen(text), found, 8), 2);
    assert_int_equal(found[0].len, strlen("河北"));
    assert_int_equal(found[1].len, strlen("河北省"));
    catalog_close(cat);
}

static void names_are_folded_as_texts_are(void **state)
{
    (void)state;
    struct catalog *cat = opened("words: {ＡＢＣ技术（甲）: sub=abc}\nunits: {件／年: thing}");
    struct arena arena = {0};
    struct folded text;
    struct term_match found[8];
    assert_true(fold(STR("ＡＢＣ技术（甲）"), &arena, &text));
    size_t count = catalog_match(cat, text.text.ptr, text.text.ptr + text.text.len, found, 8);
    assert_true(count > 0);
    assert_int_equal(found[count - 1].len, text.text.len);
    assert_int_not_equal(index_of(cat, "件/年", TERM_UNIT), NONE);
    arena_fini(&arena);
    catalog_close(cat);
}

/* Every name that a region, word or unit has is found where it stands. */
static void no_name_is_lost(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    for (size_t i = 0; i < catalog_region_count(cat); i++) {
        struct str zh = catalog_region(cat, i)->zh;
        struct term_match found[16];
        size_t count = catalog_match(cat, zh.ptr, zh.ptr + zh.len, found, 16);
        bool there = false;
        assert_true(count > 0 && found[count - 1].len == zh.len);
        for (size_t t = 0; t < found[count - 1].term_count; t++)
            there = there || (found[count - 1].terms[t].kind == TERM_REGION && found[count - 1].terms[t].index == i);
        assert_true(there);
    }
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(words_say_their_features),
    cmocka_unit_test(cues_have_their_class),
    cmocka_unit_test(units_have_symbol_and_dimensions),
    cmocka_unit_test(places_by_full_short_and_further_name),
    cmocka_unit_test(everyday_words_are_no_short_names),
    cmocka_unit_test(a_shared_name_gives_every_region),
    cmocka_unit_test(matches_come_shortest_first),
    cmocka_unit_test(names_are_folded_as_texts_are),
    cmocka_unit_test(no_name_is_lost),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
