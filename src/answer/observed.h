/* The rows of the SELECT as values: observations, and what documents speak of at all. Strings are borrowed from the row set and from the evidence. */
#ifndef ANSWER_OBSERVED_H
#define ANSWER_OBSERVED_H

#include "base/arena.h"
#include "base/decimal.h"
#include "model/fact.h"
#include "model/rowset.h"
#include "query/plan.h"

/* What a printed figure leaves open: 127.16 stands for 127.155 to 127.165, >489 for 489 and more. */
struct bounds {
    struct decimal lower, upper;
    bool has_lower, has_upper;
};

struct observed {
    size_t region, indicator; /* indexes in the catalogue */
    enum measure measure;     /* of a rate MEASURE_LEVEL */
    enum fact_status status;
    struct period period;
    struct decimal value, step;
    bool has_step; /* `step` is the unit of the last digit that was written */
    struct bounds bounds;
    enum qualifier qualifier;
    struct str value_text, scope, whole, quote, unit, document, number, published, publisher, title, begin, end, observation;
    struct str figure;      /* the quote, or the number that a decision put in its place */
    struct str decided;     /* verdicts in force: "replace prefer"; empty: none */
    size_t document_region; /* NONE when unknown */
    int confidence;
};

#define CONFIDENCE_SURE 700

static inline bool observed_is_sure(const struct observed *o)
{
    return o->confidence >= CONFIDENCE_SURE;
}

/* Pinned: a decision says that it wins in its cell. */
static inline bool observed_is_pinned(const struct observed *o)
{
    return str_ends(o->decided, STR("prefer"));
}

struct evidence {
    VEC(struct observed) facts;
    VEC(size_t) seen;              /* named regions that some bulletin speaks of in the periods asked for */
    VEC(struct observed) foreign;  /* in another unit than the indicator's: never compared */
    VEC(struct observed) rejected; /* by a decision: left out, and that is told */
    struct arena arena;            /* of what no row has */
};

/* IPDB_CORRUPT when a row is not what the program writes. */
enum ipdb_status evidence_read(const struct catalog *cat, const struct rowset *rows, struct evidence *out, struct err *err);
void evidence_fini(struct evidence *evidence);
/* The interval that a value with this qualifier and step stands for. */
struct bounds bounds_of(struct decimal value, bool has_step, struct decimal step, enum qualifier qualifier);
/* True when the two can be one figure written twice. */
bool bounds_meet(const struct bounds *a, const struct bounds *b);

#endif
