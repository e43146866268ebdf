/* The built-in indicators: all that the project promises, their names, and what the words around a number must say. */
#include "opened.h"

#include "base/arena.h"
#include "base/strmap.h"
#include "text/utf8.h"

static const struct {
    const char *code, *group;
    enum nature nature;
    const char *unit, *zh;
} promised[] = {
    {"patent_applications", "creation", NATURE_FLOW, "件", "专利申请量"},
    {"invention_patent_applications", "creation", NATURE_FLOW, "件", "发明专利申请量"},
    {"utility_model_applications", "creation", NATURE_FLOW, "件", "实用新型专利申请量"},
    {"design_applications", "creation", NATURE_FLOW, "件", "外观设计专利申请量"},
    {"patent_grants", "creation", NATURE_FLOW, "件", "专利授权量"},
    {"invention_patent_grants", "creation", NATURE_FLOW, "件", "发明专利授权量"},
    {"utility_model_grants", "creation", NATURE_FLOW, "件", "实用新型专利授权量"},
    {"design_grants", "creation", NATURE_FLOW, "件", "外观设计专利授权量"},
    {"patents_in_force", "creation", NATURE_STOCK, "件", "有效专利量"},
    {"invention_patents_in_force", "creation", NATURE_STOCK, "件", "有效发明专利拥有量"},
    {"high_value_invention_patents", "creation", NATURE_STOCK, "件", "高价值发明专利拥有量"},
    {"invention_patents_per_10k", "creation", NATURE_STOCK, "件/万人", "每万人口发明专利拥有量"},
    {"high_value_invention_patents_per_10k", "creation", NATURE_STOCK, "件/万人", "每万人口高价值发明专利拥有量"},
    {"pct_applications", "creation", NATURE_FLOW, "件", "PCT国际专利申请量"},
    {"china_patent_awards", "creation", NATURE_FLOW, "项", "中国专利奖获奖数"},
    {"trademark_applications", "creation", NATURE_FLOW, "件", "商标申请量"},
    {"trademark_registrations", "creation", NATURE_FLOW, "件", "商标注册量"},
    {"trademarks_in_force", "creation", NATURE_STOCK, "件", "有效注册商标量"},
    {"madrid_applications", "creation", NATURE_FLOW, "件", "马德里商标国际注册申请量"},
    {"well_known_trademarks", "creation", NATURE_STOCK, "件", "驰名商标数"},
    {"gi_products", "creation", NATURE_STOCK, "个", "地理标志保护产品数"},
    {"gi_trademarks", "creation", NATURE_STOCK, "件", "地理标志商标数"},
    {"gi_total", "creation", NATURE_STOCK, "件", "地理标志总数"},
    {"gi_registrations", "creation", NATURE_FLOW, "件", "新增地理标志数"},
    {"copyright_registrations", "creation", NATURE_FLOW, "件", "作品著作权登记量"},
    {"software_copyright_registrations", "creation", NATURE_FLOW, "件", "计算机软件著作权登记量"},
    {"layout_design_registrations", "creation", NATURE_FLOW, "件", "集成电路布图设计登记量"},
    {"plant_variety_grants", "creation", NATURE_FLOW, "件", "植物新品种授权量"},
    {"pledge_financing", "utilization", NATURE_FLOW, "元", "知识产权质押融资额"},
    {"pledge_projects", "utilization", NATURE_FLOW, "项", "知识产权质押融资项目数"},
    {"pledge_enterprises", "utilization", NATURE_FLOW, "家", "质押融资惠及企业数"},
    {"patent_pledge_financing", "utilization", NATURE_FLOW, "元", "专利质押融资额"},
    {"patent_pledge_projects", "utilization", NATURE_FLOW, "项", "专利质押项目数"},
    {"trademark_pledge_financing", "utilization", NATURE_FLOW, "元", "商标质押融资额"},
    {"trademark_pledge_projects", "utilization", NATURE_FLOW, "项", "商标质押项目数"},
    {"inclusive_pledge_projects", "utilization", NATURE_FLOW, "项", "普惠性质押项目数"},
    {"patent_transfers_and_licenses", "utilization", NATURE_FLOW, "次", "专利转让许可次数"},
    {"patent_open_licenses", "utilization", NATURE_FLOW, "项", "专利开放许可数"},
    {"patent_license_filings", "utilization", NATURE_FLOW, "笔", "专利许可备案数"},
    {"patent_license_value", "utilization", NATURE_FLOW, "元", "专利许可备案金额"},
    {"ip_securitization", "utilization", NATURE_FLOW, "元", "知识产权证券化规模"},
    {"technology_contract_value", "utilization", NATURE_FLOW, "元", "技术合同成交额"},
    {"patent_intensive_products", "utilization", NATURE_STOCK, "件", "专利密集型产品数"},
    {"gi_mark_users", "utilization", NATURE_STOCK, "家", "地理标志专用标志使用企业数"},
    {"gi_output_value", "utilization", NATURE_FLOW, "元", "地理标志产品产值"},
    {"trademark_brand_stations", "utilization", NATURE_STOCK, "家", "商标品牌指导站数"},
    {"high_value_patent_centers", "utilization", NATURE_STOCK, "家", "高价值专利培育中心数"},
    {"patent_navigation_projects", "utilization", NATURE_FLOW, "个", "专利导航项目数"},
    {"ip_admin_cases", "protection", NATURE_FLOW, "件", "知识产权行政案件数"},
    {"patent_cases", "protection", NATURE_FLOW, "件", "专利侵权纠纷案件数"},
    {"trademark_cases", "protection", NATURE_FLOW, "件", "商标侵权案件数"},
    {"ip_fines", "protection", NATURE_FLOW, "元", "罚没款"},
    {"ip_case_value", "protection", NATURE_FLOW, "元", "涉案金额"},
    {"ip_cases_to_police", "protection", NATURE_FLOW, "件", "移送公安机关案件数"},
    {"ip_civil_cases_accepted", "protection", NATURE_FLOW, "件", "知识产权民事案件收案数"},
    {"ip_mediation_cases", "protection", NATURE_FLOW, "件", "知识产权调解案件数"},
    {"rights_protection_stations", "protection", NATURE_STOCK, "家", "维权援助工作站数"},
    {"patent_preexaminations", "protection", NATURE_FLOW, "件", "专利预审受理量"},
    {"patent_preexamination_grants", "protection", NATURE_FLOW, "件", "专利预审授权量"},
    {"patent_priority_examinations", "protection", NATURE_FLOW, "件", "专利优先审查量"},
    {"ip_demonstration_enterprises", "management_and_service", NATURE_STOCK, "家", "国家知识产权示范企业数"},
    {"ip_advantage_enterprises", "management_and_service", NATURE_STOCK, "家", "国家知识产权优势企业数"},
    {"ip_provincial_enterprises", "management_and_service", NATURE_STOCK, "家", "省级知识产权优势示范企业数"},
    {"ip_certified_enterprises", "management_and_service", NATURE_STOCK, "家", "知识产权管理体系贯标认证企业数"},
    {"tisc_centers", "management_and_service", NATURE_STOCK, "家", "技术与创新支持中心数"},
    {"university_ip_information_centers", "management_and_service", NATURE_STOCK, "家", "高校国家知识产权信息服务中心数"},
    {"ip_service_outlets", "management_and_service", NATURE_STOCK, "家", "知识产权公共服务网点数"},
    {"training_participants", "management_and_service", NATURE_FLOW, "人次", "知识产权培训人次"},
    {"training_sessions", "management_and_service", NATURE_FLOW, "场", "知识产权培训期数"},
    {"patent_fee_reductions", "management_and_service", NATURE_FLOW, "件", "专利费用减缴件数"},
};
enum { PROMISED = sizeof promised / sizeof *promised };

static void all_that_is_promised_is_there(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    assert_int_equal(catalog_indicator_count(cat), PROMISED);
    for (size_t i = 0; i < PROMISED; i++) {
        size_t index = catalog_indicator_by_code(cat, str_of(promised[i].code));
        assert_int_equal(index, i);
        const struct indicator *indicator = catalog_indicator(cat, index);
        assert_str(indicator->code, promised[i].code);
        assert_str(indicator->group, promised[i].group);
        assert_str(indicator->unit, promised[i].unit);
        assert_str(indicator->zh, promised[i].zh);
        assert_int_equal(indicator->nature, promised[i].nature);
        assert_true(indicator->en.len > 0);
        assert_str(indicator->names[0], promised[i].zh);
    }
    assert_int_equal(catalog_indicator_by_code(cat, STR("other")), NONE);
    catalog_close(cat);
}

static void no_name_means_two_indicators(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct strmap taken = {0};
    struct arena arena = {0};
    for (size_t i = 0; i < catalog_indicator_count(cat); i++) {
        const struct indicator *indicator = catalog_indicator(cat, i);
        for (size_t n = 0; n < indicator->name_count; n++) {
            struct buf folded = {0};
            size_t other = i;
            utf8_casefold(&folded, indicator->names[n]);
            struct str name = arena_str(&arena, buf_str(&folded));
            if (strmap_get(&taken, name, &other) && other != i)
                print_error("%.*s names two indicators\n", STR_ARG(name));
            assert_int_equal(other, i);
            assert_true(strmap_put(&taken, name, i));
            buf_fini(&folded);
        }
    }
    strmap_fini(&taken);
    arena_fini(&arena);
    catalog_close(cat);
}

/* The features of the longest words of a text, from left to right. */
static struct features said_by(const struct catalog *cat, struct str text)
{
    struct features said = {0};
    for (size_t at = 0; at < text.len;) {
        struct term_match found[16];
        size_t begin = at;
        size_t count = catalog_match(cat, text.ptr + at, text.ptr + text.len, found, 16);
        while (count > 0 && at == begin) {
            const struct term_match *match = &found[--count];
            for (size_t t = 0; t < match->term_count; t++) {
                if (match->terms[t].kind != TERM_WORD)
                    continue;
                features_add_all(&said, &catalog_word(cat, match->terms[t].index)->features);
                at = begin + match->len;
            }
        }
        if (at == begin)
            utf8_next(text, &at);
    }
    return said;
}

static bool one_of_key(const struct features *said, const struct features *needs, enum feature_key key)
{
    for (size_t i = 0; i < needs->len; i++)
        if (needs->at[i].key == key && features_has(said, needs->at[i]))
            return true;
    return false;
}

static void the_chinese_name_says_what_the_entry_needs(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    for (size_t i = 0; i < catalog_indicator_count(cat); i++) {
        const struct features *needs = &catalog_entry(cat, i)->needs;
        struct features said = said_by(cat, catalog_indicator(cat, i)->zh);
        assert_true(needs->len > 0);
        for (size_t n = 0; n < needs->len; n++) {
            bool there = one_of_key(&said, needs, (enum feature_key)needs->at[n].key);
            if (!there)
                print_error("%.*s does not say %s\n", STR_ARG(catalog_indicator(cat, i)->zh),
                            feature_key_code((enum feature_key)needs->at[n].key));
            assert_true(there);
        }
    }
    catalog_close(cat);
}

static void entries_are_those_of_the_data(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    const struct entry *entry = catalog_entry(cat, catalog_indicator_by_code(cat, STR("ip_admin_cases")));
    assert_int_equal(entry->dimension, DIMENSION_THING);
    assert_int_equal(entry->needs.len, 2);
    assert_true(says(cat, &entry->needs, FEATURE_OBJ, "ip"));
    assert_true(says(cat, &entry->needs, FEATURE_THING, "case"));
    assert_true(says(cat, &entry->may, FEATURE_KINDCASE, "infringe"));
    assert_true(says(cat, &entry->not_, FEATURE_ACTOR, "court"));
    entry = catalog_entry(cat, catalog_indicator_by_code(cat, STR("pledge_financing")));
    assert_int_equal(entry->dimension, DIMENSION_MONEY);
    catalog_close(cat);
}

static void a_value_nobody_uses_is_number_nought(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    assert_int_equal(catalog_feature(cat, FEATURE_OBJ, STR("teapot")).value, 0);
    struct feature patent = catalog_feature(cat, FEATURE_OBJ, STR("patent"));
    assert_int_not_equal(patent.value, 0);
    assert_str(catalog_feature_value(cat, patent), "patent");
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(all_that_is_promised_is_there),
    cmocka_unit_test(no_name_means_two_indicators),
    cmocka_unit_test(the_chinese_name_says_what_the_entry_needs),
    cmocka_unit_test(entries_are_those_of_the_data),
    cmocka_unit_test(a_value_nobody_uses_is_number_nought),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
