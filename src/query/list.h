/* What the database has: `list THING ~pattern` becomes one SELECT and its rows a small table.
 *
 *     list regions ~江 → 320000 Jiangsu province 41 facts 17 indicators 2018 2023 · 330000 Zhejiang …
 */
#ifndef QUERY_LIST_H
#define QUERY_LIST_H

#include "query/plan.h"

enum { LIST_ROWS = 10000 }; /* of a list at most; the SELECT asks for one more, so that a cut can be told */

struct list_plan {
    enum thing thing;
    struct str pattern; /* empty: everything */
};

/* A column of the table and the expression that fills it; what is NULL is as in English. */
struct list_column {
    const char *name;                    /* for machines; a code is followed by what people read */
    const char *en, *zh;                 /* titles; NULL: for machines only */
    const char *sql, *sql_zh, *sql_code; /* by the language of names */
    bool numeric, coded;                 /* coded: people see the code's word */
};

/* One thing that can be listed: its SELECT is WITH with SELECT columns FROM from WHERE … tail. */
struct list_kind {
    const struct list_column *columns;
    size_t column_count;
    const char *with, *from;
    const char *plain;   /* the condition without a pattern, or NULL */
    const char *matches; /* the condition with a pattern, which is ?1 */
    const char *tail;
};

/* list_kinds.c */
const struct list_kind *list_kind(enum thing thing);
/* The word for a code, in the language of the answer; the code itself where people need no other word. */
struct str list_word(const struct query_plan *plan, struct str code);

/* list.c; contracts as in query.h */
enum ipdb_status list_make(const struct question *q, const struct terms *terms, struct arena *arena, struct query_plan *plan,
                           struct err *err);
enum ipdb_status list_statement(const struct query_plan *plan, struct arena *arena, struct statement *out, struct err *err);

#endif
