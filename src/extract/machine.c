/* The machine's loop over tokens: boundaries, times, places, and runs of numbers. */
#include "extract/machine.h"

#include <stdlib.h>

void machine_fini(struct machine *m)
{
    VEC_FINI(&m->focus);
    VEC_FINI(&m->last_focus);
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

size_t focus_before_places(const struct machine *m)
{
    size_t len = m->focus.len;
    while (len && m->focus.at[len - 1].entry == NONE && m->focus.at[len - 1].dimensions == DIMENSION_PLACE)
        len--;
    return len;
}

bool focus_together(const struct machine *m, size_t first, size_t count, struct slot *out)
{
    if (count < 2 || count > PLACES_MAX || first + count > m->focus.len)
        return false;
    const struct slot *slots = &m->focus.at[first];
    struct place places[PLACES_MAX];
    for (size_t i = 0; i < count; i++) {
        if (slots[i].entry != slots[0].entry || (i && str_eq(slots[i].place.name, slots[i - 1].place.name)))
            return false;
        places[i] = slots[i].place;
    }
    *out = slots[count - 1];
    out->place = place_join(places, count, &m->r->doc->arena);
    return true;
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

bool names_contest(const struct machine *m, size_t first, size_t last)
{
    struct features said = {0};
    if (first >= last)
        return false;
    for (size_t i = first; i < last; i++)
        if (token_at(m, i)->kind == TOKEN_NAME)
            return true; /* 在《全球创新指数报告》中 */
    frame_features(m->r, first, last, &said);
    return features_has(&said, catalog_feature(m->r->cat, FEATURE_THING, STR("contest")));
}

static void absorb(struct machine *m, size_t first, size_t last)
{
    if (first >= last || token_at(m, first)->cue == CUE_COVERS)
        return; /* 种植业390件，涵盖果品、茶叶，占… */
    struct phrase p;
    phrase_read(m->r, first, last, machine_home(m), ASKS_COUNT, &p);
    m->pending |= p.cues;
    if (names_contest(m, p.in_first, p.in_last)) {
        m->contest_first = p.in_first;
        m->contest_last = p.in_last;
    }
    if (phrase_has(&p, CUE_OTHER_BASE))
        m->pending_base = p.base.form != TIME_NONE ? p.base : p.said_time;
    if (phrase_has(&p, CUE_DIVIDED) && token_at(m, first)->cue == CUE_DIVIDED) {
        if (m->divided && !features_neutral(&m->divided_whole))
            m->last_topic = m->divided_whole;
        m->divided_whole = m->last_topic;
        m->divided = true;
    }
    if (features_neutral(&p.said))
        return;
    phrase_take_items(&m->announced, &p);
    struct features topic;
    if (several_kinds(&p))
        features_remove_key(&p.said, FEATURE_KIND);
    resolve_inherit(&p.said, &m->topic, true, &topic);
    m->topic = topic;
}

/* --- parentheses --- */

#define PARENTHESES_MAX 400 /* tokens: longer ones are text */

struct saved {
    struct place place;
    struct moment when;
    struct features topic;
    bool place_said, target, among;
};

static struct saved save(const struct machine *m)
{
    return (struct saved){m->place, m->when, m->topic, m->place_said, m->target, m->among};
}

static void restore(struct machine *m, const struct saved *s)
{
    m->place = s->place;
    m->when = s->when;
    m->topic = s->topic;
    m->place_said = s->place_said;
    m->target = s->target;
    m->among = s->among;
}

static size_t closing(const struct machine *m, size_t open, size_t last)
{
    size_t depth = 0;
    for (size_t i = open; i < last && i < open + PARENTHESES_MAX; i++) {
        if (token_at(m, i)->kind != TOKEN_PUNCT)
            continue;
        depth += token_at(m, i)->mark == '(';
        depth -= token_at(m, i)->mark == ')';
        if (depth == 0)
            return i;
    }
    return open; /* never closed, or too long for an aside */
}

static bool holds_number(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (token_is_number(token_at(m, i)))
            return true;
    return false;
}

static void read_clauses(struct machine *m, size_t first, size_t last, int depth);

/* 增速高于全省（增长21.9%）和全国（增长25.7%） */
static bool place_of_gap(const struct machine *m, size_t open, size_t first)
{
    for (size_t i = open; i-- > first && i + 12 > open && token_at(m, i)->mark != ',' && token_at(m, i)->mark != ';';)
        if (token_at(m, i)->cue == CUE_GAP_ABOVE || token_at(m, i)->cue == CUE_GAP_BELOW)
            return true;
    return false;
}

/* 全国平均水平（19.6件）: of the place that stands before them. */
static void place_of_average(struct machine *m, size_t open, size_t first)
{
    bool average = place_of_gap(m, open, first);
    for (size_t i = open; i-- > first && i + 5 > open && token_at(m, i)->kind != TOKEN_PUNCT;) {
        const struct token *t = token_at(m, i);
        average |= str_contains(token_text(m->r, t), STR("平均"));
        struct place p;
        if (average && place_named(m, i, &p)) {
            m->place = p;
            m->place_fresh = true;
            return;
        }
    }
}

static size_t read_parentheses(struct machine *m, size_t open, size_t first, size_t last, int depth)
{
    size_t close = closing(m, open, last);
    struct saved s = save(m);
    place_of_average(m, open, first);
    m->depth = depth + 1;
    read_clauses(m, open + 1, close, depth + 1);
    m->depth = depth;
    restore(m, &s);
    return close;
}

void read_actor(const struct machine *m, size_t i, size_t first, struct features *out)
{
    if (token_at(m, i)->word == NONE || (i > first && token_at(m, i - 1)->cue == CUE_PREPOSITION))
        return;
    const struct features *f = &catalog_word(m->r->cat, token_at(m, i)->word)->features;
    for (size_t k = 0; k < f->len; k++)
        if (f->at[k].key == FEATURE_ACTOR)
            features_add(out, f->at[k]);
}

static size_t clause_begin(const struct machine *m, size_t i, size_t first)
{
    while (i > first && token_at(m, i - 1)->kind != TOKEN_PUNCT)
        i--;
    return i;
}

/* 宁波方太厨具有限公司 as a subject, 该公司: from its name's first token on nothing but the name stands in the clause. */
static bool is_single_subject(const struct machine *m, size_t i, size_t first, size_t last)
{
    if (i + 1 < last && (token_starts(m, i + 1, STR("等")) || token_at(m, i + 1)->mark == '`' ||
                         token_at(m, i + 1)->cue == CUE_SINGLE_BODY || token_at(m, i + 1)->cue == CUE_JOIN))
        return false;
    bool named = false;
    if (str_starts(token_text(m->r, token_at(m, clause_begin(m, i, first))), STR("以")))
        return false; /* 以…有限公司为平台 */
    for (size_t k = i; k-- > first && token_at(m, k)->kind != TOKEN_PUNCT;) {
        const struct token *t = token_at(m, k);
        if (t->kind == TOKEN_QUANTITY || t->cue == CUE_PREPOSITION || t->cue == CUE_AMONG)
            return false;
        named |= t->kind == TOKEN_TEXT || t->kind == TOKEN_REGION || t->cue == CUE_SINGLE_BODY;
    }
    return named;
}

/* 发明、实用新型、外观设计合计授权4万件，其中发明…: the kinds of the whole are no scope of a part. */
static struct str scope_of_whole(const struct machine *m)
{
    const struct slot *whole = m->focus.len > m->list ? &m->focus.at[m->focus.len - 1] : NULL;
    return whole && features_count_key(&whole->said, FEATURE_KIND) < 2 ? whole->scope : (struct str){0};
}

static void read_cue_token(struct machine *m, size_t i, size_t first, size_t last)
{
    switch (token_at(m, i)->cue) {
    case CUE_OWN_PLACE:
    case CUE_NATION:
        register_own_place(m, i, first, last);
        break;
    case CUE_ZONE:
        register_zone(m, i, first, last);
        break;
    case CUE_SINGLE_BODY:
        m->single |= is_single_subject(m, i, first, last);
        m->single_paragraph |= m->single && clause_begin(m, i, first) == m->block_first;
        break;
    case CUE_TARGET:
        m->target |= i + 1 < last && token_at(m, i + 1)->kind != TOKEN_PUNCT &&
                     !token_starts(m, i + 1, STR("任务")); /* …专项计划， names a plan */
        break;
    case CUE_AMONG:
        m->whole = features_neutral(&m->topic) ? m->last_topic : m->topic;
        if (m->focus.len > m->list && m->focus.at[m->focus.len - 1].entry != NONE)
            m->topic = m->focus.at[m->focus.len - 1].said; /* 发明专利34.6万件，其中职务发明…: of the kind, too */
        m->parted = m->topic;
        m->whole_scope = scope_of_whole(m);
        m->among_unknown = m->focus.len > m->list && m->focus.at[m->focus.len - 1].entry == NONE;
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
    if (m->clause_time) {
        m->when = m->back;
        m->sentence_time = m->segment_time = m->clause_time = false;
    }
    if (mark != ';')
        return;
    m->back_count = 0;
    m->single = false;
    if (!features_neutral(&m->whole)) {
        m->topic = m->whole;
        m->part_ended = true;
    }
    if (m->sentence_time && m->segment_time) {
        m->when = m->back;
        m->sentence_time = m->segment_time = false;
    }
    m->target = m->section_target;
    m->among = false;
    m->pending = 0;
    if (!features_has_key(&m->topic, FEATURE_PROC)) /* 在民事案件中，专利案件…；商标案件… */
        m->actor = m->paragraph_actor;
    m->list = m->focus.len;
    if (m->place_count > 1) {
        m->place = m->section_place; /* a list of places shares what stands in its segment */
        m->place_count = 0;
    }
}

/* 全省16市中有效发明专利拥有量最多的是青岛，: what is told of next. */
static bool names_most(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (str_contains(token_text(m->r, token_at(m, i)), STR("最")))
            return true;
    return false;
}

/* …主要集中在传统农产品上：果品135件、蔬菜105件 */
static bool divides(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (token_at(m, i)->cue == CUE_LOCATED)
            return true;
    return false;
}

static void read_clauses(struct machine *m, size_t first, size_t last, int depth)
{
    size_t lead = first;
    bool numbered = false;
    for (size_t i = first; i < last && !m->failed; i++) {
        const struct token *t = token_at(m, i);
        read_actor(m, i, first, &m->actor);
        if (t->kind == TOKEN_QUANTITY && uncounted(m, i, first, last)) {
            continue;
        } else if (token_is_number(t) && !m->used[i]) {
            i = run_read(m, lead, i, last);
            lead = i + 1;
            numbered = true;
        } else if (t->kind == TOKEN_TIME) {
            register_time(m, i, first, last);
        } else if (t->kind == TOKEN_REGION) {
            register_place(m, i, first, last);
        } else if (t->kind == TOKEN_NAME) {
            register_title(m, i, first, last);
        } else if (t->kind == TOKEN_PUNCT && t->mark == '(' && depth < 3 && holds_number(m, i, closing(m, i, last))) {
            if (!numbered)
                absorb(m, lead, i);
            i = read_parentheses(m, i, first, last, depth);
            if (numbered)
                lead = i + 1;
        } else if (t->kind == TOKEN_PUNCT && t->mark == '(') {
            size_t close = closing(m, i, last);
            if (close == i + 2 && i > first && token_at(m, i - 1)->kind == TOKEN_TIME && token_at(m, i + 1)->kind == TOKEN_TIME)
                register_time(m, i + 1, first, last); /* 当年（2023年） */
            i = close;
        } else if (t->kind == TOKEN_PUNCT && strchr(",;:|", t->mark)) {
            if (!numbered || names_most(m, lead, i))
                absorb(m, lead, i);
            m->divided_once |= t->mark == ':' && divides(m, lead, i);
            end_segment(m, t->mark);
            lead = i + 1;
            numbered = m->place_in_clause = false;
        } else if (t->cue >= 0) {
            read_cue_token(m, i, first, last);
        }
    }
    bool trails = m->focus.len && m->last_number < lead; /* …，多家企业的商标榜上有名。 says nothing of what follows */
    if (!numbered && depth == 0 && !trails)
        absorb(m, lead, last);
}

/* --- sentences, paragraphs, sections --- */

static void keep_focus(struct machine *m)
{
    if (m->focus.len) {
        VEC_CLEAR(&m->last_focus);
        size_t first = m->focus.len > FOCUS_REACH ? m->focus.len - FOCUS_REACH : 0;
        for (size_t i = first; i < m->focus.len; i++) {
            struct slot *kept = VEC_PUSH(&m->last_focus);
            if (!kept) {
                m->failed = true;
                return;
            }
            *kept = m->focus.at[i];
        }
    }
    VEC_CLEAR(&m->focus);
}

static size_t kinds_in_focus(const struct machine *m)
{
    int kind = -1;
    size_t kinds = 0;
    for (size_t i = m->focus.len > FOCUS_REACH ? m->focus.len - FOCUS_REACH : 0; i < m->focus.len; i++) {
        int own = features_value(&m->focus.at[i].said, FEATURE_KIND);
        kinds += own >= 0 && own != kind;
        kind = own >= 0 ? own : kind;
    }
    return kinds;
}

static void keep_sentence(struct machine *m)
{
    struct sentence *s = VEC_PUSH(&m->out->sentences);
    if (s)
        *s = (struct sentence){m->block, m->sentence_begin, m->sentence_end};
    m->failed = m->failed || !s;
}

static void begin_sentence(struct machine *m, size_t first, size_t last)
{
    m->sentence_begin = reading_source(m->r, token_at(m, first)->off);
    m->sentence_end = reading_source(m->r, token_at(m, last - 1)->end);
    keep_sentence(m);
    bool goes_on = token_at(m, first)->cue == CUE_AMONG && m->focus.len;
    m->place = goes_on ? m->focus.at[0].place : m->paragraph_place; /* 其中 divides what the sentence before began with */
    m->first_number = last;
    m->last_number = first;
    for (size_t i = first; i < last; i++)
        if (token_at(m, i)->kind == TOKEN_QUANTITY) {
            m->first_number = m->first_number == last ? i : m->first_number;
            m->last_number = i;
        }
    m->place_said = m->compared = false;
    m->place_count = 0;
    bool kinds_listed = kinds_in_focus(m) > 1;
    bool ranked = m->last_measure == MEASURE_RANK && m->focus.len && m->focus.at[m->focus.len - 1].entry != NONE;
    m->last_ranked = ranked ? m->focus.at[m->focus.len - 1].said : (struct features){0};
    keep_focus(m);
    m->list = 0;
    if (!features_neutral(&m->whole))
        m->topic = m->whole;
    m->whole = m->parted = (struct features){0};
    m->part_ended = false;
    m->age = (struct str){0};
    m->single = m->single_paragraph;
    m->span_said = m->clause_time = m->divided_once = false;
    m->year_count = 0;
    m->target = m->section_target;
    m->among = false;
    m->pending = 0;
    m->back_count = 0;
    m->contest_first = m->contest_last = 0;
    m->rank_field = (struct str){0};
    m->announced.item_count = 0;
    m->place_in_clause = false;
    m->pending_base = m->run_base = (struct time_expression){0};
    m->actor = m->paragraph_actor;
    if (!features_neutral(&m->topic))
        m->last_topic = m->topic;
    if (kinds_listed)
        features_remove_key(&m->last_topic, FEATURE_KIND); /* 发明…，实用新型…，外观设计…。各区授权量 is of all */
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
    return token_at(m, first)->kind == TOKEN_ASIDE && token_at(m, first)->reason == ASIDE_ORDINAL;
}

/* （二）司法保护。审结案件49万件: a short sentence without a figure heads its paragraph. */
static bool is_heading_sentence(const struct machine *m, size_t first, size_t last)
{
    return token_at(m, last)->mark == '.' && token_at(m, last)->off - token_at(m, first)->off <= 60 &&
           !holds_number(m, first, last);
}

static void head_paragraph(struct machine *m, size_t first, size_t last)
{
    frame_features(m->r, first, last, &m->heading);
    for (size_t i = first; i < last; i++)
        read_actor(m, i, first, &m->paragraph_actor);
    struct place p;
    size_t name = starts_numbered(m, first) ? first + 1 : first;
    if (name + 1 == last && token_at(m, name)->kind == TOKEN_REGION && place_of(m->r->cat, token_at(m, name), machine_home(m), &p))
        m->paragraph_place = p; /* （一）深圳市。全年授权… */
}

void machine_block(struct machine *m, size_t block)
{
    struct span s = m->r->spans.at[block];
    struct features heading = m->heading;
    m->paragraph_actor = m->section_actor;
    m->block = block;
    m->when = m->section_when;
    m->sentence_time = m->time_in_paragraph = false;
    m->single_paragraph = false;
    m->paragraph_place = m->section_place;
    (void)caption_read(m->r, s.first, s.last, &m->caption);
    caption_apply(&m->caption, m->r, s.first, s.last);
    m->block_first = s.first;
    VEC_CLEAR(&m->last_focus);
    m->subject = m->section_place;
    if (m->r->doc->blocks.at[block].kind != BLOCK_ITEM && !starts_numbered(m, s.first))
        m->divided = false;
    if (!features_neutral(&m->paragraph_lead))
        m->paragraph_before = m->paragraph_lead;
    m->paragraph_lead = (struct features){0};
    if (!m->divided)
        m->last_topic = m->paragraph = m->topic = (struct features){0};
    if (m->list_below && m->r->doc->blocks.at[block].kind != BLOCK_HEADING)
        m->last_topic = m->listed;
    else
        m->list_below = false;
    keep_focus(m);
    size_t first = s.first;
    for (size_t i = s.first; i < s.last; i++) {
        if (!ends_sentence(token_at(m, i)))
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
    if (s.last >= s.first + 2 && token_at(m, s.last - 2)->kind == TOKEN_PUNCT && token_at(m, s.last - 2)->mark == ':') {
        m->list_below = true;
        m->listed = m->topic;
        phrase_take_items(&m->columns, &m->announced);
    }
    m->heading = heading;
}
