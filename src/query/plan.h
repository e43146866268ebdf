/* What a query asks for, with every name resolved: what statement.c fetches and answer.c decides over. Lives in the arena of query_parse. */
#ifndef QUERY_PLAN_H
#define QUERY_PLAN_H

#include "query/complain.h"
#include "query/query.h"
#include "query/terms.h"

/* One column of figures: an indicator in one form. */
struct item {
    size_t indicator; /* index in the catalogue */
    enum form form;   /* FORM_LEVEL or FORM_GROWTH */
    enum form_source source;
};

struct list_plan; /* query/list.h */

struct query_plan {
    const struct catalog *catalog;
    const struct list_plan *list; /* `list …`: then nothing below `language` counts; else NULL */
    enum query_language language; /* never QUERY_AUTO */
    const struct item *items;
    size_t item_count;
    const size_t *regions; /* named ones, in the order of the query; each is a row even with no data */
    size_t region_count;
    bool grouped;             /* `by region` and the like: the rows are ranked by value */
    enum region_level level;  /* of the rows, if `grouped` */
    size_t under;             /* NONE, or the region whose children are the rows */
    bool series, years_only;  /* by period, by year: every period is a row */
    const struct when *whens; /* empty: the latest comparable period */
    size_t when_count;
    bool strict, loose, has_unit, has_limit, from_bottom, descending, versus;
    struct unit_term unit;
    enum sort_key sort;
    size_t limit;
    const struct str *notes; /* how a name was read */
    size_t note_count;
};

/* plan.c: IPDB_USAGE for what is ambiguous or not built yet. */
enum ipdb_status plan_make(const struct question *q, const struct catalog *cat, const struct terms *terms, struct arena *arena,
                           struct query_plan *plan, struct err *err);

#endif
