/* For the tests of the query language: a question, and what became of it. */
#ifndef TESTS_UNIT_QUERY_ASKED_H
#define TESTS_UNIT_QUERY_ASKED_H

#include "harness.h"

#include "base/buf.h"
#include "model/rowset.h"
#include "query/plan.h"

struct asked {
    struct catalog *catalog;
    struct arena arena;
    struct query_plan *plan;
    enum ipdb_status status;
    struct err err;
    struct rowset answer;
    struct buf text;
};

static inline struct asked ask_parse(const char *query, enum query_language language)
{
    struct asked a = {0};
    assert_int_equal(catalog_open(&a.catalog, NULL, 0, &a.err), IPDB_OK);
    a.status = query_parse(a.catalog, NULL, str_of(query), language, &a.arena, &a.plan, &a.err);
    return a;
}

static inline void ask_fini(struct asked *a)
{
    buf_fini(&a->text);
    rowset_fini(&a->answer);
    arena_fini(&a->arena);
    catalog_close(a->catalog);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

#endif
