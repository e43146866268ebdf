/* The place of a mistake under its text: columns and not bytes, escapes counted as shown, long texts cut. */
#include "harness.h"

#include <stdlib.h>

#include "text/caret.h"

static void points_at_the_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t begin, end;
        const char *shown;
    } table[] = {
        {"a Hebie b", 2, 7, "\n  a Hebie b\n    ^^^^^"},
        {"河北 x", 7, 8, "\n  河北 x\n       ^"},
        {"河北", 3, 6, "\n  河北\n    ^^"},
        {"ab", 2, 2, "\n  ab\n    ^"},
        {"\033[2Jx", 4, 5, "\n  \\x1B[2Jx\n         ^"},
        {"\xFFx", 1, 2, "\n  \\xFFx\n      ^"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct buf out = {0};
        caret_add(&out, str_of(table[i].text), table[i].begin, table[i].end);
        assert_string_equal(out.ptr, table[i].shown);
        buf_fini(&out);
    }
}

static void cuts_what_is_far_away(void **state)
{
    (void)state;
    char text[1001];
    memset(text, 'x', 1000);
    text[1000] = '\0';
    struct buf out = {0};
    caret_add(&out, str_of(text), 500, 900);
    assert_int_equal(out.len, 3 + 40 + 36 + 36 + 3 + 40 + 36);
    buf_fini(&out);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(points_at_the_place),
    cmocka_unit_test(cuts_what_is_far_away),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
