/* What queries mean: all examples of docs/query.md, terms in any order, names that must never be swapped. */
#include "asked.h"

#include "query/list.h"

/* The plan as one line of text. */
static void print_plan(const struct asked *a, struct buf *out)
{
    const struct query_plan *p = a->plan;
    if (p->list) {
        buf_printf(out, "list %d ~%.*s", (int)p->list->thing, STR_ARG(p->list->pattern));
        return;
    }
    static const char *const forms[] = {"", "/growth", "/change", "/share", "/rank", "/target", "/base", "/per10k", "/per"};
    static const char *const sources[] = {"", ".reported", ".derived"};
    for (size_t i = 0; i < p->item_count; i++) {
        const struct item *item = &p->items[i];
        buf_printf(out, "%s%.*s%s%.*s%s%s", i ? "," : "", STR_ARG(catalog_indicator(a->catalog, item->indicator)->code),
                   item->scope.len ? "@" : "", STR_ARG(item->scope), forms[item->form], sources[item->source]);
        if (item->arith)
            buf_printf(out, " %c %.*s", item->arith, STR_ARG(catalog_indicator(a->catalog, item->right.indicator)->code));
    }
    for (size_t i = 0; i < p->region_count; i++)
        buf_printf(out, "%s%.*s", i ? "," : " for ", STR_ARG(catalog_region(a->catalog, p->regions[i])->code));
    if (p->grouped)
        buf_printf(out, " by level %d", (int)p->level);
    if (p->under != NONE)
        buf_printf(out, " under %.*s", STR_ARG(catalog_region(a->catalog, p->under)->code));
    for (size_t i = 0; i < p->when_count; i++) {
        char first[PERIOD_TEXT], last[PERIOD_TEXT];
        period_label(p->whens[i].first, first);
        period_label(p->whens[i].last, last);
        buf_printf(out, " in %s", first);
        if (p->whens[i].kind == WHEN_RANGE)
            buf_printf(out, "..%s", last);
    }
    buf_printf(out, "%s%s%s", p->series ? " series" : "", p->strict ? " strict" : "", p->language == QUERY_ZH ? " zh" : "");
    if (p->known.year)
        buf_printf(out, " known %d-%d-%d", p->known.year, p->known.month, p->known.day);
    buf_printf(out, "%s%s%s", p->all ? " all" : "", p->total ? " total" : "", p->explain ? " explain" : "");
    if (p->has_limit)
        buf_printf(out, " %s %zu", p->from_bottom ? "bottom" : "top", p->limit);
    if (p->has_unit)
        buf_printf(out, " unit %.*s^%d", STR_ARG(p->unit.base), p->unit.power);
}

static void check_plan(const char *query, const char *expected, const char *file, int line)
{
    struct asked a = ask_parse(query, QUERY_AUTO);
    struct buf plan = {0};
    if (a.status != IPDB_OK)
        buf_printf(&plan, "%s", a.err.message);
    else
        print_plan(&a, &plan);
    struct str first_line = str_slice(buf_str(&plan), 0, str_find(buf_str(&plan), STR("\n"), 0));
    check_str(first_line, expected, file, line);
    buf_fini(&plan);
    ask_fini(&a);
}
#define assert_plan(query, expected) check_plan((query), (expected), __FILE__, __LINE__)

static void examples_of_the_page(void **state)
{
    (void)state;
    assert_plan("pledge_financing by region", "pledge_financing by level 1");
    assert_plan("pledge_financing growth for Hebei, Hubei, Zhejiang", "pledge_financing/growth for 130000,420000,330000");
    assert_plan("质押融资 按地区", "pledge_financing by level 1 zh");
    assert_plan("河北、湖北、浙江质押融资增速", "pledge_financing/growth for 130000,420000,330000 zh");
    assert_plan("2023年各省质押融资排名前5", "pledge_financing/rank by level 1 in 2023 zh top 5");
    assert_plan("pledge_financing, pledge_projects by region in 2023", "pledge_financing,pledge_projects by level 1 in 2023");
    assert_plan("pledge_financing / pledge_projects by region in 2023 unit 万元",
                "pledge_financing / pledge_projects by level 1 in 2023 unit 元^4");
    assert_plan("Hebei vs Hubei pledge_financing 2023", "pledge_financing for 130000,420000 in 2023");
    assert_plan("有效发明专利 每万人 按省 最新", "invention_patents_per_10k by level 1 zh");
    assert_plan("专利授权量 河南 2019..2020 按期间", "patent_grants for 410000 in 2019..2020 series zh");
    assert_plan("2022年上半年 浙江和江苏的质押融资", "pledge_financing for 330000,320000 in 2022-H1 zh");
    assert_plan("pledge_financing share by region in 2023", "pledge_financing/share by level 1 in 2023");
    assert_plan("pledge_financing@patent Hubei 2023 all", "patent_pledge_financing for 420000 in 2023 all");
    assert_plan("explain pledge_financing growth Hubei 2023", "pledge_financing/growth for 420000 in 2023 explain");
    assert_plan("商标侵权案件 by city under Hebei", "trademark_cases by level 2 under 130000 zh");
    assert_plan("pledge_financing by region known: 2023-06-30", "pledge_financing by level 1 known 2023-6-30");
    assert_plan("list indicators ~质押", "list 0 ~质押");
    assert_plan("河北省质押融资2023年同比 strict", "pledge_financing/growth for 130000 in 2023 strict zh");
}

static void terms_in_any_order(void **state)
{
    static const char *const terms[] = {"pledge_financing", "for Hebei", "in 2023", "strict", "unit 万元"};
    static const size_t orders[][5] = {{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}, {1, 2, 0, 3, 4}, {3, 4, 1, 0, 2}};
    (void)state;
    for (size_t i = 0; i < COUNT(orders); i++) {
        struct buf query = {0};
        for (size_t k = 0; k < 5; k++)
            buf_printf(&query, "%s ", terms[orders[i][k]]);
        assert_plan(query.ptr, "pledge_financing for 130000 in 2023 strict unit 元^4");
        buf_fini(&query);
    }
}

static void a_form_may_stand_before_or_after(void **state)
{
    (void)state;
    assert_plan("growth pledge_financing Hebei", "pledge_financing/growth for 130000");
    assert_plan("pledge_financing yoy Hebei", "pledge_financing/growth for 130000");
    assert_plan("同比 质押融资 河北", "pledge_financing/growth for 130000 zh");
    assert_plan("pledge_financing level growth Hebei", "pledge_financing,pledge_financing/growth for 130000");
    assert_plan("pledge_financing growth.derived Hebei", "pledge_financing/growth.derived for 130000");
}

static void writing_does_not_matter(void **state)
{
    (void)state;
    assert_plan("PLEDGE-FINANCING FOR hebei", "pledge_financing for 130000");
    assert_plan("pledge financing for HEBEI;", "pledge_financing for 130000");
    assert_plan("ｐｌｅｄｇｅ＿ｆｉｎａｎｃｉｎｇ　２０２３", "pledge_financing by level 1 in 2023");
    assert_plan("IP pledge financing Hebei", "pledge_financing for 130000");
    assert_plan("pledge_fin Hebei", "pledge_financing for 130000"); /* a unique prefix */
    assert_plan("ind:pledge_financing region:130000 period:2023", "pledge_financing for 130000 in 2023");
    assert_plan("「质押融资」 \"Hebei\"", "pledge_financing for 130000 zh");
    assert_plan("CN-HE pledge_financing", "pledge_financing for 130000");
    assert_plan("2023年河北省质押融资？", "pledge_financing for 130000 in 2023 zh");
}

/* Alike names of provinces, in both languages, each to its own code. */
static void alike_provinces_are_never_swapped(void **state)
{
    static const struct {
        const char *name, *code;
    } provinces[] = {{"Hebei", "130000"},   {"Hubei", "420000"},   {"Henan", "410000"},     {"Hunan", "430000"},
                     {"Shanxi", "140000"},  {"Shaanxi", "610000"}, {"Guangdong", "440000"}, {"Guangxi", "450000"},
                     {"Jiangsu", "320000"}, {"Jiangxi", "360000"}, {"河北", "130000"},      {"湖北", "420000"},
                     {"河南", "410000"},    {"湖南", "430000"},    {"山西", "140000"},      {"陕西", "610000"},
                     {"河北省", "130000"},  {"湖北省", "420000"},  {"海南省", "460000"},    {"青海", "630000"}};
    (void)state;
    for (size_t i = 0; i < COUNT(provinces); i++) {
        struct buf query = {0};
        buf_printf(&query, "pledge_financing for %s", provinces[i].name);
        struct asked a = ask_parse(query.ptr, QUERY_AUTO);
        assert_int_equal(a.status, IPDB_OK);
        assert_int_equal(a.plan->region_count, 1);
        assert_str(catalog_region(a.catalog, a.plan->regions[0])->code, provinces[i].code);
        ask_fini(&a);
        buf_fini(&query);
    }
    struct asked a = ask_parse("Hainan pledge_financing", QUERY_AUTO);
    assert_int_equal(a.status, IPDB_OK);
    assert_str(catalog_region(a.catalog, a.plan->regions[0])->code, "460000");
    ask_fini(&a);
}

/* R1: 吉林 is a province and a city. */
static void a_name_with_two_readings(void **state)
{
    (void)state;
    assert_plan("质押融资 吉林省", "pledge_financing for 220000 zh");
    assert_plan("质押融资 吉林市", "pledge_financing for 220200 zh");
    assert_plan("质押融资 吉林 by city", "pledge_financing for 220200 by level 2 zh");
    assert_plan("质押融资 吉林 按省", "pledge_financing for 220000 by level 1 zh");
    struct asked a = ask_parse("质押融资 吉林", QUERY_AUTO);
    assert_int_equal(a.status, IPDB_OK);
    assert_str(catalog_region(a.catalog, a.plan->regions[0])->code, "220000");
    assert_int_equal(a.plan->note_count, 1);
    assert_str(a.plan->notes[0], "“吉林”理解为吉林省（220000）");
    ask_fini(&a);
    assert_plan("pledge_financing Jilin strict", "Jilin is a province (220000) and a city (220200); write 吉林省 or 吉林市");
    assert_plan("pledge_financing Suzhou", "Suzhou is a city (320500) and a city (341300); write 苏州市 or 宿州市");
}

static void groups_are_their_members(void **state)
{
    (void)state;
    assert_plan("京津冀 质押融资", "pledge_financing for 110000,120000,130000 zh");
}

static void periods(void **state)
{
    static const struct {
        const char *written, *label;
    } cases[] = {{"2023", "2023"},
                 {"2023年", "2023"},
                 {"2023年度", "2023"},
                 {"2022-H1", "2022-H1"},
                 {"2022h2", "2022-H2"},
                 {"2022-S1", "2022-H1"},
                 {"2022年上半年", "2022-H1"},
                 {"2022年下半年", "2022-H2"},
                 {"2022上半年", "2022-H1"},
                 {"2023-Q3", "2023-Q3"},
                 {"2023年三季度", "2023-Q3"},
                 {"2023年第3季度", "2023-Q3"},
                 {"2023年前三季度", "2023-01/2023-09"},
                 {"2023-09", "2023-09"},
                 {"2023年9月", "2023-09"},
                 {"2022年1—10月", "2022-01/2022-10"},
                 {"2022-06-30", "2022-06-30"},
                 {"2022年6月30日", "2022-06-30"},
                 {"2022年6月底", "2022-06-30"},
                 {"2023年末", "2023-12-31"},
                 {"2017-2019年", "2017/2019"},
                 {"2017年至2019年", "2017/2019"},
                 {"2017/2019", "2017/2019"},
                 {"2017-01-01/P3Y", "2017/2019"},
                 {"2023-01/2023-10", "2023-01/2023-10"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char label[PERIOD_TEXT];
        struct buf query = {0};
        buf_printf(&query, "pledge_financing %s", cases[i].written);
        struct asked a = ask_parse(query.ptr, QUERY_AUTO);
        if (a.status != IPDB_OK)
            fail_msg("%s: %s", cases[i].written, a.err.message);
        period_label(a.plan->whens[0].first, label);
        if (strcmp(label, cases[i].label) != 0)
            fail_msg("%s is read as %s, not as %s", cases[i].written, label, cases[i].label);
        ask_fini(&a);
        buf_fini(&query);
    }
}

static void limits_and_series(void **state)
{
    (void)state;
    assert_plan("各省质押融资前5", "pledge_financing by level 1 zh top 5");
    assert_plan("pledge_financing bottom 3", "pledge_financing by level 1 bottom 3");
    assert_plan("pledge_financing Hebei by year", "pledge_financing for 130000 series");
    assert_plan("pledge_financing Hebei 2021, 2022", "pledge_financing for 130000 in 2021 in 2022 series");
    assert_plan("pledge_financing by region, year", "pledge_financing by level 1 series");
}

/* One SELECT, whose values are binds. */
static void statement_has_only_binds(void **state)
{
    (void)state;
    struct asked a = ask_parse("pledge_financing growth for Hebei, 'x", QUERY_AUTO);
    assert_int_equal(a.status, IPDB_USAGE);
    ask_fini(&a);
    a = ask_parse("pledge_financing by city under Hebei in 2023", QUERY_AUTO);
    struct statement s = {.sql = {NULL, 0}};
    assert_int_equal(query_statement(a.plan, &a.arena, &s, &a.err), IPDB_OK);
    assert_true(str_starts(s.sql, STR("SELECT ")));
    assert_false(str_contains(s.sql, STR("pledge_financing")));
    assert_false(str_contains(s.sql, STR("130000")));
    assert_false(str_contains(s.sql, STR(";")));
    assert_true(s.binds.len >= 5);
    VEC_FINI(&s.binds);
    ask_fini(&a);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(examples_of_the_page),
    cmocka_unit_test(terms_in_any_order),
    cmocka_unit_test(a_form_may_stand_before_or_after),
    cmocka_unit_test(writing_does_not_matter),
    cmocka_unit_test(alike_provinces_are_never_swapped),
    cmocka_unit_test(a_name_with_two_readings),
    cmocka_unit_test(groups_are_their_members),
    cmocka_unit_test(periods),
    cmocka_unit_test(limits_and_series),
    cmocka_unit_test(statement_has_only_binds),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
