/* An answer as a table: what a query gives and `render` prints. All cells are UTF-8 text or absent.
 * The row set owns its memory through its arena.
 */
#ifndef MODEL_ROWSET_H
#define MODEL_ROWSET_H

#include "base/arena.h"
#include "base/vec.h"
#include "model/chart.h"

enum column_align { ALIGN_LEFT, ALIGN_RIGHT };

/* Columns that only machines want (csv, json) and columns that only people want (table). */
enum column_audience { FOR_ALL, FOR_PEOPLE, FOR_MACHINES };

struct column {
    struct str name;  /* for machines: stable, ASCII, snake_case */
    struct str title; /* for people, in the answer's language */
    enum column_align align;
    enum column_audience audience;
    bool numeric; /* json prints the cell unquoted when it is a plain number */
};

struct row {
    struct str *cells; /* one a column; ptr NULL: absent */
    bool below;        /* below the rule: shown, not compared */
};

struct rowset {
    struct arena arena;
    VEC(struct column) columns;
    VEC(struct row) rows;
    bool records; /* in a table for people each row is a block of lines, a column a line, or more where the cell has line ends */
    bool steps;   /* … the first two columns are the name of a step and its text, in as many lines as it takes */
    VEC(struct str) notes; /* what was chosen and why, in order of weight */
    size_t values;         /* rows that have a value */
    struct str title;      /* the question, for a page that stands alone */
    struct str language;   /* "zh", "en" or "code": of titles and notes */
    VEC(struct chart) charts;
    VEC(struct citation) citations; /* of every value; with their sentences only when these were asked for */
};

void rowset_fini(struct rowset *set);
/* NULL when there is no memory. */
struct column *rowset_column(struct rowset *set, struct str name, struct str title, enum column_align align,
                             enum column_audience audience);
/* A column of an answer as the tables of its columns write it; without a title the name is one. */
struct column_spec {
    const char *name, *en, *zh;
    enum column_audience audience;
    bool numeric; /* at the right */
};
/* All of them, in this order; false when there is no memory. */
bool rowset_columns(struct rowset *set, const struct column_spec *specs, size_t count, bool zh);
/* One more note; it is borrowed. False when there is no memory, or was none to make the text: then its `ptr` is NULL. */
bool rowset_note(struct rowset *set, struct str text);
/* A row with as many absent cells as there are columns now; NULL when there is no memory. */
struct row *rowset_row(struct rowset *set);

#endif
