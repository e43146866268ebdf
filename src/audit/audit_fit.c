/* Everything is asked by multiplying and adding, which is exact; only what is shown is ever divided.
 *
 *     145亿 in [144.5, 145.5]亿, cut off in [144.5, 146]亿
 */
#include "audit/audit_fit.h"

#include "answer/interval.h"

static const struct decimal zero = {0, 0};

/* What is counted or paid is not below nothing. */
static void clamp(struct bounds *b)
{
    if (b->has_lower && b->lower.coef < 0)
        b->lower = zero;
}

/* Things counted to the last one are so many and no half of one. */
static bool is_count(const struct observed *o)
{
    return o->measure == MEASURE_LEVEL && o->qualifier == QUALIFIER_EXACT && o->has_step &&
           decimal_cmp(o->step, decimal_int(1)) == 0 && !str_contains(o->unit, STR("元")) && !str_contains(o->unit, STR("/")) &&
           !str_contains(o->unit, STR("%"));
}

struct spread spread_of(const struct observed *o)
{
    struct spread r = {o->bounds, o->bounds};
    struct decimal edge;
    if (is_count(o)) {
        r.rounded = r.cut = (struct bounds){o->value, o->value, true, true};
        return r;
    }
    if (o->qualifier == QUALIFIER_EXACT && o->has_step) {
        if (o->value.coef >= 0 && decimal_add(o->value, o->step, &edge))
            r.cut.upper = edge;
        if (o->value.coef <= 0 && decimal_sub(o->value, o->step, &edge))
            r.cut.lower = edge;
    }
    bool counts = o->measure == MEASURE_LEVEL || o->measure == MEASURE_SHARE || o->measure == MEASURE_RANK;
    if (counts && o->value.coef >= 0) {
        clamp(&r.rounded);
        clamp(&r.cut);
    }
    return r;
}

struct spread spread_shift(struct spread x, int power)
{
    return (struct spread){interval_shift(x.rounded, power), interval_shift(x.cut, power)};
}

static struct bounds factor(const struct bounds *growth)
{
    struct bounds one = {decimal_int(100), decimal_int(100), true, true};
    return interval_shift(interval_combine('+', growth, &one), -2);
}

struct spread spread_factor(struct spread growth)
{
    return (struct spread){factor(&growth.rounded), factor(&growth.cut)};
}

static enum fit grade(bool rounded, bool cut)
{
    return rounded ? FITS : cut ? FITS_IF_CUT : APART;
}

enum fit fit_same(struct spread a, struct spread b)
{
    return grade(bounds_meet(&a.rounded, &b.rounded), bounds_meet(&a.cut, &b.cut));
}

static bool is_above(const struct bounds *a, const struct bounds *b)
{
    return a->has_lower && b->has_upper && decimal_cmp(a->lower, b->upper) > 0;
}

enum fit fit_below(struct spread part, struct spread whole)
{
    return grade(!is_above(&part.rounded, &whole.rounded), !is_above(&part.cut, &whole.cut));
}

static bool is_negative(const struct bounds *b)
{
    return b->has_lower && b->lower.coef < 0;
}

/* At the very edge too: a half may have been rounded either way. */
static bool meets(char arith, const struct bounds *result, const struct bounds *a, const struct bounds *b)
{
    struct bounds got = interval_combine(arith, a, b);
    return (arith == '*' && (is_negative(a) || is_negative(b))) || (!is_above(result, &got) && !is_above(&got, result));
}

enum fit fit_product(struct spread product, struct spread a, struct spread b)
{
    return grade(meets('*', &product.rounded, &a.rounded, &b.rounded), meets('*', &product.cut, &a.cut, &b.cut));
}

enum fit fit_sum(struct spread sum, struct spread a, struct spread b)
{
    return grade(meets('+', &sum.rounded, &a.rounded, &b.rounded), meets('+', &sum.cut, &a.cut, &b.cut));
}
