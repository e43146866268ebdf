/* How an answer is come by, step by step:
 *
 *     period     2023 (full year): of the periods that cover at least 2 of the regions the one that ends last; 2023: 4, 2023-H1: 1, 2022-H1: 2
 *     Shanxi     2024: 22.89亿元 (shanxi-2024#33) over 13.1亿元 (shanxi-2024#35) = +74.73%, in [74.0267, 75.4397]; derived
 */
#include "answer/explain.h"

#include "base/buf.h"

struct writer {
    const struct sheet *sheet; /* NULL for what holds for the whole query */
    const struct query_plan *plan;
    const struct scale *scale;
    struct rowset *out;
    struct arena *arena;
    bool zh, failed;
};

static void step(struct writer *w, const char *en, const char *zh, struct str text)
{
    struct row *row = text.ptr ? rowset_row(w->out) : NULL;
    w->failed = w->failed || !row;
    if (!row)
        return;
    row->cells[0] = plan_pick(w->plan, en, zh);
    row->cells[1] = text;
}

static struct str pick(const struct writer *w, const char *en, const char *zh)
{
    return plan_pick(w->plan, en, zh);
}

static void explain_filters(struct writer *w)
{
    static const char *const fields[] = {[FILTER_SOURCE] = "src", [FILTER_DOCUMENT] = "doc", [FILTER_SCOPE] = "scope"};
    char day[11];
    for (size_t i = 0; i < w->plan->filter_count; i++) {
        const struct filter *f = &w->plan->filters[i];
        step(w, "filter", "筛选",
             arena_printf(w->arena, "%s %s LIKE '%.*s'", fields[f->field], f->negated ? "NOT" : "", STR_ARG(f->like)));
    }
    if (w->plan->known.year) {
        date_print(w->plan->known, day);
        step(w, "known", "已知于", arena_printf(w->arena, w->zh ? "%s及以前发布的公报版本" : "versions published by %s", day));
    }
}

static void explain_rows(struct writer *w)
{
    static const char *const en[] = {"countries", "provinces", "cities", "counties"};
    static const char *const zh[] = {"国家", "省级地区", "地级地区", "县级地区"};
    const struct query_plan *p = w->plan;
    if (!p->region_count && p->under != NONE) {
        struct str above = show_region(p, p->under);
        step(w, "rows", "行",
             arena_printf(w->arena, w->zh ? "%.*s下辖的%s" : "in %.*s the %s", STR_ARG(above), (w->zh ? zh : en)[p->level]));
        return;
    }
    if (!p->region_count) {
        step(w, "rows", "行",
             arena_printf(w->arena, w->zh ? "库中有数的%s" : "%s that the database has a figure of", (w->zh ? zh : en)[p->level]));
        return;
    }
    struct buf list = {0};
    for (size_t i = 0; i < p->region_count; i++) {
        const struct region *r = catalog_region(p->catalog, p->regions[i]);
        buf_printf(&list, "%s%.*s (%.*s)", i ? ", " : "", STR_ARG(r->zh), STR_ARG(r->code));
    }
    step(w, "rows", "行", arena_str(w->arena, buf_str(&list)));
    w->failed = w->failed || list.failed;
    buf_fini(&list);
}

static struct str indicator_text(const struct writer *w, size_t index)
{
    const struct indicator *ind = catalog_indicator(w->plan->catalog, index);
    return arena_printf(w->arena, "%.*s: %.*s, %.*s; %s, %.*s", STR_ARG(ind->code), STR_ARG(ind->zh), STR_ARG(ind->en),
                        nature_code(ind->nature), STR_ARG(ind->unit));
}

static void explain_item(struct writer *w)
{
    const struct item *item = w->sheet->item;
    step(w, "indicator", "指标", indicator_text(w, item->indicator));
    if (item->arith) {
        step(w, "with", "与", indicator_text(w, item->right.indicator));
        step(w, "form", "形式", arena_printf(w->arena, "%c", item->arith));
    } else {
        step(w, "form", "形式", show_form(w->plan, item->form));
    }
    step(w, "part", "口径", item->scope.len ? item->scope : pick(w, "the whole; parts stand apart", "总体；其他口径另列，不合并"));
}

/* R5: the candidates with how many regions each covers. */
static void explain_period(struct writer *w)
{
    const struct sheet *s = w->sheet;
    struct buf list = {0};
    if (s->plan->series || s->plan->when_count) {
        step(w, "period", "期间", pick(w, "as asked", "按查询所指定"));
        return;
    }
    for (size_t i = 0; i < s->candidates.len; i++) {
        struct str label = show_period(w->arena, s->candidates.at[i].period);
        buf_printf(&list, "%s%.*s: %zu", i ? ", " : "", STR_ARG(label), s->candidates.at[i].covered);
    }
    struct str chosen = show_period_long(w->plan, w->arena, s->block);
    step(w, "period", "期间",
         arena_printf(w->arena,
                      w->zh ? "%.*s：覆盖地区数不少于最多者一半的期间中结束最晚的；%.*s"
                            : "%.*s: of the periods that cover at least half as many regions as the best covered one, the one that"
                              " ends last; %.*s",
                      STR_ARG(chosen), STR_ARG(buf_str(&list))));
    w->failed = w->failed || list.failed;
    buf_fini(&list);
}

static struct str interval(const struct writer *w, const struct figure *f)
{
    char lower[DECIMAL_TEXT] = "…", upper[DECIMAL_TEXT] = "…";
    if (f->bounds.has_lower)
        decimal_print(f->bounds.lower, lower);
    if (f->bounds.has_upper)
        decimal_print(f->bounds.upper, upper);
    return arena_printf(w->arena, "[%s, %s]", lower, upper);
}

static struct str quoted(const struct writer *w, const struct observed *o)
{
    struct str where = show_evidence(w->arena, o);
    return arena_printf(w->arena, "%.*s (%.*s)", STR_ARG(o->figure), STR_ARG(where));
}

/* What a figure is made of: "22.89亿元 (shanxi-2024#33) ÷ 13.1亿元 (shanxi-2024#35)" */
static struct str makings(const struct writer *w, const struct figure *f)
{
    struct str first = quoted(w, f->observed);
    if (f->basis != BASIS_DERIVED)
        return first;
    const struct item *item = w->sheet->item;
    char arith = item->arith;
    bool change = item->form == FORM_CHANGE || (item->form == FORM_LEVEL && !arith);
    const char *sign = arith == '*' ? "×" : arith == '+' ? "+" : arith == '-' || change ? "−" : "÷";
    struct str second = quoted(w, f->base->shown);
    return arena_printf(w->arena, "%.*s %s %.*s", STR_ARG(first), sign, STR_ARG(second));
}

static struct str with_unit(const struct writer *w, const struct figure *f)
{
    struct str value = show_value(w->sheet, w->arena, w->scale, f);
    bool bare = item_in_percent(w->sheet->item) || (w->sheet->item->form == FORM_RANK && f->basis != BASIS_LISTED);
    return bare ? value : arena_printf(w->arena, "%.*s %.*s", STR_ARG(value), STR_ARG(w->scale->unit));
}

static void explain_line(struct writer *w, const struct line *l)
{
    struct str name = show_region(w->plan, l->region), when = show_period(w->arena, l->period), text;
    if (l->figure) {
        struct str value = with_unit(w, l->figure), made = makings(w, l->figure);
        struct str range = interval(w, l->figure), basis = show_basis(w->sheet, w->arena, l->figure);
        text = arena_printf(w->arena, "%.*s: %.*s = %.*s; %.*s, %.*s", STR_ARG(when), STR_ARG(value), STR_ARG(made), STR_ARG(range),
                            STR_ARG(basis));
    } else {
        struct str reason = show_missing(w->plan, l);
        text = arena_printf(w->arena, "%.*s: — %s %.*s", STR_ARG(when), missing_code(l->missing), STR_ARG(reason));
    }
    struct row *row = rowset_row(w->out);
    w->failed = w->failed || !row || !text.len;
    if (!row)
        return;
    row->cells[0] = name;
    row->cells[1] = text;
    row->below = l->below || !l->figure;
}

static bool columns(struct rowset *out, const struct query_plan *plan)
{
    return rowset_column(out, STR("step"), plan_pick(plan, "step", "步骤"), ALIGN_LEFT, FOR_ALL) &&
           rowset_column(out, STR("text"), plan_pick(plan, "text", "内容"), ALIGN_LEFT, FOR_ALL);
}

bool explain_begin(const struct query_plan *plan, struct rowset *out)
{
    struct writer w = {.plan = plan, .out = out, .arena = &out->arena, .zh = plan_is_zh(plan)};
    if (!columns(out, plan))
        return false;
    step(&w, "query", "查询", plan->canonical_en);
    step(&w, "query", "查询", plan->canonical_zh);
    explain_filters(&w);
    return !w.failed;
}

bool explain_sheet(const struct sheet *sheet, const struct scale *scale, struct rowset *out)
{
    struct writer w = {sheet, sheet->plan, scale, out, &out->arena, plan_is_zh(sheet->plan), false};
    explain_item(&w);
    explain_rows(&w);
    explain_period(&w);
    for (size_t i = 0; i < sheet->lines.len; i++)
        explain_line(&w, &sheet->lines.at[i]);
    return !w.failed;
}
