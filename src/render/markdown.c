/* A table as GitHub prints it (GitHub Flavored Markdown), for people:
 *
 *     | rank | region | 亿元 |
 *     | :--- | :--- | ---: |
 *     | 1 | Hebei | 145.00 |
 *
 *     Shown, not compared:
 *
 *     | rank | region | 亿元 |
 *     | :--- | :--- | ---: |
 *     | · | Zhejiang | \>489.00 |
 *
 *     - ranked on 2023
 *
 * Rows below the rule are a table of their own, since a table of Markdown knows no rule. What would be markup gets a backslash.
 */
#include "render/formats.h"
#include "render/words.h"
#include "text/utf8.h"

static void add_text(struct buf *out, struct str text)
{
    struct buf safe = {0};
    utf8_safe(&safe, text, false);
    for (size_t i = 0; i < safe.len; i++) {
        if (strchr("\\`*_[]<>|~&$", safe.ptr[i]))
            buf_char(out, '\\');
        buf_char(out, safe.ptr[i]);
    }
    out->failed = out->failed || safe.failed;
    buf_fini(&safe);
}

/* Where a paragraph begins, "# ", "- " and "2023. " are markup too. */
static void add_paragraph(struct buf *out, struct str text)
{
    size_t digits = 0;
    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
        digits++;
    buf_add(out, str_slice(text, 0, digits));
    if (digits < text.len && strchr(digits ? ".)" : "#+-=", text.ptr[digits]) && text.ptr[digits])
        buf_char(out, '\\');
    add_text(out, str_slice(text, digits, text.len));
}

static void add_line(const struct rowset *set, const struct row *row, struct buf *out)
{
    for (size_t i = 0; i < set->columns.len; i++) {
        if (set->columns.at[i].audience == FOR_MACHINES)
            continue;
        buf_add(out, STR("| "));
        add_text(out, row ? row->cells[i] : set->columns.at[i].title);
        buf_char(out, ' ');
    }
    buf_add(out, STR("|\n"));
}

static void add_head(const struct rowset *set, struct buf *out)
{
    add_line(set, NULL, out);
    for (size_t i = 0; i < set->columns.len; i++)
        if (set->columns.at[i].audience != FOR_MACHINES)
            buf_add(out, set->columns.at[i].align == ALIGN_RIGHT ? STR("| ---: ") : STR("| :--- "));
    buf_add(out, STR("|\n"));
}

/* A blank line before all but the first block of the document. */
static void begin_block(struct buf *out, size_t begin)
{
    if (out->len > begin)
        buf_char(out, '\n');
}

/* The rows on one side of the rule, if there are any. */
static void add_table(const struct rowset *set, bool below, size_t begin, struct buf *out)
{
    bool any = false;
    for (size_t i = 0; i < set->rows.len; i++) {
        if (set->rows.at[i].below != below)
            continue;
        if (!any) {
            begin_block(out, begin);
            if (below)
                buf_printf(out, "%s%s\n\n", words_below(words_are_zh(set)).ptr, words_are_zh(set) ? "：" : ":");
            add_head(set, out);
        }
        any = true;
        add_line(set, &set->rows.at[i], out);
    }
}

enum ipdb_status render_markdown(const struct rowset *set, struct buf *out, struct err *err)
{
    size_t begin = out->len;
    add_table(set, false, begin, out);
    add_table(set, true, begin, out);
    for (size_t i = 0; i < set->notes.len; i++) {
        if (!i)
            begin_block(out, begin);
        buf_add(out, STR("- "));
        add_paragraph(out, set->notes.at[i]);
        buf_char(out, '\n');
    }
    return out->failed ? err_nomem(err) : IPDB_OK;
}
