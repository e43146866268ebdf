/* All figures of one item, in every region and period: what the comparable block is chosen from.
 *
 *     growth of 河北 2023: 108.81 % is printed → reported · 山西 2024 without it: two levels → derived
 */
#include "answer/figures.h"

#include "answer/derive.h"

struct maker {
    const struct query_plan *plan;
    const struct item *item;
    const struct cells *cells;
    const struct evidence *evidence;
    struct figures *out;
    struct err *err;
};

static enum ipdb_status push(const struct maker *m, struct figure f)
{
    struct figure *slot = VEC_PUSH(&m->out->list);
    if (!slot)
        return err_nomem(m->err);
    *slot = f;
    return IPDB_OK;
}

static bool starts_with_any(struct str s, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_starts(s, str_of(words[i])))
            return true;
    return false;
}

/* "全国城市" is a field of cities, "全国" one of provinces. */
static bool is_field_of(const struct region *of, struct str whole)
{
    return of->level == REGION_PREFECTURE || !str_contains(whole, STR("市"));
}

/* True when a share or rank of this whole (全国, 全省) is what the plan asks for of this region. */
static bool whole_is_asked(const struct query_plan *plan, size_t region, struct str whole)
{
    static const char *const country[] = {"全国", "国内"}, *const own[] = {"全省", "全区", "全市", "全州", "全县", "自治区"};
    const struct region *r = catalog_region(plan->catalog, plan->whole);
    if (r->level == REGION_COUNTRY)
        return starts_with_any(whole, country, sizeof country / sizeof *country) &&
               is_field_of(catalog_region(plan->catalog, region), whole);
    return str_starts(whole, r->zh) || (r->zh_short.len && str_starts(whole, r->zh_short)) ||
           starts_with_any(whole, own, sizeof own / sizeof *own);
}

/* R3: the part that is asked for, and of a share or rank the whole. */
static bool is_main(const struct maker *m, const struct observed *o)
{
    bool of_whole = o->measure == MEASURE_SHARE || o->measure == MEASURE_RANK;
    return str_eq(o->scope, m->item->scope) && (!of_whole || whole_is_asked(m->plan, o->region, o->whole));
}

static struct figure printed(const struct maker *m, const struct cell *cell, const struct observed *o)
{
    return (struct figure){.cell = cell,
                           .observed = o,
                           .period = cell->shown->period,
                           .value = o->value,
                           .bounds = o->bounds,
                           .qualifier = o->qualifier,
                           .basis = BASIS_REPORTED,
                           .main = is_main(m, o)};
}

/* The one that is shown first; with `all` the others of its cell behind it. */
static enum ipdb_status push_printed(const struct maker *m, struct figure f)
{
    enum ipdb_status status = push(m, f);
    for (size_t i = 0; status == IPDB_OK && m->plan->all && i < f.cell->count; i++) {
        const struct observed *o = &m->evidence->facts.at[f.cell->first + i];
        if (o != f.cell->shown)
            status = push(m, printed(m, f.cell, o));
    }
    return status;
}

static const struct cell *sibling(const struct maker *m, const struct cell *cell, enum measure measure)
{
    const struct observed *o = cell->shown;
    return cells_find(m->cells, m->plan->catalog, (struct cell_key){o->indicator, o->region, o->scope, measure, o->period});
}

/* Reported growth wins; the levels only check it. */
static struct figure reported_growth(const struct maker *m, const struct cell *cell)
{
    struct figure f = printed(m, cell, cell->shown), derived;
    const struct cell *level = sibling(m, cell, MEASURE_LEVEL);
    if (level && derive(m->plan, m->item, m->cells, level, &derived) == DERIVE_OK && !bounds_meet(&f.bounds, &derived.bounds)) {
        f.rebased = true;
        f.computed = derived.bounds;
    }
    return f;
}

/* The measures in which bulletins print what the item asks for. */
static bool is_reported_as(const struct item *item, enum measure measure)
{
    switch (item->form) {
    case FORM_GROWTH:
        return measure == MEASURE_YOY;
    case FORM_CHANGE:
        return measure == MEASURE_CHANGE || measure == MEASURE_PP_CHANGE;
    case FORM_SHARE:
        return measure == MEASURE_SHARE;
    case FORM_RANK:
        return measure == MEASURE_RANK;
    case FORM_LEVEL:
    case FORM_TARGET:
        return !item->arith && item->source != SOURCE_DERIVED && measure == MEASURE_LEVEL;
    case FORM_BASE:
    case FORM_PER10K:
    case FORM_PER:
        break;
    }
    return false;
}

/* The bulletin's own figure for this cell of a level, if there is one: that is asked for, or of a region asked for by name any. */
static bool has_reported(const struct maker *m, const struct cell *level)
{
    bool any_whole = m->item->form == FORM_SHARE && !m->plan->grouped;
    const struct observed *l = level->shown;
    for (int measure = MEASURE_YOY; measure <= MEASURE_RANK; measure++) {
        if (!is_reported_as(m->item, (enum measure)measure))
            continue;
        struct cell_run run = cells_of(m->cells, l->indicator, l->region, (enum measure)measure);
        for (size_t i = 0; i < run.count; i++)
            if (run.at[i].shown->status == FACT_ACTUAL && (any_whole || is_main(m, run.at[i].shown)) &&
                period_same(m->plan->catalog, l->indicator, run.at[i].shown->period, l->period))
                return true;
    }
    return false;
}

/* A level stands for its share of the rows, or its place among them, until the rows are known (sheet_listed.c). */
static bool waits_for_rows(const struct maker *m)
{
    bool place = m->item->form == FORM_RANK && (m->plan->grouped || m->item->source == SOURCE_DERIVED);
    return (place || m->item->form == FORM_SHARE) && m->item->source != SOURCE_REPORTED;
}

/* `level.derived`: what is left of a period for those that are asked for. */
static enum ipdb_status push_rests(const struct maker *m, const struct cell *whole)
{
    struct figure f;
    for (size_t i = 0; i < m->plan->when_count; i++)
        if (derive_rest(m->plan, m->item, m->cells, whole, m->plan->whens[i].first, &f) == DERIVE_OK)
            return push(m, f);
    return IPDB_OK;
}

static enum ipdb_status push_derived(const struct maker *m, const struct cell *level)
{
    struct figure f;
    bool ranks = m->item->form == FORM_RANK, base = m->item->form == FORM_BASE;
    if ((m->item->source == SOURCE_REPORTED && !base) || !str_eq(level->shown->scope, m->item->scope))
        return IPDB_OK;
    if (m->item->form == FORM_LEVEL && !m->item->arith)
        return push_rests(m, level);
    if (m->item->source != SOURCE_DERIVED && !ranks && has_reported(m, level))
        return IPDB_OK;
    if (derive(m->plan, m->item, m->cells, level, &f) == DERIVE_OK)
        return push(m, f);
    if (!waits_for_rows(m))
        return IPDB_OK;
    f = printed(m, level, level->shown);
    f.basis = BASIS_LISTED;
    return push(m, f);
}

static enum ipdb_status push_cell(const struct maker *m, const struct cell *cell)
{
    const struct item *item = m->item;
    enum measure measure = cell->shown->measure;
    if ((cell->shown->status == FACT_TARGET) != (item->form == FORM_TARGET))
        return IPDB_OK;
    bool listed_ranks = item->form == FORM_RANK && waits_for_rows(m);
    if (is_reported_as(item, measure) && item->source != SOURCE_DERIVED && !listed_ranks)
        return push_printed(m, item->form == FORM_GROWTH ? reported_growth(m, cell) : printed(m, cell, cell->shown));
    if (measure == MEASURE_LEVEL && !is_reported_as(item, measure))
        return push_derived(m, cell);
    return IPDB_OK;
}

enum ipdb_status figures_make(const struct query_plan *plan, const struct item *item, const struct cells *cells,
                              const struct evidence *evidence, struct figures *out, struct err *err)
{
    const struct maker m = {plan, item, cells, evidence, out, err};
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; status == IPDB_OK && i < cells->list.len; i++)
        if (cells->list.at[i].shown->indicator == item->indicator)
            status = push_cell(&m, &cells->list.at[i]);
    return status;
}

void figures_fini(struct figures *figures)
{
    VEC_FINI(&figures->list);
}
