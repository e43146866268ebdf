/* A chart as a picture that can be pasted anywhere: no script, no font, no other file; light and dark.
 *
 *     <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 760 215" width="760" height="215">
 *     <title>IP pledge financing (亿元)</title><desc>Hebei 2023: 145.00; …</desc> … </svg>
 *
 * Colours stand in plain rules, dark ones in a media query over them, since many programs that take SVG know no CSS variables: these draw
 * the light picture. Several charts stand one below the other.
 */
#include "render/svg.h"

#include "render/formats.h"
#include "render/markup.h"
#include "render/words.h"

enum { MARGIN = 16, BETWEEN = 28 };

static const char style[] =
    ".chart text{font-family:\"Noto Sans SC\",\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\","
    "\"WenQuanYi Micro Hei\",sans-serif;font-size:14px;fill:#1b1f24}\n"
    ".chart .title{font-size:18px;font-weight:600}.chart .side,.chart .small{font-size:12px;fill:#57606a}\n"
    ".chart .paper{fill:#fff}.chart .bar{fill:#1f6fb2;stroke:#1f6fb2}.chart .negative{fill:#b5480f;stroke:#b5480f}\n"
    ".chart .below{fill:#dbe7f3;stroke:#1f6fb2;stroke-dasharray:4 2}\n"
    ".chart .axis{stroke:#1b1f24}.chart .grid{stroke:#d8dee4}.chart .rule{stroke:#8c959f;stroke-dasharray:2 3}\n"
    ".chart .figure text{fill:#1b1f24;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}\n"
    ".chart .line{fill:none;stroke-width:2.5;stroke-linejoin:round}.chart .hollow{fill:#fff;stroke-width:2}\n"
    ".chart .s0{fill:#1f6fb2;stroke:#1f6fb2}.chart .s1{fill:#b5480f;stroke:#b5480f}.chart .s2{fill:#0b7a5b;stroke:#0b7a5b}\n"
    ".chart .s3{fill:#9b3f86;stroke:#9b3f86}.chart .s4{fill:#6b6100;stroke:#6b6100}.chart .s5{fill:#24292f;stroke:#24292f}\n"
    ".chart .s6{fill:#0a7a99;stroke:#0a7a99}.chart .s7{fill:#c0306a;stroke:#c0306a}\n";

static const char dark_style[] =
    "@media (prefers-color-scheme:dark){\n"
    ".chart text{fill:#e6e9ed}.chart .side,.chart .small{fill:#a9b2bc}.chart .paper{fill:#15191e}\n"
    ".chart .bar{fill:#5fabea;stroke:#5fabea}.chart .negative{fill:#f0935a;stroke:#f0935a}.chart "
    ".below{fill:#20364a;stroke:#5fabea}\n"
    ".chart .axis{stroke:#e6e9ed}.chart .grid{stroke:#343b43}.chart .rule{stroke:#7d8792}.chart .figure "
    "text{fill:#e6e9ed;stroke:#15191e}\n"
    ".chart .hollow{fill:#15191e}\n"
    ".chart .s0{fill:#5fabea;stroke:#5fabea}.chart .s1{fill:#f0935a;stroke:#f0935a}.chart .s2{fill:#41c79a;stroke:#41c79a}\n"
    ".chart .s3{fill:#e08ccb;stroke:#e08ccb}.chart .s4{fill:#d8c84a;stroke:#d8c84a}.chart .s5{fill:#d0d7de;stroke:#d0d7de}\n"
    ".chart .s6{fill:#56c8e0;stroke:#56c8e0}.chart .s7{fill:#ff8fb3;stroke:#ff8fb3}}\n";

void svg_add_style(struct buf *out)
{
    buf_add(out, str_of(style));
    buf_add(out, str_of(dark_style));
}

static struct str heading_of(struct canvas *c, const struct chart *chart)
{
    return chart->unit.len ? arena_printf(&c->arena, "%.*s (%.*s)", STR_ARG(chart->title), STR_ARG(chart->unit)) : chart->title;
}

/* The chart in words, for who does not see it. */
static void add_description(struct canvas *c, const struct chart *chart)
{
    buf_add(c->out, STR("<title>"));
    markup_text(c->out, heading_of(c, chart));
    buf_add(c->out, STR("</title>\n<desc>"));
    for (size_t i = 0; i < chart->marks.len && i < SVG_MOST_BARS; i++) {
        const struct chart_mark *m = &chart->marks.at[i];
        const struct str words[] = {m->label, m->period, mark_shown(m), m->remark};
        for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
            if (words[w].len && (w || i))
                buf_add(c->out, w ? STR(" ") : STR("; "));
            markup_text(c->out, words[w]);
        }
    }
    buf_add(c->out, STR("</desc>\n"));
}

static void add_chart(struct canvas *c, const struct chart *chart)
{
    add_description(c, chart);
    svg_paragraph(c, SVG_TITLE, heading_of(c, chart));
    svg_paragraph(c, SVG_SIDE, chart->subtitle);
    c->y += 12;
    if (chart->kind == CHART_LINES)
        svg_lines(c, chart);
    else
        svg_bars(c, chart);
    c->y += 4;
    svg_paragraph(c, SVG_SMALL, chart->source);
}

/* `body`, of `height`, in an <svg> with a margin around it. */
static void add_frame(struct buf *out, int width, int height, bool with_style, struct str body)
{
    int outer = height + 2 * MARGIN;
    buf_printf(out,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" "
               "height=\"%d\">\n",
               width, outer, width, outer);
    if (with_style) {
        buf_add(out, STR("<style>\n"));
        svg_add_style(out);
        buf_add(out, STR("</style>\n"));
    }
    buf_printf(out, "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n<g transform=\"translate(%d,%d)\">\n", width, outer,
               MARGIN, MARGIN);
    buf_add(out, body);
    buf_add(out, STR("</g>\n</svg>\n"));
}

/* Puts the finished canvas into its frame and gives its memory back. */
static void finish(struct canvas *c, bool with_style, struct buf *out)
{
    add_frame(out, c->width + 2 * MARGIN, c->y, with_style, buf_str(c->out));
    out->failed = out->failed || c->out->failed;
    buf_fini(c->out);
    arena_fini(&c->arena);
}

void svg_add_figure(struct buf *out, const struct chart *chart, bool zh, int width)
{
    struct buf body = {0};
    struct canvas c = {.out = &body, .width = width - 2 * MARGIN, .zh = zh};
    add_chart(&c, chart);
    finish(&c, false, out);
}

enum ipdb_status render_svg(const struct rowset *set, struct buf *out, struct err *err)
{
    struct buf body = {0};
    struct canvas c = {.out = &body, .width = SVG_WIDE - 2 * MARGIN, .zh = words_are_zh(set)};
    for (size_t i = 0; i < set->charts.len; i++) {
        c.y += i ? BETWEEN : 0;
        buf_add(&body, STR("<g>\n"));
        add_chart(&c, &set->charts.at[i]);
        buf_add(&body, STR("</g>\n"));
    }
    if (!set->charts.len)
        svg_paragraph(&c, SVG_LABEL, words_pick(c.zh, "There is nothing to draw.", "没有可绘制的数值。"));
    finish(&c, true, out);
    return out->failed ? err_nomem(err) : IPDB_OK;
}
