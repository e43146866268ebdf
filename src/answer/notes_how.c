/* How the figures were made, for example:
 *
 *     only documents published by 2023-06-30 count.
 *     shares are of the sum of the 4 rows, since no total of China for 2023 is in the database.
 */
#include "answer/notes_parts.h"

static void note_known(struct writer *w)
{
    const struct query_plan *plan = w->sheet->plan;
    char day[11];
    if (!plan->known.year)
        return;
    date_print(plan->known, day);
    note_keep(w, w->zh ? arena_printf(w->arena, "仅计%s及以前发布的公报；发布日期不明的按入库日期计。", day)
                       : arena_printf(w->arena,
                                      "only documents published by %s count; those of unknown date count from the day they were"
                                      " ingested.",
                                      day));
}

static void note_listed(struct writer *w)
{
    const struct query_plan *plan = w->sheet->plan;
    size_t rows = w->sheet->listed;
    struct str whole = note_region(w, plan->whole);
    if (!rows)
        return;
    if (w->sheet->item->form == FORM_RANK)
        note_keep(w, w->zh ? arena_printf(w->arena, "位次为库中有数的%zu个地区之间的排名，并非公报所载的全国位次。", rows)
                           : arena_printf(w->arena,
                                          "places are those among the %zu regions in the database, not ones that a bulletin"
                                          " states.",
                                          rows));
    else
        note_keep(w, w->zh ? arena_printf(w->arena, "库中没有%.*s的总数，占比为占所列%zu行之和的比重。", STR_ARG(whole), rows)
                           : arena_printf(w->arena,
                                          "shares are of the sum of the %zu rows listed, since no total of %.*s is in the"
                                          " database.",
                                          rows, STR_ARG(whole)));
}

/* `A vs B` adds difference and ratio when both are exact and of one period. */
static void note_versus(struct writer *w)
{
    const struct sheet *s = w->sheet;
    char ratio[DECIMAL_TEXT];
    struct decimal difference, quotient;
    if (!s->plan->versus || s->lines.len != 2 || s->item->form != FORM_LEVEL)
        return;
    const struct line *a = &s->lines.at[0], *b = &s->lines.at[1];
    if (!a->figure || !b->figure || a->below || b->below || a->figure->qualifier != QUALIFIER_EXACT ||
        b->figure->qualifier != QUALIFIER_EXACT || !decimal_sub(a->figure->value, b->figure->value, &difference) ||
        !decimal_div(a->figure->value, b->figure->value, 2, &quotient))
        return;
    decimal_print(quotient, ratio);
    struct str first = note_region(w, a->region), second = note_region(w, b->region);
    struct str value = show_level(w->scale, w->arena, difference, QUALIFIER_EXACT);
    note_keep(w, arena_printf(w->arena, "%.*s − %.*s = %.*s; %.*s ÷ %.*s = %s", STR_ARG(first), STR_ARG(second), STR_ARG(value),
                              STR_ARG(first), STR_ARG(second), ratio));
}

/* What a total lacks. */
static void note_total(struct writer *w)
{
    const struct sheet *s = w->sheet;
    struct buf list = {0};
    for (size_t i = 0; i < s->lines.len && s->plan->total; i++) {
        const struct line *l = &s->lines.at[i];
        if (l->figure && !l->below)
            continue;
        struct str name = note_region(w, l->region);
        buf_printf(&list, "%s%.*s", list.len == 0 ? "" : w->zh ? "、" : ", ", STR_ARG(name));
    }
    if (list.len)
        note_keep(w, w->zh ? arena_printf(w->arena, "合计不含%.*s。", STR_ARG(buf_str(&list)))
                           : arena_printf(w->arena, "the total is without %.*s.", STR_ARG(buf_str(&list))));
    w->failed = w->failed || list.failed;
    buf_fini(&list);
}

/* ">489" may be more than any row above it, "<30" less than any row below it. */
static bool place_is_open(const struct sheet *s, const struct line *l)
{
    for (size_t i = 0; i < s->lines.len; i++) {
        const struct line *other = &s->lines.at[i];
        if (!other->rank || other == l)
            continue;
        int order = decimal_cmp(other->figure->value, l->figure->value);
        if ((l->figure->qualifier == QUALIFIER_OVER && order > 0) || (l->figure->qualifier == QUALIFIER_UNDER && order < 0))
            return true;
    }
    return false;
}

/* R9: a bound is sorted by its number. */
static void note_bounds(struct writer *w)
{
    const struct sheet *s = w->sheet;
    struct buf list = {0};
    for (size_t i = 0; i < s->lines.len && s->ranked; i++) {
        const struct line *l = &s->lines.at[i];
        if (!l->rank || !place_is_open(s, l))
            continue;
        struct str name = note_region(w, l->region);
        buf_printf(&list, "%s%.*s", list.len == 0 ? "" : w->zh ? "、" : ", ", STR_ARG(name));
    }
    if (list.len)
        note_keep(w, w->zh ? arena_printf(w->arena, "%.*s仅知上限或下限，按该数排序，名次未必准确。", STR_ARG(buf_str(&list)))
                           : arena_printf(w->arena,
                                          "only a bound is known: %.*s; it is sorted by that number, and its place is not"
                                          " certain.",
                                          STR_ARG(buf_str(&list))));
    w->failed = w->failed || list.failed;
    buf_fini(&list);
}

void note_how(struct writer *w)
{
    note_bounds(w);
    note_total(w);
    note_listed(w);
    note_versus(w);
    note_known(w);
}
