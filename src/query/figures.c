/* All figures of one item, in every region and period: what the comparable block is chosen from. */
#include "query/figures.h"

static enum ipdb_status push(struct figures *out, struct figure f, struct err *err)
{
    struct figure *slot = VEC_PUSH(&out->list);
    if (!slot)
        return err_nomem(err);
    *slot = f;
    return IPDB_OK;
}

static struct figure printed(const struct cell *cell)
{
    const struct observed *o = cell->shown;
    return (struct figure){
        .cell = cell, .value = o->value, .bounds = o->bounds, .qualifier = o->qualifier, .basis = BASIS_REPORTED};
}

/* Reported growth wins; the levels only check it. */
static struct figure reported_growth(const struct query_plan *plan, const struct cells *cells, const struct cell *cell)
{
    struct figure f = printed(cell), derived;
    const struct observed *o = cell->shown;
    const struct cell *level =
        o->scope.len ? NULL : cells_find(cells, plan->catalog, o->indicator, o->region, MEASURE_LEVEL, o->period);
    if (level && growth_derive(plan, cells, level, &derived) == GROWTH_OK && !bounds_meet(&f.bounds, &derived.bounds)) {
        f.rebased = true;
        f.computed = derived.bounds;
    }
    return f;
}

/* The level of a cell gives growth unless the bulletin's own figure stands for it. */
static bool derives(const struct query_plan *plan, const struct item *item, const struct cells *cells, const struct cell *cell)
{
    const struct observed *o = cell->shown;
    if (o->measure != MEASURE_LEVEL || item->source == SOURCE_REPORTED)
        return false;
    return item->source == SOURCE_DERIVED || !cells_find(cells, plan->catalog, o->indicator, o->region, MEASURE_YOY, o->period);
}

enum ipdb_status figures_make(const struct query_plan *plan, const struct item *item, const struct cells *cells,
                              struct figures *out, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    struct figure derived;
    for (size_t i = 0; status == IPDB_OK && i < cells->list.len; i++) {
        const struct cell *c = &cells->list.at[i];
        if (c->shown->indicator != item->indicator)
            continue;
        if (item->form == FORM_LEVEL) {
            if (c->shown->measure == MEASURE_LEVEL)
                status = push(out, printed(c), err);
        } else if (c->shown->measure == MEASURE_YOY && item->source != SOURCE_DERIVED) {
            status = push(out, reported_growth(plan, cells, c), err);
        } else if (derives(plan, item, cells, c) && growth_derive(plan, cells, c, &derived) == GROWTH_OK) {
            status = push(out, derived, err);
        }
    }
    return status;
}

void figures_fini(struct figures *figures)
{
    VEC_FINI(&figures->list);
}
