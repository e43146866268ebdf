/* Folding: the one shape of each character, and the way back to its source byte. */
#include "harness.h"

#include <stdlib.h>

#include "text/fold.h"
#include "text/utf8.h"

static void shapes(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } table[] = {
        {"", ""},
        {"增长１２３．４％", "增长123.4%"},
        {"，（）：；！？－～＂", ",():;!?-~\""},
        {"。、《》“”【】…—·", "。、《》“”【】…—·"},
        {"１，２３４．５", "1,234.5"},
        {"a　b\xC2\xA0"
         "c\td\xE2\x80\x83"
         "e\xE2\x80\xAF",
         "a b c d e "},
        {"一\n二\r\n", "一\n二\r\n"},
        {"①⑴⒈㈠㊀⑳⓪", "①⑴⒈㈠㊀⑳⓪"},
        {"m²½㎡㎞㎏℃", "m²½㎡kmkg°C"},
        {"Ⅳ№", "IVNo"},
        {"豈⼀〸", "豈一十"},
        {"éＥ\xCC\x81", "éE\xCC\x81"},
        {"﹪﹐︰", "%,︰"},
        {"\xF0\x9D\x9F\x8F", "1"},
        {"㈱㍿㋀", "㈱㍿㋀"},
        {"\xEF\xB7\xBA", "\xEF\xB7\xBA"},
        {"\xE2\x88\x92"
         "5",
         "\xE2\x88\x92"
         "5"},
        {"１\xE2\x80\x8B２", "1\xE2\x80\x8B"
                             "2"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct arena arena = {0};
        struct folded folded;
        assert_true(fold(str_of(table[i].in), &arena, &folded));
        assert_str(folded.text, table[i].out);
        arena_fini(&arena);
    }
}

static void each_byte_knows_its_source(void **state)
{
    (void)state;
    struct str source = STR("增长１２．４％，㎞é元");
    static const uint32_t expected[] = {0, 0, 0, 3, 3, 3, 6, 9, 12, 15, 18, 21, 24, 24, 27, 27, 29, 29, 29, 32};
    struct arena arena = {0};
    struct folded folded;
    assert_true(fold(source, &arena, &folded));
    assert_str(folded.text, "增长12.4%,kmé元");
    assert_int_equal(folded.text.len + 1, sizeof expected / sizeof *expected);
    for (size_t i = 0; i <= folded.text.len; i++)
        assert_int_equal(folded.at[i], expected[i]);
    arena_fini(&arena);
}

static struct str encode(uint32_t c, char out[4])
{
    static const unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
    size_t tails = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    out[0] = (char)(leads[tails] | c >> (6 * tails));
    for (size_t i = 1; i <= tails; i++)
        out[i] = (char)(0x80 | (c >> (6 * (tails - i)) & 0x3F));
    return (struct str){out, tails + 1};
}

/* Every code point alone: well-formed, bounded, mapped to 0, and folding it again changes nothing. */
static void every_character(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c == 0xD800)
            c = 0xE000; /* no surrogates */
        char bytes[4];
        struct str source = encode(c, bytes);
        struct folded once, twice;
        arena_reset(&arena);
        assert_true(fold(source, &arena, &once));
        size_t len = once.text.len;
        if (utf8_invalid(once.text) != SIZE_MAX || len == 0 || len > 6 * source.len || once.at[len] != source.len)
            fail_msg("U+%04X folds badly", c);
        for (size_t i = 0; i < len; i++)
            assert_int_equal(once.at[i], 0);
        assert_true(fold(once.text, &arena, &twice));
        if (!str_eq(once.text, twice.text))
            fail_msg("U+%04X folds on", c);
    }
    arena_fini(&arena);
}

/* ㍱ (3 bytes) is hPa, ﬃ is ffi; U+33AE is rad∕s: a text that grows gets the room it needs. */
static void text_that_grows(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    static char source[3 * COUNT];
    for (size_t i = 0; i < COUNT; i++)
        memcpy(source + 3 * i, "\xE3\x8E\xAE", 3);
    struct arena arena = {0};
    struct folded folded;
    assert_true(fold((struct str){source, sizeof source}, &arena, &folded));
    assert_int_equal(folded.text.len, 7 * COUNT);
    assert_true(str_ends(folded.text, STR("rad\xE2\x88\x95s")));
    assert_int_equal(folded.at[7 * (COUNT - 1)], 3 * (COUNT - 1));
    assert_int_equal(folded.at[folded.text.len], sizeof source);
    arena_fini(&arena);
}

static void marks_stay_where_they_are(void **state)
{
    (void)state;
    enum { COUNT = 200000 };
    char *source = malloc(4 * COUNT);
    assert_non_null(source);
    for (size_t i = 0; i < COUNT; i++)
        memcpy(source + 4 * i, "\xCC\x81\xCC\xA3", 4);
    struct arena arena = {0};
    struct folded folded;
    assert_true(fold((struct str){source, 4 * COUNT}, &arena, &folded));
    assert_true(str_eq(folded.text, (struct str){source, 4 * COUNT}));
    arena_fini(&arena);
    free(source);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(shapes),          cmocka_unit_test(each_byte_knows_its_source), cmocka_unit_test(every_character),
    cmocka_unit_test(text_that_grows), cmocka_unit_test(marks_stay_where_they_are),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
