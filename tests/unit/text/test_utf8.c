/* UTF-8: what is refused and where, stepping, width, safe display, names compared. */
#include "harness.h"

#include "text/icu.h"
#include "text/utf8.h"

static void the_first_invalid_byte(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
    } table[] = {
        {"", SIZE_MAX},
        {"plain ascii of more than eight bytes", SIZE_MAX},
        {"河北省２０２３年", SIZE_MAX},
        {"\xF0\xA0\x80\x80\xF4\x8F\xBF\xBF\xC2\x80\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80", SIZE_MAX},
        {"河北\xC0\x80", 6},             /* overlong */
        {"河北\xE0\x9F\xBF", 6},         /* overlong */
        {"\xF0\x8F\xBF\xBF", 0},         /* overlong */
        {"abc\xED\xA0\x80", 3},          /* surrogate */
        {"12345678\xF4\x90\x80\x80", 8}, /* above U+10FFFF */
        {"\xF5\x80\x80\x80", 0},
        {"亿\xE4\xBA", 3}, /* cut */
        {"亿\xE4", 3},
        {"亿\xF0\xA0\x80", 3},
        {"\x80", 0},
        {"a\xFF", 1},
        {"亿\xE4\xBA亿", 3}, /* a byte is missing */
        {"亿亿亿\xE4z\xBF", 9},
        {"\xC3(", 0},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (utf8_invalid(str_of(table[i].text)) != table[i].at)
            fail_msg("row %zu: %zu, not %zu", i, utf8_invalid(str_of(table[i].text)), table[i].at);
    assert_int_equal(utf8_invalid((struct str){"a\0b", 3}), SIZE_MAX);
    assert_int_equal(utf8_invalid((struct str){NULL, 0}), SIZE_MAX);
}

static void steps_there_and_back(void **state)
{
    (void)state;
    static const uint32_t expected[] = {'1', 0xE9, 0x4EBF, 0x20000};
    struct str s = STR("1é亿\xF0\xA0\x80\x80");
    size_t at = 0, starts[5] = {0};
    for (size_t i = 0; i < 4; i++) {
        starts[i] = at;
        assert_int_equal(utf8_next(s, &at), expected[i]);
    }
    assert_int_equal(at, s.len);
    for (size_t i = 4; i-- > 0;) {
        at = utf8_prev(s, at);
        assert_int_equal(at, starts[i]);
    }
    assert_int_equal(utf8_count(s), 4);
    assert_int_equal(utf8_count(STR("")), 0);
    at = 0;
    assert_int_equal(utf8_next(STR("\xFFz"), &at), 0xFFFD);
    assert_int_equal(at, 1);
}

static void classes(void **state)
{
    (void)state;
    static const uint32_t han[] = {0x3007, 0x3400, 0x4E00, 0x9FFF, 0xF900, 0x20000, 0x2F800},
                          other[] = {'a', 0x3001, 0x3042, 0xAC00, 0xFF11, 0x4DC0};
    static const uint32_t hidden[] = {0xAD, 0x200B, 0x200D, 0x202E, 0x2060, 0xFEFF, 0xFE0F, 0x3164, 0xE0001},
                          shown[] = {' ', 'a', 0x4E00, 0x3000, 0x301};
    for (size_t i = 0; i < sizeof han / sizeof *han; i++)
        assert_true(utf8_is_han(han[i]));
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_false(utf8_is_han(other[i]));
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        assert_true(utf8_is_hidden(hidden[i]));
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        assert_false(utf8_is_hidden(shown[i]));
}

static void display_width(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
    } table[] = {
        {"", 0},
        {"145亿元", 7},
        {"１２％", 6},
        {"é", 1},
        {"e\xCC\x81", 1},
        {"a\xE2\x80\x8B"
         "b",
         2},
        {"，。", 4},
        {"한국", 4},
        {"\xF0\xA0\x80\x80", 2},
        {"ｱ", 1},
        {"±", 1},
        {"　", 2},
        {"\xEF\xBB\xBF", 0},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(utf8_display_width(str_of(table[i].text)), table[i].width);
}

static void safe_to_show(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        bool lines;
        const char *out;
    } table[] = {
        {"河北\t145\n", false, "河北\\x09145\\x0A"},
        {"河北\t145\n", true, "河北\t145\n"},
        {"\x1B[2J\r\x7F", true, "\\x1B[2J\\x0D\\x7F"},
        {"\xC2\x9B", true, "\\u{9B}"},
        {"\xE2\x80\xAE-12.3\xE2\x81\xA9", true, "\\u{202E}-12.3\\u{2069}"},
        {"a\xFF\xE4\xBA", true, "a\\xFF\\xE4\\xBA"},
        {"\xE2\x80\xA8", true, "\\u{2028}"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct buf buf = {0};
        utf8_safe(&buf, str_of(table[i].in), table[i].lines);
        assert_str(buf_str(&buf), table[i].out);
        buf_fini(&buf);
    }
}

static void names_compared(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } table[] = {
        {"Pledge_Financing", "pledge financing"},
        {"ＰＬＥＤＧＥ－ｆｉｎａｎｃｉｎｇ", "pledge financing"},
        {"  pledge \t financing_", "pledge financing"},
        {"河北　省", "河北 省"},
        {"Stra\xC3\x9F"
         "e",
         "strasse"},
        {"\xC3\x89", "e\xCC\x81"},
        {"E\xCC\x81", "e\xCC\x81"},
        {"pled\xC2\xAD"
         "ge\xE2\x80\x8B",
         "pledge"},
        {"豈", "豈"},
        {"-_ ", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct buf buf = {0};
        buf_char(&buf, '|');
        utf8_casefold(&buf, str_of(table[i].in));
        assert_str(str_slice(buf_str(&buf), 1, buf.len), table[i].out);
        buf_fini(&buf);
    }
}

static int width_by_icu(UChar32 c)
{
    unsigned mask = U_MASK(icu()->u_charType(c));
    if (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK) || icu()->u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return 0;
    int width = icu()->u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/* What is known without ICU is what ICU says: of every character. */
static void agrees_with_icu(void **state)
{
    (void)state;
    for (uint32_t c = 0x20; c <= 0x10FFFF; c++) {
        if ((c >= 0x7F && c < 0xA0) || (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD800 && c <= 0xDFFF))
            continue; /* controls, Jamo that join, and what is no character */
        if (utf8_width(c) != width_by_icu((UChar32)c))
            fail_msg("U+%04X is %d wide", c, utf8_width(c));
        if (utf8_is_hidden(c) != (icu()->u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0))
            fail_msg("U+%04X", c);
    }
    UErrorCode failure = U_ZERO_ERROR;
    const UNormalizer2 *nfkc_cf = icu()->unorm2_getNFKCCasefoldInstance(&failure);
    UChar units[40];
    for (UChar32 c = 0x3001; c <= 0x9FFF; c = c == 0x3029 ? 0x3400 : c == 0x4DBF ? 0x4E00 : c + 1)
        assert_true(icu()->unorm2_getDecomposition(nfkc_cf, c, units, 40, &failure) < 0);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(agrees_with_icu), cmocka_unit_test(the_first_invalid_byte), cmocka_unit_test(steps_there_and_back),
    cmocka_unit_test(classes),         cmocka_unit_test(display_width),          cmocka_unit_test(safe_to_show),
    cmocka_unit_test(names_compared),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
