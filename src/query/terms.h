/* What a query says, before anything is looked up: the typed terms of docs/query.md, each with the place where it stands.
 * The terms covers the whole grammar; plan.c decides what of it can be answered.
 */
#ifndef QUERY_TERMS_H
#define QUERY_TERMS_H

#include "base/decimal.h"
#include "base/vec.h"
#include "model/period.h"
#include "text/fold.h"

enum form { FORM_LEVEL, FORM_GROWTH, FORM_CHANGE, FORM_SHARE, FORM_RANK, FORM_TARGET, FORM_BASE, FORM_PER10K, FORM_PER };
enum form_source { SOURCE_ANY, SOURCE_REPORTED, SOURCE_DERIVED };
enum dim {
    DIM_REGION,
    DIM_PROVINCE,
    DIM_CITY,
    DIM_COUNTY,
    DIM_YEAR,
    DIM_PERIOD,
    DIM_INDICATOR,
    DIM_MEASURE,
    DIM_SCOPE,
    DIM_SOURCE
};
enum sort_key { SORT_NONE, SORT_VALUE, SORT_REGION, SORT_PERIOD, SORT_CODE };
enum policy { POLICY_STRICT, POLICY_LOOSE, POLICY_ALL, POLICY_TOTAL };
enum thing {
    THING_INDICATORS,
    THING_REGIONS,
    THING_PERIODS,
    THING_SOURCES,
    THING_UNITS,
    THING_SCOPES,
    THING_GAPS,
    THING_CONFLICTS
};
enum order { ORDER_NONE, ORDER_LATEST, ORDER_FIRST, ORDER_OFFICIAL, ORDER_PRECISE };
/* Words that a colon follows; those from PREFIX_SRC to PREFIX_SCOPE are filters, and `not:` stands before them. */
enum prefix {
    PREFIX_IND,
    PREFIX_REGION,
    PREFIX_PERIOD,
    PREFIX_UNIT,
    PREFIX_NOT,
    PREFIX_SRC,
    PREFIX_DOC,
    PREFIX_STATUS,
    PREFIX_SCOPE,
    PREFIX_KNOWN,
    PREFIX_PREFER
};
enum when_kind { WHEN_PERIOD, WHEN_RANGE, WHEN_LATEST, WHEN_ASOF };

/* A piece of the folded query, in bytes. */
struct span {
    size_t begin, end;
};

struct meaning; /* query/vocabulary.h */

struct form_term {
    enum form form;
    enum form_source source;
    size_t per; /* FORM_PER: index of the indicator */
    struct span at;
};

struct operand {
    size_t indicator; /* index in the catalogue */
    struct str scope; /* after @; empty: none */
    struct span at, scope_at;
};

struct metric {
    struct operand left, right;
    char arith; /* 0: there is only `left` */
    struct span arith_at;
    struct form_term forms[4];
    size_t form_count;
};

struct dim_term {
    enum dim dim;
    struct span at;
};

struct place {
    const struct meaning *readings; /* regions or groups */
    struct span at;
};

struct when {
    enum when_kind kind;
    struct period first, last;
    struct span at;
};

/* A term that only carries a word: filters, known:, prefer:, as. Of `known:` the word is the day as 2023-06-30, of `prefer:` the English one. */
struct word_term {
    const char *what; /* "src:", "doc:", "status:", "scope:", "known:", "prefer:" or "as" */
    bool negated;     /* `not:` stands before it */
    struct str word;
    struct span at;
};

/* A unit as asked for: `万元` is 元 with power 4. */
struct unit_term {
    struct str base, name;
    int power;
    struct span at;
};

struct policy_term {
    enum policy policy;
    struct span at;
};

struct terms {
    bool explain, list, has_unit, has_limit, from_bottom, descending;
    struct span explain_at, list_at;
    enum thing thing;
    struct str pattern; /* after ~ */
    VEC(struct metric) metrics;
    VEC(struct dim_term) dims;
    VEC(struct place) places;
    VEC(struct place) unders;
    VEC(struct when) whens;
    VEC(struct word_term) words;
    VEC(struct policy_term) policies;
    struct unit_term unit;
    enum sort_key sort;
    size_t limit;
    bool versus; /* places joined by vs or 对比 */
    struct span versus_at;
};

static inline struct span span_join(struct span a, struct span b)
{
    return (struct span){a.begin, b.end};
}

#endif
