/* Chooses the comparable period and makes a line for every region (R3, R4, R5):
 *
 *     2023: 河北 湖北 · 2022-H1: 浙江 江苏 · 2020-H1: 河南 → block 2023 (two of five; 2022-H1 covers two as well but ends earlier)
 */
#include "answer/sheet.h"

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
    bool stock = item_is_stock(s->plan, s->item);
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

/* The country, and what the rows are under, is a row only when it is named. */
static bool may_be_row(const struct sheet *s, size_t region)
{
    for (size_t i = 0; i < s->plan->region_count; i++)
        if (s->plan->regions[i] == region)
            return true;
    return !s->plan->region_count && region != s->plan->whole;
}

/* A figure that speaks for its region in its period: `all` brings further ones of the same cell. */
static bool is_candidate(const struct sheet *s, const struct figure *f)
{
    bool further = !f->base && f->observed != f->cell->shown;
    return f->main && !further && may_be_row(s, figure_region(f));
}

/* Each distinct period once, with its coverage: figures are sorted, so each region counts once a period. */
static enum ipdb_status find_candidates(struct sheet *s, struct err *err)
{
    for (size_t i = 0; i < s->figures.list.len; i++) {
        const struct figure *f = &s->figures.list.at[i];
        size_t k = 0;
        while (k < s->candidates.len && !same_period(s, s->candidates.at[k].period, f->period))
            k++;
        if (!is_candidate(s, f))
            continue;
        struct candidate *c = k < s->candidates.len ? &s->candidates.at[k] : VEC_PUSH(&s->candidates);
        if (!c)
            return err_nomem(err);
        if (k + 1 == s->candidates.len && !c->covered)
            c->period = f->period;
        c->covered++;
    }
    return IPDB_OK;
}

/* R5: of the periods that cover at least half as many regions as the best covered, the one that ends last. */
static void choose_block(struct sheet *s)
{
    size_t best = 0;
    for (size_t i = 0; i < s->candidates.len; i++)
        best = s->candidates.at[i].covered > best ? s->candidates.at[i].covered : best;
    for (size_t i = 0; i < s->candidates.len; i++) {
        const struct candidate *c = &s->candidates.at[i];
        if (2 * c->covered >= best && (!s->covered || newer(s, c->period, s->block) > 0)) {
            s->block = c->period;
            s->covered = c->covered;
        }
    }
    s->widest = s->covered == best;
}

static enum ipdb_status add_line(struct sheet *s, struct line line, struct err *err)
{
    struct line *slot = VEC_PUSH(&s->lines);
    if (!slot)
        return err_nomem(err);
    *slot = line;
    return IPDB_OK;
}

/* Of the part asked for before others, read surely before doubtfully, then the newer one. */
static bool is_better(const struct sheet *s, const struct figure *f, const struct figure *than)
{
    bool sure = observed_is_sure(f->observed), than_sure = observed_is_sure(than->observed);
    if (f->main != than->main)
        return f->main;
    return sure != than_sure ? sure : newer(s, f->period, than->period) > 0;
}

/* The best figure of a region: in the block, else the latest. */
static const struct figure *best_figure(const struct sheet *s, size_t region, bool in_block)
{
    const struct figure *found = NULL;
    for (size_t i = 0; i < s->figures.list.len; i++) {
        const struct figure *f = &s->figures.list.at[i];
        if (figure_region(f) != region || (in_block && (!f->main || !same_period(s, f->period, s->block))) ||
            !period_wanted(s, f->period))
            continue;
        if (!found || is_better(s, f, found))
            found = f;
    }
    return found;
}

static unsigned flags_of(const struct sheet *s, const struct figure *f)
{
    unsigned flags = 0;
    if (!f->main)
        flags |= str_eq(f->observed->scope, s->item->scope) ? LINE_WHOLE : LINE_SCOPE;
    if (s->block.kind != PERIOD_NONE && !same_period(s, f->period, s->block))
        flags |= LINE_PERIOD;
    return flags;
}

static struct line line_of(const struct sheet *s, const struct figure *f)
{
    struct line line = {.region = figure_region(f), .figure = f, .period = f->period, .flags = flags_of(s, f)};
    unsigned shown_beside = (s->plan->loose ? LINE_PERIOD : 0U) | (s->plan->by_scope ? LINE_SCOPE | LINE_WHOLE : 0U);
    line.below = (line.flags & ~shown_beside) != 0;
    return line;
}

/* Stands beside the best figure of its region: another observation of its cell (`all`), another part (`by scope`). */
static bool stands_beside(const struct sheet *s, const struct figure *f, const struct figure *best)
{
    if (f == best)
        return true;
    bool other_whole = s->item->form == FORM_SHARE && !f->main && !best->main; /* 28.7 % of one thing, 6 % of another */
    if ((s->plan->by_scope || other_whole) && figure_region(f) == figure_region(best))
        return same_period(s, f->period, best->period);
    return s->plan->all && f->cell == best->cell;
}

static enum ipdb_status add_figures(struct sheet *s, const struct figure *best, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; status == IPDB_OK && i < s->figures.list.len; i++)
        if (stands_beside(s, &s->figures.list.at[i], best))
            status = add_line(s, line_of(s, &s->figures.list.at[i]), err);
    return status;
}

static enum ipdb_status add_region(struct sheet *s, size_t region, struct err *err)
{
    const struct figure *f = best_figure(s, region, true);
    struct line missing = {.region = region};
    if (!f)
        f = best_figure(s, region, false);
    if (f)
        return add_figures(s, f, err);
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
        if (figure_region(f) != region || !(f->main || s->plan->by_scope) || !period_wanted(s, f->period))
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

/* Of what few bulletins state, and of all measures at once, the regions that lack it are no rows. */
static bool only_with_figures(const struct item *item)
{
    return item->form == FORM_TARGET || item_states_places(item);
}

/* Without named regions, those that any fact of the indicator speaks of. Cells are sorted by region. */
static enum ipdb_status add_found(struct sheet *s, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    size_t last = NONE;
    for (size_t i = 0; status == IPDB_OK && i < s->cells->list.len; i++) {
        const struct observed *o = s->cells->list.at[i].shown;
        if (o->indicator != s->item->indicator || o->region == last || !may_be_row(s, o->region))
            continue;
        last = o->region;
        bool needs_figure = s->plan->by_measure || only_with_figures(s->item);
        if (!needs_figure || best_figure(s, last, false))
            status = add(s, last, err);
    }
    return status;
}

static void find_national(struct sheet *s)
{
    bool of_whole = s->item->form == FORM_SHARE || s->item->form == FORM_RANK;
    for (size_t i = 0; i < s->figures.list.len && !s->plan->region_count && !of_whole; i++) {
        const struct figure *f = &s->figures.list.at[i];
        if (figure_region(f) == s->plan->whole && f->main && s->block.kind != PERIOD_NONE && same_period(s, f->period, s->block))
            s->national = f;
    }
}

/* `by measure` shows what there is. */
static void drop_missing(struct sheet *s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->lines.len; i++)
        if (s->lines.at[i].figure)
            s->lines.at[kept++] = s->lines.at[i];
    s->lines.len = kept;
}

enum ipdb_status sheet_make(struct sheet *s, struct err *err)
{
    const struct query_plan *plan = s->plan;
    enum ipdb_status status = figures_make(plan, s->item, s->cells, s->evidence, &s->figures, err);
    if (status == IPDB_OK && !plan->series && plan->when_count)
        s->block = plan->whens[0].last;
    else if (status == IPDB_OK && !plan->series)
        status = find_candidates(s, err);
    choose_block(s);
    if (status == IPDB_OK && !plan->region_count)
        status = add_found(s, err);
    for (size_t i = 0; status == IPDB_OK && i < plan->region_count; i++)
        status = add(s, plan->regions[i], err);
    if (status != IPDB_OK)
        return status;
    if (plan->by_measure)
        drop_missing(s);
    find_national(s);
    sheet_listed(s);
    for (size_t i = 0; i < s->lines.len; i++)
        s->spread += s->lines.at[i].figure != NULL || s->lines.at[i].context != NULL;
    return sheet_order(s) ? IPDB_OK : err_nomem(err);
}

void sheet_fini(struct sheet *s)
{
    figures_fini(&s->figures);
    VEC_FINI(&s->lines);
    VEC_FINI(&s->candidates);
}
