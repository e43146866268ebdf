/* Arithmetic over intervals of decimals:
 *
 *     [144.5, 145.5] ÷ [69.435, 69.445] = [2.0808, 2.0955]      >489 ÷ 400 = >1.2225      >489 − >400 = anything
 */
#include "answer/interval.h"

enum { PLACES = 6, MORE_PLACES = 14, LEAST = 10000 };

/* Six digits after the point, and more where that would leave nothing of the number. */
static bool divide(struct decimal a, struct decimal b, struct decimal *out)
{
    struct decimal fine;
    if (b.coef <= 0 || !decimal_div(a, b, PLACES, out))
        return false;
    if (out->coef < LEAST && decimal_div(a, b, MORE_PLACES, &fine))
        *out = fine;
    return true;
}

static bool side(char arith, struct decimal a, struct decimal b, struct decimal *out)
{
    switch (arith) {
    case '+':
        return decimal_add(a, b, out);
    case '-':
        return decimal_sub(a, b, out);
    case '*':
        return decimal_mul(a, b, out);
    default:
        return divide(a, b, out);
    }
}

static bool falls_with_second(char arith)
{
    return arith == '-' || arith == '/';
}

struct bounds interval_combine(char arith, const struct bounds *a, const struct bounds *b)
{
    bool turned = falls_with_second(arith);
    struct bounds out = {{0, 0}, {0, 0}, false, false};
    bool b_low = turned ? b->has_upper : b->has_lower, b_high = turned ? b->has_lower : b->has_upper;
    out.has_lower = a->has_lower && b_low && side(arith, a->lower, turned ? b->upper : b->lower, &out.lower);
    out.has_upper = a->has_upper && b_high && side(arith, a->upper, turned ? b->lower : b->upper, &out.upper);
    return out;
}

static bool growth(struct decimal x, struct decimal *out)
{
    struct decimal less;
    return decimal_sub(x, decimal_int(1), &less) && decimal_shift(less, 2, out);
}

struct bounds interval_growth(struct bounds x)
{
    struct bounds out = x;
    out.has_lower = x.has_lower && growth(x.lower, &out.lower);
    out.has_upper = x.has_upper && growth(x.upper, &out.upper);
    return out;
}

struct bounds interval_shift(struct bounds x, int power)
{
    struct bounds out = x;
    out.has_lower = x.has_lower && decimal_shift(x.lower, power, &out.lower);
    out.has_upper = x.has_upper && decimal_shift(x.upper, power, &out.upper);
    return out;
}

static enum qualifier turned(enum qualifier q)
{
    return q == QUALIFIER_OVER ? QUALIFIER_UNDER : q == QUALIFIER_UNDER ? QUALIFIER_OVER : q;
}

static bool is_bound(enum qualifier q)
{
    return q == QUALIFIER_OVER || q == QUALIFIER_UNDER;
}

bool qualifier_combine(char arith, enum qualifier a, enum qualifier b, enum qualifier *out)
{
    enum qualifier second = falls_with_second(arith) ? turned(b) : b;
    if (is_bound(a) && is_bound(second) && a != second)
        return false;
    if (is_bound(a) || is_bound(second))
        *out = is_bound(a) ? a : second;
    else
        *out = a == QUALIFIER_APPROX || b == QUALIFIER_APPROX ? QUALIFIER_APPROX : QUALIFIER_EXACT;
    return true;
}
