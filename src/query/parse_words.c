/* What is said besides, mostly once:
 *
 *     unit 万元 · sort -value · top 5 · strict · known: 2023-06-30 · not:src:日报 · as 融资额
 */
#include "query/parse_parts.h"

static enum ipdb_status twice(struct parser *p, struct span at, const char *what)
{
    return complain(p->q, at, p->err, "%s is given twice", what);
}

enum ipdb_status parse_unit(struct parser *p)
{
    const struct token *key = p->at++;
    const struct meaning *m = token_word(p->at, WORD_UNIT);
    if (!m)
        return parse_expected(p, p->at, "a unit such as 万元 or 亿元");
    if (p->terms->has_unit)
        return twice(p, key->at, "the unit");
    p->terms->has_unit = true;
    p->terms->unit = (struct unit_term){m->base, p->at->text, (int)m->value, p->at->at};
    p->at++;
    return IPDB_OK;
}

enum ipdb_status parse_sort(struct parser *p)
{
    const struct token *key = p->at++;
    if (p->terms->sort != SORT_NONE)
        return twice(p, key->at, "the order");
    p->terms->descending = token_is_mark(p->at, '-');
    if (p->terms->descending)
        p->at++;
    const struct meaning *m = token_word(p->at, WORD_SORT_KEY);
    if (!m)
        return parse_expected(p, p->at, "value, region, period or code after 'sort'");
    p->terms->sort = (enum sort_key)m->value;
    p->at++;
    return IPDB_OK;
}

enum ipdb_status parse_limit(struct parser *p)
{
    const struct token *key = p->at++;
    if (p->terms->has_limit)
        return twice(p, key->at, "the number of rows");
    p->terms->from_bottom = token_word(key, WORD_BOTTOM) != NULL;
    if (!p->at->is_number || p->at->number == 0)
        return parse_expected(p, p->at, "a number of rows such as 5");
    p->terms->has_limit = true;
    p->terms->limit = p->at->number;
    p->at++;
    return IPDB_OK;
}

static enum ipdb_status add_word(struct parser *p, struct word_term term)
{
    for (size_t i = 0; i < p->terms->words.len; i++) {
        const struct word_term *w = &p->terms->words.at[i];
        if (strcmp(w->what, term.what) == 0 && w->negated == term.negated && str_eq(w->word, term.word))
            return IPDB_OK;
    }
    struct word_term *slot = VEC_PUSH(&p->terms->words);
    if (!slot)
        return parse_nomem(p);
    *slot = term;
    return IPDB_OK;
}

/* known:, prefer: and as: one of each. */
static enum ipdb_status add_only_word(struct parser *p, struct word_term term)
{
    for (size_t i = 0; i < p->terms->words.len; i++)
        if (strcmp(p->terms->words.at[i].what, term.what) == 0)
            return complain(p->q, term.at, p->err, "'%s' is given twice", term.what);
    return add_word(p, term);
}

enum ipdb_status parse_policy(struct parser *p)
{
    const struct token *t = p->at++;
    enum policy policy = (enum policy)token_word(t, WORD_POLICY)->value;
    for (size_t i = 0; i < p->terms->policies.len; i++)
        if (p->terms->policies.at[i].policy == policy)
            return IPDB_OK;
    struct policy_term *slot = VEC_PUSH(&p->terms->policies);
    if (!slot)
        return parse_nomem(p);
    *slot = (struct policy_term){policy, t->at};
    return IPDB_OK;
}

enum ipdb_status parse_prefer(struct parser *p)
{
    const struct token *key = p->at++;
    const struct meaning *order = parse_raw_meaning(p, WORD_ORDER);
    if (!order)
        return parse_expected(p, p->at, "latest, first, official or precise after 'prefer:'");
    struct str word = vocabulary_word(WORD_ORDER, order->value, false);
    return add_only_word(p, (struct word_term){.what = "prefer:", .word = word, .at = span_join(key->at, p->at++->at)});
}

enum ipdb_status parse_known(struct parser *p)
{
    char day[11];
    const struct token *key = p->at++, *t = p->at;
    if (t->kind != TOKEN_PERIOD || t->period.kind != PERIOD_DAY)
        return parse_expected(p, t, "a date after 'known:', such as 2023-06-30");
    p->at++;
    date_print(t->period.start, day);
    struct str word = arena_str(p->v->arena, str_of(day));
    return word.ptr ? add_only_word(p, (struct word_term){.what = "known:", .word = word, .at = span_join(key->at, t->at)})
                    : parse_nomem(p);
}

enum ipdb_status parse_filter(struct parser *p)
{
    static const char *const names[] = {"src:", "doc:", "status:", "scope:"};
    const struct token *key = p->at;
    bool negated = token_is_prefix(key, PREFIX_NOT);
    p->at += negated;
    if (p->at->kind != TOKEN_PREFIX || p->at->prefix < PREFIX_SRC || p->at->prefix > PREFIX_SCOPE)
        return parse_expected(p, p->at, "src:, doc:, status: or scope: after 'not:'");
    const char *what = names[p->at++->prefix - PREFIX_SRC];
    const struct token *value = p->at++;
    return add_word(p,
                    (struct word_term){.what = what, .negated = negated, .word = value->text, .at = span_join(key->at, value->at)});
}

enum ipdb_status parse_name(struct parser *p)
{
    const struct token *key = p->at++, *value = p->at;
    if (value->kind != TOKEN_RAW)
        return parse_expected(p, value, "a word after 'as'");
    p->at++;
    return add_only_word(p, (struct word_term){.what = "as", .word = value->text, .at = span_join(key->at, value->at)});
}
