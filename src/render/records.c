/* Rows as blocks of lines, for what has few rows and long texts:
 *
 *     hebei-2023#12
 *       figure    145亿元
 *       sentence  全年专利商标质押登记金额【145亿元】，
 *                 惠及企业八百余家。
 *
 * Long texts are broken to the width; in colour the heading is bold, and so is what stands in 【】.
 */
#include "render/fit.h"
#include "render/formats.h"
#include "render/lines.h"
#include "text/utf8.h"

enum { INDENT = 2, GAP = 2 };

struct records {
    const struct rowset *set;
    size_t label; /* width of the widest title */
    struct arena arena;
    struct lines lines;
};

static bool is_shown(const struct rowset *set, size_t column)
{
    return set->columns.at[column].audience != FOR_MACHINES;
}

static void measure(struct records *r, size_t heading)
{
    for (size_t c = 0; c < r->set->columns.len; c++) {
        size_t width = is_shown(r->set, c) && c != heading ? utf8_display_width(r->set->columns.at[c].title) : 0;
        r->label = width > r->label ? width : r->label;
    }
}

/* Each line of the cell begins below the one before. */
static bool add_cell(struct records *r, const struct column *column, struct str cell)
{
    size_t indent = INDENT + r->label + GAP;
    struct str title = fit_safe(&r->arena, column->title);
    lines_blanks(&r->lines, INDENT);
    lines_styled(&r->lines, title, LINES_DIM);
    lines_blanks(&r->lines, r->label - utf8_display_width(column->title) + GAP);
    for (size_t at = 0; at <= cell.len;) {
        size_t found = str_find(cell, STR("\n"), at), end = found == SIZE_MAX ? cell.len : found;
        struct str text = fit_safe(&r->arena, str_slice(cell, at, end));
        if (!title.ptr || !text.ptr)
            return false;
        lines_blanks(&r->lines, at > 0 ? indent : 0);
        lines_text(&r->lines, text, indent);
        at = end + 1;
    }
    return true;
}

static bool add_record(struct records *r, const struct row *row, size_t heading)
{
    struct str head = fit_safe(&r->arena, row->cells[heading]);
    if (!head.ptr)
        return false;
    lines_styled(&r->lines, head, LINES_BOLD);
    buf_char(r->lines.out, '\n');
    for (size_t c = 0; c < r->set->columns.len; c++)
        if (c != heading && is_shown(r->set, c) && row->cells[c].len && !add_cell(r, &r->set->columns.at[c], row->cells[c]))
            return false;
    return true;
}

enum ipdb_status render_records(const struct rowset *set, int width, bool color, struct buf *out, struct err *err)
{
    struct records r = {.set = set, .lines = lines_to(out, width, color)};
    size_t heading = 0;
    bool ok = true;
    while (heading < set->columns.len && !is_shown(set, heading))
        heading++;
    if (heading < set->columns.len)
        measure(&r, heading);
    for (size_t i = 0; ok && heading < set->columns.len && i < set->rows.len; i++) {
        if (i > 0)
            buf_char(out, '\n');
        ok = add_record(&r, &set->rows.at[i], heading);
    }
    arena_fini(&r.arena);
    return ok && !out->failed ? IPDB_OK : err_nomem(err);
}
