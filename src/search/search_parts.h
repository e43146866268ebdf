/* What the parts of the search share. */
#ifndef SEARCH_SEARCH_PARTS_H
#define SEARCH_SEARCH_PARTS_H

#include "search/search.h"

/* "BEFORE IN (?,? …)BEHIND" about the passages of SEARCH_CHUNK hits from number `from` on, of which there must be one. */
enum ipdb_status search_about(struct search *search, const char *before, size_t from, const char *behind, struct statement *out,
                              struct err *err);

#endif
