/* From observations to the answer: a sheet for each item, its lines as rows, its notes.
 *
 *     pledge_financing by region → 河北 145.00 · 湖北 127.16 · rule · 浙江 >489.00 ≠ period …
 */
#include "answer/answer.h"

#include "answer/charts.h"
#include "answer/explain.h"
#include "answer/listing.h"
#include "answer/notes.h"
#include "answer/row.h"
#include "base/strmap.h"

static enum ipdb_status refuse_strict(const struct sheet *s, const struct line *l, struct err *err)
{
    struct arena scratch = {0};
    struct str name = show_region(s->plan, l->region), reason = show_missing(s->plan, l), block = show_period(&scratch, s->block);
    struct str own = show_period(&scratch, l->period);
    enum ipdb_status status;
    if (l->figure && (l->flags & LINE_SCOPE))
        status = err_set(err, IPDB_STRICT, "strict: %.*s is known only for a part (%.*s)", STR_ARG(name),
                         STR_ARG(l->figure->observed->scope));
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

static bool add_rows(const struct sheet *s, const struct scale *scale, struct rowset *out)
{
    size_t first = out->rows.len;
    if (out->columns.len == 0 && !row_columns(s, scale, out))
        return false;
    for (size_t i = 0; i < s->lines.len; i++)
        if (!row_add(s, scale, &s->lines.at[i], out))
            return false;
    return charts_add(s, scale, first, out) && (!s->plan->total || row_add_total(s, scale, out));
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
    struct scale scale = show_scale(s, &out->arena);
    out->values += values;
    bool ok = s->plan->explain ? explain_sheet(s, &scale, out) : add_rows(s, &scale, out);
    return ok && notes_add(s, &scale, out) ? IPDB_OK : err_nomem(err);
}

static enum ipdb_status add_name_notes(const struct query_plan *plan, struct rowset *out, struct err *err)
{
    for (size_t i = 0; i < plan->note_count; i++)
        if (!rowset_note(out, arena_str(&out->arena, plan->notes[i])))
            return err_nomem(err);
    return IPDB_OK;
}

/* `by indicator`: the columns of figures of one region under each other, the regions in the order of the first column. */
static bool gather_regions(struct rowset *out)
{
    struct strmap order = {0};
    VEC(struct row) gathered = {0};
    size_t column = 0;
    bool ok = true;
    while (column < out->columns.len && !str_eq(out->columns.at[column].name, STR("region_code")))
        column++;
    for (size_t i = 0; ok && i < out->rows.len; i++) {
        size_t known;
        if (!strmap_get(&order, out->rows.at[i].cells[column], &known))
            ok = strmap_put(&order, out->rows.at[i].cells[column], i);
    }
    for (size_t first = 0; ok && first < out->rows.len; first++) {
        size_t of = NONE;
        if (!strmap_get(&order, out->rows.at[first].cells[column], &of) || of != first)
            continue;
        for (size_t i = first; ok && i < out->rows.len; i++) {
            struct row *slot =
                str_eq(out->rows.at[i].cells[column], out->rows.at[first].cells[column]) ? VEC_PUSH(&gathered) : NULL;
            if (slot)
                *slot = out->rows.at[i];
        }
    }
    ok = ok && gathered.len == out->rows.len;
    if (ok)
        memcpy(out->rows.at, gathered.at, gathered.len * sizeof *gathered.at);
    VEC_FINI(&gathered);
    strmap_fini(&order);
    return ok;
}

/* A table with nothing in it says so. */
static enum ipdb_status note_nothing(const struct query_plan *plan, struct rowset *out, struct err *err)
{
    if (out->notes.len)
        return IPDB_NOTHING;
    struct str nothing = plan_pick(plan, "no bulletin in the database has such a figure.", "库中公报没有这样的数值。");
    return rowset_note(out, arena_str(&out->arena, nothing)) ? IPDB_NOTHING : err_nomem(err);
}

enum ipdb_status answer_make(const struct query_plan *plan, const struct rowset *observations, struct rowset *out, struct err *err)
{
    struct evidence evidence = {0};
    struct cells cells = {0};
    out->language = plan_is_zh(plan) ? STR("zh") : STR("en");
    out->title = arena_str(&out->arena, plan_is_zh(plan) ? plan->canonical_zh : plan->canonical_en);
    if (plan->list)
        return listing_make(plan, observations, out, err);
    enum ipdb_status status = evidence_read(plan->catalog, observations, &evidence, err);
    if (status == IPDB_OK)
        status = cells_build(plan->catalog, plan->prefer, &evidence, &cells, err);
    if (status == IPDB_OK && plan->explain && !explain_begin(plan, out))
        status = err_nomem(err);
    for (size_t i = 0; status == IPDB_OK && i < plan->item_count; i++) {
        struct sheet sheet = {.plan = plan, .item = &plan->items[i], .evidence = &evidence, .cells = &cells};
        status = add_sheet(&sheet, out, err);
        sheet_fini(&sheet);
    }
    if (status == IPDB_OK)
        status = add_name_notes(plan, out, err);
    if (status == IPDB_OK && plan->by_indicator && !plan->explain && out->rows.len && !gather_regions(out))
        status = err_nomem(err);
    row_trim(out);
    if (status == IPDB_OK && out->values == 0)
        status = note_nothing(plan, out, err);
    cells_fini(&cells);
    evidence_fini(&evidence);
    return status;
}
