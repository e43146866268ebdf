/* Errors about a query, with a caret under the word (docs/query.md), and suggestions for names that are not known. */
#ifndef QUERY_COMPLAIN_H
#define QUERY_COMPLAIN_H

#include "base/err.h"
#include "query/query.h"
#include "query/terms.h"
#include "query/vocabulary.h"

/* The query as given and as folded. */
struct question {
    struct str text;
    struct folded folded;
    const struct query_data *data; /* for suggestions; may be NULL */
};

/* The 1-based column of a folded offset, in characters of the text as given. */
size_t question_column(const struct question *q, size_t off);
/* The piece as the user wrote it. */
struct str question_source(const struct question *q, struct span at);
/* "message", then the query, then a caret under `at`; always IPDB_USAGE. */
enum ipdb_status complain(const struct question *q, struct span at, struct err *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* "unknown name 'Hebie' at column 22; did you mean: Hebei, Hubei?" */
enum ipdb_status complain_unknown(const struct question *q, struct vocabulary *v, struct span at, struct err *err);

#endif
