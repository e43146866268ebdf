/* Charts as SVG: whole markup, nothing outside of the picture, bounds, gaps, and what is left out is said. */
#include "drawn.h"
#include "page.h"

#include <stdlib.h>

#include "render/fit.h"
#include "render/svg.h"

static void a_small_chart(void **state)
{
    static const struct given marks[] = {MARK("河北省", "2023", "145.00"), MARK("浙江省", "2022-H1", ">489.00", "≠ 期间", true)};
    struct rowset set = drawn_set("zh");
    (void)state;
    drawn_chart(&set, CHART_BARS, "质押融资额", "亿元", marks, COUNT(marks));
    struct buf out = drawn_render(&set, RENDER_SVG, 0);
    assert_true(str_starts(buf_str(&out),
                           STR("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" viewBox=\"0 0 760 ")));
    struct str body = str_slice(buf_str(&out), str_find(buf_str(&out), STR("<title>"), 0), out.len);
    assert_str(body, "<title>质押融资额 (亿元)</title>\n"
                     "<desc>河北省 2023 145.00; 浙江省 2022-H1 &gt;489.00 ≠ 期间</desc>\n"
                     "<text class=\"title\" x=\"0\" y=\"20\">质押融资额 (亿元)</text>\n"
                     "<text class=\"side\" x=\"0\" y=\"37\">2023年</text>\n"
                     "<text class=\"label\" x=\"100\" y=\"69\" text-anchor=\"end\">河北省</text>\n"
                     "<path class=\"bar\" d=\"M108 55H255L255 64L255 73H108Z\"/>\n"
                     "<text class=\"label\" x=\"263\" y=\"69\">145.00</text>\n"
                     "<path class=\"axis\" d=\"M108 51V78\"/>\n"
                     "<path class=\"rule\" d=\"M0 85H728\"/>\n"
                     "<text class=\"small\" x=\"0\" y=\"102\">仅列示，不参与比较</text>\n"
                     "<text class=\"label\" x=\"100\" y=\"128\" text-anchor=\"end\">浙江省<tspan class=\"side\" "
                     "dx=\"6\">2022-H1</tspan></text>\n"
                     "<path class=\"bar below\" d=\"M108 114H605L614 123L605 132H108Z\"/>\n"
                     "<text class=\"label\" x=\"622\" y=\"128\">&gt;489.00<tspan class=\"side\" dx=\"6\">≠ 期间</tspan></text>\n"
                     "<path class=\"axis\" d=\"M108 110V137\"/>\n"
                     "<text class=\"small\" x=\"0\" y=\"157\">末端呈箭头或缺口的条形表示界限：实际数值位于箭头所指一侧。</text>\n"
                     "<text class=\"small\" x=\"0\" y=\"179\">来源：hebei-2023、hubei-2023</text>\n"
                     "</g>\n"
                     "</g>\n"
                     "</svg>\n");
    buf_fini(&out);
    rowset_fini(&set);
}

static void every_sample_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(drawn_all); i++) {
        struct rowset set = drawn_all[i]();
        struct buf out = drawn_render(&set, RENDER_SVG, 0);
        assert_balanced(buf_str(&out));
        page_assert_safe(buf_str(&out));
        assert_false(str_contains(buf_str(&out), STR("url(")));
        assert_int_equal(page_count(buf_str(&out), "://"), 1); /* the name space */
        buf_fini(&out);
        rowset_fini(&set);
    }
}

static void hostile_text_stays_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(page_hostile); i++) {
        struct rowset set = drawn_hostile(page_hostile[i]);
        struct buf out = drawn_render(&set, RENDER_SVG, 0);
        assert_balanced(buf_str(&out));
        page_assert_safe(buf_str(&out));
        assert_int_equal(page_count(buf_str(&out), "</svg>"), 1);
        buf_fini(&out);
        rowset_fini(&set);
    }
}

/* The number behind `name="` in a tag. */
static int attribute(struct str tag, const char *name)
{
    size_t at = str_find(tag, str_of(name), 0);
    return at == SIZE_MAX ? 0 : atoi(tag.ptr + at + strlen(name));
}

/* By the measure that holds for any usual font. */
static int width_at(struct str content, int size)
{
    struct buf text = {0};
    for (size_t at = 0; at < content.len; at++) {
        bool tag = content.ptr[at] == '<', greater = str_starts(str_slice(content, at, content.len), STR("&gt;"));
        if (!tag)
            buf_char(&text, greater ? '>' : content.ptr[at]);
        at = tag ? str_find(content, STR(">"), at) : at + (greater ? 3 : 0);
    }
    int width = (int)(fit_width(buf_str(&text), fit_em) * (size_t)size / 1000);
    buf_fini(&text);
    return width;
}

/* Of the text of an element, and of the smaller one within it. */
static int text_width(struct str tag, struct str content)
{
    int size = str_contains(tag, STR("\"title\"")) ? 18 : str_contains(tag, STR("\"label\"")) ? 14 : 12;
    size_t side = str_find(content, STR("<tspan"), 0);
    int first = width_at(str_slice(content, 0, side), size);
    return side == SIZE_MAX ? first : first + 6 + width_at(str_slice(content, side, content.len), 12);
}

/* Each text of one picture lies within it; the margin around the canvas is 16. */
static void assert_inside(struct str svg, int width)
{
    int height = atoi(svg.ptr + str_find(svg, STR("height=\""), 0) + 8);
    for (size_t at = str_find(svg, STR("<text"), 0); at != SIZE_MAX; at = str_find(svg, STR("<text"), at + 1)) {
        size_t begin = str_find(svg, STR(">"), at) + 1, end = str_find(svg, STR("</text>"), begin);
        struct str tag = str_slice(svg, at, begin), content = str_slice(svg, begin, end);
        int wide = text_width(tag, content), x = attribute(tag, " x=\"") + 16;
        x -= str_contains(tag, STR("\"end\"")) ? wide : str_contains(tag, STR("\"middle\"")) ? wide / 2 : 0;
        if (x < 0 || x + wide > width || attribute(tag, " y=\"") + 16 > height)
            fail_msg("%.*s from %d to %d of %d", STR_ARG(content), x, x + wide, width);
    }
}

static void no_text_leaves_the_picture(void **state)
{
    static const int widths[] = {SVG_WIDE, SVG_NARROW};
    (void)state;
    for (size_t i = 0; i < COUNT(drawn_all); i++)
        for (size_t w = 0; w < COUNT(widths); w++) {
            struct rowset set = drawn_all[i]();
            for (size_t k = 0; k < set.charts.len; k++) {
                struct buf out = {0};
                svg_add_figure(&out, &set.charts.at[k], false, widths[w]);
                assert_inside(buf_str(&out), widths[w]);
                buf_fini(&out);
            }
            rowset_fini(&set);
        }
}

static struct buf render_and_free(struct rowset *set)
{
    struct buf out = drawn_render(set, RENDER_SVG, 0);
    rowset_fini(set);
    return out;
}

static void bars_begin_at_zero_and_bounds_end_in_a_point(void **state)
{
    static const struct given marks[] = {MARK("a", "", "100"), MARK("b", "", "50"), MARK("c", "", ">100"), MARK("d", "", "<100"),
                                         MARK("e", "", "<0")};
    struct rowset set = drawn_set("en");
    (void)state;
    drawn_chart(&set, CHART_BARS, "t", "", marks, COUNT(marks));
    struct buf out = render_and_free(&set);
    struct str svg = buf_str(&out);
    int ends[5], tips[5], start = 0;
    size_t at = 0;
    for (size_t i = 0; i < 5; i++) {
        at = str_find(svg, STR("<path class=\"bar\""), at + 1);
        const char *d = strstr(svg.ptr + at, "d=\"M") + 4;
        start = start ? start : atoi(d);
        assert_int_equal(atoi(d), start);
        ends[i] = atoi(strchr(d, 'H') + 1) - start;
        tips[i] = atoi(strchr(d, 'L') + 1) - start;
    }
    assert_true(abs(ends[0] - 2 * ends[1]) <= 1);
    assert_int_equal(tips[0], ends[0]);
    assert_true(tips[2] > ends[2] && ends[2] == ends[0]);
    assert_true(tips[3] < ends[3] && ends[3] == ends[0]);
    assert_int_equal(tips[4], 0);
    assert_int_equal(page_count(svg, "pointed or notched"), 1);
    buf_fini(&out);
}

static void missing_and_below_are_told_apart(void **state)
{
    struct rowset set = drawn_pledge();
    (void)state;
    struct buf out = render_and_free(&set);
    struct str svg = buf_str(&out);
    assert_int_equal(page_count(svg, "class=\"bar\""), 2);
    assert_int_equal(page_count(svg, "class=\"bar below\""), 1);
    assert_int_equal(page_count(svg, ">Shown, not compared<"), 1);
    assert_int_equal(page_count(svg, ">—<tspan class=\"side\" dx=\"6\">missing: no bulletin</tspan>"), 1);
    assert_int_equal(page_count(svg, ">Zhejiang<tspan class=\"side\" dx=\"6\">2022-H1</tspan>"), 1);
    buf_fini(&out);
}

static void a_line_breaks_at_a_gap_and_passes_what_is_below(void **state)
{
    struct rowset set = drawn_years();
    (void)state;
    struct buf out = render_and_free(&set);
    struct str svg = buf_str(&out);
    int moves[3] = {0}, joins[3] = {0};
    size_t at = str_find(svg, STR("class=\"axis\""), 0);
    for (int i = 0; i < 3; i++) {
        at = str_find(svg, STR("<path class=\"line\""), at + 1);
        at = str_contains(str_slice(svg, at, at + 60), STR("v10")) ? str_find(svg, STR("<path class=\"line\""), at + 1) : at;
        size_t begin = str_find(svg, STR(" d=\""), at), end = str_find(svg, STR("/>"), begin);
        for (size_t k = begin; k < end; k++) {
            moves[i] += svg.ptr[k] == 'M';
            joins[i] += svg.ptr[k] == 'L';
        }
    }
    assert_int_equal(moves[0], 1); /* Hebei: five years */
    assert_int_equal(joins[0], 4);
    assert_int_equal(moves[1], 2); /* Hubei: two and two around 2021 */
    assert_int_equal(joins[1], 2);
    assert_int_equal(moves[2], 1); /* Shanxi: its half year is not on the line */
    assert_int_equal(joins[2], 2);
    assert_int_equal(page_count(svg, "class=\"hollow\""), 1);
    assert_int_equal(page_count(svg, ">2.50 (2022-H1)<"), 1);
    assert_int_equal(page_count(svg, ">Hollow marks are shown, not compared.<"), 1);
    assert_int_equal(page_count(svg, ">Hubei 2021: — missing: no bulletin<"), 1);
    buf_fini(&out);
}

static void what_is_left_out_is_counted(void **state)
{
    struct given marks[70];
    char names[70][8];
    (void)state;
    for (int kind = CHART_BARS; kind <= CHART_LINES; kind++) {
        struct rowset set = drawn_set("en");
        for (size_t i = 0; i < COUNT(marks); i++) {
            memcpy(names[i], (char[]){'r', (char)('0' + i / 10), (char)('0' + i % 10), '\0'}, 4);
            marks[i] = (struct given){names[i], "2023", "12", NULL, false};
        }
        drawn_chart(&set, (enum chart_kind)kind, "t", "", marks, COUNT(marks));
        struct buf out = render_and_free(&set);
        assert_int_equal(
            page_count(buf_str(&out), kind == CHART_BARS ? ">10 more rows are not drawn.<" : ">62 more lines are not drawn.<"), 1);
        buf_fini(&out);
    }
}

static void nothing_to_draw_is_said(void **state)
{
    struct rowset set = drawn_set("zh");
    (void)state;
    struct buf out = render_and_free(&set);
    assert_balanced(buf_str(&out));
    assert_true(str_contains(buf_str(&out), STR(">没有可绘制的数值。<")));
    buf_fini(&out);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(a_small_chart),
    cmocka_unit_test(every_sample_is_whole),
    cmocka_unit_test(hostile_text_stays_text),
    cmocka_unit_test(no_text_leaves_the_picture),
    cmocka_unit_test(bars_begin_at_zero_and_bounds_end_in_a_point),
    cmocka_unit_test(missing_and_below_are_told_apart),
    cmocka_unit_test(a_line_breaks_at_a_gap_and_passes_what_is_below),
    cmocka_unit_test(what_is_left_out_is_counted),
    cmocka_unit_test(nothing_to_draw_is_said),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
