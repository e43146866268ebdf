/* Which rows, where and when:
 *
 *     by city, year · for Hebei, Hubei · under 河北 · in 2019..2023 · asof 2023-06-30
 */
#include "query/parse_parts.h"

static enum ipdb_status add_dim(struct parser *p)
{
    const struct token *t = p->at++;
    enum dim dim = (enum dim)token_word(t, WORD_DIM)->value;
    for (size_t i = 0; i < p->terms->dims.len; i++)
        if (p->terms->dims.at[i].dim == dim)
            return IPDB_OK;
    struct dim_term *d = VEC_PUSH(&p->terms->dims);
    if (!d)
        return parse_nomem(p);
    *d = (struct dim_term){dim, t->at};
    return IPDB_OK;
}

enum ipdb_status parse_by(struct parser *p)
{
    const struct token *by_word = p->at++;
    if (!token_is_dim(p->at))
        return complain(p->q, p->at->kind == TOKEN_END ? by_word->at : p->at->at, p->err,
                        "expected a dimension after '%.*s': region, province, city, year, period, source",
                        STR_ARG(question_source(p->q, by_word->at)));
    enum ipdb_status status;
    do
        status = add_dim(p);
    while (status == IPDB_OK && parse_joined(p, token_is_dim));
    return status;
}

/* Whether every place that `a` can mean is one that `b` can mean. */
static bool within(const struct meaning *a, const struct meaning *b)
{
    for (; a; a = a->next) {
        if (a->kind != WORD_REGION && a->kind != WORD_GROUP)
            continue;
        const struct meaning *same = meaning_of(b, a->kind);
        while (same && same->value != a->value)
            same = meaning_of(same->next, a->kind);
        if (!same)
            return false;
    }
    return true;
}

static enum ipdb_status add_place(struct parser *p, bool under)
{
    const struct token *t = p->at++;
    const struct place *known = under ? p->terms->unders.at : p->terms->places.at;
    for (size_t i = 0; i < (under ? p->terms->unders.len : p->terms->places.len); i++)
        if (within(known[i].readings, t->meanings) && within(t->meanings, known[i].readings))
            return IPDB_OK;
    struct place *place = under ? VEC_PUSH(&p->terms->unders) : VEC_PUSH(&p->terms->places);
    if (!place)
        return parse_nomem(p);
    *place = (struct place){t->meanings, t->at};
    return IPDB_OK;
}

enum ipdb_status parse_places(struct parser *p)
{
    enum ipdb_status status;
    if (!token_is_place(p->at))
        return parse_expected(p, p->at, "a region");
    do
        status = add_place(p, false);
    while (status == IPDB_OK && parse_joined(p, token_is_place));
    return status;
}

enum ipdb_status parse_under(struct parser *p)
{
    p->at++;
    return token_is_place(p->at) ? add_place(p, true) : parse_expected(p, p->at, "a region after 'under'");
}

static enum ipdb_status add_when(struct parser *p, struct when when)
{
    for (size_t i = 0; i < p->terms->whens.len; i++) {
        const struct when *w = &p->terms->whens.at[i];
        if (w->kind == when.kind && period_eq(w->first, when.first) && period_eq(w->last, when.last))
            return IPDB_OK;
    }
    struct when *slot = VEC_PUSH(&p->terms->whens);
    if (!slot)
        return parse_nomem(p);
    *slot = when;
    return IPDB_OK;
}

static enum ipdb_status range(struct parser *p, struct when when)
{
    p->at++;
    if (p->at->kind != TOKEN_PERIOD)
        return parse_expected(p, p->at, "a period after '..'");
    when.kind = WHEN_RANGE;
    when.last = p->at->period;
    when.at = span_join(when.at, p->at++->at);
    if (date_cmp(when.last.start, when.first.start) < 0 || when.last.kind != when.first.kind)
        return complain(p->q, when.at, p->err, "a range goes from the earlier to the later of two periods of one kind");
    return add_when(p, when);
}

enum ipdb_status parse_period(struct parser *p)
{
    const struct token *t = p->at;
    if (token_word(t, WORD_LATEST)) {
        p->at++;
        return add_when(p, (struct when){.kind = WHEN_LATEST, .at = t->at});
    }
    if (t->kind != TOKEN_PERIOD)
        return parse_expected(p, t, "a period such as 2023, 2022-H1, 2023-Q3 or latest");
    p->at++;
    struct when when = {.kind = WHEN_PERIOD, .first = t->period, .last = t->period, .at = t->at};
    return token_is_mark(p->at, 'R') ? range(p, when) : add_when(p, when);
}

enum ipdb_status parse_asof(struct parser *p)
{
    p->at++;
    const struct token *t = p->at;
    if (t->kind != TOKEN_PERIOD)
        return parse_expected(p, t, "a date such as 2023-06-30");
    p->at++;
    return add_when(p, (struct when){.kind = WHEN_ASOF, .first = t->period, .last = t->period, .at = t->at});
}
