/* Rows as blocks of lines. */
#include "harness.h"

#include "render/render.h"

static struct rowset sample(void)
{
    struct rowset set = {.records = true};
    static const struct {
        const char *name, *title;
        enum column_audience audience;
    } specs[] = {{"evidence", "evidence", FOR_ALL},
                 {"sha256", "sha256", FOR_MACHINES},
                 {"place", "地点", FOR_ALL},
                 {"sentence", "sentence", FOR_PEOPLE}};
    for (size_t i = 0; i < 4; i++)
        assert_non_null(rowset_column(&set, str_of(specs[i].name), str_of(specs[i].title), ALIGN_LEFT, specs[i].audience));
    static const char *const rows[][4] = {{"hebei-2023#1", "ab", NULL, "全省融资额【145亿元】，同比增长。"},
                                          {"a#2", "cd", "\033[31m红", ""}};
    for (size_t i = 0; i < 2; i++) {
        struct row *row = rowset_row(&set);
        assert_non_null(row);
        for (size_t c = 0; c < 4; c++)
            row->cells[c] = str_of(rows[i][c]);
    }
    return set;
}

static void check(enum render_format format, int width, bool color, const char *expected)
{
    struct rowset set = sample();
    struct buf out = {0};
    struct err err = {0};
    assert_int_equal(render(&set, format, width, color, &out, &err), IPDB_OK);
    assert_string_equal(out.ptr, expected);
    buf_fini(&out);
    rowset_fini(&set);
}

static void a_row_is_a_block(void **state)
{
    (void)state;
    check(RENDER_TABLE, 0, false, "hebei-2023#1\n  sentence  全省融资额【145亿元】，同比增长。\n\na#2\n  地点      \\x1B[31m红\n");
}

static void long_texts_are_broken(void **state)
{
    (void)state;
    check(RENDER_TABLE, 36, false,
          "hebei-2023#1\n  sentence  全省融资额【145亿元】，\n            同比增长。\n\na#2\n  地点      \\x1B[31m红\n");
}

static void lines_of_a_cell_stand_below_each_other(void **state)
{
    (void)state;
    struct rowset set = sample();
    struct buf out = {0};
    struct err err = {0};
    set.rows.at[0].cells[3] = STR("a#1  145亿元\na#2  20件\n\x1B[2J");
    set.rows.len = 1;
    assert_int_equal(render(&set, RENDER_TABLE, 20, false, &out, &err), IPDB_OK);
    assert_string_equal(out.ptr, "hebei-2023#1\n  sentence  a#1  145亿元\n            a#2  20件\n            \\x1B[2J\n");
    buf_fini(&out);
    rowset_fini(&set);
}

static void the_number_is_bold_in_color(void **state)
{
    (void)state;
    check(RENDER_TABLE, 0, true,
          "\033[1mhebei-2023#1\033[0m\n  \033[2msentence\033[0m  全省融资额\033[1m【145亿元】\033[0m，同比增长。\n\n"
          "\033[1ma#2\033[0m\n  \033[2m地点\033[0m      \\x1B[31m红\n");
}

static void machines_get_rows(void **state)
{
    (void)state;
    check(RENDER_CSV, 34, true, "evidence,sha256,place\nhebei-2023#1,ab,\na#2,cd,\\x1B[31m红\n");
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(a_row_is_a_block),
    cmocka_unit_test(long_texts_are_broken),
    cmocka_unit_test(lines_of_a_cell_stand_below_each_other),
    cmocka_unit_test(the_number_is_bold_in_color),
    cmocka_unit_test(machines_get_rows),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
