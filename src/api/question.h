/* What an answer rests on, for whoever wants to see the sentences. */
#ifndef API_QUESTION_H
#define API_QUESTION_H

#include "api/handle.h"
#include "query/query.h"

struct cited {
    VEC(struct str) observations; /* their numbers in the database */
    bool zh;                      /* the answer is in Chinese */
};

/* Adds each observation that the answer to `text` cites, once and in its order; the strings live in `arena`. QUERY_AUTO is the language
 * of the query. IPDB_NOTHING: understood, but there is no value. */
enum ipdb_status question_cited(struct ipdb *ipdb, struct str text, enum query_language language, struct arena *arena,
                                struct cited *out);

#endif
