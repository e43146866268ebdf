/* Text that means harm: bounded time and memory, every offset within the text, every numeral accounted for. */
#include "bulletin.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#define SMALL  ((size_t)1 << 15)
#define LARGE  (SMALL * 8)
#define FACTOR 24 /* eight times the text in eight times the time; sixty-four times would be quadratic */

/* Each is repeated to the size asked for, in one line. */
static const char *const patterns[] = {
    "1",
    "一",
    "甲",
    "1件",
    "1件、",
    "专利授权1件、",
    "专利授权1件，商标申请2件，",
    "专利授权1件，均增长2%，",
    "专利授权1件，分别增长2%，",
    "增长1%、",
    "占1%",
    "其中1件",
    "到2025年达到1件，",
    "2023年",
    "2023年1件",
    "2023年北京",
    "北京",
    "北京、",
    "北京1件、",
    "全省",
    "全省1件",
    "甲高新区",
    "（",
    "（专利",
    "（1件",
    "（专利）",
    "专利授权1件（北京1件）",
    "“",
    "《",
    "《专利》",
    "【",
    "\"",
    "，",
    "。",
    "；",
    "、",
    "，。；：、（）《》“”！？",
    "—",
    "1-",
    "1:",
    "1.",
    "a1",
    "第1",
    "发明",
    "发明、",
    "在专利",
    "上述",
    "分别",
    "增长",
};

static char *repeated(const char *pattern, size_t size)
{
    size_t unit = strlen(pattern), len = 0;
    char *text = malloc(size + 2);
    assert_non_null(text);
    for (; len + unit <= size; len += unit)
        memcpy(text + len, pattern, unit);
    memcpy(text + len, "\n", 2);
    return text;
}

static void check_extraction(const struct extraction *x, const struct document *doc)
{
    size_t at = 0;
    for (size_t i = 0; i < x->facts.len; i++) {
        const struct fact *f = &x->facts.at[i];
        assert_true(f->begin >= at && f->begin < f->end && f->end <= doc->text.len);
        assert_true(f->sentence_begin <= f->begin && f->end <= f->sentence_end && f->sentence_end <= doc->text.len);
        assert_true(f->block < doc->blocks.len);
        assert_true(f->indicator.len > 0 && f->unit.len > 0);
        at = f->begin;
    }
    at = 0;
    for (size_t i = 0; i < x->asides.len; i++) {
        assert_true(x->asides.at[i].begin >= at && x->asides.at[i].begin < x->asides.at[i].end &&
                    x->asides.at[i].end <= doc->text.len);
        at = x->asides.at[i].begin;
    }
    assert_int_equal(x->accounted, x->numerals);
}

/* Reads `text`; returns the processor time of the extraction alone. */
static clock_t extract(const struct catalog *cat, struct str text, size_t *numerals)
{
    struct document doc = {0};
    struct extraction x = {0};
    struct err err = {0};
    document_of(text, &doc);
    clock_t start = clock();
    enum ipdb_status status = extract_document(cat, &doc, &x, &err);
    clock_t used = clock() - start;
    if (status)
        fail_msg("%s", err.message);
    check_extraction(&x, &doc);
    *numerals = x.numerals;
    extraction_fini(&x);
    document_fini(&doc);
    return used;
}

static void every_pattern_is_read(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        size_t numerals;
        char *text = repeated(patterns[i], 4096);
        extract(cat, str_of(text), &numerals);
        assert_true(strpbrk(patterns[i], "0123456789") ? numerals > 0 : numerals == 0);
        free(text);
    }
    catalog_close(cat);
}

static void time_grows_with_the_text(void **state)
{
    (void)state;
    if (SANITIZED)
        skip();
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        size_t numerals;
        char *small = repeated(patterns[i], SMALL), *large = repeated(patterns[i], LARGE);
        clock_t little = extract(cat, str_of(small), &numerals), much = extract(cat, str_of(large), &numerals);
        if (much > little * FACTOR && much > CLOCKS_PER_SEC / 4)
            fail_msg("%s: %ld ms become %ld ms", patterns[i], (long)(little * 1000 / CLOCKS_PER_SEC),
                     (long)(much * 1000 / CLOCKS_PER_SEC));
        free(small);
        free(large);
    }
    catalog_close(cat);
}

static void four_hundred_digits(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    char text[512] = "专利授权";
    size_t numerals;
    memset(text + strlen("专利授权"), '7', 400);
    strcpy(text + strlen("专利授权") + 400, "件。\n");
    extract(cat, str_of(text), &numerals);
    assert_int_equal(numerals, 1);
    catalog_close(cat);
}

static void parentheses_ten_thousand_deep(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct buf text = {0};
    size_t numerals;
    for (size_t i = 0; i < 10000; i++)
        buf_add(&text, STR("（1件"));
    for (size_t i = 0; i < 10000; i++)
        buf_add(&text, STR("）"));
    extract(cat, buf_str(&text), &numerals);
    assert_int_equal(numerals, 10000);
    buf_fini(&text);
    catalog_close(cat);
}

static void one_mebibyte_of_one_character(void **state)
{
    (void)state;
    static const char *const characters[] = {"1", "中", "，", "（", "“"};
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        size_t numerals;
        char *text = repeated(characters[i], SANITIZED ? (size_t)1 << 17 : (size_t)1 << 20);
        extract(cat, str_of(text), &numerals);
        free(text);
    }
    catalog_close(cat);
}

/* A fact's strings are for people: however long the clause, none of them is the whole of it. */
static void labels_and_scopes_are_short(void **state)
{
    (void)state;
    static const char *const nouns[] = {"甲乙丙", "发明", "企业", "在专利", "银奖"};
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        struct buf text = {0};
        struct document doc = {0};
        struct extraction x = {0};
        struct err err = {0};
        for (size_t k = 0; k < 5000; k++)
            buf_add(&text, str_of(nouns[i]));
        buf_add(&text, STR("专利授权1件。\n"));
        document_of(buf_str(&text), &doc);
        assert_int_equal(extract_document(cat, &doc, &x, &err), IPDB_OK);
        for (size_t k = 0; k < x.facts.len; k++)
            assert_true(x.facts.at[k].label.len < 1000 && x.facts.at[k].scope.len < 1000 && x.facts.at[k].of.len < 1000);
        extraction_fini(&x);
        document_fini(&doc);
        buf_fini(&text);
    }
    catalog_close(cat);
}

/* Bytes in a random order, of what bulletins are made of. */
static void words_in_any_order(void **state)
{
    (void)state;
    static const char *const words[] = {"专利", "发明", "授权", "申请", "商标", "1件",  "23%",  "4.5亿元", "第6位",  "同比", "增长",
                                        "下降", "分别", "均",   "其中", "占",   "居",   "全国", "全省",    "河北省", "保定", "、",
                                        "，",   "；",   "。",   "（",   "）",   "“",    "”",    "2023年",  "上半年", "截至", "目前",
                                        "较",   "比",   "从",   "到",   "超",   "近",   "约",   "—",       "和",     "新增", "累计",
                                        "按",   "分",   "：",   "\n",   "力争", "三成", "翻番", "持平",    " ",      "位"};
    struct catalog *cat = opened("");
    uint32_t seed = 12345;
    for (size_t round = 0; round < 200; round++) {
        struct buf text = {0};
        size_t numerals;
        buf_add(&text, STR("甲"));
        for (size_t i = 0; i < 120; i++) {
            seed = seed * 1664525u + 1013904223u;
            buf_add(&text, str_of(words[(seed >> 8) % (sizeof words / sizeof *words)]));
        }
        extract(cat, buf_str(&text), &numerals);
        buf_fini(&text);
    }
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(every_pattern_is_read),
    cmocka_unit_test(time_grows_with_the_text),
    cmocka_unit_test(four_hundred_digits),
    cmocka_unit_test(parentheses_ten_thousand_deep),
    cmocka_unit_test(one_mebibyte_of_one_character),
    cmocka_unit_test(labels_and_scopes_are_short),
    cmocka_unit_test(words_in_any_order),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
