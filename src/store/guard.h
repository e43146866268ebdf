/* What a SELECT may do, for how long and with how much memory. One statement at a time:
 *
 *     guard_begin(&guard) … prepare, step … guard_end(&guard)
 *
 * SQLite asks the guard while it prepares (may this be read, may this function be called) and every few operations while it runs.
 */
#ifndef STORE_GUARD_H
#define STORE_GUARD_H

#include <time.h>

#include "store/db.h"

struct guard {
    struct store *store;
    bool recursion;    /* WITH RECURSIVE is allowed */
    unsigned seconds;  /* 0: as long as it takes */
    bool memory_bound; /* at most GUARD_MEMORY bytes; while it runs that holds for SQLite in the whole process */
    /* What came of it: */
    bool refused;
    char function[64]; /* that was refused; empty: it was something else */
    enum ipdb_status stopped;
    /* Of the guard: */
    struct timespec end;
    int64_t heap_before;
};

#define GUARD_MEMORY ((int64_t)512 << 20)

void guard_begin(struct guard *guard);
void guard_end(struct guard *guard);

#endif
