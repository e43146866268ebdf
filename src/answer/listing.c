/* From the rows of a list to its table:
 *
 *     list regions ~江 → 320000 Jiangsu province 41 facts 17 indicators 2018 2023 · 330000 Zhejiang …
 */
#include "answer/listing.h"

#include "query/list.h"

/* A coded column is two: the code for machines and its word for people. */
static bool add_column(const struct query_plan *plan, const struct list_column *c, struct rowset *out)
{
    struct str name = str_of(c->name), title = c->en ? plan_pick(plan, c->en, c->zh) : name;
    enum column_align align = c->numeric ? ALIGN_RIGHT : ALIGN_LEFT;
    bool ok = !c->coded || rowset_column(out, name, title, align, FOR_MACHINES);
    struct column *column = rowset_column(out, name, title, align, c->coded ? FOR_PEOPLE : c->en ? FOR_ALL : FOR_MACHINES);
    if (column)
        column->numeric = c->numeric;
    return ok && column;
}

static bool add_row(const struct query_plan *plan, const struct row *from, struct rowset *out)
{
    const struct list_kind *kind = list_kind(plan->list->thing);
    struct row *row = rowset_row(out);
    bool ok = row != NULL;
    for (size_t i = 0, at = 0; ok && i < kind->column_count; i++) {
        struct str cell = from->cells[i].ptr ? arena_str(&out->arena, from->cells[i]) : from->cells[i];
        ok = !from->cells[i].ptr || cell.ptr;
        row->cells[at++] = cell;
        if (kind->columns[i].coded)
            row->cells[at++] = list_word(plan, cell);
    }
    return ok;
}

static struct str note_nothing(const struct query_plan *plan, struct arena *arena)
{
    struct str pattern = plan->list->pattern;
    if (!pattern.len)
        return arena_str(arena, plan_pick(plan, "the database has nothing of this kind.", "库中没有这一类内容。"));
    return plan_is_zh(plan) ? arena_printf(arena, "库中没有与“%.*s”相符的内容。", STR_ARG(pattern))
                            : arena_printf(arena, "nothing that the database has matches '%.*s'.", STR_ARG(pattern));
}

static struct str note_cut(const struct query_plan *plan, struct arena *arena)
{
    return plan_is_zh(plan)
               ? arena_printf(arena, "超过 %d 行，仅列出前面的；可用 ~词 缩小范围。", (int)LIST_ROWS)
               : arena_printf(arena, "more than %d rows; the first are shown, a pattern (~WORD) narrows them.", (int)LIST_ROWS);
}

static struct str note_unused(const struct query_plan *plan, struct arena *arena, size_t unused)
{
    return plan_is_zh(plan)
               ? arena_printf(arena, "目录中另有 %zu 个指标在库中没有数值。", unused)
               : arena_printf(arena, "%zu further indicators of the catalogue have no figure in the database.", unused);
}

/* What stands behind the table: that it is cut, empty, or leaves out `unused` indicators. */
static bool add_notes(const struct query_plan *plan, bool cut, size_t unused, struct rowset *out)
{
    bool ok = !cut || rowset_note(out, note_cut(plan, &out->arena));
    ok = ok && (out->rows.len || rowset_note(out, note_nothing(plan, &out->arena)));
    return ok && (!unused || rowset_note(out, note_unused(plan, &out->arena, unused)));
}

/* The catalogue's indicators come with their count, and no count is no figure. */
static bool is_unused(const struct query_plan *plan, const struct rowset *found, size_t row)
{
    for (size_t i = 0; plan->list->thing == THING_INDICATORS && i < found->columns.len; i++)
        if (str_eq(found->columns.at[i].name, STR("facts")))
            return !found->rows.at[row].cells[i].ptr;
    return false;
}

enum ipdb_status listing_make(const struct query_plan *plan, const struct rowset *found, struct rowset *out, struct err *err)
{
    const struct list_kind *kind = list_kind(plan->list->thing);
    size_t shown = found->rows.len < LIST_ROWS ? found->rows.len : LIST_ROWS, unused = 0;
    bool ok = found->columns.len == kind->column_count;
    if (!ok)
        return err_set(err, IPDB_INTERNAL, "the list has %zu columns instead of %zu", found->columns.len, kind->column_count);
    for (size_t i = 0; ok && i < kind->column_count; i++)
        ok = add_column(plan, &kind->columns[i], out);
    for (size_t i = 0; ok && i < shown; i++) {
        if (is_unused(plan, found, i))
            unused++;
        else
            ok = add_row(plan, &found->rows.at[i], out);
    }
    out->values = out->rows.len;
    if (!ok || !add_notes(plan, found->rows.len > shown, unused, out))
        return err_nomem(err);
    return out->values ? IPDB_OK : IPDB_NOTHING;
}
