/* The grammar, one function a rule, terms in any order:
 *
 *     2022年上半年 浙江和江苏的质押融资 → when 2022-H1 · places 浙江 江苏 · metric pledge_financing
 */
#include "query/parse.h"

struct parser {
    const struct question *q;
    struct vocabulary *v;
    const struct token *at;
    struct terms *terms;
    VEC(struct form_term) waiting; /* forms before their operand */
    struct err *err;
};

static const struct meaning *word(const struct token *t, enum word_kind kind)
{
    return t->kind == TOKEN_WORD ? meaning_of(t->meanings, kind) : NULL;
}

static bool is_mark(const struct token *t, char mark)
{
    return t->kind == TOKEN_MARK && t->mark == mark;
}

static bool is_prefix(const struct token *t, enum prefix prefix)
{
    return t->kind == TOKEN_PREFIX && t->prefix == prefix;
}

static enum ipdb_status expected(struct parser *p, const struct token *where, const char *what)
{
    return complain(p->q, where->at, p->err, "expected %s at column %zu", what, question_column(p->q, where->at.begin));
}

static enum ipdb_status nomem(struct parser *p)
{
    return err_nomem(p->err);
}

static bool is_joiner(const struct token *t)
{
    return is_mark(t, ',') || word(t, WORD_JOINER) || word(t, WORD_VERSUS);
}

static bool is_place(const struct token *t)
{
    return word(t, WORD_REGION) || word(t, WORD_GROUP);
}

static bool is_dim(const struct token *t)
{
    return word(t, WORD_DIM) != NULL;
}

/* Moves over joiners when what follows them fits. */
static bool joined(struct parser *p, bool (*fits)(const struct token *))
{
    const struct token *next = p->at;
    if (!is_joiner(next))
        return false;
    while (is_joiner(next)) {
        if (word(next, WORD_VERSUS)) {
            p->terms->versus = true;
            p->terms->versus_at = next->at;
        }
        next++;
    }
    if (!fits(next))
        return false;
    p->at = next;
    return true;
}

static enum ipdb_status parse_form(struct parser *p, struct form_term *out)
{
    static const char what[] = "'reported' or 'derived' after the dot";
    const struct token *t = p->at++;
    *out = (struct form_term){.at = t->at, .per = NONE};
    if (word(t, WORD_PER)) {
        const struct meaning *m = word(p->at, WORD_INDICATOR);
        if (!m)
            return expected(p, p->at, "an indicator after 'per'");
        out->form = FORM_PER;
        out->per = m->value;
        out->at = span_join(t->at, p->at++->at);
        return IPDB_OK;
    }
    out->form = (enum form)word(t, WORD_FORM)->value;
    if (!is_mark(p->at, '.'))
        return IPDB_OK;
    p->at++;
    if (p->at->kind != TOKEN_RAW)
        return expected(p, p->at, what);
    if (str_eq(p->at->text, STR("reported")))
        out->source = SOURCE_REPORTED;
    else if (str_eq(p->at->text, STR("derived")))
        out->source = SOURCE_DERIVED;
    else
        return expected(p, p->at, what);
    out->at = span_join(t->at, p->at++->at);
    return IPDB_OK;
}

static enum ipdb_status add_form(struct parser *p, struct metric *m, struct form_term form)
{
    if (m->form_count == sizeof m->forms / sizeof *m->forms)
        return complain(p->q, form.at, p->err, "too many measures for one indicator; at most %zu", m->form_count);
    m->forms[m->form_count++] = form;
    return IPDB_OK;
}

static enum ipdb_status form(struct parser *p)
{
    struct form_term f;
    enum ipdb_status status = parse_form(p, &f);
    if (status != IPDB_OK)
        return status;
    if (p->terms->metrics.len)
        return add_form(p, &p->terms->metrics.at[p->terms->metrics.len - 1], f);
    struct form_term *slot = VEC_PUSH(&p->waiting);
    if (!slot)
        return nomem(p);
    *slot = f;
    return IPDB_OK;
}

static enum ipdb_status operand(struct parser *p, struct operand *out)
{
    if (is_prefix(p->at, PREFIX_IND))
        p->at++;
    const struct meaning *m = word(p->at, WORD_INDICATOR), *other = NULL;
    if (!m)
        return expected(p, p->at, "an indicator");
    for (other = m->next; other && other->kind != WORD_INDICATOR; other = other->next)
        ;
    if (other)
        return complain(p->q, p->at->at, p->err, "%.*s is %.*s and %.*s; write the code", STR_ARG(question_source(p->q, p->at->at)),
                        STR_ARG(catalog_indicator(p->v->catalog, m->value)->code),
                        STR_ARG(catalog_indicator(p->v->catalog, other->value)->code));
    *out = (struct operand){.indicator = m->value, .at = p->at->at};
    p->at++;
    if (is_mark(p->at, '@')) {
        out->scope = p->at[1].text;
        out->scope_at = span_join(p->at->at, p->at[1].at);
        p->at += 2;
    }
    return IPDB_OK;
}

static bool is_arith(const struct token *t)
{
    return is_mark(t, '/') || is_mark(t, '*') || is_mark(t, '+') || (is_mark(t, '-') && t->spaced);
}

static enum ipdb_status metric(struct parser *p)
{
    struct metric *m = VEC_PUSH(&p->terms->metrics);
    if (!m)
        return nomem(p);
    enum ipdb_status status = operand(p, &m->left);
    for (size_t i = 0; status == IPDB_OK && i < p->waiting.len; i++)
        status = add_form(p, m, p->waiting.at[i]);
    VEC_CLEAR(&p->waiting);
    while (status == IPDB_OK && (word(p->at, WORD_FORM) || word(p->at, WORD_PER)))
        status = form(p);
    if (status == IPDB_OK && is_arith(p->at)) {
        m->arith = p->at->mark;
        m->arith_at = p->at++->at;
        status = operand(p, &m->right);
    }
    return status;
}

static enum ipdb_status by(struct parser *p)
{
    const struct token *by_word = p->at++;
    if (!is_dim(p->at))
        return complain(p->q, p->at->kind == TOKEN_END ? by_word->at : p->at->at, p->err,
                        "expected a dimension after '%.*s': region, province, city, year, period, source",
                        STR_ARG(question_source(p->q, by_word->at)));
    do {
        struct dim_term *d = VEC_PUSH(&p->terms->dims);
        if (!d)
            return nomem(p);
        *d = (struct dim_term){(enum dim)word(p->at, WORD_DIM)->value, p->at->at};
        p->at++;
    } while (joined(p, is_dim));
    return IPDB_OK;
}

static enum ipdb_status add_place(struct parser *p, bool under)
{
    struct place *place = under ? VEC_PUSH(&p->terms->unders) : VEC_PUSH(&p->terms->places);
    if (!place)
        return nomem(p);
    *place = (struct place){p->at->meanings, p->at->at};
    p->at++;
    return IPDB_OK;
}

static enum ipdb_status places(struct parser *p)
{
    enum ipdb_status status;
    if (!is_place(p->at))
        return expected(p, p->at, "a region");
    do
        status = add_place(p, false);
    while (status == IPDB_OK && joined(p, is_place));
    return status;
}

static enum ipdb_status under(struct parser *p)
{
    p->at++;
    return is_place(p->at) ? add_place(p, true) : expected(p, p->at, "a region after 'under'");
}

static struct when *add_when(struct parser *p, enum when_kind kind)
{
    struct when *w = VEC_PUSH(&p->terms->whens);
    if (w)
        *w = (struct when){.kind = kind, .first = p->at->period, .last = p->at->period, .at = p->at->at};
    return w;
}

static enum ipdb_status period(struct parser *p)
{
    if (word(p->at, WORD_LATEST)) {
        struct when *w = add_when(p, WHEN_LATEST);
        p->at++;
        return w ? IPDB_OK : nomem(p);
    }
    if (p->at->kind != TOKEN_PERIOD)
        return expected(p, p->at, "a period such as 2023, 2022-H1, 2023-Q3 or latest");
    struct when *w = add_when(p, WHEN_PERIOD);
    if (!w)
        return nomem(p);
    p->at++;
    if (!is_mark(p->at, 'R'))
        return IPDB_OK;
    p->at++;
    if (p->at->kind != TOKEN_PERIOD)
        return expected(p, p->at, "a period after '..'");
    if (date_cmp(p->at->period.end, w->first.start) < 0 || p->at->period.kind != w->first.kind)
        return complain(p->q, span_join(w->at, p->at->at), p->err,
                        "a range goes from the earlier to the later of two periods of one kind");
    w->kind = WHEN_RANGE;
    w->last = p->at->period;
    w->at = span_join(w->at, p->at++->at);
    return IPDB_OK;
}

static enum ipdb_status asof(struct parser *p)
{
    p->at++;
    if (p->at->kind != TOKEN_PERIOD)
        return expected(p, p->at, "a date such as 2023-06-30");
    struct when *w = add_when(p, WHEN_ASOF);
    p->at++;
    return w ? IPDB_OK : nomem(p);
}

static enum ipdb_status unit(struct parser *p)
{
    const struct token *key = p->at++;
    const struct meaning *m = word(p->at, WORD_UNIT);
    if (!m)
        return expected(p, p->at, "a unit such as 万元 or 亿元");
    if (p->terms->has_unit)
        return complain(p->q, key->at, p->err, "the unit is given twice");
    p->terms->has_unit = true;
    p->terms->unit = (struct unit_term){m->base, p->at->text, (int)m->value, p->at->at};
    p->at++;
    return IPDB_OK;
}

static enum ipdb_status sort(struct parser *p)
{
    p->at++;
    p->terms->descending = is_mark(p->at, '-');
    if (p->terms->descending)
        p->at++;
    const struct meaning *m = word(p->at, WORD_SORT_KEY);
    if (!m)
        return expected(p, p->at, "value, region, period or code after 'sort'");
    p->terms->sort = (enum sort_key)m->value;
    p->at++;
    return IPDB_OK;
}

static enum ipdb_status limit(struct parser *p)
{
    p->terms->from_bottom = word(p->at, WORD_BOTTOM) != NULL;
    p->at++;
    if (!p->at->is_number || p->at->number == 0)
        return expected(p, p->at, "a number of rows such as 5");
    p->terms->has_limit = true;
    p->terms->limit = p->at->number;
    p->at++;
    return IPDB_OK;
}

static enum ipdb_status add_word(struct parser *p, const struct token *key, const char *what, const struct token *value)
{
    struct word_term *w = VEC_PUSH(&p->terms->words);
    if (!w)
        return nomem(p);
    *w = (struct word_term){.what = what, .word = value->text, .at = span_join(key->at, value->at)};
    if (value->kind == TOKEN_PERIOD)
        w->known = value->period.end;
    return IPDB_OK;
}

static enum ipdb_status policy(struct parser *p)
{
    struct policy_term *t = VEC_PUSH(&p->terms->policies);
    if (!t)
        return nomem(p);
    *t = (struct policy_term){(enum policy)word(p->at, WORD_POLICY)->value, p->at->at};
    p->at++;
    return IPDB_OK;
}

static enum ipdb_status prefer(struct parser *p, const struct token *key)
{
    static const char *const orders[] = {"latest", "first", "official", "precise"};
    for (size_t i = 0; i < 4; i++)
        if (str_eq(p->at->text, str_of(orders[i])))
            return add_word(p, key, "prefer:", p->at++);
    return expected(p, p->at, "latest, first, official or precise after 'prefer:'");
}

static enum ipdb_status filter(struct parser *p, const struct token *key, const char *what)
{
    if (p->at->kind != TOKEN_RAW)
        return expected(p, p->at, "a word");
    return add_word(p, key, what, p->at++);
}

static const char *const filter_names[] = {
    [PREFIX_SRC] = "src:", [PREFIX_DOC] = "doc:", [PREFIX_STATUS] = "status:", [PREFIX_SCOPE] = "scope:"};

static enum ipdb_status negated(struct parser *p, const struct token *key)
{
    enum ipdb_status status = filter(p, key, filter_names[p->at++->prefix]);
    if (status == IPDB_OK)
        p->terms->words.at[p->terms->words.len - 1].negated = true;
    return status;
}

static enum ipdb_status prefixed(struct parser *p)
{
    const struct token *key = p->at;
    switch (key->prefix) {
    case PREFIX_IND:
        return metric(p);
    case PREFIX_REGION:
        p->at++;
        return places(p);
    case PREFIX_PERIOD:
        p->at++;
        return period(p);
    case PREFIX_UNIT:
        return unit(p);
    case PREFIX_NOT:
        p->at++;
        if (p->at->kind != TOKEN_PREFIX || p->at->prefix < PREFIX_SRC || p->at->prefix > PREFIX_SCOPE)
            return expected(p, p->at, "src:, doc:, status: or scope: after 'not:'");
        return negated(p, key);
    case PREFIX_KNOWN:
        p->at++;
        if (p->at->kind != TOKEN_PERIOD)
            return expected(p, p->at, "a date after 'known:', such as 2023-06-30");
        return add_word(p, key, "known:", p->at++);
    case PREFIX_PREFER:
        p->at++;
        return prefer(p, key);
    default:
        p->at++;
        return filter(p, key, filter_names[key->prefix]);
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

static enum ipdb_status name(struct parser *p)
{
    const struct token *key = p->at++;
    return filter(p, key, "as");
}

static enum ipdb_status word_term(struct parser *p)
{
    static const struct {
        enum word_kind kind;
        enum ipdb_status (*rule)(struct parser *);
    } rules[] = {{WORD_INDICATOR, metric}, {WORD_REGION, places}, {WORD_GROUP, places}, {WORD_FORM, form},
                 {WORD_PER, form},         {WORD_BY, by},         {WORD_UNDER, under},  {WORD_LATEST, period},
                 {WORD_ASOF, asof},        {WORD_UNIT_KEY, unit}, {WORD_SORT, sort},    {WORD_TOP, limit},
                 {WORD_BOTTOM, limit},     {WORD_POLICY, policy}, {WORD_AS, name}};
    if (word(p->at, WORD_INDICATOR) && is_place(p->at))
        return two_types(p);
    if (word(p->at, WORD_FOR))
        return lead_in(p, places);
    if (word(p->at, WORD_IN))
        return lead_in(p, period);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (word(p->at, rules[i].kind))
            return rules[i].rule(p);
    struct str given = question_source(p->q, p->at->at);
    if (is_dim(p->at))
        return complain(p->q, p->at->at, p->err, "expected 'by' before '%.*s' at column %zu", STR_ARG(given),
                        question_column(p->q, p->at->at.begin));
    if (word(p->at, WORD_UNIT))
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
        return period(p);
    return complain(p->q, p->at->at, p->err, "'%.*s' at column %zu has no place here", STR_ARG(question_source(p->q, p->at->at)),
                    question_column(p->q, p->at->at.begin));
}

static enum ipdb_status list(struct parser *p)
{
    p->terms->list = true;
    p->terms->list_at = p->at++->at;
    const struct meaning *m = word(p->at, WORD_THING);
    if (!m)
        return expected(p, p->at, "indicators, regions, periods, sources, units, scopes, gaps or conflicts after 'list'");
    p->terms->thing = (enum thing)m->value;
    p->at++;
    if (is_mark(p->at, '~')) {
        p->terms->pattern = p->at[1].text;
        p->at += 2;
    }
    return IPDB_OK;
}

static enum ipdb_status select_terms(struct parser *p)
{
    enum ipdb_status status = IPDB_OK;
    while (status == IPDB_OK && p->at->kind != TOKEN_END && !is_mark(p->at, ';')) {
        if (is_joiner(p->at)) {
            p->terms->versus = p->terms->versus || word(p->at, WORD_VERSUS);
            p->at++;
        } else {
            status = term(p);
        }
    }
    if (status != IPDB_OK || p->terms->metrics.len)
        return status;
    if (p->waiting.len)
        return complain(p->q, p->waiting.at[0].at, p->err, "a measure needs an indicator, e.g. 'pledge_financing growth'");
    return complain(p->q, p->at->at, p->err, "no indicator in the query; name one, e.g. 'pledge_financing by region'");
}

static enum ipdb_status query(struct parser *p)
{
    if (word(p->at, WORD_EXPLAIN)) {
        p->terms->explain = true;
        p->terms->explain_at = p->at++->at;
    }
    enum ipdb_status status = word(p->at, WORD_LIST) ? list(p) : select_terms(p);
    while (status == IPDB_OK && is_mark(p->at, ';'))
        p->at++;
    if (status == IPDB_OK && p->at->kind != TOKEN_END)
        return expected(p, p->at, "the end of the query");
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
