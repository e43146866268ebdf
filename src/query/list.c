/* From `list THING ~pattern` to SQL:
 *
 *     list indicators ~PLEDGE → … WHERE lower(i.indicator_code) LIKE '%pledge%' …
 */
#include "query/list.h"

#include "base/buf.h"

enum { PATTERN_MAX = 200 };

enum ipdb_status list_make(const struct question *q, const struct terms *terms, struct arena *arena, struct query_plan *plan,
                           struct err *err)
{
    if (terms->explain)
        return complain(q, terms->explain_at, err, "a list has nothing to explain; leave the word out");
    if (terms->pattern.len > PATTERN_MAX)
        return complain(q, terms->list_at, err, "the pattern has %zu bytes; at most %d", terms->pattern.len, (int)PATTERN_MAX);
    struct list_plan *list = arena_alloc(arena, sizeof *list);
    if (!list)
        return err_nomem(err);
    *list = (struct list_plan){terms->thing, terms->pattern};
    plan->list = list;
    return IPDB_OK;
}

/* The pattern as LIKE takes it, in lower case: anything that holds these characters, whatever they are. */
static void add_like(struct buf *out, struct str pattern)
{
    buf_char(out, '%');
    for (size_t i = 0; i < pattern.len; i++) {
        char c = pattern.ptr[i];
        if (c == '%' || c == '_' || c == '!')
            buf_char(out, '!');
        buf_char(out, (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c));
    }
    buf_char(out, '%');
}

static const char *expression(const struct query_plan *plan, const struct list_column *c)
{
    if (plan->language == QUERY_ZH && c->sql_zh)
        return c->sql_zh;
    return plan->language == QUERY_CODE && c->sql_code ? c->sql_code : c->sql;
}

static void add_select(const struct query_plan *plan, struct buf *sql)
{
    const struct list_kind *kind = list_kind(plan->list->thing);
    const char *where = plan->list->pattern.len ? kind->matches : kind->plain;
    buf_printf(sql, "%sSELECT", kind->with);
    for (size_t i = 0; i < kind->column_count; i++)
        buf_printf(sql, "%s CAST(%s AS TEXT) AS %s", i ? "," : "", expression(plan, &kind->columns[i]), kind->columns[i].name);
    buf_printf(sql, "\nFROM %s\n%s%s%s%s\nLIMIT %d", kind->from, where ? "WHERE " : "", where ? where : "", where ? "\n" : "",
               kind->tail, LIST_ROWS + 1);
}

enum ipdb_status list_statement(const struct query_plan *plan, struct arena *arena, struct statement *out, struct err *err)
{
    struct buf sql = {0}, like = {0};
    add_select(plan, &sql);
    add_like(&like, plan->list->pattern);
    bool failed = sql.failed || like.failed;
    if (!failed && plan->list->pattern.len) {
        struct bind *bind = VEC_PUSH(&out->binds);
        failed = !bind;
        if (bind)
            *bind = (struct bind){BIND_TEXT, arena_str(arena, buf_str(&like)), 0};
        failed = failed || !bind->text.ptr;
    }
    if (!failed)
        out->sql = arena_str(arena, buf_str(&sql));
    buf_fini(&sql);
    buf_fini(&like);
    return failed || !out->sql.len ? err_nomem(err) : IPDB_OK;
}
