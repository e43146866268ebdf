/* One cell by itself: what two bulletins say of the same, and a stock that is suddenly half of what it was.
 *
 *     127亿元 and 127.16亿元 agree, 127亿元 and 129亿元 do not
 */
#include "audit/audit_checks.h"

/* Growth on other bases, gaps and changes do not say from what: two of them may both be true. */
static bool is_comparable(const struct observed *o)
{
    return o->measure == MEASURE_LEVEL || o->measure == MEASURE_YOY || o->measure == MEASURE_SHARE || o->measure == MEASURE_RANK;
}

/* A bulletin rarely contradicts itself: two values in one are rather two counts that were read as one. */
static void find_conflict(struct audit *a, const struct observed *shown, const struct observed *rival)
{
    bool own = same_document(shown, rival);
    struct claim claim = {.check = AUDIT_CONFLICT,
                          .fit = fit_same(spread_of(shown), spread_of(rival)),
                          .weak = own,
                          .caveat = {own ? "In one bulletin that may be two counts, one of them misread." : NULL,
                                     "同一公报内，也可能是两种口径，其一误读。"},
                          .facts = {shown, rival},
                          .count = 2,
                          .expected = spread_of(shown).rounded};
    struct finding *found = audit_find(a, &claim);
    if (!found)
        return;
    struct str one = shown->document, other = rival->document;
    if (a->zh && own)
        words_say(a, found, &claim, "同一数值，%.*s既称%.*s又称%.*s。", STR_ARG(one), STR_ARG(shown->figure),
                  STR_ARG(rival->figure));
    else if (a->zh)
        words_say(a, found, &claim, "同一数值，%.*s称%.*s，%.*s却称%.*s。", STR_ARG(one), STR_ARG(shown->figure), STR_ARG(other),
                  STR_ARG(rival->figure));
    else if (own)
        words_say(a, found, &claim, "of the same, %.*s says %.*s and %.*s.", STR_ARG(one), STR_ARG(shown->figure),
                  STR_ARG(rival->figure));
    else
        words_say(a, found, &claim, "of the same, %.*s says %.*s and %.*s says %.*s.", STR_ARG(one), STR_ARG(shown->figure),
                  STR_ARG(other), STR_ARG(rival->figure));
}

void audit_conflict(const struct family *f, const struct cell *c)
{
    size_t count;
    const struct observed *at = cell_facts(f, c, &count);
    if (!is_comparable(c->shown) || !c->shown->period.end.year || c->count < 2)
        return;
    for (size_t i = 0; i < count; i++) {
        bool again = &at[i] == c->shown || !str_eq(at[i].unit, c->shown->unit);
        for (size_t k = 0; !again && k < i; k++)
            again = &at[k] != c->shown && decimal_cmp(at[k].value, at[i].value) == 0;
        const struct observed *facts[] = {c->shown, &at[i]};
        if (!again && audit_wants(f->audit, AUDIT_CONFLICT, facts, 2))
            find_conflict(f->audit, c->shown, &at[i]);
    }
}

enum { FEW = 10 }; /* of so few half may well be gone */

static bool is_halved(const struct observed *now, const struct observed *before)
{
    struct decimal twice;
    const struct bounds *a = &now->bounds, *b = &before->bounds;
    return a->has_upper && b->has_lower && decimal_cmp(b->lower, decimal_int(FEW)) > 0 &&
           decimal_mul(a->upper, decimal_int(2), &twice) && decimal_cmp(twice, b->lower) < 0;
}

void audit_halved(const struct family *f, const struct cell *c)
{
    const struct observed *now = c->shown;
    if (!cell_is_level(c) || !indicator_is_stock(f->cat, now->indicator) || now->scope.len)
        return;
    const struct cell *before = cell_level(f, now->indicator, now->region, now->scope, period_shift_years(now->period, -1));
    const struct observed *facts[] = {now, before ? before->shown : NULL};
    if (!before || !audit_wants(f->audit, AUDIT_IMPLAUSIBLE, facts, 2))
        return;
    struct claim claim = {.check = AUDIT_IMPLAUSIBLE,
                          .fit = is_halved(now, before->shown) ? APART : FITS,
                          .weak = true,
                          .facts = {now, before->shown},
                          .count = 2};
    struct finding *found = audit_find(f->audit, &claim);
    if (!found)
        return;
    if (f->audit->zh)
        words_say(f->audit, found, &claim, "存量一年内减少过半：由%.*s降至%.*s。", STR_ARG(before->shown->figure),
                  STR_ARG(now->figure));
    else
        words_say(f->audit, found, &claim, "a stock that halves within a year: from %.*s to %.*s.", STR_ARG(before->shown->figure),
                  STR_ARG(now->figure));
}
