/* Horizontal bars from zero:
 *
 *          Hebei |██████ 145.00
 *          Hubei |█████ 127.16
 *     - - - - - - - Shown, not compared - - - - - - -
 *     Zhejiang 2022-H1 |░░░░░░░░░░░░░░░░░░> >489.00 ≠ period
 *          Gansu |— missing: no bulletin
 *
 * A bound ends in a point towards where the true figure lies: outwards, or inwards as a notch. Where labels and figures would leave too little
 * room for the bars, each label stands above its bar. No bar is drawn to another scale, and none is cut.
 */
#include "render/svg.h"
#include "render/words.h"

enum { GAP = 8, TIP = 9, BAR = 18, BASELINE = 14, PITCH = 27 };

struct bar {
    const struct chart_mark *mark;
    struct str label, period, shown, remark; /* safe to show */
};

struct layout {
    struct bar *bars;
    size_t count;
    struct range range;
    bool above;      /* labels stand above the bars */
    int gutter;      /* of labels beside the bars */
    int left, right; /* room for figures at the ends of bars to the left and to the right */
    int plot;        /* the width in between */
    int zero;        /* x of the axis */
};

static bool is_negative(const struct chart_mark *m)
{
    return m->has_value && m->value.coef < 0;
}

static struct bar bar_of(struct canvas *c, const struct chart_mark *m, struct str shared)
{
    struct bar b = {m, svg_safe(c, m->label), svg_safe(c, mark_period(m, shared)), svg_safe(c, mark_shown(m)),
                    svg_safe(c, m->remark)};
    if (m->has_value) {
        b.shown = svg_cut(c, b.shown, SVG_LABEL, c->width / 3);
        b.remark = svg_cut(c, b.remark, SVG_SIDE, c->width / 3);
    }
    return b;
}

/* The widths that texts ask for decide where labels stand. */
static void lay_out(struct canvas *c, struct layout *l)
{
    int label = 0, reason = 0;
    for (size_t i = 0; i < l->count; i++) {
        const struct bar *b = &l->bars[i];
        int figure = svg_side_width(b->shown, b->remark) + GAP + TIP;
        int *room = !b->mark->has_value ? &reason : is_negative(b->mark) ? &l->left : &l->right;
        *room = larger(*room, figure);
        label = larger(label, svg_side_width(b->label, b->period));
    }
    int beside = label + GAP;
    l->above = beside + l->left + l->right + c->width / 3 > c->width || beside + reason > c->width;
    l->gutter = l->above ? 0 : beside;
    l->plot = larger(c->width - l->gutter - l->left - l->right, c->width / 8);
    double span = l->range.high - l->range.low;
    l->zero = l->gutter + l->left + (span > 0 ? (int)(-l->range.low / span * l->plot + 0.5) : 0);
}

static bool prepare(struct canvas *c, const struct chart *chart, struct layout *l)
{
    struct str shared = marks_period(chart);
    l->count = chart->marks.len < SVG_MOST_BARS ? chart->marks.len : SVG_MOST_BARS;
    l->bars = arena_array(&c->arena, l->count + 1, sizeof *l->bars);
    if (!l->bars)
        return false;
    for (size_t i = 0; i < l->count; i++)
        l->bars[i] = bar_of(c, &chart->marks.at[i], shared);
    l->range = marks_range(chart);
    lay_out(c, l);
    return true;
}

static int length_of(const struct layout *l, const struct chart_mark *m)
{
    double span = l->range.high - l->range.low;
    double length = span > 0 ? decimal_to_double(m->value) / span * l->plot : 0;
    int whole = (int)(length < 0 ? length - 0.5 : length + 0.5);
    return whole || m->value.coef == 0 ? whole : is_negative(m) ? -1 : 1;
}

/* Where the end of a bar comes to a point: TIP beyond it, or before it, but not beyond the axis. */
static int tip_of(const struct layout *l, const struct chart_mark *m, int end)
{
    int bound = mark_bound(m), tip = end + bound * TIP;
    if (bound < 0 && end >= l->zero)
        return larger(tip, l->zero);
    return bound > 0 && end < l->zero && tip > l->zero ? l->zero : tip;
}

static void add_bar(struct canvas *c, const struct layout *l, const struct chart_mark *m)
{
    int end = l->zero + length_of(l, m), tip = tip_of(l, m, end);
    const char *class = m->below ? "bar below" : is_negative(m) ? "bar negative" : "bar";
    buf_printf(c->out, "<path class=\"%s\" d=\"M%d %dH%dL%d %dL%d %dH%dZ\"/>\n", class, l->zero, c->y, end, tip, c->y + BAR / 2,
               end, c->y + BAR, l->zero);
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* The figure stands behind the end of its bar. */
static void add_figure(struct canvas *c, const struct layout *l, const struct bar *b)
{
    int end = l->zero + length_of(l, b->mark), tip = tip_of(l, b->mark, end), y = c->y + BASELINE;
    if (is_negative(b->mark))
        svg_text_side(c, smaller(end, tip) - GAP, y, SVG_END, b->shown, b->remark);
    else
        svg_text_side(c, larger(end, tip) + GAP, y, SVG_START, b->shown, b->remark);
}

/* Why there is no figure, at the axis or as near to it as there is room. */
static void add_reason(struct canvas *c, const struct layout *l, const struct bar *b)
{
    int room = c->width - svg_side_width(b->shown, b->remark);
    svg_text_side(c, smaller(l->zero + GAP, room), c->y + BASELINE, SVG_START, b->shown, b->remark);
}

static struct str joined(struct canvas *c, struct str first, struct str second)
{
    return arena_printf(&c->arena, "%.*s%s%.*s", STR_ARG(first), second.len ? "  " : "", STR_ARG(second));
}

static void add_row(struct canvas *c, const struct layout *l, const struct bar *b)
{
    if (l->above) {
        svg_paragraph(c, SVG_LABEL, joined(c, b->label, b->period));
        c->y += 2;
    } else {
        svg_text_side(c, l->gutter - GAP, c->y + BASELINE, SVG_END, b->label, b->period);
    }
    if (b->mark->has_value) {
        add_bar(c, l, b->mark);
        add_figure(c, l, b);
        buf_printf(c->out, "<path class=\"axis\" d=\"M%d %dV%d\"/>\n", l->zero, c->y - 4, c->y + BAR + 5);
    } else if (l->above) {
        svg_paragraph(c, SVG_SIDE, joined(c, b->shown, b->remark));
        c->y -= BAR;
    } else {
        add_reason(c, l, b);
    }
    c->y += PITCH;
}

static void add_rule(struct canvas *c)
{
    buf_printf(c->out, "<path class=\"rule\" d=\"M0 %dH%d\"/>\n", c->y + 3, c->width);
    c->y += 8;
    svg_paragraph(c, SVG_SMALL, words_below(c->zh));
    c->y += 6;
}

static void add_key(struct canvas *c, const struct layout *l, size_t left_out)
{
    bool bounds = false;
    c->y += 4;
    for (size_t i = 0; i < l->count; i++)
        bounds = bounds || (l->bars[i].mark->has_value && mark_bound(l->bars[i].mark));
    if (bounds)
        svg_paragraph(
            c, SVG_SMALL,
            words_pick(c->zh, "A bar with a pointed or notched end is a bound: the true figure lies in the direction of the point.",
                       "末端呈箭头或缺口的条形表示界限：实际数值位于箭头所指一侧。"));
    if (left_out)
        svg_paragraph(c, SVG_SMALL,
                      arena_printf(&c->arena, c->zh ? "另有%zu行未绘出。" : "%zu more rows are not drawn.", left_out));
}

void svg_bars(struct canvas *c, const struct chart *chart)
{
    struct layout l = {0};
    if (!prepare(c, chart, &l)) {
        c->out->failed = true;
        return;
    }
    for (size_t i = 0; i < l.count; i++) {
        if (l.bars[i].mark->below && (!i || !l.bars[i - 1].mark->below))
            add_rule(c);
        add_row(c, &l, &l.bars[i]);
    }
    add_key(c, &l, chart->marks.len - l.count);
}
