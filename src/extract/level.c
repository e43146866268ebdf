/* Levels: a number and the noun that it counts, before it or behind it; lists of both in step.
 *
 *     新增指导站83家 · 15家银行 · 实用新型、外观设计授权分别为16704件、9964件 · 长沙、株洲、湘潭分别为11.15件、2.67件和2.23件
 */
#include "extract/machine.h"

static void emit_level(struct machine *m, size_t number, struct slot *slot)
{
    slot->level = true;
    emit_fact(m, number, slot, MEASURE_LEVEL, token_at(m, number)->quantity.value, (struct str){0});
    focus_push(m, slot);
    bool actor = slot->entry == NONE && features_has_key(&slot->said, FEATURE_BODY) && !(slot->dimensions & DIMENSION_BODY);
    bool aside = slot->entry == NONE && (features_has(&slot->said, catalog_feature(m->r->cat, FEATURE_ACT, STR("involved"))) ||
                                         features_has(&slot->said, catalog_feature(m->r->cat, FEATURE_ACT, STR("pledged"))));
    if (!features_neutral(&slot->said) && !actor && !aside)
        m->topic = slot->said;
    if (slot->entry != NONE) {
        m->recent = slot->said;
        if (features_neutral(&m->paragraph_lead))
            m->paragraph_lead = slot->said;
    }
    m->part_ended = false;
}

/* 济南、东营均在二百件以上: one fact a place. */
static void emit_for_each_place(struct machine *m, size_t number, struct slot *slot)
{
    for (size_t i = 0; i < m->place_count; i++) {
        slot->place = m->places[i];
        emit_level(m, number, slot);
    }
}

/* 发明130件、实用新型267件：siblings by kind leave the topic as it was for what comes next. */
static void keep_parent(struct machine *m, const struct features *own)
{
    if (features_has_key(own, FEATURE_KIND) && !features_has_key(own, FEATURE_PROC) && !features_has_key(own, FEATURE_ACT))
        features_remove_key(&m->topic, FEATURE_KIND);
}

static bool unread_between(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (token_at(m, i)->kind == TOKEN_TEXT && token_at(m, i)->end - token_at(m, i)->off >= 6)
            return true;
    return false;
}

/* 新批准产品99个，其中互认产品96个: a part that can be of its whole's entry is, for what it does not say itself. */
static bool slot_of_part(const struct machine *m, const struct features *own, unsigned dimensions, struct slot *out)
{
    if (!m->among || m->focus.len == 0 || own->len == 0)
        return false;
    const struct slot *whole = &m->focus.at[m->focus.len - 1];
    if (whole->entry == NONE || !features_has_key(&whole->said, FEATURE_PHASE) || features_has_key(own, FEATURE_PHASE))
        return false;
    struct features said = whole->said;
    phrase_say(&said, own);
    struct slot slot = resolve_slot(m, &said, dimensions, REACH_OWN);
    if (slot.entry != whole->entry)
        return false;
    slot.origin = TRY_TOPIC;
    *out = slot;
    return true;
}

/* 10月，…申请183件；累计申请2511件: since January. */
static bool adds_up(const struct machine *m, const struct slot *slot, size_t first, size_t last)
{
    if (slot->entry == NONE || catalog_indicator(m->r->cat, slot->entry)->nature != NATURE_FLOW || !m->when.known ||
        m->when.instant || m->when.period.kind != PERIOD_MONTH)
        return false;
    for (size_t i = first; i < last; i++)
        if (token_at(m, i)->cue == CUE_CUMULATIVE)
            return true;
    return false;
}

static struct slot slot_for(struct machine *m, const struct features *own, size_t first, size_t last, size_t number,
                            enum reach reach)
{
    unsigned dimensions = token_dimensions(m, token_at(m, number));
    struct slot slot;
    if (!slot_of_part(m, own, dimensions, &slot))
        slot = resolve_slot(m, own, dimensions, reach);
    slot.place = m->place;
    slot.when = m->when;
    if (adds_up(m, &slot, first, last))
        slot.when = time_year_so_far(&m->when);
    slot.base = m->clause_time || m->time_once;
    slot.grounds = unread_between(m, first, last) ? GROUND_UNREAD : 0;
    describe_slot(m, &slot, first, last);
    if (m->age.len && !slot.scope.len)
        slot.scope = m->age;
    m->age = (struct str){0};
    return slot;
}

/* Members joined by 、 before one number are its sum: all of what they say. */
static struct features all_members(const struct phrase *p)
{
    if (p->item_count < 2)
        return p->said;
    struct features sum = {0};
    for (size_t i = 0; i < p->item_count; i++)
        features_add_all(&sum, &p->items[i].said);
    return sum;
}

static size_t noun_items(const struct phrase *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->item_count; i++)
        n += !features_neutral(&p->items[i].said) || p->items[i].text;
    return n;
}

static bool has_noun(const struct phrase *p)
{
    return noun_items(p) > 0;
}

/* An unknown noun is no bare phrase: it must not take over what was said before. */
static enum reach reach_of(const struct machine *m, const struct phrase *before)
{
    if (m->divided || m->divided_once)
        return REACH_ALL;
    const struct features *said = &before->said;
    bool tells = features_has_key(said, FEATURE_OBJ) || features_has_key(said, FEATURE_ACT) ||
                 features_has_key(said, FEATURE_KIND) || features_has_key(said, FEATURE_PROC) ||
                 features_has_key(said, FEATURE_PER) ||
                 (features_has_key(said, FEATURE_WHO) && (m->among || !features_has_key(said, FEATURE_BODY)));
    return before->text_tail || (before->text && !tells) ? REACH_OWN : REACH_ALL;
}

static bool is_noun(const struct token *t)
{
    return t->cue < 0 && (t->kind == TOKEN_WORD || t->kind == TOKEN_NAME || t->kind == TOKEN_TEXT || t->kind == TOKEN_REGION);
}

static bool is_counted(const struct machine *m, size_t i)
{
    size_t word = token_at(m, i)->word;
    if (word == NONE)
        return false;
    const struct features *f = &catalog_word(m->r->cat, word)->features;
    return features_has_key(f, FEATURE_BODY) || features_has_key(f, FEATURE_THING);
}

/* 19家企业被确定为优势企业: counted is what they became. */
static bool becomes_another(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (token_ends(m, i, STR("为")))
            return true;
    return false;
}

/* 产业化促进项目, 质押融资和保险案例: a verb or 和 inside a compound noun. */
static bool joins_nouns(const struct machine *m, size_t i, size_t last)
{
    if (i + 1 >= last)
        return false;
    if (token_at(m, i)->cue == CUE_JOIN)
        return is_noun(token_at(m, i + 1));
    size_t word = token_at(m, i + 1)->word;
    return token_at(m, i)->cue == CUE_VERB && token_at(m, i)->end - token_at(m, i)->off >= 6 && word != NONE &&
           features_has_key(&catalog_word(m->r->cat, word)->features, FEATURE_THING);
}

/* 4个城市申请专利: a body and what it did. */
static bool acts(const struct machine *m, size_t i)
{
    size_t body = token_at(m, i - 1)->word, act = token_at(m, i)->word;
    return body != NONE && act != NONE && features_has_key(&catalog_word(m->r->cat, body)->features, FEATURE_BODY) &&
           features_has_key(&catalog_word(m->r->cat, act)->features, FEATURE_ACT);
}

/* 27个城市每万人口拥有量…: what the bodies have begins. */
static bool begins_anew(const struct machine *m, size_t i)
{
    size_t word = token_at(m, i)->word;
    return acts(m, i) || (word != NONE && features_has_key(&catalog_word(m->r->cat, word)->features, FEATURE_PER));
}

/* The noun right behind the number, and the rest of its clause, which says more of it but never what it is:
 * 5家企业通过贯标认证 are certified enterprises, 127个产业集聚区设立工作站 are no stations. */
static bool noun_behind(struct machine *m, size_t after, size_t after_end, struct phrase *noun, struct features *clause)
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
    bool becomes = becomes_another(m, end, after_end);
    if (becomes)
        features_remove_key(clause, FEATURE_BODY);
    for (size_t i = 0; i < rest.said.len; i++) {
        enum feature_key key = (enum feature_key)rest.said.at[i].key;
        if (becomes || (key != FEATURE_BODY && key != FEATURE_THING))
            features_add(clause, rest.said.at[i]);
    }
    return noun->item_count > 0;
}

static bool is_chosen(const struct features *clause)
{
    return features_has_key(clause, FEATURE_AWARD) || features_has_key(clause, FEATURE_ACT);
}

static struct slot slot_behind(struct machine *m, size_t number, size_t before, size_t after_end, const struct phrase *noun,
                               const struct features *clause)
{
    struct slot alone = slot_for(m, &noun->said, before, noun->last, number, REACH_OWN);
    bool award = features_has_key(clause, FEATURE_AWARD) && !features_has_key(&noun->said, FEATURE_AWARD);
    if (alone.entry != NONE && !award && !(is_chosen(clause) && !is_chosen(&noun->said)))
        return alone;
    bool goes_on = noun->last < after_end && token_at(m, noun->last)->cue == CUE_NEW; /* 18个项目新增授权 */
    return slot_for(m, clause, before, goes_on ? noun->last : after_end, number, noun->text ? REACH_OWN : REACH_TOPIC);
}

static bool names_right(const struct features *f)
{
    return features_has_key(f, FEATURE_OBJ) || features_has_key(f, FEATURE_KIND) || features_has_key(f, FEATURE_ACT) ||
           features_has_key(f, FEATURE_PROC) || features_has_key(f, FEATURE_BODY) || features_has_key(f, FEATURE_THING);
}

/* The earlier of the numbers of 从A提高到B, and a number behind 达到 with no noun of its own, speak of what is in focus. */
static bool continues_focus(const struct machine *m, const struct phrase *before, size_t number, struct slot *out)
{
    if (m->focus.len <= m->list || (m->aimed ? names_right(&before->said) : has_noun(before)))
        return false;
    const struct slot *last = &m->focus.at[m->focus.len - 1];
    unsigned d = token_dimensions(m, token_at(m, number));
    bool goes_on = m->aimed || phrase_has(before, CUE_TO) || phrase_has(before, CUE_VERB) || phrase_has(before, CUE_CUMULATIVE);
    if (!goes_on || (before->item_count && !m->aimed) || (d && last->dimensions && !(d & last->dimensions)))
        return false;
    *out = *last;
    out->base = m->clause_time || m->time_once;
    out->place = m->place_said ? m->place : last->place;
    out->when = m->when;
    out->origin = TRY_FOCUS;
    if (phrase_has(before, CUE_CUMULATIVE) || str_starts(out->scope, STR("新")) || str_eq(out->scope, STR("原来")))
        out->scope = (struct str){0}; /* 新增7件，达到274件 */
    return true;
}

/* 新增地理标志21件（泉州市12件、漳州市9件）: a part by place keeps the scope of its whole. */
static void keep_scope(const struct machine *m, const struct features *own, struct slot *slot)
{
    size_t len = focus_before_places(m); /* 查处假冒专利4279件，A、B等8个市均在200件以上 */
    if (own->len || slot->origin != TRY_TOPIC || slot->scope.len || len == 0)
        return;
    const struct slot *last = &m->focus.at[len - 1];
    if (last->entry == slot->entry)
        slot->scope = last->scope;
}

/* 12330热线, 第 3 页: digits without a unit or a multiplier count nothing that a noun behind them names. */
static bool is_bare(const struct machine *m, size_t number)
{
    const struct quantity *q = &token_at(m, number)->quantity;
    bool counted_as_class = number + 1 < m->r->tokens.len && token_starts(m, number + 1, STR("大"));
    return q->unit == NONE && q->value.scale >= 0 && !q->chinese && !counted_as_class;
}

/* 由7个月缩短为4个月: the first is how it was. */
static bool was_before(const struct machine *m, size_t number, const struct phrase *before)
{
    const struct token *next = token_at(m, number + 1);
    return phrase_has(before, CUE_FROM) && before->said_time.form == TIME_NONE &&
           (next->cue == CUE_UP || next->cue == CUE_DOWN || next->cue == CUE_TO);
}

/* Behind 、, or behind a comma with nothing but its noun: 新增示范企业11家，优势企业100家 */
static bool is_listed(const struct machine *m, const struct phrase *before)
{
    bool comma =
        before->first > 0 && token_at(m, before->first - 1)->kind == TOKEN_PUNCT && token_at(m, before->first - 1)->mark == ',';
    if (comma && before->cues == 0 && before->first < before->last && token_at(m, before->first)->kind == TOKEN_WORD &&
        has_noun(before))
        return true;
    return before->first > 0 && before->first < before->last && token_at(m, before->first)->kind == TOKEN_PUNCT &&
           token_at(m, before->first)->mark == '`';
}

/* 审结发明专利申请X件、实用新型专利申请Y件: closed, the second too. */
static void hand_on_phase(const struct machine *m, const struct phrase *before, struct features *own)
{
    if (!is_listed(m, before) || m->focus.len <= m->list || features_has_key(own, FEATURE_PHASE))
        return;
    const struct features *last = &m->focus.at[m->focus.len - 1].said;
    for (size_t i = 0; i < last->len; i++)
        if (last->at[i].key == FEATURE_PHASE)
            features_add(own, last->at[i]);
}

/* 新增A394家、B112家: so are those that the same list adds. */
static void keep_new(struct machine *m, const struct phrase *before, struct slot *slot)
{
    if (!is_listed(m, before) || slot->entry == NONE || slot->scope.len || m->focus.len <= m->list)
        return;
    struct str scope = m->focus.at[m->focus.len - 1].scope;
    if (str_starts(scope, STR("新")) && catalog_indicator(m->r->cat, slot->entry)->nature == NATURE_STOCK)
        slot->scope = scope;
}

bool points_back_at(const struct machine *m, const struct phrase *p, size_t count)
{
    bool so_many = m->back_count ? m->back_count == count : phrase_has(p, CUE_BACK);
    return so_many && m->focus.len < count && m->last_focus.len >= count;
}

/* 其中企业申请X件，授权Y件: the second is the enterprises' too. */
static void keep_part(const struct machine *m, const struct features *own, struct slot *slot)
{
    bool act_alone =
        features_has_key(own, FEATURE_ACT) && !features_has_key(own, FEATURE_OBJ) && !features_has_key(own, FEATURE_KIND);
    if (!m->among || m->focus.len <= m->list || !act_alone || slot->scope.len)
        return;
    slot->scope = m->focus.at[m->focus.len - 1].scope;
}

/* 单户1000万元以内 limits a scheme: a target, and no indicator's level. */
static void limit_of_rule(struct machine *m, size_t number, struct slot *slot, const struct phrase *before)
{
    bool target = m->target;
    m->target = true;
    slot->entry = NONE;
    slot->scope = (struct str){0};
    describe_slot(m, slot, before->first, before->last);
    emit_level(m, number, slot);
    m->target = target;
}

/* 南京大学等31家单位: what is counted stands behind. */
static bool ends_enumeration(const struct machine *m, const struct phrase *before)
{
    return before->last > before->first && token_ends(m, before->last - 1, STR("等"));
}

/* 预审覆盖16个产业集群, 增长最快的3个领域: what is counted stands behind. */
static bool leads_behind(const struct machine *m, const struct token *t)
{
    return t->cue == CUE_COVERS || str_eq(token_text(m->r, t), STR("的"));
}

/* 呈现四个方面的特点, 两个功能区: a small number in words and 个 belong to the noun behind. */
static bool is_attribute(const struct machine *m, size_t number)
{
    const struct quantity *q = &token_at(m, number)->quantity;
    return q->chinese && q->unit != NONE && q->value.scale == 0 && q->value.coef <= 10 &&
           (str_eq(catalog_unit(m->r->cat, q->unit)->symbol, STR("个")) ||
            str_eq(catalog_unit(m->r->cat, q->unit)->symbol, STR("项")));
}

/* …增长最快的3个领域: the fields are counted, and what follows goes on about what grew. */
static void count_apart(struct machine *m, size_t number, struct slot *slot, const struct features *own)
{
    struct features topic;
    resolve_inherit(own, &m->topic, true, &topic);
    emit_level(m, number, slot);
    if (!m->failed)
        m->focus.len--;
    m->topic = topic;
}

/* 杭州…件、温州…件，两市合计…: of the places that were listed, together. */
static void place_of_sum(struct machine *m, const struct phrase *before, struct slot *slot)
{
    size_t len = m->focus.len;
    if (!phrase_has(before, CUE_SUM) || len < 3 || m->focus.at[len - 1].dimensions != DIMENSION_PLACE)
        return;
    size_t first = len - 1;
    while (first > 0 && m->focus.at[first - 1].entry == slot->entry)
        first--;
    struct slot together;
    if (focus_together(m, first, len - 1 - first, &together))
        slot->place = together.place;
}

/* 国家首批20个典型案例: the words before it only narrow what the noun behind it names, so it is not what was spoken of last. */
static bool names_apart(const struct slot *slot, const struct features *own, const struct phrase *noun)
{
    struct features before = *own;
    features_remove_key(&before, FEATURE_ACT);
    bool far = slot->origin != TRY_OWN && slot->origin != TRY_TOPIC;
    return far && resolve_only_narrows(&before) &&
           (features_has_key(&noun->said, FEATURE_THING) || features_has_key(&noun->said, FEATURE_OBJ));
}

/* “驰名商标”不规范使用10件: the last noun is the head, and no list knows it. */
static bool unread_head(const struct machine *m, const struct phrase *before)
{
    if (before->last <= before->first)
        return false;
    const struct token *t = token_at(m, before->last - 1);
    return t->kind == TOKEN_TEXT && t->end - t->off >= 9 && has_noun(before);
}

/* 高于全省平均水平的市5个: the noun of what is compared. */
static struct features body_of_other_side(const struct machine *m, const struct phrase *before)
{
    size_t word = before->last > before->first ? token_at(m, before->last - 1)->word : NONE;
    bool other_side = before->of_last == before->last && before->of_first < before->of_last;
    struct features none = {0};
    const struct features *said = word == NONE ? &none : &catalog_word(m->r->cat, word)->features;
    return other_side && features_has_key(said, FEATURE_BODY) ? *said : none;
}

/* 全省100个县中，有17个增幅超过200%: some of the places that were counted. */
static bool counts_some_places(const struct machine *m, const struct phrase *before, size_t number)
{
    const struct slot *last = m->focus.len ? &m->focus.at[m->focus.len - 1] : NULL;
    return last && last->entry == NONE && last->dimensions == DIMENSION_PLACE && !has_noun(before) && m->place_count < 2 &&
           !m->place_fresh && token_dimensions(m, token_at(m, number)) & DIMENSION_BODY &&
           token_dimensions(m, token_at(m, number)) & DIMENSION_THING;
}

static void single_level(struct machine *m, size_t number, struct phrase *before, size_t after, size_t after_end)
{
    struct slot slot;
    struct features own = all_members(before), clause;
    if (!own.len)
        own = body_of_other_side(m, before);
    bool noun_before = has_noun(before) && !ends_enumeration(m, before);
    struct phrase noun;
    bool noun_after = noun_behind(m, after, after_end, &noun, &clause);
    if (!noun_after && continues_focus(m, before, number, &slot)) {
        emit_level(m, number, &slot);
        return;
    }
    if (!noun_after && counts_some_places(m, before, number)) {
        slot = m->focus.at[m->focus.len - 1];
        emit_level(m, number, &slot);
        return;
    }
    struct features handed = own;
    hand_on_phase(m, before, &handed);
    slot = slot_for(m, &handed, before->first, before->last, number, reach_of(m, before));
    bool counts_behind =
        noun_after && before->last > before->first && (leads_behind(m, token_at(m, before->last - 1)) || is_attribute(m, number));
    bool sure = noun_before && slot.entry != NONE && slot.origin == TRY_OWN && !(before->text_tail && noun_after) && !counts_behind;
    if (noun_after && !sure) {
        struct slot later = slot_behind(m, number, before->first, after_end, &noun, &clause);
        if ((later.entry != NONE && later.origin == TRY_OWN) || !noun_before || counts_behind || names_apart(&slot, &own, &noun)) {
            slot = later;
            slot.grounds |= GROUND_BEHIND;
            m->taken = noun.last;
            m->taken_for = noun.said.len ? token_dimensions(m, token_at(m, number)) : 0; /* 13家莞企融资1亿元 */
        }
    }
    if (counts_behind && slot.entry == NONE) {
        count_apart(m, number, &slot, &own);
        return;
    }
    if (slot.entry == NONE && is_bare(m, number))
        return; /* a bare number that counts nothing is set aside */
    if (slot.entry != NONE && slot.origin == TRY_OWN && unread_head(m, before)) {
        slot.entry = NONE;
        slot.scope = (struct str){0};
        describe_slot(m, &slot, before->first, before->last);
    }
    place_of_sum(m, before, &slot);
    keep_part(m, &own, &slot);
    keep_new(m, before, &slot);
    keep_scope(m, &own, &slot);
    if (was_before(m, number, before))
        slot.scope = STR("原来");
    if (phrase_has(before, CUE_RULE))
        limit_of_rule(m, number, &slot, before);
    else if (m->place_count > 1 && (phrase_has(before, CUE_ALL) || token_at(m, number)->quantity.qualifier == QUALIFIER_OVER))
        emit_for_each_place(m, number, &slot); /* 济南、青岛过万件: each of them passed it */
    else
        emit_level(m, number, &slot);
    keep_parent(m, &own);
}

/* Places in the phrase with no nouns between them, as many as numbers. */
static bool zips_places(const struct machine *m, size_t count)
{
    return m->place_count == count && count > 1;
}

static void zip_places(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    struct features own = before->said;
    for (size_t i = 0; i < count; i++) {
        struct slot slot = slot_for(m, &own, before->first, before->last, run[i], reach_of(m, before));
        slot.place = m->places[i];
        slot.grounds |= GROUND_LIST;
        emit_level(m, run[i], &slot);
    }
}

/* X市660件，Y市771件，专利密度依次为1.67件、1.42件: the places of the last levels, the noun of the run. */
static bool zips_focus_places(const struct machine *m, size_t count, const struct phrase *before)
{
    return count > 1 && noun_items(before) == 1 && m->focus.len >= count;
}

static void zip_focus_places(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    size_t start = m->focus.len - count;
    for (size_t i = 0; i < count; i++) {
        struct slot slot = slot_for(m, &before->said, before->first, before->last, run[i], reach_of(m, before));
        slot.place = m->focus.at[start + i].place;
        slot.level = true;
        emit_fact(m, run[i], &slot, MEASURE_LEVEL, token_at(m, run[i])->quantity.value, (struct str){0});
    }
}

static void level_of_item(struct machine *m, size_t number, const struct item *item)
{
    struct slot slot = slot_for(m, &item->said, item->first, item->last, number, item->text_tail ? REACH_OWN : REACH_ALL);
    slot.grounds |= GROUND_LIST;
    emit_level(m, number, &slot);
    keep_parent(m, &item->said);
}

static void zip_items(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    complete_items(m, before, token_dimensions(m, token_at(m, run[0])));
    size_t skip = before->item_count - count;
    for (size_t i = 0; i < count; i++) {
        level_of_item(m, run[i], &before->items[skip + i]);
    }
}

/* 批准产品3个…上述累计为2493个: what was new is a stock, summed up. */
static void accumulate(const struct machine *m, size_t number, struct slot *slot)
{
    struct features said = slot->said;
    slot->scope = (struct str){0};
    features_remove_key(&said, FEATURE_PHASE);
    struct slot stock = resolve_slot(m, &said, token_dimensions(m, token_at(m, number)), REACH_OWN);
    if (stock.entry == NONE)
        return;
    slot->entry = stock.entry;
    slot->said = said;
}

static void zip_slots(struct machine *m, const size_t *run, size_t count, struct slot *slots, const struct phrase *before)
{
    for (size_t i = 0; i < count; i++) {
        struct slot slot = slots[i];
        slot.grounds |= GROUND_LIST;
        slot.origin = TRY_FOCUS;
        slot.when = m->when;
        slot.level = true;
        if (phrase_has(before, CUE_CUMULATIVE))
            accumulate(m, run[i], &slot);
        emit_fact(m, run[i], &slot, MEASURE_LEVEL, token_at(m, run[i])->quantity.value, (struct str){0});
        slots[i] = slot;
    }
}

/* 2021—2023年监督立案330件、365件、1155件: a number a year. */
static bool zips_years(const struct machine *m, size_t count, const struct phrase *before)
{
    const struct period *p = &m->when.period;
    return m->when.known && p->kind == PERIOD_YEARS && (size_t)(p->end.year - p->start.year) + 1 == count &&
           noun_items(before) <= 1;
}

static void zip_years(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    int first = m->when.period.start.year;
    for (size_t i = 0; i < count; i++) {
        struct slot slot = slot_for(m, &before->said, before->first, before->last, run[i], reach_of(m, before));
        slot.when = (struct moment){.period = period_year(first + (int)i), .known = true};
        emit_level(m, run[i], &slot);
    }
}

/* 发明、实用新型、外观设计各1件 */
static bool of_each(const struct machine *m, const struct phrase *before)
{
    return token_ends(m, before->last - 1, STR("各"));
}

static void level_of_each(struct machine *m, size_t number, struct phrase *before)
{
    complete_items(m, before, token_dimensions(m, token_at(m, number)));
    for (size_t i = 0; i < before->item_count; i++) {
        level_of_item(m, number, &before->items[i]);
    }
}

/* 2019年、2020年、2021年，授权量分别为8652件、12763件、21178件 */
static void zip_listed_years(struct machine *m, const size_t *run, size_t count, struct phrase *before)
{
    struct moment when = m->when;
    for (size_t i = 0; i < count; i++) {
        m->when = m->years[i];
        struct slot slot = slot_for(m, &before->said, before->first, before->last, run[i], reach_of(m, before));
        emit_level(m, run[i], &slot);
    }
    m->when = when;
}

void level_run(struct machine *m, const size_t *run, size_t count, struct phrase *before, size_t after, size_t after_end)
{
    if (count == 1 && noun_items(before) > 1 && of_each(m, before)) {
        level_of_each(m, run[0], before);
    } else if (count == 1) {
        single_level(m, run[0], before, after, after_end);
    } else if (zips_years(m, count, before)) {
        zip_years(m, run, count, before);
    } else if (noun_items(before) == 1 && m->year_count == count) {
        zip_listed_years(m, run, count, before);
    } else if (noun_items(before) >= count) {
        zip_items(m, run, count, before);
    } else if (zips_places(m, count)) {
        zip_places(m, run, count, before);
    } else if (zips_focus_places(m, count, before)) {
        zip_focus_places(m, run, count, before);
    } else if (!has_noun(before) && points_back_at(m, before, count)) {
        zip_slots(m, run, count, &m->last_focus.at[m->last_focus.len - count], before);
    } else if (!has_noun(before) && m->focus.len >= count) {
        zip_slots(m, run, count, &m->focus.at[m->focus.len - count], before);
    } else {
        for (size_t i = 0; i < count; i++)
            single_level(m, run[i], before, i + 1 == count ? after : after_end, after_end);
    }
}
