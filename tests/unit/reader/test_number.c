/* Numbering of lines, and what digits are about. */
#include "harness.h"

#include "reader/number.h"

static void reads_numbering(void **state)
{
    (void)state;
    static const struct {
        struct str line;
        const char *rest; /* NULL: no numbering */
        int level;
    } cases[] = {
        {STR_INIT("一、创造"), "创造", 1},
        {STR_INIT("十二、创造"), "创造", 1},
        {STR_INIT("一.创造"), "创造", 1},
        {STR_INIT("第一章 总则"), "总则", 1},
        {STR_INIT("第3篇　总则"), "总则", 1},
        {STR_INIT("第二部分 运用"), "运用", 1},
        {STR_INIT("第二节 运用"), "运用", 2},
        {STR_INIT("（一）专利"), "专利", 2},
        {STR_INIT("(十一) 专利"), "专利", 2},
        {STR_INIT("1.商标"), "商标", 3},
        {STR_INIT("12、商标"), "商标", 3},
        {STR_INIT("２．商标"), "商标", 3},
        {STR_INIT("（1）指标"), "指标", 4},
        {STR_INIT("3)指标"), "指标", 4},
        {STR_INIT("③指标"), "指标", 5},
        {STR_INIT("●从类型看"), "从类型看", 3},
        {STR_INIT("——企业"), "企业", 3},
        {STR_INIT("1.5万件专利"), NULL, 0},
        {STR_INIT("2023年全省"), NULL, 0},
        {STR_INIT("2023、2024两年"), NULL, 0},
        {STR_INIT("第一季度全省"), NULL, 0},
        {STR_INIT("（2021年4月20日）"), NULL, 0},
        {STR_INIT("一是完善"), NULL, 0},
        {STR_INIT("一、"), NULL, 0},
        {STR_INIT("（摘编）"), NULL, 0},
        {STR_INIT("12月"), NULL, 0},
        {STR_INIT(""), NULL, 0},
        {STR_INIT("第"), NULL, 0},
        {STR_INIT("（"), NULL, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct numbering n = number_read(cases[i].line);
        assert_int_equal(n.level, cases[i].level);
        if (cases[i].rest)
            assert_str(str_slice(cases[i].line, n.len, cases[i].line.len), cases[i].rest);
        else
            assert_int_equal(n.len, 0);
    }
    assert_true(number_read(STR("◆亮点")).bullet);
    assert_false(number_read(STR("（一）亮点")).bullet);
}

static void tells_dates_from_amounts(void **state)
{
    (void)state;
    static const struct {
        struct str line;
        bool date, measured;
    } cases[] = {
        {STR_INIT("创造数量稳步增长"), false, false},
        {STR_INIT("2022年情况"), false, false},
        {STR_INIT("2013年至2017年"), false, false},
        {STR_INIT("全年情况追记(2022年1月补充)"), false, false},
        {STR_INIT("第6位"), false, false},
        {STR_INIT("入选500强"), false, false},
        {STR_INIT("有效专利超11.8万件"), false, true},
        {STR_INIT("增长35.9%"), false, true},
        {STR_INIT("增长３５．９％"), false, true},
        {STR_INIT("2022-08-09  来源"), true, false},
        {STR_INIT("2022/8/9"), true, false},
        {STR_INIT("2014年3月14日"), true, false},
        {STR_INIT("某市 2023年4月"), true, false},
        {STR_INIT("（2021年4月）"), true, false},
        {STR_INIT("2022年8月9日发布，5件"), true, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct digits d = number_scan(cases[i].line);
        assert_int_equal(d.date, cases[i].date);
        assert_int_equal(d.measured, cases[i].measured);
    }
}

static void survives_long_runs_of_digits(void **state)
{
    (void)state;
    static char line[100000];
    memset(line, '7', sizeof line);
    assert_true(number_scan((struct str){line, sizeof line}).measured);
    memset(line, '-', sizeof line);
    assert_int_equal(number_read((struct str){line, sizeof line}).len, 0);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(reads_numbering),
    cmocka_unit_test(tells_dates_from_amounts),
    cmocka_unit_test(survives_long_runs_of_digits),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
