/* Charts for a terminal, in block elements:
 *
 *     IP pledge financing (亿元)
 *     2023 (full year)
 *     Hebei              ████████████▍ 145.00
 *     Hubei              ██████████▉ 127.16
 *     ------------------------------------------------------------
 *     Zhejiang  2022-H1  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░▶ >489.00  ≠ period
 *     Gansu              —  missing: no bulletin
 *
 * Rows below the rule are hollow; the tip of a bound points to where the true figure lies; what is negative stands left of an axis. Lines over
 * years are drawn as bars too, a row a period, grouped by label: the eye reads them downwards, and each keeps its figure.
 */
#include "render/fit.h"
#include "render/formats.h"
#include "render/marks.h"
#include "text/utf8.h"

enum { USUAL_WIDTH = 80, LEAST_WIDTH = 40, MOST_WIDTH = 200, LEAST_BARS = 12, GAP = 2 };

struct line {
    const struct chart_mark *mark;
    struct str label;  /* "Zhejiang  2022-H1" */
    struct str figure; /* ">489.00  ≠ period" */
    bool begins;       /* a group of its own label begins here */
};

struct drawing {
    const struct chart *chart;
    struct arena arena;
    struct line *lines; /* one a mark, in the order of printing */
    struct range range;
    size_t width, gutter; /* of all, and of the labels with the gap behind them */
    size_t left, right;   /* cells on either side of the axis */
    bool above;           /* labels have a line of their own above the bar: beside it there is no room */
};

static struct str joined(struct drawing *d, struct str first, struct str second)
{
    struct str all = arena_printf(&d->arena, "%.*s%s%.*s", STR_ARG(first), first.len && second.len ? "  " : "", STR_ARG(second));
    return fit_safe(&d->arena, all);
}

/* The period stays, whatever must be cut of a label. */
static struct str label_of(struct drawing *d, const struct chart_mark *m, struct str shared)
{
    if (d->chart->kind == CHART_LINES)
        return joined(d, STR(" "), m->period);
    struct str label = fit_safe(&d->arena, m->label), period = fit_safe(&d->arena, mark_period(m, shared));
    period = fit_cut(&d->arena, period, d->width / 2, utf8_width);
    return joined(d, fit_cut(&d->arena, label, d->width - utf8_display_width(period) - GAP, utf8_width), period);
}

static struct line line_of(struct drawing *d, const struct chart_mark *m, struct str shared)
{
    return (struct line){m, label_of(d, m, shared), joined(d, mark_shown(m), m->remark), false};
}

static bool prepare_lines(struct drawing *d)
{
    size_t count = d->chart->marks.len;
    struct placed *placed = d->chart->kind == CHART_LINES ? marks_by_series(&d->arena, d->chart) : NULL;
    struct str shared = marks_period(d->chart);
    d->lines = arena_array(&d->arena, count + 1, sizeof *d->lines);
    if (!d->lines || (d->chart->kind == CHART_LINES && !placed))
        return false;
    for (size_t i = 0; i < count; i++) {
        d->lines[i] = line_of(d, placed ? placed[i].mark : &d->chart->marks.at[i], shared);
        d->lines[i].begins = placed && (!i || placed[i].series != placed[i - 1].series);
    }
    return true;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Divides the cells that labels and figures leave among both sides of the axis. */
static void prepare_bars(struct drawing *d)
{
    size_t label = 0, figure = 0;
    for (size_t i = 0; i < d->chart->marks.len; i++) {
        label = larger(label, utf8_display_width(d->lines[i].label));
        if (d->lines[i].mark->has_value)
            figure = larger(figure, utf8_display_width(d->lines[i].figure));
    }
    size_t beside = figure + GAP + 1; /* a blank, the tip of a bound, the axis */
    d->above = label + GAP + beside + LEAST_BARS > d->width;
    d->gutter = d->above ? GAP : label + GAP;
    size_t taken = d->gutter + beside;
    size_t cells = d->width >= taken + LEAST_BARS ? d->width - taken : LEAST_BARS;
    double share = d->range.low < 0 ? -d->range.low / (d->range.high - d->range.low) : 0;
    d->left = d->range.low < 0 ? larger(1, (size_t)((double)cells * share)) : 0;
    d->right = cells - d->left;
}

static bool prepare(struct drawing *d)
{
    d->range = marks_range(d->chart);
    if (!prepare_lines(d))
        return false;
    prepare_bars(d);
    return true;
}

static void add_times(struct buf *out, struct str what, size_t times)
{
    while (times-- > 0)
        buf_add(out, what);
}

/* The length of a bar in eighths of a cell; a figure that is not zero is never nothing. */
static size_t eighths(double value, double most, size_t cells)
{
    double share = value > 0 && most > 0 ? value / most : 0;
    size_t length = (size_t)(share * (double)cells * 8 + 0.5);
    return share > 0 ? larger(length, 1) : 0;
}

static void add_tip(struct buf *out, const struct chart_mark *m)
{
    int bound = mark_bound(m);
    if (bound)
        buf_add(out, bound > 0 ? STR("▶") : STR("◀"));
}

/* Only a solid bar without a tip ends within a cell. */
static void add_right(const struct drawing *d, const struct chart_mark *m, struct buf *out)
{
    static const char *const parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    size_t length = eighths(decimal_to_double(m->value), d->range.high, d->right);
    bool whole = m->below || mark_bound(m);
    size_t cells = whole ? (length + 7) / 8 : length / 8;
    add_times(out, m->below ? STR("░") : STR("█"), cells);
    buf_add(out, str_of(whole ? "" : parts[length % 8]));
    add_tip(out, m);
}

/* The tip of a bar to the left takes its last cell, so that the axis stays where it is. */
static void add_left(const struct drawing *d, const struct chart_mark *m, struct buf *out)
{
    size_t length = eighths(-decimal_to_double(m->value), -d->range.low, d->left);
    size_t cells = (length + 7) / 8;
    bool half = length % 8 >= 1 && length % 8 <= 4 && !m->below && !mark_bound(m);
    add_times(out, STR(" "), d->left - cells);
    add_tip(out, m);
    if (half)
        buf_add(out, STR("▐"));
    add_times(out, m->below ? STR("░") : STR("█"), cells - (half || mark_bound(m)));
}

static void add_bar(const struct drawing *d, const struct chart_mark *m, struct buf *out)
{
    bool negative = m->has_value && m->value.coef < 0;
    if (negative)
        add_left(d, m, out);
    else
        add_times(out, STR(" "), d->left);
    if (d->left)
        buf_add(out, STR("│"));
    size_t before = out->len;
    if (m->has_value && !negative)
        add_right(d, m, out);
    if (d->left || out->len > before)
        buf_char(out, ' ');
}

/* One line, cut to the width, without blanks at its end. */
static void add_line(struct drawing *d, struct str text, struct buf *out)
{
    struct str line = fit_cut(&d->arena, text, d->width, utf8_width);
    while (line.len && line.ptr[line.len - 1] == ' ')
        line.len--;
    out->failed = out->failed || !line.ptr;
    buf_add(out, line);
    buf_char(out, '\n');
}

/* A bar that a long figure would push out of the line loses of the figure's end, not of itself. */
static void add_mark(struct drawing *d, const struct line *l, struct buf *out)
{
    struct buf text = {0};
    if (d->above)
        add_line(d, l->label, out);
    else
        buf_add(&text, l->label);
    size_t used = utf8_display_width(buf_str(&text));
    add_times(&text, STR(" "), d->gutter - used);
    add_bar(d, l->mark, &text);
    buf_add(&text, l->figure);
    add_line(d, buf_str(&text), out);
    out->failed = out->failed || text.failed;
    buf_fini(&text);
}

/* The unit stays, whatever must be cut of the title. */
static void add_heading(struct drawing *d, struct buf *out)
{
    const struct chart *c = d->chart;
    struct str title = fit_safe(&d->arena, c->title), unit = fit_safe(&d->arena, c->unit);
    unit = fit_cut(&d->arena, unit, d->width / 2, utf8_width);
    size_t room = d->width - (unit.len ? utf8_display_width(unit) + 3 : 0);
    title = fit_cut(&d->arena, title, room, utf8_width);
    add_line(d, unit.len ? arena_printf(&d->arena, "%.*s (%.*s)", STR_ARG(title), STR_ARG(unit)) : title, out);
    if (c->subtitle.len)
        add_line(d, fit_safe(&d->arena, c->subtitle), out);
}

static void add_chart(struct drawing *d, struct buf *out)
{
    add_heading(d, out);
    for (size_t i = 0; i < d->chart->marks.len; i++) {
        const struct line *l = &d->lines[i];
        if (l->begins)
            add_line(d, fit_safe(&d->arena, l->mark->label), out);
        else if (i && d->chart->kind == CHART_BARS && l->mark->below != l[-1].mark->below) {
            add_times(out, STR("-"), d->width);
            buf_char(out, '\n');
        }
        add_mark(d, l, out);
    }
}

enum ipdb_status render_chart(const struct rowset *set, int width, struct buf *out, struct err *err)
{
    int columns = width <= 0 ? USUAL_WIDTH : width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
    for (size_t i = 0; i < set->charts.len; i++) {
        struct drawing d = {.chart = &set->charts.at[i], .width = (size_t)columns};
        if (i)
            buf_char(out, '\n');
        if (prepare(&d))
            add_chart(&d, out);
        else
            out->failed = true;
        arena_fini(&d.arena);
    }
    return out->failed ? err_nomem(err) : IPDB_OK;
}
