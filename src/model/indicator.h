/* An indicator of the catalogue: what a number can be about. */
#ifndef MODEL_INDICATOR_H
#define MODEL_INDICATOR_H

#include "base/str.h"

/* X(identifier, code): a flow happened during a period; a stock is a holding at a moment. */
#define NATURES(X)  \
    X(FLOW, "flow") \
    X(STOCK, "stock")

#define X(id, code) NATURE_##id,
enum nature { NATURES(X) };
#undef X

struct indicator {
    struct str code, zh, en, group, note;
    struct str unit; /* base unit, as printed: 元, 件, 件/万人 … */
    /* Codes of other indicators, with a blank between: those that it is a part of, those that together are it, and the one that it is per 10 000
     * inhabitants. Mostly empty. */
    struct str part_of, sum_of, per_10k_of;
    enum nature nature;
    const struct str *names; /* zh, then `also`, then further names: the aliases of the query language */
    size_t name_count;
};

const char *nature_code(enum nature nature);
bool nature_parse(struct str code, enum nature *out);

#endif
