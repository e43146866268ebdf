/* A table for people, printed by libsmartcols, with a rule between the compared rows and those below:
 *
 *     rank  region    period      亿元  flag      evidence
 *     1     Hebei     2023      145.00            hebei-2023#1
 *     ----------------------------------------------------
 *     ·     Zhejiang  2022-H1  >489.00  ≠ period  local-bureaus-2022#10
 *
 * In a narrow terminal what stands behind the value is shortened, then evidence goes; what says which figure it is stays whole ("2022-H1" cut
 * to "202…" would be another period), even when a line is then too long. libsmartcols measures and escapes by the locale; around it the locale is C.UTF-8, so that the table is the same under LC_ALL=C.
 */
#include <libsmartcols/libsmartcols.h>
#include <locale.h>
#include <stdlib.h>

#include "render/fit.h"
#include "render/formats.h"
#include "text/utf8.h"

enum { GAP = 2, LEAST = 5 };

struct table {
    const struct rowset *set;
    bool color;
    struct arena arena;
    const struct column **columns; /* those for people */
    size_t *source;                /* where each stands in the row set */
    size_t column_count;
    size_t shown; /* the first ones, that are printed */
    size_t *widths;
    struct str *cells; /* (rows + 1) × columns, the titles first, safe to show and NUL-terminated */
};

static struct str *cell_at(struct table *t, size_t line, size_t column)
{
    return &t->cells[line * t->column_count + column];
}

static bool fill(struct table *t)
{
    for (size_t c = 0; c < t->column_count; c++)
        for (size_t line = 0; line <= t->set->rows.len; line++) {
            struct str text = line ? t->set->rows.at[line - 1].cells[t->source[c]] : t->columns[c]->title;
            struct str *cell = cell_at(t, line, c);
            *cell = fit_safe(&t->arena, text);
            if (!cell->ptr)
                return false;
            size_t width = utf8_display_width(*cell);
            t->widths[c] = width > t->widths[c] ? width : t->widths[c];
        }
    return true;
}

static bool prepare(struct table *t)
{
    size_t n = t->set->columns.len;
    t->columns = arena_array(&t->arena, n + 1, sizeof *t->columns);
    t->source = arena_array(&t->arena, n + 1, sizeof *t->source);
    t->widths = arena_array(&t->arena, n + 1, sizeof *t->widths);
    for (size_t i = 0; t->columns && t->source && i < n; i++)
        if (t->set->columns.at[i].audience != FOR_MACHINES) {
            t->columns[t->column_count] = &t->set->columns.at[i];
            t->source[t->column_count++] = i;
        }
    if (!t->columns || !t->source || !t->widths)
        return false;
    t->shown = t->column_count;
    t->cells = arena_array(&t->arena, (t->set->rows.len + 1) * (t->column_count + 1), sizeof *t->cells);
    return t->cells && fill(t);
}

static size_t total_width(const struct table *t)
{
    size_t total = t->shown ? GAP * (t->shown - 1) : 0;
    for (size_t c = 0; c < t->shown; c++)
        total += t->widths[c];
    return total;
}

/* The first column behind the values. */
static size_t behind_values(const struct table *t)
{
    size_t first = 0;
    for (size_t c = 0; c < t->shown; c++)
        first = t->columns[c]->align == ALIGN_RIGHT ? c + 1 : first;
    return first;
}

/* Takes from the widest column from `first` on, one column of the terminal at a time, until the table fits. */
static bool narrow(struct table *t, size_t first, size_t width)
{
    while (total_width(t) > width) {
        size_t widest = first;
        for (size_t c = first; c < t->shown; c++)
            widest = t->widths[c] > t->widths[widest] ? c : widest;
        if (widest == t->shown || t->widths[widest] <= LEAST)
            return false;
        t->widths[widest]--;
    }
    return true;
}

static bool fit(struct table *t, size_t width)
{
    size_t first = behind_values(t);
    size_t *whole = arena_array(&t->arena, t->column_count + 1, sizeof *whole);
    if (!whole)
        return false;
    memcpy(whole, t->widths, t->column_count * sizeof *whole);
    if (!narrow(t, first, width) && first < t->shown) {
        t->shown--;
        memcpy(t->widths, whole, t->column_count * sizeof *whole);
        narrow(t, first, width);
    }
    for (size_t line = 0; line <= t->set->rows.len; line++)
        for (size_t c = first; c < t->shown; c++) {
            struct str *cell = cell_at(t, line, c);
            *cell = fit_cut(&t->arena, *cell, t->widths[c], utf8_width);
            if (!cell->ptr)
                return false;
        }
    return true;
}

static bool add_columns(struct table *t, struct libscols_table *tb)
{
    for (size_t c = 0; c < t->shown; c++) {
        int flags = t->columns[c]->align == ALIGN_RIGHT ? SCOLS_FL_RIGHT : 0;
        if (!scols_table_new_column(tb, cell_at(t, 0, c)->ptr, (double)t->widths[c], flags))
            return false;
    }
    return true;
}

static bool add_lines(struct table *t, struct libscols_table *tb)
{
    for (size_t line = 1; line <= t->set->rows.len; line++) {
        struct libscols_line *ln = scols_table_new_line(tb, NULL);
        for (size_t c = 0; ln && c < t->shown; c++)
            if (scols_line_set_data(ln, c, cell_at(t, line, c)->ptr))
                return false;
        if (!ln)
            return false;
    }
    return true;
}

/* The printed table in *text, to be freed. */
static bool print(struct table *t, char **text)
{
    struct libscols_table *tb = scols_new_table();
    bool ok = tb && !scols_table_enable_noencoding(tb, 1) && !scols_table_set_column_separator(tb, "  ") &&
              !scols_table_set_termforce(tb, SCOLS_TERMFORCE_NEVER) && add_columns(t, tb) && add_lines(t, tb) &&
              !scols_print_table_to_string(tb, text);
    scols_unref_table(tb);
    return ok && *text;
}

static bool print_in_utf8(struct table *t, char **text)
{
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
    bool ok = print(t, text);
    if (utf8) {
        uselocale(before);
        freelocale(utf8);
    }
    return ok;
}

static void add_rule(struct buf *out, size_t width)
{
    for (size_t i = 0; i < width; i++)
        buf_char(out, '-');
    buf_char(out, '\n');
}

static void add_line(struct buf *out, struct str line, struct str style)
{
    buf_add(out, style);
    buf_add(out, line);
    buf_add(out, style.len ? STR("\033[0m\n") : STR("\n"));
}

/* Bold titles, and dim what is shown but not compared. */
static struct str style_of(const struct table *t, size_t row)
{
    if (!t->color)
        return STR("");
    if (row == 0)
        return STR("\033[1m");
    return row <= t->set->rows.len && t->set->rows.at[row - 1].below ? STR("\033[2m") : STR("");
}

/* Copies the printed lines without blanks at their ends, and puts a rule where compared and other rows meet. */
static void add_printed(const struct table *t, const char *text, struct buf *out)
{
    size_t width = total_width(t), row = 0;
    for (const char *at = text; *at; row++) {
        const char *end = strchr(at, '\n');
        struct str line = end ? str_between(at, end) : str_of(at);
        size_t index = row - 1; /* row 0 is the titles */
        bool changes = row > 1 && index < t->set->rows.len && t->set->rows.at[index].below != t->set->rows.at[index - 1].below;
        if (changes)
            add_rule(out, width);
        while (line.len && line.ptr[line.len - 1] == ' ')
            line.len--;
        add_line(out, line, style_of(t, row));
        at = end ? end + 1 : at + strlen(at);
    }
}

enum ipdb_status render_table(const struct rowset *set, int width, bool color, struct buf *out, struct err *err)
{
    struct table t = {.set = set, .color = color};
    char *text = NULL;
    bool ok = prepare(&t) && (width <= 0 || fit(&t, (size_t)width));
    if (ok && t.column_count && set->rows.len) {
        ok = print_in_utf8(&t, &text);
        if (ok)
            add_printed(&t, text, out);
    }
    free(text);
    arena_fini(&t.arena);
    return ok && !out->failed ? IPDB_OK : err_nomem(err);
}
