/* Lines over time, from zero:
 *
 *     --o-- Hebei   - -#- - Hubei
 *     150 |                 o 145.00
 *     100 |              .-'
 *      50 |   o-------o-'
 *       0 +---------------------
 *            2021    2022   2023
 *
 * A point stands at the last day of its period. A line joins compared figures alone: it breaks where one is missing, and a figure below the rule
 * is a hollow mark of its own, with its period. A bound carries an arrow towards where the true figure lies. Series differ in colour, mark and
 * dash. A figure is written where there is room for it, the last of each line first. What cannot be drawn is said below.
 */
#include "render/fit.h"
#include "render/scale.h"
#include "render/svg.h"
#include "render/words.h"

enum {
    GAP = 8,
    HEIGHT = 240,
    INSET = 24,
    MARK = 6,
    TEXT = 14,
    ARROW = 16,
    SAMPLE = 34,
    ROW = 22,
    PERIOD = 18,
    STEPS = 5,
    MOST_LABELS = 200,
    MOST_UNDRAWN = 8
};

struct point {
    const struct chart_mark *mark;
    size_t series;
    int x, y;
    bool last; /* of its line */
};

struct box {
    int x1, y1, x2, y2;
};

struct plot {
    struct placed *placed;
    size_t mark_count; /* of the series that are drawn */
    size_t series_count, series_left_out;
    struct point *points;
    size_t point_count;
    struct box *boxes; /* what is taken: each mark, then each figure */
    size_t box_count;
    struct scale scale;
    int left, top;
};

static const char *const marks[] = {"M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0", "M-4 -4h8v8h-8z", "M0 -6L6 0L0 6L-6 0z",
                                    "M0 -6L6 5H-6z"};
static const char *const dashes[] = {"", " stroke-dasharray=\"7 3\"", " stroke-dasharray=\"2 3\"", " stroke-dasharray=\"9 3 2 3\""};

static bool can_be_drawn(const struct chart_mark *m)
{
    return m->has_value && m->end.year;
}

/* Of months of one length: near enough for a position. */
static int day_number(struct date d)
{
    return d.year * 372 + d.month * 31 + d.day;
}

static void count_series(struct plot *p, size_t marks_all)
{
    for (size_t i = 0; i < marks_all; i++) {
        bool begins = !i || p->placed[i].series != p->placed[i - 1].series;
        if (begins && p->series_count == SVG_MOST_LINES) {
            p->series_left_out = p->placed[marks_all - 1].series + 1 - SVG_MOST_LINES;
            return;
        }
        p->series_count += begins;
        p->mark_count = i + 1;
    }
}

static void add_points(struct plot *p)
{
    for (size_t i = 0; i < p->mark_count; i++)
        if (can_be_drawn(p->placed[i].mark))
            p->points[p->point_count++] = (struct point){.mark = p->placed[i].mark, .series = p->placed[i].series};
    for (size_t i = 0; i < p->point_count; i++)
        p->points[i].last = i + 1 == p->point_count || p->points[i + 1].series != p->points[i].series;
}

static int tick_width(struct scale scale)
{
    int widest = 0;
    for (int k = scale.first; k <= scale.last; k++) {
        char tick[DECIMAL_TEXT];
        size_t len = scale_tick(scale, k, tick);
        widest = larger(widest, svg_text_width((struct str){tick, len}, SVG_SMALL));
    }
    return widest;
}

static struct str figure_of(struct canvas *c, const struct chart_mark *m)
{
    struct str text = m->below ? arena_printf(&c->arena, "%.*s (%.*s)", STR_ARG(mark_shown(m)), STR_ARG(m->period)) : mark_shown(m);
    return svg_cut(c, svg_safe(c, text), SVG_SMALL, c->width / 3);
}

static void place_points(struct canvas *c, struct plot *p)
{
    int first = 0, last = 0, widest = 0;
    for (size_t i = 0; i < p->point_count; i++) {
        int day = day_number(p->points[i].mark->end);
        first = !i || day < first ? day : first;
        last = !i || day > last ? day : last;
        if (!p->points[i].mark->below)
            widest = larger(widest, svg_text_width(figure_of(c, p->points[i].mark), SVG_SMALL));
    }
    int from = p->left + larger(widest / 2, INSET), room = c->width - widest - MARK - GAP - from;
    for (size_t i = 0; i < p->point_count; i++) {
        struct point *at = &p->points[i];
        int day = day_number(at->mark->end) - first;
        at->x = from + (last > first ? (int)((double)room * day / (last - first) + 0.5) : room / 2);
        at->y = p->top + HEIGHT - scale_at(p->scale, decimal_to_double(at->mark->value), HEIGHT);
        p->boxes[p->box_count++] = (struct box){at->x - MARK, at->y - MARK, at->x + MARK, at->y + MARK};
    }
}

static bool prepare(struct canvas *c, const struct chart *chart, struct plot *p)
{
    size_t count = chart->marks.len;
    p->placed = marks_by_series(&c->arena, chart);
    p->points = arena_array(&c->arena, count + 1, sizeof *p->points);
    p->boxes = arena_array(&c->arena, count + MOST_LABELS + 1, sizeof *p->boxes);
    if (!p->placed || !p->points || !p->boxes)
        return false;
    count_series(p, count);
    add_points(p);
    p->scale = scale_nice(marks_range(chart), STEPS);
    p->left = tick_width(p->scale) + GAP;
    return true;
}

static void add_marker(struct canvas *c, size_t series, int x, int y, bool hollow)
{
    buf_printf(c->out, "<path%s transform=\"translate(%d,%d)\" d=\"%s\"/>\n", hollow ? " class=\"hollow\"" : "", x, y,
               marks[series % 4]);
}

static void begin_series(struct canvas *c, size_t series)
{
    buf_printf(c->out, "<g class=\"s%zu\">\n", series % SVG_MOST_LINES);
}

static void end_series(struct canvas *c)
{
    buf_add(c->out, STR("</g>\n"));
}

static void add_legend_entry(struct canvas *c, size_t series, int x, struct str label)
{
    int y = c->y + ROW / 2;
    begin_series(c, series);
    buf_printf(c->out, "<path class=\"line\"%s d=\"M%d %dh%d\"/>\n", dashes[series % 4], x, y, SAMPLE);
    add_marker(c, series, x + SAMPLE / 2, y, false);
    end_series(c);
    svg_text(c, x + SAMPLE + GAP, y + 5, SVG_START, SVG_LABEL, label);
}

static void add_legend(struct canvas *c, const struct plot *p)
{
    int x = 0;
    for (size_t i = 0; i < p->mark_count; i++) {
        if (i && p->placed[i].series == p->placed[i - 1].series)
            continue;
        struct str label = svg_cut(c, svg_safe(c, p->placed[i].mark->label), SVG_LABEL, c->width - SAMPLE - GAP);
        int width = SAMPLE + GAP + svg_text_width(label, SVG_LABEL);
        if (x && x + width > c->width) {
            x = 0;
            c->y += ROW;
        }
        add_legend_entry(c, p->placed[i].series, x, label);
        x += width + 3 * GAP;
    }
    c->y += ROW;
}

static void add_grid(struct canvas *c, const struct plot *p)
{
    for (int k = p->scale.first; k <= p->scale.last; k++) {
        char tick[DECIMAL_TEXT];
        size_t len = scale_tick(p->scale, k, tick);
        int y = p->top + HEIGHT - scale_at(p->scale, decimal_to_double(p->scale.step) * k, HEIGHT);
        buf_printf(c->out, "<path class=\"%s\" d=\"M%d %dH%d\"/>\n", k ? "grid" : "axis", p->left, y, c->width);
        svg_text(c, p->left - GAP, y + 4, SVG_END, SVG_SMALL, (struct str){tick, len});
    }
}

static int by_time(const void *a, const void *b)
{
    const struct point *x = *(const struct point *const *)a, *y = *(const struct point *const *)b;
    return x->x != y->x ? (x->x < y->x ? -1 : 1) : (x > y) - (x < y);
}

/* How far the arrows of bounds reach below the axis. */
static int overhang(const struct plot *p)
{
    int most = 0;
    for (size_t i = 0; i < p->point_count; i++)
        if (mark_bound(p->points[i].mark) < 0)
            most = larger(most, p->points[i].y + ARROW - p->top - HEIGHT);
    return most;
}

/* Periods under the axis, as many as there is room for; those of figures below the rule stand beside the figures. */
static void add_periods(struct canvas *c, const struct plot *p)
{
    const struct point **sorted = arena_array(&c->arena, p->point_count + 1, sizeof(const struct point *));
    int taken = 0, y = p->top + HEIGHT + overhang(p) + PERIOD;
    c->y = y + GAP + 4;
    c->out->failed = c->out->failed || !sorted;
    if (!sorted)
        return;
    for (size_t i = 0; i < p->point_count; i++)
        sorted[i] = &p->points[i];
    qsort(sorted, p->point_count, sizeof(const struct point *), by_time);
    for (size_t i = 0; i < p->point_count; i++) {
        struct str label = svg_cut(c, svg_safe(c, sorted[i]->mark->period), SVG_SMALL, c->width / 4);
        int half = svg_text_width(label, SVG_SMALL) / 2 + 1, x = sorted[i]->x;
        x = x + half > c->width ? c->width - half : x;
        if (sorted[i]->mark->below || x - half < taken)
            continue;
        svg_text(c, x, y, SVG_MIDDLE, SVG_SMALL, label);
        taken = x + half + GAP;
    }
}

/* Joins the compared figures of one series; `i` is its first mark. Returns the mark behind its last one. */
static size_t add_line(struct canvas *c, const struct plot *p, size_t i, const struct point **next)
{
    size_t series = p->placed[i].series;
    bool pen = false;
    buf_printf(c->out, "<path class=\"line\"%s d=\"", dashes[series % 4]);
    for (; i < p->mark_count && p->placed[i].series == series; i++) {
        const struct chart_mark *m = p->placed[i].mark;
        const struct point *at = can_be_drawn(m) ? (*next)++ : NULL;
        if (at && !m->below)
            buf_printf(c->out, "%c%d %d", pen ? 'L' : 'M', at->x, at->y);
        pen = m->below ? pen : at != NULL;
    }
    buf_add(c->out, STR("\"/>\n"));
    return i;
}

static void add_arrow(struct canvas *c, const struct point *at)
{
    int up = -mark_bound(at->mark);
    if (up)
        buf_printf(c->out, "<path class=\"line\" d=\"M%d %dv%dm-4 %dl4 %dl4 %d\"/>\n", at->x, at->y + up * MARK,
                   up * (ARROW - MARK), -up * 4, up * 4, -up * 4);
}

static void add_series(struct canvas *c, const struct plot *p)
{
    const struct point *next = p->points;
    for (size_t i = 0; i < p->mark_count;) {
        const struct point *first = next;
        begin_series(c, p->placed[i].series);
        i = add_line(c, p, i, &next);
        for (const struct point *at = first; at < next; at++) {
            add_arrow(c, at);
            add_marker(c, at->series, at->x, at->y, at->mark->below);
        }
        end_series(c);
    }
}

static bool is_free(const struct plot *p, struct box b)
{
    for (size_t i = 0; i < p->box_count; i++) {
        const struct box *o = &p->boxes[i];
        if (b.x1 < o->x2 && o->x1 < b.x2 && b.y1 < o->y2 && o->y1 < b.y2)
            return false;
    }
    return true;
}

/* Writes the figure above its mark, else below it, else not at all; the last one of a line preferably behind its mark. */
static void add_figure(struct canvas *c, struct plot *p, const struct point *at)
{
    struct str text = figure_of(c, at->mark);
    int width = svg_text_width(text, SVG_SMALL), bound = mark_bound(at->mark), arrow = ARROW - MARK;
    int above = at->y - MARK - 1 - (bound > 0 ? arrow : 0), below = at->y + MARK + TEXT + (bound < 0 ? arrow : 0);
    const int starts[] = {at->x + MARK + 2, at->x - width / 2, at->x - width / 2}, bottoms[] = {at->y + TEXT / 2, above, below};
    for (size_t i = at->last ? 0 : 1; i < 3; i++) {
        struct box box = {starts[i], bottoms[i] - TEXT + 2, starts[i] + width, bottoms[i]};
        if (box.y2 > p->top + HEIGHT + TEXT / 2 || box.x2 > c->width || !is_free(p, box))
            continue;
        p->boxes[p->box_count++] = box;
        buf_add(c->out, STR("<g class=\"figure\">"));
        svg_text(c, i ? at->x : starts[i], bottoms[i] - 2, i ? SVG_MIDDLE : SVG_START, SVG_SMALL, text);
        buf_add(c->out, STR("</g>\n"));
        return;
    }
}

static void add_figures(struct canvas *c, struct plot *p)
{
    if (p->point_count > MOST_LABELS)
        return;
    for (int last = 1; last >= 0; last--)
        for (size_t i = 0; i < p->point_count; i++)
            if (p->points[i].last == last)
                add_figure(c, p, &p->points[i]);
}

static void add_key(struct canvas *c, const struct plot *p)
{
    bool hollow = false;
    for (size_t i = 0; i < p->point_count; i++)
        hollow = hollow || p->points[i].mark->below;
    if (hollow)
        svg_paragraph(c, SVG_SMALL, words_pick(c->zh, "Hollow marks are shown, not compared.", "空心标记仅列示，不参与比较。"));
}

static void add_undrawn(struct canvas *c, const struct plot *p)
{
    size_t said = 0, more = 0;
    for (size_t i = 0; i < p->mark_count; i++) {
        const struct chart_mark *m = p->placed[i].mark;
        if (can_be_drawn(m))
            continue;
        more += said == MOST_UNDRAWN;
        if (said == MOST_UNDRAWN)
            continue;
        said++;
        svg_paragraph(c, SVG_SMALL,
                      arena_printf(&c->arena, "%.*s %.*s: %.*s %.*s", STR_ARG(m->label), STR_ARG(m->period), STR_ARG(mark_shown(m)),
                                   STR_ARG(m->remark)));
    }
    if (more)
        svg_paragraph(c, SVG_SMALL, arena_printf(&c->arena, c->zh ? "另有%zu个缺项。" : "%zu more are missing.", more));
    if (p->series_left_out)
        svg_paragraph(c, SVG_SMALL,
                      arena_printf(&c->arena, c->zh ? "另有%zu条线未绘出。" : "%zu more lines are not drawn.", p->series_left_out));
}

void svg_lines(struct canvas *c, const struct chart *chart)
{
    struct plot p = {0};
    if (!prepare(c, chart, &p)) {
        c->out->failed = true;
        return;
    }
    add_legend(c, &p);
    if (p.point_count) {
        p.top = c->y + TEXT + ARROW;
        place_points(c, &p);
        add_grid(c, &p);
        add_periods(c, &p);
        add_series(c, &p);
        add_figures(c, &p);
    }
    add_key(c, &p);
    add_undrawn(c, &p);
}
