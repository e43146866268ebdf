/* The sentences behind the figures of a page:
 *
 *     <li id="e1"> hebei-2023#12 <blockquote>登记知识产权质押项目1015项，质押融资金额<mark>145亿元</mark>…</blockquote> <p>河北省2023年知识产权工作情况</p>
 *
 * The number comes in 【】. Where the bulletin has such brackets of its own, too, nobody can tell which is which: then all of them stay.
 */
#include "render/html.h"
#include "render/markup.h"
#include "render/words.h"

enum { HASH_SHOWN = 12 };

static void add_paragraph(struct buf *out, const char *class, struct str text)
{
    if (!text.len)
        return;
    buf_printf(out, "<p class=\"%s\">", class);
    markup_text(out, text);
    buf_add(out, STR("</p>\n"));
}

static void add_sentence(struct buf *out, struct str s)
{
    const struct str open = STR("【"), close = STR("】");
    size_t begin = str_find(s, open, 0), end = begin == SIZE_MAX ? SIZE_MAX : str_find(s, close, begin);
    bool one = end != SIZE_MAX && str_find(s, open, begin + 1) == SIZE_MAX && str_find(s, close, end + 1) == SIZE_MAX;
    buf_add(out, STR("<blockquote>"));
    if (one) {
        markup_text(out, str_slice(s, 0, begin));
        buf_add(out, STR("<mark>"));
        markup_text(out, str_slice(s, begin + open.len, end));
        buf_add(out, STR("</mark>"));
        markup_text(out, str_slice(s, end + close.len, s.len));
    } else {
        markup_text(out, s);
    }
    buf_add(out, STR("</blockquote>\n"));
}

static void add_title(struct buf *out, const struct citation *c)
{
    bool links = markup_is_link(c->url);
    buf_add(out, STR("<p class=\"source\">"));
    if (links) {
        buf_add(out, STR("<a rel=\"noopener noreferrer\" href=\""));
        markup_text(out, c->url);
        buf_add(out, STR("\">"));
    }
    markup_text(out, c->title);
    buf_add(out, links ? STR("</a>") : STR(""));
    const struct str more[] = {c->publisher, c->published};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (more[i].len) {
            buf_add(out, STR(" · "));
            markup_text(out, more[i]);
        }
    if (c->sha256.len) {
        buf_add(out, STR(" · SHA-256 <code>"));
        markup_text(out, str_slice(c->sha256, 0, HASH_SHOWN));
        buf_add(out, STR("</code>"));
    }
    buf_add(out, STR("</p>\n"));
}

void html_add_evidence(struct buf *out, const struct rowset *set, const struct strmap *cited)
{
    if (!set->citations.len)
        return;
    buf_add(out, STR("<section>\n<h2>"));
    markup_text(out, words_pick(words_are_zh(set), "Evidence", "出处"));
    buf_add(out, STR("</h2>\n<ol class=\"evidence\">\n"));
    for (size_t i = 0; i < set->citations.len; i++) {
        const struct citation *c = &set->citations.at[i];
        size_t number = 0;
        if (!strmap_get(cited, c->evidence, &number) || number != i + 1)
            continue; /* it stands there already */
        buf_printf(out, "<li id=\"e%zu\">\n", i + 1);
        add_paragraph(out, "key", c->evidence);
        add_paragraph(out, "heading", c->heading);
        add_sentence(out, c->sentence);
        add_title(out, c);
        buf_add(out, STR("</li>\n"));
    }
    buf_add(out, STR("</ol>\n</section>\n"));
}
