/* Names near to a word that is not known. */
#ifndef QUERY_SUGGEST_H
#define QUERY_SUGGEST_H

#include "query/query.h"
#include "query/vocabulary.h"

#define SUGGEST_MAX 3

/* The nearest names that have data (all, if `data` is NULL), best first; returns how many. Names live as long as the vocabulary. */
size_t suggest(struct vocabulary *v, const struct query_data *data, struct str word, struct str out[SUGGEST_MAX]);
/* The same among places only. */
size_t suggest_places(struct vocabulary *v, const struct query_data *data, struct str word, struct str out[SUGGEST_MAX]);
/* Edits (insert, delete, replace, swap neighbours) between two words of at most 64 bytes; larger than `limit`: limit + 1. */
size_t edit_distance(struct str a, struct str b, size_t limit);

#endif
