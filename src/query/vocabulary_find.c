/* Looks words up. The words of the built-in catalogue are a constant of the program; those of another are collected first.
 *
 *     vocabulary_find("Ｈebei")  →  its key hebei, by halving  →  region 130000
 */
#include "query/vocabulary.h"
#include "text/utf8.h"

enum ipdb_status vocabulary_init(struct vocabulary *v, const struct catalog *cat, struct arena *arena, struct err *err)
{
    *v = (struct vocabulary){.catalog = cat, .arena = arena};
    if (!catalog_is_built_in(cat))
        return vocabulary_collect(cat, arena, &v->lexicon, err);
    v->lexicon = lexicon_image;
    return IPDB_OK;
}

void vocabulary_fini(struct vocabulary *v)
{
    buf_fini(&v->scratch);
}

static struct str key_of(const struct lexicon *x, size_t i)
{
    return (struct str){x->texts + x->words[i].key, x->words[i].key_len};
}

static const struct meaning *meanings_of(const struct lexicon *x, size_t i)
{
    size_t n = x->words[i].meaning;
    return n < x->single_count ? &x->single[n] : &x->linked[n - x->single_count];
}

struct word_entry vocabulary_entry(const struct vocabulary *v, size_t i)
{
    const struct lexicon *x = &v->lexicon;
    return (struct word_entry){key_of(x, i), {x->texts + x->words[i].name, x->words[i].name_len}, meanings_of(x, i)};
}

/* The first word whose key is not before `key`. */
static size_t first_from(const struct lexicon *x, struct str key)
{
    size_t begin = 0, end = x->count;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (str_cmp(key_of(x, middle), key) < 0)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

/* The folded word, borrowed until the next call. */
static struct str fold_word(struct vocabulary *v, struct str word)
{
    if (vocabulary_is_plain(word))
        return word;
    buf_clear(&v->scratch);
    utf8_casefold(&v->scratch, word);
    v->failed = v->failed || v->scratch.failed;
    return v->scratch.failed ? (struct str){NULL, 0} : buf_str(&v->scratch);
}

const struct meaning *vocabulary_find(struct vocabulary *v, struct str word)
{
    const struct lexicon *x = &v->lexicon;
    if (word.len > 2 * x->longest)
        return NULL; /* no folding makes a word that short */
    struct str key = fold_word(v, word);
    size_t i = first_from(x, key);
    return i < x->count && str_eq(key_of(x, i), key) ? meanings_of(x, i) : NULL;
}

bool vocabulary_begins(struct vocabulary *v, struct str beginning)
{
    struct str key = fold_word(v, beginning);
    size_t i = first_from(&v->lexicon, key);
    return i < v->lexicon.count && str_starts(key_of(&v->lexicon, i), key);
}

size_t vocabulary_indicator_prefix(struct vocabulary *v, struct str prefix)
{
    const struct lexicon *x = &v->lexicon;
    size_t found = NONE;
    struct str key = fold_word(v, prefix);
    if (key.len > x->longest || utf8_count(key) < 4)
        return NONE;
    for (size_t i = first_from(x, key); i < x->count && str_starts(key_of(x, i), key); i++) {
        const struct meaning *m = meaning_of(meanings_of(x, i), WORD_INDICATOR);
        if (!m || m->value == found)
            continue;
        if (found != NONE)
            return NONE;
        found = m->value;
    }
    return found;
}

const struct meaning *meaning_of(const struct meaning *meanings, enum word_kind kind)
{
    while (meanings && meanings->kind != kind)
        meanings = meanings->next;
    return meanings;
}
