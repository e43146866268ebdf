/* Text in a picture. SVG neither breaks lines nor tells how wide a text is: both are estimated, on the wide side (fit_em).
 *
 *     svg_text_side(c, 96, 40, SVG_START, ">489.00", "≠ period")
 *     →  <text class="label" x="96" y="40">&gt;489.00<tspan class="side" dx="6">≠ period</tspan></text>
 */
#include "render/fit.h"
#include "render/markup.h"
#include "render/svg.h"

enum { SIDE_GAP = 6, MOST_LINES = 8 };

static const struct {
    const char *class;
    int size; /* as measured: the title is of 18, and bold */
    int leading;
} styles[] = {[SVG_TITLE] = {"title", 20, 25},
              [SVG_LABEL] = {"label", 14, 20},
              [SVG_SIDE] = {"side", 12, 18},
              [SVG_SMALL] = {"small", 12, 18}};

struct str svg_safe(struct canvas *c, struct str text)
{
    struct str safe = fit_safe(&c->arena, text);
    c->out->failed = c->out->failed || !safe.ptr;
    return safe;
}

static size_t room_of(enum svg_style style, int room)
{
    return room > 0 ? (size_t)room * 1000 / (size_t)styles[style].size : 0;
}

struct str svg_cut(struct canvas *c, struct str text, enum svg_style style, int room)
{
    struct str cut = fit_cut(&c->arena, text, room_of(style, room), fit_em);
    c->out->failed = c->out->failed || !cut.ptr;
    return cut;
}

int svg_text_width(struct str text, enum svg_style style)
{
    size_t most = 100000; /* em, beyond which nothing fits anyway */
    size_t width = fit_width(text, fit_em);
    return (int)((width < most * 1000 ? width : most * 1000) * (size_t)styles[style].size / 1000);
}

int svg_side_width(struct str text, struct str side)
{
    return svg_text_width(text, SVG_LABEL) + (side.len ? SIDE_GAP + svg_text_width(side, SVG_SIDE) : 0);
}

static void begin_text(struct canvas *c, int x, int y, enum svg_anchor anchor, enum svg_style style, struct str text)
{
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    buf_printf(c->out, "<text class=\"%s\" x=\"%d\" y=\"%d\"%s>", styles[style].class, x, y, anchors[anchor]);
    markup_text(c->out, text);
}

void svg_text(struct canvas *c, int x, int y, enum svg_anchor anchor, enum svg_style style, struct str text)
{
    begin_text(c, x, y, anchor, style, text);
    buf_add(c->out, STR("</text>\n"));
}

void svg_text_side(struct canvas *c, int x, int y, enum svg_anchor anchor, struct str text, struct str side)
{
    begin_text(c, x, y, anchor, SVG_LABEL, text);
    if (side.len) {
        buf_printf(c->out, "<tspan class=\"side\" dx=\"%d\">", SIDE_GAP);
        markup_text(c->out, side);
        buf_add(c->out, STR("</tspan>"));
    }
    buf_add(c->out, STR("</text>\n"));
}

void svg_paragraph(struct canvas *c, enum svg_style style, struct str text)
{
    struct str rest = svg_safe(c, text);
    for (int line = 1; rest.len; line++) {
        size_t len = line < MOST_LINES ? fit_line(rest, room_of(style, c->width), fit_em) : rest.len;
        struct str part = line < MOST_LINES ? str_trim(str_slice(rest, 0, len)) : svg_cut(c, rest, style, c->width);
        svg_text(c, 0, c->y + styles[style].size, SVG_START, style, part);
        c->y += styles[style].leading;
        rest = str_slice(rest, len, rest.len);
    }
}
