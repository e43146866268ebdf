/* Values for machines and spreadsheets, separated by commas (RFC 4180, but LF ends a line, as on every Unix) or by tabs
 * (text/tab-separated-values, which has no quotes: a tab is \t, a line end \n, a backslash \\):
 *
 *     =HYPERLINK("x") → csv "'=HYPERLINK(""x"")"  tsv '=HYPERLINK("x")      -12.5 stays -12.5
 *
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it. Control characters are shown escaped.
 */
#include "base/rune.h"
#include "render/formats.h"
#include "text/utf8.h"

struct dialect {
    char separator;
    void (*add_cell)(struct buf *out, struct str cell);
};

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

static void add_quoted(struct buf *out, struct str cell)
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

static char tsv_letter(char c)
{
    static const char plain[] = "\t\n\r\\", letters[] = "tnr\\";
    const char *found = c ? strchr(plain, c) : NULL;
    return found ? letters[found - plain] : '\0';
}

static void add_escaped(struct buf *out, struct str cell)
{
    if (is_formula(cell))
        buf_char(out, '\'');
    for (size_t at = 0; at < cell.len;) {
        char shown[RUNE_SHOWN], letter = tsv_letter(cell.ptr[at]);
        if (letter) {
            buf_char(out, '\\');
            buf_char(out, letter);
            at++;
            continue;
        }
        size_t len = rune_show(cell, &at, shown);
        buf_add(out, (struct str){shown, len});
    }
}

static void add_line(const struct rowset *set, const struct row *row, const struct dialect *dialect, struct buf *out)
{
    bool first = true;
    for (size_t i = 0; i < set->columns.len; i++) {
        if (!is_for_machines(&set->columns.at[i]))
            continue;
        if (!first)
            buf_char(out, dialect->separator);
        first = false;
        dialect->add_cell(out, row ? row->cells[i] : set->columns.at[i].name);
    }
    buf_char(out, '\n');
}

static enum ipdb_status render_lines(const struct rowset *set, const struct dialect *dialect, struct buf *out, struct err *err)
{
    add_line(set, NULL, dialect, out);
    for (size_t i = 0; i < set->rows.len; i++)
        add_line(set, &set->rows.at[i], dialect, out);
    return out->failed ? err_nomem(err) : IPDB_OK;
}

enum ipdb_status render_csv(const struct rowset *set, struct buf *out, struct err *err)
{
    return render_lines(set, &(struct dialect){',', add_quoted}, out, err);
}

enum ipdb_status render_tsv(const struct rowset *set, struct buf *out, struct err *err)
{
    return render_lines(set, &(struct dialect){'\t', add_escaped}, out, err);
}
