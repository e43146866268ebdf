/* What the readers of levels share: extract/level.c reads one number, extract/level_list.c lists, extract/noun_behind.c what stands
 * behind. */
#ifndef EXTRACT_LEVEL_H
#define EXTRACT_LEVEL_H

#include "extract/machine.h"

/* Writes the level at the token `number`; what it speaks of comes into focus and is the topic from here on. */
void emit_level(struct machine *m, size_t number, struct slot *slot);
/* What `own` says of the number, completed as far as `reach` allows; scope and label from the tokens [first, last). */
struct slot slot_for(struct machine *m, const struct features *own, size_t first, size_t last, size_t number, enum reach reach);
/* 发明130件、实用新型267件: siblings by kind leave the topic as it was for what comes next. */
void keep_parent(struct machine *m, const struct features *own);
/* How many of the members say something, known or not. */
size_t noun_items(const struct phrase *p);
bool has_noun(const struct phrase *p);
/* An unknown noun is no bare phrase: it must not take over what was said before. */
enum reach reach_of(const struct machine *m, const struct phrase *before);
/* Reads one number with the phrase before it and the tokens [after, after_end) behind it. */
void single_level(struct machine *m, size_t number, struct phrase *before, size_t after, size_t after_end);

/* The noun right behind a number, and what the rest of its clause says more of it; false when there is none. */
bool noun_behind(struct machine *m, size_t after, size_t after_end, struct phrase *noun, struct features *clause);
/* What that noun, or noun and clause, are counted as. */
struct slot slot_behind(struct machine *m, size_t number, size_t before, size_t after_end, const struct phrase *noun,
                        const struct features *clause);

#endif
