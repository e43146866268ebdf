/* The one SELECT of a plan, in the SQL that SQLite and PostgreSQL share. Its rows are of two sorts, told by the first column:
 *
 *     fact    an observation of a requested indicator in a requested region, with its document
 *     seen    a named region of which the database has any bulletin at all, in the periods asked for     (R12: L or O?)
 */
#include "base/buf.h"
#include "model/fact.h"
#include "model/figure.h"
#include "query/list.h"

struct writer {
    const struct query_plan *plan;
    struct arena *arena;
    struct statement_writer to;
};

static void add(struct writer *w, const char *sql)
{
    buf_add(&w->to.sql, str_of(sql));
}

static void bind(struct writer *w, struct bind value)
{
    statement_bind(&w->to, value);
}

static void bind_text(struct writer *w, struct str text)
{
    bind(w, (struct bind){BIND_TEXT, text, 0});
}

static void bind_int(struct writer *w, int64_t number)
{
    bind(w, (struct bind){BIND_INT, {0}, number});
}

static void bind_date(struct writer *w, struct date d)
{
    char day[11];
    date_print(d, day);
    struct str text = arena_str(w->arena, str_of(day));
    w->to.failed = w->to.failed || !text.len;
    bind_text(w, text);
}

/* A list of binds, each once: `column IN (?1, ?2`, closed by list_end. */
struct list {
    struct writer *w;
    const char *between;
    struct str seen[16]; /* what a short list has; long ones (regions) hold each thing once anyway */
    size_t count;
};

static struct list list_begin(struct writer *w, const char *column)
{
    buf_printf(&w->to.sql, "%s IN (", column);
    return (struct list){.w = w, .between = ""};
}

static void list_add(struct list *l, struct str text)
{
    enum { KEPT = sizeof l->seen / sizeof *l->seen };
    for (size_t i = 0; i < l->count && i < KEPT; i++)
        if (str_eq(l->seen[i], text))
            return;
    if (l->count < KEPT)
        l->seen[l->count] = text;
    l->count++;
    add(l->w, l->between);
    bind_text(l->w, text);
    l->between = ", ";
}

static void list_end(struct list *l)
{
    buf_char(&l->w->to.sql, ')');
}

static void named_regions(struct writer *w, const char *column, bool and_whole)
{
    const struct query_plan *p = w->plan;
    struct list l = list_begin(w, column);
    for (size_t i = 0; i < p->region_count; i++)
        list_add(&l, catalog_region(p->catalog, p->regions[i])->code);
    if (and_whole)
        list_add(&l, catalog_region(p->catalog, p->whole)->code);
    list_end(&l);
}

/* The places of the wanted level below `under`, and `under` itself. */
static void children(struct writer *w)
{
    const struct query_plan *p = w->plan;
    const struct region *above = catalog_region(p->catalog, p->under);
    add(w, "o.region_code IN (SELECT region_code FROM region WHERE region_code = ");
    bind_text(w, above->code);
    add(w, " OR (level = ");
    bind_int(w, p->level);
    if (p->level == above->level + 1) {
        add(w, " AND parent_code = ");
        bind_text(w, above->code);
    } else if (above->level != REGION_COUNTRY) {
        add(w, " AND parent_code IN (SELECT region_code FROM region WHERE parent_code = ");
        bind_text(w, above->code);
        buf_char(&w->to.sql, ')');
    }
    add(w, "))");
}

/* Which regions: named ones, the children of one, or all of a level and the country for the footer. */
static void region_condition(struct writer *w)
{
    const struct query_plan *p = w->plan;
    if (p->region_count) {
        named_regions(w, "o.region_code", plan_has_form(p, FORM_SHARE));
    } else if (p->under != NONE) {
        children(w);
    } else {
        add(w, "o.region_code IN (SELECT region_code FROM region WHERE level IN (");
        bind_int(w, REGION_COUNTRY);
        add(w, ", ");
        bind_int(w, p->level);
        add(w, "))");
    }
}

static void indicator_condition(struct writer *w)
{
    const struct query_plan *p = w->plan;
    struct list l = list_begin(w, "o.indicator_code");
    for (size_t i = 0; i < p->item_count; i++) {
        list_add(&l, catalog_indicator(p->catalog, p->items[i].indicator)->code);
        if (p->items[i].arith)
            list_add(&l, catalog_indicator(p->catalog, p->items[i].right.indicator)->code);
    }
    list_end(&l);
}

static void measure_condition(struct writer *w)
{
    static const struct {
        enum form form;
        enum measure measure;
    } further[] = {
        {FORM_CHANGE, MEASURE_CHANGE}, {FORM_CHANGE, MEASURE_PP_CHANGE}, {FORM_SHARE, MEASURE_SHARE}, {FORM_RANK, MEASURE_RANK}};
    struct list l = list_begin(w, "o.measure");
    list_add(&l, str_of(measure_code(MEASURE_LEVEL)));
    list_add(&l, str_of(measure_code(MEASURE_YOY)));
    list_add(&l, str_of(measure_code(MEASURE_RATE)));
    for (size_t i = 0; i < sizeof further / sizeof *further; i++)
        if (plan_has_form(w->plan, further[i].form))
            list_add(&l, str_of(measure_code(further[i].measure)));
    list_end(&l);
}

static void status_condition(struct writer *w)
{
    struct list l = list_begin(w, "o.status");
    list_add(&l, str_of(fact_status_code(FACT_ACTUAL)));
    if (plan_has_form(w->plan, FORM_TARGET))
        list_add(&l, str_of(fact_status_code(FACT_TARGET)));
    list_end(&l);
}

/* The newest version of each bulletin, or of those versions that were known on a day the newest. */
static void version_condition(struct writer *w)
{
    if (!w->plan->known.year) {
        add(w, "s.current = 1");
        return;
    }
    add(w, "s.version = (SELECT MAX(v.version) FROM source v WHERE v.key = s.key AND"
           " COALESCE(v.published_on, SUBSTR(v.ingested_at, 1, 10)) <= ");
    bind_date(w, w->plan->known);
    buf_char(&w->to.sql, ')');
}

static void filter_condition(struct writer *w, const struct filter *f)
{
    add(w, f->negated ? "\n  AND NOT (" : "\n  AND (");
    if (f->field == FILTER_SCOPE) {
        add(w, "o.scope = ");
        bind_text(w, f->like);
    } else if (f->field == FILTER_DOCUMENT) {
        add(w, "s.key LIKE ");
        bind_text(w, f->like);
        add(w, " ESCAPE '\\'");
    } else {
        add(w, "COALESCE(s.publisher, '') LIKE ");
        bind_text(w, f->like);
        add(w, " ESCAPE '\\' OR COALESCE(s.title, '') LIKE ");
        bind_text(w, f->like);
        add(w, " ESCAPE '\\'");
    }
    buf_char(&w->to.sql, ')');
}

/* The columns that `answer` reads, up to WHERE. */
static void observations(struct writer *w)
{
    add(w, "SELECT 'fact' AS sort, s.key || CASE s.current WHEN 1 THEN '' ELSE '@' || CAST(s.version AS TEXT) END AS document, "
           "s.region_code AS document_region, s.published_on AS published,"
           " s.publisher AS publisher, s.title AS title, o.number AS number, o.region_code AS region_code,"
           " o.indicator_code AS indicator_code, o.measure AS measure, o.status AS status, o.period_kind AS period_kind,"
           " o.period_start AS period_start, o.period_end AS period_end, o.value_text AS value_text, o.step_text AS step_text,"
           " o.quote AS quote, " FIGURE_READ(
               "o") " AS as_read, o.unit AS unit, o.qualifier AS qualifier, o.scope AS scope, o.of_whole AS of_whole,"
                    " o.confidence AS confidence, o.decided AS decided, o.begin_byte AS begin_byte, o.end_byte AS end_byte,"
                    " o.observation_id AS observation"
                    "\nFROM observation o JOIN source s ON s.source_id = o.source_id"
                    "\nWHERE ");
}

static void facts(struct writer *w)
{
    observations(w);
    indicator_condition(w);
    add(w, "\n  AND ");
    measure_condition(w);
    add(w, "\n  AND ");
    region_condition(w);
    add(w, "\n  AND ");
    status_condition(w);
    add(w, "\n  AND ");
    version_condition(w);
    for (size_t i = 0; i < w->plan->filter_count; i++)
        filter_condition(w, &w->plan->filters[i]);
}

/* A period asked for: observations that lie within it. */
static void within_periods(struct writer *w)
{
    for (size_t i = 0; i < w->plan->when_count; i++) {
        add(w, i ? " OR (o.period_start >= " : " AND ((o.period_start >= ");
        bind_date(w, w->plan->whens[i].kind == WHEN_ASOF ? (struct date){1900, 1, 1} : w->plan->whens[i].first.start);
        add(w, " AND o.period_end <= ");
        bind_date(w, w->plan->whens[i].last.end);
        buf_char(&w->to.sql, ')');
    }
    if (w->plan->when_count)
        buf_char(&w->to.sql, ')');
}

/* The columns that a row of the second sort leaves empty, from `indicator_code` on. */
#define NO_VALUE " NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"

/* Whether there is any bulletin only matters to levels of which there is no figure at all: else that is told instead. */
static bool levels_only(const struct query_plan *p)
{
    for (size_t i = 0; i < p->item_count; i++)
        if (p->items[i].form != FORM_LEVEL || p->items[i].arith || p->items[i].scope.len)
            return false;
    return true;
}

static void seen(struct writer *w)
{
    add(w, "\nUNION ALL\nSELECT 'seen', NULL, NULL, NULL, NULL, NULL, NULL, r.region_code," NO_VALUE "\nFROM region r\nWHERE ");
    named_regions(w, "r.region_code", false);
    if (levels_only(w->plan)) {
        add(w, "\n  AND NOT EXISTS (SELECT 1 FROM observation o WHERE ");
        indicator_condition(w);
        add(w, " AND o.measure = ");
        bind_text(w, str_of(measure_code(MEASURE_LEVEL)));
        add(w, " AND o.region_code = r.region_code AND o.decided <> 'reject')");
    }
    add(w, "\n  AND (EXISTS (SELECT 1 FROM observation o JOIN source s ON s.source_id = o.source_id"
           " WHERE o.region_code = r.region_code AND ");
    version_condition(w);
    within_periods(w);
    buf_char(&w->to.sql, ')');
    if (!w->plan->when_count) {
        add(w, " OR EXISTS (SELECT 1 FROM source s WHERE s.region_code = r.region_code AND ");
        version_condition(w);
        buf_char(&w->to.sql, ')');
    }
    buf_char(&w->to.sql, ')');
}

enum ipdb_status query_statement(const struct query_plan *plan, struct arena *arena, struct statement *out, struct err *err)
{
    if (plan->list)
        return list_statement(plan, arena, out, err);
    struct writer w = {.plan = plan, .arena = arena, .to = {.out = out}};
    facts(&w);
    if (plan->region_count)
        seen(&w);
    return statement_finish(&w.to, arena, err);
}

enum ipdb_status query_observations_statement(const struct observations_wanted *wanted, struct arena *arena, struct statement *out,
                                              struct err *err)
{
    struct writer w = {.arena = arena, .to = {.out = out}};
    bool level = wanted->measure == MEASURE_LEVEL || wanted->measure == MEASURE_RATE;
    observations(&w);
    add(&w, "o.observation_id = ");
    bind_int(&w, wanted->observation);
    add(&w, "\n   OR (s.current = 1 AND o.decided <> 'reject' AND o.indicator_code = ");
    bind_text(&w, wanted->indicator);
    add(&w, " AND o.region_code = ");
    bind_text(&w, wanted->region);
    struct list measures = list_begin(&w, " AND o.measure");
    list_add(&measures, str_of(measure_code(level ? MEASURE_LEVEL : wanted->measure)));
    if (level)
        list_add(&measures, str_of(measure_code(MEASURE_RATE)));
    list_end(&measures);
    add(&w, " AND o.status = ");
    bind_text(&w, str_of(fact_status_code(wanted->status)));
    buf_char(&w.to.sql, ')');
    return statement_finish(&w.to, arena, err);
}
