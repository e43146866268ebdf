/* Reads the rows of the SELECT:
 *
 *     fact hebei-2023 … 130000 pledge_financing level year 2023 … 14500000000 100000000 145亿元 → 145亿 in [144.5亿, 145.5亿]
 */
#include "answer/observed.h"

#include "model/figure.h"

/* The formatter goes back and forth between two layouts of this. */
/* clang-format off */
#define COLUMNS(X) \
    X(sort) X(document) X(document_region) X(published) X(publisher) X(title) X(number) X(region_code) X(indicator_code) \
    X(measure) X(status) X(period_kind) X(period_start) X(period_end) X(value_text) X(step_text) X(quote) X(as_read) X(unit) \
    X(qualifier) X(scope) X(of_whole) X(confidence) X(decided) X(begin_byte) X(end_byte) X(observation)
/* clang-format on */

#define X(name) COLUMN_##name,
enum column_id { COLUMNS(X) COLUMN_COUNT };
#undef X

#define X(name) STR_INIT(#name),
static const struct str column_names[] = {COLUMNS(X)};
#undef X

struct reader {
    const struct catalog *catalog;
    const struct rowset *rows;
    size_t at[COLUMN_COUNT]; /* where each column stands */
    struct evidence *out;
    struct err *err;
};

static struct str cell(const struct reader *r, size_t row, enum column_id column)
{
    return r->rows->rows.at[row].cells[r->at[column]];
}

struct bounds bounds_of(struct decimal value, bool has_step, struct decimal step, enum qualifier qualifier)
{
    static const struct decimal half = {5, 1};
    struct bounds b = {value, value, qualifier != QUALIFIER_UNDER, qualifier != QUALIFIER_OVER};
    struct decimal slack = step;
    if (!has_step || qualifier == QUALIFIER_OVER || qualifier == QUALIFIER_UNDER)
        return b;
    if (qualifier == QUALIFIER_EXACT && !decimal_mul(step, half, &slack))
        return b;
    if (!decimal_sub(value, slack, &b.lower) || !decimal_add(value, slack, &b.upper))
        b.lower = b.upper = value;
    return b;
}

/* Both bounds come from rounding: a figure at one of them would have been written otherwise. */
static bool is_rounded(const struct bounds *b)
{
    return b->has_lower && b->has_upper && decimal_cmp(b->lower, b->upper) < 0;
}

/* `a` lies below `b` as a whole. 15 and 16 leave 14.5 to 15.5 and 15.5 to 16.5: these touch and do not meet. */
static bool is_below(const struct bounds *a, const struct bounds *b)
{
    if (!a->has_upper || !b->has_lower)
        return false;
    int order = decimal_cmp(a->upper, b->lower);
    return order < 0 || (order == 0 && (is_rounded(a) || is_rounded(b)));
}

bool bounds_meet(const struct bounds *a, const struct bounds *b)
{
    return !is_below(a, b) && !is_below(b, a);
}

static enum ipdb_status corrupt(const struct reader *r, size_t row)
{
    return err_set(r->err, IPDB_CORRUPT, "%.*s#%.*s: an observation that this program did not write",
                   STR_ARG(cell(r, row, COLUMN_document)), STR_ARG(cell(r, row, COLUMN_number)));
}

static bool read_period(const struct reader *r, size_t row, struct period *out)
{
    struct str start = cell(r, row, COLUMN_period_start), end = cell(r, row, COLUMN_period_end);
    struct period p = {0};
    if (!period_kind_parse(cell(r, row, COLUMN_period_kind), &p.kind))
        return false;
    if ((start.len && !date_parse(start, &p.start)) || (end.len && !date_parse(end, &p.end)))
        return false;
    *out = p;
    return true;
}

static bool fill(const struct reader *r, size_t row, struct observed *o)
{
    struct str step = cell(r, row, COLUMN_step_text);
    *o = (struct observed){.value_text = cell(r, row, COLUMN_value_text),
                           .scope = cell(r, row, COLUMN_scope),
                           .whole = cell(r, row, COLUMN_of_whole),
                           .quote = cell(r, row, COLUMN_quote),
                           .unit = cell(r, row, COLUMN_unit),
                           .document = cell(r, row, COLUMN_document),
                           .number = cell(r, row, COLUMN_number),
                           .published = cell(r, row, COLUMN_published),
                           .publisher = cell(r, row, COLUMN_publisher),
                           .title = cell(r, row, COLUMN_title),
                           .begin = cell(r, row, COLUMN_begin_byte),
                           .end = cell(r, row, COLUMN_end_byte),
                           .observation = cell(r, row, COLUMN_observation),
                           .decided = cell(r, row, COLUMN_decided),
                           .confidence = (int)str_number(cell(r, row, COLUMN_confidence), 0)};
    o->region = catalog_region_by_code(r->catalog, cell(r, row, COLUMN_region_code));
    o->indicator = catalog_indicator_by_code(r->catalog, cell(r, row, COLUMN_indicator_code));
    o->document_region = NONE;
    if (cell(r, row, COLUMN_document_region).len)
        o->document_region = catalog_region_by_code(r->catalog, cell(r, row, COLUMN_document_region));
    o->figure = figure_words(&r->out->arena, o->quote, cell(r, row, COLUMN_as_read), o->value_text, o->unit);
    o->has_step = step.len > 0;
    bool ok = measure_parse(cell(r, row, COLUMN_measure), &o->measure) &&
              fact_status_parse(cell(r, row, COLUMN_status), &o->status) &&
              qualifier_parse(cell(r, row, COLUMN_qualifier), &o->qualifier) && read_period(r, row, &o->period) &&
              decimal_parse(o->value_text, &o->value) && (!o->has_step || decimal_parse(step, &o->step));
    if (ok && o->measure == MEASURE_RATE)
        o->measure = MEASURE_LEVEL;
    o->bounds = bounds_of(o->value, o->has_step, o->step, o->qualifier);
    return ok;
}

static enum ipdb_status read_fact(const struct reader *r, size_t row)
{
    struct observed o;
    if (!fill(r, row, &o))
        return corrupt(r, row);
    if (o.region == NONE || o.indicator == NONE)
        return IPDB_OK; /* written with another catalogue */
    bool foreign = o.measure == MEASURE_LEVEL && !str_eq(o.unit, catalog_indicator(r->catalog, o.indicator)->unit);
    struct observed *slot = str_eq(o.decided, STR("reject")) ? VEC_PUSH(&r->out->rejected)
                            : foreign                        ? VEC_PUSH(&r->out->foreign)
                                                             : VEC_PUSH(&r->out->facts);
    if (!slot)
        return err_nomem(r->err);
    *slot = o;
    return IPDB_OK;
}

static enum ipdb_status read_seen(const struct reader *r, size_t row)
{
    size_t *slot = VEC_PUSH(&r->out->seen);
    if (!slot)
        return err_nomem(r->err);
    *slot = catalog_region_by_code(r->catalog, cell(r, row, COLUMN_region_code));
    return IPDB_OK;
}

static bool find_columns(struct reader *r)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        size_t k = 0;
        while (k < r->rows->columns.len && !str_eq(r->rows->columns.at[k].name, column_names[i]))
            k++;
        if (k == r->rows->columns.len)
            return false;
        r->at[i] = k;
    }
    return true;
}

enum ipdb_status evidence_read(const struct catalog *cat, const struct rowset *rows, struct evidence *out, struct err *err)
{
    struct reader r = {.catalog = cat, .rows = rows, .out = out, .err = err};
    enum ipdb_status status = IPDB_OK;
    if (!find_columns(&r))
        return err_set(err, IPDB_INTERNAL, "the rows are not those of this query");
    out->facts.at = malloc((rows->rows.len + 1) * sizeof *out->facts.at); /* nearly all rows are facts */
    if (!out->facts.at)
        return err_nomem(err);
    out->facts.cap = rows->rows.len + 1;
    for (size_t i = 0; status == IPDB_OK && i < rows->rows.len; i++)
        status = str_eq(cell(&r, i, COLUMN_sort), STR("fact")) ? read_fact(&r, i) : read_seen(&r, i);
    return status;
}

void evidence_fini(struct evidence *evidence)
{
    VEC_FINI(&evidence->facts);
    VEC_FINI(&evidence->seen);
    VEC_FINI(&evidence->foreign);
    VEC_FINI(&evidence->rejected);
    arena_fini(&evidence->arena);
}
