/* Every word that a query may use and what it can mean. A word with two meanings keeps both: the place in the query or the reader decides.
 *
 *     质押融资 → indicator pledge_financing · 河北 → region 130000 · 吉林 → regions 220000 and 220200 · 按 → by
 */
#ifndef QUERY_VOCABULARY_H
#define QUERY_VOCABULARY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "catalog/catalog.h"

enum word_kind {
    WORD_INDICATOR,
    WORD_REGION,
    WORD_GROUP,
    WORD_UNIT,
    WORD_FORM,
    WORD_PER,
    WORD_BY,
    WORD_DIM,
    WORD_FOR,
    WORD_UNDER,
    WORD_IN,
    WORD_LATEST,
    WORD_ASOF,
    WORD_UNIT_KEY,
    WORD_SORT,
    WORD_SORT_KEY,
    WORD_TOP,
    WORD_BOTTOM,
    WORD_POLICY,
    WORD_AS,
    WORD_JOINER,
    WORD_VERSUS,
    WORD_EXPLAIN,
    WORD_LIST,
    WORD_THING,
    WORD_SOURCE,
    WORD_ORDER,
    WORD_PREFIX
};

struct meaning {
    enum word_kind kind;
    size_t value;               /* index in the catalogue, or the enumeration of the kind; of a unit: its power */
    struct str base;            /* of a unit: the base unit */
    const struct meaning *next; /* another meaning of the same word */
};

struct word_entry {
    struct str key;  /* folded */
    struct str name; /* as people write it */
    const struct meaning *meanings;
};

/* All words in the order of their keys, without pointers, so that it can be a constant that nobody has to relocate. A word's first
 * meaning is number `meaning` of `single` (words that mean one thing), or, from `single_count` on, of `linked`. */
struct lexicon {
    const char *texts;
    size_t text_len;
    const struct lexicon_word {
        uint32_t key, key_len, name, name_len; /* where in `texts` */
        uint32_t meaning;
    } * words;
    size_t count;
    const struct meaning *single, *linked;
    size_t single_count;
    size_t longest; /* bytes of the longest key */
};

struct vocabulary {
    const struct catalog *catalog;
    struct arena *arena; /* borrowed */
    struct lexicon lexicon;
    struct buf scratch; /* the key of the word asked for */
    bool failed;        /* there was no memory to look a word up */
};

/* The lexicon of any catalogue; it lives in `arena`. */
enum ipdb_status vocabulary_collect(const struct catalog *cat, struct arena *arena, struct lexicon *out, struct err *err);
/* That of the built-in catalogue, written by tools/image when the program was built. */
extern const struct lexicon lexicon_image;

/* `arena` must outlive the vocabulary; the catalogue too. */
enum ipdb_status vocabulary_init(struct vocabulary *v, const struct catalog *cat, struct arena *arena, struct err *err);
void vocabulary_fini(struct vocabulary *v);
/* Word number `i` of v->lexicon.count. */
struct word_entry vocabulary_entry(const struct vocabulary *v, size_t i);
/* All meanings of a word, or NULL; NULL too without memory, which `failed` tells. */
const struct meaning *vocabulary_find(struct vocabulary *v, struct str word);
/* Whether a longer word, or this one, begins so. */
bool vocabulary_begins(struct vocabulary *v, struct str beginning);
/* The one indicator whose code or English name begins with `prefix` (at least 4 letters), or NONE. */
size_t vocabulary_indicator_prefix(struct vocabulary *v, struct str prefix);
/* The word of the grammar for this meaning; empty when there is none in that language. */
struct str vocabulary_word(enum word_kind kind, size_t value, bool chinese);
/* The meaning of this kind among `meanings`, or NULL. */
const struct meaning *meaning_of(const struct meaning *meanings, enum word_kind kind);
/* True when the word is nothing but Chinese characters: it is its own key. */
bool vocabulary_is_plain(struct str word);
/* The key under which a word is kept: case, width, `_`, `-` and blanks made equal. Empty when there is no memory. */
struct str vocabulary_key(struct arena *arena, struct str word);

#endif
