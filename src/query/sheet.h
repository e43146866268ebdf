/* The answer to one item as lines, before any text is made: which rows are compared, which stand below the rule, which are missing and why. */
#ifndef QUERY_SHEET_H
#define QUERY_SHEET_H

#include "query/figures.h"

/* Why a line has no value (R12); the letters go into `obs_status`. */
enum missing {
    MISSING_NOT,
    MISSING_NO_BULLETIN,  /* L */
    MISSING_NOT_FOUND,    /* O: there is a bulletin */
    MISSING_GROWTH_ONLY,  /* G */
    MISSING_OTHER_PERIOD, /* P */
    MISSING_OTHER_SCOPE,  /* S */
    MISSING_BASE,         /* B: growth cannot be derived */
    MISSING_NO_SUCH       /* M */
};

enum line_flag { LINE_PERIOD = 1, LINE_SCOPE = 2 }; /* why a line stands below the rule */

struct line {
    size_t region;
    const struct figure *figure; /* NULL: missing */
    const struct cell *context;  /* of a missing line: the nearest thing that is known, or NULL */
    struct period period;        /* kind none: nothing to show */
    enum missing missing;
    enum no_growth why; /* with MISSING_BASE */
    bool below;
    unsigned flags;
    size_t rank; /* 0: none */
};

struct sheet {
    const struct query_plan *plan;
    const struct item *item;
    const struct evidence *evidence;
    const struct cells *cells;
    struct figures figures;
    VEC(struct line) lines;
    bool ranked;            /* ordered by value */
    struct period block;    /* R5, kind none: no block */
    size_t covered, spread; /* regions in the block, and with any figure */
    bool widest;            /* no other period covers more regions */
    const struct figure *national;
};

enum ipdb_status sheet_make(struct sheet *sheet, struct err *err);
void sheet_fini(struct sheet *sheet);
/* sheet_order.c: sorts the lines, ranks them and cuts them to the limit; false when there is no memory. */
bool sheet_order(struct sheet *sheet);
/* missing.c: the line of a region that has no figure to show. */
void line_missing(const struct sheet *sheet, size_t region, struct line *out);
/* True when the period is asked for; always when the query names none. */
bool period_wanted(const struct sheet *sheet, struct period p);
const char *missing_code(enum missing m);

#endif
