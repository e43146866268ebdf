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
#include "text/utf8.h"

enum { INDENT = 2, GAP = 2, LEAST_ROOM = 20 };

struct records {
    const struct rowset *set;
    bool color;
    size_t width; /* SIZE_MAX: no limit */
    size_t label; /* width of the widest title */
    struct arena arena;
    struct buf *out;
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

static void add_blanks(struct buf *out, size_t count)
{
    while (count--)
        buf_char(out, ' ');
}

static void add_styled(struct records *r, struct str text, const char *style)
{
    if (r->color)
        buf_add(r->out, str_of(style));
    buf_add(r->out, text);
    if (r->color)
        buf_add(r->out, STR("\033[0m"));
}

/* A line of text, bold within 【】; `*marked` goes on from line to line. */
static void add_line(struct records *r, struct str line, bool *marked)
{
    for (size_t at = 0; at < line.len;) {
        struct str mark = *marked ? STR("】") : STR("【");
        size_t found = str_find(line, mark, at);
        size_t end = found == SIZE_MAX ? line.len : found + (*marked ? mark.len : 0);
        if (*marked)
            add_styled(r, str_slice(line, at, end), "\033[1m");
        else
            buf_add(r->out, str_slice(line, at, end));
        *marked = found == SIZE_MAX ? *marked : !*marked;
        at = end;
    }
}

/* The cell, broken into lines that stand under each other. */
static void add_text(struct records *r, struct str text, size_t indent)
{
    size_t room = r->width == SIZE_MAX ? SIZE_MAX : r->width > indent + LEAST_ROOM ? r->width - indent : LEAST_ROOM;
    bool marked = false;
    for (bool first = true; first || text.len; first = false) {
        size_t length = text.len ? fit_line(text, room, utf8_width) : 0;
        if (!first)
            add_blanks(r->out, indent);
        add_line(r, str_trim(str_slice(text, 0, length)), &marked);
        buf_char(r->out, '\n');
        text = str_slice(text, length, text.len);
    }
}

/* Each line of the cell begins below the one before. */
static bool add_cell(struct records *r, const struct column *column, struct str cell)
{
    size_t indent = INDENT + r->label + GAP;
    struct str title = fit_safe(&r->arena, column->title);
    add_blanks(r->out, INDENT);
    add_styled(r, title, "\033[2m");
    add_blanks(r->out, r->label - utf8_display_width(column->title) + GAP);
    for (size_t at = 0; at <= cell.len;) {
        size_t found = str_find(cell, STR("\n"), at), end = found == SIZE_MAX ? cell.len : found;
        struct str text = fit_safe(&r->arena, str_slice(cell, at, end));
        if (!title.ptr || !text.ptr)
            return false;
        add_blanks(r->out, at > 0 ? indent : 0);
        add_text(r, text, indent);
        at = end + 1;
    }
    return true;
}

static bool add_record(struct records *r, const struct row *row, size_t heading)
{
    struct str head = fit_safe(&r->arena, row->cells[heading]);
    if (!head.ptr)
        return false;
    add_styled(r, head, "\033[1m");
    buf_char(r->out, '\n');
    for (size_t c = 0; c < r->set->columns.len; c++)
        if (c != heading && is_shown(r->set, c) && row->cells[c].len && !add_cell(r, &r->set->columns.at[c], row->cells[c]))
            return false;
    return true;
}

enum ipdb_status render_records(const struct rowset *set, int width, bool color, struct buf *out, struct err *err)
{
    struct records r = {.set = set, .color = color, .width = width > 0 ? (size_t)width : SIZE_MAX, .out = out};
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
