/* The noun behind a number: 15家银行, 5家企业通过贯标认证, 16个产品获登记证书.
 *
 *     19家企业被确定为优势企业 → noun 企业, which became 优势企业
 */
#include "extract/level.h"

static bool is_noun(const struct token *t)
{
    return t->cue < 0 && (t->kind == TOKEN_WORD || t->kind == TOKEN_NAME || t->kind == TOKEN_TEXT || t->kind == TOKEN_REGION);
}

static bool is_counted(const struct machine *m, size_t i)
{
    return token_says(m, i, FEATURE_BODY) || token_says(m, i, FEATURE_THING);
}

/* 19家企业被确定为优势企业, 16个产品获登记证书: counted is what they became. */
static bool becomes_another(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (token_ends(m, i, STR("为")) || token_is(m, i, STR("获")))
            return true;
    return false;
}

/* 4家企业通过示范企业审核: they are what the examination is for. */
static bool passed_as(const struct machine *m, size_t first, size_t last, const struct features *rest)
{
    return first < last && token_is(m, first, STR("通过")) && features_has_key(rest, FEATURE_BODY) &&
           !features_has_key(rest, FEATURE_MONEY);
}

/* 产业化促进项目, 质押融资和保险案例: a verb or 和 inside a compound noun. */
static bool joins_nouns(const struct machine *m, size_t i, size_t last)
{
    if (i + 1 >= last)
        return false;
    if (token_at(m, i)->cue == CUE_JOIN)
        return is_noun(token_at(m, i + 1));
    return token_at(m, i)->cue == CUE_VERB && token_at(m, i)->end - token_at(m, i)->off >= 6 && token_says(m, i + 1, FEATURE_THING);
}

/* 4个城市申请专利: a body and what it did. */
static bool acts(const struct machine *m, size_t i)
{
    return token_says(m, i - 1, FEATURE_BODY) && token_says(m, i, FEATURE_ACT);
}

/* 27个城市每万人口拥有量…: what the bodies have begins. */
static bool begins_anew(const struct machine *m, size_t i)
{
    return acts(m, i) || token_says(m, i, FEATURE_PER);
}

/* The noun right behind the number, and the rest of its clause, which says more of it but never what it is:
 * 5家企业通过贯标认证 are certified enterprises, 127个产业集聚区设立工作站 are no stations. */
bool noun_behind(struct machine *m, size_t after, size_t after_end, struct phrase *noun, struct features *clause)
{
    if (after < after_end && token_is(m, after, STR("的")))
        after++;
    if (after + 1 < after_end && token_at(m, after)->cue == CUE_VERB && is_counted(m, after + 1))
        after++; /* 27个重点城市 */
    if (after >= after_end || !(is_noun(token_at(m, after)) || token_at(m, after)->kind == TOKEN_WORD))
        return false;
    size_t end = after + 1;
    while (end < after_end && (is_noun(token_at(m, end)) || joins_nouns(m, end, after_end)) && !begins_anew(m, end))
        end++;
    struct phrase rest;
    phrase_read(m->r, after, end, NONE, ASKS_COUNT, noun);
    phrase_read(m->r, end, after_end, NONE, ASKS_COUNT, &rest);
    *clause = noun->said;
    bool becomes = becomes_another(m, end, after_end) || passed_as(m, end, after_end, &rest.said);
    if (becomes)
        features_remove_key(clause, FEATURE_BODY);
    for (size_t i = 0; i < rest.said.len; i++) {
        enum feature_key key = (enum feature_key)rest.said.at[i].key;
        if (becomes || (key != FEATURE_BODY && key != FEATURE_THING))
            features_add(clause, rest.said.at[i]);
    }
    if (becomes) {
        noun->said = *clause;
        noun->last = after_end;
    }
    return noun->item_count > 0;
}

static bool is_chosen(const struct features *clause)
{
    return features_has_key(clause, FEATURE_AWARD) || features_has_key(clause, FEATURE_ACT) ||
           features_has_key(clause, FEATURE_PHASE);
}

/* 首笔1000万元质押贷款, 新增石城贡米、石城烟叶2件地理标志商标: the phase before the number is the noun's behind it. */
static void add_phase(const struct machine *m, size_t first, size_t number, struct features *said)
{
    for (size_t i = first; i < number; i++) {
        if (token_at(m, i)->word == NONE || (i + 1 < number && token_at(m, i)->cue != CUE_NEW))
            continue;
        const struct features *f = &catalog_word(m->r->cat, token_at(m, i)->word)->features;
        for (size_t k = 0; k < f->len; k++)
            if (f->at[k].key == FEATURE_PHASE)
                features_add(said, f->at[k]);
    }
}

struct slot slot_behind(struct machine *m, size_t number, size_t before, size_t after_end, const struct phrase *noun,
                        const struct features *clause)
{
    struct features said = noun->said, of_clause = *clause;
    add_phase(m, before, number, &said);
    add_phase(m, before, number, &of_clause);
    struct slot alone = slot_for(m, &said, before, noun->last, number, REACH_OWN);
    bool award = features_has_key(clause, FEATURE_AWARD) && !features_has_key(&noun->said, FEATURE_AWARD);
    if (alone.entry != NONE && !award && !(is_chosen(clause) && !is_chosen(&noun->said)))
        return alone;
    bool goes_on = noun->last < after_end && token_at(m, noun->last)->cue == CUE_NEW; /* 18个项目新增授权 */
    return slot_for(m, &of_clause, before, goes_on ? noun->last : after_end, number, noun->text ? REACH_OWN : REACH_TOPIC);
}
