/* Steps with their texts, as `ipdb explain DOC#N` shows them. */
#ifndef EVIDENCE_STEPS_H
#define EVIDENCE_STEPS_H

#include "model/rowset.h"

struct steps {
    struct rowset *out;
    bool zh, failed; /* no memory */
};

/* What a step says of another figure, for machines; empty where it does not. */
struct step_figure {
    struct str evidence, printed, agrees, criterion;
};

/* Adds the columns. */
struct steps steps_begin(struct rowset *out, bool zh);
/* Adds a step: its name for machines and in English, and in Chinese. A text of which ptr is NULL (no memory) makes the whole fail. */
void steps_add(struct steps *s, const char *name, const char *zh, struct str text);
void steps_add_figure(struct steps *s, const char *name, const char *zh, struct str text, const struct step_figure *figure);

#endif
