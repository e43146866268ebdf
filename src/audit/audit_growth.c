/* Reported growth against levels. Three figures, of which any two say where the third is:
 *
 *     145亿元 of 2023, +108.81 %, and what another bulletin says of 2022: 69.20 to 69.68亿元
 *
 * Within one bulletin that is the check `growth`; when the earlier level is another bulletin's, the check `base`.
 */
#include "audit/audit_checks.h"

/* The figures that fit best so far. */
struct triple {
    const struct observed *growth, *level, *base;
    enum fit fit;
};

static bool is_spell(struct period p)
{
    return p.kind != PERIOD_YEARS && p.kind != PERIOD_NONE && p.end.year;
}

static struct spread as_factor(const struct observed *o)
{
    return o->measure == MEASURE_CHANGE ? spread_of(o) : spread_factor(spread_of(o));
}

static void try(struct triple *best, const struct observed *growth, const struct observed *level, const struct observed *base)
{
    enum fit fit = growth->measure == MEASURE_CHANGE ? fit_sum(spread_of(level), spread_of(base), as_factor(growth))
                                                     : fit_product(spread_of(level), spread_of(base), as_factor(growth));
    if (!best->growth || fit < best->fit)
        *best = (struct triple){growth, level, base, fit};
}

/* Whether the earlier level may come from the growth's own bulletin, from another, or from any. */
enum origin { OWN, OTHER, ANY };

static bool comes_from(enum origin origin, const struct observed *base, const struct observed *growth)
{
    return origin == ANY || same_document(base, growth) == (origin == OWN);
}

/* Level and growth are of one bulletin; a level of another might be of another count. */
static struct triple best_of(const struct family *f, const struct cell *growths, enum origin origin)
{
    struct triple best = {0};
    const struct observed *g = growths->shown;
    const struct cell *levels = cell_level(f, g->indicator, g->region, g->scope, g->period);
    const struct cell *bases = cell_level(f, g->indicator, g->region, g->scope, period_shift_years(g->period, -1));
    size_t growth_count, level_count, base_count;
    if (!levels || !bases)
        return best;
    const struct observed *growth = cell_facts(f, growths, &growth_count), *level = cell_facts(f, levels, &level_count),
                          *base = cell_facts(f, bases, &base_count);
    for (size_t i = 0; i < growth_count; i++)
        for (size_t k = 0; k < level_count; k++)
            for (size_t m = 0; m < base_count && same_document(&level[k], &growth[i]); m++)
                if (comes_from(origin, &base[m], &growth[i]) && str_eq(growth[i].unit, g->unit))
                    try(&best, &growth[i], &level[k], &base[m]);
    return best;
}

static bool wants(struct audit *a, enum audit_check check, const struct triple *t)
{
    const struct observed *facts[] = {t->growth, t->level, t->base};
    return t->growth && audit_wants(a, check, facts, 3);
}

static bool is_growth(const struct cell *c)
{
    return c->shown->measure == MEASURE_YOY && cell_is_dated(c) && is_spell(c->shown->period);
}

void audit_growth(const struct family *f, const struct cell *c)
{
    if (!is_growth(c))
        return;
    struct triple t = best_of(f, c, OWN);
    if (!wants(f->audit, AUDIT_GROWTH, &t))
        return;
    struct bounds level = spread_of(t.level).rounded, base = spread_of(t.base).rounded;
    struct bounds ratio = interval_combine('/', &level, &base);
    struct claim claim = {.check = AUDIT_GROWTH, .fit = t.fit, .facts = {t.growth, t.level, t.base}, .count = 3};
    struct bounds growth = interval_growth(ratio), by = spread_factor(spread_of(t.growth)).rounded;
    claim.expected = interval_combine('*', &base, &by);
    struct finding *found = audit_find(f->audit, &claim);
    if (!found)
        return;
    struct str stated = words_growth(f->audit, t.growth), range = words_interval(f->audit, growth, STR("%"));
    if (f->audit->zh)
        words_say(f->audit, found, &claim, "由%.*s到%.*s，增速应为%.*s，公报却称%.*s。", STR_ARG(t.base->figure),
                  STR_ARG(t.level->figure), STR_ARG(range), STR_ARG(stated));
    else
        words_say(f->audit, found, &claim, "from %.*s to %.*s is a growth of %.*s, and the bulletin says %.*s.",
                  STR_ARG(t.base->figure), STR_ARG(t.level->figure), STR_ARG(range), STR_ARG(stated));
}

/* Where the earlier level would have to be. */
static struct bounds implied(const struct triple *t)
{
    struct bounds by = as_factor(t->growth).rounded, level = spread_of(t->level).rounded;
    return interval_combine(t->growth->measure == MEASURE_CHANGE ? '-' : '/', &level, &by);
}

static void find_base(struct audit *a, const struct triple *t, bool weak)
{
    struct claim claim = {
        .check = AUDIT_BASE,
        .fit = t->fit,
        .weak = weak,
        .caveat = {weak ? "The bulletin may count the change from another day." : NULL, "该增量可能以其他时点为基数。"},
        .facts = {t->growth, t->base, t->level},
        .count = 3};
    claim.expected = implied(t);
    struct finding *found = audit_find(a, &claim);
    if (!found)
        return;
    bool is_change = t->growth->measure == MEASURE_CHANGE;
    struct str range = words_interval(a, claim.expected, catalog_indicator(a->cat, t->level->indicator)->unit);
    struct str stated = is_change ? t->growth->figure : words_growth(a, t->growth), period = words_period(a, t->base->period);
    bool own = same_document(t->growth, t->base);
    if (a->zh)
        words_say(a, found, &claim, "%.*s、%s%.*s，则%.*s应为%.*s；%.*s却称%.*s%s。", STR_ARG(t->level->figure),
                  is_change ? "增量" : "同比", STR_ARG(stated), STR_ARG(period), STR_ARG(range), STR_ARG(t->base->document),
                  STR_ARG(t->base->figure), own ? "" : "（除非该数后来修订）");
    else
        words_say(a, found, &claim, "%.*s with a %s of %.*s leaves %.*s for %.*s; %.*s says %.*s%s.", STR_ARG(t->level->figure),
                  is_change ? "change" : "growth", STR_ARG(stated), STR_ARG(range), STR_ARG(period), STR_ARG(t->base->document),
                  STR_ARG(t->base->figure), own ? "" : " (unless that was revised since)");
}

/* When the bulletin itself states the earlier level, that is what its growth is measured by. */
void audit_base(const struct family *f, const struct cell *c)
{
    if (!is_growth(c) || best_of(f, c, OWN).growth)
        return;
    struct triple t = best_of(f, c, OTHER);
    if (wants(f->audit, AUDIT_BASE, &t))
        find_base(f->audit, &t, false);
}

/* A change of a stock is on the end of the year before only at a year's end; the base of a change is never stored, so it is a warning at most. */
void audit_change(const struct family *f, const struct cell *c)
{
    const struct observed *o = c->shown;
    bool stock = indicator_is_stock(f->cat, o->indicator), year_end = o->period.end.month == 12 && o->period.end.day == 31;
    if (o->measure != MEASURE_CHANGE || !cell_is_dated(c) || !is_spell(o->period) || (stock && !year_end) ||
        !str_eq(o->unit, catalog_indicator(f->cat, o->indicator)->unit))
        return;
    struct triple t = best_of(f, c, ANY);
    if (wants(f->audit, AUDIT_BASE, &t))
        find_base(f->audit, &t, true);
}
