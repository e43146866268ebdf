/* The place register. */
#include "extract/place.h"

#include "base/buf.h"

struct place place_of_region(const struct catalog *cat, size_t region)
{
    if (region == NONE)
        return (struct place){NONE, {0}};
    return (struct place){region, catalog_region(cat, region)->zh};
}

/* How well a reading fits: within the bulletin's place best, then its province, then by level. 0: not at all. */
static int fit(const struct catalog *cat, const struct term *term, size_t home)
{
    const struct region *r = catalog_region(cat, term->index);
    size_t province = home == NONE ? NONE : catalog_region_province(cat, home);
    bool within_home =
        home != NONE && catalog_region_within(cat, term->index, home) && catalog_region(cat, home)->level != REGION_COUNTRY;
    bool within_province = province != NONE && catalog_region_within(cat, term->index, province) &&
                           catalog_region(cat, province)->level == REGION_PROVINCE;
    if (r->level == REGION_COUNTY && term->kind == TERM_REGION_SHORT && !within_province)
        return 0;
    return (within_home ? 20 : 0) + (within_province ? 10 : 0) + 4 - (int)r->level;
}

size_t place_region(const struct catalog *cat, const struct token *t, size_t home)
{
    size_t best = NONE;
    int best_fit = 0;
    bool tied = false;
    for (size_t i = 0; i < t->term_count; i++) {
        if (t->terms[i].kind != TERM_REGION && t->terms[i].kind != TERM_REGION_SHORT)
            continue;
        int f = fit(cat, &t->terms[i], home);
        tied = f == best_fit && f > 0;
        if (f > best_fit) {
            best = t->terms[i].index;
            best_fit = f;
        }
    }
    return tied ? NONE : best;
}

bool place_of(const struct catalog *cat, const struct token *t, size_t home, struct place *out)
{
    for (size_t i = 0; i < t->term_count; i++)
        if (t->terms[i].kind == TERM_GROUP) {
            *out = (struct place){NONE, catalog_group(cat, t->terms[i].index)->zh};
            return true;
        }
    size_t region = place_region(cat, t, home);
    if (region == NONE)
        return false;
    *out = place_of_region(cat, region);
    return true;
}

static int level_of_word(struct str word)
{
    if (str_ends(word, STR("省")) || str_ends(word, STR("自治区")))
        return REGION_PROVINCE;
    if (str_ends(word, STR("市")) || str_ends(word, STR("州")) || str_ends(word, STR("盟")))
        return REGION_PREFECTURE;
    if (str_ends(word, STR("县")) || str_ends(word, STR("旗")))
        return REGION_COUNTY;
    return -1; /* 区, 我区, 本地: whatever governs */
}

static bool named_as(const struct catalog *cat, size_t region, int level)
{
    const struct region *r = catalog_region(cat, region);
    return level < 0 || (int)r->level == level || (level == REGION_PREFECTURE && str_ends(r->zh, STR("市")));
}

/* 全区 in a text about a city of an autonomous region is the region; about a district, the district. */
static bool district_of(const struct catalog *cat, struct place now, struct place home, struct place *out)
{
    const size_t from[] = {now.region, home.region};
    for (size_t i = 0; i < 2; i++)
        for (size_t r = from[i]; r != NONE; r = catalog_region(cat, r)->parent)
            if (str_ends(catalog_region(cat, r)->zh, STR("区"))) {
                *out = place_of_region(cat, r);
                return true;
            }
    return false;
}

bool place_own(const struct catalog *cat, struct str word, struct place now, struct place home, struct place *out)
{
    int level = level_of_word(word);
    const struct place candidates[] = {now, home};
    if (str_ends(word, STR("区")) && level < 0 && district_of(cat, now, home, out))
        return true;
    for (size_t i = 0; i < 2; i++) {
        if (candidates[i].region == NONE) {
            if (level < 0 && candidates[i].name.len) {
                *out = candidates[i];
                return true;
            }
            continue;
        }
        for (size_t r = candidates[i].region; r != NONE; r = catalog_region(cat, r)->parent)
            if (named_as(cat, r, level) && catalog_region(cat, r)->level != REGION_COUNTRY) {
                *out = place_of_region(cat, r);
                return true;
            }
    }
    return false;
}

struct place place_join(const struct place *places, size_t count, struct arena *arena)
{
    if (count == 1)
        return places[0];
    struct buf buf = {0};
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_add(&buf, STR("、"));
        buf_add(&buf, places[i].name);
    }
    struct place joined = {NONE, arena_str(arena, buf_str(&buf))};
    buf_fini(&buf);
    return joined;
}
