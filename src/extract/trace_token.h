/* What a token says, in a few words for a trace. */
#ifndef EXTRACT_TRACE_TOKEN_H
#define EXTRACT_TRACE_TOKEN_H

#include "catalog/catalog.h"
#include "extract/page.h"
#include "lex/token.h"

/* "quantity", "word", … */
const char *trace_kind(const struct token *t);
/* Adds to the line: features of a word, code of a cue, readings of a place, value and unit of a quantity, parts of a time. */
void trace_meaning(struct page *page, const struct catalog *cat, const struct token *t);
/* "obj=patent kind=invention" */
void trace_features(struct page *page, const struct catalog *cat, const struct features *f);

#endif
