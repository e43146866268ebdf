/* One figure out of two levels, with the interval that their rounding leaves and the sign of bounds:
 *
 *     growth    145亿 over 69.44亿 → +108.81 %, somewhere in [107.94, 109.68]      >489 over 400 → >+22.25 %
 *     change    145亿 − 69.44亿 → 75.56亿
 *     base      145亿 ÷ (1 + 108.81 %) → 69.4411亿
 *     share     145亿 of 8539.9亿 → 1.70 %
 *     ratio     145亿元 ÷ 1015项 → 14285700 元/项
 *     rest      2023 less 2023-H1 → 2023-H2 (R6: only when `level.derived` asks for it)
 */
#include "answer/derive.h"

#include "answer/interval.h"

enum { DIGITS = 6, PERCENT_PLACES = 2 };

struct deriver {
    const struct query_plan *plan;
    const struct item *item;
    const struct cells *cells;
    const struct cell *cell;
};

static const struct observed *level(const struct deriver *d)
{
    return d->cell->shown;
}

static const struct cell *find(const struct deriver *d, struct side side, size_t region, enum measure measure, struct period period)
{
    if (!period.end.year)
        return NULL;
    return cells_find(d->cells, d->plan->catalog, (struct cell_key){side.indicator, region, side.scope, measure, period});
}

static struct side own(const struct deriver *d)
{
    return (struct side){level(d)->indicator, level(d)->scope};
}

/* a ÷ b to `digits` significant digits; the quotient of two levels is known no better. */
static bool quotient(struct decimal a, struct decimal b, int power, struct decimal *out)
{
    struct decimal q;
    if (!decimal_div(a, b, 8, &q) && !decimal_div(a, b, 2, &q))
        return false;
    if (!decimal_shift(q, power, &q))
        return false;
    *out = decimal_round(q, DIGITS);
    return true;
}

/* (a ÷ b − shift) × 100 with two digits after the point. */
static bool percent(struct decimal a, struct decimal b, int64_t less, struct decimal *out)
{
    struct decimal ratio;
    return decimal_div(a, b, PERCENT_PLACES + 2, &ratio) && decimal_sub(ratio, decimal_int(less), &ratio) &&
           decimal_shift(ratio, 2, out);
}

static enum derivation finish(const struct deriver *d, const struct cell *other, char arith, struct figure *f)
{
    const struct observed *a = level(d), *b = other->shown;
    if (!qualifier_combine(arith, a->qualifier, b->qualifier, &f->qualifier))
        return DERIVE_BOUNDS;
    f->cell = d->cell;
    f->base = other;
    f->observed = a;
    f->period = a->period;
    f->basis = BASIS_DERIVED;
    f->main = true;
    f->bounds = interval_combine(arith, &a->bounds, &b->bounds);
    return DERIVE_OK;
}

static enum derivation growth(const struct deriver *d, struct figure *f)
{
    const struct cell *base = find(d, own(d), level(d)->region, MEASURE_LEVEL, period_shift_years(level(d)->period, -1));
    if (!base)
        return DERIVE_NO_PRIOR;
    if (base->shown->value.coef <= 0)
        return DERIVE_ZERO_BASE;
    if (!percent(level(d)->value, base->shown->value, 1, &f->value))
        return DERIVE_BOUNDS;
    enum derivation done = finish(d, base, '/', f);
    f->bounds = interval_growth(f->bounds);
    return done;
}

static enum derivation change(const struct deriver *d, struct figure *f)
{
    const struct cell *base = find(d, own(d), level(d)->region, MEASURE_LEVEL, period_shift_years(level(d)->period, -1));
    if (!base)
        return DERIVE_NO_PRIOR;
    return decimal_sub(level(d)->value, base->shown->value, &f->value) ? finish(d, base, '-', f) : DERIVE_BOUNDS;
}

/* 1 + the growth: by how much the base was multiplied. */
static struct bounds factor(const struct bounds *growth)
{
    struct bounds one = {decimal_int(100), decimal_int(100), true, true};
    return interval_shift(interval_combine('+', growth, &one), -2);
}

/* The level less its reported growth. */
static enum derivation base_of_growth(const struct deriver *d, const struct cell *growth, struct figure *f)
{
    struct decimal times;
    if (!decimal_add(growth->shown->value, decimal_int(100), &times) || times.coef <= 0)
        return DERIVE_ZERO_BASE;
    if (!quotient(level(d)->value, times, 2, &f->value))
        return DERIVE_BOUNDS;
    enum derivation done = finish(d, growth, '/', f);
    struct bounds by = factor(&growth->shown->bounds);
    f->bounds = interval_combine('/', &level(d)->bounds, &by);
    return done;
}

static enum derivation base(const struct deriver *d, struct figure *f)
{
    const struct cell *before = find(d, own(d), level(d)->region, MEASURE_LEVEL, period_shift_years(level(d)->period, -1));
    const struct cell *growth = find(d, own(d), level(d)->region, MEASURE_YOY, level(d)->period);
    if (before && d->item->source != SOURCE_DERIVED) {
        const struct observed *o = before->shown;
        *f = (struct figure){.cell = d->cell,
                             .base = before,
                             .period = level(d)->period,
                             .observed = o,
                             .value = o->value,
                             .bounds = o->bounds,
                             .qualifier = o->qualifier,
                             .main = true};
        return DERIVE_OK;
    }
    return growth && d->item->source != SOURCE_REPORTED ? base_of_growth(d, growth, f) : DERIVE_NO_PRIOR;
}

static enum derivation share(const struct deriver *d, struct figure *f)
{
    const struct cell *whole = find(d, own(d), d->plan->whole, MEASURE_LEVEL, level(d)->period);
    if (!whole)
        return DERIVE_NO_WHOLE;
    if (whole->shown->value.coef <= 0)
        return DERIVE_ZERO_BASE;
    if (!percent(level(d)->value, whole->shown->value, 0, &f->value))
        return DERIVE_BOUNDS;
    enum derivation done = finish(d, whole, '/', f);
    f->bounds = interval_shift(f->bounds, 2);
    return done;
}

/* The other indicator in the same period; of a stock on its last day, against a flow the one of the year that ends then. */
static const struct cell *other(const struct deriver *d)
{
    struct period p = level(d)->period;
    const struct cell *found = find(d, d->item->right, level(d)->region, MEASURE_LEVEL, p);
    bool at_year_end = p.end.month == 12 && p.end.day == 31;
    if (!found && at_year_end && item_is_stock(d->plan, d->item))
        found = find(d, d->item->right, level(d)->region, MEASURE_LEVEL, period_year(p.end.year));
    return found;
}

static enum derivation arithmetic(const struct deriver *d, struct figure *f)
{
    const struct cell *second = other(d);
    char arith = d->item->arith;
    int power = arith == '*' ? -2 : d->item->power; /* one of the two is in percent */
    if (!second)
        return DERIVE_NO_OTHER;
    struct decimal a = level(d)->value, b = second->shown->value;
    if (arith == '/' && b.coef <= 0)
        return DERIVE_ZERO_BASE;
    bool fits = arith == '/'   ? quotient(a, b, power, &f->value)
                : arith == '*' ? decimal_mul(a, b, &f->value) && decimal_shift(f->value, power, &f->value)
                : arith == '+' ? decimal_add(a, b, &f->value)
                               : decimal_sub(a, b, &f->value);
    enum derivation done = fits ? finish(d, second, arith, f) : DERIVE_BOUNDS;
    f->bounds = interval_shift(f->bounds, power);
    return done;
}

/* `end` is the last day of the month before the one that begins on `begin`. */
static bool is_day_before(struct date end, struct date begin)
{
    int month = begin.month == 1 ? 12 : begin.month - 1, year = begin.month == 1 ? begin.year - 1 : begin.year;
    return begin.day == 1 && end.year == year && end.month == month && end.day == period_last_day(year, month);
}

/* A bulletin of the place itself: the year's and the half year's are of one family. */
static bool is_own(const struct observed *o)
{
    return o->document_region == o->region;
}

/* The cell of this region that begins with `whole` and ends before `part` does. */
static const struct cell *beginning_of(const struct deriver *d, struct period whole, struct period part)
{
    struct cell_run run = cells_of(d->cells, level(d)->indicator, level(d)->region, MEASURE_LEVEL);
    for (size_t i = 0; i < run.count; i++) {
        const struct observed *o = run.at[i].shown;
        if (o->status == FACT_ACTUAL && str_eq(o->scope, level(d)->scope) && is_own(o) && o->period.kind != PERIOD_ASOF &&
            date_cmp(o->period.start, whole.start) == 0 && is_day_before(o->period.end, part.start))
            return &run.at[i];
    }
    return NULL;
}

enum derivation derive_rest(const struct query_plan *plan, const struct item *item, const struct cells *cells,
                            const struct cell *cell, struct period part, struct figure *out)
{
    const struct deriver d = {plan, item, cells, cell};
    struct period whole = cell->shown->period;
    struct figure f = {.cell = cell};
    bool ends_it = whole.kind != PERIOD_ASOF && date_cmp(whole.end, part.end) == 0 && date_cmp(whole.start, part.start) < 0;
    const struct cell *before = ends_it && is_own(cell->shown) ? beginning_of(&d, whole, part) : NULL;
    if (!before)
        return DERIVE_NO_PRIOR;
    if (!decimal_sub(cell->shown->value, before->shown->value, &f.value))
        return DERIVE_BOUNDS;
    enum derivation done = finish(&d, before, '-', &f);
    f.period = part;
    if (done == DERIVE_OK)
        *out = f;
    return done;
}

enum derivation derive(const struct query_plan *plan, const struct item *item, const struct cells *cells, const struct cell *cell,
                       struct figure *out)
{
    const struct deriver d = {plan, item, cells, cell};
    struct figure f = {.cell = cell};
    enum derivation done = DERIVE_NO_PRIOR;
    if (item->arith)
        done = arithmetic(&d, &f);
    else if (item->form == FORM_GROWTH)
        done = growth(&d, &f);
    else if (item->form == FORM_CHANGE)
        done = change(&d, &f);
    else if (item->form == FORM_BASE)
        done = base(&d, &f);
    else if (item->form == FORM_SHARE)
        done = share(&d, &f);
    if (done == DERIVE_OK)
        *out = f;
    return done;
}
