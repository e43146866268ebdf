/* What is asked for by its code is found by halving a list that is in the order of the codes.
 *
 *     region_order   000000 110000 110100 …      catalog_region_by_code("110100")  →  the index of 北京市的市辖区
 *     value_order    of the key obj: copyright gi ip patent …
 */
#include <stdlib.h>

#include "catalog/parts.h"

typedef struct str code_of(const struct catalog *cat, size_t index);

static struct str indicator_code(const struct catalog *cat, size_t index)
{
    return cat->indicators.at[index].code;
}

static struct str region_code(const struct catalog *cat, size_t index)
{
    return cat->regions.at[index].code;
}

static struct str value_text(const struct catalog *cat, size_t index)
{
    return cat->value_texts.at[index];
}

/* Which of order[begin .. end) has this code, or NONE. */
static inline size_t find(const struct catalog *cat, const uint32_t *order, size_t begin, size_t end, code_of *of, struct str code)
{
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        int cmp = str_cmp(of(cat, order[middle]), code);
        if (cmp == 0)
            return order[middle];
        if (cmp < 0)
            begin = middle + 1;
        else
            end = middle;
    }
    return NONE;
}

size_t catalog_indicator_by_code(const struct catalog *cat, struct str code)
{
    return find(cat, cat->indicator_order, 0, cat->indicators.len, indicator_code, code);
}

size_t catalog_region_by_code(const struct catalog *cat, struct str code)
{
    return find(cat, cat->region_order, 0, cat->regions.len, region_code, code);
}

struct feature catalog_feature(const struct catalog *cat, enum feature_key key, struct str value)
{
    size_t number = find(cat, cat->value_order, cat->value_first[key], cat->value_first[key + 1], value_text, value);
    return (struct feature){(uint8_t)key, number == NONE ? 0 : (uint16_t)number};
}

struct coded {
    struct str code;
    size_t index;
};

static int compare(const void *a, const void *b)
{
    const struct coded *x = a, *y = b;
    return str_cmp(x->code, y->code);
}

/* Sorts what a map holds and appends it to `order`; false when there is no memory. */
static bool append(struct catalog *cat, const struct strmap *map, uint32_t *order)
{
    size_t count = 0;
    struct coded *list = arena_array(&cat->draft->scratch, map->len + 1, sizeof *list);
    if (!list)
        return false;
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].key.ptr)
            list[count++] = (struct coded){map->slots[i].key, map->slots[i].value};
    qsort(list, count, sizeof *list, compare);
    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)list[i].index;
    return true;
}

enum ipdb_status order_codes(struct catalog *cat, struct err *err)
{
    cat->indicator_order = arena_array(&cat->arena, cat->indicators.len, sizeof *cat->indicator_order);
    cat->region_order = arena_array(&cat->arena, cat->regions.len, sizeof *cat->region_order);
    cat->value_order = arena_array(&cat->arena, cat->value_texts.len, sizeof *cat->value_order);
    if (!cat->indicator_order || !cat->region_order || !cat->value_order)
        return err_nomem(err);
    bool ok = append(cat, &cat->draft->indicator_index, cat->indicator_order) &&
              append(cat, &cat->draft->region_index, cat->region_order);
    for (size_t key = 0; ok && key < FEATURE_KEY_COUNT; key++) {
        const struct strmap *values = &cat->draft->values[key];
        cat->value_first[key + 1] = cat->value_first[key] + (uint32_t)values->len;
        ok = append(cat, values, cat->value_order + cat->value_first[key]);
    }
    return ok ? IPDB_OK : err_nomem(err);
}
