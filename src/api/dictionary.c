/* The store takes arrays of pointers, since it does not know the catalogue: they are gathered here and point into it. */
#include "api/dictionary.h"

#include "base/arena.h"

/* The four arrays, as long as the counts in `out` say; false when there is no memory. */
static bool gather(const struct catalog *cat, struct arena *arena, struct dictionary *out)
{
    const struct indicator **indicators = arena_array(arena, out->indicator_count + 1, sizeof(void *));
    const struct region **regions = arena_array(arena, out->region_count + 1, sizeof(void *));
    const struct region_group **groups = arena_array(arena, out->group_count + 1, sizeof(void *));
    const struct unit **units = arena_array(arena, out->unit_count + 1, sizeof(void *));
    if (!indicators || !regions || !groups || !units)
        return false;
    for (size_t i = 0; i < out->indicator_count; i++)
        indicators[i] = catalog_indicator(cat, i);
    for (size_t i = 0; i < out->region_count; i++)
        regions[i] = catalog_region(cat, i);
    for (size_t i = 0; i < out->group_count; i++)
        groups[i] = catalog_group(cat, i);
    for (size_t i = 0; i < out->unit_count; i++)
        units[i] = catalog_unit(cat, i);
    out->indicators = indicators;
    out->regions = regions;
    out->groups = groups;
    out->units = units;
    return true;
}

enum ipdb_status dictionary_put(struct store *store, const struct catalog *cat, struct err *err)
{
    struct arena arena = {0};
    struct dictionary dictionary = {
        .version = catalog_version(cat),
        .indicator_count = catalog_indicator_count(cat),
        .region_count = catalog_region_count(cat),
        .group_count = catalog_group_count(cat),
        .unit_count = catalog_unit_count(cat),
    };
    enum ipdb_status status = gather(cat, &arena, &dictionary) ? store_put_dictionary(store, &dictionary, err) : err_nomem(err);
    arena_fini(&arena);
    return status;
}
