/* The run of an audit: indicators that are measured against each other make a family, and each family's cells go through the table of checks.
 *
 *     patent_grants = invention + utility model + design grants → one family of four → one SELECT → cells → check after check
 */
#include "audit/audit_checks.h"

static audit_check_cell *const checks[] = {audit_growth, audit_base,    audit_change,   audit_narrower, audit_scope,
                                           audit_place,  audit_spell,   audit_kinds,    audit_places,   audit_share,
                                           audit_rank,   audit_per_10k, audit_conflict, audit_halved};

enum { FINDINGS_MOST = 10000, FACTS_MOST = 16, BATCH_FACTS = 100000 };

bool audit_severity_parse(struct str name, enum audit_severity *out)
{
    bool error = str_eq(name, STR("error"));
    if (!error && !str_eq(name, STR("warning")))
        return false;
    *out = error ? AUDIT_ERROR : AUDIT_WARNING;
    return true;
}

/* --- what is measured against what */

static struct str next_code(struct str *rest)
{
    *rest = str_trim(*rest);
    size_t end = str_find(*rest, STR(" "), 0);
    struct str code = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->len);
    return code;
}

static void set_list(const struct catalog *cat, struct str codes, size_t list[RELATIONS_MOST + 1])
{
    struct str code;
    size_t count = 0;
    while (count < RELATIONS_MOST && (code = next_code(&codes)).len)
        list[count++] = catalog_indicator_by_code(cat, code);
    list[count] = NONE;
}

static void append(size_t list[RELATIONS_MOST + 1], size_t indicator)
{
    size_t n = 0;
    while (list[n] != NONE)
        n++;
    if (n < RELATIONS_MOST) {
        list[n] = indicator;
        list[n + 1] = NONE;
    }
}

static bool names_population(const struct indicator *x)
{
    static const char *const names[] = {"常住人口", "人口"};
    if (str_eq(x->code, STR("population")))
        return true;
    for (size_t i = 0; i < x->name_count; i++)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (str_eq(x->names[i], str_of(names[k])))
                return true;
    return false;
}

static void relate(struct audit *a)
{
    size_t count = catalog_indicator_count(a->cat);
    for (size_t i = 0; i < count; i++) {
        const struct indicator *x = catalog_indicator(a->cat, i);
        set_list(a->cat, x->part_of, a->relations[i].part_of);
        set_list(a->cat, x->sum_of, a->relations[i].sum_of);
        a->relations[i].per_10k_of = x->per_10k_of.len ? catalog_indicator_by_code(a->cat, x->per_10k_of) : NONE;
        a->population = a->population == NONE && names_population(x) ? i : a->population;
    }
    for (size_t i = 0; i < count; i++) /* one of several kinds is a part too */
        for (size_t k = 0; a->relations[i].sum_of[k] != NONE; k++)
            append(a->relations[a->relations[i].sum_of[k]].part_of, i);
}

/* --- families */

static size_t leader_of(const size_t *above, size_t indicator)
{
    while (above[indicator] != indicator)
        indicator = above[indicator];
    return indicator;
}

static void join(size_t *above, size_t a, size_t b)
{
    if (b != NONE)
        above[leader_of(above, a)] = leader_of(above, b);
}

static void join_relations(const struct audit *a, size_t *above, size_t indicator)
{
    const struct relations *r = &a->relations[indicator];
    for (size_t k = 0; r->part_of[k] != NONE; k++)
        join(above, indicator, r->part_of[k]);
    if (r->per_10k_of != NONE) {
        join(above, indicator, r->per_10k_of);
        join(above, indicator, a->population);
    }
}

static bool is_asked_for(const struct audit *a, size_t indicator)
{
    for (size_t i = 0; i < a->about->item_count; i++)
        if (a->about->items[i].indicator == indicator)
            return true;
    return a->about->item_count == 0;
}

/* Numbers the families of which an indicator is asked for. */
static bool make_families(struct audit *a)
{
    size_t count = catalog_indicator_count(a->cat);
    size_t *above = calloc(count + 1, sizeof *above), *number = calloc(count + 1, sizeof *number);
    for (size_t i = 0; above && number && i < count; i++) {
        above[i] = i;
        number[i] = a->family[i] = NONE;
    }
    for (size_t i = 0; above && number && i < count; i++)
        join_relations(a, above, i);
    for (size_t i = 0; above && number && i < count; i++) {
        size_t leader = leader_of(above, i);
        if (is_asked_for(a, i) && number[leader] == NONE)
            number[leader] = a->family_count++;
        a->batch[i] = NONE;
    }
    for (size_t i = 0; above && number && i < count; i++)
        a->family[i] = number[leader_of(above, i)];
    bool ok = above && number;
    free(above);
    free(number);
    return ok;
}

/* The places below each place, in the order of the catalogue. */
static void make_children(struct audit *a)
{
    size_t count = catalog_region_count(a->cat);
    for (size_t i = 0; i < count; i++)
        a->first_child[i] = a->next_sibling[i] = NONE;
    for (size_t i = count; i-- > 0;) {
        size_t parent = catalog_region(a->cat, i)->parent;
        if (parent == NONE)
            continue;
        a->next_sibling[i] = a->first_child[parent];
        a->first_child[parent] = i;
    }
}

enum ipdb_status audit_begin(const struct catalog *cat, const struct query_plan *about, enum audit_severity least,
                             struct audit **out, struct err *err)
{
    size_t indicators = catalog_indicator_count(cat), regions = catalog_region_count(cat);
    struct audit *a = *out = calloc(1, sizeof *a);
    if (!a)
        return err_nomem(err);
    a->cat = cat;
    a->about = about;
    a->zh = plan_is_zh(about);
    a->least = least;
    a->population = NONE;
    a->relations = calloc(indicators + 1, sizeof *a->relations);
    a->family = calloc(indicators + 1, sizeof *a->family);
    a->batch = calloc(indicators + 1, sizeof *a->batch);
    a->size = calloc(indicators + 1, sizeof *a->size);
    a->first_child = calloc(regions + 1, sizeof *a->first_child);
    a->next_sibling = calloc(regions + 1, sizeof *a->next_sibling);
    if (!a->relations || !a->family || !a->batch || !a->size || !a->first_child || !a->next_sibling)
        return err_nomem(err);
    relate(a);
    make_children(a);
    return make_families(a) ? IPDB_OK : err_nomem(err);
}

void audit_fini(struct audit *a)
{
    if (!a)
        return;
    free(a->relations);
    free(a->family);
    free(a->batch);
    free(a->size);
    free(a->first_child);
    free(a->next_sibling);
    VEC_FINI(&a->findings);
    arena_fini(&a->arena);
    free(a);
}

enum ipdb_status audit_sizes(struct audit *a, const struct rowset *rows, struct err *err)
{
    size_t room = BATCH_FACTS, count = catalog_indicator_count(a->cat);
    (void)err;
    for (size_t i = 0; i < rows->rows.len; i++) {
        size_t indicator = catalog_indicator_by_code(a->cat, rows->rows.at[i].cells[0]),
               facts = str_number(rows->rows.at[i].cells[1], 0);
        a->size_of_all += facts;
        if (indicator != NONE)
            a->size[indicator] = facts;
    }
    for (size_t family = 0; family < a->family_count; family++) {
        size_t facts = 0;
        for (size_t i = 0; i < count; i++)
            facts += a->family[i] == family ? a->size[i] : 0;
        if (a->batch_count == 0 || facts > room) {
            a->batch_count++;
            room = BATCH_FACTS;
        }
        room = facts < room ? room - facts : 0;
        for (size_t i = 0; i < count; i++)
            if (a->family[i] == family)
                a->batch[i] = a->batch_count - 1;
    }
    return IPDB_OK;
}

size_t audit_batch_count(const struct audit *a)
{
    return a->batch_count;
}

/* --- one family */

static bool place_is_wanted(const struct audit *a, size_t region)
{
    for (size_t i = 0; region != NONE && i < a->about->region_count; i++)
        if (catalog_region_within(a->cat, region, a->about->regions[i]))
            return true;
    return a->about->region_count == 0;
}

static bool period_is_wanted(const struct audit *a, struct period p)
{
    for (size_t i = 0; i < a->about->when_count; i++)
        if (p.end.year && date_cmp(p.start, a->about->whens[i].first.start) >= 0 &&
            date_cmp(p.end, a->about->whens[i].last.end) <= 0)
            return true;
    return a->about->when_count == 0;
}

bool audit_is_wanted(const struct audit *a, const struct observed *o)
{
    return is_asked_for(a, o->indicator) && place_is_wanted(a, o->region) && period_is_wanted(a, o->period);
}

bool audit_wants(struct audit *a, enum audit_check check, const struct observed *const *facts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (facts[i] && audit_is_wanted(a, facts[i])) {
            a->compared[check]++;
            return true;
        }
    return false;
}

static void run_checks(const struct family *f)
{
    for (size_t i = 0; i < f->evidence->facts.len; i++)
        f->audit->compared[AUDIT_IMPOSSIBLE] += audit_is_wanted(f->audit, &f->evidence->facts.at[i]);
    for (size_t i = 0; i < f->cells->list.len && !f->audit->failed; i++) {
        f->audit->cells += audit_is_wanted(f->audit, f->cells->list.at[i].shown);
        for (size_t k = 0; k < sizeof checks / sizeof *checks; k++)
            checks[k](f, &f->cells->list.at[i]);
    }
}

enum ipdb_status audit_batch(struct audit *a, const struct rowset *rows, struct err *err)
{
    struct evidence evidence = {0};
    struct cells cells = {0};
    enum ipdb_status status = evidence_read(a->cat, rows, &evidence, err);
    if (status == IPDB_OK)
        status = cells_build(a->cat, ORDER_NONE, &evidence, &cells, err);
    if (status == IPDB_OK)
        run_checks(&(struct family){a, a->cat, &evidence, &cells});
    cells_fini(&cells);
    evidence_fini(&evidence);
    return status == IPDB_OK && a->failed ? err_nomem(err) : status;
}

/* --- cells */

const struct observed *cell_facts(const struct family *f, const struct cell *c, size_t *count)
{
    *count = c->count < FACTS_MOST ? c->count : FACTS_MOST;
    return &f->evidence->facts.at[c->first];
}

const struct cell *cell_level(const struct family *f, size_t indicator, size_t region, struct str scope, struct period period)
{
    if (indicator == NONE || !period.end.year)
        return NULL;
    return cells_find(f->cells, f->cat, (struct cell_key){indicator, region, scope, MEASURE_LEVEL, period});
}

bool cell_is_dated(const struct cell *c)
{
    return c->shown->status == FACT_ACTUAL && c->shown->whole.len == 0 && c->shown->period.end.year;
}

bool cell_is_level(const struct cell *c)
{
    return c->shown->measure == MEASURE_LEVEL && cell_is_dated(c);
}

bool indicator_is_additive(const struct catalog *cat, size_t indicator)
{
    struct str unit = catalog_indicator(cat, indicator)->unit;
    return !str_contains(unit, STR("/")) && !str_contains(unit, STR("%"));
}

bool indicator_is_stock(const struct catalog *cat, size_t indicator)
{
    return catalog_indicator(cat, indicator)->nature == NATURE_STOCK;
}

/* --- findings */

bool is_unfinished(const struct observed *o)
{
    struct date published;
    return o->published.len && o->period.end.year && date_parse(o->published, &published) && date_cmp(published, o->period.end) < 0;
}

static enum audit_severity severity_of(const struct claim *claim)
{
    bool certain = claim->fit == APART && !claim->weak;
    for (size_t i = 0; i < claim->count; i++)
        certain = certain && observed_is_sure(claim->facts[i]) && claim->facts[i]->qualifier == QUALIFIER_EXACT &&
                  !is_unfinished(claim->facts[i]);
    return certain ? AUDIT_ERROR : AUDIT_WARNING;
}

static struct audit_fact copy_fact(struct audit *a, const struct observed *o)
{
    struct audit_fact copy = {.observation = arena_str(&a->arena, o->observation),
                              .evidence = words_evidence(a, o),
                              .quote = arena_str(&a->arena, o->quote),
                              .value = arena_str(&a->arena, o->value_text)};
    a->failed = a->failed || !copy.observation.ptr || !copy.evidence.ptr || !copy.quote.ptr || !copy.value.ptr;
    return copy;
}

struct finding *audit_find(struct audit *a, const struct claim *claim)
{
    if (claim->fit == FITS)
        return NULL;
    enum audit_severity severity = severity_of(claim);
    if (severity < a->least)
        return NULL;
    a->found[severity]++;
    if (a->kept[severity] == FINDINGS_MOST)
        return NULL;
    struct finding *f = VEC_PUSH(&a->findings);
    if (!f) {
        a->failed = true;
        return NULL;
    }
    const struct observed *first = claim->facts[0];
    *f = (struct finding){.check = claim->check, .severity = severity, .region = first->region, .indicator = first->indicator};
    f->period = words_period(a, first->period);
    f->day = first->period.end;
    f->expected = claim->expected;
    f->fact_count = claim->count;
    for (size_t i = 0; i < claim->count; i++)
        f->facts[i] = copy_fact(a, claim->facts[i]);
    a->kept[severity]++;
    return f;
}
