/* Growth out of two levels (R7), with the interval that their rounding leaves and the sign of bounds (R9):
 *
 *     145亿 over 69.44亿 → +108.81 %, somewhere in [107.94, 109.68] · >489 over 400 → >+22.25 %
 */
#include "query/figures.h"

/* (a ÷ b − 1) × 100 with `places` digits after the point. */
static bool percent(struct decimal a, struct decimal b, int places, struct decimal *out)
{
    struct decimal ratio;
    return decimal_div(a, b, places + 2, &ratio) && decimal_sub(ratio, decimal_int(1), &ratio) && decimal_shift(ratio, 2, out);
}

static bool is_bound(enum qualifier q)
{
    return q == QUALIFIER_OVER || q == QUALIFIER_UNDER;
}

/* What the sign of the growth is, given those of the later and the earlier level; false when it is not certain. */
static bool direction(enum qualifier later, enum qualifier earlier, enum qualifier *out)
{
    if (is_bound(later) && is_bound(earlier) && later == earlier)
        return false;
    if (is_bound(later))
        *out = later;
    else if (is_bound(earlier))
        *out = earlier == QUALIFIER_OVER ? QUALIFIER_UNDER : QUALIFIER_OVER;
    else
        *out = later == QUALIFIER_APPROX || earlier == QUALIFIER_APPROX ? QUALIFIER_APPROX : QUALIFIER_EXACT;
    return true;
}

static struct bounds growth_bounds(const struct bounds *later, const struct bounds *earlier)
{
    struct bounds b = {{0, 0}, {0, 0}, false, false};
    b.has_lower =
        later->has_lower && earlier->has_upper && earlier->upper.coef > 0 && percent(later->lower, earlier->upper, 4, &b.lower);
    b.has_upper =
        later->has_upper && earlier->has_lower && earlier->lower.coef > 0 && percent(later->upper, earlier->lower, 4, &b.upper);
    return b;
}

enum no_growth growth_derive(const struct query_plan *plan, const struct cells *cells, const struct cell *cell, struct figure *out)
{
    const struct observed *later = cell->shown;
    if (later->scope.len || !later->period.end.year)
        return GROWTH_NO_PRIOR;
    const struct cell *base =
        cells_find(cells, plan->catalog, later->indicator, later->region, MEASURE_LEVEL, period_shift_years(later->period, -1));
    if (!base)
        return GROWTH_NO_PRIOR;
    const struct observed *earlier = base->shown;
    struct figure f = {.cell = cell, .base = base, .basis = BASIS_DERIVED};
    if (earlier->value.coef <= 0)
        return GROWTH_ZERO_BASE;
    if (!direction(later->qualifier, earlier->qualifier, &f.qualifier) || !percent(later->value, earlier->value, 2, &f.value))
        return GROWTH_BOUNDS;
    f.bounds = growth_bounds(&later->bounds, &earlier->bounds);
    *out = f;
    return GROWTH_OK;
}
