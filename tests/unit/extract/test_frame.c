/* The frame of a bulletin: place, period, title, publication. */
#include "bulletin.h"

#include "extract/frame.h"

struct sample {
    const char *text, *home, *when, *published, *title;
};

static void check_frame(struct catalog *cat, const struct sample *s)
{
    struct bulletin b;
    struct frame f;
    char when[PERIOD_TEXT] = "", published[16] = "";
    bulletin_open(&b, cat, s->text);
    frame_infer(&b.reading, &f);
    if (f.when.known)
        period_label(f.when.period, when);
    if (date_valid(f.published))
        date_print(f.published, published);
    struct str title =
        f.title == NONE ? STR("") : str_slice(b.doc.text, b.doc.blocks.at[f.title].begin, b.doc.blocks.at[f.title].end);
    if (!str_eq(f.home.name, str_of(s->home)) || strcmp(when, s->when) != 0 || strcmp(published, s->published) != 0 ||
        !str_eq(title, str_of(s->title)))
        fail_msg("%s\nhome %.*s when %s published %s title %.*s", s->text, STR_ARG(f.home.name), when, published, STR_ARG(title));
    bulletin_close(&b);
}

static void frames(void **state)
{
    (void)state;
    static const struct sample table[] = {
        {"湖北省2023年知识产权工作综述\n2024-02-01\n\n全省专利授权16万件。\n", "湖北省", "2023", "2024-02-01",
         "湖北省2023年知识产权工作综述"},
        {"2018年第一季度安徽省发明专利统计快报\n\n全省申请2.3万件。\n", "安徽省", "2018-Q1", "",
         "2018年第一季度安徽省发明专利统计快报"},
        {"青岛市2022年上半年专利运用情况\n发布时间：2022-07-20\n全市质押16亿元。\n", "青岛市", "2022-H1", "2022-07-20",
         "青岛市2022年上半年专利运用情况"},
        {"山东省青岛市2022年专利情况\n全市授权5万件。\n", "青岛市", "2022", "", "山东省青岛市2022年专利情况"},
        {"全国知识产权统计简报\n2023-01-16\n2022年，我国授权发明专利79.8万件。\n", "中国", "2022", "2023-01-16",
         "全国知识产权统计简报"},
        {"长三角知识产权发展状况（2023年）\n2023年，长三角发明专利授权24万件。\n", "长三角", "2023", "",
         "长三角知识产权发展状况（2023年）"},
        {"关于印发《2013年武汉市专利统计分析报告》的通知\n2014年3月14日\n全市申请2.5万件。\n", "武汉市", "2013", "2014-03-14",
         "关于印发《2013年武汉市专利统计分析报告》的通知"},
        {"宁夏专利工作取得进展\n2023年，宁夏专利授权1.2万件，较2019年增长三成。\n", "宁夏回族自治区", "2023", "",
         "宁夏专利工作取得进展"},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        check_frame(cat, &table[i]);
    catalog_close(cat);
}

static void what_was_given_stays(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct bulletin b;
    struct frame f;
    struct err err = {0};
    bulletin_open(&b, cat, "湖北省2023年知识产权工作综述\n2024-02-01\n全省授权16万件。\n");
    const struct metadata given = {.region = STR("武汉市"), .title = STR("一则消息"), .published = {2024, 3, 1}};
    assert_int_equal(reader_give(&b.doc, &given, &err), IPDB_OK);
    frame_infer(&b.reading, &f);
    assert_str(f.home.name, "武汉市");
    assert_int_equal(f.published.month, 3);
    assert_str(b.doc.meta.title, "一则消息");
    assert_int_equal(b.doc.meta.title_origin, ORIGIN_GIVEN);
    bulletin_close(&b);
    catalog_close(cat);
}

static void metadata_is_inferred(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct bulletin b;
    struct frame f;
    bulletin_open(&b, cat, "湖北省2023年知识产权工作综述\n来源：省知识产权局 2024-02-01\n全省授权16万件。\n");
    frame_infer(&b.reading, &f);
    assert_str(b.doc.meta.region, "湖北省");
    assert_int_equal(b.doc.meta.region_origin, ORIGIN_INFERRED);
    assert_str(b.doc.meta.publisher, "省知识产权局");
    assert_int_equal(b.doc.meta.published.year, 2024);
    assert_int_equal(b.doc.blocks.at[1].kind, BLOCK_FURNITURE);
    bulletin_close(&b);
    catalog_close(cat);
}

static void datelines(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct bulletin b;
    bulletin_open(&b, cat, "新华社北京7月13日电 北京授权9万件。\n");
    size_t places = 0;
    for (size_t i = 0; i < b.reading.tokens.len; i++)
        if (b.reading.tokens.at[i].kind == TOKEN_REGION)
            assert_int_equal(frame_is_dateline(&b.reading, i, b.reading.tokens.len), places++ == 0);
    assert_int_equal(places, 2);
    bulletin_close(&b);
    catalog_close(cat);
}

static void texts_that_tell_nothing(void **state)
{
    (void)state;
    static const char *const table[] = {"，\n", "甲\n", "1\n", "《\n", "2023年\n", "（（（\n", "来源：\n"};
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct bulletin b;
        struct frame f;
        bulletin_open(&b, cat, table[i]);
        frame_infer(&b.reading, &f);
        assert_true(f.home.region == NONE || f.home.region < catalog_region_count(cat));
        assert_true(f.title == NONE || f.title < b.doc.blocks.len);
        bulletin_close(&b);
    }
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(frames),    cmocka_unit_test(what_was_given_stays),    cmocka_unit_test(metadata_is_inferred),
    cmocka_unit_test(datelines), cmocka_unit_test(texts_that_tell_nothing),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
