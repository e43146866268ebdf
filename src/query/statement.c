/* The one SELECT of a plan, in the SQL that SQLite and PostgreSQL share. Its rows are of three sorts, told by the first column:
 *
 *     fact    an observation of a requested indicator in a requested region, with its document
 *     seen    a period for which a requested region has any observation at all     (R12: L or O?)
 *     source  a document whose own place is a requested region
 */
#include "base/buf.h"
#include "query/list.h"

struct writer {
    const struct query_plan *plan;
    struct arena *arena;
    struct statement *out;
    struct buf sql;
    bool failed;
};

static void bind(struct writer *w, struct bind value)
{
    struct bind *b = VEC_PUSH(&w->out->binds);
    if (b)
        *b = value;
    else
        w->failed = true;
    buf_printf(&w->sql, "?%zu", w->out->binds.len);
}

static void bind_text(struct writer *w, struct str text)
{
    bind(w, (struct bind){BIND_TEXT, text, 0});
}

static void bind_int(struct writer *w, int64_t number)
{
    bind(w, (struct bind){BIND_INT, {0}, number});
}

/* One code each, as `column IN (?1, ?2)`; indexes are into the catalogue. */
static void in_list(struct writer *w, const char *column, const size_t *regions, size_t count)
{
    buf_printf(&w->sql, "%s IN (", column);
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_add(&w->sql, STR(", "));
        bind_text(w, catalog_region(w->plan->catalog, regions[i])->code);
    }
    buf_char(&w->sql, ')');
}

static void children(struct writer *w, const char *column)
{
    const struct query_plan *p = w->plan;
    struct str above = catalog_region(p->catalog, p->under)->code;
    enum region_level level = catalog_region(p->catalog, p->under)->level;
    buf_printf(&w->sql, "%s IN (SELECT region_code FROM region WHERE level = ", column);
    bind_int(w, p->level);
    if (p->level == level + 1) {
        buf_add(&w->sql, STR(" AND parent_code = "));
        bind_text(w, above);
    } else if (level != REGION_COUNTRY) {
        buf_add(&w->sql, STR(" AND parent_code IN (SELECT region_code FROM region WHERE parent_code = "));
        bind_text(w, above);
        buf_char(&w->sql, ')');
    }
    buf_char(&w->sql, ')');
}

/* Which regions: named ones, the children of one, or all of a level and the country for the footer. */
static void region_condition(struct writer *w, const char *column)
{
    const struct query_plan *p = w->plan;
    if (p->region_count) {
        in_list(w, column, p->regions, p->region_count);
    } else if (p->under != NONE) {
        children(w, column);
    } else {
        buf_printf(&w->sql, "(%s IN (SELECT region_code FROM region WHERE level = ", column);
        bind_int(w, p->level);
        buf_printf(&w->sql, ") OR %s = ", column);
        bind_text(w, STR("000000"));
        buf_char(&w->sql, ')');
    }
}

static void indicator_condition(struct writer *w)
{
    buf_add(&w->sql, STR("o.indicator_code IN ("));
    for (size_t i = 0; i < w->plan->item_count; i++) {
        if (i)
            buf_add(&w->sql, STR(", "));
        bind_text(w, catalog_indicator(w->plan->catalog, w->plan->items[i].indicator)->code);
    }
    buf_char(&w->sql, ')');
}

static void facts(struct writer *w)
{
    buf_add(&w->sql, STR("SELECT 'fact' AS sort, s.key AS document, s.region_code AS document_region, s.published_on AS published,"
                         " CAST(o.number AS TEXT) AS number, o.region_code AS region_code, o.indicator_code AS indicator_code,"
                         " o.measure AS measure, o.period_kind AS period_kind, o.period_label AS period_label,"
                         " o.period_start AS period_start, o.period_end AS period_end, o.value_text AS value_text,"
                         " o.step_text AS step_text, o.quote AS quote, o.unit AS unit, o.qualifier AS qualifier, o.scope AS scope,"
                         " CAST(o.confidence AS TEXT) AS confidence, CAST(o.begin_byte AS TEXT) AS begin_byte,"
                         " CAST(o.end_byte AS TEXT) AS end_byte"
                         "\nFROM observation o JOIN source s ON s.source_id = o.source_id"
                         "\nWHERE s.current = 1 AND o.status = "));
    bind_text(w, STR("actual"));
    buf_add(&w->sql, STR(" AND o.measure IN ("));
    bind_text(w, STR("level"));
    buf_add(&w->sql, STR(", "));
    bind_text(w, STR("yoy"));
    buf_add(&w->sql, STR(")\n  AND "));
    indicator_condition(w);
    buf_add(&w->sql, STR("\n  AND "));
    region_condition(w, "o.region_code");
}

/* The columns that a row of the second and third sort leaves empty, from `measure` on. */
#define NO_VALUE                                                                                                               \
    " CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT)," \
    " CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT)"

static void seen(struct writer *w)
{
    buf_add(&w->sql,
            STR("\nUNION ALL\nSELECT 'seen', MIN(s.key), CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), o.region_code,"
                " CAST(NULL AS TEXT), CAST(NULL AS TEXT), o.period_kind, o.period_label, o.period_start, o.period_end," NO_VALUE
                "\nFROM observation o JOIN source s ON s.source_id = o.source_id\nWHERE s.current = 1 AND "));
    region_condition(w, "o.region_code");
    buf_add(&w->sql, STR("\nGROUP BY o.region_code, o.period_kind, o.period_label, o.period_start, o.period_end"));
}

static void sources(struct writer *w)
{
    buf_add(&w->sql, STR("\nUNION ALL\nSELECT 'source', s.key, s.region_code, s.published_on, CAST(NULL AS TEXT), s.region_code,"
                         " CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT),"
                         " CAST(NULL AS TEXT)," NO_VALUE "\nFROM source s\nWHERE s.current = 1 AND "));
    region_condition(w, "s.region_code");
}

enum ipdb_status query_statement(const struct query_plan *plan, struct arena *arena, struct statement *out, struct err *err)
{
    if (plan->list)
        return list_statement(plan, arena, out, err);
    struct writer w = {.plan = plan, .arena = arena, .out = out};
    facts(&w);
    seen(&w);
    sources(&w);
    bool failed = w.failed || w.sql.failed;
    if (!failed)
        out->sql = arena_str(arena, buf_str(&w.sql));
    failed = failed || !out->sql.len;
    buf_fini(&w.sql);
    return failed ? err_nomem(err) : IPDB_OK;
}
