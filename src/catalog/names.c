/* Every name of the catalogue, found in a text from any place on.
 *
 *     names 发明, 发明专利, 发明专利申请; text 发明专利授权  →  发明, 发明专利
 */
#include "catalog/names.h"

#include <stdlib.h>

#define OTHER_PLANES 0x10000u /* characters above share one bucket */
#define HEAD_LEN     8
#define OPENING_BITS 16

_Static_assert(NAMES_BUCKETS == OTHER_PLANES + 2 && NAMES_OPENINGS == 1 << (OPENING_BITS - 3), "as names.h says");

static struct str text_of(const struct names *names, uint32_t i)
{
    return (struct str){names->texts + names->entries[i].text, names->entries[i].len};
}

void names_fini(struct names *names)
{
    free(names->texts);
    free(names->entries);
    free(names->terms);
    free(names->heads);
    free(names->first);
    free(names->openings);
    *names = (struct names){0};
}

static int compare(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    int order = str_cmp(x->text, y->text);
    if (order == 0)
        order = (x->term.kind > y->term.kind) - (x->term.kind < y->term.kind);
    return order ? order : (x->term.index > y->term.index) - (x->term.index < y->term.index);
}

/* The first eight bytes as a number, so that most comparisons are of numbers: no name has a NUL byte, thus a shorter one is less. */
static uint64_t head(struct str text)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    if (text.len >= HEAD_LEN) /* one load */
        return (uint64_t)p[0] << 56 | (uint64_t)p[1] << 48 | (uint64_t)p[2] << 40 | (uint64_t)p[3] << 32 | (uint64_t)p[4] << 24 |
               (uint64_t)p[5] << 16 | (uint64_t)p[6] << 8 | p[7];
    uint64_t bytes = 0;
    for (size_t i = 0; i < HEAD_LEN; i++)
        bytes = bytes << 8 | (i < text.len ? p[i] : 0);
    return bytes;
}

/* The first character. Bytes that are no UTF-8 give some number, whose names they do not begin with. */
static uint32_t bucket(uint64_t bytes)
{
    uint32_t first = (uint32_t)(bytes >> 56), second = (uint32_t)(bytes >> 48) & 0x3F, third = (uint32_t)(bytes >> 40) & 0x3F;
    if (first < 0x80)
        return first;
    if (first < 0xE0)
        return (first & 0x1F) << 6 | second;
    return first < 0xF0 ? (first & 0x0F) << 12 | second << 6 | third : OTHER_PLANES;
}

/* The bit of two characters of Chinese: six bytes. */
static uint32_t two_characters(uint64_t bytes)
{
    return (uint32_t)((bytes >> 16) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - OPENING_BITS));
}

/* The bit of the first character. */
static uint32_t one_character(uint64_t bytes)
{
    uint32_t first = (uint32_t)(bytes >> 56);
    int len = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return two_characters(bytes >> (64 - 8 * len) << (64 - 8 * len));
}

static void mark(struct names *names, uint32_t bit)
{
    names->openings[bit / 8] |= (uint8_t)(1u << bit % 8);
}

static bool is_marked(const struct names *names, uint32_t bit)
{
    return names->openings[bit / 8] >> bit % 8 & 1;
}

/* Entries and terms out of the sorted list. */
static void fill(struct names *names, const struct name *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str text = list[i].text;
        if (i > 0 && compare(&list[i - 1], &list[i]) == 0)
            continue;
        if (i == 0 || !str_eq(list[i - 1].text, text)) {
            names->entries[names->len++] = (struct names_entry){
                .text = (uint32_t)names->text_len, .len = (uint32_t)text.len, .first_term = (uint32_t)names->term_count};
            memcpy(names->texts + names->text_len, text.ptr, text.len);
            names->text_len += text.len;
        }
        names->terms[names->term_count++] = list[i].term;
        names->entries[names->len - 1].term_count++;
    }
}

static void link_prefixes(struct names *names)
{
    for (uint32_t i = 0; i < names->len; i++) {
        struct names_entry *entry = &names->entries[i];
        uint32_t prefix = i > 0 ? i - 1 : NAMES_NONE;
        while (prefix != NAMES_NONE && !str_starts(text_of(names, i), text_of(names, prefix)))
            prefix = names->entries[prefix].prefix;
        entry->prefix = prefix;
        entry->chain = prefix == NAMES_NONE ? 1 : names->entries[prefix].chain + 1;
    }
}

static void fill_heads(struct names *names)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < names->len; i++) {
        uint64_t bytes = names->heads[i] = head(text_of(names, i));
        mark(names, names->entries[i].len < 6 ? one_character(bytes) : two_characters(bytes));
        for (uint32_t b = bucket(names->heads[i]); next <= b; next++)
            names->first[next] = i;
    }
    for (; next < NAMES_BUCKETS; next++)
        names->first[next] = (uint32_t)names->len;
}

bool names_build(struct names *names, struct name *list, size_t count)
{
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++)
        bytes += list[i].text.len;
    *names = (struct names){0};
    if (count >= NAMES_NONE || bytes >= UINT32_MAX)
        return false;
    names->texts = malloc(bytes + 1);
    names->entries = calloc(count + 1, sizeof *names->entries);
    names->terms = calloc(count + 1, sizeof *names->terms);
    names->heads = calloc(count + 1, sizeof *names->heads);
    names->first = calloc(NAMES_BUCKETS, sizeof *names->first);
    names->openings = calloc(1, NAMES_OPENINGS);
    if (!names->texts || !names->entries || !names->terms || !names->heads || !names->first || !names->openings) {
        names_fini(names);
        return false;
    }
    if (count > 0)
        qsort(list, count, sizeof *list, compare);
    fill(names, list, count);
    link_prefixes(names);
    fill_heads(names);
    return true;
}

static bool not_after(const struct names *names, uint32_t i, struct str text, uint64_t text_head)
{
    if (names->heads[i] != text_head)
        return names->heads[i] < text_head;
    return str_cmp(text_of(names, i), text) <= 0;
}

/* The last name that is not after `text`, or NAMES_NONE. */
static uint32_t last_not_after(const struct names *names, struct str text)
{
    uint64_t text_head = head(text);
    if (!is_marked(names, two_characters(text_head)) && !is_marked(names, one_character(text_head)))
        return NAMES_NONE;
    uint32_t b = bucket(text_head), begin = names->first[b], low = begin, high = names->first[b + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (not_after(names, middle, text, text_head))
            low = middle + 1;
        else
            high = middle;
    }
    return low > begin ? low - 1 : NAMES_NONE;
}

size_t names_match(const struct names *names, const char *at, const char *end, struct term_match *out, size_t max)
{
    struct str text = str_between(at, end);
    if (text.len == 0)
        return 0;
    uint32_t i = last_not_after(names, text);
    while (i != NAMES_NONE && !str_starts(text, text_of(names, i)))
        i = names->entries[i].prefix;
    if (i == NAMES_NONE)
        return 0;
    size_t count = names->entries[i].chain < max ? names->entries[i].chain : max;
    for (size_t slot = count; slot > 0; slot--, i = names->entries[i].prefix) {
        const struct names_entry *entry = &names->entries[i];
        out[slot - 1] = (struct term_match){entry->len, names->terms + entry->first_term, entry->term_count};
    }
    return count;
}

size_t names_find(const struct names *names, struct str text, const struct term **terms)
{
    uint32_t i = text.len > 0 ? last_not_after(names, text) : NAMES_NONE;
    if (i == NAMES_NONE || !str_eq(text_of(names, i), text))
        return 0;
    *terms = names->terms + names->entries[i].first_term;
    return names->entries[i].term_count;
}
