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

static void skip_joiner(struct parser *p)
{
    if (word(p->at, WORD_VERSUS)) {
        p->terms->versus = true;
        p->terms->versus_at = p->at->at;
    }
    p->at++;
}

/* Moves over joiners when what follows them fits. */
static bool joined(struct parser *p, bool (*fits)(const struct token *))
{
    const struct token *next = p->at;
    if (!is_joiner(next))
        return false;
    while (is_joiner(next))
        next++;
    if (!fits(next))
        return false;
    while (p->at < next)
        skip_joiner(p);
    return true;
}

/* What a free word means in the grammar, or NULL. */
static const struct meaning *raw_meaning(const struct parser *p, enum word_kind kind)
{
    return p->at->kind == TOKEN_RAW ? meaning_of(vocabulary_find(p->v, p->at->text), kind) : NULL;
}

static enum ipdb_status indicator(struct parser *p, const char *what, size_t *out)
{
    if (is_prefix(p->at, PREFIX_IND))
        p->at++;
    const struct meaning *m = word(p->at, WORD_INDICATOR);
    if (!m)
        return expected(p, p->at, what);
    const struct meaning *other = meaning_of(m->next, WORD_INDICATOR);
    if (other)
        return complain(p->q, p->at->at, p->err, "%.*s is %.*s and %.*s; write the code", STR_ARG(question_source(p->q, p->at->at)),
                        STR_ARG(catalog_indicator(p->v->catalog, m->value)->code),
                        STR_ARG(catalog_indicator(p->v->catalog, other->value)->code));
    *out = m->value;
    p->at++;
    return IPDB_OK;
}

static enum ipdb_status parse_form(struct parser *p, struct form_term *out)
{
    const struct token *t = p->at++;
    *out = (struct form_term){.at = t->at, .per = NONE};
    if (word(t, WORD_PER)) {
        out->form = FORM_PER;
        enum ipdb_status status = indicator(p, "an indicator after 'per'", &out->per);
        out->at = span_join(t->at, p->at[-1].at);
        return status;
    }
    out->form = (enum form)word(t, WORD_FORM)->value;
    if (!is_mark(p->at, '.'))
        return IPDB_OK;
    p->at++;
    const struct meaning *source = raw_meaning(p, WORD_SOURCE);
    if (!source)
        return expected(p, p->at, "'reported' or 'derived' after the dot");
    out->source = (enum form_source)source->value;
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
    size_t index = NONE;
    enum ipdb_status status = indicator(p, "an indicator", &index);
    if (status != IPDB_OK)
        return status;
    *out = (struct operand){.indicator = index, .at = p->at[-1].at};
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

static enum ipdb_status add_dim(struct parser *p)
{
    const struct token *t = p->at++;
    enum dim dim = (enum dim)word(t, WORD_DIM)->value;
    for (size_t i = 0; i < p->terms->dims.len; i++)
        if (p->terms->dims.at[i].dim == dim)
            return IPDB_OK;
    struct dim_term *d = VEC_PUSH(&p->terms->dims);
    if (!d)
        return nomem(p);
    *d = (struct dim_term){dim, t->at};
    return IPDB_OK;
}

static enum ipdb_status by(struct parser *p)
{
    const struct token *by_word = p->at++;
    if (!is_dim(p->at))
        return complain(p->q, p->at->kind == TOKEN_END ? by_word->at : p->at->at, p->err,
                        "expected a dimension after '%.*s': region, province, city, year, period, source",
                        STR_ARG(question_source(p->q, by_word->at)));
    enum ipdb_status status;
    do
        status = add_dim(p);
    while (status == IPDB_OK && joined(p, is_dim));
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
        return nomem(p);
    *place = (struct place){t->meanings, t->at};
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

static enum ipdb_status add_when(struct parser *p, struct when when)
{
    for (size_t i = 0; i < p->terms->whens.len; i++) {
        const struct when *w = &p->terms->whens.at[i];
        if (w->kind == when.kind && period_eq(w->first, when.first) && period_eq(w->last, when.last))
            return IPDB_OK;
    }
    struct when *slot = VEC_PUSH(&p->terms->whens);
    if (!slot)
        return nomem(p);
    *slot = when;
    return IPDB_OK;
}

static enum ipdb_status range(struct parser *p, struct when when)
{
    p->at++;
    if (p->at->kind != TOKEN_PERIOD)
        return expected(p, p->at, "a period after '..'");
    when.kind = WHEN_RANGE;
    when.last = p->at->period;
    when.at = span_join(when.at, p->at++->at);
    if (date_cmp(when.last.start, when.first.start) < 0 || when.last.kind != when.first.kind)
        return complain(p->q, when.at, p->err, "a range goes from the earlier to the later of two periods of one kind");
    return add_when(p, when);
}

static enum ipdb_status period(struct parser *p)
{
    const struct token *t = p->at;
    if (word(t, WORD_LATEST)) {
        p->at++;
        return add_when(p, (struct when){.kind = WHEN_LATEST, .at = t->at});
    }
    if (t->kind != TOKEN_PERIOD)
        return expected(p, t, "a period such as 2023, 2022-H1, 2023-Q3 or latest");
    p->at++;
    struct when when = {.kind = WHEN_PERIOD, .first = t->period, .last = t->period, .at = t->at};
    return is_mark(p->at, 'R') ? range(p, when) : add_when(p, when);
}

static enum ipdb_status asof(struct parser *p)
{
    p->at++;
    const struct token *t = p->at;
    if (t->kind != TOKEN_PERIOD)
        return expected(p, t, "a date such as 2023-06-30");
    p->at++;
    return add_when(p, (struct when){.kind = WHEN_ASOF, .first = t->period, .last = t->period, .at = t->at});
}

static enum ipdb_status twice(struct parser *p, struct span at, const char *what)
{
    return complain(p->q, at, p->err, "%s is given twice", what);
}

static enum ipdb_status unit(struct parser *p)
{
    const struct token *key = p->at++;
    const struct meaning *m = word(p->at, WORD_UNIT);
    if (!m)
        return expected(p, p->at, "a unit such as 万元 or 亿元");
    if (p->terms->has_unit)
        return twice(p, key->at, "the unit");
    p->terms->has_unit = true;
    p->terms->unit = (struct unit_term){m->base, p->at->text, (int)m->value, p->at->at};
    p->at++;
    return IPDB_OK;
}

static enum ipdb_status sort(struct parser *p)
{
    const struct token *key = p->at++;
    if (p->terms->sort != SORT_NONE)
        return twice(p, key->at, "the order");
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
    const struct token *key = p->at++;
    if (p->terms->has_limit)
        return twice(p, key->at, "the number of rows");
    p->terms->from_bottom = word(key, WORD_BOTTOM) != NULL;
    if (!p->at->is_number || p->at->number == 0)
        return expected(p, p->at, "a number of rows such as 5");
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
        return nomem(p);
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

static enum ipdb_status policy(struct parser *p)
{
    const struct token *t = p->at++;
    enum policy policy = (enum policy)word(t, WORD_POLICY)->value;
    for (size_t i = 0; i < p->terms->policies.len; i++)
        if (p->terms->policies.at[i].policy == policy)
            return IPDB_OK;
    struct policy_term *slot = VEC_PUSH(&p->terms->policies);
    if (!slot)
        return nomem(p);
    *slot = (struct policy_term){policy, t->at};
    return IPDB_OK;
}

static enum ipdb_status prefer(struct parser *p)
{
    const struct token *key = p->at++;
    const struct meaning *order = raw_meaning(p, WORD_ORDER);
    if (!order)
        return expected(p, p->at, "latest, first, official or precise after 'prefer:'");
    struct str word = vocabulary_word(WORD_ORDER, order->value, false);
    return add_only_word(p, (struct word_term){.what = "prefer:", .word = word, .at = span_join(key->at, p->at++->at)});
}

static enum ipdb_status known(struct parser *p)
{
    char day[11];
    const struct token *key = p->at++, *t = p->at;
    if (t->kind != TOKEN_PERIOD || t->period.kind != PERIOD_DAY)
        return expected(p, t, "a date after 'known:', such as 2023-06-30");
    p->at++;
    date_print(t->period.start, day);
    struct str word = arena_str(p->v->arena, str_of(day));
    return word.ptr ? add_only_word(p, (struct word_term){.what = "known:", .word = word, .at = span_join(key->at, t->at)})
                    : nomem(p);
}

static enum ipdb_status filter(struct parser *p)
{
    static const char *const names[] = {"src:", "doc:", "status:", "scope:"};
    const struct token *key = p->at;
    bool negated = is_prefix(key, PREFIX_NOT);
    p->at += negated;
    if (p->at->kind != TOKEN_PREFIX || p->at->prefix < PREFIX_SRC || p->at->prefix > PREFIX_SCOPE)
        return expected(p, p->at, "src:, doc:, status: or scope: after 'not:'");
    const char *what = names[p->at++->prefix - PREFIX_SRC];
    const struct token *value = p->at++;
    return add_word(p,
                    (struct word_term){.what = what, .negated = negated, .word = value->text, .at = span_join(key->at, value->at)});
}

static enum ipdb_status prefixed(struct parser *p)
{
    switch (p->at->prefix) {
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
    case PREFIX_KNOWN:
        return known(p);
    case PREFIX_PREFER:
        return prefer(p);
    default:
        return filter(p);
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
    const struct token *key = p->at++, *value = p->at;
    if (value->kind != TOKEN_RAW)
        return expected(p, value, "a word after 'as'");
    p->at++;
    return add_only_word(p, (struct word_term){.what = "as", .word = value->text, .at = span_join(key->at, value->at)});
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
            skip_joiner(p);
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
