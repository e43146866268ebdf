/* "Did you mean": Damerau-Levenshtein on folded ASCII, the ratio of shared characters for Chinese.
 *
 *     Hebie → Hebei (1 edit), Hubei (2); the city of Hebi is left out, since a province is as near
 */
#include "query/suggest.h"

#include "text/utf8.h"

enum { WORD_MAX = 64, FAR = 1000 };

struct candidate {
    struct str name;
    size_t distance; /* edits, or for Chinese thousandths of what is not shared; compared within one script only */
    int weight;      /* 0 indicators, words of the grammar and provinces; 1 cities; 2 counties */
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t edit_distance(struct str a, struct str b, size_t limit)
{
    size_t row[3][WORD_MAX + 1];
    if (a.len > WORD_MAX || b.len > WORD_MAX || (a.len > b.len ? a.len - b.len : b.len - a.len) > limit)
        return limit + 1;
    for (size_t j = 0; j <= b.len; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *here = row[i % 3], *above = row[(i + 2) % 3], *two = row[(i + 1) % 3];
        here[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t differs = a.ptr[i - 1] != b.ptr[j - 1];
            here[j] = least(least(above[j] + 1, here[j - 1] + 1), above[j - 1] + differs);
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1])
                here[j] = least(here[j], two[j - 2] + 1);
        }
    }
    return least(row[a.len % 3][b.len], limit + 1);
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

static size_t shared_characters(struct str a, struct str b)
{
    bool used[WORD_MAX] = {false};
    size_t shared = 0;
    for (size_t i = 0; i < a.len;) {
        uint32_t c = utf8_next(a, &i);
        size_t k = 0;
        for (size_t j = 0; j < b.len && k < WORD_MAX; k++)
            if (utf8_next(b, &j) == c && !used[k]) {
                used[k] = true;
                shared++;
                break;
            }
    }
    return shared;
}

/* 0 is equal, FAR and above is no suggestion. */
static size_t distance_to(struct str word, struct str key)
{
    if (is_ascii(word) != is_ascii(key) || word.len > 4 * WORD_MAX)
        return FAR;
    if (is_ascii(word)) {
        size_t limit = word.len < 3 ? 0 : word.len < 8 ? 2 : 3;
        size_t d = edit_distance(word, key, limit);
        return d > limit || d >= word.len ? FAR : d;
    }
    size_t total = utf8_count(word) + utf8_count(key), shared = shared_characters(word, key);
    return 4 * shared < total ? FAR : 999 - 2 * 999 * shared / total;
}

static int weight_of(struct vocabulary *v, const struct meaning *m)
{
    if (m->kind != WORD_REGION)
        return 0;
    int level = (int)catalog_region(v->catalog, m->value)->level;
    return level <= REGION_PROVINCE ? 0 : level - REGION_PROVINCE;
}

/* How a suggestion is written: an indicator that was nearly typed by its code or its English name is named by its code. */
static struct str written(struct vocabulary *v, const struct word_entry *e)
{
    const struct meaning *m = meaning_of(e->meanings, WORD_INDICATOR);
    return m && is_ascii(e->key) ? catalog_indicator(v->catalog, m->value)->code : e->name;
}

static bool better(struct candidate a, struct candidate b)
{
    if (a.distance != b.distance)
        return a.distance < b.distance;
    return a.weight != b.weight ? a.weight < b.weight : str_cmp(a.name, b.name) < 0;
}

static size_t offer(struct candidate best[SUGGEST_MAX], size_t count, struct candidate c)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(best[i].name, c.name)) {
            if (better(c, best[i]))
                best[i] = c;
            return count;
        }
    size_t at = count;
    while (at > 0 && better(c, best[at - 1]))
        at--;
    if (at == SUGGEST_MAX)
        return count;
    count = count < SUGGEST_MAX ? count + 1 : count;
    for (size_t i = count - 1; i > at; i--)
        best[i] = best[i - 1];
    best[at] = c;
    return count;
}

/* Cities and counties are only worth a line when no better-known name is as near: one pass for each weight. */
static size_t collect(struct vocabulary *v, struct str key, struct candidate best[SUGGEST_MAX])
{
    size_t count = 0, nearest = FAR;
    for (int weight = 0; weight <= 2; weight++) {
        size_t bound = nearest;
        for (size_t i = 0; i < v->entries.len; i++) {
            const struct word_entry *e = &v->entries.at[i];
            if (!e->meanings || e->meanings->kind == WORD_UNIT || weight_of(v, e->meanings) != weight)
                continue;
            struct candidate c = {written(v, e), distance_to(key, e->key), weight};
            if (c.distance >= bound)
                continue;
            count = offer(best, count, c);
            nearest = least(nearest, c.distance);
        }
    }
    return count;
}

size_t suggest(struct vocabulary *v, struct str word, struct str out[SUGGEST_MAX])
{
    struct candidate best[SUGGEST_MAX] = {{{0}, 0, 0}};
    struct str key = vocabulary_key(v->arena, word);
    size_t count = key.len ? collect(v, key, best) : 0;
    for (size_t i = 0; i < count; i++)
        out[i] = best[i].name;
    return count;
}
