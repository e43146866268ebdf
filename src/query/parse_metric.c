/* What is asked for:
 *
 *     pledge_financing@patent growth.derived · growth 质押融资 · pledge_financing / pledge_projects · 质押融资 per 质押项目
 */
#include "query/parse_parts.h"

static enum ipdb_status indicator(struct parser *p, const char *what, size_t *out)
{
    if (token_is_prefix(p->at, PREFIX_IND))
        p->at++;
    const struct meaning *m = token_word(p->at, WORD_INDICATOR);
    if (!m)
        return parse_expected(p, p->at, what);
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
    if (token_word(t, WORD_PER)) {
        out->form = FORM_PER;
        enum ipdb_status status = indicator(p, "an indicator after 'per'", &out->per);
        out->at = span_join(t->at, p->at[-1].at);
        return status;
    }
    out->form = (enum form)token_word(t, WORD_FORM)->value;
    if (!token_is_mark(p->at, '.'))
        return IPDB_OK;
    p->at++;
    const struct meaning *source = parse_raw_meaning(p, WORD_SOURCE);
    if (!source)
        return parse_expected(p, p->at, "'reported' or 'derived' after the dot");
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

enum ipdb_status parse_measure(struct parser *p)
{
    struct form_term f;
    enum ipdb_status status = parse_form(p, &f);
    if (status != IPDB_OK)
        return status;
    if (p->terms->metrics.len)
        return add_form(p, &p->terms->metrics.at[p->terms->metrics.len - 1], f);
    struct form_term *slot = VEC_PUSH(&p->waiting);
    if (!slot)
        return parse_nomem(p);
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
    if (token_is_mark(p->at, '@')) {
        out->scope = p->at[1].text;
        out->scope_at = span_join(p->at->at, p->at[1].at);
        p->at += 2;
    }
    return IPDB_OK;
}

static bool is_arith(const struct token *t)
{
    return token_is_mark(t, '/') || token_is_mark(t, '*') || token_is_mark(t, '+') || (token_is_mark(t, '-') && t->spaced);
}

enum ipdb_status parse_metric(struct parser *p)
{
    struct metric *m = VEC_PUSH(&p->terms->metrics);
    if (!m)
        return parse_nomem(p);
    enum ipdb_status status = operand(p, &m->left);
    for (size_t i = 0; status == IPDB_OK && i < p->waiting.len; i++)
        status = add_form(p, m, p->waiting.at[i]);
    VEC_CLEAR(&p->waiting);
    while (status == IPDB_OK && (token_word(p->at, WORD_FORM) || token_word(p->at, WORD_PER)))
        status = parse_measure(p);
    if (status == IPDB_OK && is_arith(p->at)) {
        m->arith = p->at->mark;
        m->arith_at = p->at++->at;
        status = operand(p, &m->right);
    }
    return status;
}
