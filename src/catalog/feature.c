/* Sets of features: small arrays, because a phrase says a handful of things.
 *
 *     高价值发明专利 → {qual=high, obj=patent, kind=invention}
 */
#include "catalog/feature.h"

_Static_assert(FEATURE_KEY_COUNT <= 32, "a bit a key");

bool features_has(const struct features *set, struct feature f)
{
    if (!features_has_key(set, (enum feature_key)f.key))
        return false;
    for (size_t i = 0; i < set->len; i++)
        if (set->at[i].key == f.key && set->at[i].value == f.value)
            return true;
    return false;
}

size_t features_count_key(const struct features *set, enum feature_key key)
{
    size_t count = 0;
    for (size_t i = 0; i < set->len; i++)
        count += set->at[i].key == key;
    return count;
}

int features_value(const struct features *set, enum feature_key key)
{
    for (size_t i = 0; i < set->len && features_has_key(set, key); i++)
        if (set->at[i].key == key)
            return set->at[i].value;
    return -1;
}

void features_add(struct features *set, struct feature f)
{
    if (set->len == FEATURES_MAX || features_has(set, f))
        return;
    set->at[set->len++] = f;
    set->keys |= UINT32_C(1) << f.key;
}

void features_add_all(struct features *set, const struct features *more)
{
    for (size_t i = 0; i < more->len; i++)
        features_add(set, more->at[i]);
}

void features_remove(struct features *set, struct feature f)
{
    struct features rest = {0};
    for (size_t i = 0; i < set->len; i++)
        if (set->at[i].key != f.key || set->at[i].value != f.value)
            features_add(&rest, set->at[i]);
    *set = rest;
}

void features_remove_key(struct features *set, enum feature_key key)
{
    uint8_t kept = 0;
    if (!features_has_key(set, key))
        return;
    for (size_t i = 0; i < set->len; i++)
        if (set->at[i].key != key)
            set->at[kept++] = set->at[i];
    set->len = kept;
    set->keys &= ~(UINT32_C(1) << key);
}
