/* Comma-separated values for machines and spreadsheets (RFC 4180, but LF ends a line, as on every Unix):
 *
 *     =HYPERLINK("x") → "'=HYPERLINK(""x"")"      -12.5 stays -12.5
 *
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it. Control characters are shown escaped.
 */
#include "render/formats.h"
#include "text/utf8.h"

static bool is_for_machines(const struct column *c)
{
    return c->audience != FOR_PEOPLE;
}

static bool is_formula(struct str s)
{
    return s.len && strchr("=+-@\t\r", s.ptr[0]) && s.ptr[0] && !is_plain_number(s);
}

static bool needs_quotes(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (strchr(",\"\n\r", s.ptr[i]))
            return true;
    return s.len && (s.ptr[0] == ' ' || s.ptr[0] == '\'' || s.ptr[s.len - 1] == ' ');
}

static void add_cell(struct buf *out, struct str cell)
{
    struct buf safe = {0};
    if (is_formula(cell))
        buf_char(&safe, '\'');
    utf8_safe(&safe, cell, true);
    bool quotes = safe.len && needs_quotes(buf_str(&safe));
    if (quotes)
        buf_char(out, '"');
    for (size_t i = 0; i < safe.len; i++) {
        if (safe.ptr[i] == '"')
            buf_char(out, '"');
        buf_char(out, safe.ptr[i]);
    }
    if (quotes)
        buf_char(out, '"');
    out->failed = out->failed || safe.failed;
    buf_fini(&safe);
}

static void add_line(const struct rowset *set, const struct row *row, struct buf *out)
{
    bool first = true;
    for (size_t i = 0; i < set->columns.len; i++) {
        if (!is_for_machines(&set->columns.at[i]))
            continue;
        if (!first)
            buf_char(out, ',');
        first = false;
        add_cell(out, row ? row->cells[i] : set->columns.at[i].name);
    }
    buf_char(out, '\n');
}

enum ipdb_status render_csv(const struct rowset *set, struct buf *out, struct err *err)
{
    add_line(set, NULL, out);
    for (size_t i = 0; i < set->rows.len; i++)
        add_line(set, &set->rows.at[i], out);
    return out->failed ? err_nomem(err) : IPDB_OK;
}
