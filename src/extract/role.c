/* The role of a number: what its unit and the cues before it make of it. */
#include "extract/machine.h"

static bool is_growth_cue(int cue)
{
    return cue == CUE_UP || cue == CUE_DOWN || cue == CUE_GROWTH_NOUN || cue == CUE_YOY_BASE || cue == CUE_MOM_BASE ||
           cue == CUE_SPAN_YEAR || cue == CUE_NET;
}

static bool mid_year(const struct machine *m)
{
    return m->when.known && m->when.period.end.month && m->when.period.end.month < 12;
}

static bool is_last_year(const struct machine *m, const struct time_expression *e)
{
    int year = m->when.known ? m->when.period.end.year : 0;
    if (e->end && mid_year(m))
        return false; /* 6月底比2021年底增长: half a year */
    return e->relative == RELATIVE_LAST || e->relative == RELATIVE_PREVIOUS ||
           (e->form != TIME_NONE && e->form != TIME_YEARS && e->year && e->year == year - 1);
}

/* 由2015年末的1.61件增至2020年的3.1件，提高了92.55%: the growth is on the first. */
static bool from_long_ago(const struct machine *m)
{
    if (m->focus.len < 2)
        return false;
    const struct slot *last = &m->focus.at[m->focus.len - 1], *before = last - 1;
    bool in_list = m->focus.len >= m->list + 2;
    return last->entry == before->entry && (in_list || (last->entry != NONE && str_eq(last->place.name, before->place.name))) &&
           last->when.period.end.year > before->when.period.end.year + 1 && before->when.period.end.year;
}

/* 办案周期压减30%: what a reform cut was not last year's. */
static bool cut_by_reform(const struct machine *m, const struct phrase *p)
{
    return p->base.form == TIME_NONE && m->pending_base.form == TIME_NONE &&
           (features_has(&p->said, catalog_feature(m->r->cat, FEATURE_THING, STR("duration"))) ||
            features_has(&p->said, catalog_feature(m->r->cat, FEATURE_MONEY, STR("cost"))));
}

/* 五年来…由3件增加到22件，增长633.3% */
static bool over_years(const struct machine *m)
{
    if (m->focus.len < m->list + 2 || m->when.period.kind != PERIOD_YEARS)
        return false;
    const struct slot *last = &m->focus.at[m->focus.len - 1], *before = last - 1;
    return last->entry == before->entry && str_eq(before->scope, STR("原来"));
}

/* 各年增长1.2倍、29%、1倍 */
static bool of_each_year(const struct machine *m, const struct phrase *p)
{
    for (size_t i = p->first; i < p->last; i++)
        if (token_at(m, i)->cue == CUE_EACH && token_ends(m, i, STR("年")))
            return true;
    return false;
}

static enum measure growth_measure(const struct machine *m, const struct phrase *p)
{
    if (phrase_has(p, CUE_SPAN_YEAR))
        return MEASURE_CAGR;
    if (phrase_has(p, CUE_MOM_BASE))
        return MEASURE_MOM;
    if (phrase_has(p, CUE_YOY_BASE))
        return p->year_end && mid_year(m) ? MEASURE_GROWTH : MEASURE_YOY;
    if (cut_by_reform(m, p) || (p->said_time.form == TIME_EVENT && p->said_time.first))
        return MEASURE_GROWTH; /* “十二五”实现翻番 */
    if ((p->said_time.form == TIME_YEARS && p->said_time.recent) ||
        (m->span_said && m->when.period.kind == PERIOD_YEARS && !of_each_year(m, p)))
        return MEASURE_GROWTH; /* 三年增长115.4% */
    if (p->base.form == TIME_NONE && m->pending_base.form == TIME_NONE && (from_long_ago(m) || over_years(m)))
        return MEASURE_GROWTH;
    const struct time_expression *base = p->base.form != TIME_NONE           ? &p->base
                                         : m->last_measure == MEASURE_CHANGE ? &m->run_base
                                                                             : &m->pending_base;
    if (base->form != TIME_NONE)
        return is_last_year(m, base) ? MEASURE_YOY : MEASURE_GROWTH;
    return MEASURE_YOY;
}

/* 是2012年的7.3倍 grows on that year; 是全国平均的1.7倍 is a gap. */
static enum measure times_role(const struct machine *m, const struct phrase *p)
{
    if (is_growth_cue(p->last_role) || phrase_has(p, CUE_YOY_BASE) || p->base.form != TIME_NONE)
        return growth_measure(m, p);
    if (p->said_time.form == TIME_NONE || p->said_time.until)
        return MEASURE_GAP;
    return is_last_year(m, &p->said_time) ? MEASURE_YOY : MEASURE_GROWTH;
}

/* 年均结案率94.24%, 对工业增速的贡献率为44.7%: no 增长 moves the rate itself. */
static bool ends_in_rate(const struct machine *m, const struct phrase *p)
{
    bool moves = false;
    for (size_t i = p->item_count ? p->items[p->item_count - 1].last : p->last; i < p->last; i++)
        moves |= token_at(m, i)->cue == CUE_UP || token_at(m, i)->cue == CUE_DOWN || token_at(m, i)->cue == CUE_NET;
    return !moves && p->item_count &&
           features_has(&p->items[p->item_count - 1].said, catalog_feature(m->r->cat, FEATURE_THING, STR("rate")));
}

/* Nothing but places: 全国 is a grade, too. */
static bool says_no_noun(const struct phrase *p)
{
    struct features said = p->said;
    features_remove_key(&said, FEATURE_LVL);
    return features_neutral(&said) && !p->text;
}

/* 压缩至法定期限的50% */
static bool ends_in_of(const struct machine *m, const struct phrase *p)
{
    return p->last > p->first && token_is(m, p->last - 1, STR("的"));
}

/* 超过全部授权量的七成 */
static bool passes_part(const struct machine *m, const struct phrase *p)
{
    bool passed = phrase_has(p, CUE_OVER_BEFORE) || phrase_has(p, CUE_UNDER_BEFORE) || phrase_has(p, CUE_APPROX_BEFORE);
    return passed && ends_in_of(m, p) && p->item_count && p->items[p->item_count - 1].last + 1 == p->last && !p->text_tail;
}

static enum measure percent_role(const struct machine *m, const struct phrase *p)
{
    bool to = phrase_has(p, CUE_TO) && !phrase_has(p, CUE_YOY_BASE);
    if (p->last_role == CUE_SHARE || p->origin_first < p->origin_last)
        return MEASURE_SHARE;
    if (p->last_role < 0 && phrase_has(p, CUE_BACK) && (m->last_measure == MEASURE_SHARE || m->last_measure == MEASURE_YOY))
        return m->last_measure; /* 三者变为37.9%、54.7%和7.4% */
    if (p->last_role == CUE_GAP_ABOVE || p->last_role == CUE_GAP_BELOW)
        return p->base.form != TIME_NONE || phrase_has(p, CUE_YOY_BASE) ? growth_measure(m, p) : MEASURE_GAP;
    if (to && p->last_role != CUE_GROWTH_NOUN)
        return phrase_has(p, CUE_SHARE) || m->last_measure == MEASURE_SHARE || ends_in_of(m, p) ? MEASURE_SHARE : MEASURE_RATE;
    if (is_growth_cue(p->last_role))
        return ends_in_rate(m, p) ? MEASURE_RATE : growth_measure(m, p);
    if (phrase_has(p, CUE_SHARE))
        return MEASURE_SHARE;
    if (passes_part(m, p))
        return MEASURE_SHARE;
    bool nothing_said = p->item_count == 0 && p->last_role < 0;
    if (nothing_said && m->last_measure == MEASURE_SHARE && m->focus.len)
        return MEASURE_SHARE; /* 占比超过四分之三，达到77% */
    bool grows = m->pending & ((uint64_t)1 << CUE_GROWTH_NOUN | (uint64_t)1 << CUE_UP);
    if (nothing_said && grows && (m->depth || phrase_has(p, CUE_ALL)))
        return growth_measure(m, p); /* 增速较快的区依次为南沙区（83.2%）; 两市增长较快，均超过五成 */
    bool another_place = m->place_in_clause && m->focus.len && says_no_noun(p);
    if (another_place && (m->last_measure == MEASURE_YOY || m->last_measure == MEASURE_SHARE))
        return m->last_measure; /* 全国同期为30.4% */
    return MEASURE_RATE;
}

/* 在全国的排名前移5位 */
static bool phrase_names_rank(const struct machine *m, const struct phrase *p)
{
    for (size_t i = p->first; i < p->last; i++)
        if (token_at(m, i)->cue == CUE_RANK)
            return true;
    return false;
}

/* 高于全省平均水平的市5个 counts the cities. */
static bool ends_in_body(const struct machine *m, const struct phrase *p)
{
    return p->last > p->first && token_says(m, p->last - 1, FEATURE_BODY);
}

/* 比全国平均水平（13.3件）多1.6件: than others have, not than before. */
static bool beside_average(const struct machine *m, const struct phrase *p)
{
    bool base = false;
    for (size_t i = p->first; i < p->last; i++) {
        base |= token_at(m, i)->cue == CUE_OTHER_BASE;
        if (base && str_contains(token_text(m->r, token_at(m, i)), STR("平均")))
            return true;
    }
    return false;
}

/* 较上年下降的有2个: how many went down, not by how many. */
static bool counts_those(const struct machine *m, const struct phrase *p)
{
    return p->last > p->first + 1 && token_ends(m, p->last - 1, STR("有")) && token_ends(m, p->last - 2, STR("的"));
}

static enum measure count_role(const struct machine *m, const struct phrase *p)
{
    if (phrase_has(p, CUE_TO) || ends_in_body(m, p) || counts_those(m, p))
        return MEASURE_LEVEL;
    if (phrase_has(p, CUE_NET) || (p->last_role == CUE_SPAN_YEAR && phrase_has(p, CUE_UP)))
        return MEASURE_CHANGE;
    bool moves = p->last_role == CUE_UP || p->last_role == CUE_DOWN;
    if (moves && beside_average(m, p))
        return MEASURE_GAP;
    bool based = phrase_has(p, CUE_OTHER_BASE) || phrase_has(p, CUE_YOY_BASE) || (m->pending >> CUE_YOY_BASE & 1) ||
                 m->pending_base.form != TIME_NONE;
    bool of_focus = m->focus.len > m->list && features_neutral(&p->said) && !p->text;
    if (moves && (based || of_focus || phrase_names_rank(m, p)))
        return MEASURE_CHANGE;
    if (phrase_has(p, CUE_GAP_ABOVE) || phrase_has(p, CUE_GAP_BELOW))
        return p->last_role == CUE_GAP_ABOVE || p->last_role == CUE_GAP_BELOW ? MEASURE_GAP : MEASURE_LEVEL;
    return MEASURE_LEVEL;
}

bool names_next_field(const struct machine *m, const struct phrase *p)
{
    if (m->last_measure != MEASURE_RANK || p->last <= p->first + 1 || token_at(m, p->first)->mark != '`')
        return false;
    return token_names_place(token_at(m, p->first + 1));
}

static bool ranks(const struct machine *m, const struct token *number, const struct phrase *p)
{
    if (number->cue == CUE_FIRST_PLACE)
        return !str_eq(token_text(m->r, number + 1), STR("的")); /* 居首的宁波 */
    if (number->quantity.qualifier == QUALIFIER_UNDER && str_starts(token_text(m->r, number + 1), STR("的")))
        return false; /* 前十位的海关为: a list's heading */
    if (phrase_has(p, CUE_RANK) || names_next_field(m, p))
        return true;
    if (p->last <= p->first)
        return false;
    const struct token *before = &m->r->tokens.at[p->last - 1];
    if (before->cue == CUE_GROWTH_NOUN)
        return true; /* 增幅第一 */
    if (before->kind == TOKEN_WORD && features_has_key(&p->said, FEATURE_ACT) && str_ends(token_text(m->r, before), STR("量")) &&
        number[1].kind == TOKEN_PUNCT)
        return true; /* 三一重工发明专利授权量第一 */
    bool moves = phrase_has(p, CUE_TO) || before->cue == CUE_FROM;
    if (moves && str_ends(token_text(m->r, number), STR("位")))
        return true; /* 由2021年第8位上升至第6位 */
    return token_names_place(before);
}

/* 以154.6%的增幅列全省第一, 以30.0%、12.8%的占比领先: the cue behind the last of them, or -1. */
static int cue_behind(const struct machine *m, const struct token *number)
{
    while (number[1].kind == TOKEN_PUNCT && number[1].mark == '`' && number[2].kind == TOKEN_QUANTITY)
        number += 2;
    if (number[1].cue == CUE_GROWTH_NOUN)
        return CUE_GROWTH_NOUN; /* 保持25%以上增速 */
    return str_eq(token_text(m->r, number + 1), STR("的")) ? number[2].cue : -1;
}

/* 比同期GDP年均增速快2.4个百分点: than another thing grew, not than before. */
static bool beside_growth(const struct machine *m, const struct phrase *p)
{
    bool base = false, named = false;
    for (size_t i = p->first; i < p->last; i++) {
        const struct token *t = token_at(m, i);
        if (named && (t->cue == CUE_GROWTH_NOUN || t->cue == CUE_SPAN_YEAR))
            return true;
        named |= base && (t->kind == TOKEN_WORD || t->kind == TOKEN_REGION || (t->kind == TOKEN_TEXT && t->end - t->off >= 6));
        base |= t->cue == CUE_OTHER_BASE || t->cue == CUE_YOY_BASE;
    }
    return false;
}

bool role_of(const struct machine *m, const struct token *number, const struct phrase *p, enum measure *out)
{
    bool ratio = token_dimensions(m, number) & (DIMENSION_PERCENT | DIMENSION_TIMES);
    int behind = number->kind == TOKEN_QUANTITY && ratio ? cue_behind(m, number) : -1;
    if (behind == CUE_GROWTH_NOUN || behind == CUE_SHARE) {
        *out = behind == CUE_SHARE ? MEASURE_SHARE : growth_measure(m, p);
        return true;
    }
    if (number->kind == TOKEN_RANK || number->cue == CUE_FIRST_PLACE) {
        *out = MEASURE_RANK;
        return ranks(m, number, p);
    }
    if (number->cue == CUE_FLAT && phrase_names_rank(m, p))
        return false; /* 名次与去年同期持平 */
    if (number->kind != TOKEN_QUANTITY) {
        bool again = m->last_measure == MEASURE_GROWTH && p->base.form == TIME_NONE && features_neutral(&p->said);
        *out = again ? MEASURE_GROWTH : growth_measure(m, p);
        return true;
    }
    unsigned d = token_dimensions(m, number);
    if (d & DIMENSION_POINT)
        *out =
            p->last_role == CUE_GAP_ABOVE || p->last_role == CUE_GAP_BELOW || beside_growth(m, p) ? MEASURE_GAP : MEASURE_PP_CHANGE;
    else if (d & DIMENSION_PERCENT)
        *out = percent_role(m, p);
    else if (d & DIMENSION_TIMES)
        *out = times_role(m, p);
    else
        *out = count_role(m, p);
    return true;
}

/* The direction that holds for a number: the last 增长 or 下降 before it in its run or phrase. */
static bool falls(const struct machine *m, const struct token *number, const struct phrase *p)
{
    const struct token *t = number;
    const struct token *first = &m->r->tokens.at[p->first];
    while (t > first) {
        t--;
        if (t->cue == CUE_UP || t->cue == CUE_GAP_ABOVE)
            return false;
        if (t->cue == CUE_DOWN || t->cue == CUE_GAP_BELOW)
            return true;
    }
    return false;
}

struct decimal role_value(const struct machine *m, const struct token *number, const struct phrase *p, enum measure measure)
{
    if (number->cue == CUE_DOUBLE || number->cue == CUE_QUADRUPLE)
        return number->quantity.value;
    if (number->cue == CUE_FLAT)
        return decimal_int(0);
    if (number->cue == CUE_FIRST_PLACE)
        return decimal_int(1);
    struct decimal v = number->quantity.value;
    if (number->kind == TOKEN_RANK || measure == MEASURE_SHARE || measure == MEASURE_RATE || measure == MEASURE_LEVEL)
        return v;
    bool times = token_dimensions(m, number) & DIMENSION_TIMES;
    if (times && measure != MEASURE_GAP) {
        if (!phrase_has(p, CUE_UP) && !phrase_has(p, CUE_DOWN) && !phrase_has(p, CUE_GROWTH_NOUN) &&
            cue_behind(m, number) != CUE_GROWTH_NOUN)
            (void)decimal_sub(v, decimal_int(1), &v);
        (void)decimal_shift(v, 2, &v); /* 0.1倍 is 10 % */
    }
    return v.coef > 0 && falls(m, number, p) ? decimal_neg(v) : v;
}
