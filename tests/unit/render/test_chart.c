/* Charts for a terminal: bars, bounds, gaps, what is negative, lines, and that no line is ever too wide. */
#include "drawn.h"
#include "page.h"

static void assert_chart(struct rowset set, int width, const char *expected)
{
    struct buf out = drawn_render(&set, RENDER_CHART, width);
    assert_str(buf_str(&out), expected);
    buf_fini(&out);
    rowset_fini(&set);
}

static void bars_below_the_rule_are_hollow(void **state)
{
    (void)state;
    assert_chart(drawn_pledge(), 60,
                 "IP pledge financing (亿元)\n"
                 "2023 (full year)\n"
                 "Hebei              ██████▎ 145.00\n"
                 "Hubei              █████▌ 127.16\n"
                 "------------------------------------------------------------\n"
                 "Zhejiang  2022-H1  ░░░░░░░░░░░░░░░░░░░░░▶ >489.00  ≠ period\n"
                 "Gansu              —  missing: no bulletin\n");
}

static void negative_bars_stand_left_of_the_axis(void **state)
{
    (void)state;
    assert_chart(drawn_growth(), 60,
                 "知识产权质押融资额同比增速 (%)\n"
                 "2023年\n"
                 "河北省                    │████████████████████████ 108.81%\n"
                 "湖北省                    │███████████████▏ 68.85%\n"
                 "山西省                   ◀│ <-5.00%\n"
                 "河南省           █████████│ -42.50%\n"
                 "海南省                    │ 0.00%\n"
                 "江苏省             ▶██████│ >-30%\n"
                 "西藏自治区               ▐│ -0.30%\n"
                 "------------------------------------------------------------\n"
                 "浙江省  2022-H1           │ —  缺：无上年数值\n");
}

static void lines_are_grouped_by_label_in_order_of_time(void **state)
{
    (void)state;
    assert_chart(drawn_years(), 60,
                 "IP pledge financing (亿元)\n"
                 "2019 – 2023\n"
                 "Hebei\n"
                 "   2019     ████▋ 21.40\n"
                 "   2020     ███████▌ 35.20\n"
                 "   2021     ██████████▎ 48.00\n"
                 "   2022     ██████████████▉ 69.44\n"
                 "   2023     ███████████████████████████████ 145.00\n"
                 "Hubei\n"
                 "   2019     ████████▌ 40.00\n"
                 "   2020     ███████████▏ 52.10\n"
                 "   2021     —  missing: no bulletin\n"
                 "   2022     ████████████████▏ 75.31\n"
                 "   2023     ███████████████████████████▏ 127.16\n"
                 "Shanxi\n"
                 "   2021     ▋ 3.10\n"
                 "   2022-H1  ░ 2.50  ≠ period\n"
                 "   2022     ██▶ >6.00\n"
                 "   2023     ██▊ 13.10\n");
}

static void labels_have_a_line_of_their_own_where_it_is_narrow(void **state)
{
    static const struct given marks[] = {MARK("广西壮族自治区百色市右江区", "2023", "10"), MARK("甘肃省", "2023", "5")};
    struct rowset set = drawn_set("zh");
    (void)state;
    drawn_chart(&set, CHART_BARS, "质押融资", "亿元", marks, COUNT(marks));
    assert_chart(set, 40,
                 "质押融资 (亿元)\n"
                 "2023年\n"
                 "广西壮族自治区百色市右江区\n"
                 "  █████████████████████████████████ 10\n"
                 "甘肃省\n"
                 "  ████████████████▌ 5\n");
}

static size_t widest_line(struct str text)
{
    size_t widest = 0;
    for (size_t at = 0; at < text.len;) {
        size_t end = str_find(text, STR("\n"), at), width = utf8_display_width(str_slice(text, at, end));
        widest = width > widest ? width : widest;
        at = end + 1;
    }
    return widest;
}

static void no_line_is_wider_than_the_terminal(void **state)
{
    (void)state;
    for (int width = 40; width <= 120; width++) {
        for (size_t i = 0; i < COUNT(drawn_all); i++) {
            struct rowset set = drawn_all[i]();
            struct buf out = drawn_render(&set, RENDER_CHART, width);
            assert_in_range(widest_line(buf_str(&out)), 20, width);
            buf_fini(&out);
            rowset_fini(&set);
        }
        for (size_t i = 0; i < COUNT(page_hostile); i++) {
            struct rowset set = drawn_hostile(page_hostile[i]);
            struct buf out = drawn_render(&set, RENDER_CHART, width);
            assert_in_range(widest_line(buf_str(&out)), 1, width);
            buf_fini(&out);
            rowset_fini(&set);
        }
    }
}

static void width_has_a_least_and_a_usual_value(void **state)
{
    static const struct {
        int given, widest;
    } cases[] = {{-5, 80}, {0, 80}, {1, 40}, {39, 40}, {41, 41}, {2000000000, 200}};
    struct rowset set = drawn_pledge();
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out = drawn_render(&set, RENDER_CHART, cases[i].given);
        assert_int_equal(widest_line(buf_str(&out)), cases[i].widest);
        buf_fini(&out);
    }
    rowset_fini(&set);
}

static void period_unit_and_figure_are_never_cut(void **state)
{
    struct rowset set = drawn_long();
    (void)state;
    for (int width = 40; width <= 120; width += 20) {
        struct buf out = drawn_render(&set, RENDER_CHART, width);
        assert_true(str_contains(buf_str(&out), STR("2022-H1\n")));
        assert_true(str_contains(buf_str(&out), STR("(万元)\n")));
        assert_true(str_contains(buf_str(&out), STR("▶ >489.00")));
        buf_fini(&out);
    }
    rowset_fini(&set);
}

static void bounds_point_to_where_the_true_figure_lies(void **state)
{
    static const struct given marks[] = {MARK("a", "", ">8"), MARK("b", "", "<8"), MARK("c", "", ">0"), MARK("d", "", "<-8"),
                                         MARK("e", "", ">-8")};
    struct rowset set = drawn_set("en");
    (void)state;
    drawn_chart(&set, CHART_BARS, "t", "", marks, COUNT(marks));
    assert_chart(set, 40,
                 "t\n"
                 "2023 (full year)\n"
                 "a                 │████████████████▶ >8\n"
                 "b                 │████████████████◀ <8\n"
                 "c                 │▶ >0\n"
                 "d  ◀██████████████│ <-8\n"
                 "e  ▶██████████████│ >-8\n");
}

static void several_charts_have_a_blank_line_between(void **state)
{
    struct rowset set = drawn_several();
    (void)state;
    struct buf out = drawn_render(&set, RENDER_CHART, 60);
    assert_true(str_contains(buf_str(&out), STR("missing: no bulletin\n\nIP pledge financing, growth (%)\n")));
    buf_fini(&out);
    rowset_fini(&set);
}

static void no_chart_is_nothing(void **state)
{
    (void)state;
    assert_chart(drawn_set("en"), 60, "");
}

static void hostile_text_is_shown_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(page_hostile); i++) {
        struct rowset set = drawn_hostile(page_hostile[i]);
        struct buf out = drawn_render(&set, RENDER_CHART, 100);
        assert_int_equal(utf8_invalid(buf_str(&out)), SIZE_MAX);
        for (size_t at = 0; at < out.len;) {
            uint32_t c = utf8_next(buf_str(&out), &at);
            assert_false(c != '\n' && rune_is_unsafe(c));
        }
        buf_fini(&out);
        rowset_fini(&set);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(bars_below_the_rule_are_hollow),
    cmocka_unit_test(negative_bars_stand_left_of_the_axis),
    cmocka_unit_test(lines_are_grouped_by_label_in_order_of_time),
    cmocka_unit_test(labels_have_a_line_of_their_own_where_it_is_narrow),
    cmocka_unit_test(no_line_is_wider_than_the_terminal),
    cmocka_unit_test(width_has_a_least_and_a_usual_value),
    cmocka_unit_test(period_unit_and_figure_are_never_cut),
    cmocka_unit_test(bounds_point_to_where_the_true_figure_lies),
    cmocka_unit_test(several_charts_have_a_blank_line_between),
    cmocka_unit_test(no_chart_is_nothing),
    cmocka_unit_test(hostile_text_is_shown_escaped),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
