/* The columns, in order. A column that people and machines read differently stands twice, under the same name. */
#include "answer/row.h"

#include <stdio.h>

#include "base/buf.h"

/* X(identifier, name for machines, title en, title zh, alignment, audience, numeric) */
#define ROW_COLUMNS(X)                                                                 \
    X(RANK, "rank", "rank", "排名", ALIGN_LEFT, FOR_PEOPLE, false)                     \
    X(REGION_CODE, "region_code", "", "", ALIGN_LEFT, FOR_MACHINES, false)             \
    X(REGION, "region", "region", "地区", ALIGN_LEFT, FOR_ALL, false)                  \
    X(PARENT, "parent", "within", "所属", ALIGN_LEFT, FOR_PEOPLE, false)               \
    X(INDICATOR, "indicator", "", "", ALIGN_LEFT, FOR_MACHINES, false)                 \
    X(INDICATOR_NAME, "indicator", "indicator", "指标", ALIGN_LEFT, FOR_PEOPLE, false) \
    X(MEASURE, "measure", "", "", ALIGN_LEFT, FOR_MACHINES, false)                     \
    X(MEASURE_SHOWN, "measure", "measure", "度量", ALIGN_LEFT, FOR_PEOPLE, false)      \
    X(STATUS, "status", "", "", ALIGN_LEFT, FOR_MACHINES, false)                       \
    X(SCOPE, "scope", "", "", ALIGN_LEFT, FOR_MACHINES, false)                         \
    X(SCOPE_SHOWN, "scope", "part", "口径", ALIGN_LEFT, FOR_PEOPLE, false)             \
    X(OF_WHOLE, "of_whole", "", "", ALIGN_LEFT, FOR_MACHINES, false)                   \
    X(PERIOD, "period", "", "", ALIGN_LEFT, FOR_MACHINES, false)                       \
    X(PERIOD_SHOWN, "period", "period", "期间", ALIGN_LEFT, FOR_PEOPLE, false)         \
    X(PERIOD_START, "period_start", "", "", ALIGN_LEFT, FOR_MACHINES, false)           \
    X(PERIOD_END, "period_end", "", "", ALIGN_LEFT, FOR_MACHINES, false)               \
    X(PERIOD_KIND, "period_kind", "", "", ALIGN_LEFT, FOR_MACHINES, false)             \
    X(VALUE, "value", "", "", ALIGN_RIGHT, FOR_MACHINES, true)                         \
    X(VALUE_SHOWN, "value", "value", "数值", ALIGN_RIGHT, FOR_PEOPLE, false)           \
    X(UNIT, "unit", "", "", ALIGN_LEFT, FOR_MACHINES, false)                           \
    X(QUALIFIER, "qualifier", "", "", ALIGN_LEFT, FOR_MACHINES, false)                 \
    X(LOWER, "lower", "", "", ALIGN_RIGHT, FOR_MACHINES, true)                         \
    X(UPPER, "upper", "", "", ALIGN_RIGHT, FOR_MACHINES, true)                         \
    X(BASIS, "basis", "", "", ALIGN_LEFT, FOR_MACHINES, false)                         \
    X(BASIS_SHOWN, "basis", "basis", "依据", ALIGN_LEFT, FOR_PEOPLE, false)            \
    X(FLAGS, "flags", "", "", ALIGN_LEFT, FOR_MACHINES, false)                         \
    X(FLAG_SHOWN, "flag", "flag", "标记", ALIGN_LEFT, FOR_PEOPLE, false)               \
    X(COMPARABLE, "comparable", "", "", ALIGN_LEFT, FOR_MACHINES, false)               \
    X(OBS_STATUS, "obs_status", "", "", ALIGN_LEFT, FOR_MACHINES, false)               \
    X(MISSING_REASON, "missing_reason", "", "", ALIGN_LEFT, FOR_MACHINES, false)       \
    X(SOURCE_SHOWN, "source", "source", "来源", ALIGN_LEFT, FOR_PEOPLE, false)         \
    X(DOCUMENT, "document", "", "", ALIGN_LEFT, FOR_MACHINES, false)                   \
    X(PUBLISHED, "published", "", "", ALIGN_LEFT, FOR_MACHINES, false)                 \
    X(EVIDENCE, "evidence", "", "", ALIGN_LEFT, FOR_MACHINES, false)                   \
    X(EVIDENCE_SHOWN, "evidence", "evidence", "出处", ALIGN_LEFT, FOR_PEOPLE, false)   \
    X(BASE_EVIDENCE, "base_evidence", "", "", ALIGN_LEFT, FOR_MACHINES, false)         \
    X(BEGIN, "begin", "", "", ALIGN_RIGHT, FOR_MACHINES, true)                         \
    X(END, "end", "", "", ALIGN_RIGHT, FOR_MACHINES, true)                             \
    X(QUOTE, "quote", "", "", ALIGN_LEFT, FOR_MACHINES, false)                         \
    X(DECIDED, "decided", "", "", ALIGN_LEFT, FOR_MACHINES, false)

#define X(id, name, en, zh, align, audience, numeric) ROW_##id,
enum row_column { ROW_COLUMNS(X) };
#undef X

struct filler {
    const struct sheet *sheet;
    const struct scale *scale;
    const struct line *line;
    struct rowset *out;
    struct row *row;
    bool failed;
};

static bool several_items(const struct sheet *s)
{
    return s->plan->item_count > 1;
}

/* Some column has figures that may be derived, so each says where it comes from. */
static bool has_basis(const struct query_plan *plan)
{
    for (size_t i = 0; i < plan->item_count; i++)
        if (plan->items[i].arith || plan->items[i].source == SOURCE_DERIVED ||
            (plan->items[i].form != FORM_LEVEL && plan->items[i].form != FORM_TARGET))
            return true;
    return false;
}

static struct str value_title(const struct sheet *s, struct arena *arena, const struct scale *scale)
{
    return several_items(s) ? plan_pick(s->plan, "value", "数值") : show_value_title(s, arena, scale);
}

bool row_columns(const struct sheet *s, const struct scale *scale, struct rowset *out)
{
    static const struct {
        struct column column;
        const char *en, *zh;
    } specs[] = {
#define X(id, machine, en_title, zh_title, where, who, number) \
    {{STR_INIT(machine), {NULL, 0}, where, who, number}, en_title, zh_title},
        ROW_COLUMNS(X)
#undef X
    };
    for (size_t i = 0; i < sizeof specs / sizeof *specs; i++) {
        const struct column *spec = &specs[i].column;
        struct str title = i == ROW_VALUE_SHOWN ? value_title(s, &out->arena, scale) : plan_pick(s->plan, specs[i].en, specs[i].zh);
        struct column *c = rowset_column(out, spec->name, arena_str(&out->arena, title), spec->align, spec->audience);
        if (!c)
            return false;
        c->numeric = spec->numeric;
    }
    return true;
}

static void set(struct filler *f, enum row_column id, struct str text)
{
    struct str copy = arena_str(&f->out->arena, text);
    f->failed = f->failed || (text.len && !copy.ptr);
    f->row->cells[id] = copy;
}

/* A text that was made for this cell: without one there was no memory. */
static void set_made(struct filler *f, enum row_column id, struct str text)
{
    f->failed = f->failed || !text.ptr;
    set(f, id, text);
}

static void set_decimal(struct filler *f, enum row_column id, struct decimal d)
{
    char text[DECIMAL_TEXT];
    decimal_print(d, text);
    set(f, id, str_of(text));
}

static void set_period(struct filler *f, struct period p)
{
    char label[PERIOD_TEXT], day[11];
    if (p.kind == PERIOD_NONE)
        return;
    period_label(p, label);
    set(f, ROW_PERIOD, str_of(label));
    set_made(f, ROW_PERIOD_SHOWN, show_period(&f->out->arena, p));
    set(f, ROW_PERIOD_KIND, str_of(period_kind_code(p.kind)));
    if (p.start.year) {
        date_print(p.start, day);
        set(f, ROW_PERIOD_START, str_of(day));
    }
    if (p.end.year) {
        date_print(p.end, day);
        set(f, ROW_PERIOD_END, str_of(day));
    }
}

static void cite(struct filler *f, const struct observed *o, struct str evidence)
{
    struct citation *c = VEC_PUSH(&f->out->citations);
    struct str observation = arena_str(&f->out->arena, o->observation);
    f->failed = f->failed || !c;
    if (c)
        *c = (struct citation){.evidence = evidence, .observation = observation};
}

static void set_evidence(struct filler *f, const struct observed *o, const struct observed *base)
{
    struct str where = show_evidence(&f->out->arena, o);
    set(f, ROW_DOCUMENT, o->document);
    set(f, ROW_PUBLISHED, o->published);
    set_made(f, ROW_EVIDENCE, where);
    set(f, ROW_BEGIN, o->begin);
    set(f, ROW_END, o->end);
    set(f, ROW_QUOTE, o->quote);
    set(f, ROW_DECIDED, o->decided);
    cite(f, o, where);
    if (f->sheet->plan->by_source)
        set(f, ROW_SOURCE_SHOWN, o->title.len ? o->title : o->document);
    if (base) {
        struct str second = show_evidence(&f->out->arena, base);
        set_made(f, ROW_BASE_EVIDENCE, second);
        cite(f, base, second);
        where = arena_printf(&f->out->arena, "%.*s, %.*s", STR_ARG(where), STR_ARG(second));
    }
    set_made(f, ROW_EVIDENCE_SHOWN, where);
}

static void add_flag(struct buf *people, struct buf *machines, const char *shown, const char *code)
{
    if (shown[0])
        buf_printf(people, "%s%s", people->len ? ", " : "", shown);
    buf_printf(machines, "%s%s", machines->len ? " " : "", code);
}

/* "of 申请总量": a share or place of another whole than the one asked for. */
static struct str whole_flag(const struct filler *f)
{
    struct str whole = f->line->figure->observed->whole;
    struct str text = whole.len ? arena_printf(&f->out->arena, plan_is_zh(f->sheet->plan) ? "对%.*s" : "of %.*s", STR_ARG(whole))
                                : plan_pick(f->sheet->plan, "of an unnamed whole", "未注明总体");
    return text.ptr ? text : STR("");
}

static void figure_flags(const struct filler *f, struct buf *people, struct buf *machines)
{
    const struct figure *figure = f->line->figure;
    const struct query_plan *plan = f->sheet->plan;
    char times[32], conflict[32];
    if (f->line->flags & LINE_PERIOD)
        add_flag(people, machines, plan_pick(plan, "≠ period", "≠ 期间").ptr, "period");
    if (f->line->flags & LINE_SCOPE)
        add_flag(people, machines, plan_pick(plan, "scope", "口径").ptr, "scope");
    if (f->line->flags & LINE_WHOLE)
        add_flag(people, machines, whole_flag(f).ptr, "whole");
    if (figure->cell->rivals && !plan->all) {
        snprintf(times, sizeof times, "×%zu", figure->cell->rivals + 1);
        snprintf(conflict, sizeof conflict, "conflict:%zu", figure->cell->rivals + 1);
        add_flag(people, machines, times, conflict);
    }
    if (figure->basis == BASIS_DERIVED)
        add_flag(people, machines, "", "derived"); /* people have the column `basis` */
    if (figure->basis == BASIS_LISTED)
        add_flag(people, machines, "", "listed");
    if (plan->known.year && !figure->observed->published.len)
        add_flag(people, machines, plan_pick(plan, "date?", "日期不明").ptr, "ingest_date");
    if (figure->rebased)
        add_flag(people, machines, "!", "rebased");
    if (!observed_is_sure(figure->observed))
        add_flag(people, machines, "?", "doubtful");
    if (figure->observed->decided.len || (figure->base && figure->base->shown->decided.len))
        add_flag(people, machines, plan_pick(plan, "decided", "已裁定").ptr, "decided");
}

static void set_flags(struct filler *f)
{
    struct buf people = {0}, machines = {0};
    figure_flags(f, &people, &machines);
    set(f, ROW_FLAG_SHOWN, buf_str(&people));
    set(f, ROW_FLAGS, buf_str(&machines));
    f->failed = f->failed || people.failed || machines.failed;
    buf_fini(&people);
    buf_fini(&machines);
}

static const char *measure_of(const struct item *item)
{
    static const char *const codes[] = {
        [FORM_LEVEL] = "level",  [FORM_GROWTH] = "yoy", [FORM_CHANGE] = "change", [FORM_SHARE] = "share", [FORM_RANK] = "rank",
        [FORM_TARGET] = "level", [FORM_BASE] = "base",  [FORM_PER10K] = "",       [FORM_PER] = ""};
    return item->arith == '/'   ? "ratio"
           : item->arith == '*' ? "product"
           : item->arith == '+' ? "sum"
           : item->arith == '-' ? "difference"
                                : codes[item->form];
}

static void set_numbers(struct filler *f, const struct figure *figure)
{
    const struct sheet *s = f->sheet;
    struct str value = show_value(s, &f->out->arena, f->scale, figure);
    bool with_unit = several_items(s) && !item_in_percent(s->item) && (s->item->form != FORM_RANK || figure->basis == BASIS_LISTED);
    if (with_unit)
        value = arena_printf(&f->out->arena, "%.*s %.*s", STR_ARG(value), STR_ARG(f->scale->unit));
    set_decimal(f, ROW_VALUE, figure->value);
    set_made(f, ROW_VALUE_SHOWN, value);
    set_made(f, ROW_UNIT, item_unit(s->plan, s->item, &f->out->arena));
    set(f, ROW_QUALIFIER, str_of(qualifier_code(figure->qualifier)));
    if (figure->bounds.has_lower)
        set_decimal(f, ROW_LOWER, figure->bounds.lower);
    if (figure->bounds.has_upper)
        set_decimal(f, ROW_UPPER, figure->bounds.upper);
}

static void set_scope(struct filler *f, const struct observed *o)
{
    set(f, ROW_SCOPE, o->scope);
    set(f, ROW_OF_WHOLE, o->whole);
    if (f->sheet->plan->by_scope)
        set(f, ROW_SCOPE_SHOWN, o->scope.len ? o->scope : plan_pick(f->sheet->plan, "whole", "总体"));
}

static void set_figure(struct filler *f)
{
    const struct figure *figure = f->line->figure;
    const char *basis = figure->basis == BASIS_REPORTED ? "reported" : figure->basis == BASIS_DERIVED ? "derived" : "listed";
    set_numbers(f, figure);
    set(f, ROW_BASIS, str_of(basis));
    if (has_basis(f->sheet->plan))
        set_made(f, ROW_BASIS_SHOWN, show_basis(f->sheet, &f->out->arena, figure));
    set_scope(f, figure->observed);
    set_flags(f);
    set_evidence(f, figure->observed, figure->basis == BASIS_DERIVED && figure->base ? figure->base->shown : NULL);
}

static void set_missing(struct filler *f)
{
    const struct query_plan *plan = f->sheet->plan;
    struct str reason = show_missing(plan, f->line);
    struct str full = plan_is_zh(plan) ? arena_printf(&f->out->arena, "缺：%.*s", STR_ARG(reason))
                                       : arena_printf(&f->out->arena, "missing: %.*s", STR_ARG(reason));
    set_made(f, ROW_VALUE_SHOWN, STR("—"));
    set(f, ROW_MISSING_REASON, reason);
    set_made(f, has_basis(plan) ? ROW_BASIS_SHOWN : ROW_FLAG_SHOWN, full);
    bool near = f->line->missing == MISSING_BASE || f->line->missing == MISSING_GROWTH_ONLY;
    if (near && f->line->context)
        set_evidence(f, f->line->context->shown, NULL);
}

/* Of cities and counties of the whole country people see where they lie. */
static void set_parent(struct filler *f)
{
    const struct query_plan *plan = f->sheet->plan;
    size_t parent = catalog_region(plan->catalog, f->line->region)->parent;
    if (plan->grouped && plan->level > REGION_PROVINCE && plan->under == NONE && parent != NONE)
        set(f, ROW_PARENT, show_region(plan, parent));
}

/* What the column is of: "pledge_financing", "pledge_financing / pledge_projects". */
static void set_item(struct filler *f)
{
    const struct sheet *s = f->sheet;
    const struct item *item = s->item;
    struct str code = catalog_indicator(s->plan->catalog, item->indicator)->code;
    if (item->arith)
        code = arena_printf(&f->out->arena, "%.*s %c %.*s", STR_ARG(code), item->arith,
                            STR_ARG(catalog_indicator(s->plan->catalog, item->right.indicator)->code));
    set_made(f, ROW_INDICATOR, code);
    if (several_items(s))
        set_made(f, ROW_INDICATOR_NAME, show_item(s->plan, &f->out->arena, item));
    set(f, ROW_MEASURE, str_of(measure_of(item)));
    if (s->plan->by_measure)
        set(f, ROW_MEASURE_SHOWN, show_form(s->plan, item->form));
    set(f, ROW_STATUS, str_of(fact_status_code(item->form == FORM_TARGET ? FACT_TARGET : FACT_ACTUAL)));
}

bool row_add(const struct sheet *s, const struct scale *scale, const struct line *line, struct rowset *out)
{
    struct filler f = {.sheet = s, .scale = scale, .line = line, .out = out, .row = rowset_row(out)};
    if (!f.row)
        return false;
    /* For people a missing line of an answer ranked by value stands below the rule too. */
    f.row->below = line->below || (s->ranked && !line->figure);
    if (line->rank)
        set_decimal(&f, ROW_RANK, decimal_int((int64_t)line->rank));
    else if (s->ranked && !item_states_places(s->item))
        set(&f, ROW_RANK, STR("·"));
    set(&f, ROW_REGION_CODE, catalog_region(s->plan->catalog, line->region)->code);
    set(&f, ROW_REGION, show_region(s->plan, line->region));
    set_parent(&f);
    set_item(&f);
    set(&f, ROW_COMPARABLE, line->figure && !line->flags ? STR("yes") : STR("no"));
    set(&f, ROW_OBS_STATUS, str_of(missing_code(line->missing)));
    set_period(&f, line->period);
    if (line->figure)
        set_figure(&f);
    else
        set_missing(&f);
    return !f.failed;
}

bool row_add_total(const struct sheet *s, const struct scale *scale, struct rowset *out)
{
    struct figure total;
    size_t rows = sheet_total(s, &total);
    struct filler f = {.sheet = s, .scale = scale, .out = out, .row = rows ? rowset_row(out) : NULL};
    if (!f.row)
        return rows == 0;
    f.row->below = true;
    set_made(&f, ROW_REGION, arena_printf(&out->arena, plan_is_zh(s->plan) ? "合计（%zu个）" : "total of %zu", rows));
    set_item(&f);
    set_period(&f, s->block);
    set_numbers(&f, &total);
    set(&f, ROW_BASIS, STR("listed"));
    set(&f, ROW_FLAGS, STR("total"));
    set(&f, ROW_COMPARABLE, STR("no"));
    set(&f, ROW_OBS_STATUS, STR("A"));
    return !f.failed;
}

static bool says_something(const struct rowset *out, size_t column)
{
    for (size_t i = 0; i < out->rows.len; i++)
        if (out->rows.at[i].cells[column].len)
            return true;
    return false;
}

void row_trim(struct rowset *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < out->columns.len; i++) {
        if (out->columns.at[i].audience == FOR_PEOPLE && !says_something(out, i))
            continue;
        out->columns.at[kept] = out->columns.at[i];
        for (size_t r = 0; r < out->rows.len; r++)
            out->rows.at[r].cells[kept] = out->rows.at[r].cells[i];
        kept++;
    }
    out->columns.len = kept;
}
