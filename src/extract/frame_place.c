/* The place of a bulletin: what its title names, else what it speaks of most, as far as 我市 and 全市 agree.
 *
 *     “2016年上半年普陀区…” and 上海市 in the text → 普陀区 of Shanghai
 */
#include "extract/frame_parts.h"

#include "extract/zone.h"

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
        bool venue = i > s.first && i + 1 < s.last && str_ends(token_text(r, &t[-1]), STR("在")) && t[1].cue == CUE_CONVENED;
        if (t->kind != TOKEN_REGION || venue || (i + 1 < s.last && names_body(&t[1])) ||
            !(place_of(r->cat, t, found.region, &p) || shared_name(r, t, &p)))
            continue;
        bool world = t->terms[0].kind == TERM_GROUP && catalog_group(r->cat, t->terms[0].index)->member_count == 0;
        if (world || (p.region != NONE && catalog_region(r->cat, p.region)->level == REGION_COUNTRY)) {
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

struct place frame_home(const struct reading *r, size_t title, struct span opened)
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
