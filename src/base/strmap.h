/* A map from strings to `size_t` values. Keys are borrowed: they must outlive the map. Zeroed memory is a valid
 * empty map. Hostile keys cost no more than others: the hash is seeded per map and keyed (SipHash-1-3 or as good).
 */
#ifndef BASE_STRMAP_H
#define BASE_STRMAP_H

#include <stdint.h>

#include "base/str.h"

struct strmap_slot {
    struct str key;
    size_t value;
};

struct strmap {
    struct strmap_slot *slots;
    size_t len, cap;
    uint64_t seed[2]; /* drawn at the first strmap_put */
};

void strmap_fini(struct strmap *map);
/* Adds or replaces; false when there is no memory. */
bool strmap_put(struct strmap *map, struct str key, size_t value);
/* True and `*value` when the key is there. `value` may be NULL. */
bool strmap_get(const struct strmap *map, struct str key, size_t *value);

#endif
