/* The machine's loop over tokens: boundaries, times, places, and runs of numbers. */
#include "extract/machine.h"

#include <stdlib.h>

static const struct token *at(const struct machine *m, size_t i)
{
    return &m->r->tokens.at[i];
}

void machine_fini(struct machine *m)
{
    VEC_FINI(&m->focus);
}

struct slot *focus_push(struct machine *m, const struct slot *slot)
{
    struct slot *s = VEC_PUSH(&m->focus);
    if (!s) {
        m->failed = true;
        return NULL;
    }
    *s = *slot;
    return s;
}

/* --- clauses without a number --- */

/* 发明、实用新型、外观设计 side by side are of no one kind. */
static bool several_kinds(const struct phrase *p)
{
    int kind = -1;
    for (size_t i = 0; i < p->item_count; i++) {
        int own = features_value(&p->items[i].said, FEATURE_KIND);
        if (own >= 0 && kind >= 0 && own != kind)
            return true;
        kind = own >= 0 ? own : kind;
    }
    return false;
}

static void absorb(struct machine *m, size_t first, size_t last)
{
    if (first >= last)
        return;
    struct phrase p;
    phrase_read(m->r, first, last, machine_home(m), ASKS_COUNT, &p);
    m->pending |= p.cues;
    if (phrase_has(&p, CUE_OTHER_BASE))
        m->pending_base = p.base.form != TIME_NONE ? p.base : p.said_time;
    if (phrase_has(&p, CUE_DIVIDED) && at(m, first)->cue == CUE_DIVIDED)
        m->divided = true;
    if (features_neutral(&p.said))
        return;
    m->announced = p;
    struct features topic;
    if (several_kinds(&p))
        features_remove_key(&p.said, FEATURE_KIND);
    resolve_inherit(&p.said, &m->topic, true, &topic);
    m->topic = topic;
}

/* --- runs of numbers --- */

static bool is_number(const struct token *t)
{
    return t->kind == TOKEN_QUANTITY || t->kind == TOKEN_RANK || t->cue == CUE_DOUBLE || t->cue == CUE_QUADRUPLE ||
           t->cue == CUE_FLAT || t->cue == CUE_FIRST_PLACE;
}

static unsigned dimensions_of(const struct machine *m, const struct token *t)
{
    if (t->kind != TOKEN_QUANTITY)
        return DIMENSION_PERCENT;
    return t->quantity.unit == NONE ? 0 : catalog_unit(m->r->cat, t->quantity.unit)->dimensions;
}

/* Percentages and 倍 may stand in one list of growths: 分别上升37.5%、10.6%、2.2倍. */
static bool same_sort(const struct machine *m, const struct token *a, const struct token *b, bool each)
{
    const unsigned growths = DIMENSION_PERCENT | DIMENSION_TIMES;
    unsigned x = dimensions_of(m, a), y = dimensions_of(m, b);
    return x == y || (each && x & growths && y & growths) || (each && a->quantity.unit == NONE); /* 分别为9735、14048、1897件 */
}

/* What may part the numbers of one run: joints and hedges; 和下降 between percentages; a comma only where 分别 announced a list. */
static bool may_stand_between(const struct token *t, bool each, bool ratio)
{
    if (t->kind == TOKEN_PUNCT)
        return t->mark == '`' || t->mark == '/' || (each && t->mark == ',');
    switch (t->cue) {
    case CUE_JOIN:
    case CUE_OVER_BEFORE:
    case CUE_UNDER_BEFORE:
    case CUE_APPROX_BEFORE:
        return true;
    case CUE_UP:
    case CUE_DOWN:
        return ratio;
    default:
        return false;
    }
}

/* The next number that continues the run: parted from `from` by nothing but joints, and of the same dimension. */
static size_t next_in_run(const struct machine *m, size_t from, size_t last, bool each)
{
    bool ratio = dimensions_of(m, at(m, from)) & (DIMENSION_PERCENT | DIMENSION_POINT);
    for (size_t i = from + 1; i < last && i < from + 5; i++) {
        if (each && at(m, i)->kind == TOKEN_RANK && at(m, from)->kind == TOKEN_RANK)
            return i;
        if (at(m, i)->kind == TOKEN_QUANTITY)
            return i > from + 1 && at(m, from)->kind == TOKEN_QUANTITY && same_sort(m, at(m, from), at(m, i), each) ? i : 0;
        if (!may_stand_between(at(m, i), each, ratio))
            return 0;
    }
    return 0;
}

static size_t phrase_end(const struct machine *m, size_t from, size_t last)
{
    size_t i = from;
    while (i < last && at(m, i)->kind != TOKEN_PUNCT && !is_number(at(m, i)) && at(m, i)->kind != TOKEN_TIME)
        i++;
    while (i < last && at(m, i)->kind == TOKEN_PUNCT && at(m, i)->mark == '`' && i + 1 < last && at(m, i + 1)->kind == TOKEN_WORD) {
        i++;
        while (i < last && at(m, i)->kind != TOKEN_PUNCT && !is_number(at(m, i)) && at(m, i)->kind != TOKEN_TIME)
            i++;
    }
    return i;
}

static enum asks asks_of(const struct machine *m, const struct token *number)
{
    if (number->kind == TOKEN_RANK || number->cue == CUE_FIRST_PLACE)
        return ASKS_RANK;
    return dimensions_of(m, number) & (DIMENSION_PERCENT | DIMENSION_POINT | DIMENSION_TIMES) ? ASKS_RATIO : ASKS_COUNT;
}

/* 申请量和授权量，在总量中的占比分别为61%、65%: a list announced in a clause of its own, as long as the run. */
static void take_announced(struct machine *m, struct phrase *before, size_t count)
{
    if (count >= 2 && m->list_below && m->columns.item_count == count && features_neutral(&before->said) &&
        !m->announced.item_count)
        m->announced = m->columns;
    if (count < 2 || m->announced.item_count != count || !features_neutral(&before->said))
        return;
    memcpy(before->items, m->announced.items, sizeof before->items);
    before->item_count = count;
    m->announced.item_count = 0;
}

/* 分别突破3万件和2万件: the hedge is each one's. */
static void share_hedge(struct machine *m, const size_t *run, size_t count, bool each)
{
    for (size_t i = 1; each && i < count; i++) {
        struct quantity *q = &m->r->tokens.at[run[i]].quantity;
        if (q->qualifier == QUALIFIER_EXACT)
            q->qualifier = at(m, run[0])->quantity.qualifier;
    }
}

/* 4.5%—5%: the second end says all that the first says, from above. */
static void repeat_for_range(struct machine *m, size_t made, size_t second)
{
    for (size_t i = made, n = m->out->facts.len; i < n; i++) {
        struct fact *copy = VEC_PUSH(&m->out->facts);
        if (!copy) {
            m->failed = true;
            return;
        }
        *copy = m->out->facts.at[i];
        struct decimal value = at(m, second)->quantity.value;
        copy->value = copy->value.coef < 0 ? decimal_neg(value) : value;
        copy->qualifier = QUALIFIER_UNDER;
        copy->begin = reading_source(m->r, at(m, second)->off);
        copy->end = reading_source(m->r, at(m, second)->end);
        m->used[second] = true;
    }
}

/* 12件的预期目标 */
static bool aimed_at(const struct machine *m, size_t number, size_t last)
{
    bool of = number + 1 < last && str_eq(token_text(m->r, at(m, number + 1)), STR("的"));
    for (size_t i = number + 2; of && i < last && i < number + 5; i++)
        if (at(m, i)->cue == CUE_TARGET)
            return true;
    return false;
}

static size_t read_run(struct machine *m, size_t lead, size_t i, size_t last)
{
    size_t run[32], count = 0;
    struct phrase before;
    if (m->taken > lead && m->taken <= i && m->taken_for == dimensions_of(m, at(m, i)))
        lead = m->taken;
    phrase_read(m->r, lead, i, machine_home(m), asks_of(m, at(m, i)), &before);
    bool each = phrase_has(&before, CUE_EACH) || (m->pending >> CUE_EACH & 1);
    run[count++] = i;
    for (size_t next; count < 32 && (next = next_in_run(m, run[count - 1], last, each));)
        run[count++] = next;
    enum measure measure;
    size_t made = m->out->facts.len;
    share_hedge(m, run, count, each);
    take_announced(m, &before, count);
    bool target = m->target;
    m->target |= aimed_at(m, run[count - 1], last);
    if (role_of(m, at(m, i), &before, &measure)) {
        if (measure == MEASURE_LEVEL)
            level_run(m, run, count, &before, run[count - 1] + 1, phrase_end(m, run[count - 1] + 1, last));
        else
            compare_run(m, run, count, &before, measure);
        m->last_measure = measure;
    }
    m->target = target;
    size_t end = run[count - 1];
    if (at(m, end)->quantity.range_first && end + 1 < last && at(m, end + 1)->kind == TOKEN_QUANTITY)
        repeat_for_range(m, made, ++end);
    if (m->time_once) {
        m->when = m->back_once;
        m->time_once = false;
    }
    return end;
}

/* --- parentheses --- */

#define PARENTHESES_MAX 400 /* tokens: longer ones are text */

struct saved {
    struct place place;
    struct moment when;
    struct features topic;
    bool place_said, target;
};

static struct saved save(const struct machine *m)
{
    return (struct saved){m->place, m->when, m->topic, m->place_said, m->target};
}

static void restore(struct machine *m, const struct saved *s)
{
    m->place = s->place;
    m->when = s->when;
    m->topic = s->topic;
    m->place_said = s->place_said;
    m->target = s->target;
}

static size_t closing(const struct machine *m, size_t open, size_t last)
{
    size_t depth = 0;
    for (size_t i = open; i < last && i < open + PARENTHESES_MAX; i++) {
        if (at(m, i)->kind != TOKEN_PUNCT)
            continue;
        depth += at(m, i)->mark == '(';
        depth -= at(m, i)->mark == ')';
        if (depth == 0)
            return i;
    }
    return open; /* never closed, or too long for an aside */
}

static bool holds_number(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (is_number(at(m, i)))
            return true;
    return false;
}

static void read_clauses(struct machine *m, size_t first, size_t last, int depth);

static size_t read_parentheses(struct machine *m, size_t open, size_t last, int depth)
{
    size_t close = closing(m, open, last);
    struct saved s = save(m);
    read_clauses(m, open + 1, close, depth + 1);
    restore(m, &s);
    return close;
}

/* Courts, procurators, customs and police as who acts: their cases are not the administration's. 联合公安机关 acts with them. */
static void read_actor(const struct machine *m, size_t i, size_t first, struct features *out)
{
    if (at(m, i)->word == NONE || (i > first && at(m, i - 1)->cue == CUE_PREPOSITION))
        return;
    const struct features *f = &catalog_word(m->r->cat, at(m, i)->word)->features;
    for (size_t k = 0; k < f->len; k++)
        if (f->at[k].key == FEATURE_ACTOR)
            features_add(out, f->at[k]);
}

static void read_cue_token(struct machine *m, size_t i, size_t first, size_t last)
{
    switch (at(m, i)->cue) {
    case CUE_OWN_PLACE:
    case CUE_NATION:
        register_own_place(m, i, first, last);
        break;
    case CUE_ZONE:
        register_zone(m, i, first, last);
        break;
    case CUE_TARGET:
        m->target |= i + 1 < last && at(m, i + 1)->kind != TOKEN_PUNCT; /* …专项计划， names a plan */
        break;
    case CUE_AMONG:
        m->among = true;
        break;
    default:
        break;
    }
}

static void end_segment(struct machine *m, char mark)
{
    if (m->compared) {
        m->place = m->subject = m->governed;
        m->compared = false;
    }
    if (mark != ';')
        return;
    if (m->sentence_time && m->segment_time) {
        m->when = m->back;
        m->sentence_time = m->segment_time = false;
    }
    m->target = false;
    m->among = false;
    m->pending = 0;
    m->actor = m->paragraph_actor;
    m->list = m->focus.len;
    if (m->place_count > 1) {
        m->place = m->section_place; /* a list of places shares what stands in its segment */
        m->place_count = 0;
    }
}

/* 上述三项, 这两个数字: points back and counts nothing. */
static bool points_back(const struct machine *m, size_t i, size_t first)
{
    if (i == first || at(m, i)->kind != TOKEN_QUANTITY || !at(m, i)->quantity.chinese)
        return false;
    return at(m, i - 1)->cue == CUE_BACK || str_ends(token_text(m->r, at(m, i - 1)), STR("这"));
}

static bool counts_places(const struct machine *m, const struct token *t)
{
    return t->kind == TOKEN_QUANTITY && dimensions_of(m, t) == DIMENSION_PLACE;
}

/* 达到1万件以上的市共4个, 7个市超过1000件: what places pass to be counted. */
static bool is_threshold(const struct machine *m, size_t i, size_t first, size_t last)
{
    size_t word = i + 1 < last ? at(m, i + 1)->word : NONE;
    if (i + 2 < last && str_eq(token_text(m->r, at(m, i + 1)), STR("之间")))
        word = at(m, i + 2)->word; /* 在3000—4000件之间的市 */
    if (word != NONE && str_starts(catalog_word(m->r->cat, word)->text, STR("的")))
        return true;
    if (at(m, i)->quantity.range_first && i + 1 < last)
        return is_threshold(m, i + 1, first, last);
    bool bound = i > first && (at(m, i - 1)->cue == CUE_OVER_BEFORE || at(m, i - 1)->cue == CUE_UNDER_BEFORE);
    if (!bound || m->place_in_clause)
        return false;
    for (size_t k = i - 1; k-- > first && at(m, k)->kind != TOKEN_PUNCT;)
        if (counts_places(m, at(m, k)))
            return true;
    return false;
}

static void read_clauses(struct machine *m, size_t first, size_t last, int depth)
{
    size_t lead = first;
    bool numbered = false;
    for (size_t i = first; i < last && !m->failed; i++) {
        const struct token *t = at(m, i);
        read_actor(m, i, first, &m->actor);
        if (t->kind == TOKEN_QUANTITY && is_threshold(m, i, first, last)) {
            m->r->tokens.at[i].kind = TOKEN_ASIDE;
            m->r->tokens.at[i].reason = ASIDE_RULE;
        } else if (is_number(t) && points_back(m, i, first)) {
            m->r->tokens.at[i].kind = TOKEN_ASIDE;
            m->r->tokens.at[i].reason = ASIDE_VAGUE;
            m->pending |= (uint64_t)1 << CUE_BACK;
        } else if (is_number(t) && !m->used[i]) {
            i = read_run(m, lead, i, last);
            lead = i + 1;
            numbered = true;
        } else if (t->kind == TOKEN_TIME) {
            register_time(m, i, first, last);
        } else if (t->kind == TOKEN_REGION) {
            register_place(m, i, first, last);
        } else if (t->kind == TOKEN_PUNCT && t->mark == '(' && depth < 3 && holds_number(m, i, closing(m, i, last))) {
            i = read_parentheses(m, i, last, depth);
            if (numbered)
                lead = i + 1;
        } else if (t->kind == TOKEN_PUNCT && t->mark == '(') {
            i = closing(m, i, last);
        } else if (t->kind == TOKEN_PUNCT && strchr(",;:|", t->mark)) {
            if (!numbered)
                absorb(m, lead, i);
            end_segment(m, t->mark);
            lead = i + 1;
            numbered = m->place_in_clause = false;
        } else if (t->cue >= 0) {
            read_cue_token(m, i, first, last);
        }
    }
    if (!numbered && depth == 0)
        absorb(m, lead, last);
}

/* --- sentences, paragraphs, sections --- */

static void begin_sentence(struct machine *m, size_t first, size_t last)
{
    m->sentence_begin = reading_source(m->r, at(m, first)->off);
    m->sentence_end = reading_source(m->r, at(m, last - 1)->end);
    m->place = m->section_place;
    m->first_number = last;
    m->last_number = first;
    for (size_t i = first; i < last; i++)
        if (at(m, i)->kind == TOKEN_QUANTITY) {
            m->first_number = m->first_number == last ? i : m->first_number;
            m->last_number = i;
        }
    m->place_said = m->compared = false;
    m->place_count = 0;
    VEC_CLEAR(&m->focus);
    m->list = 0;
    m->target = m->among = false;
    m->pending = 0;
    m->announced.item_count = 0;
    m->place_in_clause = false;
    m->pending_base = (struct time_expression){0};
    m->actor = m->paragraph_actor;
    if (!features_neutral(&m->topic))
        m->last_topic = m->topic;
    m->topic = (struct features){0};
    if (m->sentence_time) {
        m->when = m->back;
        m->sentence_time = false;
    }
}

static bool ends_sentence(const struct token *t)
{
    return t->kind == TOKEN_PUNCT && strchr(".!?\n", t->mark);
}

static bool starts_numbered(const struct machine *m, size_t first)
{
    return at(m, first)->kind == TOKEN_ASIDE && at(m, first)->reason == ASIDE_ORDINAL;
}

/* （二）司法保护。审结案件49万件: a short sentence without a figure heads its paragraph. */
static bool is_heading_sentence(const struct machine *m, size_t first, size_t last)
{
    return at(m, last)->mark == '.' && at(m, last)->off - at(m, first)->off <= 60 && !holds_number(m, first, last);
}

static void head_paragraph(struct machine *m, size_t first, size_t last)
{
    frame_features(m->r, first, last, &m->heading);
    for (size_t i = first; i < last; i++)
        read_actor(m, i, first, &m->paragraph_actor);
}

void machine_block(struct machine *m, size_t block)
{
    struct span s = m->r->spans.at[block];
    struct features heading = m->heading;
    m->paragraph_actor = m->section_actor;
    m->block = block;
    m->when = m->section_when;
    m->time_in_paragraph = false;
    m->subject = m->section_place;
    if (m->r->doc->blocks.at[block].kind != BLOCK_ITEM && !starts_numbered(m, s.first))
        m->divided = false;
    if (!m->divided)
        m->last_topic = m->paragraph = m->topic = (struct features){0};
    if (m->list_below && m->r->doc->blocks.at[block].kind != BLOCK_HEADING)
        m->last_topic = m->listed;
    else
        m->list_below = false;
    size_t first = s.first;
    for (size_t i = s.first; i < s.last; i++) {
        if (!ends_sentence(at(m, i)))
            continue;
        if (i > first) {
            begin_sentence(m, first, i + 1);
            if (first == s.first && i + 1 < s.last && is_heading_sentence(m, first, i))
                head_paragraph(m, first, i);
            read_clauses(m, first, i + 1, 0);
            for (size_t k = 0; k < m->topic.len; k++)
                if (m->topic.at[k].key == FEATURE_OBJ)
                    m->paragraph = m->topic;
        }
        first = i + 1;
    }
    if (s.last >= s.first + 2 && at(m, s.last - 2)->kind == TOKEN_PUNCT && at(m, s.last - 2)->mark == ':') {
        m->list_below = true;
        m->listed = m->topic;
        m->columns = m->announced;
    }
    m->heading = heading;
}

/* 秦皇岛：…, 三、市县观察：深圳, 杨某 北京市知识产权局局长 head a section; …位居西部第二 does not. */
static bool heads_section(const struct machine *m, size_t i, struct span s)
{
    size_t first = i;
    while (first > s.first && (at(m, first - 1)->kind == TOKEN_REGION || at(m, first - 1)->kind == TOKEN_ASIDE ||
                               at(m, first - 1)->kind == TOKEN_TIME))
        first--;
    if (first == s.first || at(m, first - 1)->kind == TOKEN_PUNCT)
        return true;
    for (size_t k = i; k < s.last; k++)
        if (at(m, k)->cue == CUE_ROLE_HOLDER)
            return true;
    return false;
}

void machine_section(struct machine *m, size_t block)
{
    struct span s = m->r->spans.at[block];
    m->section_place = m->frame->home;
    m->section_when = m->frame->when;
    m->heading = m->section_actor = (struct features){0};
    frame_features(m->r, s.first, s.last, &m->heading);
    for (size_t i = s.first; i < s.last; i++)
        read_actor(m, i, s.first, &m->section_actor);
    struct moment found;
    if (frame_period(m->r, s.first, s.last, &m->frame->when, m->frame->today, &found))
        m->section_when = found;
    for (size_t i = s.first; i < s.last; i++) {
        struct place p;
        const struct token *t = at(m, i);
        if (t->kind != TOKEN_REGION || !place_ends(m, i, s.last) || frame_is_dateline(m->r, i, s.last) ||
            !place_of(m->r->cat, t, m->frame->home.region, &p))
            continue;
        bool narrowed = i + 1 < s.last && at(m, i + 1)->kind == TOKEN_REGION;
        if (narrowed || !heads_section(m, i, s) || (p.region != NONE && place_modifies(m, p.region, i, s.last)))
            continue;
        if (!zone_at(m, i, s.last, &m->section_place))
            m->section_place = p;
        break;
    }
}
