/* Levels: a number and the noun that it counts, before it or behind it.
 *
 *     新增指导站83家 · 15家银行 · 新增授权9件，达到274件
 */
#include "extract/level.h"

#define PART_MAX     120 /* bytes of what a part does: more is a sentence of its own */
#define CLAUSE_REACH 60  /* tokens: how far a clause is looked through; bounds work on hostile text */

void emit_level(struct machine *m, size_t number, struct slot *slot)
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

void keep_parent(struct machine *m, const struct features *own)
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

struct slot slot_for(struct machine *m, const struct features *own, size_t first, size_t last, size_t number, enum reach reach)
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
    if (m->among && slot.entry != NONE && !slot.scope.len)
        slot.scope = m->whole_scope;
    return slot;
}

#define ALL_KINDS 3 /* 发明、实用新型、外观设计合计: no kind of patent at all */

/* Members joined by 、 before one number are its sum: all of what they say. */
static struct features all_members(const struct phrase *p)
{
    if (p->item_count < 2)
        return p->said;
    struct features sum = {0};
    for (size_t i = 0; i < p->item_count; i++)
        features_add_all(&sum, &p->items[i].said);
    if (features_count_key(&sum, FEATURE_KIND) == ALL_KINDS)
        features_remove_key(&sum, FEATURE_KIND);
    return sum;
}

static bool sums_all_kinds(const struct phrase *p, const struct features *sum)
{
    return p->item_count >= ALL_KINDS && !features_has_key(sum, FEATURE_KIND) &&
           features_count_key(&p->items[0].said, FEATURE_KIND) && features_count_key(&p->items[1].said, FEATURE_KIND);
}

size_t noun_items(const struct phrase *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->item_count; i++)
        n += !features_neutral(&p->items[i].said) || p->items[i].text;
    return n;
}

bool has_noun(const struct phrase *p)
{
    return noun_items(p) > 0;
}

/* 政策兑现960项，金额8610万元: the amount of what no list knows. */
static bool amounts_to_unknown(const struct machine *m, const struct features *said)
{
    const struct slot *last = m->focus.len > m->list ? &m->focus.at[m->focus.len - 1] : NULL;
    return said->len == 1 && features_has(said, catalog_feature(m->r->cat, FEATURE_MONEY, STR("amount"))) && last && !m->among &&
           last->entry == NONE && last->label.len && features_neutral(&last->said);
}

enum reach reach_of(const struct machine *m, const struct phrase *before)
{
    if (m->divided || m->divided_once)
        return REACH_ALL;
    const struct features *said = &before->said;
    if (amounts_to_unknown(m, said))
        return REACH_OWN;
    bool tells = features_has_key(said, FEATURE_OBJ) || features_has_key(said, FEATURE_ACT) ||
                 features_has_key(said, FEATURE_KIND) || features_has_key(said, FEATURE_PROC) ||
                 features_has_key(said, FEATURE_PER) ||
                 (features_has_key(said, FEATURE_WHO) && (m->among || !features_has_key(said, FEATURE_BODY)));
    return before->text_tail || (before->text && !tells) ? REACH_OWN : REACH_ALL;
}

static bool names_right(const struct features *f)
{
    return features_has_key(f, FEATURE_OBJ) || features_has_key(f, FEATURE_KIND) || features_has_key(f, FEATURE_ACT) ||
           features_has_key(f, FEATURE_PROC) || features_has_key(f, FEATURE_BODY) || features_has_key(f, FEATURE_THING);
}

/* 增幅超过50%的有4个, 较上年下降的有2个: how many did so, of whatever was told of. */
static bool counts_those_that_moved(const struct machine *m, size_t number, const struct phrase *before)
{
    const unsigned any = DIMENSION_BODY | DIMENSION_PLACE;
    if (number < before->first + 2 || !(token_dimensions(m, token_at(m, number)) & any) || !token_ends(m, number - 1, STR("有")))
        return false;
    size_t i = number - 2;
    if (!token_ends(m, i, STR("的")))
        return false;
    for (; i > 0 && number - i < CLAUSE_REACH && token_at(m, i - 1)->kind != TOKEN_PUNCT; i--) {
        int cue = token_at(m, i - 1)->cue;
        if (cue == CUE_UP || cue == CUE_DOWN || cue == CUE_GROWTH_NOUN || cue == CUE_DOUBLE || cue == CUE_OVER_BEFORE)
            return true;
    }
    return false;
}

/* The earlier of the numbers of 从A提高到B, and a number behind 达到 with no noun of its own, speak of what is in focus. */
static bool continues_focus(const struct machine *m, const struct phrase *before, size_t number, struct slot *out)
{
    if (m->focus.len <= m->list || m->age.len || counts_those_that_moved(m, number, before) ||
        (m->aimed ? names_right(&before->said) : has_noun(before)))
        return false;
    const struct slot *last = &m->focus.at[m->focus.len - 1];
    unsigned d = token_dimensions(m, token_at(m, number));
    bool goes_on = m->aimed || phrase_has(before, CUE_TO) || phrase_has(before, CUE_VERB) || phrase_has(before, CUE_CUMULATIVE);
    bool of_unknown = last->entry == NONE && last->label.len; /* 新认定示范城市2个，总数达到12个 */
    if (!goes_on || (before->item_count && !m->aimed && !of_unknown) || (d && last->dimensions && !(d & last->dimensions)))
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

/* 外观设计预审1419件，授权525件: what the first says beside its indicator narrows the second, too. */
static bool takes_over_narrowing(const struct machine *m, const struct features *own, const struct slot *slot)
{
    for (size_t i = 0; i < slot->said.len; i++) {
        struct feature f = slot->said.at[i];
        bool soft = f.key == FEATURE_KIND || f.key == FEATURE_QUAL || f.key == FEATURE_SRC;
        if (soft && !features_has_key(own, (enum feature_key)f.key) && resolve_narrows(m->r->cat, slot->entry, f))
            return true;
    }
    return false;
}

/* 新增地理标志21件（泉州市12件、漳州市9件）: a part by place keeps the scope of its whole. */
static void keep_scope(const struct machine *m, const struct features *own, struct slot *slot)
{
    size_t len = focus_before_places(m); /* 查处假冒专利4279件，A、B等8个市均在200件以上 */
    if (slot->entry == NONE || slot->origin != TRY_TOPIC || slot->scope.len || len == 0)
        return;
    const struct slot *last = &m->focus.at[len - 1];
    if (own->len ? takes_over_narrowing(m, own, slot) : last->entry == slot->entry)
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
    if (before->last > before->first && token_at(m, before->last - 1)->cue == CUE_JOIN)
        return true; /* 新增7家A和35家B */
    return before->first > 0 && before->first < before->last && token_at(m, before->first)->kind == TOKEN_PUNCT &&
           token_at(m, before->first)->mark == '`';
}

/* 审结发明专利申请X件、实用新型专利申请Y件: closed, the second too. */
static void hand_on_phase(const struct machine *m, const struct phrase *before, struct features *own)
{
    bool part = m->among && before->first > 0 && m->focus.len > m->list &&
                features_has(&m->focus.at[m->focus.len - 1].said, catalog_feature(m->r->cat, FEATURE_PHASE, STR("closed")));
    if (!(is_listed(m, before) || part) || m->focus.len <= m->list || features_has_key(own, FEATURE_PHASE))
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
    if (!m->among || m->focus.len <= m->list || slot->scope.len || !features_has_key(own, FEATURE_ACT))
        return;
    const struct slot *last = &m->focus.at[m->focus.len - 1];
    bool same_right =
        !features_has_key(own, FEATURE_OBJ) || features_value(own, FEATURE_OBJ) == features_value(&last->said, FEATURE_OBJ);
    if (same_right && !features_has_key(own, FEATURE_KIND))
        slot->scope = last->scope;
}

/* 单户1000万元以内 limits a scheme: a target, and no indicator's level. */
static void limit_of_rule(struct machine *m, size_t number, struct slot *slot, const struct phrase *before)
{
    bool target = m->target;
    m->target = true;
    disown_slot(m, slot, before->first, before->last);
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
    if (token_ends(m, number, STR("大")))
        return true; /* 3大工程 */
    return q->chinese && q->unit != NONE && q->value.scale == 0 && q->value.coef <= 10 &&
           (str_eq(catalog_unit(m->r->cat, q->unit)->symbol, STR("个")) ||
            str_eq(catalog_unit(m->r->cat, q->unit)->symbol, STR("种")) ||
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

/* 涉及32个地理标志, 4大特色产业, “驰名商标”不规范使用10件: what is counted is no holding, whatever the words around it are. */
static bool counts_no_indicator(const struct machine *m, size_t number, const struct phrase *before, const struct slot *slot)
{
    bool covered = before->last > before->first && token_at(m, before->last - 1)->cue == CUE_COVERS;
    bool class_count = token_ends(m, number, STR("大")) && slot->origin != TRY_OWN;
    bool unread = slot->origin == TRY_OWN && !(slot->grounds & GROUND_BEHIND) && unread_head(m, before);
    return covered || class_count || unread || counts_those_that_moved(m, number, before);
}

/* What the number has on either side. */
struct sides {
    struct features own;    /* of the phrase before */
    bool noun_after;        /* a noun stands behind */
    struct phrase noun;     /* that one */
    struct features clause; /* and what the rest of its clause says */
    bool counts_behind;     /* it is what is counted, whatever stands before */
};

static void read_sides(struct machine *m, size_t number, const struct phrase *before, size_t after, size_t after_end,
                       struct sides *s)
{
    s->own = all_members(before);
    if (!s->own.len)
        s->own = body_of_other_side(m, before);
    s->noun_after = noun_behind(m, after, after_end, &s->noun, &s->clause);
    s->counts_behind = s->noun_after && before->last > before->first &&
                       (leads_behind(m, token_at(m, before->last - 1)) || is_attribute(m, number));
}

/* Nothing but places, times and 其中 before the number: no 拥有, no 新增. */
static bool opens_clause(const struct machine *m, size_t first, size_t number)
{
    for (size_t i = first; i < number; i++) {
        const struct token *t = token_at(m, i);
        if (t->kind != TOKEN_PUNCT && t->kind != TOKEN_TIME && !token_names_place(t) && t->cue != CUE_AMONG)
            return false;
    }
    return true;
}

/* 5个地理标志产品参加保险: of those that there are, the ones that do so. */
static struct str part_that_does(struct machine *m, size_t first, size_t number, const struct slot *slot, const struct phrase *noun,
                                 size_t after_end)
{
    bool stock = slot->entry != NONE && catalog_indicator(m->r->cat, slot->entry)->nature == NATURE_STOCK;
    if (!stock || slot->scope.len || noun->last + 1 >= after_end ||
        !(opens_clause(m, first, number) || (number > first && token_ends(m, number - 1, STR("等")))) ||
        resolve_slot(m, &noun->said, slot->dimensions, REACH_OWN).entry != slot->entry)
        return (struct str){0};
    size_t begin = noun->last, end = after_end;
    if (token_is(m, begin, STR("的")))
        begin++;
    while (token_at(m, end)->kind != TOKEN_PUNCT && end - begin < CLAUSE_REACH)
        end++;
    struct str does = reading_text(m->r, begin, end);
    return does.len > PART_MAX ? (struct str){0} : does;
}

/* The noun before the number, or the one behind it where that one is surer; what was taken from behind is not read again. */
static struct slot slot_of_sides(struct machine *m, size_t number, const struct phrase *before, const struct sides *s,
                                 size_t after_end)
{
    struct features handed = s->own;
    hand_on_phase(m, before, &handed);
    struct slot slot = slot_for(m, &handed, before->first, before->last, number, reach_of(m, before));
    bool noun_before = has_noun(before) && !ends_enumeration(m, before);
    bool sure = noun_before && slot.entry != NONE && slot.origin == TRY_OWN && !before->text_tail && !s->counts_behind;
    if (!s->noun_after || sure)
        return slot;
    struct slot later = slot_behind(m, number, before->first, after_end, &s->noun, &s->clause);
    if (!(later.entry != NONE && later.origin == TRY_OWN) && noun_before && !s->counts_behind &&
        !names_apart(&slot, &s->own, &s->noun))
        return slot;
    later.grounds |= GROUND_BEHIND;
    struct str does = part_that_does(m, before->first, number, &later, &s->noun, after_end);
    later.scope = does.len ? does : later.scope;
    m->taken = s->noun.last;
    m->taken_for = s->noun.said.len && !s->counts_behind ? token_dimensions(m, token_at(m, number)) : 0; /* 13家莞企融资1亿元 */
    return later;
}

/* 申请量超过4万件的还有山东省、福建省和重庆市: each of the places behind passed it; how many there are. */
static size_t places_behind(struct machine *m, size_t number)
{
    size_t last = m->r->tokens.len, i = number + 1, count = 0;
    if (token_at(m, number)->quantity.qualifier == QUALIFIER_EXACT || i + 3 >= last || !token_is(m, i, STR("的")))
        return 0;
    for (i++; i < last && i < number + 5 && token_at(m, i)->cue == CUE_VERB; i++)
        ;
    for (; i > number + 2 && i + 1 < last && count < PLACES_MAX && token_at(m, i)->kind == TOKEN_REGION; i += 2) {
        if (!place_named(m, i, &m->places[count]))
            return 0;
        count++;
        bool joint = token_at(m, i + 1)->mark == '`' || token_at(m, i + 1)->cue == CUE_JOIN;
        if (!joint)
            break;
    }
    return count > 1 ? count : 0;
}

/* 高新技术企业1.2万家，拥有有效发明专利3万件: what they have is a part of what the place has. */
static void keep_owner_counted(const struct machine *m, size_t number, const struct phrase *before, struct slot *slot)
{
    const struct slot *last = m->focus.len > m->list ? &m->focus.at[m->focus.len - 1] : NULL;
    if (!last || !last->level || last->dimensions != DIMENSION_BODY || slot->scope.len || slot->entry == NONE ||
        catalog_indicator(m->r->cat, slot->entry)->nature != NATURE_STOCK || m->place_in_clause)
        return;
    struct str owner = last->entry == NONE ? last->label : catalog_indicator(m->r->cat, last->entry)->zh;
    size_t i = before->first;
    bool comma = i > 1 && token_at(m, i - 1)->mark == ',' && token_at(m, i - 2)->kind == TOKEN_QUANTITY;
    while (i < number && token_at(m, i)->word == NONE && token_at(m, i)->kind == TOKEN_CUE && !token_ends(m, i, STR("有")))
        i++; /* 共, 合计, 累计 */
    if (str_ends(owner, STR("数")))
        owner = str_slice(owner, 0, owner.len - strlen("数")); /* 优势企业数 */
    if (comma && (token_ends(m, i, STR("拥有")) || token_ends(m, i, STR("持有"))))
        slot->scope = owner;
}

/* 数据知识产权质押实现突破，3家企业获得1800万元: where what is told of comes from narrows all that the sentence goes on to say of it. */
static void keep_source(const struct machine *m, size_t number, struct slot *slot)
{
    if (slot->entry == NONE || slot->origin != TRY_TOPIC || slot->scope.len || !features_has_key(&slot->said, FEATURE_SRC))
        return;
    struct feature source = {FEATURE_SRC, (uint16_t)features_value(&slot->said, FEATURE_SRC)};
    for (size_t i = number; resolve_narrows(m->r->cat, slot->entry, source) && i-- > m->block_first && number - i < CLAUSE_REACH;) {
        size_t word = token_at(m, i)->word;
        if (word == NONE || !features_has(&catalog_word(m->r->cat, word)->features, source))
            continue;
        slot->scope = reading_text(m->r, i, i + 1);
        return;
    }
}

void single_level(struct machine *m, size_t number, struct phrase *before, size_t after, size_t after_end)
{
    struct slot slot;
    struct sides s;
    read_sides(m, number, before, after, after_end, &s);
    if (!s.noun_after && continues_focus(m, before, number, &slot)) {
        emit_level(m, number, &slot);
        return;
    }
    if (!s.noun_after && counts_some_places(m, before, number)) {
        slot = m->focus.at[m->focus.len - 1];
        emit_level(m, number, &slot);
        return;
    }
    slot = slot_of_sides(m, number, before, &s, after_end);
    if (s.counts_behind && slot.entry == NONE) {
        count_apart(m, number, &slot, &s.own);
        return;
    }
    if (slot.entry == NONE && is_bare(m, number))
        return; /* a bare number that counts nothing is set aside */
    if (counts_no_indicator(m, number, before, &slot))
        disown_slot(m, &slot, before->first, before->last);
    place_of_sum(m, before, &slot);
    if (sums_all_kinds(before, &s.own))
        slot.scope = (struct str){0};
    keep_part(m, &s.own, &slot);
    keep_new(m, before, &slot);
    keep_scope(m, &s.own, &slot);
    keep_owner_counted(m, number, before, &slot);
    keep_source(m, number, &slot);
    if (was_before(m, number, before))
        slot.scope = STR("原来");
    size_t passed;
    if (phrase_has(before, CUE_RULE))
        limit_of_rule(m, number, &slot, before);
    else if ((passed = places_behind(m, number))) {
        m->place_count = passed;
        emit_for_each_place(m, number, &slot);
        m->place_count = 0;
    } else if (m->place_count > 1 && !phrase_has(before, CUE_SUM) &&
               (phrase_has(before, CUE_ALL) || token_at(m, number)->quantity.qualifier == QUALIFIER_OVER))
        emit_for_each_place(m, number, &slot); /* 济南、青岛过万件: each of them passed it */
    else
        emit_level(m, number, &slot);
    keep_parent(m, &s.own);
}
