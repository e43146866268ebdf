/* Regions: levels, parents, names that look alike, groups and further names. */
#include "opened.h"

static void each_level_has_its_number(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    size_t count[4] = {0}, former = 11; /* of places.yaml: one prefecture and the rest counties */
    for (size_t i = 0; i < catalog_region_count(cat); i++)
        count[catalog_region(cat, i)->level]++;
    assert_int_equal(count[REGION_COUNTRY], 1);
    assert_int_equal(count[REGION_PROVINCE], 34);
    assert_int_equal(count[REGION_PREFECTURE], 333 + 1);
    assert_int_equal(count[REGION_COUNTY], 2850 + former);
    catalog_close(cat);
}

static void every_region_hangs_together(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    for (size_t i = 0; i < catalog_region_count(cat); i++) {
        const struct region *region = catalog_region(cat, i);
        assert_int_equal(catalog_region_by_code(cat, region->code), i);
        assert_true(region->zh.len > 0 && region->en.len > 0);
        assert_int_equal(region->parent == NONE, region->level == REGION_COUNTRY);
        if (region->parent != NONE)
            assert_true(catalog_region(cat, region->parent)->level < region->level);
        if (region->level == REGION_PROVINCE)
            assert_true(region->zh_short.len > 0 && region->abbr.len > 0 && str_starts(region->iso, STR("CN-")));
    }
    catalog_close(cat);
}

static void parents_follow_from_codes(void **state)
{
    (void)state;
    static const struct {
        const char *code, *zh, *parent;
    } table[] = {
        {"130600", "保定市", "130000"},         {"130602", "竞秀区", "130600"},   {"110105", "朝阳区", "110000"},
        {"500235", "云阳县", "500000"},         {"419001", "济源市", "410000"},   {"429004", "仙桃市", "420000"},
        {"469001", "五指山市", "460000"},       {"659001", "石河子市", "650000"}, {"330782", "义乌市", "330700"},
        {"810000", "香港特别行政区", "000000"}, {"371200", "莱芜市", "370000"},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct region *region = catalog_region(cat, region_coded(cat, table[i].code));
        assert_str(region->zh, table[i].zh);
        assert_str(catalog_region(cat, region->parent)->code, table[i].parent);
    }
    catalog_close(cat);
}

static void names_that_look_alike_are_kept_apart(void **state)
{
    (void)state;
    static const struct {
        const char *code, *zh, *zh_short, *en, *iso, *abbr;
    } table[] = {
        {"130000", "河北省", "河北", "Hebei", "CN-HE", "冀"},
        {"420000", "湖北省", "湖北", "Hubei", "CN-HB", "鄂"},
        {"410000", "河南省", "河南", "Henan", "CN-HA", "豫"},
        {"430000", "湖南省", "湖南", "Hunan", "CN-HN", "湘"},
        {"460000", "海南省", "海南", "Hainan", "CN-HI", "琼"},
        {"140000", "山西省", "山西", "Shanxi", "CN-SX", "晋"},
        {"610000", "陕西省", "陕西", "Shaanxi", "CN-SN", "陕"},
        {"450000", "广西壮族自治区", "广西", "Guangxi", "CN-GX", "桂"},
        {"440000", "广东省", "广东", "Guangdong", "CN-GD", "粤"},
        {"150000", "内蒙古自治区", "内蒙古", "Inner Mongolia", "CN-NM", "内蒙古"},
        {"360000", "江西省", "江西", "Jiangxi", "CN-JX", "赣"},
        {"320000", "江苏省", "江苏", "Jiangsu", "CN-JS", "苏"},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct region *region = catalog_region(cat, region_coded(cat, table[i].code));
        assert_str(region->zh, table[i].zh);
        assert_str(region->zh_short, table[i].zh_short);
        assert_str(region->en, table[i].en);
        assert_str(region->iso, table[i].iso);
        assert_str(region->abbr, table[i].abbr);
    }
    catalog_close(cat);
}

static void provinces_have_names_of_their_own(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    for (size_t i = 0; i < catalog_region_count(cat); i++) {
        const struct region *a = catalog_region(cat, i);
        for (size_t k = 0; a->level == REGION_PROVINCE && k < i; k++) {
            const struct region *b = catalog_region(cat, k);
            if (b->level != REGION_PROVINCE)
                continue;
            assert_false(str_eq(a->zh, b->zh) || str_eq(a->zh_short, b->zh_short) || str_eq(a->en, b->en));
            assert_false(str_eq(a->iso, b->iso) || str_eq(a->abbr, b->abbr));
        }
    }
    catalog_close(cat);
}

static void short_and_english_names_of_prefectures(void **state)
{
    (void)state;
    static const struct {
        const char *code, *zh_short, *en;
    } table[] = {
        {"130600", "保定", "Baoding"},     {"422800", "恩施", "Enshi"},      {"522600", "黔东南", "Qiandongnan"},
        {"632800", "海西", "Haixi"},       {"433100", "湘西", "Xiangxi"},    {"222400", "延边", "Yanbian"},
        {"230100", "哈尔滨", "Harbin"},    {"150100", "呼和浩特", "Hohhot"}, {"650100", "乌鲁木齐", "Urumqi"},
        {"540100", "拉萨", "Lhasa"},       {"610100", "西安", "Xi'an"},      {"341500", "六安", "Lu'an"},
        {"330782", "义乌", "Yiwu"},        {"320583", "昆山", "Kunshan"},    {"632500", "海南州", "Hainan Prefecture"},
        {"130902", "", "Xinhua District"},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct region *region = catalog_region(cat, region_coded(cat, table[i].code));
        assert_str(region->zh_short, table[i].zh_short);
        assert_str(region->en, table[i].en);
    }
    catalog_close(cat);
}

static void a_shared_name_needs_its_ancestor(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    size_t beijing = region_coded(cat, "110000"), changchun = region_coded(cat, "220100");
    assert_int_equal(catalog_region_by_name(cat, STR("朝阳区"), NONE), NONE);
    assert_int_equal(catalog_region_by_name(cat, STR("朝阳区"), beijing), region_coded(cat, "110105"));
    assert_int_equal(catalog_region_by_name(cat, STR("朝阳区"), changchun), region_coded(cat, "220104"));
    assert_int_equal(catalog_region_by_name(cat, STR("朝阳区"), region_coded(cat, "220000")), region_coded(cat, "220104"));
    assert_int_equal(catalog_region_by_name(cat, STR("朝阳区"), region_coded(cat, "130000")), NONE);
    assert_int_equal(catalog_region_by_name(cat, STR("保定市"), NONE), region_coded(cat, "130600"));
    assert_int_equal(catalog_region_by_name(cat, STR("保定"), NONE), NONE);
    assert_int_equal(catalog_region_by_name(cat, STR("龙江"), NONE), NONE);
    catalog_close(cat);
}

static void what_lies_in_what(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    size_t china = region_coded(cat, "000000"), hebei = region_coded(cat, "130000"), baoding = region_coded(cat, "130600");
    size_t jingxiu = region_coded(cat, "130602"), hubei = region_coded(cat, "420000");
    assert_true(catalog_region_within(cat, jingxiu, baoding));
    assert_true(catalog_region_within(cat, jingxiu, hebei));
    assert_true(catalog_region_within(cat, jingxiu, china));
    assert_true(catalog_region_within(cat, hebei, hebei));
    assert_false(catalog_region_within(cat, hebei, baoding));
    assert_false(catalog_region_within(cat, jingxiu, hubei));
    assert_int_equal(catalog_region_province(cat, jingxiu), hebei);
    assert_int_equal(catalog_region_province(cat, hebei), hebei);
    assert_int_equal(catalog_region_province(cat, china), china);
    assert_int_equal(catalog_region_province(cat, region_coded(cat, "429004")), hubei);
    catalog_close(cat);
}

static const struct region_group *group_named(const struct catalog *cat, const char *zh)
{
    for (size_t i = 0; i < catalog_group_count(cat); i++)
        if (str_eq(catalog_group(cat, i)->zh, str_of(zh)))
            return catalog_group(cat, i);
    fail_msg("no group %s", zh);
    return NULL;
}

static void groups_have_their_members(void **state)
{
    (void)state;
    static const struct {
        const char *zh;
        size_t count;
        const char *code; /* one of the members */
    } table[] = {
        {"京津冀", 3, "130000"},   {"长三角", 4, "340000"}, {"珠三角", 9, "440300"},     {"粤港澳大湾区", 11, "820000"},
        {"中部六省", 6, "140000"}, {"成渝", 2, "500000"},   {"沿黄九省区", 9, "370000"}, {"长江经济带", 11, "530000"},
        {"东北三省", 3, "230000"}, {"西部", 12, "150000"},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct region_group *group = group_named(cat, table[i].zh);
        bool there = false;
        for (size_t m = 0; m < group->member_count; m++)
            there = there || group->members[m] == region_coded(cat, table[i].code);
        assert_int_equal(group->member_count, table[i].count);
        assert_true(there && group->en.len > 0);
    }
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(each_level_has_its_number),         cmocka_unit_test(every_region_hangs_together),
    cmocka_unit_test(parents_follow_from_codes),         cmocka_unit_test(names_that_look_alike_are_kept_apart),
    cmocka_unit_test(provinces_have_names_of_their_own), cmocka_unit_test(short_and_english_names_of_prefectures),
    cmocka_unit_test(a_shared_name_needs_its_ancestor),  cmocka_unit_test(what_lies_in_what),
    cmocka_unit_test(groups_have_their_members),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
