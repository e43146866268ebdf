/* Lines as rows of the answer: the columns for people and those for machines (R13). */
#ifndef ANSWER_ROW_H
#define ANSWER_ROW_H

#include "answer/show.h"

/* The columns of the answer; `scale` is that of the first item. False when there is no memory. */
bool row_columns(const struct sheet *sheet, const struct scale *scale, struct rowset *out);
bool row_add(const struct sheet *sheet, const struct scale *scale, const struct line *line, struct rowset *out);
/* Below the rule the sum of the compared rows; nothing when bounds point both ways. */
bool row_add_total(const struct sheet *sheet, const struct scale *scale, struct rowset *out);
/* Takes out the columns for people that say nothing in any row: ranks when nothing is ranked, flags when there are none. */
void row_trim(struct rowset *out);

#endif
