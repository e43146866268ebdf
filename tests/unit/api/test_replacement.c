/* What replaces a field, as people write it. */
#include "harness.h"

#include "api/replacement.h"

static struct catalog *cat;

static int open_catalog(void **state)
{
    (void)state;
    return catalog_open(&cat, NULL, 0, NULL) == IPDB_OK ? 0 : -1;
}

static int close_catalog(void **state)
{
    (void)state;
    catalog_close(cat);
    return 0;
}

static void replacements_are_understood(void **state)
{
    static const struct {
        enum decision_field field;
        const char *text, *unit, *expected; /* of a mistake a part of the message, with ! before it */
    } cases[] = {
        {REPLACED_REGION, "湖北", "", "420000"},
        {REPLACED_REGION, " Hubei ", "", "420000"},
        {REPLACED_REGION, "420000", "", "420000"},
        {REPLACED_REGION, "京津冀", "", "京津冀"},
        {REPLACED_REGION, "beijing-tianjin-hebei", "", "京津冀"},
        {REPLACED_REGION, "河北、 Hubei", "", "河北省、湖北省"},
        {REPLACED_REGION, "河北、火星", "", "!unknown region '火星'"},
        {REPLACED_REGION, "Hebie", "", "!unknown region 'Hebie'; did you mean Hebei, Hubei?"},
        {REPLACED_REGION, "朝阳区", "", "!is ambiguous; give its code"},
        {REPLACED_REGION, "", "", "!by what is the region replaced?"},
        {REPLACED_REGION, "a\nb", "", "!control character"},
        {REPLACED_REGION, "\xff", "", "!not UTF-8"},
        {REPLACED_PERIOD, "2022", "", "2022"},
        {REPLACED_PERIOD, "2022-H1", "", "2022-H1"},
        {REPLACED_PERIOD, "2022年上半年", "", "2022-H1"},
        {REPLACED_PERIOD, "２０２３年９月", "", "2023-09"},
        {REPLACED_PERIOD, "2017-2019年", "", "2017/2019"},
        {REPLACED_PERIOD, "asof", "", "asof"},
        {REPLACED_PERIOD, "2022 or so", "", "!unknown period '2022 or so'; expected one like 2023"},
        {REPLACED_PERIOD, "2022-13", "", "!unknown period"},
        {REPLACED_INDICATOR, "pledge_financing", "", "pledge_financing"},
        {REPLACED_INDICATOR, "知识产权质押融资额", "", "pledge_financing"},
        {REPLACED_INDICATOR, "other", "", "other"},
        {REPLACED_INDICATOR, "pledge_finacing", "", "!did you mean pledge_financing"},
        {REPLACED_INDICATOR, "Hebei", "", "!unknown indicator 'Hebei'"},
        {REPLACED_MEASURE, "yoy", "", "yoy"},
        {REPLACED_MEASURE, "levl", "", "!unknown measure 'levl'; expected level, yoy"},
        {REPLACED_QUALIFIER, "over", "", "over"},
        {REPLACED_QUALIFIER, "more", "", "!unknown qualifier"},
        {REPLACED_STATUS, "target", "", "target"},
        {REPLACED_STATUS, "", "", "!by what"},
        {REPLACED_VALUE, "12716000000", "元", "12716000000"},
        {REPLACED_VALUE, "127.160", "", "127.160"},
        {REPLACED_VALUE, "-5.1", "%", "-5.1"},
        {REPLACED_VALUE, "127.16亿元", "元", "12716e6"},
        {REPLACED_VALUE, "127.16e8", "元", "12716e6"},
        {REPLACED_VALUE, "1.2716E+10", "元", "12716e6"},
        {REPLACED_VALUE, "１２７亿元", "", "127e8"},
        {REPLACED_VALUE, "5.1%", "%", "5.1"},
        {REPLACED_VALUE, "-5.1%", "%", "-5.1"},
        {REPLACED_VALUE, "127亿元", "件", "!it is in 元, but the fact is in 件"},
        {REPLACED_VALUE, "约127亿元", "元", "!unknown value"},
        {REPLACED_VALUE, "127亿余元", "元", "!the number alone"},
        {REPLACED_VALUE, "127亿元左右的", "元", "!unknown value"},
        {REPLACED_VALUE, "many", "", "!unknown value 'many'"},
        {REPLACED_VALUE, "1e99", "", "!unknown value"},
        {REPLACED_VALUE, "", "", "!by what"},
        {REPLACED_UNIT, "家", "", "家"},
        {REPLACED_UNIT, "furlong", "", "!unknown unit 'furlong'"},
        {REPLACED_SCOPE, "企业", "", "企业"},
        {REPLACED_SCOPE, "", "", ""},
        {REPLACED_LABEL, "贷款", "", "贷款"},
        {REPLACED_OF_WHOLE, "全国", "", "全国"},
        {REPLACED_NONE, "x", "", "!no field"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct str out = {NULL, 0};
        struct err err = {0};
        enum ipdb_status status =
            replacement_read(cat, cases[i].field, str_of(cases[i].text), str_of(cases[i].unit), &arena, &out, &err);
        bool refused = cases[i].expected[0] == '!';
        if (refused && (status != IPDB_USAGE || !strstr(err.message, cases[i].expected + 1)))
            fail_msg("%s: status %d, '%s'", cases[i].text, status, err.message);
        if (!refused && status != IPDB_OK)
            fail_msg("%s: %s", cases[i].text, err.message);
        if (!refused)
            assert_str(out, cases[i].expected);
        arena_fini(&arena);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(replacements_are_understood, open_catalog, close_catalog),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
