/* Traces: what must stand in them, each fact and aside once, nothing wide or unsafe. */
#include "bulletin.h"

#include "extract/page.h"
#include "extract/trace.h"
#include "text/utf8.h"

static void traced(const struct catalog *cat, const char *text, struct extraction *facts, struct buf *out)
{
    struct document doc = {.arena = {0}};
    struct err err = {0};
    document_of(str_of(text), &doc);
    assert_int_equal(extract_document(cat, &doc, facts, &err), IPDB_OK);
    buf_clear(out);
    if (trace_document(cat, &doc, facts, out, &err))
        fail_msg("%s", err.message);
    document_fini(&doc);
}

static size_t count(struct str text, const char *needle)
{
    size_t n = 0;
    for (size_t at = 0; (at = str_find(text, str_of(needle), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

static void lines(void **state)
{
    (void)state;
    static const struct {
        const char *text, *line;
    } table[] = {
        {"湖北省2021年专利简报\n\n专利授权3万件。\n", "title       湖北省2021年专利简报  (line 1)\n"},
        {"湖北省2021年专利简报\n\n专利授权3万件。\n", "place       湖北省  (the title)\n"},
        {"湖北省2021年专利简报\n\n专利授权3万件。\n", "period      2021  (the title)\n"},
        {"专利简报\n\n2021年，湖北省专利授权3万件。\n", "period      2021  (the first period of the text)\n"},
        {"湖北省专利简报\n\n专利授权3万件。\n", "period      asof  (nothing says a period: as of publication)\n"},
        {"湖北省2021年专利简报\n\n专利授权3万件。\n", "    word      专利                obj=patent\n"},
        {"湖北省2021年专利简报\n\n专利授权3万件。\n", "    quantity  3万件               30000 件\n"},
        {"湖北省2021年专利简报\n\n专利授权3万件。\n", "→ level of patent_grants: 30000 件\n"},
        {"湖北省2021年专利简报\n\n专利授权3万件。\n", "湖北省 (the bulletin's own place), 2021 (the title)\n"},
        {"湖北省2021年专利简报\n\n全省专利授权3万件。\n", "湖北省 (said: 全省), 2021 (the title)\n"},
        {"湖北省2021年专利简报\n\n上半年，宜昌市专利授权3万件。\n", "宜昌市 (said: 宜昌市), 2021-H1 (said: 上半年)\n"},
        {"湖北省2021年专利简报\n\n一、宜昌市\n\n专利授权3万件。\n", "宜昌市 (heading, line 3), 2021 (the title)\n"},
        {"湖北省2021年专利简报\n\n专利授权超3万件，同比增长5%。\n", "→ level of patent_grants: 30000 件, over\n"},
        {"湖北省2021年专利简报\n\n专利授权3万件，其中企业2万件。\n", ", scope 企业\n"},
        {"湖北省2021年专利简报\n\n专利授权3万件，占全国的5%。\n", "→ share of patent_grants: 5 %, of 全国\n"},
        {"湖北省2021年专利简报\n\n接待来访客商30家。\n", "→ level of other: 30 家, label "},
        {"湖北省2021年专利简报\n\n接待来访客商30家。\n", "no indicator agrees"},
        {"湖北省2021年专利简报\n\n连续5年第二届。\n", "set aside: date, a date or a time as such\n"},
        {"湖北省2021年专利简报\n\n连续5年第二届。\n", "set aside: ordinal, an order, it counts nothing\n"},
        {"湖北省2021年专利简报\n\n电话：027-12345678\n", "set aside: "},
        {"湖北省2021年专利简报\n\n截至2021年6月底，专利授权3万件。\n", "month 2021, 6, until, end\n"},
        {"湖北省2021年专利简报\n\n甲\033乙3万件。\n", "\\x1B"},
    };
    struct catalog *cat = opened("");
    struct buf out = {0};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct extraction facts = {.numerals = 0};
        traced(cat, table[i].text, &facts, &out);
        if (!str_contains(buf_str(&out), str_of(table[i].line)))
            fail_msg("expected %s in\n%s", table[i].line, out.ptr);
        extraction_fini(&facts);
    }
    buf_fini(&out);
    catalog_close(cat);
}

static void check_shape(struct str out)
{
    for (size_t at = 0; at < out.len;) {
        size_t end = str_find(out, STR("\n"), at);
        assert_true(end != SIZE_MAX);
        assert_true(utf8_display_width(str_slice(out, at, end)) <= PAGE_WIDTH);
        assert_true(end == at || out.ptr[end - 1] != ' ');
        at = end + 1;
    }
    for (size_t i = 0; i < out.len; i++)
        assert_true(out.ptr[i] == '\n' || (unsigned char)out.ptr[i] >= 0x20);
}

/* Each fact and each aside stands in the trace once, whatever the text. */
static void nothing_left_out(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "3\n",
        "2020年，甘肃省专利申请100件，授权50件，均居全国第6位，分别增长5%—6%、7%；其中兰州市（60件、30件）。\n",
        "一、总体\n\n1. 2020年\n（二）“4554”思路，4:2:2:2，电话：0931-1234567\n版权所有 2020\n",
        "1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件1件\n",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 1\n",
    };
    struct catalog *cat = opened("");
    struct buf out = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct extraction facts = {.numerals = 0};
        traced(cat, texts[i], &facts, &out);
        assert_int_equal(count(buf_str(&out), "→ "), facts.facts.len);
        assert_int_equal(count(buf_str(&out), "set aside: "), facts.asides.len);
        check_shape(buf_str(&out));
        extraction_fini(&facts);
    }
    buf_fini(&out);
    catalog_close(cat);
}

static void long_lines_are_broken(void **state)
{
    (void)state;
    struct buf out = {0};
    struct page page = {.out = &out};
    for (int i = 0; i < 30; i++)
        page_add(&page, STR("专利 ab\t"));
    page_end(&page, 6);
    check_shape(buf_str(&out));
    assert_int_equal(count(buf_str(&out), "\n"), 4);
    assert_int_equal(count(buf_str(&out), "\n      "), 3);
    assert_int_equal(count(buf_str(&out), "专利"), 30);
    assert_int_equal(count(buf_str(&out), "\\x09"), 30);
    buf_clear(&out);
    page_column(&page, 2);
    page_add(&page, STR("a"));
    page_column(&page, 3);
    page_add(&page, STR("b"));
    page_column(&page, 2);
    page_end(&page, 0);
    assert_str(buf_str(&out), "  a b\n");
    page_fini(&page);
    buf_fini(&out);
}

/* Of one sentence: the frame, the line, its tokens and facts, and nothing of the others. */
static void one_sentence_with_the_frame_and_nothing_else(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct document doc = {.arena = {0}};
    struct extraction facts = {.numerals = 0};
    struct err err = {0};
    struct buf out = {0};
    struct str text = STR("湖北省2021年专利简报\n\n一、宜昌市\n\n专利申请5万件。专利授权3万件，商标注册4万件。\n商标注册6万件。\n");
    document_of(text, &doc);
    assert_int_equal(extract_document(cat, &doc, &facts, &err), IPDB_OK);
    assert_int_equal(trace_sentence_at(cat, &doc, &facts, str_find(text, STR("4万件"), 0), &out, &err), IPDB_OK);
    struct str said = buf_str(&out);
    assert_true(str_contains(said, STR("place       湖北省  (the title)\n")));
    assert_true(str_contains(said, STR("line 5, paragraph\n")));
    assert_true(str_contains(said, STR("governs: 宜昌市 (heading, line 3)")));
    assert_int_equal(count(said, "→ "), 2);
    assert_true(str_contains(said, STR("patent_grants: 30000 件")) && str_contains(said, STR("40000 件")));
    assert_false(str_contains(said, STR("5万件")) || str_contains(said, STR("6万件")) ||
                 str_contains(said, STR("line 3, heading")));
    buf_fini(&out);
    extraction_fini(&facts);
    document_fini(&doc);
    catalog_close(cat);
}

/* Of a sentence without end what stands around the number. */
static void an_endless_sentence(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct document doc = {.arena = {0}};
    struct extraction facts = {.numerals = 0};
    struct err err = {0};
    struct buf text = {0}, out = {0};
    buf_add(&text, STR("湖北省2021年专利简报\n\n"));
    for (size_t i = 0; i < 3000; i++)
        buf_printf(&text, "甲%zu件，", i + 1);
    document_of(buf_str(&text), &doc);
    assert_int_equal(extract_document(cat, &doc, &facts, &err), IPDB_OK);
    assert_int_equal(trace_sentence_at(cat, &doc, &facts, str_find(doc.text, STR("1500件"), 0), &out, &err), IPDB_OK);
    assert_true(str_contains(buf_str(&out), STR("1500 件")));
    assert_true(count(buf_str(&out), "    quantity  ") < 1000);
    buf_fini(&text);
    buf_fini(&out);
    extraction_fini(&facts);
    document_fini(&doc);
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(one_sentence_with_the_frame_and_nothing_else),
    cmocka_unit_test(an_endless_sentence),
    cmocka_unit_test(lines),
    cmocka_unit_test(nothing_left_out),
    cmocka_unit_test(long_lines_are_broken),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
