/* The words of a search: how they are read, and where they stand in a sentence. */
#include "harness.h"

#include <stdio.h>

#include "search/search_words.h"

static void words_are_parted_and_folded(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words; /* with | between; NULL: refused */
    } table[] = {
        {"质押融资", "质押融资"},
        {"质押 融资", "质押|融资"},
        {" 质押　融资\t银行\n", "质押|融资|银行"},
        {"５Ｇ ＬＥＤ", "5g|led"},
        {"\"patent navigation\" 5G", "patent navigation|5g"},
        {"“专利 导航”「知识 产权」『商标』", "专利 导航|知识 产权|商标"},
        {"＂专利 导航＂", "专利 导航"},
        {"质押\"a b\"融资", "质押|a b|融资"},
        {"\" a b \"", "a b"},
        {"A a Ａ", "a"},
        {"押", "押"},
        {"100%", "100%"},
        {"“十四五”", "十四五"},
        {"1 2 3 4 5 6 7 8", "1|2|3|4|5|6|7|8"},
        {"1 2 3 4 5 6 7 8 1", "1|2|3|4|5|6|7|8"},
        {"1 2 3 4 5 6 7 8 9", NULL},
        {"", NULL},
        {" 　", NULL},
        {"，", NULL},
        {"质押 %", NULL},
        {"——", NULL},
        {"\"\"", NULL},
        {"「」", NULL},
        {"\"质押", NULL},
        {"「质押\"", NULL},
        {"质\xE6\x8A", NULL},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct arena arena = {0};
        struct search_words words;
        struct err err = {0};
        char joined[200] = "";
        enum ipdb_status status = search_words_read(str_of(table[i].text), &arena, &words, &err);
        for (size_t k = 0; k < words.count; k++)
            snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%s%.*s", k ? "|" : "", STR_ARG(words.at[k]));
        if (table[i].words)
            assert_string_equal(joined, table[i].words);
        if (status != (table[i].words ? IPDB_OK : IPDB_USAGE))
            fail_msg("'%s': %s", table[i].text, err.message);
        arena_fini(&arena);
    }
}

static void words_are_found_in_any_form(void **state)
{
    (void)state;
    static const struct {
        const char *words, *sentence, *marked;
        unsigned char count; /* of the first word */
    } table[] = {
        {"5G", "建设５Ｇ基站", "建设[５Ｇ]基站", 1},
        {"５ｇ", "建设5G基站", "建设[5G]基站", 1},
        {"led", "LED、ＬＥＤ、LeD", "[LED]、[ＬＥＤ]、[LeD]", 3},
        {"质押", "质押了再质押，押质", "[质押]了再[质押]，押质", 2},
        {"质押融资 融资额", "质押融资额", "[质押融资额]", 1},
        {"质押 融资", "质押融资", "[质押融资]", 1},
        {"aa", "aaa", "[aa]a", 1},
        {"押", "质押", "质[押]", 1},
        {"1,234", "１，２３４件", "[１，２３４]件", 1},
        {"m", "长5㎞。", "长5[㎞]。", 1}, /* a character is marked as a whole */
        {"km", "长5㎞。", "长5[㎞]。", 1},
        {"银行", "质押", "质押", 0},
        {"“专利 导航”", "专利　导航", "[专利　导航]", 1},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct arena arena = {0};
        struct search_words words;
        struct search_span *spans = NULL;
        unsigned char counts[SEARCH_WORDS] = {0};
        struct str sentence = str_of(table[i].sentence);
        char marked[200] = "";
        size_t at = 0;
        assert_int_equal(search_words_read(str_of(table[i].words), &arena, &words, NULL), IPDB_OK);
        assert_true(search_words_count(&words, sentence, &arena, counts));
        assert_int_equal(counts[0], table[i].count);
        size_t count = search_words_spans(&words, sentence, &arena, &spans);
        for (size_t k = 0; k < count; k++) {
            snprintf(marked + strlen(marked), sizeof marked - strlen(marked), "%.*s[%.*s]", (int)(spans[k].begin - at),
                     sentence.ptr + at, (int)(spans[k].end - spans[k].begin), sentence.ptr + spans[k].begin);
            at = spans[k].end;
        }
        snprintf(marked + strlen(marked), sizeof marked - strlen(marked), "%s", sentence.ptr + at);
        assert_string_equal(marked, table[i].marked);
        arena_fini(&arena);
    }
}

static void a_count_ends_at_255(void **state)
{
    (void)state;
    char sentence[3 * 300 + 1] = "";
    struct arena arena = {0};
    struct search_words words;
    unsigned char counts[SEARCH_WORDS] = {0};
    for (size_t i = 0; i < 300; i++)
        memcpy(sentence + 3 * i, "押", 4);
    assert_int_equal(search_words_read(STR("押"), &arena, &words, NULL), IPDB_OK);
    assert_true(search_words_count(&words, str_of(sentence), &arena, counts));
    assert_int_equal(counts[0], 255);
    arena_fini(&arena);
}

/* A database may hold what is no UTF-8. */
static void broken_text_is_survived(void **state)
{
    (void)state;
    static const char *const sentences[] = {"质\xE6", "\xE6\x8A", "\xFF质押\xEF\xBC", "质押\0质押", "\xEF", "\xF0\x9F"};
    struct arena arena = {0};
    struct search_words words;
    struct search_span *spans = NULL;
    unsigned char counts[SEARCH_WORDS] = {0};
    assert_int_equal(search_words_read(STR("质押"), &arena, &words, NULL), IPDB_OK);
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        struct str exact = arena_str(&arena, str_of(sentences[i])); /* so that a sanitizer sees its end */
        assert_true(search_words_count(&words, exact, &arena, counts));
        assert_int_equal(search_words_spans(&words, exact, &arena, &spans), counts[0]);
    }
    arena_fini(&arena);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(words_are_parted_and_folded),
    cmocka_unit_test(words_are_found_in_any_form),
    cmocka_unit_test(a_count_ends_at_255),
    cmocka_unit_test(broken_text_is_survived),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
