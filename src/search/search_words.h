/* The words of a search, and where they stand in a sentence. */
#ifndef SEARCH_SEARCH_WORDS_H
#define SEARCH_SEARCH_WORDS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define SEARCH_WORDS 8

struct search_words {
    struct str at[SEARCH_WORDS]; /* folded (text/fold.h), A to Z as a to z; each once */
    size_t count;
    bool latin; /* one of them has a letter of ASCII */
};

/* A place in a sentence, in its bytes. */
struct search_span {
    size_t begin, end;
};

/* Words are parted by blanks; "…", “…”, 「…」 and 『…』 make one of several. IPDB_USAGE when there is none, when one has neither letter, digit
 * nor Chinese character, or when there are too many. Strings live in `arena`. */
enum ipdb_status search_words_read(struct str text, struct arena *arena, struct search_words *out, struct err *err);
/* How often the sentence has each word, up to 255, into `counts`. False without memory; `scratch` may be reset afterwards. */
bool search_words_count(const struct search_words *words, struct str sentence, struct arena *scratch,
                        unsigned char counts[SEARCH_WORDS]);
/* Where the words stand, in order, what overlaps or touches made one. Spans live in `arena`; SIZE_MAX without memory. */
size_t search_words_spans(const struct search_words *words, struct str sentence, struct arena *arena, struct search_span **out);

#endif
