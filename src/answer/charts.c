/* The lines of a sheet as marks, with the words that the table has for them:
 *
 *     浙江 2022-H1 >489.00 ≠ period → a hatched bar of 489 with an open end, below the rule
 */
#include "answer/charts.h"

#include "base/buf.h"

enum { SOURCES_NAMED = 8 };

struct maker {
    const struct sheet *sheet;
    const struct scale *scale;
    struct rowset *out;
    struct chart *chart;
};

/* The cell that people see in the column of this name. */
static struct str cell(const struct maker *m, size_t row, const char *name)
{
    const struct rowset *out = m->out;
    for (size_t i = 0; i < out->columns.len; i++)
        if (out->columns.at[i].audience != FOR_MACHINES && str_eq(out->columns.at[i].name, str_of(name)))
            return out->rows.at[row].cells[i];
    return (struct str){NULL, 0};
}

static bool in_plain_numbers(const struct sheet *s)
{
    return item_in_percent(s->item) || s->item->form == FORM_RANK;
}

static struct decimal in_unit(const struct maker *m, const struct figure *f)
{
    struct decimal shifted;
    bool listed_place = m->sheet->item->form == FORM_RANK && f->basis == BASIS_LISTED;
    struct decimal value = listed_place ? f->observed->value : f->value;
    if (in_plain_numbers(m->sheet) && !listed_place)
        return value;
    return decimal_shift(value, -m->scale->power, &shifted) ? shifted : value;
}

/* "Hebei", and of several parts "Hebei, 企业". */
static struct str label(const struct maker *m, size_t row)
{
    struct str region = cell(m, row, "region"), part = cell(m, row, "scope");
    return part.len ? arena_printf(&m->out->arena, "%.*s, %.*s", STR_ARG(region), STR_ARG(part)) : region;
}

static bool add_mark(const struct maker *m, const struct line *line, size_t row)
{
    struct chart_mark *mark = VEC_PUSH(&m->chart->marks);
    if (!mark)
        return false;
    struct str flag = cell(m, row, "flag");
    *mark = (struct chart_mark){.label = label(m, row),
                                .period = cell(m, row, "period"),
                                .shown = line->figure ? show_value(m->sheet, &m->out->arena, m->scale, line->figure) : STR("—"),
                                .remark = line->figure ? flag : show_missing(m->sheet->plan, line),
                                .evidence = cell(m, row, "evidence"),
                                .below = line->below,
                                .end = line->period.end};
    if (!mark->label.ptr || !mark->shown.ptr)
        return false;
    if (line->figure) {
        mark->has_value = true;
        mark->value = in_unit(m, line->figure);
        mark->qualifier = line->figure->qualifier;
    }
    return true;
}

static bool named_before(const struct sheet *s, size_t line)
{
    for (size_t i = 0; i < line; i++)
        if (s->lines.at[i].figure &&
            str_eq(s->lines.at[i].figure->observed->document, s->lines.at[line].figure->observed->document))
            return true;
    return false;
}

/* "Source: hebei-2023, hubei-2023" */
static struct str source_line(const struct maker *m)
{
    const struct sheet *s = m->sheet;
    struct buf list = {0};
    size_t named = 0;
    bool zh = plan_is_zh(s->plan);
    for (size_t i = 0; i < s->lines.len; i++) {
        if (!s->lines.at[i].figure || named_before(s, i))
            continue;
        if (named++ < SOURCES_NAMED)
            buf_printf(&list, "%s%.*s", list.len == 0 ? "" : zh ? "、" : ", ", STR_ARG(s->lines.at[i].figure->observed->document));
    }
    if (named > SOURCES_NAMED)
        buf_printf(&list, zh ? "等%zu份公报" : " and %zu more", zh ? named : named - SOURCES_NAMED);
    struct str text = {NULL, 0};
    if (list.len && !list.failed)
        text = arena_printf(&m->out->arena, zh ? "来源：%.*s" : "Source: %.*s", STR_ARG(buf_str(&list)));
    buf_fini(&list);
    return text;
}

/* "2023 (full year)", "2019 – 2023", or nothing where every row has its own. */
static struct str subtitle(const struct maker *m)
{
    const struct sheet *s = m->sheet;
    struct arena *arena = &m->out->arena;
    if (s->block.kind != PERIOD_NONE)
        return show_period_long(s->plan, arena, s->block);
    const struct line *first = NULL, *last = NULL;
    for (size_t i = 0; i < s->lines.len; i++) {
        const struct line *l = &s->lines.at[i];
        if (!l->figure)
            continue;
        first = !first || date_cmp(l->period.end, first->period.end) < 0 ? l : first;
        last = !last || date_cmp(l->period.end, last->period.end) > 0 ? l : last;
    }
    if (!first)
        return (struct str){NULL, 0};
    struct str from = show_period(arena, first->period), to = show_period(arena, last->period);
    return str_eq(from, to) ? from : arena_printf(arena, "%.*s – %.*s", STR_ARG(from), STR_ARG(to));
}

static struct str title(const struct maker *m)
{
    const struct item *item = m->sheet->item;
    struct str name = show_item(m->sheet->plan, &m->out->arena, item), form = show_form(m->sheet->plan, item->form);
    if (item->form == FORM_LEVEL || item->form == FORM_RANK || item->name.len)
        return name;
    return arena_printf(&m->out->arena, plan_is_zh(m->sheet->plan) ? "%.*s：%.*s" : "%.*s: %.*s", STR_ARG(name), STR_ARG(form));
}

bool charts_add(const struct sheet *s, const struct scale *scale, size_t first, struct rowset *out)
{
    struct chart *chart = VEC_PUSH(&out->charts);
    if (!chart)
        return false;
    *chart = (struct chart){.kind = s->plan->series ? CHART_LINES : CHART_BARS};
    const struct maker m = {s, scale, out, chart};
    chart->title = title(&m);
    chart->subtitle = subtitle(&m);
    chart->unit = item_in_percent(s->item) ? STR("%") : scale->unit;
    chart->source = source_line(&m);
    if (!chart->title.ptr || !chart->unit.ptr)
        return false;
    for (size_t i = 0; i < s->lines.len; i++)
        if (!add_mark(&m, &s->lines.at[i], first + i))
            return false;
    return true;
}
