/* The nearest of a few names, for "did you mean". */
#ifndef CLI_HINT_H
#define CLI_HINT_H

#include <stddef.h>

struct hint {
    const char *wanted;
    const char *name; /* the best so far, or NULL */
    size_t distance;  /* what a better one must be below */
};

struct hint hint_for(const char *wanted);
/* Takes `name` when it is nearer than the best so far, and near enough at all. */
void hint_consider(struct hint *best, const char *name);

#endif
