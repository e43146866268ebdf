/* The frame of a bulletin: title, publication, place, default period. */
#include "extract/frame.h"

#include "extract/zone.h"

#define HEAD_BLOCKS 8   /* where a title and a dateline stand */
#define LEAD_BLOCKS 12  /* where the default period is said */
#define SHORT_LINE  240 /* bytes: a line of the page rather than of the text */

static const struct token *tokens_of(const struct reading *r)
{
    return r->tokens.at;
}

static bool span_has_cue(const struct reading *r, struct span s, enum cue cue)
{
    for (size_t i = s.first; i < s.last; i++)
        if (tokens_of(r)[i].cue == (int)cue)
            return true;
    return false;
}

static size_t block_bytes(const struct reading *r, size_t block)
{
    return r->doc->blocks.at[block].end - r->doc->blocks.at[block].begin;
}

static bool ends_sentence(const struct reading *r, size_t block)
{
    const struct block *b = &r->doc->blocks.at[block];
    return str_ends(str_slice(r->doc->text, b->begin, b->end), STR("。"));
}

static void mark_furniture(struct reading *r)
{
    for (size_t i = 0; i < r->spans.len; i++)
        if (block_bytes(r, i) < SHORT_LINE * 2 && !ends_sentence(r, i) && span_has_cue(r, r->spans.at[i], CUE_FURNITURE))
            r->doc->blocks.at[i].kind = BLOCK_FURNITURE;
}

static int title_score(const struct reading *r, size_t block)
{
    const struct block *b = &r->doc->blocks.at[block];
    struct str line = str_slice(r->doc->text, b->begin, b->end);
    if (b->kind == BLOCK_FURNITURE || line.len > SHORT_LINE || ends_sentence(r, block) || str_ends(line, STR("：")) ||
        str_ends(line, STR(":")) || str_ends(line, STR("；")))
        return 0;
    int words = 0, places = 0, times = 0;
    struct span s = r->spans.at[block];
    for (size_t i = s.first; i < s.last; i++) {
        const struct token *t = &tokens_of(r)[i];
        bool paper = t->kind == TOKEN_NAME && t->end - t->off > 24;
        words += t->kind == TOKEN_WORD ? 1 : paper || t->cue == CUE_RECORD ? 3 : 0;
        places |= paper || t->kind == TOKEN_REGION || t->cue == CUE_NATION; /* 《2023年某市白皮书》发布 names it inside */
        if (t->kind == TOKEN_TIME && t->time.form == TIME_DAY && t->time.year)
            return 0;
        times |= t->kind == TOKEN_TIME;
    }
    int score = (words > 3 ? 3 : words) * 2 + places * 4 + times * 3;
    return score ? score + 6 - (int)(block > 5 ? 5 : block) : 0;
}

static size_t find_title(const struct reading *r)
{
    size_t best = NONE;
    int best_score = 0;
    for (size_t i = 0; i < r->spans.len && i < HEAD_BLOCKS; i++) {
        if (block_bytes(r, i) > 60 && ends_sentence(r, i))
            break; /* the text has begun */
        int score = title_score(r, i);
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

static bool date_of(const struct reading *r, struct span s, bool month_will_do, struct date *out)
{
    for (size_t i = s.first; i < s.last; i++) {
        const struct time_expression *e = &tokens_of(r)[i].time;
        bool start = e->since || (i > s.first && str_ends(token_text(r, &tokens_of(r)[i - 1]), STR("自")));
        if (tokens_of(r)[i].kind != TOKEN_TIME || !e->year || e->until || start)
            continue;
        if (e->form == TIME_DAY || (month_will_do && e->form == TIME_MONTH && !e->end)) {
            *out = (struct date){(int16_t)e->year, (int8_t)e->first, (int8_t)e->day};
            return true;
        }
    }
    return false;
}

/* A bare year in parentheses or in a dateline: “…电（2026年）”. */
static bool year_of(const struct reading *r, struct span s, struct date *out)
{
    for (size_t i = s.first + 1; i + 1 < s.last; i++) {
        const struct token *t = &tokens_of(r)[i];
        if (t->kind == TOKEN_TIME && t->time.form == TIME_YEAR && t->time.year && t[-1].kind == TOKEN_PUNCT && t[-1].mark == '(' &&
            t[1].kind == TOKEN_PUNCT && t[1].mark == ')') {
            *out = (struct date){(int16_t)t->time.year, 0, 0};
            return true;
        }
    }
    return false;
}

static struct date find_published(const struct reading *r, size_t title)
{
    struct date d = {0};
    size_t n = r->spans.len;
    for (size_t i = 0; i < n && i < HEAD_BLOCKS; i++)
        if (i != title && block_bytes(r, i) <= SHORT_LINE && !ends_sentence(r, i) && date_of(r, r->spans.at[i], true, &d))
            return d;
    for (size_t i = n > 4 ? n - 4 : 0; i < n; i++)
        if (i != title && block_bytes(r, i) <= SHORT_LINE && !ends_sentence(r, i) && date_of(r, r->spans.at[i], false, &d))
            return d;
    for (size_t i = 0; i < n && i < HEAD_BLOCKS; i++)
        if (date_of(r, r->spans.at[i], false, &d) || year_of(r, r->spans.at[i], &d))
            return d;
    return d;
}

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
    return enclosed || is_measured_by(r, token) || before->cue == CUE_OTHER_BASE || before->cue == CUE_YOY_BASE ||
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

void frame_features(const struct reading *r, size_t first, size_t last, struct features *out)
{
    for (size_t i = first; i < last; i++)
        if (tokens_of(r)[i].word != NONE)
            features_add_all(out, &catalog_word(r->cat, tokens_of(r)[i].word)->features);
}

/* Votes for a place: the title's count most, then the head's, then each mention. */
struct vote {
    size_t region;
    int weight;
};

static void cast(struct vote *votes, size_t *count, size_t region, int weight)
{
    for (size_t i = 0; i < *count; i++)
        if (votes[i].region == region) {
            votes[i].weight += weight;
            return;
        }
    if (*count < 64)
        votes[(*count)++] = (struct vote){region, weight};
}

bool frame_is_dateline(const struct reading *r, size_t i, size_t last)
{
    return i + 1 < last && tokens_of(r)[i + 1].kind == TOKEN_TIME && tokens_of(r)[i + 1].time.form == TIME_DAY;
}

/* 公司, 银行: a place before it is part of its name. */
static bool names_body(const struct token *t)
{
    return t->cue == CUE_ORG_SUFFIX || t->cue == CUE_SINGLE_BODY;
}

static void vote_span(const struct reading *r, struct span s, int weight, struct vote *votes, size_t *count)
{
    for (size_t i = s.first; i < s.last; i++) {
        const struct token *t = &tokens_of(r)[i];
        if (t->cue == CUE_NATION && str_eq(token_text(r, t), STR("我国")))
            cast(votes, count, catalog_region_by_code(r->cat, STR("000000")), weight);
        if (t->kind != TOKEN_REGION || (i + 1 < s.last && names_body(&t[1])) || frame_is_dateline(r, i, s.last))
            continue;
        size_t region = place_region(r->cat, t, NONE);
        if (region == NONE)
            continue;
        bool narrowed = i + 1 < s.last && tokens_of(r)[i + 1].kind == TOKEN_REGION;
        bool venue = i > s.first && tokens_of(r)[i - 1].cue == CUE_PREPOSITION;
        if (!narrowed && !venue)
            cast(votes, count, region, weight);
    }
}

/* What 我市 or 全市 calls the place that was voted for: itself, the first such word that means another place, or nothing. */
static bool called_so(const struct reading *r, bool ours, struct place voted, const struct vote *votes, size_t count,
                      struct place *out)
{
    bool found = false;
    for (size_t i = 0; i < r->tokens.len; i++) {
        const struct token *t = &tokens_of(r)[i];
        struct place p;
        if (t->cue != CUE_OWN_PLACE || str_starts(token_text(r, t), STR("我")) != ours)
            continue;
        bool known = place_own(r->cat, token_text(r, t), voted, voted, &p);
        for (size_t k = 0; !known && k < count; k++) {
            struct place other = place_of_region(r->cat, votes[k].region);
            known = catalog_region_within(r->cat, votes[k].region, voted.region) &&
                    place_own(r->cat, token_text(r, t), other, other, &p);
        }
        if (known && (!found || p.region == voted.region))
            *out = p;
        found |= known;
    }
    return found;
}

/* 滨海新区 is named most, but the text says 我市: the city that the district lies in; so with 安徽省 and a city of it. */
static struct place as_it_calls_itself(const struct reading *r, struct place voted, const struct vote *votes, size_t count)
{
    struct place called;
    if (called_so(r, true, voted, votes, count, &called) &&
        (called.region == voted.region || catalog_region_within(r->cat, called.region, voted.region)))
        return called;
    return called_so(r, false, voted, votes, count, &called) ? called : voted;
}

/* A text that says 全市 without naming the city is not the nation's. */
static bool speaks_of_own_place(const struct reading *r)
{
    for (size_t i = 0; i < r->tokens.len; i++)
        if (tokens_of(r)[i].cue == CUE_OWN_PLACE)
            return true;
    return false;
}

/* 本报杭州4月9日讯, 本报西宁讯, 青海日报 … 我省: the place of that level where the dispatch was sent from; without one, an unknown place. */
static struct place dateline_place(const struct reading *r)
{
    struct str own = {0};
    for (size_t i = 0; i < r->tokens.len && !own.len; i++)
        if (tokens_of(r)[i].cue == CUE_OWN_PLACE)
            own = token_text(r, &tokens_of(r)[i]);
    for (size_t i = 0; i + 1 < r->tokens.len; i++) {
        const struct token *t = &tokens_of(r)[i];
        size_t region = t->kind == TOKEN_REGION ? place_region(r->cat, t, NONE) : NONE;
        struct place sent = place_of_region(r->cat, region), p;
        if (region != NONE && (frame_is_dateline(r, i, r->tokens.len) || t[1].cue == CUE_ORG_SUFFIX) &&
            place_own(r->cat, own, sent, sent, &p))
            return p;
    }
    return (struct place){NONE, {0}};
}

static struct place vote_home(const struct reading *r)
{
    struct vote votes[64];
    size_t count = 0;
    for (size_t i = 0; i < r->spans.len; i++) {
        bool furniture = r->doc->blocks.at[i].kind == BLOCK_FURNITURE;
        vote_span(r, r->spans.at[i], furniture ? 0 : i < 3 ? 3 : 1, votes, &count);
    }
    int total = 0;
    struct vote best = {NONE, 0};
    for (size_t i = 0; i < count; i++) {
        total += votes[i].weight;
        if (votes[i].weight > best.weight)
            best = votes[i];
    }
    if (best.region == NONE && speaks_of_own_place(r))
        return dateline_place(r);
    if (best.region == NONE || best.weight * 3 < total)
        return place_of_region(r->cat, catalog_region_by_code(r->cat, STR("000000")));
    return as_it_calls_itself(r, place_of_region(r->cat, best.region), votes, count);
}

/* 普陀区 is in Shanghai and in Zhoushan: the one that lies in another place the bulletin names, else a name of no code. */
static bool shared_name(const struct reading *r, const struct token *t, struct place *out)
{
    bool full = false;
    for (size_t i = 0; i < t->term_count; i++)
        full |= t->terms[i].kind == TERM_REGION;
    for (size_t i = 0; full && i < r->tokens.len; i++) {
        const struct token *other = &tokens_of(r)[i];
        size_t region = other->kind == TOKEN_REGION ? place_region(r->cat, other, NONE) : NONE;
        size_t within = region == NONE ? NONE : place_region(r->cat, t, region);
        if (within != NONE) {
            *out = place_of_region(r->cat, within);
            return true;
        }
    }
    *out = (struct place){NONE, token_text(r, t)};
    return full;
}

/* The place of a title: its first place that is no venue or partner; several provinces, or 全国, make it the country's. */
static bool title_home(const struct reading *r, struct span s, struct place *out)
{
    struct place found = {NONE, {0}};
    bool nation = false, own = false;
    for (size_t i = s.first; i < s.last; i++) {
        const struct token *t = &tokens_of(r)[i];
        bool field = i + 1 < s.last && (t[1].kind == TOKEN_RANK || t[1].cue == CUE_RANK || t[1].cue == CUE_FIRST_PLACE);
        nation |= t->cue == CUE_NATION && !field;
        own |= t->cue == CUE_OWN_PLACE;
        struct place p;
        if (t->kind != TOKEN_REGION || (i + 1 < s.last && names_body(&t[1])) ||
            !(place_of(r->cat, t, found.region, &p) || shared_name(r, t, &p)))
            continue;
        if (p.region != NONE && catalog_region(r->cat, p.region)->level == REGION_COUNTRY) {
            nation = true;
            continue;
        }
        bool narrows = found.region != NONE && p.region != NONE && catalog_region_within(r->cat, p.region, found.region) &&
                       t[-1].kind == TOKEN_REGION;
        if (!found.name.len || narrows)
            found = p;
        if (found.region != NONE && found.region == p.region && zone_read(r, i, s.last, found.region, &p))
            found = p;
    }
    if (found.name.len)
        *out = found;
    else if (nation && !own)
        *out = place_of_region(r->cat, catalog_region_by_code(r->cat, STR("000000")));
    return found.name.len || (nation && !own);
}

static struct place find_home(const struct reading *r, size_t title, struct span opened)
{
    const struct metadata *meta = &r->doc->meta;
    if (meta->region_origin == ORIGIN_GIVEN)
        return (struct place){meta->region_code.len ? catalog_region_by_code(r->cat, meta->region_code)
                                                    : catalog_region_by_name(r->cat, meta->region, NONE),
                              meta->region};
    struct place p;
    if (title != NONE && (title_home(r, r->spans.at[title], &p) || title_home(r, opened, &p)))
        return p;
    return vote_home(r);
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

/* What is said before the first figure is said of all. */
static bool lead_period(const struct reading *r, size_t title, struct date published, struct moment *out)
{
    const struct moment unknown = {0};
    for (size_t i = 0; i < r->spans.len && i < LEAD_BLOCKS; i++) {
        struct span s = r->spans.at[i];
        if (r->doc->blocks.at[i].kind == BLOCK_FURNITURE || i == title)
            continue;
        size_t figure = ends_sentence(r, i) ? first_figure(r, s) : s.last;
        if (says_now(r, s.first, figure)) {
            *out = (struct moment){.period = period_asof(published), .instant = true, .known = true};
            return true;
        }
        if (frame_period(r, s.first, figure, &unknown, published, out))
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
                opens_clause(r, i, s.first) && frame_period(r, i, i + 1, &unknown, published, out) &&
                out->period.end.year + 1 >= published.year)
                return true;
        }
    }
    return false;
}

static struct moment find_period(const struct reading *r, size_t title, struct span opened, struct date published, bool *titled)
{
    const struct moment unknown = {0};
    struct moment found;
    *titled = true;
    if (title != NONE && frame_period(r, r->spans.at[title].first, r->spans.at[title].last, &unknown, published, &found))
        return found;
    if (frame_period(r, opened.first, opened.last, &unknown, published, &found))
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
static struct date find_as_of(const struct reading *r, const struct frame *f)
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
static struct date find_today(const struct reading *r, const struct frame *f)
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

static struct str find_publisher(const struct reading *r)
{
    for (size_t i = 0; i < r->spans.len && i < HEAD_BLOCKS; i++) {
        const struct block *b = &r->doc->blocks.at[i];
        struct str line = str_slice(r->doc->text, b->begin, b->end);
        size_t source = str_find(line, STR("来源"), 0);
        if (block_bytes(r, i) > SHORT_LINE || source == (size_t)-1)
            continue;
        struct str name = str_trim(str_slice(line, source + strlen("来源"), line.len));
        while (name.len && (str_starts(name, STR("：")) || str_starts(name, STR(":"))))
            name = str_trim(str_slice(name, name.ptr[0] == ':' ? 1 : 3, name.len));
        size_t blank = str_find(name, STR(" "), 0);
        return blank == (size_t)-1 ? name : str_slice(name, 0, blank);
    }
    return (struct str){0};
}

static void fill_metadata(struct reading *r, const struct frame *f)
{
    struct metadata *meta = &r->doc->meta;
    if (meta->title_origin != ORIGIN_GIVEN && f->title != NONE) {
        const struct block *b = &r->doc->blocks.at[f->title];
        meta->title = str_trim(str_slice(r->doc->text, b->begin, b->end));
        meta->title_origin = ORIGIN_INFERRED;
    }
    if (meta->published_origin != ORIGIN_GIVEN && date_valid(f->published)) {
        meta->published = f->published;
        meta->published_origin = ORIGIN_INFERRED;
    }
    if (meta->region_origin != ORIGIN_GIVEN && f->home.name.len) {
        meta->region = f->home.name;
        meta->region_code = f->home.region == NONE ? STR("") : catalog_region(r->cat, f->home.region)->code;
        meta->region_origin = ORIGIN_INFERRED;
    }
    struct str publisher = meta->publisher_origin == ORIGIN_GIVEN ? (struct str){0} : find_publisher(r);
    if (publisher.len) {
        meta->publisher = publisher;
        meta->publisher_origin = ORIGIN_INFERRED;
    }
}

/* 关于印发《2013年武汉市专利统计分析报告》的通知: the title's tokens with the name in it opened. The reading gets them as a block of its own. */
static struct span open_title(struct reading *r, size_t title)
{
    struct span s = r->spans.at[title];
    size_t first = r->tokens.len;
    for (size_t i = s.first; i < s.last; i++) {
        struct token t = tokens_of(r)[i];
        struct str text = token_text(r, &t);
        if (t.kind == TOKEN_NAME && text.len > 6 && str_starts(text, STR("《")) &&
            lexer_run(r->cat, &r->folded, t.off + 3, t.end - 3, &r->tokens, NULL) != IPDB_OK)
            return s;
    }
    return r->tokens.len > first ? (struct span){first, r->tokens.len} : s;
}

void frame_infer(struct reading *r, struct frame *out)
{
    struct frame f = {0};
    mark_furniture(r);
    f.title = find_title(r);
    f.published = r->doc->meta.published_origin == ORIGIN_GIVEN ? r->doc->meta.published : find_published(r, f.title);
    size_t length = r->tokens.len;
    struct span opened = f.title == NONE ? (struct span){0, 0} : open_title(r, f.title);
    f.home = find_home(r, f.title, opened);
    f.when = find_period(r, f.title, opened, f.published, &f.when_titled);
    frame_features(r, opened.first, opened.last, &f.topic);
    r->tokens.len = length;
    f.as_of = find_as_of(r, &f);
    f.today = find_today(r, &f);
    fill_metadata(r, &f);
    *out = f;
}
