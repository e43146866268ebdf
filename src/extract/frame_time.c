/* The time of a bulletin: the default period of its figures, and the days that 今年 and 截至目前 count from.
 *
 *     “2018年第一季度…统计快报” → 2018-Q1        第三季度例行发布会 in July tells of what was before
 */
#include "extract/frame_parts.h"

#define LEAD_BLOCKS 12 /* where the default period is said */

static bool is_event(const struct reading *r, size_t token, size_t last)
{
    for (size_t i = token + 1; i < last && i < token + 10 && tokens_of(r)[i].kind != TOKEN_PUNCT; i++)
        if (tokens_of(r)[i].cue == CUE_EVENT)
            return true;
        else if (tokens_of(r)[i].cue == CUE_CONVENED)
            return false; /* 就2020年知识产权保护状况召开新闻发布会 */
    return false;
}

/* 是上年同期的1.53倍 */
static bool is_measured_by(const struct reading *r, size_t token)
{
    const struct token *t = &tokens_of(r)[token];
    for (size_t i = token + 1; i + 1 < r->tokens.len && i < token + 3; i++)
        if (str_starts(token_text(r, &tokens_of(r)[i]), STR("的")))
            return t->kind == TOKEN_TIME && tokens_of(r)[i + 1].kind == TOKEN_QUANTITY &&
                   tokens_of(r)[i + 1].quantity.unit != NONE &&
                   catalog_unit(r->cat, tokens_of(r)[i + 1].quantity.unit)->dimensions & DIMENSION_TIMES;
    return false;
}

static bool is_base(const struct reading *r, size_t token, size_t first)
{
    if (token == first)
        return false;
    const struct token *before = &tokens_of(r)[token - 1];
    bool enclosed =
        before->kind == TOKEN_PUNCT && before->mark == '(' && token + 1 < r->tokens.len && tokens_of(r)[token + 1].mark == ')';
    bool planned = str_ends(token_text(r, before), STR("部署")); /* 总结2021年工作，部署2022年任务 */
    return enclosed || planned || is_measured_by(r, token) || before->cue == CUE_OTHER_BASE || before->cue == CUE_YOY_BASE ||
           before->cue == CUE_OVER_BEFORE || before->cue == CUE_TARGET || before->cue == CUE_EARLIER ||
           (before->kind == TOKEN_TEXT && str_ends(token_text(r, before), STR("自")));
}

static bool names_period(const struct time_expression *e)
{
    switch (e->form) {
    case TIME_YEAR:
        return e->year || e->relative;
    case TIME_HALF:
    case TIME_QUARTER:
    case TIME_MONTHS:
    case TIME_YEARS:
        return true;
    case TIME_MONTH:
        return e->until || e->end || e->year;
    default:
        return false;
    }
}

/* 第三季度例行发布会 on a day of that quarter tells of what was before. */
static bool is_quarter_of(const struct time_expression *e, struct date day)
{
    return e->form == TIME_QUARTER && day.month && (day.month + 2) / 3 == e->first && (!e->year || e->year == day.year);
}

bool frame_period(const struct reading *r, size_t first, size_t last, const struct moment *now, struct date published,
                  struct moment *out)
{
    for (size_t i = first; i < last; i++) {
        const struct token *t = &tokens_of(r)[i];
        if (t->kind != TOKEN_TIME || !names_period(&t->time) || is_base(r, i, first) ||
            ((t->time.form == TIME_YEAR || t->time.form == TIME_MONTH || is_quarter_of(&t->time, published)) &&
             is_event(r, i, last)))
            continue;
        if (time_resolve(&t->time, now, published, out) && (!published.year || out->period.end.year <= published.year))
            return true;
    }
    return false;
}

static size_t first_figure(const struct reading *r, struct span s)
{
    size_t i = s.first;
    while (i < s.last && tokens_of(r)[i].kind != TOKEN_QUANTITY)
        i++;
    return i;
}

static bool says_now(const struct reading *r, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        if (tokens_of(r)[i].kind == TOKEN_TIME && tokens_of(r)[i].time.form == TIME_NOW && tokens_of(r)[i].time.until)
            return true;
    return false;
}

/* 某市知识产权局  2016年2月: a line that only says when the bulletin was published. */
static bool is_month_of(const struct moment *m, struct date published)
{
    return m->period.kind == PERIOD_MONTH && !m->instant && m->period.end.year == published.year &&
           m->period.end.month == published.month;
}

/* What is said before the first figure is said of all. */
static bool lead_period(const struct reading *r, size_t title, struct date published, struct moment *out)
{
    const struct moment unknown = {0};
    for (size_t i = 0; i < r->spans.len && i < LEAD_BLOCKS; i++) {
        struct span s = r->spans.at[i];
        if (r->doc->blocks.at[i].kind == BLOCK_FURNITURE || i == title)
            continue;
        size_t figure = frame_ends_sentence(r, i) ? first_figure(r, s) : s.last;
        if (says_now(r, s.first, figure)) {
            *out = (struct moment){.period = period_asof(published), .instant = true, .known = true};
            return true;
        }
        if (frame_period(r, s.first, figure, &unknown, published, out) && !(figure == s.last && is_month_of(out, published)))
            return true;
        if (figure < s.last)
            break;
    }
    return false;
}

static bool opens_clause(const struct reading *r, size_t i, size_t first)
{
    const struct token *before = i > first ? &tokens_of(r)[i - 1] : NULL;
    return !before || before->kind == TOKEN_PUNCT || before->kind == TOKEN_REGION || before->kind == TOKEN_TIME ||
           before->cue == CUE_OWN_PLACE || before->cue == CUE_NATION;
}

/* Behind it only what a clause begins with, and counted by the calendar: not 去年, not 评为2021年度…案例. */
static bool later_period(const struct reading *r, size_t title, struct date published, struct moment *out)
{
    const struct moment unknown = {0};
    for (size_t b = 0; b < r->spans.len && b < LEAD_BLOCKS; b++) {
        struct span s = r->spans.at[b];
        for (size_t i = s.first; i < s.last && r->doc->blocks.at[b].kind != BLOCK_FURNITURE && b != title; i++) {
            const struct token *t = &tokens_of(r)[i];
            if (t->kind == TOKEN_TIME && !t->time.since && (t->time.year || t->time.relative == RELATIVE_THIS) &&
                opens_clause(r, i, s.first) && !is_event(r, i, s.last) && frame_period(r, i, i + 1, &unknown, published, out) &&
                out->period.end.year + 1 >= published.year)
                return true;
        }
    }
    return false;
}

/* 《…状况（2023年）》: the year that a paper reports on, in its name. */
static bool year_in_name(const struct reading *r, struct span name, struct date published, struct moment *out)
{
    const struct moment unknown = {0};
    for (size_t i = name.first + 1; i < name.last; i++) {
        const struct token *t = &tokens_of(r)[i];
        if (t->kind == TOKEN_TIME && t->time.form == TIME_YEAR && t->time.year && t[-1].kind == TOKEN_PUNCT && t[-1].mark == '(')
            return time_resolve(&t->time, &unknown, published, out) && (!published.year || t->time.year <= published.year);
    }
    return false;
}

struct moment frame_default_period(const struct reading *r, size_t title, struct span opened, struct date published, bool *titled)
{
    const struct moment unknown = {0};
    struct moment found;
    *titled = true;
    if (title != NONE && frame_period(r, r->spans.at[title].first, r->spans.at[title].last, &unknown, published, &found))
        return found;
    if (frame_period(r, opened.first, opened.last, &unknown, published, &found) || year_in_name(r, opened, published, &found))
        return found;
    *titled = false;
    if (lead_period(r, title, published, &found) || later_period(r, title, published, &found))
        return found;
    return (struct moment){.period = period_asof(published), .instant = true, .known = true};
}

/* The year of which an expression names a part, 0 for none; of a term (2022年8月至2025年7月) the year it begins in. */
static int year_of_part(const struct time_expression *e, bool terms)
{
    if (e->form == TIME_HALF || e->form == TIME_QUARTER || (terms && (e->form == TIME_MONTH || e->form == TIME_DAY)))
        return e->year;
    return terms && e->form == TIME_MONTHS ? e->recent : 0;
}

/* 2024年将兑付: a year that is planned for. */
static bool plans(const struct reading *r, size_t i)
{
    return i + 1 < r->tokens.len && str_starts(token_text(r, &tokens_of(r)[i + 1]), STR("将"));
}

static int last_year_named(const struct reading *r)
{
    int named = 0;
    for (size_t i = 0; i < r->tokens.len; i++) {
        const struct token *t = &tokens_of(r)[i];
        if (t->kind == TOKEN_TIME && t->time.form == TIME_YEAR && t->time.year > named && t->time.year < 2100 &&
            !is_base(r, i, 0) && !plans(r, i))
            named = t->time.year;
    }
    return named;
}

/* Without a publication date: the latest part of a year that the bulletin names, else the year it reports on. */
struct date frame_as_of(const struct reading *r, const struct frame *f)
{
    struct date as_of = f->published;
    if (as_of.year)
        return as_of;
    as_of.year = f->when.known ? f->when.period.end.year : 0;
    const bool reported = as_of.year;
    for (size_t i = 0; i < r->tokens.len; i++) {
        const struct token *t = &tokens_of(r)[i];
        int year = t->kind == TOKEN_TIME && !(i > 0 && t[-1].cue == CUE_TO) ? year_of_part(&t->time, !reported) : 0;
        if (year > as_of.year && year < 2100)
            as_of.year = (int16_t)year;
    }
    if (!as_of.year)
        as_of.year = (int16_t)last_year_named(r);
    return as_of;
}

/* What 今年 is, without a publication date: the year after the last one whose end is spoken of (截至2018年底). */
struct date frame_today(const struct reading *r, const struct frame *f)
{
    struct date today = f->as_of;
    if (f->published.year)
        return today;
    int last = 0, named = last_year_named(r);
    bool this_year = false, last_year = false, part = false;
    int met = 0;
    for (size_t i = 0; i < r->tokens.len; i++) {
        const struct token *t = &tokens_of(r)[i];
        if (t->kind != TOKEN_TIME)
            continue;
        if (t->time.form == TIME_YEAR && t->time.year && is_event(r, i, r->tokens.len))
            met = t->time.year > met ? t->time.year : met;
        this_year |= t->time.relative == RELATIVE_THIS;
        last_year |= t->time.relative == RELATIVE_LAST;
        part |= t->time.year == today.year && t->time.form != TIME_YEAR && t->time.form != TIME_YEARS;
        if (t->time.form == TIME_YEAR && t->time.end && t->time.year > last && t->time.year < 2100)
            last = t->time.year;
    }
    if (this_year && !part && last == today.year)
        today.year = (int16_t)(last + 1);
    else if (last_year && met >= named && met)
        today.year = (int16_t)met;
    else if (last_year && !this_year && named)
        today.year = (int16_t)(named + 1);
    return today;
}
