/* Tokens become terms (grammar in docs/query.md); no meaning is looked up beyond what the dictionary said. */
#ifndef QUERY_PARSE_H
#define QUERY_PARSE_H

#include "query/scan.h"

enum ipdb_status parse_tokens(const struct question *q, struct vocabulary *v, const struct tokens *tokens, struct terms *out,
                              struct err *err);
/* The same for what is nothing but a choice: indicators, places and periods, any number of each. */
enum ipdb_status parse_subjects(const struct question *q, struct vocabulary *v, const struct tokens *tokens, struct terms *out,
                                struct err *err);
void terms_fini(struct terms *terms);

#endif
