/* The notes under an answer: what was chosen and why, in order of weight (R13). */
#ifndef ANSWER_NOTES_H
#define ANSWER_NOTES_H

#include "answer/show.h"

/* Appends the notes of one sheet; false when there is no memory. */
bool notes_add(const struct sheet *sheet, const struct scale *scale, struct rowset *out);

#endif
