/* Tokens: the whole line in order, and what holds whatever the text. */
#include "catalog/opened.h"

#include "base/buf.h"
#include "lex/lexer.h"

#include <stdlib.h>

/* The tokens of `text` as "KIND:text KIND:text"; CUE and WORD at once is WORD+CUE. */
static void lexed(const struct catalog *cat, const char *text, struct buf *out)
{
    static const char *const kinds[] = {"TEXT", "WORD", "CUE", "REGION", "QUANTITY", "RANK", "TIME", "NAME", "ASIDE", "PUNCT"};
    struct arena arena = {0};
    struct folded folded;
    struct tokens tokens = {0};
    struct err err = {0};
    assert_true(fold(str_of(text), &arena, &folded));
    assert_int_equal(lexer_run(cat, &folded, 0, folded.text.len, &tokens, &err), IPDB_OK);
    buf_clear(out);
    for (size_t i = 0; i + 1 < tokens.len; i++) {
        const struct token *t = &tokens.at[i];
        buf_printf(out, "%s%s%s:", i ? " " : "", kinds[t->kind], t->kind != TOKEN_CUE && t->cue >= 0 ? "+CUE" : "");
        buf_add(out, str_slice(folded.text, t->off, t->end));
    }
    assert_int_equal(tokens.at[tokens.len - 1].mark, '\n');
    tokens_fini(&tokens);
    arena_fini(&arena);
}

static void lines(void **state)
{
    (void)state;
    static const char *const table[][2] = {
        {"截至6月底，全省有效商标98.8万件。", "TIME:截至6月底 PUNCT:, CUE:全省 WORD:有效商标 QUANTITY:98.8万件 PUNCT:。"},
        {"145亿元,分别同比增长5.1%", "QUANTITY:145亿元 PUNCT:, CUE:分别 CUE:同比 CUE:增长 QUANTITY:5.1%"},
        {"居全省第60位", "CUE:居 CUE:全省 RANK:第60位"},
        {"一、创造", "ASIDE:一、 TEXT:创造"},
        {"  1.8倍", "QUANTITY:1.8倍"},
        {"连续4年", "ASIDE:连续4年"},
        {"“4554”思路", "NAME:“4554” TEXT:思路"},
        {"4.5%—5%", "QUANTITY:4.5% QUANTITY:5%"},
        {"-23.7%", "QUANTITY:-23.7%"},
        {"一家企业", "TEXT:一家 WORD:企业"},
        {"第二批", "ASIDE:第二批"},
        {"２０２２年", "TIME:2022年"},
        {"", ""},
        {" ", ""},
        {"12345678901234567890件", "ASIDE:12345678901234567890 TEXT:件"},
    };
    struct catalog *cat = opened("");
    struct buf got = {0};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        lexed(cat, table[i][0], &got);
        assert_str(buf_str(&got), table[i][1]);
    }
    buf_fini(&got);
    catalog_close(cat);
}

/* One text for each character that a recognizer starts with: the lexer asks only where its table says so. */
static void first_characters(void **state)
{
    (void)state;
    static const char *const table[] = {
        "TIME:二〇二三年", "TIME:年底",         "TIME:今年",          "TIME:本年度",       "TIME:去年",         "TIME:当年",
        "TIME:同年",       "TIME:该年",         "TIME:此年",          "TIME:全年",         "TIME:首季度",       "TIME:下半年",
        "TIME:截至目前",   "TIME:到2020年末",   "TIME:至2020年末",    "TIME:目前",         "TIME:迄今",         "TIME:如今",
        "TIME:现阶段",     "TIME:过去三年",     "TIME:近三年",        "TIME:最近三年",     "TIME:前三季度",     "TIME:第一季度",
        "TIME:上半年",     "TIME:“十三五”期间", "TIME:‘十三五’末",    "TIME:「十三五」末", "TIME:\"十三五\"末", "TIME:十三五期间",
        "TIME:三月",       "TIME:四月",         "TIME:五月",          "TIME:六月",         "TIME:七月",         "TIME:八月",
        "TIME:九月",       "TIME:一月",         "QUANTITY:两千家",    "ASIDE:连续4年",     "ASIDE:历时4年",     "ASIDE:为期4年",
        "ASIDE:时隔4年",   "ASIDE:持续4年",     "ASIDE:数十",         "ASIDE:成百上千",    "ASIDE:几百",        "ASIDE:好几",
        "ASIDE:上百",      "ASIDE:第五届",      "ASIDE:〔2019〕56号", "RANK:第六位",       "RANK:前三",         "NAME:《专利法》",
        "NAME:“4554”",     "NAME:‘4554’",       "NAME:「4554」",      "NAME:\"4554\"",     "NAME:【2019】",     "QUANTITY:十二件",
        "QUANTITY:百余件", "QUANTITY:千余件",   "QUANTITY:零点五件",
    };
    struct catalog *cat = opened("");
    struct buf got = {0};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        lexed(cat, strchr(table[i], ':') + 1, &got);
        assert_str(buf_str(&got), table[i]);
    }
    buf_fini(&got);
    catalog_close(cat);
}

static void hedges_before_a_number(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum qualifier qualifier;
    } table[] = {{"超8亿元", QUALIFIER_OVER},     {"突破8亿元", QUALIFIER_OVER},   {"近8亿元", QUALIFIER_UNDER},
                 {"不足8亿元", QUALIFIER_UNDER},  {"约8亿元", QUALIFIER_APPROX},   {"达8亿元", QUALIFIER_EXACT},
                 {"近8亿元以上", QUALIFIER_OVER}, {"不低于8亿元", QUALIFIER_OVER}, {"不超过8亿元", QUALIFIER_UNDER}};
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct arena arena = {0};
        struct folded folded;
        struct tokens tokens = {0};
        assert_true(fold(str_of(table[i].text), &arena, &folded));
        assert_int_equal(lexer_run(cat, &folded, 0, folded.text.len, &tokens, NULL), IPDB_OK);
        assert_true(tokens.len >= 2);
        const struct token *number = &tokens.at[tokens.len - 2];
        assert_int_equal(number->kind, TOKEN_QUANTITY);
        assert_int_equal(number->quantity.qualifier, table[i].qualifier);
        tokens_fini(&tokens);
        arena_fini(&arena);
    }
    catalog_close(cat);
}

static void a_part_of_the_text(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct arena arena = {0};
    struct folded folded;
    struct tokens tokens = {0};
    assert_true(fold(STR("甲12件乙34件"), &arena, &folded));
    assert_int_equal(lexer_run(cat, &folded, 3, 8, &tokens, NULL), IPDB_OK);
    assert_int_equal(tokens.len, 2);
    assert_int_equal(tokens.at[0].kind, TOKEN_QUANTITY);
    assert_int_equal(tokens.at[0].off, 3);
    assert_int_equal(tokens.at[0].end, 8);
    assert_int_equal(tokens.at[1].off, 8);
    assert_int_equal(tokens.at[1].end, 8);
    assert_int_equal(lexer_run(cat, &folded, 8, folded.text.len, &tokens, NULL), IPDB_OK);
    assert_int_equal(tokens.len, 5);
    tokens_fini(&tokens);
    arena_fini(&arena);
    catalog_close(cat);
}

/* Whatever the text: tokens in order, none empty but the last, none over another, all within. */
static void check_order(const struct tokens *tokens, size_t len)
{
    size_t at = 0;
    for (size_t i = 0; i < tokens->len; i++) {
        const struct token *t = &tokens->at[i];
        assert_true(t->off >= at && t->end <= len);
        assert_true(t->end > t->off || i + 1 == tokens->len);
        at = t->end;
    }
}

static void hostile_text(void **state)
{
    (void)state;
    static const char *const units[] = {"1",      "一",   "“",    "《", "(",  "（1件",  "\"",     "1:",     "1-", "1.",  "0",
                                        "a1",     "万",   "，",   "、", "—",  "2023年", "2023-",  "第",     "前", "-",   "[",
                                        "〔2019", "北京", "同比", "\t", "𠮷", "１",     "百分之", "三分之", "近", "1件—"};
    enum { SIZE = 1 << 16 };
    char *text = malloc(SIZE);
    assert_non_null(text);
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t unit = strlen(units[i]), len = 0;
        for (; len + unit <= SIZE; len += unit)
            memcpy(text + len, units[i], unit);
        struct arena arena = {0};
        struct folded folded;
        struct tokens tokens = {0};
        assert_true(fold((struct str){text, len}, &arena, &folded));
        assert_int_equal(lexer_run(cat, &folded, 0, folded.text.len, &tokens, NULL), IPDB_OK);
        check_order(&tokens, folded.text.len);
        tokens_fini(&tokens);
        arena_fini(&arena);
    }
    free(text);
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(lines),
    cmocka_unit_test(first_characters),
    cmocka_unit_test(hedges_before_a_number),
    cmocka_unit_test(a_part_of_the_text),
    cmocka_unit_test(hostile_text),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
