/* "… WHERE observation_id IN (" + 12 + 14 + ")" → … IN (?1, ?2), [12, 14] */
#include "model/statement.h"

void statement_bind(struct statement_writer *w, struct bind value)
{
    struct bind *slot = VEC_PUSH(&w->out->binds);
    if (slot)
        *slot = value;
    w->failed = w->failed || !slot;
    buf_printf(&w->sql, "?%zu", w->out->binds.len);
}

void statement_list_number(struct statement_writer *w, struct str digits, bool first)
{
    buf_add(&w->sql, first ? STR("") : STR(", "));
    statement_bind(w, (struct bind){.kind = BIND_INT, .number = (int64_t)str_number(digits, 0)});
}

enum ipdb_status statement_finish(struct statement_writer *w, struct arena *arena, struct err *err)
{
    bool failed = w->failed || w->sql.failed;
    w->out->sql = failed ? (struct str){NULL, 0} : arena_str(arena, buf_str(&w->sql));
    buf_fini(&w->sql);
    return w->out->sql.len ? IPDB_OK : err_nomem(err);
}
