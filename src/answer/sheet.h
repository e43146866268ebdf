/* The answer to one item as lines, before any text is made: which rows are compared, which stand below the rule, which are missing and why. */
#ifndef ANSWER_SHEET_H
#define ANSWER_SHEET_H

#include "answer/derive.h"

/* Why a line has no value (R12); the letters go into `obs_status`. */
enum missing {
    MISSING_NOT,
    MISSING_NO_BULLETIN,  /* L */
    MISSING_NOT_FOUND,    /* O: there is a bulletin */
    MISSING_GROWTH_ONLY,  /* G */
    MISSING_OTHER_PERIOD, /* P */
    MISSING_OTHER_SCOPE,  /* S */
    MISSING_BASE          /* B: it cannot be derived */
};

enum line_flag { LINE_PERIOD = 1, LINE_SCOPE = 2, LINE_WHOLE = 4 }; /* why a line stands below the rule */

struct line {
    size_t region;
    const struct figure *figure; /* NULL: missing */
    const struct cell *context;  /* of a missing line: the nearest thing that is known, or NULL */
    struct period period;        /* kind none: nothing to show */
    enum missing missing;
    enum derivation why; /* with MISSING_BASE */
    bool below;
    unsigned flags;
    size_t rank; /* 0: none */
};

/* A period that may be compared on, and how many regions have a figure of it. */
struct candidate {
    struct period period;
    size_t covered;
};

struct sheet {
    const struct query_plan *plan;
    const struct item *item;
    const struct evidence *evidence;
    const struct cells *cells;
    struct figures figures;
    VEC(struct line) lines;
    VEC(struct candidate) candidates; /* R5; none when the query names periods */
    bool ranked;                      /* ordered by value */
    struct period block;              /* R5, kind none: no block */
    size_t covered, spread;           /* regions in the block, and with any figure */
    size_t listed;                    /* rows that places or shares are among, before any limit */
    bool widest;                      /* no other period covers more regions */
    const struct figure *national;    /* of the country, or of the region that the rows are under */
};

static inline size_t figure_region(const struct figure *f)
{
    return f->cell->shown->region;
}

enum ipdb_status sheet_make(struct sheet *sheet, struct err *err);
void sheet_fini(struct sheet *sheet);
/* sheet_order.c: sorts the lines, ranks them and cuts them to the limit; false when there is no memory. */
bool sheet_order(struct sheet *sheet);
/* sheet_listed.c: shares of the rows' sum and places among the rows, once the rows are known. */
void sheet_listed(struct sheet *sheet);
/* The sum of the compared rows, which has no cell; how many there are, 0 when they cannot be added up. */
size_t sheet_total(const struct sheet *sheet, struct figure *out);
/* missing.c: the line of a region that has no figure to show. */
void line_missing(const struct sheet *sheet, size_t region, struct line *out);
/* True when the period is asked for; always when the query names none. */
bool period_wanted(const struct sheet *sheet, struct period p);
const char *missing_code(enum missing m);
/* The line has no value after all: `why` it cannot be derived from what it showed. */
void line_underivable(struct line *line, enum derivation why);

#endif
