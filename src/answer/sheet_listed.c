/* What can only be told when the rows are known (R10): the place of each among the compared ones, and its share of their sum where no total of the
 * whole is there. Until then such a figure holds its level (figures.c).
 *
 *     质押融资 排名: 145亿, 127.16亿, 13.1亿 → 1, 2, 3        share of the listed: 145 ÷ 285.26 → 50.83 %
 */
#include "answer/interval.h"
#include "answer/sheet.h"

/* The figure of a line, to be changed in the sheet's own list. */
static struct figure *own_figure(struct sheet *s, const struct line *l)
{
    return &s->figures.list.at[l->figure - s->figures.list.at];
}

static bool is_listed(const struct line *l)
{
    return l->figure && l->figure->basis == BASIS_LISTED;
}

static bool compares_with(const struct sheet *s, const struct line *a, const struct line *b)
{
    return is_listed(a) && is_listed(b) && !a->below && !b->below && a->figure->main && b->figure->main &&
           period_same(s->plan->catalog, s->item->indicator, a->period, b->period);
}

static int64_t place_of(const struct sheet *s, const struct line *l)
{
    int64_t place = 1;
    for (size_t i = 0; i < s->lines.len; i++) {
        const struct line *other = &s->lines.at[i];
        place += compares_with(s, other, l) && decimal_cmp(other->figure->observed->value, l->figure->observed->value) > 0;
    }
    return place;
}

static void set_places(struct sheet *s)
{
    for (size_t i = 0; i < s->lines.len; i++) {
        struct line *l = &s->lines.at[i];
        if (!is_listed(l))
            continue;
        struct figure *f = own_figure(s, l);
        f->value = decimal_int(l->below ? 0 : place_of(s, l));
        f->bounds = (struct bounds){f->value, f->value, !l->below, !l->below};
        if (l->below)
            line_underivable(l, DERIVE_NO_WHOLE);
    }
}

struct sum {
    size_t rows;
    struct decimal value;
    struct bounds bounds;
    enum qualifier qualifier;
    bool known; /* false: bounds point both ways, or too large */
};

static const struct sum no_sum = {.bounds = {.has_lower = true, .has_upper = true}, .qualifier = QUALIFIER_EXACT, .known = true};

static void sum_add(struct sum *sum, struct decimal value, const struct bounds *bounds, enum qualifier qualifier)
{
    sum->rows++;
    sum->known = sum->known && decimal_add(sum->value, value, &sum->value) &&
                 qualifier_combine('+', sum->qualifier, qualifier, &sum->qualifier);
    sum->bounds = interval_combine('+', &sum->bounds, bounds);
}

static struct sum sum_with(const struct sheet *s, const struct line *l)
{
    struct sum sum = no_sum;
    for (size_t i = 0; i < s->lines.len && sum.known; i++) {
        const struct line *other = &s->lines.at[i];
        if (!compares_with(s, other, l))
            continue;
        const struct observed *o = other->figure->observed;
        sum_add(&sum, o->value, &o->bounds, o->qualifier);
    }
    return sum;
}

static bool set_share(const struct sum *sum, const struct observed *o, struct figure *f)
{
    struct decimal ratio;
    if (!sum->known || sum->value.coef <= 0 || !qualifier_combine('/', o->qualifier, sum->qualifier, &f->qualifier) ||
        !decimal_div(o->value, sum->value, 4, &ratio) || !decimal_shift(ratio, 2, &f->value))
        return false;
    f->bounds = interval_shift(interval_combine('/', &o->bounds, &sum->bounds), 2);
    return true;
}

/* Shares of the whole and shares of the listed are not one column: where any row has the former, the latter are missing. */
static bool has_share_of_whole(const struct sheet *s)
{
    for (size_t i = 0; i < s->lines.len; i++)
        if (s->lines.at[i].figure && !is_listed(&s->lines.at[i]) && s->lines.at[i].figure->main)
            return true;
    return false;
}

static void set_shares(struct sheet *s)
{
    bool of_whole = has_share_of_whole(s);
    for (size_t i = 0; i < s->lines.len; i++) {
        struct line *l = &s->lines.at[i];
        if (!is_listed(l))
            continue;
        struct sum sum = sum_with(s, l);
        if (of_whole || l->below || sum.rows < 2) /* one row is no whole */
            l->why = DERIVE_NO_WHOLE;
        else if (!set_share(&sum, l->figure->observed, own_figure(s, l)))
            l->why = DERIVE_BOUNDS;
    }
    for (size_t i = 0; i < s->lines.len; i++) /* afterwards: until then they are part of the sums */
        if (is_listed(&s->lines.at[i]) && s->lines.at[i].why != DERIVE_OK)
            line_underivable(&s->lines.at[i], s->lines.at[i].why);
}

void sheet_listed(struct sheet *s)
{
    if (s->item->form == FORM_RANK)
        set_places(s);
    else if (s->item->form == FORM_SHARE)
        set_shares(s);
    for (size_t i = 0; i < s->lines.len; i++)
        s->listed += is_listed(&s->lines.at[i]);
}

size_t sheet_total(const struct sheet *s, struct figure *out)
{
    struct sum sum = no_sum;
    for (size_t i = 0; i < s->lines.len && sum.known; i++) {
        const struct line *l = &s->lines.at[i];
        const struct figure *f = l->figure;
        if (f && f->main && !l->below && period_same(s->plan->catalog, s->item->indicator, l->period, s->block))
            sum_add(&sum, f->value, &f->bounds, f->qualifier);
    }
    if (!sum.known)
        return 0;
    *out = (struct figure){.value = sum.value, .bounds = sum.bounds, .qualifier = sum.qualifier, .basis = BASIS_LISTED};
    return sum.rows;
}
