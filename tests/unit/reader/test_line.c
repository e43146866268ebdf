/* Lines and their bytes. */
#include "harness.h"

#include "reader/line.h"

static void finds_every_line_end(void **state)
{
    (void)state;
    struct str text = STR("a\nb\r\nc\rd\xC2\x85"
                          "e\xE2\x80\xA8"
                          "f\xE2\x80\xA9g");
    static const size_t begins[] = {0, 2, 5, 7, 10, 14, 18};
    struct line line = {0};
    size_t at = 0, n = 0;
    for (; line_next(text, &at, &line); n++) {
        assert_int_equal(line.text.len, 1);
        assert_int_equal(line.text.ptr[0], "abcdefg"[n]);
        assert_int_equal(line.begin, begins[n]);
        assert_int_equal(line.end, begins[n] + 1);
        assert_int_equal(line.number, n + 1);
    }
    assert_int_equal(n, 7);
}

static void trims_blanks_of_any_width(void **state)
{
    (void)state;
    struct line line = {0};
    size_t at = 0;
    assert_true(line_next(STR("　\xC2\xA0 河 北\t\xE2\x80\x8B\n"), &at, &line));
    assert_str(line.text, "河 北");
    assert_int_equal(line.begin, 6);
    assert_int_equal(line.end, 13);
    assert_false(line_next(STR("　\xC2\xA0 河 北\t\xE2\x80\x8B\n"), &at, &line));
}

static void counts_blank_lines(void **state)
{
    (void)state;
    struct line line = {0};
    size_t at = 0;
    struct str text = STR("\r\n \r\n省");
    assert_true(line_next(text, &at, &line));
    assert_int_equal(line.text.len, 0);
    assert_true(line_next(text, &at, &line));
    assert_int_equal(line.text.len, 0);
    assert_true(line_next(text, &at, &line));
    assert_str(line.text, "省");
    assert_int_equal(line.number, 3);
    assert_int_equal(at, text.len);
}

static void ends_at_once_on_nothing(void **state)
{
    (void)state;
    struct line line = {0};
    size_t at = 0;
    assert_false(line_next(STR(""), &at, &line));
}

static void tells_the_line_and_the_column_of_any_byte_even_between_characters(void **state)
{
    (void)state;
    struct str text = STR("　河b\r\n\r\xE2\x80\xA8x北"); /* lines at 0, 9, 10 and 13 */
    static const struct {
        size_t at, line, column;
    } table[] = {{0, 1, 1}, {3, 1, 2},  {4, 1, 2},  {6, 1, 3},  {7, 1, 4},  {8, 1, 4},
                 {9, 2, 1}, {10, 3, 1}, {13, 4, 1}, {14, 4, 2}, {17, 4, 3}, {99, 4, 3}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct line_place place = line_place(text, table[i].at);
        assert_int_equal(place.line, table[i].line);
        assert_int_equal(place.column, table[i].column);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(finds_every_line_end),
    cmocka_unit_test(trims_blanks_of_any_width),
    cmocka_unit_test(counts_blank_lines),
    cmocka_unit_test(ends_at_once_on_nothing),
    cmocka_unit_test(tells_the_line_and_the_column_of_any_byte_even_between_characters),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
