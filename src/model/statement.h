/* An SQL statement and its binds, carried from the planner to the store. Values travel as binds and never inside the SQL.
 * Strings are borrowed and must outlive the statement.
 */
#ifndef MODEL_STATEMENT_H
#define MODEL_STATEMENT_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

enum bind_kind { BIND_TEXT, BIND_INT };

struct bind {
    enum bind_kind kind;
    struct str text;
    int64_t number;
};

struct statement {
    struct str sql; /* one SELECT with positional parameters ?1, ?2 … */
    VEC(struct bind) binds;
};

#endif
