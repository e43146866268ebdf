/* Chooses the comparable period and makes a line for every region (R3, R4, R5):
 *
 *     2023: 河北 湖北 · 2022-H1: 浙江 江苏 · 2020-H1: 河南 → block 2023 (two of five; 2022-H1 covers two as well but ends earlier)
 */
#include "query/sheet.h"

static const struct observed *shown(const struct figure *f)
{
    return f->cell->shown;
}

static struct period period_of(const struct figure *f)
{
    return shown(f)->period;
}

static bool is_main(const struct figure *f)
{
    return shown(f)->scope.len == 0;
}

static bool same_period(const struct sheet *s, struct period a, struct period b)
{
    return period_same(s->plan->catalog, s->item->indicator, a, b);
}

static int newer(const struct sheet *s, struct period a, struct period b)
{
    return period_newer(s->plan->catalog, s->item->indicator, a, b);
}

static bool within(const struct sheet *s, struct period p, const struct when *w)
{
    bool stock = catalog_indicator(s->plan->catalog, s->item->indicator)->nature == NATURE_STOCK;
    if (w->kind == WHEN_ASOF)
        return date_cmp(p.end, w->last.end) == 0 && (stock || p.kind == PERIOD_ASOF);
    if (w->kind == WHEN_PERIOD)
        return p.end.year && same_period(s, p, w->first);
    bool ends_inside = date_cmp(p.end, w->first.start) >= 0 && date_cmp(p.end, w->last.end) <= 0;
    return ends_inside && (stock || (p.kind == w->first.kind && date_cmp(p.start, w->first.start) >= 0));
}

bool period_wanted(const struct sheet *s, struct period p)
{
    if (s->plan->years_only && p.kind != PERIOD_YEAR && !(p.end.month == 12 && p.end.day == 31 && p.kind == PERIOD_DAY))
        return false;
    for (size_t i = 0; i < s->plan->when_count; i++)
        if (within(s, p, &s->plan->whens[i]))
            return true;
    return s->plan->when_count == 0;
}

static bool is_country(const struct sheet *s, size_t region)
{
    return catalog_region(s->plan->catalog, region)->level == REGION_COUNTRY;
}

/* A figure of a region that may be a row: the country is one only when it is named. */
static bool is_row(const struct sheet *s, const struct figure *f)
{
    return s->plan->region_count || !is_country(s, shown(f)->region);
}

/* How many regions have a figure of the main scope in this period. Figures are sorted, so each region counts once a period. */
static size_t coverage(const struct sheet *s, struct period p)
{
    size_t n = 0;
    for (size_t i = 0; i < s->figures.list.len; i++) {
        const struct figure *f = &s->figures.list.at[i];
        n += is_row(s, f) && is_main(f) && same_period(s, period_of(f), p);
    }
    return n;
}

/* The candidates: each distinct period once, with its coverage. */
struct candidate {
    struct period period;
    size_t covered;
};

/* R5: of the periods that cover at least half as many regions as the best covered, the one that ends last. */
static enum ipdb_status choose_block(struct sheet *s, struct err *err)
{
    VEC(struct candidate) all = {0};
    enum ipdb_status status = IPDB_OK;
    size_t best = 0;
    for (size_t i = 0; status == IPDB_OK && i < s->figures.list.len; i++) {
        const struct figure *f = &s->figures.list.at[i];
        size_t k = 0;
        while (k < all.len && !same_period(s, all.at[k].period, period_of(f)))
            k++;
        if (k < all.len || !is_row(s, f) || !is_main(f))
            continue;
        struct candidate *c = VEC_PUSH(&all);
        if (!c) {
            status = err_nomem(err);
            break;
        }
        *c = (struct candidate){period_of(f), coverage(s, period_of(f))};
        best = c->covered > best ? c->covered : best;
    }
    for (size_t i = 0; i < all.len; i++) {
        const struct candidate *c = &all.at[i];
        if (2 * c->covered >= best && (!s->covered || newer(s, c->period, s->block) > 0)) {
            s->block = c->period;
            s->covered = c->covered;
        }
    }
    s->widest = s->covered == best;
    VEC_FINI(&all);
    return status;
}

static enum ipdb_status add_line(struct sheet *s, struct line line, struct err *err)
{
    struct line *slot = VEC_PUSH(&s->lines);
    if (!slot)
        return err_nomem(err);
    *slot = line;
    return IPDB_OK;
}

/* The best figure of a region: in the block, else the latest; of the main scope, else of another. */
static const struct figure *best_figure(const struct sheet *s, size_t region, bool in_block)
{
    const struct figure *found = NULL;
    for (size_t i = 0; i < s->figures.list.len; i++) {
        const struct figure *f = &s->figures.list.at[i];
        if (shown(f)->region != region || (in_block && (!is_main(f) || !same_period(s, period_of(f), s->block))) ||
            !period_wanted(s, period_of(f)))
            continue;
        bool better = !found || (is_main(f) && !is_main(found)) ||
                      (is_main(f) == is_main(found) && newer(s, period_of(f), period_of(found)) > 0);
        if (better)
            found = f;
    }
    return found;
}

static struct line line_of(const struct sheet *s, const struct figure *f)
{
    struct line line = {.region = shown(f)->region, .figure = f, .period = period_of(f)};
    if (!is_main(f))
        line.flags |= LINE_SCOPE;
    if (s->block.kind != PERIOD_NONE && !same_period(s, period_of(f), s->block))
        line.flags |= LINE_PERIOD;
    line.below = line.flags && !(s->plan->loose && is_main(f));
    return line;
}

static enum ipdb_status add_region(struct sheet *s, size_t region, struct err *err)
{
    const struct figure *f = best_figure(s, region, true);
    struct line missing = {.region = region};
    if (!f)
        f = best_figure(s, region, false);
    if (f)
        return add_line(s, line_of(s, f), err);
    line_missing(s, region, &missing);
    return add_line(s, missing, err);
}

/* Every wanted period of a region is a line. */
static enum ipdb_status add_series(struct sheet *s, size_t region, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    bool any = false;
    for (size_t i = 0; status == IPDB_OK && i < s->figures.list.len; i++) {
        const struct figure *f = &s->figures.list.at[i];
        if (shown(f)->region != region || !is_main(f) || !period_wanted(s, period_of(f)))
            continue;
        any = true;
        status = add_line(s, line_of(s, f), err);
    }
    struct line missing = {.region = region};
    if (any || status != IPDB_OK)
        return status;
    line_missing(s, region, &missing);
    return add_line(s, missing, err);
}

static enum ipdb_status add(struct sheet *s, size_t region, struct err *err)
{
    return s->plan->series ? add_series(s, region, err) : add_region(s, region, err);
}

/* Without named regions, those that any fact of the indicator speaks of. Cells are sorted by region. */
static enum ipdb_status add_found(struct sheet *s, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    size_t last = NONE;
    for (size_t i = 0; status == IPDB_OK && i < s->cells->list.len; i++) {
        const struct observed *o = s->cells->list.at[i].shown;
        if (o->indicator != s->item->indicator || o->region == last || is_country(s, o->region))
            continue;
        last = o->region;
        status = add(s, last, err);
    }
    return status;
}

static void find_national(struct sheet *s)
{
    for (size_t i = 0; i < s->figures.list.len && !s->plan->region_count; i++) {
        const struct figure *f = &s->figures.list.at[i];
        if (is_country(s, shown(f)->region) && is_main(f) && s->block.kind != PERIOD_NONE && same_period(s, period_of(f), s->block))
            s->national = f;
    }
}

enum ipdb_status sheet_make(struct sheet *s, struct err *err)
{
    const struct query_plan *plan = s->plan;
    enum ipdb_status status = figures_make(plan, s->item, s->cells, &s->figures, err);
    if (status == IPDB_OK && !plan->series && plan->when_count)
        s->block = plan->whens[0].last;
    else if (status == IPDB_OK && !plan->series)
        status = choose_block(s, err);
    if (status == IPDB_OK && !plan->region_count)
        status = add_found(s, err);
    for (size_t i = 0; status == IPDB_OK && i < plan->region_count; i++)
        status = add(s, plan->regions[i], err);
    if (status != IPDB_OK)
        return status;
    find_national(s);
    for (size_t i = 0; i < s->lines.len; i++)
        s->spread += s->lines.at[i].figure != NULL || s->lines.at[i].context != NULL;
    return sheet_order(s) ? IPDB_OK : err_nomem(err);
}

void sheet_fini(struct sheet *s)
{
    figures_fini(&s->figures);
    VEC_FINI(&s->lines);
}
