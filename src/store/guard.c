/* Functions are on a list: only those whose one call takes a bounded time and makes no more than it was given, since a running call of
 * printf or randomblob cannot be interrupted. SQLite asks about time between two operations only, and about memory at each allocation:
 * that ends what explodes before it runs, a WITH whose every table reads the one before it twice.
 */
#include "store/guard.h"

#include <stdio.h>

#define OPERATIONS 100 /* between two looks at the clock; one may be a call over a whole bulletin */

static const char *const functions[] = {
    "abs",          "avg",          "char",    "coalesce", "count",      "cume_dist", "date",      "dense_rank", "first_value",
    "glob",         "group_concat", "ifnull",  "iif",      "instr",      "julianday", "lag",       "last_value", "lead",
    "length",       "like",         "lower",   "ltrim",    "max",        "min",       "nth_value", "ntile",      "nullif",
    "percent_rank", "rank",         "replace", "round",    "row_number", "rtrim",     "sign",      "strftime",   "substr",
    "substring",    "sum",          "total",   "trim",     "typeof",     "unicode",   "upper",
};

static bool may_call(const char *function)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (function && sqlite3_stricmp(functions[i], function) == 0)
            return true;
    return false;
}

static int authorize(void *context, int action, const char *first, const char *second, const char *database, const char *view)
{
    struct guard *guard = context;
    (void)first, (void)database, (void)view;
    bool allowed = action == SQLITE_SELECT || action == SQLITE_READ || (action == SQLITE_RECURSIVE && guard->recursion) ||
                   (action == SQLITE_FUNCTION && may_call(second));
    if (allowed)
        return SQLITE_OK;
    guard->refused = true;
    if (action == SQLITE_FUNCTION)
        (void)snprintf(guard->function, sizeof guard->function, "%s", second ? second : "");
    return SQLITE_DENY;
}

static bool is_past(const struct timespec *end)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec > end->tv_sec || (now.tv_sec == end->tv_sec && now.tv_nsec >= end->tv_nsec);
}

static int look(void *context)
{
    struct guard *guard = context;
    const struct store *store = guard->store;
    if (store->stop && store->stop(store->stop_context))
        guard->stopped = IPDB_INTERRUPTED;
    else if (guard->seconds && is_past(&guard->end))
        guard->stopped = IPDB_LIMIT;
    return guard->stopped != IPDB_OK;
}

void guard_begin(struct guard *guard)
{
    (void)clock_gettime(CLOCK_MONOTONIC, &guard->end);
    guard->end.tv_sec += (time_t)guard->seconds;
    sqlite3_set_authorizer(guard->store->db, authorize, guard);
    sqlite3_progress_handler(guard->store->db, OPERATIONS, look, guard);
    if (guard->memory_bound)
        guard->heap_before = sqlite3_hard_heap_limit64(sqlite3_memory_used() + GUARD_MEMORY);
}

void guard_end(struct guard *guard)
{
    if (guard->memory_bound)
        (void)sqlite3_hard_heap_limit64(guard->heap_before);
    sqlite3_progress_handler(guard->store->db, 0, NULL, NULL);
    sqlite3_set_authorizer(guard->store->db, NULL, NULL);
}

void store_watch(struct store *store, bool (*stop)(void *), void *context)
{
    store->stop = stop;
    store->stop_context = context;
}
