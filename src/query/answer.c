/* From observations to the answer: a sheet for each item, its lines as rows, its notes.
 *
 *     pledge_financing by region → 河北 145.00 · 湖北 127.16 · rule · 浙江 >489.00 ≠ period …
 */
#include "query/list.h"
#include "query/notes.h"
#include "query/row.h"

static enum ipdb_status refuse_strict(const struct sheet *s, const struct line *l, struct err *err)
{
    struct arena scratch = {0};
    struct str name = show_region(s->plan, l->region), reason = show_missing(s->plan, l), block = show_period(&scratch, s->block);
    struct str own = show_period(&scratch, l->period);
    enum ipdb_status status;
    if (l->figure && (l->flags & LINE_SCOPE))
        status = err_set(err, IPDB_STRICT, "strict: %.*s is known only for a part (%.*s)", STR_ARG(name),
                         STR_ARG(l->figure->cell->shown->scope));
    else if (l->figure)
        status = err_set(err, IPDB_STRICT, "strict: %.*s is of %.*s, the others of %.*s; name a period, or leave 'strict' out",
                         STR_ARG(name), STR_ARG(own), STR_ARG(block));
    else
        status = err_set(err, IPDB_STRICT, "strict: %.*s has no comparable figure: %.*s", STR_ARG(name), STR_ARG(reason));
    arena_fini(&scratch);
    return status;
}

/* `strict`: no row outside the block. A series must be of one kind of period. */
static enum ipdb_status check_strict(const struct sheet *s, struct err *err)
{
    const struct line *first = s->lines.len ? &s->lines.at[0] : NULL;
    for (size_t i = 0; i < s->lines.len && s->plan->strict; i++) {
        const struct line *l = &s->lines.at[i];
        if (!l->figure || l->below)
            return refuse_strict(s, l, err);
        if (s->plan->series && first->figure && l->period.kind != first->period.kind)
            return err_set(err, IPDB_STRICT, "strict: the periods are of unlike length; ask 'by year' or name them");
    }
    return IPDB_OK;
}

static enum ipdb_status add_sheet(struct sheet *s, struct rowset *out, struct err *err)
{
    enum ipdb_status status = sheet_make(s, err);
    size_t values = 0;
    for (size_t i = 0; status == IPDB_OK && i < s->lines.len; i++)
        values += s->lines.at[i].figure != NULL;
    if (status == IPDB_OK && values)
        status = check_strict(s, err);
    if (status != IPDB_OK)
        return status;
    struct scale scale = show_scale(s);
    if (out->columns.len == 0 && !row_columns(s, &scale, out))
        return err_nomem(err);
    for (size_t i = 0; i < s->lines.len; i++)
        if (!row_add(s, &scale, &s->lines.at[i], out))
            return err_nomem(err);
    out->values += values;
    return notes_add(s, &scale, out) ? IPDB_OK : err_nomem(err);
}

static enum ipdb_status add_name_notes(const struct query_plan *plan, struct rowset *out, struct err *err)
{
    for (size_t i = 0; i < plan->note_count; i++) {
        struct str *slot = VEC_PUSH(&out->notes);
        if (!slot)
            return err_nomem(err);
        *slot = arena_str(&out->arena, plan->notes[i]);
    }
    return IPDB_OK;
}

/* A table with nothing in it says so. */
static enum ipdb_status note_nothing(const struct query_plan *plan, struct rowset *out, struct err *err)
{
    if (out->notes.len)
        return IPDB_NOTHING;
    struct str *slot = VEC_PUSH(&out->notes);
    if (!slot)
        return err_nomem(err);
    *slot = arena_str(&out->arena, show_pick(plan, "no bulletin in the database has such a figure.", "库中公报没有这样的数值。"));
    return IPDB_NOTHING;
}

enum ipdb_status query_answer(const struct query_plan *plan, const struct rowset *observations, struct rowset *out, struct err *err)
{
    if (plan->list)
        return list_answer(plan, observations, out, err);
    struct evidence evidence = {0};
    struct cells cells = {0};
    enum ipdb_status status = evidence_read(plan, observations, &evidence, err);
    if (status == IPDB_OK)
        status = cells_build(plan->catalog, &evidence, &cells, err);
    for (size_t i = 0; status == IPDB_OK && i < plan->item_count; i++) {
        struct sheet sheet = {.plan = plan, .item = &plan->items[i], .evidence = &evidence, .cells = &cells};
        status = add_sheet(&sheet, out, err);
        sheet_fini(&sheet);
    }
    if (status == IPDB_OK)
        status = add_name_notes(plan, out, err);
    row_trim(out);
    if (status == IPDB_OK && out->values == 0)
        status = note_nothing(plan, out, err);
    cells_fini(&cells);
    evidence_fini(&evidence);
    return status;
}
