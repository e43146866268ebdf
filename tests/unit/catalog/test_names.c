/* The index of names, on a handful of names and against a plain search. */
#include "harness.h"

#include <stdio.h>

#include "catalog/names.h"

static struct name name(const char *text, size_t index)
{
    return (struct name){str_of(text), {TERM_WORD, index}};
}

static size_t match(const struct names *names, const char *text, struct term_match *out, size_t max)
{
    return names_match(names, text, text + strlen(text), out, max);
}

static void finds_every_name_that_begins_here(void **state)
{
    (void)state;
    struct name list[] = {name("发明专利申请", 0), name("发明", 1), name("专利", 2), name("发明专利", 3), name("发展", 4)};
    struct names names;
    struct term_match found[8];
    assert_true(names_build(&names, list, 5));
    assert_int_equal(match(&names, "发明专利授权", found, 8), 2);
    assert_int_equal(found[0].len, strlen("发明"));
    assert_int_equal(found[0].terms[0].index, 1);
    assert_int_equal(found[1].len, strlen("发明专利"));
    assert_int_equal(found[1].terms[0].index, 3);
    assert_int_equal(match(&names, "发明专利申请量", found, 8), 3);
    assert_int_equal(match(&names, "明专利", found, 8), 0);
    assert_int_equal(match(&names, "发", found, 8), 0);
    assert_int_equal(match(&names, "", found, 8), 0);
    names_fini(&names);
}

static void a_name_that_stands_between_does_not_hide_a_shorter_one(void **state)
{
    (void)state;
    struct name list[] = {name("质押", 0), name("质押融资额度", 1), name("质押登记", 2), name("质押登记金额", 3)};
    struct names names;
    struct term_match found[8];
    assert_true(names_build(&names, list, 4));
    assert_int_equal(match(&names, "质押融资", found, 8), 1);
    assert_int_equal(match(&names, "质押登记金", found, 8), 2);
    assert_int_equal(match(&names, "质押龙", found, 8), 1);
    names_fini(&names);
}

static void does_not_read_behind_the_end(void **state)
{
    (void)state;
    struct name list[] = {name("河北", 0), name("河北省", 1)};
    struct names names;
    struct term_match found[8];
    const char *text = "河北省";
    assert_true(names_build(&names, list, 2));
    assert_int_equal(names_match(&names, text, text + 6, found, 8), 1);
    assert_int_equal(names_match(&names, text, text + 5, found, 8), 0);
    assert_int_equal(names_match(&names, text, text + 9, found, 8), 2);
    names_fini(&names);
}

static void keeps_the_longest_of_too_many(void **state)
{
    (void)state;
    struct name list[] = {name("a", 0), name("ab", 1), name("abc", 2)};
    struct names names;
    struct term_match found[2];
    assert_true(names_build(&names, list, 3));
    assert_int_equal(match(&names, "abcd", found, 2), 2);
    assert_int_equal(found[0].len, 2);
    assert_int_equal(found[1].len, 3);
    names_fini(&names);
}

static void one_name_may_be_several_things_each_once(void **state)
{
    (void)state;
    struct name list[] = {name("吉林", 2), name("吉林", 1), name("吉林", 2)};
    struct names names;
    const struct term *terms;
    assert_true(names_build(&names, list, 3));
    assert_int_equal(names_find(&names, STR("吉林"), &terms), 2);
    assert_int_equal(terms[0].index, 1);
    assert_int_equal(terms[1].index, 2);
    assert_int_equal(names_find(&names, STR("吉"), &terms), 0);
    assert_int_equal(names_find(&names, STR("吉林省"), &terms), 0);
    names_fini(&names);
}

static void bytes_that_are_no_text_find_nothing(void **state)
{
    (void)state;
    struct name list[] = {name("a", 0), name("é", 1), name("省", 2), name("𠀀", 3)};
    struct names names;
    struct term_match found[4];
    assert_true(names_build(&names, list, 4));
    for (int lead = 0x80; lead < 0x100; lead++) {
        char text[] = {(char)lead, '\x01', (char)lead, '\0'};
        assert_int_equal(match(&names, text, found, 4), 0);
    }
    assert_int_equal(match(&names, "𠀀𠀀", found, 4), 1);
    assert_int_equal(match(&names, "é", found, 4), 1);
    names_fini(&names);
}

static void no_names_at_all(void **state)
{
    (void)state;
    struct names names;
    struct term_match found[1];
    assert_true(names_build(&names, NULL, 0));
    assert_int_equal(match(&names, "省", found, 1), 0);
    names_fini(&names);
    names_fini(&names);
}

/* All texts of up to four of three letters, against names that are a third of them. */
static void agrees_with_a_plain_search(void **state)
{
    (void)state;
    static const char *const letters[] = {"省", "专", "x"};
    static char texts[120][16];
    static struct name list[120];
    size_t count = 0, named = 0;
    for (int n = 1; n <= 4; n++) {
        int all = n == 1 ? 3 : n == 2 ? 9 : n == 3 ? 27 : 81;
        for (int i = 0; i < all; i++, count++) {
            texts[count][0] = '\0';
            for (int k = 0, rest = i; k < n; k++, rest /= 3)
                strcat(texts[count], letters[rest % 3]);
        }
    }
    for (size_t i = 0; i < count; i += 3)
        list[named++] = name(texts[i], i);
    struct names names;
    assert_true(names_build(&names, list, named));
    for (size_t t = 0; t < count; t++) {
        struct term_match found[8];
        size_t got = match(&names, texts[t], found, 8), expected = 0;
        for (size_t i = 0; i < count; i += 3)
            expected += str_starts(str_of(texts[t]), str_of(texts[i]));
        assert_int_equal(got, expected);
        for (size_t i = 1; i < got; i++)
            assert_true(found[i - 1].len < found[i].len);
    }
    names_fini(&names);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(finds_every_name_that_begins_here),
    cmocka_unit_test(a_name_that_stands_between_does_not_hide_a_shorter_one),
    cmocka_unit_test(does_not_read_behind_the_end),
    cmocka_unit_test(keeps_the_longest_of_too_many),
    cmocka_unit_test(one_name_may_be_several_things_each_once),
    cmocka_unit_test(bytes_that_are_no_text_find_nothing),
    cmocka_unit_test(no_names_at_all),
    cmocka_unit_test(agrees_with_a_plain_search),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
