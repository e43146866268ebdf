/* What a catalogue answers.
 *
 *     catalog_match at 河北省质押…  →  河北 (TERM_REGION_SHORT 130000), 河北省 (TERM_REGION 130000)
 */
#include "catalog/catalog.h"

#include "catalog/parts.h"

#define X(id, code) code,
static const char *const feature_keys[] = {FEATURE_KEYS(X)};
static const char *const cues[] = {CUES(X)};
#undef X

const char *feature_key_code(enum feature_key key)
{
    return (unsigned)key < FEATURE_KEY_COUNT ? feature_keys[key] : "";
}

const char *cue_code(enum cue cue)
{
    return (unsigned)cue < CUE_COUNT ? cues[cue] : "";
}

struct str catalog_version(const struct catalog *cat)
{
    return str_of(cat->version);
}

bool catalog_is_built_in(const struct catalog *cat)
{
    return cat->built_in;
}

size_t catalog_indicator_count(const struct catalog *cat)
{
    return cat->indicators.len;
}

const struct indicator *catalog_indicator(const struct catalog *cat, size_t index)
{
    return &cat->indicators.at[index];
}

const struct entry *catalog_entry(const struct catalog *cat, size_t index)
{
    return &cat->entries.at[index];
}

struct entry_list catalog_entries_filed(const struct catalog *cat, struct feature f)
{
    if (f.value >= cat->value_texts.len)
        return (struct entry_list){0};
    uint32_t first = cat->filed_first[f.value];
    return (struct entry_list){cat->filed + first, cat->filed_first[f.value + 1] - first};
}

size_t catalog_region_count(const struct catalog *cat)
{
    return cat->regions.len;
}

const struct region *catalog_region(const struct catalog *cat, size_t index)
{
    return &cat->regions.at[index];
}

size_t catalog_region_by_name(const struct catalog *cat, struct str zh, size_t ancestor)
{
    const struct term *terms = NULL;
    size_t found = NONE, count = names_find(&cat->names, zh, &terms);
    for (size_t i = 0; i < count; i++) {
        if (terms[i].kind != TERM_REGION || !str_eq(cat->regions.at[terms[i].index].zh, zh))
            continue;
        if (ancestor != NONE && !catalog_region_within(cat, terms[i].index, ancestor))
            continue;
        if (found != NONE)
            return NONE;
        found = terms[i].index;
    }
    return found;
}

bool catalog_region_within(const struct catalog *cat, size_t region, size_t ancestor)
{
    while (region != NONE && region != ancestor)
        region = cat->regions.at[region].parent;
    return region != NONE;
}

size_t catalog_region_province(const struct catalog *cat, size_t region)
{
    while (cat->regions.at[region].level > REGION_PROVINCE)
        region = cat->regions.at[region].parent;
    return region;
}

size_t catalog_group_count(const struct catalog *cat)
{
    return cat->groups.len;
}

const struct region_group *catalog_group(const struct catalog *cat, size_t index)
{
    return &cat->groups.at[index];
}

size_t catalog_unit_count(const struct catalog *cat)
{
    return cat->units.len;
}

const struct unit *catalog_unit(const struct catalog *cat, size_t index)
{
    return &cat->units.at[index];
}

const struct word *catalog_word(const struct catalog *cat, size_t index)
{
    return &cat->words.at[index];
}

size_t catalog_match(const struct catalog *cat, const char *at, const char *end, struct term_match *out, size_t max)
{
    return names_match(&cat->names, at, end, out, max);
}

struct str catalog_feature_value(const struct catalog *cat, struct feature f)
{
    return f.value < cat->value_texts.len ? cat->value_texts.at[f.value] : STR("");
}
