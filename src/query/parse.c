/* The grammar, one function a rule, terms in any order; this file tells which rule a term is of.
 *
 *     2022年上半年 浙江和江苏的质押融资 → when 2022-H1 · places 浙江 江苏 · metric pledge_financing
 */
#include "query/parse_parts.h"

enum ipdb_status parse_expected(struct parser *p, const struct token *where, const char *what)
{
    return complain(p->q, where->at, p->err, "expected %s at column %zu", what, question_column(p->q, where->at.begin));
}

enum ipdb_status parse_nomem(struct parser *p)
{
    return err_nomem(p->err);
}

void parse_skip_joiner(struct parser *p)
{
    if (token_word(p->at, WORD_VERSUS)) {
        p->terms->versus = true;
        p->terms->versus_at = p->at->at;
    }
    p->at++;
}

bool parse_joined(struct parser *p, bool (*fits)(const struct token *))
{
    const struct token *next = p->at;
    if (!token_is_joiner(next))
        return false;
    while (token_is_joiner(next))
        next++;
    if (!fits(next))
        return false;
    while (p->at < next)
        parse_skip_joiner(p);
    return true;
}

const struct meaning *parse_raw_meaning(const struct parser *p, enum word_kind kind)
{
    return p->at->kind == TOKEN_RAW ? meaning_of(vocabulary_find(p->v, p->at->text), kind) : NULL;
}

static enum ipdb_status prefixed(struct parser *p)
{
    switch (p->at->prefix) {
    case PREFIX_IND:
        return parse_metric(p);
    case PREFIX_REGION:
        p->at++;
        return parse_places(p);
    case PREFIX_PERIOD:
        p->at++;
        return parse_period(p);
    case PREFIX_UNIT:
        return parse_unit(p);
    case PREFIX_KNOWN:
        return parse_known(p);
    case PREFIX_PREFER:
        return parse_prefer(p);
    default:
        return parse_filter(p);
    }
}

/* A word with an indicator's and a region's meaning is not guessed. */
static enum ipdb_status two_types(struct parser *p)
{
    struct str name = question_source(p->q, p->at->at);
    return complain(p->q, p->at->at, p->err, "%.*s is an indicator and a region; write ind:%.*s or region:%.*s", STR_ARG(name),
                    STR_ARG(name), STR_ARG(name));
}

static enum ipdb_status lead_in(struct parser *p, enum ipdb_status (*rule)(struct parser *))
{
    p->at++;
    return rule(p);
}

static enum ipdb_status word_term(struct parser *p)
{
    static const struct {
        enum word_kind kind;
        enum ipdb_status (*rule)(struct parser *);
    } rules[] = {{WORD_INDICATOR, parse_metric}, {WORD_REGION, parse_places}, {WORD_GROUP, parse_places},
                 {WORD_FORM, parse_measure},     {WORD_PER, parse_measure},   {WORD_BY, parse_by},
                 {WORD_UNDER, parse_under},      {WORD_LATEST, parse_period}, {WORD_ASOF, parse_asof},
                 {WORD_UNIT_KEY, parse_unit},    {WORD_SORT, parse_sort},     {WORD_TOP, parse_limit},
                 {WORD_BOTTOM, parse_limit},     {WORD_POLICY, parse_policy}, {WORD_AS, parse_name}};
    if (token_word(p->at, WORD_INDICATOR) && token_is_place(p->at))
        return two_types(p);
    if (token_word(p->at, WORD_FOR))
        return lead_in(p, parse_places);
    if (token_word(p->at, WORD_IN))
        return lead_in(p, parse_period);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (token_word(p->at, rules[i].kind))
            return rules[i].rule(p);
    struct str given = question_source(p->q, p->at->at);
    if (token_is_dim(p->at))
        return complain(p->q, p->at->at, p->err, "expected 'by' before '%.*s' at column %zu", STR_ARG(given),
                        question_column(p->q, p->at->at.begin));
    if (token_word(p->at, WORD_UNIT))
        return complain(p->q, p->at->at, p->err, "expected 'unit' before '%.*s' at column %zu", STR_ARG(given),
                        question_column(p->q, p->at->at.begin));
    return complain(p->q, p->at->at, p->err, "'%.*s' at column %zu has no place here", STR_ARG(given),
                    question_column(p->q, p->at->at.begin));
}

static enum ipdb_status term(struct parser *p)
{
    if (p->at->kind == TOKEN_WORD)
        return word_term(p);
    if (p->at->kind == TOKEN_PREFIX)
        return prefixed(p);
    if (p->at->kind == TOKEN_PERIOD)
        return parse_period(p);
    return complain(p->q, p->at->at, p->err, "'%.*s' at column %zu has no place here", STR_ARG(question_source(p->q, p->at->at)),
                    question_column(p->q, p->at->at.begin));
}

static enum ipdb_status list(struct parser *p)
{
    p->terms->list = true;
    p->terms->list_at = p->at++->at;
    const struct meaning *m = token_word(p->at, WORD_THING);
    if (!m)
        return parse_expected(p, p->at, "indicators, regions, periods, sources, units, scopes, gaps or conflicts after 'list'");
    p->terms->thing = (enum thing)m->value;
    p->at++;
    if (token_is_mark(p->at, '~')) {
        p->terms->pattern = p->at[1].text;
        p->at += 2;
    }
    return IPDB_OK;
}

static enum ipdb_status select_terms(struct parser *p)
{
    enum ipdb_status status = IPDB_OK;
    while (status == IPDB_OK && p->at->kind != TOKEN_END && !token_is_mark(p->at, ';')) {
        if (token_is_joiner(p->at)) {
            parse_skip_joiner(p);
        } else {
            status = term(p);
        }
    }
    if (status == IPDB_OK && p->terms->versus && p->terms->places.len < 2 && p->terms->whens.len < 2 && p->terms->metrics.len < 2)
        return complain(p->q, p->terms->versus_at, p->err, "expected two regions, periods or indicators around '%.*s'",
                        STR_ARG(question_source(p->q, p->terms->versus_at)));
    if (status != IPDB_OK || p->terms->metrics.len)
        return status;
    if (p->waiting.len)
        return complain(p->q, p->waiting.at[0].at, p->err, "a measure needs an indicator, e.g. 'pledge_financing growth'");
    return complain(p->q, p->at->at, p->err, "no indicator in the query; name one, e.g. 'pledge_financing by region'");
}

static enum ipdb_status query(struct parser *p)
{
    if (token_word(p->at, WORD_EXPLAIN)) {
        p->terms->explain = true;
        p->terms->explain_at = p->at++->at;
    }
    enum ipdb_status status = token_word(p->at, WORD_LIST) ? list(p) : select_terms(p);
    while (status == IPDB_OK && token_is_mark(p->at, ';'))
        p->at++;
    if (status == IPDB_OK && p->at->kind != TOKEN_END)
        return parse_expected(p, p->at, "the end of the query");
    return status;
}

static bool is_subject(const struct token *t)
{
    static const enum word_kind kinds[] = {WORD_INDICATOR, WORD_REGION, WORD_GROUP, WORD_FOR, WORD_IN};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (token_word(t, kinds[i]))
            return true;
    return t->kind == TOKEN_PERIOD || token_is_prefix(t, PREFIX_IND) || token_is_prefix(t, PREFIX_REGION) ||
           token_is_prefix(t, PREFIX_PERIOD);
}

/* A measure or a part right behind an indicator is read with it. */
static enum ipdb_status check_subject(const struct parser *p)
{
    const struct metric *m = p->terms->metrics.len ? &p->terms->metrics.at[p->terms->metrics.len - 1] : NULL;
    if (!m || !(m->arith || m->form_count || m->left.scope.len))
        return IPDB_OK;
    struct span at = m->arith ? m->arith_at : m->form_count ? m->forms[0].at : m->left.scope_at;
    return complain(p->q, at, p->err, "expected indicators, places and periods and no more");
}

enum ipdb_status parse_subjects(const struct question *q, struct vocabulary *v, const struct tokens *tokens, struct terms *out,
                                struct err *err)
{
    struct parser p = {.q = q, .v = v, .at = tokens->list.at, .terms = out, .err = err};
    enum ipdb_status status = IPDB_OK;
    while (status == IPDB_OK && p.at->kind != TOKEN_END) {
        if (token_is_joiner(p.at))
            p.at++;
        else if (is_subject(p.at))
            status = term(&p);
        else
            status = complain(q, p.at->at, err, "expected an indicator, a place or a period at column %zu",
                              question_column(q, p.at->at.begin));
        if (status == IPDB_OK)
            status = check_subject(&p);
    }
    VEC_FINI(&p.waiting);
    return status;
}

enum ipdb_status parse_tokens(const struct question *q, struct vocabulary *v, const struct tokens *tokens, struct terms *out,
                              struct err *err)
{
    struct parser p = {.q = q, .v = v, .at = tokens->list.at, .terms = out, .err = err};
    enum ipdb_status status = query(&p);
    VEC_FINI(&p.waiting);
    return status;
}

void terms_fini(struct terms *terms)
{
    VEC_FINI(&terms->metrics);
    VEC_FINI(&terms->dims);
    VEC_FINI(&terms->places);
    VEC_FINI(&terms->unders);
    VEC_FINI(&terms->whens);
    VEC_FINI(&terms->words);
    VEC_FINI(&terms->policies);
}
