/* Parts added up:
 *
 *     the places below one are together no more than it, listed or not      11 cities with 46亿元, their province 40亿元
 *     the kinds of a thing, when all are there, are together what it is     发明 + 实用新型 + 外观设计 = 专利授权量
 */
#include "audit/audit_checks.h"

/* Two figures to show besides the sum, the largest. */
struct sum {
    struct spread total;
    size_t count;
    const struct observed *first, *second;
    bool failed;
};

static void add_bounds(struct sum *s, struct bounds *total, const struct bounds *more)
{
    struct bounds sum = interval_combine('+', total, more);
    s->failed = s->failed || (total->has_lower && more->has_lower && !sum.has_lower);
    *total = sum;
}

static void add(struct sum *s, const struct observed *o, struct spread r)
{
    add_bounds(s, &s->total.rounded, &r.rounded);
    add_bounds(s, &s->total.cut, &r.cut);
    s->count++;
    if (!s->first || decimal_cmp(o->value, s->first->value) > 0) {
        s->second = s->first;
        s->first = o;
    } else if (!s->second || decimal_cmp(o->value, s->second->value) > 0) {
        s->second = o;
    }
}

static struct sum nothing(void)
{
    struct bounds none = {{0, 0}, {0, 0}, true, true};
    return (struct sum){.total = {none, none}};
}

/* What is certain of a place: at least so much. */
static void add_place(const struct family *f, struct sum *s, const struct observed *whole, size_t place)
{
    const struct cell *c = cell_level(f, whole->indicator, place, whole->scope, whole->period);
    if (c && observed_is_sure(c->shown) && spread_of(c->shown).rounded.has_lower)
        add(s, c->shown, spread_of(c->shown));
}

typedef enum fit fit_rule(struct spread a, struct spread b);

/* The figure of the whole's cell that the sum fits best. */
static const struct observed *best_of(const struct family *f, const struct cell *wholes, const struct sum *s, fit_rule *rule,
                                      enum fit *out)
{
    size_t count;
    const struct observed *whole = cell_facts(f, wholes, &count), *best = wholes->shown;
    *out = rule(s->total, spread_of(best));
    for (size_t i = 0; i < count; i++)
        if (rule(s->total, spread_of(&whole[i])) < *out) {
            best = &whole[i];
            *out = rule(s->total, spread_of(best));
        }
    return best;
}

static struct finding *find(const struct family *f, const struct observed *whole, const struct sum *s, enum fit fit,
                            struct claim *claim)
{
    *claim = (struct claim){.check = AUDIT_PARTS, .fit = fit, .facts = {whole, s->first, s->second}, .count = s->second ? 3 : 2};
    return audit_find(f->audit, claim);
}

void audit_places(const struct family *f, const struct cell *c)
{
    const struct observed *whole = c->shown;
    struct audit *a = f->audit;
    size_t child = a->first_child[whole->region];
    if (child == NONE || !cell_is_level(c) || !indicator_is_additive(f->cat, whole->indicator))
        return;
    struct sum s = nothing();
    for (; child != NONE; child = a->next_sibling[child])
        add_place(f, &s, whole, child);
    const struct observed *facts[] = {whole, s.first, s.second};
    if (s.count < 2 || s.failed || !audit_wants(a, AUDIT_PARTS, facts, 3))
        return;
    struct claim claim;
    enum fit fit;
    whole = best_of(f, c, &s, fit_below, &fit);
    struct finding *found = find(f, whole, &s, fit, &claim);
    if (!found)
        return;
    struct bounds least = {s.total.rounded.lower, {0, 0}, true, false};
    struct str range = words_interval(a, least, catalog_indicator(f->cat, whole->indicator)->unit);
    struct str name = words_region(a, whole->region);
    if (a->zh)
        words_say(a, found, &claim, "%.*s以下%zu地合计%.*s，%.*s却只有%.*s。", STR_ARG(name), s.count, STR_ARG(range),
                  STR_ARG(name), STR_ARG(whole->figure));
    else
        words_say(a, found, &claim, "the %zu places of %.*s that are there have %.*s together, but %.*s has %.*s.", s.count,
                  STR_ARG(name), STR_ARG(range), STR_ARG(name), STR_ARG(whole->figure));
}

/* The figures of all kinds, those of the whole's own bulletin where it has them; false when one is missing. */
static bool add_kinds(const struct family *f, struct sum *s, const struct observed *whole, bool own)
{
    const size_t *kinds = f->audit->relations[whole->indicator].sum_of;
    for (size_t i = 0; kinds[i] != NONE; i++) {
        const struct cell *c = cell_level(f, kinds[i], whole->region, whole->scope, whole->period);
        size_t count = 0, k = 0;
        const struct observed *kind = c ? cell_facts(f, c, &count) : NULL;
        while (own && k < count && !same_document(&kind[k], whole))
            k++;
        if (k >= count)
            return false;
        add(s, own ? &kind[k] : c->shown, spread_of(own ? &kind[k] : c->shown));
    }
    return s->count > 0 && !s->failed;
}

void audit_kinds(const struct family *f, const struct cell *c)
{
    struct audit *a = f->audit;
    const struct observed *whole = c->shown;
    if (!cell_is_level(c) || a->relations[whole->indicator].sum_of[0] == NONE)
        return;
    struct sum s = nothing();
    if (!add_kinds(f, &s, whole, true)) {
        s = nothing();
        if (!add_kinds(f, &s, whole, false))
            return;
    }
    const struct observed *facts[] = {whole, s.first, s.second};
    if (!audit_wants(a, AUDIT_PARTS, facts, 3))
        return;
    struct claim claim;
    enum fit fit;
    whole = best_of(f, c, &s, fit_same, &fit);
    struct finding *found = find(f, whole, &s, fit, &claim);
    if (!found)
        return;
    struct str range = words_interval(a, s.total.rounded, catalog_indicator(f->cat, whole->indicator)->unit);
    if (a->zh)
        words_say(a, found, &claim, "%zu类合计%.*s，总数却是%.*s。", s.count, STR_ARG(range), STR_ARG(whole->figure));
    else
        words_say(a, found, &claim, "the %zu kinds are %.*s together, but the whole is %.*s.", s.count, STR_ARG(range),
                  STR_ARG(whole->figure));
}
