/* Charts as SVG: the canvas that bars and lines are drawn on, and what a page needs to hold them. Coordinates are whole pixels. */
#ifndef RENDER_SVG_H
#define RENDER_SVG_H

#include "base/buf.h"
#include "render/marks.h"

/* Each is a class of the style sheet. */
enum svg_style { SVG_TITLE, SVG_LABEL, SVG_SIDE, SVG_SMALL };
enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

struct canvas {
    struct arena arena;
    struct buf *out;
    int width;
    int y; /* where the next thing begins */
    bool zh;
};

enum { SVG_WIDE = 760, SVG_NARROW = 340, SVG_MOST_BARS = 60, SVG_MOST_LINES = 8 };

static inline int larger(int a, int b)
{
    return a > b ? a : b;
}

/* The rules for the classes of a chart, light and dark. */
void svg_add_style(struct buf *out);
/* One chart as an <svg> of its own, `width` wide. */
void svg_add_figure(struct buf *out, const struct chart *chart, bool zh, int width);

/* svg_text.c: all text is escaped, and cut to `room` where that is given. */
struct str svg_safe(struct canvas *c, struct str text);
struct str svg_cut(struct canvas *c, struct str text, enum svg_style style, int room);
int svg_text_width(struct str text, enum svg_style style);
void svg_text(struct canvas *c, int x, int y, enum svg_anchor anchor, enum svg_style style, struct str text);
/* `text`, and behind it `side`, smaller and paler. */
void svg_text_side(struct canvas *c, int x, int y, enum svg_anchor anchor, struct str text, struct str side);
int svg_side_width(struct str text, struct str side);
/* Text over the whole width in as many lines as it needs, at most eight, from c->y on. */
void svg_paragraph(struct canvas *c, enum svg_style style, struct str text);

/* svg_bars.c, svg_lines.c: the chart without title and source, from c->y on. */
void svg_bars(struct canvas *c, const struct chart *chart);
void svg_lines(struct canvas *c, const struct chart *chart);

#endif
