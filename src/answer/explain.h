/* `explain`: instead of the answer how it is come by, as rows of a step and its text. */
#ifndef ANSWER_EXPLAIN_H
#define ANSWER_EXPLAIN_H

#include "answer/show.h"

/* Adds the columns and what holds for the whole query: its canonical forms, filters, preferences. False when there is no memory. */
bool explain_begin(const struct query_plan *plan, struct rowset *out);
/* Adds the steps of one column of figures: indicator, form, period with its candidates, and each row with what it is made of. */
bool explain_sheet(const struct sheet *sheet, const struct scale *scale, struct rowset *out);

#endif
