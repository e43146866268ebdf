/* Shares, and figures per 10 000 inhabitants, against the two levels that they rest on:
 *
 *     150件 of the country's 1000件 is 14.95 to 15.05 %, and the bulletin says 25 %
 */
#include "audit/audit_checks.h"

/* The whole of a share: a place above, or a wider count of the same place. */
struct whole {
    size_t indicator, region;
    struct str scope;
    bool found;
};

static size_t region_named(const struct catalog *cat, size_t region, struct str *phrase)
{
    static const struct {
        const char *word;
        int level;
    } words[] = {{"全国", REGION_COUNTRY},    {"我国", REGION_COUNTRY},    {"中国", REGION_COUNTRY},   {"全省", REGION_PROVINCE},
                 {"自治区", REGION_PROVINCE}, {"全市", REGION_PREFECTURE}, {"全州", REGION_PREFECTURE}};
    for (size_t above = region; above != NONE; above = catalog_region(cat, above)->parent) {
        const struct region *r = catalog_region(cat, above);
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if ((int)r->level == words[i].level && str_starts(*phrase, str_of(words[i].word))) {
                *phrase = str_slice(*phrase, strlen(words[i].word), phrase->len);
                return above;
            }
        if (str_starts(*phrase, r->zh)) {
            *phrase = str_slice(*phrase, r->zh.len, phrase->len);
            return above;
        }
    }
    return NONE;
}

/* 全省 and 全省总量 are the same count of the province; 授权总量 is the wider count that the part is of, if the catalogue has one. */
static struct whole whole_of(const struct family *f, const struct observed *o)
{
    struct str rest = o->whole;
    struct whole w = {o->indicator, region_named(f->cat, o->region, &rest), o->scope, false};
    bool same_count = rest.len == 0 || str_eq(rest, STR("总量")) || str_eq(rest, STR("总数"));
    const size_t *wider = f->audit->relations[o->indicator].part_of;
    if (w.region != NONE && w.region != o->region) {
        w.found = same_count;
    } else if (o->scope.len) {
        w = (struct whole){o->indicator, o->region, STR(""), rest.len > 0};
    } else if (wider[0] != NONE && wider[1] == NONE) {
        w = (struct whole){wider[0], o->region, STR(""), rest.len > 0};
    }
    return w;
}

/* The three figures of a share that fit best; two of one bulletin come before others. */
struct triple {
    const struct observed *part, *whole;
    enum fit fit;
};

static struct triple best_of(const struct family *f, const struct observed *share, const struct cell *parts,
                             const struct cell *wholes)
{
    struct triple best = {0};
    size_t part_count, whole_count;
    const struct observed *part = cell_facts(f, parts, &part_count), *whole = cell_facts(f, wholes, &whole_count);
    for (size_t i = 0; i < part_count; i++)
        for (size_t k = 0; k < whole_count; k++) {
            enum fit fit = fit_product(spread_shift(spread_of(&part[i]), 2), spread_of(&whole[k]), spread_of(share));
            if (!best.part || fit < best.fit)
                best = (struct triple){&part[i], &whole[k], fit};
        }
    return best;
}

static void find_share(struct audit *a, const struct observed *share, const struct triple *t)
{
    struct claim claim = {.check = AUDIT_SHARE, .fit = t->fit, .facts = {share, t->part, t->whole}, .count = 3};
    struct bounds part = spread_of(t->part).rounded, whole = spread_of(t->whole).rounded, of = spread_of(share).rounded;
    claim.expected = interval_shift(interval_combine('*', &whole, &of), -2);
    struct finding *found = audit_find(a, &claim);
    if (!found)
        return;
    struct bounds ratio = interval_combine('/', &part, &whole);
    struct str range = words_interval(a, interval_shift(ratio, 2), STR("%"));
    if (a->zh)
        words_say(a, found, &claim, "%.*s占%.*s应为%.*s，公报却称%.*s。", STR_ARG(t->part->figure), STR_ARG(t->whole->figure),
                  STR_ARG(range), STR_ARG(share->figure));
    else
        words_say(a, found, &claim, "%.*s of %.*s is a share of %.*s, and the bulletin says %.*s.", STR_ARG(t->part->figure),
                  STR_ARG(t->whole->figure), STR_ARG(range), STR_ARG(share->figure));
}

void audit_share(const struct family *f, const struct cell *c)
{
    const struct observed *share = c->shown;
    if (share->measure != MEASURE_SHARE || !share->period.end.year || !str_eq(share->unit, STR("%")) ||
        !indicator_is_additive(f->cat, share->indicator))
        return;
    struct whole w = whole_of(f, share);
    const struct cell *parts = w.found ? cell_level(f, share->indicator, share->region, share->scope, share->period) : NULL;
    const struct cell *wholes = parts ? cell_level(f, w.indicator, w.region, w.scope, share->period) : NULL;
    if (!wholes)
        return;
    struct triple t = best_of(f, share, parts, wholes);
    const struct observed *facts[] = {share, t.part, t.whole};
    if (audit_wants(f->audit, AUDIT_SHARE, facts, 3))
        find_share(f->audit, share, &t);
}

/* Population is counted at the year's end, and offices divide by this year's or by last year's: both ends of what it may have been. */
static const struct cell *populations(const struct family *f, const struct observed *o, struct spread *out)
{
    const struct cell *now = cell_level(f, f->audit->population, o->region, STR(""), o->period);
    const struct cell *before = cell_level(f, f->audit->population, o->region, STR(""), period_shift_years(o->period, -1));
    const struct cell *shown = now ? now : before;
    struct spread other;
    if (!shown)
        return NULL;
    *out = spread_of(shown->shown);
    if (!now || !before)
        return shown;
    other = spread_of(before->shown);
    struct bounds *const mine[] = {&out->rounded, &out->cut}, *const theirs[] = {&other.rounded, &other.cut};
    for (int i = 0; i < 2; i++) {
        if (decimal_cmp(theirs[i]->lower, mine[i]->lower) < 0)
            mine[i]->lower = theirs[i]->lower;
        if (decimal_cmp(theirs[i]->upper, mine[i]->upper) > 0)
            mine[i]->upper = theirs[i]->upper;
        mine[i]->has_lower = mine[i]->has_lower && theirs[i]->has_lower;
        mine[i]->has_upper = mine[i]->has_upper && theirs[i]->has_upper;
    }
    return shown;
}

void audit_per_10k(const struct family *f, const struct cell *c)
{
    struct audit *a = f->audit;
    const struct observed *o = c->shown;
    size_t of = a->relations[o->indicator].per_10k_of;
    if (!cell_is_level(c) || of == NONE || a->population == NONE || o->scope.len)
        return;
    struct spread people;
    const struct cell *stock = cell_level(f, of, o->region, STR(""), o->period), *population = populations(f, o, &people);
    if (!stock || !population)
        return;
    const struct observed *facts[] = {o, stock->shown, population->shown};
    if (!audit_wants(a, AUDIT_PER_10K, facts, 3))
        return;
    struct claim claim = {.check = AUDIT_PER_10K, .facts = {o, stock->shown, population->shown}, .count = 3};
    claim.fit = fit_product(spread_shift(spread_of(stock->shown), 4), people, spread_of(o));
    claim.weak = population->shown->period.end.year != o->period.end.year;
    claim.caveat[0] = claim.weak ? "The population is that of the year before." : NULL;
    claim.caveat[1] = "所用人口为上年数。";
    struct bounds held = spread_of(stock->shown).rounded, per = spread_of(o).rounded;
    claim.expected = interval_shift(interval_combine('*', &people.rounded, &per), -4);
    struct finding *found = audit_find(a, &claim);
    if (!found)
        return;
    struct bounds ratio = interval_shift(interval_combine('/', &held, &people.rounded), 4);
    struct str range = words_interval(a, ratio, catalog_indicator(f->cat, o->indicator)->unit);
    if (a->zh)
        words_say(a, found, &claim, "%.*s除以%.*s为%.*s，公报却称%.*s。", STR_ARG(stock->shown->figure),
                  STR_ARG(population->shown->figure), STR_ARG(range), STR_ARG(o->figure));
    else
        words_say(a, found, &claim, "%.*s over %.*s is %.*s, and the bulletin says %.*s.", STR_ARG(stock->shown->figure),
                  STR_ARG(population->shown->figure), STR_ARG(range), STR_ARG(o->figure));
}
