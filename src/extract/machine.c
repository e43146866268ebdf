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

static size_t home_region(const struct machine *m)
{
    if (m->section_place.region != NONE)
        return m->section_place.region;
    return m->frame->home.region;
}

/* --- time --- */

static bool is_base_time(const struct machine *m, size_t i, size_t first, size_t last)
{
    const struct token *before = i > first ? at(m, i - 1) : NULL;
    if (before && (before->cue == CUE_OTHER_BASE || before->cue == CUE_YOY_BASE || before->cue == CUE_EARLIER ||
                   before->cue == CUE_OVER_BEFORE || before->cue == CUE_GAP_ABOVE || before->cue == CUE_GAP_BELOW))
        return true;
    for (size_t k = i + 1; k < last && k < i + 5; k++) {
        const struct token *t = at(m, k);
        if (t->kind == TOKEN_PUNCT || t->kind == TOKEN_TIME)
            return false;
        if (t->kind == TOKEN_QUANTITY)
            return t->quantity.unit != NONE && (catalog_unit(m->r->cat, t->quantity.unit)->dimensions & DIMENSION_TIMES) &&
                   k > i + 1 && str_starts(token_text(m->r, at(m, i + 1)), STR("的"));
    }
    return false;
}

/* A month or day of an event holds for its sentence only, unless the bulletin itself is about a month. */
static bool holds_for_sentence(const struct machine *m, const struct time_expression *e)
{
    if (e->form == TIME_NOW)
        return true;
    if (e->form == TIME_MONTH && !e->until && !e->end)
        return m->frame->when.period.kind != PERIOD_MONTH;
    return e->form == TIME_MONTHS && e->recent;
}

/* 截至11月底 where neither title nor paragraph said a year: the last November before the publication. */
static const struct moment *governing(struct machine *m, const struct time_expression *e)
{
    struct date p = m->frame->published;
    bool month_end = e->form == TIME_MONTH && (e->until || e->end) && !e->year && !e->relative;
    if (!month_end || m->time_in_paragraph || m->frame->when_titled || !p.year || !p.month)
        return &m->when;
    m->dated = (struct moment){.period = period_year(e->first <= p.month ? p.year : p.year - 1), .known = true};
    return &m->dated;
}

/* …，而2023年底这一数字是2.55件: a year before the governing one, brought in mid-sentence, holds for that sentence. */
static bool looks_back(const struct machine *m, const struct moment *found, size_t i, size_t first)
{
    bool later_clause = false;
    for (size_t k = first; k < i; k++)
        later_clause |= at(m, k)->kind == TOKEN_QUANTITY;
    return later_clause && m->when.known && found->period.end.year < m->when.period.end.year;
}

static void read_time(struct machine *m, size_t i, size_t first, size_t last)
{
    const struct time_expression *e = &at(m, i)->time;
    struct moment found;
    if (is_base_time(m, i, first, last) || e->form == TIME_NONE || !time_resolve(e, governing(m, e), m->frame->today, &found))
        return;
    bool event = false;
    for (size_t k = i + 1; k < last && k < i + 8 && at(m, k)->kind != TOKEN_PUNCT; k++)
        event |= at(m, k)->cue == CUE_EVENT;
    if (event && (e->form == TIME_YEAR || e->form == TIME_MONTH))
        return;
    bool aside = holds_for_sentence(m, e) || looks_back(m, &found, i, first);
    if (aside && !m->sentence_time) {
        m->back = m->when;
        m->sentence_time = true;
    } else if (!aside) {
        m->sentence_time = false;
    }
    m->when = found;
    m->time_in_paragraph = true;
}

/* --- place --- */

static bool ends_place(const struct machine *m, size_t i, size_t last)
{
    if (i + 1 >= last)
        return true;
    return at(m, i + 1)->cue != CUE_ORG_SUFFIX;
}

static bool starts_clause(const struct machine *m, size_t i, size_t first)
{
    while (i > first) {
        const struct token *before = at(m, i - 1);
        if (before->kind == TOKEN_TIME || before->cue == CUE_AMONG || before->cue == CUE_ALL || before->kind == TOKEN_REGION ||
            before->cue == CUE_OWN_PLACE || before->kind == TOKEN_ASIDE || before->cue == CUE_BACK || before->cue == CUE_CONJUNCTION) {
            i--;
            continue;
        }
        if (before->cue == CUE_JOIN)
            return i >= first + 2 && at(m, i - 2)->kind == TOKEN_REGION;
        if (before->kind == TOKEN_PUNCT)
            return true;
        return before->kind == TOKEN_TEXT && before->end - before->off <= 3 && i - 1 == first;
    }
    return true;
}

/* 居首的宁波为83334件: a place right before its number is a subject wherever it stands. */
static bool before_number(const struct machine *m, size_t i, size_t last)
{
    for (size_t k = i + 1; k < last && k < i + 4; k++) {
        if (at(m, k)->kind == TOKEN_QUANTITY)
            return true;
        if (at(m, k)->kind != TOKEN_TIME && at(m, k)->cue != CUE_VERB && at(m, k)->cue != CUE_OVER_BEFORE)
            return false;
    }
    return false;
}

static bool is_subject(const struct machine *m, size_t i, size_t first, size_t last)
{
    if (!ends_place(m, i, last) || frame_is_dateline(m->r, i, last))
        return false;
    const struct token *before = i > first ? at(m, i - 1) : NULL;
    if (before && (before->cue == CUE_PREPOSITION || before->cue == CUE_OTHER_BASE || before->cue == CUE_RANK || before->cue == CUE_SHARE ||
                   before->cue == CUE_GAP_ABOVE || before->cue == CUE_GAP_BELOW))
        return false;
    return starts_clause(m, i, first) || before_number(m, i, last);
}

static bool is_modifier(const struct machine *m, size_t region, size_t i, size_t last)
{
    size_t home = home_region(m);
    if (home == NONE || region == NONE || region == home || !catalog_region_within(m->r->cat, home, region))
        return false;
    return !before_number(m, i, last);
}

static void set_place(struct machine *m, struct place p, bool joins)
{
    if (!joins)
        m->place_count = 0;
    if (m->place_count < PLACES_MAX)
        m->places[m->place_count++] = p;
    m->place = m->place_count > 1 ? place_join(m->places, m->place_count, &m->r->doc->arena) : p;
    m->place_said = m->place_in_clause = true;
    m->subject = m->place;
}

static bool joins_previous(const struct machine *m, size_t i, size_t first)
{
    if (i < first + 2 || m->place_count == 0)
        return false;
    const struct token *joint = at(m, i - 1);
    bool list = (joint->kind == TOKEN_PUNCT && joint->mark == '`') || joint->cue == CUE_JOIN || joint->cue == CUE_PREPOSITION;
    return list && at(m, i - 2)->kind == TOKEN_REGION;
}

/* 合芜蚌示范区, 宁波高新区: a zone is a place under its own name, inside the bulletin's. */
static bool zone_at(const struct machine *m, size_t i, size_t last, struct place *out)
{
    if (i + 1 >= last || at(m, i + 1)->cue != CUE_ZONE || at(m, i + 1)->off != at(m, i)->end)
        return false;
    *out = (struct place){NONE, reading_text(m->r, i, i + 2)};
    return true;
}

/* 古镇镇：…, 火炬开发区专利申请…: an unknown name and a zone's noun, at the start of a clause. */
static bool unknown_zone(const struct machine *m, size_t zone, size_t first, size_t last, struct place *out)
{
    size_t i = zone;
    while (i > first && at(m, i - 1)->cue == CUE_ZONE && at(m, i - 1)->end == at(m, i)->off)
        i--;
    if (i == first || zone + 1 >= last)
        return false;
    const struct token *name = at(m, i - 1), *behind = at(m, zone + 1);
    bool short_name = name->kind == TOKEN_TEXT && name->end == at(m, i)->off && name->end - name->off <= 18;
    bool opens = i - 1 == first || at(m, i - 2)->kind == TOKEN_PUNCT;
    bool speaks = (behind->kind == TOKEN_PUNCT && behind->mark == ':') || behind->kind == TOKEN_QUANTITY || behind->kind == TOKEN_WORD;
    if (!short_name || !opens || !speaks)
        return false;
    *out = (struct place){NONE, reading_text(m->r, i - 1, zone + 1)};
    return true;
}

/* 示范区 alone means the zone that was named before. */
static void read_zone(struct machine *m, size_t i, size_t first, size_t last)
{
    struct place unknown;
    if (unknown_zone(m, i, first, last, &unknown)) {
        set_place(m, unknown, false);
        return;
    }
    const struct place *known[] = {&m->subject, &m->section_place};
    for (size_t k = 0; k < 2; k++)
        if (known[k]->region == NONE && str_ends(known[k]->name, token_text(m->r, at(m, i))) && is_subject(m, i, first, last)) {
            set_place(m, *known[k], false);
            return;
        }
}

static void read_place_token(struct machine *m, size_t i, size_t first, size_t last)
{
    struct place p;
    bool joins = joins_previous(m, i, first);
    if (!joins && is_subject(m, i, first, last) && zone_at(m, i, last, &p)) {
        set_place(m, p, false);
        return;
    }
    if ((!joins && !is_subject(m, i, first, last)) || !ends_place(m, i, last) || !place_of(m->r->cat, at(m, i), home_region(m), &p) ||
        is_modifier(m, p.region, i, last))
        return;
    bool narrows = i > first && at(m, i - 1)->kind == TOKEN_REGION && m->place_count && p.region != NONE &&
                   m->places[m->place_count - 1].region != NONE &&
                   catalog_region_within(m->r->cat, p.region, m->places[m->place_count - 1].region);
    if (narrows)
        m->place_count--;
    set_place(m, p, joins || (narrows && m->place_count > 0));
}

/* 全国发明专利申请平均增幅 is the nation's; 全国首批试点 is not. */
static bool speaks_of_right(const struct machine *m, size_t i, size_t last)
{
    return i < last && at(m, i)->word != NONE && features_has_key(&catalog_word(m->r->cat, at(m, i)->word)->features, FEATURE_OBJ);
}

static void read_own_place(struct machine *m, size_t i, size_t first, size_t last)
{
    const struct token *t = at(m, i);
    struct place p;
    if (!is_subject(m, i, first, last))
        return;
    if (t->cue == CUE_NATION) {
        bool nation = m->frame->home.region != NONE && catalog_region(m->r->cat, m->frame->home.region)->level == REGION_COUNTRY;
        if (!nation && !before_number(m, i, last) && !(i > first && at(m, i - 1)->kind == TOKEN_TIME) && !speaks_of_right(m, i + 1, last))
            return;
        p = place_of_region(m->r->cat, catalog_region_by_code(m->r->cat, STR("000000")));
    } else if (!place_own(m->r->cat, token_text(m->r, t), m->subject.name.len ? m->subject : m->section_place, m->section_place, &p)) {
        return;
    }
    set_place(m, p, false);
}

/* --- clauses without a number --- */

static void absorb(struct machine *m, size_t first, size_t last)
{
    if (first >= last)
        return;
    struct phrase p;
    phrase_read(m->r, first, last, home_region(m), ASKS_COUNT, &p);
    m->pending |= p.cues;
    if (phrase_has(&p, CUE_OTHER_BASE))
        m->pending_base = p.base.form != TIME_NONE ? p.base : p.said_time;
    if (phrase_has(&p, CUE_DIVIDED) && at(m, first)->cue == CUE_DIVIDED)
        m->divided = true;
    if (features_neutral(&p.said))
        return;
    m->announced = p;
    struct features topic;
    resolve_inherit(&p.said, &m->topic, &topic);
    m->topic = topic;
}

/* --- runs of numbers --- */

static bool is_number(const struct token *t)
{
    return t->kind == TOKEN_QUANTITY || t->kind == TOKEN_RANK || t->cue == CUE_DOUBLE || t->cue == CUE_QUADRUPLE || t->cue == CUE_FLAT ||
           t->cue == CUE_FIRST_PLACE;
}

static unsigned dimensions_of(const struct machine *m, const struct token *t)
{
    if (t->kind != TOKEN_QUANTITY)
        return DIMENSION_PERCENT;
    return t->quantity.unit == NONE ? 0 : catalog_unit(m->r->cat, t->quantity.unit)->dimensions;
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
        if (at(m, i)->kind == TOKEN_QUANTITY)
            return i > from + 1 && at(m, from)->kind == TOKEN_QUANTITY && dimensions_of(m, at(m, i)) == dimensions_of(m, at(m, from)) ? i : 0;
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
    if (count < 2 || m->announced.item_count != count || !features_neutral(&before->said))
        return;
    memcpy(before->items, m->announced.items, sizeof before->items);
    before->item_count = count;
    m->announced.item_count = 0;
}

static size_t read_run(struct machine *m, size_t lead, size_t i, size_t last)
{
    size_t run[32], count = 0;
    struct phrase before;
    phrase_read(m->r, lead, i, home_region(m), asks_of(m, at(m, i)), &before);
    bool each = phrase_has(&before, CUE_EACH) || (m->pending >> CUE_EACH & 1);
    run[count++] = i;
    for (size_t next; count < 32 && (next = next_in_run(m, run[count - 1], last, each)); )
        run[count++] = next;
    enum measure measure;
    take_announced(m, &before, count);
    if (role_of(m, at(m, i), &before, &measure)) {
        if (measure == MEASURE_LEVEL)
            level_run(m, run, count, &before, run[count - 1] + 1, phrase_end(m, run[count - 1] + 1, last));
        else
            compare_run(m, run, count, &before, measure);
        m->last_measure = measure;
    }
    return run[count - 1];
}

/* --- parentheses --- */

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
    for (size_t i = open; i < last; i++) {
        if (at(m, i)->kind != TOKEN_PUNCT)
            continue;
        depth += at(m, i)->mark == '(';
        depth -= at(m, i)->mark == ')';
        if (depth == 0)
            return i;
    }
    return last;
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
    return close < last ? close : last - 1;
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
        read_own_place(m, i, first, last);
        break;
    case CUE_ZONE:
        read_zone(m, i, first, last);
        break;
    case CUE_TARGET:
        m->target = true;
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
    if (mark != ';')
        return;
    m->target = false;
    m->among = false;
    m->pending = 0;
    m->actor = m->section_actor;
    m->list = m->focus.len;
}

static void read_clauses(struct machine *m, size_t first, size_t last, int depth)
{
    size_t lead = first;
    bool numbered = false;
    for (size_t i = first; i < last && !m->failed; i++) {
        const struct token *t = at(m, i);
        read_actor(m, i, first, &m->actor);
        if (is_number(t) && !m->used[i]) {
            i = read_run(m, lead, i, last);
            lead = i + 1;
            numbered = true;
        } else if (t->kind == TOKEN_TIME) {
            read_time(m, i, first, last);
        } else if (t->kind == TOKEN_REGION) {
            read_place_token(m, i, first, last);
        } else if (t->kind == TOKEN_PUNCT && t->mark == '(' && depth < 3 && holds_number(m, i, closing(m, i, last))) {
            i = read_parentheses(m, i, last, depth);
            if (numbered)
                lead = i + 1;
        } else if (t->kind == TOKEN_PUNCT && t->mark == '(') {
            i = closing(m, i, last) < last ? closing(m, i, last) : i;
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
    m->place_said = false;
    m->place_count = 0;
    VEC_CLEAR(&m->focus);
    m->list = 0;
    m->target = m->among = false;
    m->pending = 0;
    m->announced.item_count = 0;
    m->place_in_clause = false;
    m->pending_base = (struct time_expression){0};
    m->actor = m->section_actor;
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

void machine_block(struct machine *m, size_t block)
{
    struct span s = m->r->spans.at[block];
    m->block = block;
    m->when = m->section_when;
    m->time_in_paragraph = false;
    m->subject = m->section_place;
    if (m->r->doc->blocks.at[block].kind != BLOCK_ITEM && !starts_numbered(m, s.first))
        m->divided = false;
    if (!m->divided)
        m->last_topic = m->paragraph = m->topic = (struct features){0};
    size_t first = s.first;
    for (size_t i = s.first; i < s.last; i++) {
        if (!ends_sentence(at(m, i)))
            continue;
        if (i > first) {
            begin_sentence(m, first, i + 1);
            read_clauses(m, first, i + 1, 0);
            for (size_t k = 0; k < m->topic.len; k++)
                if (m->topic.at[k].key == FEATURE_OBJ)
                    m->paragraph = m->topic;
        }
        first = i + 1;
    }
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
        if (t->kind != TOKEN_REGION || !ends_place(m, i, s.last) || frame_is_dateline(m->r, i, s.last) || !place_of(m->r->cat, t, m->frame->home.region, &p))
            continue;
        bool narrowed = i + 1 < s.last && at(m, i + 1)->kind == TOKEN_REGION;
        if (narrowed || (p.region != NONE && is_modifier(m, p.region, i, s.last)))
            continue;
        if (!zone_at(m, i, s.last, &m->section_place))
            m->section_place = p;
        break;
    }
}
