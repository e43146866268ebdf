/* Growth, shares, ranks, gaps and changes: what they speak of.
 *
 *     A1015项，B145亿元，分别同比增长156.96%、108.81%  → the first of A, the second of B
 *     授权量增长5%                                       → of what the noun says
 *     均居全国第一                                       → of all in the list
 */
#include "extract/machine.h"

/* 全国的排名 says nothing of what is ranked. */
static bool item_speaks(const struct item *item)
{
    for (size_t i = 0; i < item->said.len; i++)
        if (item->said.at[i].key != FEATURE_GEN && item->said.at[i].key != FEATURE_STOCK && item->said.at[i].key != FEATURE_LVL)
            return true;
    return false;
}

static size_t speaking_items(const struct phrase *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->item_count; i++)
        n += item_speaks(&p->items[i]);
    return n;
}

/* An amount or a loan, of whatever it may be. */
static bool is_sum(const struct machine *m, struct feature money)
{
    struct str value = catalog_feature_value(m->r->cat, money);
    return str_eq(value, STR("amount")) || str_eq(value, STR("loan"));
}

/* A noun that repeats something of a slot speaks of it: 融资金额 of a pledge in money, 授权量 of a grant. */
static bool agrees(const struct machine *m, const struct features *own, const struct slot *slot)
{
    for (size_t i = 0; i < own->len; i++) {
        struct feature f = own->at[i];
        if (f.key == FEATURE_GEN || f.key == FEATURE_STOCK || f.key == FEATURE_WHO || f.key == FEATURE_PHASE ||
            f.key == FEATURE_LVL)
            continue;
        if (f.key == FEATURE_MONEY && slot->dimensions & DIMENSION_MONEY && is_sum(m, f))
            continue;
        if (!features_has(&slot->said, f))
            return false;
    }
    return true;
}

static const struct slot *slot_for_noun(const struct machine *m, const struct features *own)
{
    size_t end = m->focus.len > m->list + FOCUS_REACH ? m->focus.len - FOCUS_REACH : m->list;
    for (size_t i = m->focus.len; i-- > end;)
        if (agrees(m, own, &m->focus.at[i]))
            return &m->focus.at[i];
    return NULL;
}

static struct str whole_of(const struct machine *m, const struct phrase *p, size_t number, enum measure measure)
{
    if (measure != MEASURE_SHARE && measure != MEASURE_RANK && measure != MEASURE_GAP && measure != MEASURE_PP_CHANGE)
        return (struct str){0};
    if (p->of_first < p->of_last)
        return reading_text(m->r, p->of_first, p->of_last);
    if (measure == MEASURE_GAP && number > p->first && token_is(m, number - 1, STR("的")))
        for (size_t i = p->first; i + 1 < number; i++)
            if (token_names_place(token_at(m, i)))
                return reading_text(m->r, i, number - 1); /* 是全国平均水平的1.64倍 */
    if (measure == MEASURE_RANK && number > p->first && token_names_place(token_at(m, number - 1)))
        return reading_text(m->r, number - 1, number);
    return (struct str){0};
}

/* A growth that several places share is each place's own; a rank or a share is theirs together. */
static size_t shared_by(const struct machine *m, const struct slot *slot, enum measure measure)
{
    bool joint = m->place_count > 1 && str_eq(slot->place.name, m->place.name);
    return joint && (measure == MEASURE_YOY || measure == MEASURE_GROWTH || measure == MEASURE_MOM) ? m->place_count : 1;
}

/* 专利电子申请率99% is of no indicator that counts patents. */
static void slot_of_rate(struct machine *m, struct slot *slot, const struct phrase *p)
{
    if (slot->entry == NONE || catalog_entry(m->r->cat, slot->entry)->dimension == DIMENSION_PERCENT)
        return;
    disown_slot(m, slot, p->first, p->last);
}

/* 有专利申请的企业增加6万家: the firms have changed, not the applications. */
static void slot_of_change(struct machine *m, size_t number, struct slot *slot, const struct phrase *p)
{
    unsigned written = token_dimensions(m, token_at(m, number));
    const unsigned of_any = DIMENSION_RANK | DIMENSION_PERCENT | DIMENSION_TIMES | DIMENSION_POINT;
    if (slot->entry == NONE || !written || written & (of_any | catalog_entry(m->r->cat, slot->entry)->dimension))
        return;
    disown_slot(m, slot, p->first, p->last);
}

static void emit_compared(struct machine *m, size_t number, const struct slot *slot, enum measure measure, const struct phrase *p)
{
    struct slot s = *slot;
    size_t places = shared_by(m, slot, measure);
    bool of_rate = p->item_count == 1 && features_has(&p->said, catalog_feature(m->r->cat, FEATURE_THING, STR("rate")));
    if (measure == MEASURE_RATE || of_rate) /* 任务完成率列第三 */
        slot_of_rate(m, &s, p);
    if (measure == MEASURE_CHANGE)
        slot_of_change(m, number, &s, p);
    if ((measure == MEASURE_RANK || measure == MEASURE_SHARE) && phrase_has(p, CUE_GROWTH_NOUN))
        s.scope = STR("增速");
    if (p->origin_first < p->origin_last)
        s.scope = reading_text(m->r, p->origin_first, p->origin_last);
    struct str of = whole_of(m, p, number, measure);
    if (measure == MEASURE_RANK)
        m->rank_field = of = of.len ? of : m->rank_field; /* 居全国第6位，…居第9位 */
    for (size_t i = 0; i < places; i++) {
        if (places > 1)
            s.place = m->places[i];
        emit_fact(m, number, &s, measure, role_value(m, token_at(m, number), p, measure), of);
        struct fact *made = m->failed ? NULL : &m->out->facts.at[m->out->facts.len - 1];
        if (made && made->qualifier == QUALIFIER_EXACT && phrase_has(p, CUE_APPROX_BEFORE))
            made->qualifier = QUALIFIER_APPROX; /* 约占全国26.9% */
    }
}

/* The dimension of the noun's level, which the ratio itself does not show. */
static unsigned asked_first(const struct features *own, enum measure measure)
{
    bool thing = features_has_key(own, FEATURE_THING);
    if (measure == MEASURE_RATE)
        return DIMENSION_PERCENT;
    if (features_has_key(own, FEATURE_MONEY) && !thing)
        return DIMENSION_MONEY;
    bool body = features_has_key(own, FEATURE_BODY) && !thing && !features_has_key(own, FEATURE_ACT);
    return body ? DIMENSION_BODY : DIMENSION_THING;
}

/* Else any, but 贷款余额 counts nothing, and 放贷银行数量 is no sum of money. */
static unsigned asked_then(const struct features *own)
{
    if (features_has_key(own, FEATURE_MONEY))
        return DIMENSION_PERCENT;
    bool bodies = features_has_key(own, FEATURE_BODY) && !features_has_key(own, FEATURE_ACT) && !features_has_key(own, FEATURE_WHO);
    return bodies ? DIMENSION_BODY | DIMENSION_THING : 0;
}

/* A slot for a noun of the comparison's own. */
static struct slot own_slot(struct machine *m, const struct features *own, size_t first, size_t last, enum reach reach,
                            enum measure measure)
{
    const struct slot *known = reach == REACH_OWN && features_neutral(own) ? NULL : slot_for_noun(m, own);
    if (known && known->entry != NONE && !m->place_said) {
        struct slot s = *known;
        s.origin = TRY_FOCUS;
        return s;
    }
    struct slot slot = resolve_slot(m, own, asked_first(own, measure), reach);
    if (slot.entry == NONE && !m->single)
        slot = resolve_slot(m, own, asked_then(own), reach);
    slot.place = m->place;
    slot.when = m->when;
    describe_slot(m, &slot, first, last);
    return slot;
}

/* 授权量增速 among what is ranked */
static bool of_growth(const struct machine *m, const struct item *item)
{
    return token_at(m, item->last)->cue == CUE_GROWTH_NOUN;
}

/* 企业专利申请量和授权量: the second is the enterprises', too. */
static void keep_owner(const struct machine *m, const struct item *item, struct slot *slot)
{
    struct features own = {0};
    frame_features(m->r, item->first, item->last, &own);
    if (m->focus.len && !slot->scope.len && features_has_key(&item->said, FEATURE_WHO) && !features_has_key(&own, FEATURE_WHO))
        slot->scope = m->focus.at[m->focus.len - 1].scope;
}

static void compare_items(struct machine *m, const size_t *run, size_t count, struct phrase *p, enum measure measure)
{
    complete_items(m, p, DIMENSION_THING);
    const uint64_t cues = p->cues, growth = (uint64_t)1 << CUE_GROWTH_NOUN;
    size_t skip = count == 1 ? 0 : p->item_count - count;
    for (size_t i = skip; i < p->item_count; i++) {
        if (count == 1 && !item_speaks(&p->items[i]))
            continue;
        p->cues = cues & (of_growth(m, &p->items[i]) || count > 1 ? cues : ~growth);
        struct slot slot = own_slot(m, &p->items[i].said, p->items[i].first, p->items[i].last,
                                    p->items[i].text_tail ? REACH_OWN : REACH_ALL, measure);
        if (i > skip)
            keep_owner(m, &p->items[i], &slot);
        emit_compared(m, count == 1 ? run[0] : run[i - skip], &slot, measure, p);
        focus_push(m, &slot);
        m->topic = slot.said;
    }
    p->cues = cues;
}

static void compare_places(struct machine *m, const size_t *run, size_t count, struct phrase *p, enum measure measure)
{
    for (size_t i = 0; i < count; i++) {
        struct slot slot = own_slot(m, &p->said, p->first, p->last, p->text_tail ? REACH_OWN : REACH_ALL, measure);
        slot.place = m->places[i];
        emit_compared(m, run[i], &slot, measure, p);
        focus_push(m, &slot);
    }
}

/* Of each slot its number; none of them moves while facts are written. */
static void compare_slots(struct machine *m, const size_t *run, size_t count, const struct slot *slots, struct phrase *p,
                          enum measure measure)
{
    for (size_t i = 0; i < count; i++) {
        struct slot slot = slots[i];
        slot.grounds |= GROUND_LIST;
        if (phrase_has(p, CUE_BACK) || m->back_count)
            slot.when = m->when; /* 2012年…；到2013年，三者变为… */
        emit_compared(m, run[i], &slot, measure, p);
    }
}

static bool spreads(const struct machine *m, const struct phrase *p)
{
    return phrase_has(p, CUE_ALL) || (m->pending >> CUE_ALL & 1);
}

static bool other_side(const struct slot *last, const struct slot *before)
{
    return last->entry == before->entry && !str_eq(last->place.name, before->place.name);
}

static bool only_a_base(const struct slot *last, const struct slot *before)
{
    return last->base && last->entry == before->entry && str_eq(last->place.name, before->place.name);
}

static bool is_earlier(const struct slot *last, const struct slot *before)
{
    return last->entry == before->entry && str_eq(last->place.name, before->place.name) && last->when.period.end.year &&
           last->when.period.end.year < before->when.period.end.year;
}

/* How many slots at the end only say what others have. */
static size_t other_sides(const struct machine *m)
{
    size_t n = 0;
    while (n + 1 < m->focus.len && n < FOCUS_REACH &&
           other_side(&m->focus.at[m->focus.len - 1 - n], &m->focus.at[m->focus.len - 2 - n]))
        n++;
    return n;
}

/* 北京111.2件，上海47.5件，江苏26.5件，列前三位: as many places as the rank has room for hold it together. */
static bool rank_together(const struct machine *m, const struct token *number, struct slot *out)
{
    if (number->kind != TOKEN_RANK || number->quantity.qualifier != QUALIFIER_UNDER)
        return false;
    struct decimal value = number->quantity.value;
    size_t n = value.scale == 0 && value.coef > 0 ? (size_t)value.coef : 0;
    return n <= m->focus.len && focus_together(m, m->focus.len - n, n, out);
}

/* 占国内企业47.8%: a share of bodies is of the bodies counted last, not of what they have. */
static size_t focus_of_bodies(const struct machine *m, const struct phrase *p, size_t len)
{
    struct features whole = {0};
    frame_features(m->r, p->of_first, p->of_last, &whole);
    if (!features_has_key(&whole, FEATURE_BODY) || features_has_key(&whole, FEATURE_OBJ) || features_has_key(&whole, FEATURE_ACT))
        return len;
    for (size_t i = len; i-- > m->list;)
        if (m->focus.at[i].dimensions == DIMENSION_BODY)
            return i + 1;
    return len;
}

/* 有17个增幅超过200%: of the count right before it is said how much grew. */
static bool speaks_of_count(const struct machine *m, size_t number)
{
    const struct slot *last = m->focus.len ? &m->focus.at[m->focus.len - 1] : NULL;
    if (!last || last->entry != NONE || last->label.len || m->place_count > 1)
        return false;
    size_t i = number;
    while (i > 0 && token_at(m, i - 1)->kind == TOKEN_CUE)
        i--;
    return i > 0 && i < number && token_at(m, i - 1)->kind == TOKEN_QUANTITY &&
           token_dimensions(m, token_at(m, i - 1)) & (DIMENSION_BODY | DIMENSION_PLACE);
}

/* 3个县专利申请量翻番, with no name: theirs, not their province's. */
static bool of_unnamed_places(const struct machine *m, size_t number)
{
    if (m->place_in_clause || m->place_count > 1)
        return false;
    for (size_t i = number; i > m->block_first && token_at(m, i - 1)->kind != TOKEN_PUNCT; i--)
        if (token_at(m, i - 1)->kind == TOKEN_QUANTITY)
            return token_dimensions(m, token_at(m, i - 1)) == DIMENSION_PLACE;
    return false;
}

static void compare_nearest(struct machine *m, size_t number, struct phrase *p, enum measure measure)
{
    if (speaks_of_count(m, number)) {
        struct slot those = m->focus.at[m->focus.len - 1];
        emit_compared(m, number, &those, measure, p);
        return;
    }
    size_t len = focus_before_places(m); /* 吉安、萍乡等2个市增幅超过50%: not of the number of places */
    if (len == 0) {
        struct features own = {0};
        if (measure == MEASURE_SHARE)
            frame_features(m->r, p->of_first, p->of_last, &own); /* 五市占全省授权总量的91.9% */
        struct slot slot = resolve_slot(m, &own, DIMENSION_THING, REACH_ALL);
        slot.place = m->place;
        slot.when = m->when;
        describe_slot(m, &slot, p->first, p->last);
        emit_compared(m, number, &slot, measure, p);
        return;
    }
    const struct slot *since = NULL;
    while (len > 1 && ((only_a_base(&m->focus.at[len - 1], &m->focus.at[len - 2])) ||
                       (measure == MEASURE_CAGR && is_earlier(&m->focus.at[len - 1], &m->focus.at[len - 2]))))
        since = &m->focus.at[--len]; /* 上年同期为2174件，增长15.5%; 2014年为12002项，四年来年均增长15% */
    if (measure == MEASURE_SHARE)
        len = focus_of_bodies(m, p, len);
    size_t sides = measure == MEASURE_GAP ? other_sides(m) : 0;
    bool measured = sides > 0;
    len -= sides; /* 为26.72件，是全省6.8件的近4倍: of the first, not of what it is measured against */
    size_t first = spreads(m, p) && m->list < len ? m->list : len - 1;
    if (m->back_count && m->back_count <= len)
        first = len - m->back_count;
    if (len - first > FOCUS_REACH)
        first = len - FOCUS_REACH;
    struct slot together;
    if (measure == MEASURE_RANK && rank_together(m, token_at(m, number), &together)) {
        emit_compared(m, number, &together, measure, p);
        return;
    }
    bool place = m->place_in_clause || m->place_fresh; /* 嵊州市增长最快，同比增长94.6% */
    for (size_t i = first; i < len; i++) {
        struct slot slot = m->focus.at[i];
        if (place && !measured)
            slot.place = m->place;
        if (m->segment_time && p->said_time.form != TIME_NONE)
            slot.when = m->when; /* 占比由去年同期的15.4%升至20.4% */
        if (measure == MEASURE_CAGR && since && slot.when.known)
            slot.when.period = period_years(since->when.period.end.year, slot.when.period.end.year);
        emit_compared(m, number, &slot, measure, p);
    }
}

/* 发明、实用新型在申请总量中的份额: the whole says the act that its parts lack. */
static void act_of_whole(const struct machine *m, struct phrase *p)
{
    struct features whole = {0}, act = {0};
    frame_features(m->r, p->of_first, p->of_last, &whole);
    for (size_t i = 0; i < whole.len; i++)
        if (whole.at[i].key == FEATURE_ACT)
            features_add(&act, whole.at[i]);
    for (size_t i = 0; i < p->item_count; i++)
        if (features_has_key(&p->items[i].said, FEATURE_KIND) && !features_has_key(&p->items[i].said, FEATURE_ACT))
            features_add_all(&p->items[i].said, &act);
}

/* 东胜区、准格尔旗分别为257件和230件，合计占…: the places together; 发明和实用新型合计占… is of no one indicator. */
static bool sum_of_list(struct machine *m, const struct phrase *p, struct slot *out)
{
    size_t n = m->focus.len - m->list;
    if (speaking_items(p) > 1) {
        *out = (struct slot){.entry = NONE, .said = p->said, .place = m->place, .when = m->when};
        describe_slot(m, out, p->first, p->last);
        return true;
    }
    if (m->place_count > 1 && m->place_in_clause && n)
        for (size_t i = m->list; i < m->focus.len; i++)
            if (m->focus.at[i].entry != NONE) {
                *out = m->focus.at[i];
                out->place = m->place;
                return true;
            }
    return !speaking_items(p) && focus_together(m, m->list, n, out);
}

/* 在绩效考核中居第三位 ranks what was assessed, whatever was counted last. */
static bool ranked_in_contest(struct machine *m, struct phrase *p, enum measure measure)
{
    if (measure != MEASURE_RANK || speaking_items(p))
        return false;
    if (!names_contest(m, p->in_first, p->in_last) && m->contest_last > m->contest_first && m->focus.len == 0) {
        p->in_first = m->contest_first;
        p->in_last = m->contest_last;
    }
    return names_contest(m, p->in_first, p->in_last);
}

/* 公民具备科学素质的比例为12.93%, 集群升至第5位: of a thing that no list knows, not of what was counted last. */
static bool names_another(const struct phrase *p, enum measure measure)
{
    bool ranked = measure == MEASURE_RANK && p->text;
    return ((p->last_role == CUE_SHARE && p->text_tail) || ranked || (p->last_role == CUE_RANK && p->text_tail)) &&
           features_neutral(&p->said);
}

void compare_run(struct machine *m, const size_t *run, size_t count, struct phrase *p, enum measure measure)
{
    if (measure == MEASURE_SHARE)
        act_of_whole(m, p);
    if (measure == MEASURE_RANK && names_next_field(m, p)) {
        p->of_first = p->first + 1;
        p->of_last = p->last;
        p->item_count = 0;
        p->said = (struct features){0};
        p->text = p->text_tail = false;
    }
    size_t nouns = speaking_items(p);
    const bool contest = ranked_in_contest(m, p, measure), another = contest || names_another(p, measure);
    struct slot sum;
    if (count == 1 && phrase_has(p, CUE_SUM) && sum_of_list(m, p, &sum)) {
        emit_compared(m, run[0], &sum, measure, p);
        return;
    }
    if (count == 1 && nouns > 1)
        compare_items(m, run, count, p, measure);
    else if (count > 1 && nouns >= count && p->item_count >= count)
        compare_items(m, run, count, p, measure);
    else if (count > 1 && m->place_count == count)
        compare_places(m, run, count, p, measure);
    else if (count > 1 && points_back_at(m, p, count))
        compare_slots(m, run, count, &m->last_focus.at[m->last_focus.len - count], p, measure);
    else if (count > 1 && m->focus.len >= count && !(measure == MEASURE_GAP && other_sides(m)))
        compare_slots(m, run, count, &m->focus.at[m->focus.len - count], p, measure);
    else if (nouns || another)
        for (size_t i = 0; i < count; i++) {
            enum reach reach = p->text_tail || another ? REACH_OWN : REACH_ALL;
            struct slot slot = own_slot(m, &p->said, p->first, p->last, reach, measure);
            if (measure == MEASURE_RATE)
                slot_of_rate(m, &slot, p);
            if (measure == MEASURE_YOY && of_unnamed_places(m, run[i]))
                disown_slot(m, &slot, p->first, p->last);
            if (contest)
                describe_slot(m, &slot, p->in_first, p->in_last);
            emit_compared(m, run[i], &slot, measure, p);
            focus_push(m, &slot);
            if (slot.entry != NONE)
                m->topic = slot.said;
        }
    else
        for (size_t i = 0; i < count; i++)
            compare_nearest(m, run[i], p, measure);
}
