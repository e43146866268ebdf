/* What charts are laid out with: cutting and breaking text, round numbers for an axis, the order of marks. */
#include "drawn.h"

#include "render/fit.h"
#include "render/marks.h"
#include "render/scale.h"
#include "text/utf8.h"

static void cut_text_ends_in_an_ellipsis(void **state)
{
    static const struct {
        const char *text;
        size_t room;
        const char *cut;
    } cases[] = {{"hebei", 5, "hebei"}, {"hebei", 4, "heb…"}, {"河北省", 6, "河北省"}, {"河北省", 5, "河北…"}, {"河北省", 4, "河…"},
                 {"hebei", 1, "…"},     {"", 0, ""}};
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_str(fit_cut(&arena, str_of(cases[i].text), cases[i].room, utf8_width), cases[i].cut);
    arena_fini(&arena);
}

static void lines_break_where_text_may_break(void **state)
{
    static const struct {
        const char *text;
        size_t room;
        const char *line;
    } cases[] = {{"Source: hebei-2023", 12, "Source: "},
                 {"Source: hebei", 20, "Source: hebei"},
                 {"质押融资额", 5, "质押"},
                 {"来源：hebei-2023", 10, "来源："},
                 {"hebei-2023", 5, "hebei"},
                 {"质押", 1, "质"},
                 {"融资（含普惠）", 12, "融资（含普"},
                 {"融资（含普惠）", 6, "融资"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str text = str_of(cases[i].text);
        assert_str(str_slice(text, 0, fit_line(text, cases[i].room, utf8_width)), cases[i].line);
    }
}

static void axis_has_round_numbers_that_hold_all_values(void **state)
{
    static const struct {
        struct range range;
        const char *step;
        int first, last;
    } cases[] = {{{0, 145}, "50", 0, 3},
                 {{0, 150}, "50", 0, 3},
                 {{0, 5}, "1", 0, 5},
                 {{0, 0.003}, "0.001", 0, 3},
                 {{-12.5, 31}, "20", -1, 2},
                 {{-0.2, 0}, "0.05", -4, 0},
                 {{0, 0}, "1", 0, 1},
                 {{-1e36, 1e36}, "500000000000000000000000000000000000", -2, 2},
                 {{0, 1e-18}, "0.000000000000000001", 0, 1}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scale scale = scale_nice(cases[i].range, 5);
        char step[DECIMAL_TEXT];
        size_t len = scale_tick(scale, 1, step);
        assert_str(str_between(step, step + len), cases[i].step);
        assert_int_equal(scale.first, cases[i].first);
        assert_int_equal(scale.last, cases[i].last);
        assert_int_equal(scale_at(scale, cases[i].range.low - 1e37, 240), 0);
        assert_int_equal(scale_at(scale, cases[i].range.high + 1e37, 240), 240);
    }
    assert_int_equal(scale_at(scale_nice((struct range){-10, 10}, 4), 0, 240), 120);
}

static void marks_of_one_label_stand_together_in_order_of_time(void **state)
{
    static const struct given given[] = {MARK("b", "2023", "1"), MARK("a", "2022", "2"), MARK("b", "2021", "3"),
                                         MARK("a", "2021", "4")};
    struct rowset set = drawn_set("en");
    struct arena arena = {0};
    (void)state;
    drawn_chart(&set, CHART_LINES, "t", "", given, COUNT(given));
    const struct placed *placed = marks_by_series(&arena, &set.charts.at[0]);
    const char *const order[] = {"3", "1", "4", "2"};
    assert_non_null(placed);
    for (size_t i = 0; i < COUNT(order); i++) {
        assert_str(placed[i].mark->shown, order[i]);
        assert_int_equal(placed[i].series, i / 2);
    }
    arena_fini(&arena);
    rowset_fini(&set);
}

static void a_period_is_said_where_it_is_not_the_shared_one(void **state)
{
    static const struct given shared[] = {MARK("a", "2023", "1"), MARK("b", "2023", "2"), MARK("c", "2022", "3", "≠ period", true)};
    static const struct given mixed[] = {MARK("a", "2023", "1"), MARK("b", "2022", "2")};
    struct rowset set = drawn_set("en");
    (void)state;
    drawn_chart(&set, CHART_BARS, "t", "", shared, COUNT(shared));
    drawn_chart(&set, CHART_BARS, "t", "", mixed, COUNT(mixed));
    assert_str(marks_period(&set.charts.at[0]), "2023");
    assert_str(mark_period(&set.charts.at[0].marks.at[0], STR("2023")), "");
    assert_str(mark_period(&set.charts.at[0].marks.at[2], STR("2023")), "2022");
    assert_str(marks_period(&set.charts.at[1]), "");
    rowset_fini(&set);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(cut_text_ends_in_an_ellipsis),
    cmocka_unit_test(lines_break_where_text_may_break),
    cmocka_unit_test(axis_has_round_numbers_that_hold_all_values),
    cmocka_unit_test(marks_of_one_label_stand_together_in_order_of_time),
    cmocka_unit_test(a_period_is_said_where_it_is_not_the_shared_one),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
