/* An answer as one page that can be sent by mail and opened anywhere: charts, table, notes, and the sentence behind each figure.
 *
 *     <h1>pledge_financing by region</h1> <figure><svg …> <table> … <a href="#e1">hebei-2023#12</a> … <li id="e1"> …融资金额<mark>145亿元</mark>
 *
 * The page loads nothing and runs nothing; its Content-Security-Policy says so to the browser, too. Every chart is there twice, for wide and for
 * narrow windows, since a picture that is made smaller can no longer be read.
 */
#include "render/html.h"

#include "render/formats.h"
#include "render/markup.h"
#include "render/svg.h"
#include "render/words.h"

static void add_element(struct buf *out, const char *name, struct str text)
{
    buf_printf(out, "<%s>", name);
    markup_text(out, text);
    buf_printf(out, "</%s>\n", name);
}

static void add_head(const struct rowset *set, struct buf *out)
{
    buf_printf(
        out,
        "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
        "dark\">\n",
        words_are_zh(set) ? "zh-CN" : "en");
    add_element(out, "title", set->title);
    buf_add(out, STR("<style>\n"));
    html_add_style(out);
    svg_add_style(out);
    buf_add(out, STR("</style>\n</head>\n"));
}

static void add_charts(const struct rowset *set, struct buf *out)
{
    static const int widths[] = {SVG_WIDE, SVG_NARROW};
    for (size_t i = 0; i < set->charts.len; i++) {
        buf_add(out, STR("<figure>\n"));
        for (size_t w = 0; w < 2; w++) {
            buf_printf(out, "<div class=\"%s\">\n", w ? "narrow" : "wide");
            svg_add_figure(out, &set->charts.at[i], words_are_zh(set), widths[w]);
            buf_add(out, STR("</div>\n"));
        }
        buf_add(out, STR("</figure>\n"));
    }
}

static void add_notes(const struct rowset *set, struct buf *out)
{
    if (!set->notes.len)
        return;
    buf_add(out, STR("<section>\n"));
    add_element(out, "h2", words_pick(words_are_zh(set), "Notes", "说明"));
    buf_add(out, STR("<ul>\n"));
    for (size_t i = 0; i < set->notes.len; i++)
        add_element(out, "li", set->notes.at[i]);
    buf_add(out, STR("</ul>\n</section>\n"));
}

/* The number of each citation, of what is cited twice the first. */
static bool number_citations(const struct rowset *set, struct strmap *cited)
{
    size_t known;
    for (size_t i = 0; i < set->citations.len; i++)
        if (!strmap_get(cited, set->citations.at[i].evidence, &known) && !strmap_put(cited, set->citations.at[i].evidence, i + 1))
            return false;
    return true;
}

enum ipdb_status render_html(const struct rowset *set, struct buf *out, struct err *err)
{
    struct strmap cited = {0};
    bool ok = number_citations(set, &cited);
    if (ok) {
        add_head(set, out);
        buf_add(out, STR("<body>\n<main>\n"));
        add_element(out, "h1", set->title);
        add_charts(set, out);
        html_add_table(out, set, &cited);
        add_notes(set, out);
        html_add_evidence(out, set, &cited);
        buf_add(out, STR("</main>\n</body>\n</html>\n"));
    }
    strmap_fini(&cited);
    return ok && !out->failed ? IPDB_OK : err_nomem(err);
}
