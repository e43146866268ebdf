/* An SQL statement and its binds, carried from the planner to the store. Values travel as binds and never inside the SQL.
 * Strings are borrowed and must outlive the statement.
 */
#ifndef MODEL_STATEMENT_H
#define MODEL_STATEMENT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
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

/* A statement in the making: its text grows in `sql`, and binds go in where they stand. */
struct statement_writer {
    struct statement *out;
    struct buf sql;
    bool failed;
};

/* Adds a bind, and its parameter to the text. */
void statement_bind(struct statement_writer *w, struct bind value);
/* The same for the number that `digits` are, behind ", " when it is not the first of an IN list. */
void statement_list_number(struct statement_writer *w, struct str digits, bool first);
/* The text goes into `arena`, the writer is freed; the caller frees the binds. IPDB_NOMEM only. */
enum ipdb_status statement_finish(struct statement_writer *w, struct arena *arena, struct err *err);

#endif
