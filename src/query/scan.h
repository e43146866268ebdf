/* A query as tokens. ASCII: longest match in the dictionary at word boundaries. Chinese: the whole run is segmented into the fewest words or not at all. */
#ifndef QUERY_SCAN_H
#define QUERY_SCAN_H

#include "query/complain.h"

enum token_kind {
    TOKEN_END,
    TOKEN_WORD,   /* in the dictionary */
    TOKEN_PERIOD, /* `is_number` too if it is digits alone */
    TOKEN_NUMBER,
    TOKEN_PREFIX, /* ind: region: src: … */
    TOKEN_RAW,    /* the free word after a prefix, @, ~, . or as */
    TOKEN_MARK    /* one of , ; / * + - @ ~ . and R for .. */
};

struct token {
    enum token_kind kind;
    struct span at;
    const struct meaning *meanings; /* of a word */
    struct period period;
    bool is_number, spaced; /* spaced: a blank on both sides */
    size_t number;
    char mark;
    enum prefix prefix;
    struct str text; /* folded; of a raw word without its quotes */
};

struct tokens {
    VEC(struct token) list; /* ends in TOKEN_END */
};

enum ipdb_status scan_run(const struct question *q, struct vocabulary *v, struct tokens *out, struct err *err);

/* Appends a free word, or a name, so that it is read back as one token: bare, or in quotation marks that do not occur in it. */
void scan_write_raw(struct buf *out, struct str word);
void scan_write_name(struct buf *out, struct str name);

/* segment.c */

/* One way to cut a run of Chinese: fewest words. `begin` is the offset of the run in the folded text. */
enum ipdb_status segment_run(const struct question *q, struct vocabulary *v, struct span run, struct tokens *out, struct err *err);
/* The token that is exactly [begin, end), if a word, period or number is; false otherwise. */
bool scan_token_at(struct vocabulary *v, struct str text, struct span at, struct token *out);

#endif
