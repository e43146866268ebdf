/* A list of steps, each with its texts under each other:
 *
 *     fact        Hebei, 2023, IP pledge financing, level: 14500000000 元
 *     reading     title       河北省2023年知识产权工作情况  (line 1)
 *                 place       河北省  (the title)
 *     confidence  0.89: the indicator completed from the sentence
 *
 * The first two columns for people are the name of the step and the text; rows that follow under the same name do not repeat it.
 */
#include "render/fit.h"
#include "render/formats.h"
#include "render/lines.h"
#include "text/utf8.h"

enum { GAP = 2 };

struct steps {
    const struct rowset *set;
    size_t name, text; /* the columns */
    size_t widest;     /* of the names */
    struct arena arena;
    struct lines lines;
};

static bool find_columns(struct steps *s)
{
    size_t found = 0;
    for (size_t c = 0; c < s->set->columns.len && found < 2; c++)
        if (s->set->columns.at[c].audience != FOR_MACHINES)
            *(found++ ? &s->text : &s->name) = c;
    return found == 2;
}

static struct str name_at(const struct steps *s, size_t row)
{
    return s->set->rows.at[row].cells[s->name];
}

static bool add_step(struct steps *s, size_t row)
{
    struct str name = fit_safe(&s->arena, name_at(s, row)), text = fit_safe(&s->arena, s->set->rows.at[row].cells[s->text]);
    bool repeated = row > 0 && str_eq(name_at(s, row), name_at(s, row - 1));
    if (!name.ptr || !text.ptr)
        return false;
    size_t taken = repeated ? 0 : utf8_display_width(name);
    if (!repeated)
        lines_styled(&s->lines, name, LINES_BOLD);
    if (text.len)
        lines_blanks(&s->lines, s->widest - taken + GAP);
    lines_text(&s->lines, text, s->widest + GAP);
    return true;
}

enum ipdb_status render_steps(const struct rowset *set, int width, bool color, struct buf *out, struct err *err)
{
    struct steps s = {.set = set, .lines = lines_to(out, width, color)};
    bool ok = true;
    if (!find_columns(&s))
        return IPDB_OK;
    for (size_t i = 0; ok && i < set->rows.len; i++) {
        struct str name = fit_safe(&s.arena, name_at(&s, i));
        size_t length = utf8_display_width(name);
        s.widest = length > s.widest ? length : s.widest;
        ok = name.ptr != NULL;
    }
    for (size_t i = 0; ok && i < set->rows.len; i++)
        ok = add_step(&s, i);
    arena_fini(&s.arena);
    return ok && !out->failed ? IPDB_OK : err_nomem(err);
}
