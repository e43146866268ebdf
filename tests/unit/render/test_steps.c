/* A list of steps: names once, texts broken below each other. */
#include "harness.h"

#include "render/render.h"

static void puts_texts_under_each_other(void **state)
{
    (void)state;
    static const char *const rows[][3] = {{"fact", "事实", "全省融资额【145亿元】，同比增长。"},
                                          {"reading", "读法", "word  a"},
                                          {"reading", "读法", ""},
                                          {"reading", "读法", "    quantity \033[31m 3"}};
    static const struct {
        int width;
        bool color;
        const char *text;
    } table[] = {
        {0, false, "事实  全省融资额【145亿元】，同比增长。\n读法  word  a\n\n          quantity \\x1B[31m 3\n"},
        {28, false, "事实  全省融资额【145亿\n      元】，同比增长。\n读法  word  a\n\n          quantity \\x1B[31m 3\n"},
        {28, true,
         "\033[1m事实\033[0m  全省融资额\033[1m【145亿\033[0m\n      \033[1m元】\033[0m，同比增长。\n"
         "\033[1m读法\033[0m  word  a\n\n          quantity \\x1B[31m 3\n"},
    };
    struct rowset set = {.steps = true};
    assert_non_null(rowset_column(&set, STR("step"), STR(""), ALIGN_LEFT, FOR_MACHINES));
    assert_non_null(rowset_column(&set, STR("shown"), STR("step"), ALIGN_LEFT, FOR_PEOPLE));
    assert_non_null(rowset_column(&set, STR("text"), STR("text"), ALIGN_LEFT, FOR_ALL));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct row *row = rowset_row(&set);
        assert_non_null(row);
        for (size_t c = 0; c < 3; c++)
            row->cells[c] = str_of(rows[i][c]);
    }
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct buf out = {0};
        struct err err;
        assert_int_equal(render(&set, RENDER_TABLE, table[i].width, table[i].color, &out, &err), IPDB_OK);
        assert_str(buf_str(&out), table[i].text);
        buf_fini(&out);
    }
    rowset_fini(&set);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(puts_texts_under_each_other),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
