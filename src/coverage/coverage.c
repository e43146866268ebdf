/* In which years an indicator is known where, and why not in the others (R12 of docs/query.md, year by year):
 *
 *     Gansu  level 2020, 2022; growth 2021; half of 2023      →   x G x P     2020, 2022     growth only 2021; other period 2023-H1
 *
 * A year is known by a level of the whole year or of its last day.
 */
#include "coverage/coverage.h"

#include "coverage/coverage_parts.h"

/* Columns of the SELECT. */
enum { REGION, YEAR, KIND, END, LABEL, MEASURE, SCOPE, WHOLE, UNIT, CONFIDENCE, DECIDED, FACT_COLUMNS };

static const char facts_sql[] =
    "SELECT o.region_code, o.year, o.period_kind, o.period_end, o.period_label, o.measure, o.scope, o.of_whole, o.unit, "
    "o.confidence,"
    " o.decided FROM observation o JOIN source s ON s.source_id = o.source_id\n"
    "WHERE s.current = 1 AND o.indicator_code = ?1 AND o.status = 'actual' AND o.measure IN ('level', 'rate', 'yoy')"
    " AND o.region_code IS NOT NULL AND o.year IS NOT NULL\n"
    "ORDER BY o.region_code, o.year, o.period_label, s.key, o.number";

static const char seen_sql[] =
    "SELECT o.region_code, o.year FROM observation o JOIN source s ON s.source_id = o.source_id\n"
    "WHERE s.current = 1 AND o.region_code IS NOT NULL AND o.year IS NOT NULL GROUP BY o.year, o.region_code";

enum ipdb_status coverage_check(const struct query_plan *plan, struct err *err)
{
    bool plain = !plan->list && plan->item_count == 1 && plan->items[0].form == FORM_LEVEL && !plan->items[0].arith &&
                 !plan->filter_count && !plan->known.year && !plan->has_limit && !plan->has_unit && !plan->explain &&
                 plan->prefer == ORDER_NONE && plan->sort == SORT_NONE && !plan->strict && !plan->loose && !plan->all &&
                 !plan->total && !plan->by_indicator && !plan->by_measure && !plan->by_scope && !plan->by_source;
    if (!plain)
        return err_set(err, IPDB_USAGE,
                       "coverage takes one indicator, places and years, and nothing else: pledge_financing for Hebei "
                       "2019..2023");
    for (size_t i = 0; i < plan->when_count; i++)
        if (plan->whens[i].kind > WHEN_RANGE || plan->whens[i].first.kind != PERIOD_YEAR || plan->whens[i].last.kind != PERIOD_YEAR)
            return err_set(err, IPDB_USAGE, "coverage takes whole years: 2022 or 2019..2023");
    return IPDB_OK;
}

enum ipdb_status coverage_facts_statement(const struct query_plan *plan, struct statement *out, struct err *err)
{
    struct bind *bind = VEC_PUSH(&out->binds);
    if (!bind)
        return err_nomem(err);
    *bind = (struct bind){.kind = BIND_TEXT, .text = catalog_indicator(plan->catalog, plan->items[0].indicator)->code};
    out->sql = str_of(facts_sql);
    return IPDB_OK;
}

void coverage_seen_statement(struct statement *out)
{
    out->sql = str_of(seen_sql);
}

static struct str cell(const struct rowset *rows, size_t row, size_t column)
{
    return rows->rows.at[row].cells[column];
}

static int read_year(struct str s)
{
    struct decimal d;
    bool good = decimal_parse(s, &d) && d.scale == 0 && d.coef >= FIRST_YEAR && d.coef <= LAST_YEAR;
    return good ? (int)d.coef : 0;
}

bool coverage_wants(const struct query_plan *plan, int year)
{
    for (size_t i = 0; i < plan->when_count; i++)
        if (year >= plan->whens[i].first.start.year && year <= plan->whens[i].last.end.year)
            return true;
    return plan->when_count == 0;
}

/* Places that are rows when a bulletin has a figure of them: of the level asked for, with provinces the country. */
static bool may_be_row(const struct query_plan *plan, size_t region)
{
    enum region_level level = catalog_region(plan->catalog, region)->level;
    if (plan->under != NONE)
        return level == plan->level && region != plan->under && catalog_region_within(plan->catalog, region, plan->under);
    return level == plan->level || (level == REGION_COUNTRY && plan->level == REGION_PROVINCE);
}

static struct covered_place *add_place(struct coverage *c, size_t region)
{
    struct covered_place *place = arena_alloc(&c->out->arena, sizeof *place);
    struct covered_place **slot = place ? VEC_PUSH(&c->places) : NULL;
    if (!slot)
        return NULL;
    place->region = region;
    c->place_of[region] = c->places.len;
    return *slot = place;
}

static struct covered_place *find_place(const struct coverage *c, size_t region)
{
    return region != NONE && c->place_of[region] ? c->places.at[c->place_of[region] - 1] : NULL;
}

/* As `by year` has it. */
static bool is_year(const struct rowset *facts, size_t row)
{
    enum period_kind kind = PERIOD_NONE;
    struct date end;
    if (!period_kind_parse(cell(facts, row, KIND), &kind) || !date_parse(cell(facts, row, END), &end))
        return false;
    return kind == PERIOD_YEAR || (end.month == 12 && end.day == 31 && kind == PERIOD_DAY);
}

/* The rows come with equal labels together. */
static bool add_period(struct coverage *c, struct covered_year *y, struct str label)
{
    if (y->periods.len && str_eq(y->last_period, label))
        return true;
    y->last_period = label;
    y->periods = y->periods.len ? arena_printf(&c->out->arena, "%.*s, %.*s", STR_ARG(y->periods), STR_ARG(label))
                                : arena_str(&c->out->arena, label);
    return y->periods.ptr != NULL;
}

static bool add_fact(struct coverage *c, struct covered_place *place, const struct rowset *facts, size_t row)
{
    struct covered_year *y = &place->years[read_year(cell(facts, row, YEAR)) - FIRST_YEAR];
    bool growth = str_eq(cell(facts, row, MEASURE), STR("yoy")), whole_year = is_year(facts, row);
    bool main = str_eq(cell(facts, row, SCOPE), c->item->scope) && cell(facts, row, WHOLE).len == 0;
    struct str unit = catalog_indicator(c->plan->catalog, c->item->indicator)->unit;
    struct decimal confidence = {0, 0};
    if (!growth && !str_eq(cell(facts, row, UNIT), unit))
        return true;
    c->any = true;
    if (growth) {
        y->growth = y->growth || (main && whole_year);
    } else if (!main) {
        y->scope = y->scope || whole_year;
    } else if (!whole_year) {
        return add_period(c, y, cell(facts, row, LABEL));
    } else {
        (void)decimal_parse(cell(facts, row, CONFIDENCE), &confidence);
        y->facts++;
        y->sure = y->sure || confidence.coef >= CONFIDENCE_SURE;
        y->decided = y->decided || cell(facts, row, DECIDED).len > 0;
    }
    return true;
}

static bool collect(struct coverage *c, const struct rowset *facts)
{
    const struct query_plan *plan = c->plan;
    size_t deeper = NONE;
    for (size_t i = 0; i < plan->region_count; i++)
        if (!find_place(c, plan->regions[i]) && !add_place(c, plan->regions[i]))
            return false;
    for (size_t i = 0; i < facts->rows.len; i++) {
        size_t region = catalog_region_by_code(plan->catalog, cell(facts, i, REGION));
        struct covered_place *place = find_place(c, region);
        if (region == NONE || !read_year(cell(facts, i, YEAR)))
            continue;
        if (str_eq(cell(facts, i, DECIDED), STR("reject"))) {
            c->rejected += place || may_be_row(plan, region);
            continue;
        }
        if (!place && !plan->region_count && may_be_row(plan, region) && !(place = add_place(c, region)))
            return false;
        if (place && !add_fact(c, place, facts, i))
            return false;
        bool below = !place && catalog_region(plan->catalog, region)->level > plan->level && deeper != region;
        c->deeper += below;
        deeper = below ? region : deeper; /* the rows of a place stand together */
    }
    return true;
}

static void mark_seen(struct coverage *c, const struct rowset *seen)
{
    for (size_t i = 0; i < seen->rows.len; i++) {
        struct covered_place *place = find_place(c, catalog_region_by_code(c->plan->catalog, cell(seen, i, 0)));
        int year = read_year(cell(seen, i, 1));
        if (place && year)
            place->years[year - FIRST_YEAR].seen = true;
    }
}

/* From the first to the last year of which some level is known anywhere; without any, of which there is growth. Years asked for count all. */
static void set_span(struct coverage *c)
{
    for (int anything = 0; anything < 2 && !c->first; anything++)
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            bool told = c->plan->when_count > 0 && coverage_wants(c->plan, year);
            for (size_t i = 0; i < c->places.len && !told; i++) {
                const struct covered_year *y = &c->places.at[i]->years[year - FIRST_YEAR];
                told = coverage_wants(c->plan, year) && (y->facts || y->periods.len || y->scope || (anything && y->growth));
            }
            c->first = told && !c->first ? year : c->first;
            c->last = told ? year : c->last;
        }
}

enum missing coverage_missing(const struct covered_year *y)
{
    if (y->facts)
        return MISSING_NOT;
    return y->growth        ? MISSING_GROWTH_ONLY
           : y->periods.len ? MISSING_OTHER_PERIOD
           : y->scope       ? MISSING_OTHER_SCOPE
           : y->seen        ? MISSING_NOT_FOUND
                            : MISSING_NO_BULLETIN;
}

static void count_years(struct coverage *c)
{
    for (size_t i = 0; i < c->places.len; i++)
        for (size_t k = 0; k < YEARS; k++) {
            const struct covered_year *y = &c->places.at[i]->years[k];
            c->doubtful += y->facts && !y->sure;
            c->decided += y->decided;
        }
}

static enum ipdb_status fill(struct coverage *c, const struct rowset *facts, const struct rowset *seen, bool for_people,
                             struct err *err)
{
    if (!c->place_of || !collect(c, facts))
        return err_nomem(err);
    mark_seen(c, seen);
    set_span(c);
    count_years(c);
    bool ok = for_people ? coverage_for_people(c) : coverage_for_programs(c);
    c->out->values = c->out->rows.len;
    if (!ok || !coverage_notes(c, for_people))
        return err_nomem(err);
    return c->any ? IPDB_OK : IPDB_NOTHING;
}

enum ipdb_status coverage_indicator(const struct query_plan *plan, const struct rowset *facts, const struct rowset *seen,
                                    bool for_people, struct rowset *out, struct err *err)
{
    struct coverage c = {.plan = plan, .item = &plan->items[0], .out = out};
    if (facts->columns.len != FACT_COLUMNS || seen->columns.len != 2)
        return err_set(err, IPDB_INTERNAL, "the rows are not those of an indicator's coverage");
    c.place_of = calloc(catalog_region_count(plan->catalog), sizeof *c.place_of);
    enum ipdb_status status = fill(&c, facts, seen, for_people, err);
    free(c.place_of);
    VEC_FINI(&c.places);
    return status;
}
