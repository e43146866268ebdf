/* The page that stands alone: whole, inert, and each figure leads to its sentence. */
#include "drawn.h"
#include "page.h"

static struct buf page_of(struct rowset set)
{
    struct buf out = drawn_render(&set, RENDER_HTML, 0);
    rowset_fini(&set);
    return out;
}

static void assert_part(struct str page, const char *from, const char *to, const char *expected)
{
    size_t begin = str_find(page, str_of(from), 0), end = str_find(page, str_of(to), begin);
    assert_true(begin != SIZE_MAX && end != SIZE_MAX);
    assert_str(str_slice(page, begin, end), expected);
}

static void table_has_the_columns_for_people_and_links(void **state)
{
    struct buf out = page_of(drawn_pledge());
    (void)state;
    assert_part(
        buf_str(&out), "<table>", "</div>",
        "<table>\n"
        "<thead><tr><th scope=\"col\">rank</th><th scope=\"col\">region</th><th scope=\"col\" class=\"whole\">period</th>"
        "<th scope=\"col\" class=\"n\">亿元</th><th scope=\"col\">flag</th><th scope=\"col\">evidence</th></tr></thead>\n"
        "<tbody>\n"
        "<tr><td>1</td><td>Hebei</td><td class=\"whole\">2023</td><td class=\"n\">145.00</td><td></td>"
        "<td><a href=\"#e1\">hebei-2023#12</a></td></tr>\n"
        "<tr><td>2</td><td>Hubei</td><td class=\"whole\">2023</td><td class=\"n\">127.16</td><td></td><td>hubei-2023#7</td></tr>\n"
        "</tbody>\n"
        "<tbody class=\"below\">\n"
        "<tr><th scope=\"rowgroup\" colspan=\"6\">Shown, not compared</th></tr>\n"
        "<tr><td>·</td><td>Zhejiang</td><td class=\"whole\">2022-H1</td><td class=\"n\">&gt;489.00</td><td>≠ period</td>"
        "<td><a href=\"#e2\">zhejiang-2022-h1#2</a></td></tr>\n"
        "<tr><td>·</td><td>Gansu</td><td class=\"whole\"></td><td class=\"n\">—</td><td>missing: no bulletin</td><td></td></tr>\n"
        "</tbody>\n</table>\n");
    buf_fini(&out);
}

/* The second bulletin's address is a script: its title is no link. */
static void evidence_marks_the_number(void **state)
{
    struct buf out = page_of(drawn_pledge());
    (void)state;
    assert_part(buf_str(&out), "<h2>Evidence", "</section>",
                "<h2>Evidence</h2>\n"
                "<ol class=\"evidence\">\n"
                "<li id=\"e1\">\n"
                "<p class=\"key\">hebei-2023#12</p>\n"
                "<p class=\"heading\">二、转化运用再上台阶</p>\n"
                "<blockquote>登记知识产权质押项目1015项，质押融资金额<mark>145亿元</mark>，同比增长108.81%。</blockquote>\n"
                "<p class=\"source\"><a rel=\"noopener noreferrer\" "
                "href=\"https://example.org/hebei?a=1&amp;b=2\">河北省2023年知识产权工作情况"
                "</a> · 河北省市场监督管理局 · 2024-01-30 · SHA-256 <code>3b5d5c371295</code></p>\n"
                "</li>\n"
                "<li id=\"e2\">\n"
                "<p class=\"key\">zhejiang-2022-h1#2</p>\n"
                "<p class=\"heading\">二、转化运用再上台阶</p>\n"
                "<blockquote>今年上半年，全省知识产权质押融资项目2175笔，融资金额超<mark>489亿元</mark>。</blockquote>\n"
                "<p class=\"source\">浙江省2022年上半年知识产权工作情况 · 河北省市场监督管理局 · 2024-01-30 · SHA-256 "
                "<code>3b5d5c371295</code></p>\n"
                "</li>\n"
                "</ol>\n");
    buf_fini(&out);
}

static void brackets_of_the_bulletin_stay(void **state)
{
    static const struct {
        const char *sentence, *html;
    } cases[] = {{"【图解】融资【145亿元】。", "<blockquote>【图解】融资【145亿元】。</blockquote>"},
                 {"融资【145亿元", "<blockquote>融资【145亿元</blockquote>"},
                 {"】融资【145亿元】", "<blockquote>】融资<mark>145亿元</mark></blockquote>"},
                 {"没有", "<blockquote>没有</blockquote>"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct rowset set = drawn_set("zh");
        drawn_citation(&set, "a#1", cases[i].sentence, "t", "");
        struct buf out = page_of(set);
        if (!str_contains(buf_str(&out), str_of(cases[i].html)))
            fail_msg("%s: %s", cases[i].sentence, out.ptr);
        buf_fini(&out);
    }
}

static void only_web_addresses_are_links(void **state)
{
    static const struct {
        const char *url;
        bool links;
    } cases[] = {{"http://a.cn/", true},
                 {"https://a.cn/?q=\"'<", true},
                 {"javascript:alert(1)", false},
                 {" https://a.cn/", false},
                 {"https://a.cn/ onclick=x", false},
                 {"HTTPS://a.cn/", false},
                 {"data:text/html,<b>", false},
                 {"//a.cn/", false},
                 {"", false},
                 {"java\tscript:https://", false},
                 {"file:///etc/passwd", false}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct rowset set = drawn_set("en");
        drawn_citation(&set, "a#1", "x", "t", cases[i].url);
        struct buf out = page_of(set);
        assert_balanced(buf_str(&out));
        if (page_count(buf_str(&out), "href=") != cases[i].links)
            fail_msg("%s", cases[i].url);
        buf_fini(&out);
    }
}

static void the_page_loads_and_runs_nothing(void **state)
{
    struct buf out = page_of(drawn_several());
    struct str page = buf_str(&out);
    (void)state;
    assert_true(str_starts(
        page,
        STR("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; ")));
    assert_int_equal(page_count(page, "url("), 0);
    assert_int_equal(page_count(page, "src="), 0);
    assert_int_equal(page_count(page, "@import"), 0);
    assert_int_equal(page_count(page, "<link"), 0);
    assert_int_equal(page_count(page, "<svg "), 4); /* two charts, wide and narrow */
    assert_int_equal(page_count(page, "<style>"), 1);
    buf_fini(&out);
    out = page_of(drawn_gaps());
    assert_false(str_contains(buf_str(&out), STR("<h2>"))); /* neither notes nor evidence */
    buf_fini(&out);
    out = page_of(drawn_growth());
    assert_true(str_contains(buf_str(&out), STR("<html lang=\"zh-CN\">")));
    buf_fini(&out);
}

static void every_sample_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(drawn_all); i++) {
        struct buf out = page_of(drawn_all[i]());
        assert_balanced(buf_str(&out));
        page_assert_safe(buf_str(&out));
        buf_fini(&out);
    }
}

static void hostile_text_stays_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(page_hostile); i++) {
        struct buf out = page_of(drawn_hostile(page_hostile[i]));
        assert_balanced(buf_str(&out));
        page_assert_safe(buf_str(&out));
        assert_int_equal(page_count(buf_str(&out), "</style>"), 1);
        assert_int_equal(page_count(buf_str(&out), "</title>"), 5); /* the page and four charts */
        buf_fini(&out);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(table_has_the_columns_for_people_and_links),
    cmocka_unit_test(evidence_marks_the_number),
    cmocka_unit_test(brackets_of_the_bulletin_stay),
    cmocka_unit_test(only_web_addresses_are_links),
    cmocka_unit_test(the_page_loads_and_runs_nothing),
    cmocka_unit_test(every_sample_is_whole),
    cmocka_unit_test(hostile_text_stays_text),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
