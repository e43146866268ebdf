/* Time tokens move the time register: which of them is a period of the figures, and how long it holds.
 *
 *     截至6月底 governs what follows; 2022年12月获批 holds for its sentence; 较2012年 is a base and moves nothing
 */
#include "extract/machine.h"
#include "lex/lexer.h"

/* 的 stands among the tokens [first, last): 是去年同期的2.1倍. */
static bool of_it(const struct machine *m, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (token_starts(m, i, STR("的")))
            return true;
    return false;
}

/* 与2016年相比, 同“十二五”末比较 */
static bool stands_compared(const struct machine *m, size_t i, size_t first, size_t last)
{
    if (i == first || i + 1 >= last)
        return false;
    struct str before = token_text(m->r, token_at(m, i - 1)), behind = token_text(m->r, token_at(m, i + 1));
    for (size_t k = i + 1; token_at(m, i - 1)->cue == CUE_JOIN && k < last && k < i + 4; k++)
        if (token_at(m, k)->cue == CUE_FLAT)
            return true; /* 与上一年基本持平 */
    return (token_at(m, i - 1)->cue == CUE_JOIN || str_eq(before, STR("同"))) &&
           (str_starts(behind, STR("相比")) || str_starts(behind, STR("比较")));
}

static bool is_base_time(const struct machine *m, size_t i, size_t first, size_t last)
{
    const struct token *before = i > first ? token_at(m, i - 1) : NULL;
    if (before && (before->cue == CUE_OTHER_BASE || before->cue == CUE_YOY_BASE || before->cue == CUE_OVER_BEFORE ||
                   before->cue == CUE_GAP_ABOVE || before->cue == CUE_GAP_BELOW))
        return true;
    if (stands_compared(m, i, first, last))
        return true;
    for (size_t k = i + 1; k < last && k < i + 5; k++) {
        const struct token *t = token_at(m, k);
        if (t->kind == TOKEN_TIME)
            continue;
        if (t->kind == TOKEN_PUNCT)
            return false;
        if (t->kind == TOKEN_QUANTITY)
            return t->quantity.unit != NONE && (catalog_unit(m->r->cat, t->quantity.unit)->dimensions & DIMENSION_TIMES) &&
                   of_it(m, i + 1, k);
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

/* The month that a part of a year ends in; 0 for what is none, and for a month that nothing ends. */
static int last_month(const struct time_expression *e)
{
    switch (e->form) {
    case TIME_HALF:
        return e->first * 6;
    case TIME_QUARTER:
        return e->first * 3;
    case TIME_MONTHS:
        return e->last;
    case TIME_MONTH:
        return e->until || e->end ? e->first : 0;
    default:
        return 0;
    }
}

/* 1—6月, 截至11月底 where neither title nor paragraph said a year: the last November before the publication. */
static const struct moment *governing(struct machine *m, const struct time_expression *e)
{
    struct date p = m->frame->published;
    bool whole_year = e->form == TIME_YEAR && !e->year && !e->relative && !e->end;
    if (whole_year && !m->time_in_paragraph && m->frame->when.period.kind == PERIOD_ASOF && p.year && p.month && p.month <= 4) {
        m->dated = (struct moment){.period = period_year(p.year - 1), .known = true}; /* 全年 told in spring is the year before */
        return &m->dated;
    }
    int month = e->year || e->relative || e->recent ? 0 : last_month(e);
    if (!month || m->time_in_paragraph || m->frame->when_titled || !p.year || !p.month)
        return &m->when;
    m->dated = (struct moment){.period = period_year(month <= p.month ? p.year : p.year - 1), .known = true};
    return &m->dated;
}

/* …，创造“十二五”时期最高水平。 A time behind the last figure of its sentence governs nothing after it. */
static bool trails(const struct machine *m, size_t i)
{
    return m->first_number < i && m->last_number < i;
}

/* …，而2023年底这一数字是2.55件: a year before the governing one, brought in mid-sentence, holds for that sentence. */
static bool looks_back(const struct machine *m, const struct moment *found, size_t i)
{
    return m->first_number < i && m->when.known && found->period.end.year < m->when.period.end.year;
}

/* 与“十三五”末0.91万件相比: the base of a comparison that has a figure of its own. */
static bool compared_with(const struct machine *m, size_t i, size_t first, size_t last)
{
    size_t number = i + 1 < last && token_is(m, i + 1, STR("的")) ? i + 2 : i + 1;
    if (i == first || token_at(m, i - 1)->cue != CUE_JOIN || number + 1 >= last || token_at(m, number)->kind != TOKEN_QUANTITY)
        return false;
    return token_at(m, number + 1)->cue == CUE_OTHER_BASE;
}

struct moment a_year_before(struct moment when)
{
    when.period.start.year--;
    when.period.end.year--;
    return when;
}

/* 自2020年起连续5年, 自2015年设立以来 */
static bool dates_start(const struct machine *m, size_t i, size_t first, size_t last)
{
    if (i == first || !token_ends(m, i - 1, STR("自")))
        return false;
    if (token_at(m, i)->time.since)
        return true;
    for (size_t k = i + 1; k < last && k < i + 12 && token_at(m, k)->kind != TOKEN_PUNCT; k++)
        if (token_ends(m, k, STR("以来")))
            return true;
    return false;
}

/* 为全年任务的101.6%, 完成全年专利申请任务301件的117% */
static bool names_task(const struct machine *m, size_t i, size_t last)
{
    const struct time_expression *e = &token_at(m, i)->time;
    if (e->form != TIME_YEAR || e->year || e->relative)
        return false;
    for (size_t k = i + 1; k < last && k < i + 5; k++)
        if (token_at(m, k)->kind == TOKEN_QUANTITY || token_at(m, k)->kind == TOKEN_PUNCT)
            return false;
        else if (token_at(m, k)->cue == CUE_TARGET || token_starts(m, k, STR("任务")))
            return true;
    return false;
}

/* 截至6月30日，今年全市…; 截至11月，全省2010年…: the year up to that day. */
static bool up_to_day(const struct machine *m, size_t i, size_t first)
{
    const struct time_expression *e = &token_at(m, i)->time;
    int year = m->when.period.end.year;
    if (e->form != TIME_YEAR || e->end || !(e->relative == RELATIVE_THIS || (e->year && e->year == year)) || !m->when.instant ||
        !m->when.period.end.month || m->when.period.end.month == 12)
        return false;
    for (size_t k = i; k-- > first && k + 5 > i && token_at(m, k)->kind != TOKEN_QUANTITY;)
        if (token_at(m, k)->kind == TOKEN_TIME)
            return token_at(m, k)->time.until;
    return false;
}

/* 2020年依托平台开展登记工作以来 */
static bool dates_since(const struct machine *m, size_t i, size_t last)
{
    for (size_t k = i + 1; k < last && k < i + 12 && token_at(m, k)->kind != TOKEN_PUNCT && token_at(m, k)->kind != TOKEN_QUANTITY;
         k++)
        if (token_ends(m, k, STR("以来")))
            return true;
    return false;
}

void register_time(struct machine *m, size_t i, size_t first, size_t last)
{
    const struct time_expression *e = &token_at(m, i)->time;
    struct moment found;
    if (is_base_time(m, i, first, last) || e->form == TIME_NONE || !time_resolve(e, governing(m, e), m->frame->today, &found))
        return;
    if (dates_start(m, i, first, last) || names_task(m, i, last))
        return;
    if (up_to_day(m, i, first))
        found = time_year_so_far(&m->when);
    bool last_year = e->form == TIME_YEAR && (e->relative == RELATIVE_LAST || e->relative == RELATIVE_PREVIOUS);
    if (last_year && i + 1 < last && token_starts(m, i + 1, STR("同期")) && m->when.known &&
        m->when.period.end.year == found.period.end.year + 1)
        found = a_year_before(m->when);
    bool event = false;
    for (size_t k = i + 1; k < last && k < i + 8 && token_at(m, k)->kind != TOKEN_PUNCT; k++)
        event |= token_at(m, k)->cue == CUE_EVENT;
    if (event && (e->form == TIME_YEAR || e->form == TIME_MONTH))
        return;
    bool since = e->since || dates_since(m, i, last);
    bool spans = since && e->form == TIME_YEAR && e->year && m->frame->today.year > e->year;
    if (spans)
        found.period = period_years(e->year, m->frame->today.year);
    if (e->form == TIME_NOW)
        found.period = period_asof(m->frame->as_of);
    if (compared_with(m, i, first, last)) {
        m->back_once = m->when;
        m->time_once = true;
        m->when = found;
        return;
    }
    bool from_to = i > first && (token_at(m, i - 1)->cue == CUE_FROM || token_at(m, i - 1)->cue == CUE_TO);
    bool back = looks_back(m, &found, i);
    m->clause_time = back && e->relative != RELATIVE_NONE && e->relative != RELATIVE_THIS;
    m->segment_time = from_to || back; /* 从2019年的A到2025年的B; 上年同期为116家；… */
    bool aside = from_to || back || holds_for_sentence(m, e) || trails(m, i) || spans ||
                 (i > first && token_at(m, i - 1)->cue == CUE_EARLIER);
    if (aside && !m->sentence_time) {
        m->back = m->when;
        m->sentence_time = true;
    } else if (!aside) {
        m->sentence_time = false;
    }
    bool joins = i >= first + 2 && m->year_count && m->year_token == i - 2 && token_at(m, i - 1)->kind == TOKEN_PUNCT &&
                 token_at(m, i - 1)->mark == '`' && m->year_count < PLACES_MAX;
    m->year_count = joins ? m->year_count : 0;
    m->years[m->year_count++] = found;
    m->year_token = i;
    m->when = found;
    m->span_said = e->form == TIME_YEARS;
    m->time_in_paragraph = true;
}

/* The period that the tokens [first, last) of an opened title name, if they name one and say that it is a record. */
static bool recorded_period(const struct machine *m, size_t first, size_t last, bool record, struct moment *out)
{
    size_t times = 0;
    for (size_t i = first; i < last; i++) {
        const struct token *t = token_at(m, i);
        record |= t->cue == CUE_RECORD;
        if (t->kind == TOKEN_TIME && t->time.year && t->time.form != TIME_YEARS &&
            time_resolve(&t->time, &m->when, m->frame->today, out))
            times++;
    }
    return record && times == 1;
}

void register_title(struct machine *m, size_t i, size_t first, size_t last)
{
    struct reading *r = m->r;
    const struct token name = *token_at(m, i);
    bool cited = i > first && (token_ends(m, i - 1, STR("据")) || token_ends(m, i - 1, STR("按照")));
    bool record = i + 1 < last && token_at(m, i + 1)->cue == CUE_RECORD;
    for (size_t k = i + 1; k < last && k < i + 4 && !cited; k++)
        cited = token_at(m, k)->kind == TOKEN_TEXT && str_contains(token_text(r, token_at(m, k)), STR("显示"));
    if (!cited || i > m->first_number || !token_starts(m, i, STR("《")) || name.end - name.off <= 6)
        return;
    size_t length = r->tokens.len;
    struct moment found;
    bool told = lexer_run(r->cat, &r->folded, name.off + 3, name.end - 3, &r->tokens, NULL) == IPDB_OK &&
                recorded_period(m, length, r->tokens.len, record, &found);
    r->tokens.len = length;
    if (!told)
        return;
    if (!m->sentence_time)
        m->back = m->when;
    m->sentence_time = m->time_in_paragraph = true;
    m->when = found;
}
