/* A map from strings to numbers: open addressing, linear probing, at most 3/4 full, SipHash-1-3 with a random key per map
 * (Aumasson and Bernstein, "SipHash: a fast short-input PRF"), so that nobody can choose keys that collide.
 */
#include "base/strmap.h"

#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

void strmap_fini(struct strmap *map)
{
    free(map->slots);
    *map = (struct strmap){0};
}

static uint64_t turn(uint64_t x, int n)
{
    return x << n | x >> (64 - n);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[1] = turn(v[1], 13) ^ v[0];
    v[0] = turn(v[0], 32);
    v[2] += v[3];
    v[3] = turn(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = turn(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = turn(v[1], 17) ^ v[2];
    v[2] = turn(v[2], 32);
}

static uint64_t hash(const uint64_t seed[2], struct str key)
{
    uint64_t v[4] = {seed[0] ^ 0x736f6d6570736575, seed[1] ^ 0x646f72616e646f6d, seed[0] ^ 0x6c7967656e657261,
                     seed[1] ^ 0x7465646279746573};
    size_t at = 0;
    uint64_t word;
    for (; key.len - at >= sizeof word; at += sizeof word) {
        memcpy(&word, key.ptr + at, sizeof word);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    word = 0;
    if (key.len > at)
        memcpy(&word, key.ptr + at, key.len - at);
    word ^= (uint64_t)key.len << 56;
    v[3] ^= word;
    sip_round(v);
    v[0] ^= word;
    v[2] ^= 0xff;
    for (int i = 0; i < 3; i++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* The slot of `key`, or the free one where it belongs. A free slot has no pointer. */
static struct strmap_slot *find(const struct strmap *map, struct str key)
{
    size_t mask = map->cap - 1;
    size_t i = (size_t)hash(map->seed, key) & mask;
    while (map->slots[i].key.ptr && !str_eq(map->slots[i].key, key))
        i = (i + 1) & mask;
    return &map->slots[i];
}

static void draw_seed(struct strmap *map)
{
    if (getrandom(map->seed, sizeof map->seed, GRND_NONBLOCK) == (ssize_t)sizeof map->seed)
        return;
    map->seed[0] = (uint64_t)(uintptr_t)map; /* early in the boot: better than nothing */
    map->seed[1] = (uint64_t)clock() ^ (uint64_t)time(NULL) << 20;
}

static bool grow(struct strmap *map)
{
    if (map->cap == 0)
        draw_seed(map);
    struct strmap bigger = *map;
    bigger.cap = map->cap ? map->cap * 2 : 16;
    if (bigger.cap < map->cap)
        return false;
    bigger.slots = calloc(bigger.cap, sizeof *bigger.slots);
    if (!bigger.slots)
        return false;
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].key.ptr)
            *find(&bigger, map->slots[i].key) = map->slots[i];
    free(map->slots);
    *map = bigger;
    return true;
}

bool strmap_put(struct strmap *map, struct str key, size_t value)
{
    if (!key.ptr)
        key.ptr = "";
    if (map->len >= map->cap / 4 * 3 && !grow(map))
        return false;
    struct strmap_slot *slot = find(map, key);
    if (!slot->key.ptr) {
        slot->key = key;
        map->len++;
    }
    slot->value = value;
    return true;
}

bool strmap_get(const struct strmap *map, struct str key, size_t *value)
{
    if (map->cap == 0)
        return false;
    const struct strmap_slot *slot = find(map, key);
    if (!slot->key.ptr)
        return false;
    if (value)
        *value = slot->value;
    return true;
}
