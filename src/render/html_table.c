/* The table of a page: columns for people, rows below the rule in a body of their own under a heading that says what they are.
 *
 *     <td>Hebei</td><td class="n">145.00</td><td><a href="#e1">hebei-2023#12</a></td>
 */
#include "render/html.h"
#include "render/markup.h"
#include "render/words.h"

static bool is_shown(const struct column *c)
{
    return c->audience != FOR_MACHINES;
}

/* "2022-" on one line and "H1" on the next would read as another period. */
static const char *class_of(const struct column *c)
{
    return c->align == ALIGN_RIGHT ? " class=\"n\"" : str_eq(c->name, STR("period")) ? " class=\"whole\"" : "";
}

static void add_link(struct buf *out, struct str key, const struct strmap *cited)
{
    size_t number;
    bool links = key.len && strmap_get(cited, key, &number);
    if (links)
        buf_printf(out, "<a href=\"#e%zu\">", number);
    markup_text(out, key);
    if (links)
        buf_add(out, STR("</a>"));
}

/* Of a figure out of two, both: "hebei-2023#12, hebei-2022#7" */
static void add_evidence(struct buf *out, struct str cell, const struct strmap *cited)
{
    for (size_t at = 0; at < cell.len;) {
        size_t comma = str_find(cell, STR(", "), at), end = comma < cell.len ? comma : cell.len;
        add_link(out, str_slice(cell, at, end), cited);
        if (comma < cell.len)
            buf_add(out, STR(", "));
        at = comma < cell.len ? comma + 2 : cell.len;
    }
}

static void add_cell(struct buf *out, const struct column *c, struct str cell, const struct strmap *cited)
{
    buf_printf(out, "<td%s>", class_of(c));
    if (str_eq(c->name, STR("evidence")))
        add_evidence(out, cell, cited);
    else
        markup_text(out, cell);
    buf_add(out, STR("</td>"));
}

static void add_row(struct buf *out, const struct rowset *set, const struct row *row, const struct strmap *cited)
{
    buf_add(out, STR("<tr>"));
    for (size_t i = 0; i < set->columns.len; i++)
        if (is_shown(&set->columns.at[i]))
            add_cell(out, &set->columns.at[i], row->cells[i], cited);
    buf_add(out, STR("</tr>\n"));
}

/* Returns the number of columns. */
static size_t add_head(struct buf *out, const struct rowset *set)
{
    size_t shown = 0;
    buf_add(out, STR("<thead><tr>"));
    for (size_t i = 0; i < set->columns.len; i++) {
        const struct column *c = &set->columns.at[i];
        if (!is_shown(c))
            continue;
        buf_printf(out, "<th scope=\"col\"%s>", class_of(c));
        markup_text(out, c->title);
        buf_add(out, STR("</th>"));
        shown++;
    }
    buf_add(out, STR("</tr></thead>\n"));
    return shown;
}

static void begin_body(struct buf *out, const struct rowset *set, bool below, size_t columns)
{
    buf_add(out, below ? STR("<tbody class=\"below\">\n") : STR("<tbody>\n"));
    if (!below)
        return;
    buf_printf(out, "<tr><th scope=\"rowgroup\" colspan=\"%zu\">", columns);
    markup_text(out, words_below(words_are_zh(set)));
    buf_add(out, STR("</th></tr>\n"));
}

void html_add_table(struct buf *out, const struct rowset *set, const struct strmap *cited)
{
    if (!set->rows.len)
        return;
    buf_add(out, STR("<div class=\"table\">\n<table>\n"));
    size_t columns = add_head(out, set);
    for (size_t i = 0; i < set->rows.len; i++) {
        const struct row *row = &set->rows.at[i];
        bool begins = !i || row->below != row[-1].below;
        if (begins && i)
            buf_add(out, STR("</tbody>\n"));
        if (begins)
            begin_body(out, set, row->below, columns);
        add_row(out, set, row, cited);
    }
    buf_add(out, STR("</tbody>\n</table>\n</div>\n"));
}
