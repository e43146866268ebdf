/* "Did you mean": Damerau-Levenshtein on folded ASCII, the ratio of shared characters and of initial sounds for Chinese.
 *
 *     Hebie → Hebei (1 edit), Hubei (2); the city of Hebi is left out, since a province is as near
 */
#include "query/suggest.h"

#include "text/initial.h"
#include "text/utf8.h"

enum { WORD_MAX = 64, FAR = 1000 };

struct candidate {
    struct str name;
    const struct meaning *meaning;
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

static size_t ascii_distance(struct str word, struct str key)
{
    size_t limit = word.len < 3 ? 0 : word.len < 8 ? 2 : 3;
    size_t edits = edit_distance(word, key, limit);
    if (edits <= limit && edits < word.len)
        return edits;
    return word.len >= 4 && str_starts(key, word) ? limit + 1 : FAR; /* the beginning of several names */
}

/* Places where both have an ideograph that begins with one sound: what an input method confuses. */
static size_t shared_initials(struct str a, struct str b)
{
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < a.len && j < b.len;) {
        char x = han_initial(utf8_next(a, &i)), y = han_initial(utf8_next(b, &j));
        shared += x && x == y;
    }
    return shared;
}

/* Shared characters count twice, further ones that only begin with the same sound once; in thousandths of what is not shared. */
static size_t han_distance(struct str word, struct str key)
{
    size_t of = utf8_count(word), total = of + utf8_count(key);
    size_t shared = shared_characters(word, key), sounds = shared_initials(word, key);
    bool same_sound = sounds == of && total == 2 * of;
    if (!same_sound && (4 * shared < total || (shared < 2 && of > 2)))
        return FAR; /* 省 is not what 河比省 was to be */
    size_t alike = 2 * shared + (sounds > shared ? sounds - shared : 0);
    return alike >= total ? 0 : 999 - 999 * alike / total;
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
    return m && str_is_ascii(e->key) ? catalog_indicator(v->catalog, m->value)->code : e->name;
}

static bool better(struct candidate a, struct candidate b)
{
    if (a.distance != b.distance)
        return a.distance < b.distance;
    return a.weight != b.weight ? a.weight < b.weight : str_cmp(a.name, b.name) < 0;
}

static bool same_thing(const struct candidate *a, const struct candidate *b)
{
    return a->meaning->kind == b->meaning->kind && a->meaning->value == b->meaning->value;
}

/* Words of the grammar always are there. */
static bool has_data(struct vocabulary *v, const struct query_data *data, const struct meaning *m)
{
    if (data && m->kind == WORD_INDICATOR)
        return data->has_indicator(data->context, catalog_indicator(v->catalog, m->value)->code);
    if (data && m->kind == WORD_REGION)
        return data->has_region(data->context, catalog_region(v->catalog, m->value)->code);
    return true;
}

/* Keeps the best ones in order, each thing once under its nearest name. */
static size_t offer(struct candidate best[SUGGEST_MAX], size_t count, struct candidate c)
{
    size_t at = 0, out = SUGGEST_MAX - 1;
    for (size_t i = 0; i < count; i++)
        if (same_thing(&best[i], &c)) {
            if (!better(c, best[i]))
                return count;
            out = i; /* this one makes way */
        }
    while (at < count && !better(c, best[at]))
        at++;
    if (at == SUGGEST_MAX)
        return count;
    bool taken = out < count; /* the place that is given up held one */
    for (size_t i = out; i > at; i--)
        best[i] = best[i - 1];
    best[at] = c;
    return taken ? count : count + 1;
}

/* Cities and counties are only worth a line when no better-known name is as near: one pass for each weight. */
static size_t collect(struct vocabulary *v, const struct query_data *data, struct str word, bool places,
                      struct candidate best[SUGGEST_MAX])
{
    size_t count = 0, nearest = FAR;
    bool ascii = str_is_ascii(word);
    for (int weight = 0; weight <= 2; weight++) {
        size_t bound = nearest;
        for (size_t i = 0; i < v->lexicon.count; i++) {
            const struct word_entry entry = vocabulary_entry(v, i), *e = &entry;
            if (!e->meanings || e->meanings->kind == WORD_UNIT || weight_of(v, e->meanings) != weight)
                continue;
            if (str_is_ascii(e->key) != ascii || (places && e->meanings->kind != WORD_REGION))
                continue;
            struct candidate c = {written(v, e), e->meanings, 0, weight};
            c.distance = ascii ? ascii_distance(word, e->key) : han_distance(word, e->key);
            bool is_near = c.distance < bound && (count < SUGGEST_MAX || better(c, best[SUGGEST_MAX - 1]));
            if (!is_near || !has_data(v, data, e->meanings))
                continue;
            count = offer(best, count, c);
            nearest = least(nearest, c.distance);
        }
    }
    return count;
}

static size_t suggest_some(struct vocabulary *v, const struct query_data *data, struct str word, bool places,
                           struct str out[SUGGEST_MAX])
{
    struct candidate best[SUGGEST_MAX] = {{{0}, NULL, 0, 0}};
    if (word.len > 4 * WORD_MAX)
        return 0;
    struct str key = vocabulary_key(v->arena, word);
    size_t count = key.len ? collect(v, data, key, places, best) : 0;
    for (size_t i = 0; i < count; i++)
        out[i] = best[i].name;
    return count;
}

size_t suggest(struct vocabulary *v, const struct query_data *data, struct str word, struct str out[SUGGEST_MAX])
{
    return suggest_some(v, data, word, false, out);
}

size_t suggest_places(struct vocabulary *v, const struct query_data *data, struct str word, struct str out[SUGGEST_MAX])
{
    return suggest_some(v, data, word, true, out);
}
