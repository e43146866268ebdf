/* Numbers that stand in a sentence and count nothing: what points back, what is passed to be counted, how old something is.
 *
 *     两项均增长9% points back at two figures        超过100件的企业28家 counts the enterprises
 */
#include "extract/machine.h"

static bool spreads_behind(const struct machine *m, size_t i, size_t last)
{
    for (size_t k = i + 1; k < last && k < i + 5 && token_at(m, k)->kind != TOKEN_PUNCT; k++) {
        int cue = token_at(m, k)->cue;
        if (cue == CUE_ALL || cue == CUE_EACH)
            return true;
        if (token_at(m, k)->kind == TOKEN_QUANTITY)
            return false;
    }
    return false;
}

/* 三种授权专利: there are no more kinds of them. */
static bool counts_kinds(const struct machine *m, size_t i, size_t last)
{
    const struct quantity *q = &token_at(m, i)->quantity;
    if (q->unit == NONE || q->value.coef != 3 || !str_eq(catalog_unit(m->r->cat, q->unit)->symbol, STR("种")) || i + 2 >= last)
        return false;
    for (size_t k = i + 1; k < i + 3; k++)
        if (token_at(m, k)->word != NONE && features_has(&catalog_word(m->r->cat, token_at(m, k)->word)->features,
                                                         catalog_feature(m->r->cat, FEATURE_OBJ, STR("patent"))))
            return true;
    return false;
}

/* 上述三项, 这两个数字, 两项均增长9%: points back and counts nothing. */
static bool points_back(const struct machine *m, size_t i, size_t first, size_t last)
{
    const struct token *t = token_at(m, i);
    if (t->kind != TOKEN_QUANTITY || !t->quantity.chinese)
        return false;
    bool opens = i == first || token_at(m, i - 1)->kind == TOKEN_PUNCT;
    bool items = t->quantity.unit != NONE && str_eq(catalog_unit(m->r->cat, t->quantity.unit)->symbol, STR("项"));
    bool figures = items && i + 1 < last && token_is(m, i + 1, STR("指标")); /* 四项指标领跑全市 */
    if ((opens && items && spreads_behind(m, i, last)) || figures || counts_kinds(m, i, last))
        return true;
    if (i == first)
        return false;
    return token_at(m, i - 1)->cue == CUE_BACK || token_ends(m, i - 1, STR("这"));
}

/* A、B、C三项指标居第一: how long the list is. */
static bool sums_up_list(const struct machine *m, size_t i, size_t first, size_t last)
{
    bool listed = false;
    for (size_t k = i; k-- > first && k + 24 > i && token_at(m, k)->mark != ',' && !listed;)
        listed = token_at(m, k)->kind == TOKEN_PUNCT && token_at(m, k)->mark == '`';
    if (!listed || !token_at(m, i)->quantity.chinese || token_at(m, i - 1)->kind == TOKEN_PUNCT)
        return false;
    bool ranked = spreads_behind(m, i, last);
    for (size_t k = i + 1; k < last && k < i + 6 && token_at(m, k)->kind != TOKEN_PUNCT; k++)
        ranked |= token_at(m, k)->cue == CUE_RANK;
    return ranked;
}

static bool counts_places(const struct machine *m, const struct token *t)
{
    return t->kind == TOKEN_QUANTITY && token_dimensions(m, t) == DIMENSION_PLACE;
}

static bool counts_bodies(const struct machine *m, const struct token *t)
{
    return t->kind == TOKEN_QUANTITY && token_dimensions(m, t) == DIMENSION_BODY;
}

static bool counts_before(const struct machine *m, size_t i, size_t first)
{
    bool passed = token_at(m, i)->cue == CUE_OVER_BEFORE; /* 8家公司有效专利量超过100件 */
    for (size_t k = i; k-- > first && token_at(m, k)->kind != TOKEN_PUNCT;)
        if (counts_places(m, token_at(m, k)) || (passed && counts_bodies(m, token_at(m, k))))
            return true;
    return false;
}

static bool counted_behind(const struct machine *m, size_t i, size_t last)
{
    for (size_t k = i; k < last && k < i + 5 && token_at(m, k)->kind != TOKEN_PUNCT; k++)
        if (token_at(m, k)->kind == TOKEN_QUANTITY)
            return token_dimensions(m, token_at(m, k)) & (DIMENSION_BODY | DIMENSION_PLACE | DIMENSION_PERSON);
    return false;
}

/* 注册商标达到100件以上的企业28家: who passes it is counted behind. */
static bool qualifies_noun(const struct machine *m, size_t i, size_t last)
{
    if (i + 1 >= last)
        return false;
    if (!token_is(m, i + 1, STR("的"))) {
        for (size_t k = i + 2; k < last && k < i + 6 && token_at(m, k)->kind != TOKEN_PUNCT; k++)
            if (token_is(m, k, STR("的")))
                return counted_behind(m, k + 1, last); /* 拥有100件以上发明专利的企业7家 */
        return false;
    }
    if (i + 3 < last && token_at(m, i + 3)->cue == CUE_SHARE && token_says(m, i + 2, FEATURE_BODY))
        return true; /* 1000万元以下的企业占83% */
    if (i + 2 < last && token_at(m, i + 2)->kind == TOKEN_PUNCT && token_at(m, i + 2)->mark == ',')
        return true; /* 融资额达到500万元及以上的，给予补助 */
    return counted_behind(m, i + 2, last);
}

/* 6个市的拥有量在3000—4000件之间 */
static bool lies_between(const struct machine *m, size_t i, size_t last)
{
    return i + 1 < last && token_starts(m, i + 1, STR("之间"));
}

/* 达到1万件以上的市共4个, 7个市超过1000件: what places pass to be counted. */
static bool is_threshold(const struct machine *m, size_t i, size_t first, size_t last)
{
    size_t word = i + 1 < last ? token_at(m, i + 1)->word : NONE;
    if (i + 2 < last && token_is(m, i + 1, STR("之间")))
        word = token_at(m, i + 2)->word; /* 在3000—4000件之间的市 */
    if (word != NONE && str_starts(catalog_word(m->r->cat, word)->text, STR("的")))
        return true;
    if (token_at(m, i)->quantity.qualifier != QUALIFIER_EXACT && qualifies_noun(m, i, last))
        return true;
    if (token_at(m, i)->quantity.range_first && i + 1 < last)
        return is_threshold(m, i + 1, first, last) || (counts_before(m, i, first) && lies_between(m, i + 1, last));
    if (i > first && token_at(m, i - 1)->quantity.range_first && token_at(m, i - 1)->kind == TOKEN_ASIDE)
        return true;
    for (size_t k = i; k-- > first && k + 16 > i && token_at(m, k)->kind != TOKEN_PUNCT;)
        if (token_at(m, k)->cue == CUE_SHARE)
            return false; /* 6个省市的申请量占总量的近九成 */
    bool bound = i > first && (token_at(m, i - 1)->cue == CUE_OVER_BEFORE || token_at(m, i - 1)->cue == CUE_UNDER_BEFORE);
    if (!bound || m->place_in_clause)
        return false;
    return counts_before(m, i - 1, first);
}

static bool kept_in_force(const struct machine *m, size_t i)
{
    size_t word = token_at(m, i + 1)->word;
    return token_at(m, i)->quantity.qualifier == QUALIFIER_OVER && word != NONE &&
           features_has(&catalog_word(m->r->cat, word)->features, catalog_feature(m->r->cat, FEATURE_ACT, STR("in_force")));
}

/* 维持超过10年的有效发明专利, 维持年限在10年以上的: how old, beside what is counted. */
static bool is_age(const struct machine *m, size_t i, size_t first, size_t last)
{
    if (token_dimensions(m, token_at(m, i)) != DIMENSION_DURATION || i + 1 >= last || token_at(m, i + 1)->kind == TOKEN_PUNCT)
        return false;
    if (token_starts(m, i + 1, STR("维持")) || kept_in_force(m, i))
        return true; /* 5年以上维持率, 10年以上有效发明专利 */
    for (size_t k = i; k-- > first && k + 5 > i && token_at(m, k)->kind != TOKEN_PUNCT;)
        if (token_at(m, k)->cue == CUE_AGE)
            return true;
    return false;
}

static void read_age(struct machine *m, size_t i)
{
    if (token_starts(m, i + 1, STR("维持")))
        return; /* a part of the rate's name */
    if (kept_in_force(m, i)) {
        m->age = reading_text(m->r, i, i + 1);
        return;
    }
    size_t begin = i;
    for (bool kept = false; begin > 0 && !kept;) {
        struct token *t = &m->r->tokens.at[--begin];
        kept = t->cue == CUE_AGE;
        t->kind = TOKEN_CUE;
        t->cue = CUE_VERB; /* 维持年限在 names nothing that could be counted */
    }
    m->age = reading_text(m->r, begin, i + 1);
}

static bool set_aside(struct machine *m, size_t i, enum aside_reason reason)
{
    m->r->tokens.at[i].kind = TOKEN_ASIDE;
    m->r->tokens.at[i].reason = (uint8_t)reason;
    return true;
}

bool uncounted(struct machine *m, size_t i, size_t first, size_t last)
{
    if (is_age(m, i, first, last)) {
        read_age(m, i);
        return set_aside(m, i, ASIDE_RULE);
    }
    if (is_threshold(m, i, first, last))
        return set_aside(m, i, ASIDE_RULE);
    if (sums_up_list(m, i, first, last))
        return set_aside(m, i, ASIDE_VAGUE);
    if (!points_back(m, i, first, last))
        return false;
    const struct decimal value = token_at(m, i)->quantity.value;
    m->back_count = value.scale == 0 ? (size_t)value.coef : 0;
    m->pending |= (uint64_t)1 << CUE_BACK;
    return set_aside(m, i, ASIDE_VAGUE);
}
