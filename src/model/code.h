/* The codes of an enum, in the enum's order, and the way back. */
#ifndef MODEL_CODE_H
#define MODEL_CODE_H

#include "base/str.h"

struct codes {
    const char *const *at;
    size_t count;
};

/* "" for an index that is none. */
const char *code_at(struct codes codes, size_t index);
/* Position of `code`, or `codes.count`. */
size_t code_find(struct codes codes, struct str code);

#endif
