/* A document on its way to facts: folded, cut into tokens, each block with its tokens. */
#ifndef EXTRACT_READING_H
#define EXTRACT_READING_H

#include "base/err.h"
#include "lex/lexer.h"
#include "model/document.h"
#include "text/fold.h"

struct span {
    size_t first, last; /* tokens [first, last) */
};

struct reading {
    const struct catalog *cat;
    struct document *doc;
    struct folded folded;
    struct tokens tokens;
    VEC(struct span) spans; /* one a block */
};

enum ipdb_status reading_open(struct reading *r, const struct catalog *cat, struct document *doc, struct err *err);
void reading_fini(struct reading *r);
/* The source text that the tokens [first, last) cover, trimmed. */
struct str reading_text(const struct reading *r, size_t first, size_t last);
/* Source offsets of one folded range. */
size_t reading_source(const struct reading *r, size_t off);
/* The folded text of a token. */
struct str token_text(const struct reading *r, const struct token *t);

#endif
