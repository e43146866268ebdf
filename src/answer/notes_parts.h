/* What the files that write notes share: who writes, and how places, periods and values are named in a note. */
#ifndef ANSWER_NOTES_PARTS_H
#define ANSWER_NOTES_PARTS_H

#include "answer/notes.h"
#include "base/buf.h"

struct writer {
    const struct sheet *sheet;
    const struct scale *scale; /* of the column */
    struct scale level;        /* of the levels behind it */
    struct rowset *out;
    struct arena *arena;
    bool zh, failed;
};

/* Adds a note, unless it is there already. */
void note_keep(struct writer *w, struct str text);
struct str note_region(const struct writer *w, size_t region);
struct str note_period(const struct writer *w, struct period p);
/* A level or growth with its unit: ">489 亿元". */
struct str note_level(const struct writer *w, const struct observed *o);

/* notes_missing.c: why rows have no value. */
void note_missing(struct writer *w);
/* notes_how.c: how the figures were made: what is known when, listed, compared of two. */
void note_how(struct writer *w);

#endif
