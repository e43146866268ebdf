/* What is drawn of an answer: one chart for each column of figures. Made by `query`, drawn by `render`; all memory is the row set's.
 *
 *     pledge_financing by region → bars, 亿元, Hebei 145.00 · Hubei 127.16 · below the rule Zhejiang >489.00, hatched, "≠ period"
 */
#ifndef MODEL_CHART_H
#define MODEL_CHART_H

#include "model/fact.h"

enum chart_kind {
    CHART_BARS, /* one mark a row, in the order of the table */
    CHART_LINES /* marks of one label are a line over `end` */
};

struct chart_mark {
    struct str label;         /* whose figure: "Hebei" */
    struct str period;        /* "2023" */
    struct str shown;         /* as in the table, without the unit: "145.00", ">489.00", "—" */
    struct str remark;        /* "≠ period", why it is missing, or empty */
    struct str evidence;      /* "hebei-2023#2"; empty when there is none */
    bool has_value;           /* false: missing, see `remark` */
    struct decimal value;     /* in the unit of the chart */
    enum qualifier qualifier; /* over and under are bounds and must look like bounds */
    bool below;               /* shown, not compared */
    struct date end;          /* last day of the period; year 0 where unknown */
};

struct chart {
    struct str title;    /* "IP pledge financing" */
    struct str subtitle; /* what is compared: "2023 (full year)"; may be empty */
    struct str unit;     /* "亿元", "%" */
    struct str source;   /* "Source: hebei-2023, hubei-2023" */
    enum chart_kind kind;
    VEC(struct chart_mark) marks;
};

/* The sentence behind a value, for answers that carry their evidence with them. */
struct citation {
    struct str observation;                 /* its number in the database */
    struct str evidence;                    /* "hebei-2023#2" */
    struct str sentence;                    /* with the number in 【】 */
    struct str heading;                     /* the headings above it; may be empty */
    struct str title, publisher, published; /* of the bulletin; the last two may be empty */
    struct str url, sha256;                 /* the first may be empty */
};

#endif
