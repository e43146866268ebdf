/* One pass over folded text to tokens. */
#ifndef LEX_LEXER_H
#define LEX_LEXER_H

#include "base/err.h"
#include "lex/token.h"
#include "text/fold.h"

/* Appends the tokens of the bytes [begin, end) of `folded`; a line end token is added behind them. */
enum ipdb_status lexer_run(const struct catalog *cat, const struct folded *folded, size_t begin, size_t end, struct tokens *out,
                           struct err *err);
void tokens_fini(struct tokens *tokens);

#endif
