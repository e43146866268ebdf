/* Borrowed strings, growing ones, arrays, arenas and the map. */
#include "harness.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/strmap.h"
#include "base/vec.h"

static void slices_are_cut_to_what_is_there(void **state)
{
    (void)state;
    struct str s = STR("bulletin");
    assert_str(str_slice(s, 0, 4), "bull");
    assert_str(str_slice(s, 4, 99), "etin");
    assert_str(str_slice(s, 99, 100), "");
    assert_str(str_slice(s, 5, 2), "");
    assert_int_equal(str_slice((struct str){NULL, 0}, 1, 2).len, 0);
}

static void order_and_ends(void **state)
{
    (void)state;
    assert_true(str_cmp(STR("a"), STR("b")) < 0);
    assert_true(str_cmp(STR("ab"), STR("a")) > 0);
    assert_true(str_cmp(STR(""), (struct str){NULL, 0}) == 0);
    assert_true(str_cmp(STR("\xE6"), STR("z")) > 0);
    assert_true(str_starts(STR("同比增长"), STR("同比")));
    assert_false(str_starts(STR("同"), STR("同比")));
    assert_true(str_ends(STR("145亿元"), STR("亿元")));
    assert_false(str_ends(STR("元"), STR("亿元")));
    assert_true(str_starts(STR(""), STR("")));
}

static void find_the_first_from_a_place(void **state)
{
    (void)state;
    struct str s = STR("abcabcab");
    assert_int_equal(str_find(s, STR("abc"), 0), 0);
    assert_int_equal(str_find(s, STR("abc"), 1), 3);
    assert_int_equal(str_find(s, STR("abc"), 4), SIZE_MAX);
    assert_int_equal(str_find(s, STR(""), 8), 8);
    assert_int_equal(str_find(s, STR(""), 9), SIZE_MAX);
    assert_int_equal(str_find(s, STR("b"), SIZE_MAX), SIZE_MAX);
    assert_int_equal(str_find(STR("ab"), STR("abc"), 0), SIZE_MAX);
    assert_true(str_contains(STR("全省质押融资"), STR("质押")));
}

static void ascii_ends_where_a_byte_has_its_top_bit(void **state)
{
    (void)state;
    assert_true(str_is_ascii(STR("")));
    assert_true(str_is_ascii(STR("pledge\x7f")));
    assert_false(str_is_ascii(STR("pledge\x80")));
    assert_false(str_is_ascii(STR("质")));
}

static void trim_takes_wide_blanks_too(void **state)
{
    (void)state;
    assert_str(str_trim(STR("\t　 2023年 　\r\n")), "2023年");
    assert_str(str_trim(STR("　")), "");
    assert_str(str_trim(STR("")), "");
    assert_str(str_trim(STR("a　b")), "a　b");
}

static void numbers_of_digits(void **state)
{
    static const struct {
        const char *text;
        size_t number;
    } table[] = {{"0", 0},
                 {"007", 7},
                 {"9000000000", 9000000000},
                 {"", 42},
                 {"-1", 42},
                 {"+1", 42},
                 {"1.0", 42},
                 {" 1", 42},
                 {"１", 42},
                 {"99999999999999999999", 42},
                 {"184467440737095516150", 42}};
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(str_number(str_of(table[i].text), 42), table[i].number);
    assert_int_equal(str_number((struct str){NULL, 0}, 42), 42);
}

static void buf_grows_and_ends_in_nul(void **state)
{
    (void)state;
    struct buf buf = {0};
    for (int i = 0; i < 1000; i++)
        buf_printf(&buf, "%d,", i);
    assert_false(buf.failed);
    assert_int_equal(buf.len, 3890);
    assert_int_equal(buf.ptr[buf.len], '\0');
    buf_clear(&buf);
    assert_str(buf_str(&buf), "");
    buf_add(&buf, (struct str){NULL, 0});
    buf_char(&buf, 'x');
    assert_str(buf_str(&buf), "x");
    buf_fini(&buf);
    buf_fini(&buf);
    assert_null(buf.ptr);
}

static void buf_remembers_that_it_failed(void **state)
{
    (void)state;
    struct buf buf = {0};
    buf_add(&buf, STR("kept"));
    buf_add(&buf, (struct str){"", SIZE_MAX - 8});
    assert_true(buf.failed);
    buf_char(&buf, 'x');
    assert_str(buf_str(&buf), "kept");
    buf_fini(&buf);
}

static void buf_writes_numbers(void **state)
{
    (void)state;
    struct buf buf = {0};
    buf_uint(&buf, 0);
    buf_uint(&buf, 2023);
    buf_uint(&buf, UINT64_MAX);
    assert_str(buf_str(&buf), "0202318446744073709551615");
    buf_fini(&buf);
}

static void json_escapes(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } table[] = {
        {"", "\"\""},
        {"145亿元", "\"145亿元\""},
        {"a\"b\\c/", "\"a\\\"b\\\\c/\""},
        {"\n\r\t\b\f\x01\x1B", "\"\\n\\r\\t\\b\\f\\u0001\\u001b\""},
        {"\x7F\xC2\x85", "\"\\u007f\\u0085\""},
        {"\xE2\x80\xAE-12", "\"\\u202e-12\""},
        {"\xE2\x80\xA8", "\"\\u2028\""},
        {"\xF0\xA0\x80\x80", "\"\xF0\xA0\x80\x80\""},
        {"a\xFF\xE4\xBA", "\"a\\ufffd\\ufffd\\ufffd\""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct buf buf = {0};
        buf_json(&buf, str_of(table[i].in));
        assert_str(buf_str(&buf), table[i].out);
        buf_fini(&buf);
    }
    struct buf buf = {0};
    buf_json(&buf, (struct str){"a\0b", 3});
    assert_str(buf_str(&buf), "\"a\\u0000b\"");
    buf_fini(&buf);
}

static void vec_pushes_zeroed_items(void **state)
{
    (void)state;
    struct pair {
        uint64_t a, b;
    };
    VEC(struct pair) items = {0};
    for (size_t i = 0; i < 1000; i++) {
        assert_non_null(VEC_PUSH(&items));
        assert_int_equal(items.at[i].a + items.at[i].b, 0);
        items.at[i].a = items.at[i].b = i;
    }
    VEC_CLEAR(&items);
    assert_non_null(VEC_PUSH(&items));
    assert_int_equal(items.at[0].a, 0);
    assert_int_equal(items.len, 1);
    VEC_FINI(&items);
    VEC_FINI(&items);
}

static void vec_refuses_overflow(void **state)
{
    (void)state;
    void *at = NULL;
    size_t len = 0, cap = 0;
    assert_null(vec_push(&at, &len, &cap, SIZE_MAX / 4));
    assert_int_equal(len, 0);
    len = cap = SIZE_MAX / 2 + 1;
    assert_null(vec_push(&at, &len, &cap, 1));
}

static void arena_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int round = 0; round < 3; round++) {
        for (size_t size = 0; size < 300; size++) {
            unsigned char *p = arena_alloc(&arena, size);
            assert_non_null(p);
            assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++)
                assert_int_equal(p[i], 0);
            memset(p, 0xFF, size);
        }
        assert_non_null(arena_alloc(&arena, 3 << 20));
        assert_non_null(arena_alloc(&arena, 1));
        arena_reset(&arena);
        assert_int_equal(arena.used, 0);
    }
    assert_null(arena_alloc(&arena, SIZE_MAX));
    assert_null(arena_array(&arena, SIZE_MAX / 2, 4));
    arena_fini(&arena);
    arena_fini(&arena);
    arena_reset(&arena);
}

static void arena_copies_strings(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct str copy = arena_str(&arena, STR("河北省"));
    assert_str(copy, "河北省");
    assert_int_equal(copy.ptr[copy.len], '\0');
    assert_non_null(arena_str(&arena, (struct str){NULL, 0}).ptr);
    assert_str(arena_printf(&arena, "%s-%d", "hebei", 2023), "hebei-2023");
    struct str none = arena_str(&arena, (struct str){"", SIZE_MAX});
    assert_null(none.ptr);
    assert_int_equal(none.len, 0);
    arena_fini(&arena);
}

static void map_finds_what_was_put(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    static char keys[COUNT][16];
    struct strmap map = {0};
    size_t value = 42;
    assert_false(strmap_get(&map, STR("x"), &value));
    for (size_t i = 0; i < COUNT; i++) {
        snprintf(keys[i], sizeof keys[i], "key %zu", i * 7919);
        assert_true(strmap_put(&map, str_of(keys[i]), i));
    }
    assert_int_equal(map.len, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        assert_true(strmap_get(&map, str_of(keys[i]), &value));
        assert_int_equal(value, i);
    }
    value = 42;
    assert_false(strmap_get(&map, STR("key"), &value));
    assert_int_equal(value, 42);
    assert_true(strmap_put(&map, STR("key 0"), 99));
    assert_int_equal(map.len, COUNT);
    assert_true(strmap_get(&map, STR("key 0"), &value));
    assert_int_equal(value, 99);
    assert_true(strmap_get(&map, STR("key 0"), NULL));
    strmap_fini(&map);
    strmap_fini(&map);
}

static void map_takes_the_empty_key(void **state)
{
    (void)state;
    struct strmap map = {0};
    size_t value = 0;
    assert_true(strmap_put(&map, (struct str){NULL, 0}, 5));
    assert_true(strmap_get(&map, STR(""), &value));
    assert_int_equal(value, 5);
    assert_int_equal(map.len, 1);
    strmap_fini(&map);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(slices_are_cut_to_what_is_there),
    cmocka_unit_test(order_and_ends),
    cmocka_unit_test(find_the_first_from_a_place),
    cmocka_unit_test(ascii_ends_where_a_byte_has_its_top_bit),
    cmocka_unit_test(trim_takes_wide_blanks_too),
    cmocka_unit_test(numbers_of_digits),
    cmocka_unit_test(buf_grows_and_ends_in_nul),
    cmocka_unit_test(buf_remembers_that_it_failed),
    cmocka_unit_test(buf_writes_numbers),
    cmocka_unit_test(json_escapes),
    cmocka_unit_test(vec_pushes_zeroed_items),
    cmocka_unit_test(vec_refuses_overflow),
    cmocka_unit_test(arena_is_zeroed_and_aligned),
    cmocka_unit_test(arena_copies_strings),
    cmocka_unit_test(map_finds_what_was_put),
    cmocka_unit_test(map_takes_the_empty_key),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
