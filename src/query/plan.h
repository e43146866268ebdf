/* What a query asks for, with every name resolved: what statement.c fetches and `answer` decides over. Lives in the arena of query_parse. */
#ifndef QUERY_PLAN_H
#define QUERY_PLAN_H

#include "query/complain.h"
#include "query/query.h"
#include "query/terms.h"

/* One side of an arithmetic: an indicator, whole or a part of it. */
struct side {
    size_t indicator; /* index in the catalogue */
    struct str scope; /* the part asked for; empty: the whole */
};

/* One column of figures: an indicator in one form, or two by arithmetic. */
struct item {
    size_t indicator; /* as in struct side */
    struct str scope;
    enum form form; /* of the forms `per` and `per10k` FORM_LEVEL with `arith` */
    enum form_source source;
    char arith;        /* 0, or one of / * + - with `right` */
    struct side right; /* only with `arith` */
    int power;         /* the result of `/` is multiplied by ten to this: 4 for "per 10 000 inhabitants" */
    struct str name;   /* given by `as`; empty: that of the indicator */
};

/* Which documents count: src:, doc: and scope:, with `not`. */
struct filter {
    enum { FILTER_SOURCE, FILTER_DOCUMENT, FILTER_SCOPE } field;
    bool negated;
    struct str like; /* a pattern of LIKE with \ as escape; of a scope the phrase itself */
};

struct list_plan; /* query/list.h */

struct query_plan {
    const struct catalog *catalog;
    const struct list_plan *list; /* `list …`: then nothing below `language` counts; else NULL */
    enum query_language language; /* never QUERY_AUTO */
    struct item *items;
    size_t item_count;
    const size_t *regions; /* named ones, in the order of the query; each is a row even with no data */
    size_t region_count;
    bool grouped;             /* `by region` and the like: the rows are ranked by value */
    enum region_level level;  /* of the rows, if `grouped` */
    size_t under;             /* NONE, or the region whose children are the rows */
    bool series, years_only;  /* by period, by year: every period is a row */
    const struct when *whens; /* empty: the latest comparable period */
    size_t when_count;
    bool strict, loose, all, total, has_unit, has_limit, from_bottom, descending, versus;
    bool explain;
    struct str canonical_en, canonical_zh; /* the query, printed anew: in the answer's language, for `explain` in both */
    bool by_indicator, by_measure, by_scope, by_source;
    const struct filter *filters;
    size_t filter_count;
    struct date known; /* only documents published by then; year 0: all */
    enum order prefer;
    size_t whole; /* the region that shares are of: the country, or `under` */
    struct unit_term unit;
    enum sort_key sort;
    size_t limit;
    const struct str *notes; /* how a name was read */
    size_t note_count;
};

/* plan_items.c: the unit of a column before any power of ten: "元", "%", "位", "元/项". Lives in the arena. */
struct str item_unit(const struct query_plan *plan, const struct item *item, struct arena *arena);
/* Growth and shares. */
bool item_in_percent(const struct item *item);
/* Places that bulletins state: rows are in their order, but are not ranked anew. */
bool item_states_places(const struct item *item);
/* The indicator is counted at a moment: adding up, and the day instead of the span of days, follow from that. */
bool item_is_stock(const struct query_plan *plan, const struct item *item);

bool plan_is_zh(const struct query_plan *plan);
/* One of the two, by the language of the answer. */
struct str plan_pick(const struct query_plan *plan, const char *en, const char *zh);
bool plan_has_form(const struct query_plan *plan, enum form form);

/* What plan.c and its parts share while they make a plan. */
struct planner {
    const struct question *q;
    struct vocabulary *v;
    const struct terms *terms;
    struct arena *arena;
    struct query_plan *plan;
    struct err *err;
};

/* plan.c: IPDB_USAGE for what is ambiguous or cannot be computed. */
enum ipdb_status plan_make(struct planner *p);
/* plan_items.c: the columns of figures, and what cannot be one (growth of growth, 元 + 件). */
enum ipdb_status plan_items(struct planner *p);
/* plan_sums.c: what may be added up. */
enum ipdb_status plan_sums(const struct planner *p);
/* plan_filters.c: src:, doc:, scope:, status:, known:, prefer:, as. */
enum ipdb_status plan_filters(struct planner *p);

#endif
