/* From registers to a fact: indicator, scope, label, period, place, unit, grounds. */
#include "extract/machine.h"

#include "base/buf.h"

bool features_neutral(const struct features *f)
{
    for (size_t i = 0; i < f->len; i++)
        if (f->at[i].key != FEATURE_GEN && f->at[i].key != FEATURE_STOCK)
            return false;
    return true;
}

/* 截至2018年获批的地理标志产品 are a stock: only without a date as of which does 获批 make a flow. */
static void drop_approval(const struct machine *m, struct features *said)
{
    if (features_has_key(said, FEATURE_PHASE))
        features_remove(said, catalog_feature(m->r->cat, FEATURE_PHASE, STR("approved")));
}

static bool settle(const struct machine *m, const struct features *said, unsigned dimensions, enum origin_try origin,
                   struct slot *out)
{
    struct features acted = *said;
    features_add_all(&acted, &m->actor);
    bool stock = m->when.instant || features_has_key(said, FEATURE_STOCK);
    if (stock)
        drop_approval(m, &acted);
    size_t entry = resolve_entry(m->r->cat, &acted, dimensions, stock ? NATURE_STOCK : NATURE_FLOW);
    if (entry == NONE)
        return false;
    *out = (struct slot){.entry = entry, .said = *said, .dimensions = dimensions, .origin = origin};
    return true;
}

/* A process that names no right is one upon intellectual property at large: 质押融资, 调解案件. */
static bool settle_any_right(const struct machine *m, const struct features *said, unsigned dimensions, struct slot *out)
{
    if (!features_has_key(said, FEATURE_PROC) || features_has_key(said, FEATURE_OBJ))
        return false;
    struct features any = *said;
    features_add(&any, catalog_feature(m->r->cat, FEATURE_OBJ, STR("ip")));
    return settle(m, &any, dimensions, TRY_OBJECT, out);
}

/* Persons, durations and places are never what an inherited topic counts. */
static bool counts_apart(unsigned dimensions)
{
    return dimensions &&
           !(dimensions & ~(unsigned)(DIMENSION_PERSON | DIMENSION_DURATION | DIMENSION_OTHER | DIMENSION_RANK | DIMENSION_PLACE));
}

/* The tries, in order: what the phrase says itself, then completed from wider and wider contexts, each on top of the last. */
struct slot resolve_slot(const struct machine *m, const struct features *own, unsigned dimensions, enum reach reach)
{
    struct slot slot = {.entry = NONE, .said = *own, .dimensions = dimensions, .origin = TRY_OWN};
    if (m->single)
        return slot;
    if (settle(m, own, dimensions, TRY_OWN, &slot) || (reach == REACH_OWN && settle_any_right(m, own, dimensions, &slot)) ||
        reach == REACH_OWN)
        return slot;
    if (own->len == 0 && m->place_in_clause && m->focus.len == 0 && reach == REACH_ALL &&
        settle(m, &m->last_ranked, dimensions, TRY_LAST, &slot))
        return slot;
    bool part = m->part_ended && own->len && resolve_only_narrows(own); /* …；非职务发明2.3万件 divides on */
    const bool divides_on = features_has_key(own, FEATURE_WHO) && resolve_only_narrows(own);
    static const struct features nothing;
    const struct features *const contexts[] = {part ? &m->parted : &m->topic,
                                               &m->last_topic,
                                               &m->paragraph,
                                               &m->heading,
                                               divides_on ? &m->paragraph_before : &nothing,
                                               &m->frame->topic};
    static const enum origin_try tries[] = {TRY_TOPIC, TRY_LAST, TRY_PARAGRAPH, TRY_HEADING, TRY_PARAGRAPH, TRY_TITLE};
    bool near_only = reach == REACH_TOPIC || counts_apart(dimensions) || (m->among && m->among_unknown);
    size_t last = near_only ? 1 : sizeof tries / sizeof *tries;
    struct features said = *own;
    for (size_t i = 0; i < last; i++) {
        struct features more;
        resolve_inherit(&said, contexts[i], i == 0, &more);
        said = more;
        if (settle(m, &said, dimensions, tries[i], &slot) || settle_any_right(m, &said, dimensions, &slot))
            return slot;
        if (i == 0)
            slot.said = said;
    }
    if (own->len == 0 && m->place_in_clause && last > 1)
        (void)settle(m, &m->recent, dimensions, TRY_LAST, &slot); /* 广州市10791项: a row */
    return slot;
}

void complete_items(const struct machine *m, struct phrase *p, unsigned dimensions)
{
    struct features own[PHRASE_ITEMS];
    for (size_t i = 0; i < p->item_count; i++)
        own[i] = p->items[i].said;
    phrase_complete(p);
    for (size_t i = 0; i < p->item_count; i++) {
        struct slot alone = resolve_slot(m, &own[i], dimensions, REACH_OWN);
        if (alone.entry != NONE && alone.origin == TRY_OWN)
            p->items[i].said = own[i];
    }
}

/* A figure of this cell was given already: this one must be of a part. */
static bool given_before(const struct machine *m, const struct slot *slot)
{
    struct str code = catalog_indicator(m->r->cat, slot->entry)->code;
    size_t n = m->out->facts.len;
    for (size_t i = n > FOCUS_REACH ? n - FOCUS_REACH : 0; i < n; i++) {
        const struct fact *f = &m->out->facts.at[i];
        if (f->measure == MEASURE_LEVEL && f->block == m->block && !f->scope.len && str_eq(f->indicator, code) &&
            str_eq(f->region, slot->place.name) && f->year == time_year(slot->when.period, m->frame->as_of))
            return true;
    }
    return false;
}

/* A soft feature of a word that the entry neither needs nor may have narrows it; a level of government and 国内 do not, nor 企业
 * where a process is upon enterprises anyway, nor 新增 before a flow. */
static bool narrows(const struct machine *m, const struct slot *slot, size_t token)
{
    size_t word = m->r->tokens.at[token].word;
    if (word == NONE)
        return false;
    const struct features *f = &catalog_word(m->r->cat, word)->features;
    const struct entry *entry = catalog_entry(m->r->cat, slot->entry);
    bool enterprises = features_has_key(&entry->needs, FEATURE_PROC) || entry->dimension == DIMENSION_BODY;
    bool flow = catalog_indicator(m->r->cat, slot->entry)->nature == NATURE_FLOW;
    bool given = features_has_key(f, FEATURE_WHO) && given_before(m, slot); /* 受理7.3万件，国内申请人6.8万件 */
    for (size_t i = 0; i < f->len; i++) {
        enum feature_key key = (enum feature_key)f->at[i].key;
        struct str value = catalog_feature_value(m->r->cat, f->at[i]);
        bool approved = key == FEATURE_PHASE && str_eq(value, STR("approved"));
        bool all = m->when.instant || features_has_key(&slot->said, FEATURE_STOCK); /* 累计核准使用专用标志的企业 */
        if (features_has(&entry->narrows, f->at[i]) && !(approved && all))
            return true;
        bool soft = key == FEATURE_PHASE || key == FEATURE_SRC || key == FEATURE_KIND || key == FEATURE_WHO ||
                    key == FEATURE_KINDCASE || key == FEATURE_BODY;
        bool usual = (key == FEATURE_WHO && ((str_eq(value, STR("domestic")) && !m->among && !given) ||
                                             str_eq(value, STR("court")) || (enterprises && str_eq(value, STR("enterprise"))))) ||
                     (key == FEATURE_PHASE && (str_eq(value, STR("approved")) || (flow && str_eq(value, STR("new")))));
        if (soft && !usual && resolve_narrows(m->r->cat, slot->entry, f->at[i]))
            return true;
    }
    return false;
}

/* 累计 narrows a flow that is counted up to a day, or a second time after the period's own. */
static bool accumulates(const struct machine *m, const struct slot *slot, const struct token *t)
{
    if (t->cue != CUE_CUMULATIVE || catalog_indicator(m->r->cat, slot->entry)->nature != NATURE_FLOW)
        return false;
    bool again = false;
    for (size_t i = m->focus.len > FOCUS_REACH ? m->focus.len - FOCUS_REACH : 0; i < m->focus.len; i++)
        again |= m->focus.at[i].entry == slot->entry && period_eq(m->focus.at[i].when.period, slot->when.period);
    bool over_years = str_starts(token_text(m->r, t), STR("历"));
    bool january = slot->when.period.kind == PERIOD_MONTH && slot->when.period.end.month == 1; /* no year so far to sum up */
    return again || over_years || january || (slot->when.instant && slot->when.period.kind != PERIOD_ASOF);
}

static bool adds(const struct machine *m, const struct slot *slot, const struct token *t)
{
    return t->cue == CUE_NEW && catalog_indicator(m->r->cat, slot->entry)->nature == NATURE_STOCK;
}

#define TEXT_MAX 240 /* bytes of a scope or a label: longer ones are no noun phrase */

/* Part of a name: what no list knows, what says nothing of its own (数字), or a count in words (十大). */
static bool joins_name(const struct machine *m, size_t i)
{
    const struct token *t = token_at(m, i);
    if (t->kind == TOKEN_WORD)
        return t->cue < 0 && features_neutral(&catalog_word(m->r->cat, t->word)->features);
    return t->kind == TOKEN_TEXT || t->kind == TOKEN_NAME || (t->kind == TOKEN_QUANTITY && t->quantity.chinese);
}

/* 十大工业产业, 数字经济核心产业: which industry say the words joined to it, back to `first`. */
static size_t begin_of_industry(const struct machine *m, size_t first, size_t i)
{
    if (!features_has(&catalog_word(m->r->cat, token_at(m, i)->word)->features,
                      catalog_feature(m->r->cat, FEATURE_WHO, STR("industry"))))
        return i;
    while (i > first && token_at(m, i - 1)->end == token_at(m, i)->off && joins_name(m, i - 1))
        i--;
    return i;
}

static struct str scope_of(struct machine *m, const struct slot *slot, size_t first, size_t last)
{
    struct buf buf = {0};
    for (size_t i = first; i < last; i++) {
        const struct token *t = &m->r->tokens.at[i];
        if (!adds(m, slot, t) && !accumulates(m, slot, t) && !narrows(m, slot, i))
            continue;
        size_t begin = t->word == NONE ? i : begin_of_industry(m, first, i);
        struct str word = reading_text(m->r, begin, i + 1);
        if (buf.len + word.len > TEXT_MAX)
            break;
        if (str_contains(buf_str(&buf), word))
            continue;
        if (buf.len)
            buf_add(&buf, STR("、"));
        buf_add(&buf, word);
    }
    bool over_years = catalog_indicator(m->r->cat, slot->entry)->nature == NATURE_FLOW && slot->when.instant &&
                      slot->when.period.kind != PERIOD_ASOF && m->pending >> CUE_CUMULATIVE & 1;
    if (!buf.len && over_years)
        buf_add(&buf, STR("累计")); /* 历年累计，全省授权专利到1月末已达15万件 */
    struct str scope = arena_str(&m->r->doc->arena, buf_str(&buf));
    buf_fini(&buf);
    return scope;
}

static bool names_something(const struct token *t)
{
    return t->kind == TOKEN_WORD || t->kind == TOKEN_NAME || (t->kind == TOKEN_TEXT && t->end - t->off >= 6);
}

/* 包括质押融资补贴在内的政策兑现: what is included is no part of the name. */
static size_t behind_included(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i + 2 < last; i++)
        if (token_is(m, i, STR("在")) && token_is(m, i + 1, STR("内")) && token_is(m, i + 2, STR("的")))
            return i + 3;
    return first;
}

/* The noun phrase as it stands: from the first naming token to the last, without cues and times at its ends. */
static struct str label_of(const struct machine *m, size_t first, size_t last)
{
    const struct token *t = m->r->tokens.at;
    first = behind_included(m, first, last);
    while (first < last && !names_something(&t[first]))
        first++;
    for (size_t i = first; i < last; i++)
        if (t[i].cue == CUE_TO || (t[i].cue == CUE_RANK && t[i].word == NONE))
            last = i; /* 集群升至全球第5位 */
    while (last > first && !names_something(&t[last - 1]))
        last--;
    for (size_t i = last; i-- > first;)
        if ((t[i].kind == TOKEN_PUNCT && t[i].mark != '`') || t[i].kind == TOKEN_TIME || t[i].kind == TOKEN_QUANTITY) {
            first = i + 1;
            break;
        }
    while (first + 1 < last && reading_text(m->r, first, last).len > TEXT_MAX)
        first++;
    struct str label = reading_text(m->r, first, last);
    return label.len > TEXT_MAX ? (struct str){0} : label;
}

/* What no list knows before a known noun: 种植业地理标志, 摄影作品. */
static struct str unread_words(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i + 1 < last; i++) {
        const struct token *t = &m->r->tokens.at[i];
        bool unread = (t->kind == TOKEN_TEXT && t->end - t->off >= 6) || t->kind == TOKEN_NAME;
        if (unread && m->r->tokens.at[i + 1].kind == TOKEN_WORD && m->r->tokens.at[i + 1].off == t->end)
            return reading_text(m->r, i, i + 1);
    }
    return (struct str){0};
}

/* 涉及扶贫项目的地理标志产品, 来自高校的有效专利: which of those that there are; empty where 的 ends no such attribute. */
static struct str attribute_of_noun(const struct machine *m, size_t first, size_t last)
{
    size_t begin = first;
    while (begin < last && token_at(m, begin)->cue != CUE_COVERS && token_at(m, begin)->cue != CUE_ORIGIN)
        begin++;
    for (size_t i = begin + 1; i + 1 < last && token_at(m, i)->kind != TOKEN_PUNCT; i++) {
        if (!token_ends(m, i, STR("的")) || token_at(m, i + 1)->kind != TOKEN_WORD)
            continue;
        struct str attribute = reading_text(m->r, begin, i + 1);
        return attribute.len > TEXT_MAX ? (struct str){0} : str_slice(attribute, 0, attribute.len - strlen("的"));
    }
    return (struct str){0};
}

/* 按产业分：种植业390件; 按区域分 the names are places, known or not. */
static bool divides_by_name(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (m->r->tokens.at[i].cue == CUE_ZONE)
            return false;
    return m->divided || m->divided_once;
}

void describe_slot(struct machine *m, struct slot *slot, size_t first, size_t last)
{
    if (slot->entry != NONE) {
        slot->scope = scope_of(m, slot, first, last);
        struct str unread = slot->scope.len ? (struct str){0} : unread_words(m, first, last);
        if (unread.len && (given_before(m, slot) || (str_ends(unread, STR("类")) && !str_ends(unread, STR("各类")))))
            slot->scope = unread; /* 柑橘类地理标志 */
        if (!slot->scope.len && catalog_indicator(m->r->cat, slot->entry)->nature == NATURE_STOCK)
            slot->scope = attribute_of_noun(m, first, last);
        if (!slot->scope.len && slot->origin != TRY_OWN && slot->grounds & GROUND_UNREAD && divides_by_name(m, first, last))
            slot->scope = label_of(m, first, last);
    } else {
        slot->label = label_of(m, first, last);
    }
}

void disown_slot(struct machine *m, struct slot *slot, size_t first, size_t last)
{
    slot->entry = NONE;
    slot->scope = (struct str){0};
    describe_slot(m, slot, first, last);
}

static struct str unit_of(const struct machine *m, const struct slot *slot, const struct token *number, enum measure measure)
{
    switch (measure) {
    case MEASURE_RANK:
        return STR("位");
    case MEASURE_YOY:
    case MEASURE_GROWTH:
    case MEASURE_MOM:
    case MEASURE_CAGR:
    case MEASURE_SHARE:
    case MEASURE_RATE:
        return STR("%");
    default:
        break;
    }
    const struct unit *written = number->quantity.unit == NONE ? NULL : catalog_unit(m->r->cat, number->quantity.unit);
    if (measure == MEASURE_CHANGE && written && written->dimensions & DIMENSION_RANK && !(written->dimensions & DIMENSION_THING))
        return STR("位");
    bool quantity_of_entry =
        measure == MEASURE_LEVEL || ((measure == MEASURE_CHANGE || measure == MEASURE_GAP) && written &&
                                     !(written->dimensions & (DIMENSION_PERCENT | DIMENSION_TIMES | DIMENSION_POINT)));
    if (slot->entry != NONE && quantity_of_entry) {
        struct str unit = catalog_indicator(m->r->cat, slot->entry)->unit;
        const unsigned measured = DIMENSION_MONEY | DIMENSION_OTHER | DIMENSION_DURATION; /* 美元 is no 元, 斤 no 吨; 笔 is 项 */
        return written && written->dimensions & measured ? written->symbol : unit;
    }
    return written ? written->symbol : features_has_key(&slot->said, FEATURE_MONEY) ? STR("元") : STR("个");
}

#define CONFIDENCE_NO_YEAR 300 /* nobody can cite a figure of no year */

static const char *const try_names[TRY_COUNT] = {"own", "topic", "object", "last", "paragraph", "heading", "title", "focus"};

static unsigned grounds_of(const struct machine *m, const struct slot *slot)
{
    unsigned g = slot->grounds;
    if (m->among)
        g |= GROUND_PART;
    if (!m->time_in_paragraph)
        g |= GROUND_DEFAULT_TIME;
    if (m->place_said)
        g |= GROUND_SUBJECT;
    return g;
}

static struct str grounds_text(struct machine *m, const struct slot *slot, unsigned grounds)
{
    static const char *const names[] = {"behind", "unread", "list", "part", "default-time", "subject", "ahead"};
    _Static_assert(1u << sizeof names / sizeof *names == GROUNDS_SETS, "a name a ground");
    struct str *known = &m->grounds_texts[slot->origin][grounds];
    if (known->ptr)
        return *known;
    struct buf buf = {0};
    buf_add(&buf, str_of(try_names[slot->origin]));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (grounds & 1u << i)
            buf_printf(&buf, " %s", names[i]);
    *known = arena_str(&m->r->doc->arena, buf_str(&buf));
    buf_fini(&buf);
    return *known;
}

#define CONFIDENCE_OTHER 680 /* what the catalogue lacks: its place and year are guessed more often */

static int at_most(int confidence, int limit)
{
    return confidence < limit ? confidence : limit;
}

/* How often facts on these grounds are right, counted over the bulletins with gold (tests/accuracy/confidence.py, docs/accuracy.md). */
static int confidence_of(const struct slot *slot, unsigned grounds, enum measure measure, bool hedged)
{
    static const int by_try[TRY_COUNT] = {970, 970, 500, 780, 800, 800, 940, 820};
    int confidence = slot->entry == NONE ? CONFIDENCE_OTHER : by_try[slot->origin];
    if (!(grounds & GROUND_SUBJECT))
        confidence = at_most(confidence, 890);
    if (grounds & GROUND_UNREAD)
        confidence = at_most(confidence, 840);
    if (grounds & GROUND_BEHIND)
        confidence = at_most(confidence, 640);
    if (measure == MEASURE_GAP || measure == MEASURE_PP_CHANGE || grounds & GROUND_AHEAD)
        confidence = at_most(confidence, 600);
    bool other_base = measure == MEASURE_GROWTH || measure == MEASURE_CAGR || measure == MEASURE_CHANGE;
    bool taken_over = slot->origin == TRY_TOPIC && grounds & GROUND_DEFAULT_TIME;
    bool several = slot->place.region == NONE && str_contains(slot->place.name, STR("、"));
    if (other_base || taken_over || several || hedged)
        confidence = at_most(confidence, 890);
    return confidence;
}

/* The period ends after the day of publication, of which the day or the month may be unknown. */
static bool ends_after(struct period period, struct date published)
{
    if (!published.year || period.kind == PERIOD_ASOF)
        return false;
    struct date latest = published;
    if (!latest.month)
        latest.month = 12;
    if (!latest.day)
        latest.day = (int8_t)period_last_day(latest.year, latest.month);
    return date_cmp(period.end, latest) > 0;
}

/* 今年 of a stock is the day of publication; 今年 of a flow is the year, as far as it went. What else ends after the publication cannot be. */
static bool settle_period(const struct machine *m, const struct slot *slot, bool flow, bool stock, struct period *out)
{
    struct date published = m->frame->published;
    *out = time_period(&slot->when, flow, m->frame->as_of);
    if (!ends_after(*out, published))
        return true;
    bool this_year = (out->kind == PERIOD_YEAR || out->kind == PERIOD_YEARS) && out->end.year == published.year;
    bool now = this_year && stock && slot->when.so_far && !m->target;
    if (now)
        *out = period_asof(published);
    return this_year && (now || !stock);
}

void emit_fact(struct machine *m, size_t at, const struct slot *slot, enum measure measure, struct decimal value, struct str of)
{
    const struct token *number = &m->r->tokens.at[at];
    struct fact *f = VEC_PUSH(&m->out->facts);
    if (!f) {
        m->failed = true;
        return;
    }
    m->used[at] = true;
    m->place_fresh = false;
    const struct indicator *indicator = slot->entry == NONE ? NULL : catalog_indicator(m->r->cat, slot->entry);
    f->region = slot->place.name;
    if (slot->place.region != NONE)
        f->region_code = catalog_region(m->r->cat, slot->place.region)->code;
    bool flow = indicator && indicator->nature == NATURE_FLOW && !features_has_key(&slot->said, FEATURE_STOCK);
    bool can_be = settle_period(m, slot, flow, indicator && !flow, &f->period);
    f->year = time_year(f->period, m->frame->as_of);
    f->indicator = indicator ? indicator->code : STR("other");
    f->label = slot->label;
    f->measure = measure;
    f->value = value;
    f->unit = unit_of(m, slot, number, measure);
    bool hedged =
        number->kind == TOKEN_QUANTITY || number->kind == TOKEN_RANK || number->cue == CUE_DOUBLE || number->cue == CUE_QUADRUPLE;
    f->qualifier = hedged ? number->quantity.qualifier : QUALIFIER_EXACT;
    bool ahead = m->frame->published.year && f->period.end.year > m->frame->published.year;
    f->status = m->target || ahead ? FACT_TARGET : FACT_ACTUAL;
    f->scope = slot->scope;
    f->of = of;
    unsigned grounds = grounds_of(m, slot) | (can_be || f->status == FACT_TARGET ? 0 : GROUND_AHEAD);
    f->grounds = grounds_text(m, slot, grounds);
    f->confidence = f->year ? confidence_of(slot, grounds, measure, f->qualifier != QUALIFIER_EXACT) : CONFIDENCE_NO_YEAR;
    f->begin = reading_source(m->r, number->off);
    f->end = reading_source(m->r, number->end);
    f->block = m->block;
    f->sentence_begin = m->sentence_begin;
    f->sentence_end = m->sentence_end;
}
