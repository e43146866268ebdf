/* The kind of a line. */
#include "harness.h"

#include "reader/block.h"

struct shape_case {
    struct str text;
    enum block_kind kind;
    int level;
};

static void check(const struct shape_case *cases, size_t count, bool first)
{
    for (size_t i = 0; i < count; i++) {
        struct line line = {cases[i].text, 0, cases[i].text.len, 7};
        struct block block = block_of(&line, first);
        if (block.kind != cases[i].kind || block.level != cases[i].level)
            print_error("%.*s\n", STR_ARG(cases[i].text));
        assert_string_equal(block_kind_code(block.kind), block_kind_code(cases[i].kind));
        assert_int_equal(block.level, cases[i].level);
        assert_int_equal(block.end, cases[i].text.len);
        assert_int_equal(block.line, 7);
    }
}

#define CHECK(cases, first) check((cases), sizeof(cases) / sizeof *(cases), (first))

static void finds_headings(void **state)
{
    (void)state;
    static const struct shape_case cases[] = {
        {STR_INIT("一、知识产权创造"), BLOCK_HEADING, 1},
        {STR_INIT("三、离目标还有多远？"), BLOCK_HEADING, 1},
        {STR_INIT("四、回望2019：二十年间增长约56倍意味着什么"), BLOCK_HEADING, 1},
        {STR_INIT("（一）专利授权"), BLOCK_HEADING, 2},
        {STR_INIT("1.商标"), BLOCK_HEADING, 3},
        {STR_INIT("（2）品牌价值再创新高"), BLOCK_HEADING, 4},
        {STR_INIT("●从类型看"), BLOCK_HEADING, 3},
        {STR_INIT("保护力度不断加大"), BLOCK_HEADING, 1},
        {STR_INIT("某市:打造“地标”新名片"), BLOCK_HEADING, 1},
        {STR_INIT("【工作动态】"), BLOCK_HEADING, 1},
        {STR_INIT("2013年至2017年的变化"), BLOCK_HEADING, 1},
        {STR_INIT("第二章　运用"), BLOCK_HEADING, 1},
    };
    CHECK(cases, false);
}

static void leaves_sentences_alone(void **state)
{
    (void)state;
    static const struct shape_case cases[] = {
        {STR_INIT("全年授权专利86247件。"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("一、知识产权创造。全年授权专利86247件。"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("（一）专利。全年授权86247件，其中发明12000件。"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("各市情况如下："), BLOCK_PARAGRAPH, 0},
        {STR_INIT("各位朋友，大家好！"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("问：下一步有什么打算？"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("他说：“成绩来之不易。”"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("有效专利超11.8万件 有效注册商标同比增长35.9%"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("2022-08-09  来源：某报"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("某市市场监督管理局  2023年4月"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("（2021年4月20日）"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("（综合整理）"), BLOCK_PARAGRAPH, 0},
        {STR_INIT("全省上下深入实施强省战略，完善制度，健全机制，优化服务，各项工作都取得了新的成效和进展"), BLOCK_PARAGRAPH, 0},
    };
    CHECK(cases, false);
}

static void finds_items(void **state)
{
    (void)state;
    static const struct shape_case cases[] = {
        {STR_INIT("（一）种植业390件，占全省总量的59.63%；"), BLOCK_ITEM, 0},
        {STR_INIT("(3)著作权案件增长19.1%,份额收窄1.2个百分点。"), BLOCK_ITEM, 0},
        {STR_INIT("1.有效发明专利1234件"), BLOCK_ITEM, 0},
        {STR_INIT("——企业。现有示范企业60家。"), BLOCK_ITEM, 0},
        {STR_INIT("①授权5件"), BLOCK_ITEM, 0},
    };
    CHECK(cases, false);
}

static void takes_the_first_line_as_title(void **state)
{
    (void)state;
    static const struct shape_case cases[] = {
        {STR_INIT("某省2023年知识产权工作情况"), BLOCK_HEADING, 0},
        {STR_INIT("地标产品销售总额414.63亿元"), BLOCK_HEADING, 0},
        {STR_INIT("首次突破1万件！"), BLOCK_HEADING, 0},
        {STR_INIT("一、创造"), BLOCK_HEADING, 1},
        {STR_INIT("2023年，全省授权专利5件。"), BLOCK_PARAGRAPH, 0},
    };
    CHECK(cases, true);
}

static void splits_a_document(void **state)
{
    (void)state;
    struct document doc = {.text = STR("某省情况\r\n\r\n　一、创造\n　　全年授权5件。\n  \n")};
    struct err err = {0};
    assert_int_equal(block_split("b.txt", &doc, &err), IPDB_OK);
    assert_int_equal(doc.blocks.len, 3);
    assert_int_equal(doc.blocks.at[0].kind, BLOCK_HEADING);
    assert_int_equal(doc.blocks.at[0].level, 0);
    assert_int_equal(doc.blocks.at[1].line, 3);
    assert_str(str_slice(doc.text, doc.blocks.at[1].begin, doc.blocks.at[1].end), "一、创造");
    assert_str(str_slice(doc.text, doc.blocks.at[2].begin, doc.blocks.at[2].end), "全年授权5件。");
    document_fini(&doc);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(finds_headings),    cmocka_unit_test(leaves_sentences_alone),
    cmocka_unit_test(finds_items),       cmocka_unit_test(takes_the_first_line_as_title),
    cmocka_unit_test(splits_a_document),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
