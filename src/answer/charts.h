/* What is drawn of an answer: one chart for each column of figures. */
#ifndef ANSWER_CHARTS_H
#define ANSWER_CHARTS_H

#include "answer/show.h"

/* Adds the chart of a sheet, whose lines are the rows of `out` from `first` on. False when there is no memory. */
bool charts_add(const struct sheet *sheet, const struct scale *scale, size_t first, struct rowset *out);

#endif
