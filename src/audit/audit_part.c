/* A part is not above its whole:
 *
 *     发明专利授权 1500件 of 专利授权 1200件 · 企业 1500件 of all 1200件 · 石家庄市 of 河北省 · the half year of the year
 */
#include "audit/audit_checks.h"

struct pair {
    const struct observed *part, *whole;
    enum fit fit;
};

/* The two figures of the cells that fit best: when the cells have several, that they differ is another check's matter. */
static struct pair best_of(const struct family *f, const struct cell *parts, const struct cell *wholes)
{
    struct pair best = {0};
    size_t part_count, whole_count;
    const struct observed *part = cell_facts(f, parts, &part_count), *whole = cell_facts(f, wholes, &whole_count);
    for (size_t i = 0; i < part_count; i++)
        for (size_t k = 0; k < whole_count; k++) {
            enum fit fit = fit_below(spread_of(&part[i]), spread_of(&whole[k]));
            if (!best.part || fit < best.fit)
                best = (struct pair){&part[i], &whole[k], fit};
        }
    return best;
}

/* The two cells compared; a new finding, its claim filled in, when the part is above. `across`: between bulletins the two may be different counts. */
static struct finding *compare(const struct family *f, const struct cell *parts, const struct cell *wholes, bool across,
                               struct claim *claim)
{
    if (!wholes || parts == wholes)
        return NULL;
    struct pair p = best_of(f, parts, wholes);
    const struct observed *facts[] = {p.part, p.whole};
    if (!audit_wants(f->audit, AUDIT_PARTS, facts, 2))
        return NULL;
    struct bounds least = spread_of(p.part).rounded;
    bool apart = across && !same_document(p.part, p.whole);
    *claim = (struct claim){.check = AUDIT_PARTS,
                            .fit = p.fit,
                            .weak = apart,
                            .caveat = {apart ? "They stand in different bulletins and may be different counts." : NULL,
                                       "两数出自不同公报，口径可能不同。"},
                            .facts = {p.part, p.whole},
                            .count = 2,
                            .expected = {least.lower, {0, 0}, least.has_lower, false}};
    return audit_find(f->audit, claim);
}

/* `part` and `whole` are what the two are, in the words of the audit. */
static void say(struct audit *a, struct finding *found, const struct claim *claim, struct str part, struct str whole)
{
    const struct observed *p = claim->facts[0], *w = claim->facts[1];
    if (a->zh)
        words_say(a, found, claim, "部分大于总量：%.*s为%.*s，%.*s却只有%.*s。", STR_ARG(part), STR_ARG(p->figure), STR_ARG(whole),
                  STR_ARG(w->figure));
    else
        words_say(a, found, claim, "a part is above its whole: %.*s %.*s, but %.*s %.*s.", STR_ARG(part), STR_ARG(p->figure),
                  STR_ARG(whole), STR_ARG(w->figure));
}

void audit_narrower(const struct family *f, const struct cell *c)
{
    const struct observed *o = c->shown;
    if (!cell_is_level(c))
        return;
    for (size_t i = 0; f->audit->relations[o->indicator].part_of[i] != NONE; i++) {
        struct claim claim;
        size_t whole = f->audit->relations[o->indicator].part_of[i];
        struct finding *found = compare(f, c, cell_level(f, whole, o->region, o->scope, o->period), false, &claim);
        if (found)
            say(f->audit, found, &claim, words_indicator(f->audit, o->indicator), words_indicator(f->audit, whole));
    }
}

/* Words of a scope that make it no part: counted over another time, or not the thing itself. */
static bool is_part(struct str scope)
{
    static const char *const others[] = {"累计", "以来", "原来", "增速", "增量", "降幅", "合计"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_contains(scope, str_of(others[i])))
            return false;
    return scope.len > 0;
}

void audit_scope(const struct family *f, const struct cell *c)
{
    const struct observed *o = c->shown;
    if (!cell_is_level(c) || !is_part(o->scope) || !indicator_is_additive(f->cat, o->indicator))
        return;
    struct claim claim;
    struct finding *found = compare(f, c, cell_level(f, o->indicator, o->region, STR(""), o->period), true, &claim);
    if (found)
        say(f->audit, found, &claim, o->scope, f->audit->zh ? STR("总数") : STR("all of them"));
}

void audit_place(const struct family *f, const struct cell *c)
{
    const struct observed *o = c->shown;
    if (!cell_is_level(c) || !indicator_is_additive(f->cat, o->indicator))
        return;
    for (size_t above = catalog_region(f->cat, o->region)->parent; above != NONE; above = catalog_region(f->cat, above)->parent) {
        struct claim claim;
        struct finding *found = compare(f, c, cell_level(f, o->indicator, above, o->scope, o->period), false, &claim);
        if (found)
            say(f->audit, found, &claim, words_region(f->audit, o->region), words_region(f->audit, above));
    }
}

static bool lies_within(struct period part, struct period whole)
{
    bool same = date_cmp(part.start, whole.start) == 0 && date_cmp(part.end, whole.end) == 0;
    return !same && date_cmp(part.start, whole.start) >= 0 && date_cmp(part.end, whole.end) <= 0;
}

static bool is_spell(struct period p)
{
    return p.kind != PERIOD_NONE && p.kind != PERIOD_ASOF && p.kind != PERIOD_YEARS && p.start.year && p.end.year;
}

static bool is_flow(const struct family *f, const struct cell *c)
{
    const struct observed *o = c->shown;
    return cell_is_level(c) && is_spell(o->period) && !indicator_is_stock(f->cat, o->indicator) &&
           indicator_is_additive(f->cat, o->indicator);
}

/* What happened in a part of the year is no more than what happened in all of it. */
void audit_spell(const struct family *f, const struct cell *c)
{
    const struct observed *o = c->shown;
    if (!is_flow(f, c) || o->period.kind == PERIOD_YEAR)
        return;
    struct cell_run run = cells_of(f->cells, o->indicator, o->region, MEASURE_LEVEL);
    for (size_t i = 0; i < run.count; i++) {
        const struct observed *w = run.at[i].shown;
        if (w->period.end.year != o->period.end.year || !is_flow(f, &run.at[i]) || !str_eq(w->scope, o->scope) ||
            !lies_within(o->period, w->period))
            continue;
        struct claim claim;
        struct finding *found = compare(f, c, &run.at[i], false, &claim);
        if (found)
            say(f->audit, found, &claim, words_period(f->audit, o->period), words_period(f->audit, w->period));
    }
}
