/* Why rows have no value (R12):
 *
 *     Zhejiang: no bulletin reports a growth rate, and it cannot be derived: the level is known for 2022-H1 only (>489 亿元); 2021-H1 is not in the database.
 *     no figure for 2023 (full year); the nearest period: Zhejiang 2022-H1, Henan 2020-H1.
 */
#include "answer/notes_parts.h"

/* What no bulletin states, by the form asked for. */
static struct str unstated(const struct writer *w)
{
    enum form form = w->sheet->item->form;
    return form == FORM_CHANGE  ? plan_pick(w->sheet->plan, "no bulletin states the change", "公报未载增量")
           : form == FORM_SHARE ? plan_pick(w->sheet->plan, "no bulletin states the share", "公报未载占比")
           : form == FORM_BASE
               ? plan_pick(w->sheet->plan, "no bulletin reports a growth to reckon back from", "公报未载可供反推的增速")
               : plan_pick(w->sheet->plan, "no bulletin reports a growth rate", "公报未载增速");
}

static void note_no_prior(struct writer *w, const struct line *l)
{
    const struct observed *o = l->context->shown;
    struct str name = note_region(w, l->region), now = note_period(w, o->period), value = note_level(w, o), stated = unstated(w);
    struct str before = note_period(w, period_shift_years(o->period, -1));
    if (!before.len)
        before = plan_pick(w->sheet->plan, "the year before", "上年同期");
    note_keep(w, w->zh ? arena_printf(w->arena, "%.*s：%.*s，也无法推算：仅知%.*s的数值（%.*s），库中没有%.*s的数值。",
                                      STR_ARG(name), STR_ARG(stated), STR_ARG(now), STR_ARG(value), STR_ARG(before))
                       : arena_printf(w->arena,
                                      "%.*s: %.*s, and it cannot be derived: the level is known for %.*s only (%.*s);"
                                      " %.*s is not in the database.",
                                      STR_ARG(name), STR_ARG(stated), STR_ARG(now), STR_ARG(value), STR_ARG(before)));
}

/* The level of the whole, or the other indicator, is not there. */
static void note_no_second(struct writer *w, const struct line *l)
{
    const struct query_plan *plan = w->sheet->plan;
    const struct item *item = w->sheet->item;
    struct str name = note_region(w, l->region), when = note_period(w, l->context->shown->period), stated = unstated(w);
    struct str other = show_indicator(plan, item->arith ? item->right.indicator : item->indicator);
    struct str whole = note_region(w, plan->whole);
    if (item->arith)
        note_keep(w, w->zh ? arena_printf(w->arena, "%.*s：库中没有%.*s的%.*s。", STR_ARG(name), STR_ARG(when), STR_ARG(other))
                           : arena_printf(w->arena, "%.*s: %.*s for %.*s is not in the database.", STR_ARG(name), STR_ARG(other),
                                          STR_ARG(when)));
    else
        note_keep(w, w->zh ? arena_printf(w->arena, "%.*s：%.*s，也无法推算：库中没有%.*s%.*s的数值。", STR_ARG(name),
                                          STR_ARG(stated), STR_ARG(whole), STR_ARG(when))
                           : arena_printf(w->arena, "%.*s: %.*s, and it cannot be derived: %.*s for %.*s is not in the database.",
                                          STR_ARG(name), STR_ARG(stated), STR_ARG(whole), STR_ARG(when)));
}

static void note_no_result(struct writer *w, const struct line *l)
{
    const struct observed *o = l->context->shown;
    struct str name = note_region(w, l->region), now = note_period(w, o->period), value = note_level(w, o);
    bool zero = l->why == DERIVE_ZERO_BASE;
    note_keep(w, w->zh ? arena_printf(w->arena, "%.*s：无法由%.*s的数值（%.*s）推算：%s。", STR_ARG(name), STR_ARG(now),
                                      STR_ARG(value), zero ? "基数为零" : "两者都只有上下限")
                       : arena_printf(w->arena, "%.*s: cannot be derived from %.*s (%.*s): %s.", STR_ARG(name), STR_ARG(now),
                                      STR_ARG(value), zero ? "the base is zero" : "both are only bounds"));
}

static void note_base(struct writer *w, const struct line *l)
{
    if (l->why == DERIVE_NO_PRIOR)
        note_no_prior(w, l);
    else if (l->why == DERIVE_NO_WHOLE || l->why == DERIVE_NO_OTHER)
        note_no_second(w, l);
    else
        note_no_result(w, l);
}

static void note_growth_only(struct writer *w, const struct line *l)
{
    const struct observed *o = l->context->shown;
    struct str name = note_region(w, l->region), when = note_period(w, o->period), value = note_level(w, o),
               where = show_evidence(w->arena, o);
    note_keep(w, w->zh ? arena_printf(w->arena, "%.*s：%.*s只载增速（%.*s，%.*s），未载数值。", STR_ARG(name), STR_ARG(when),
                                      STR_ARG(value), STR_ARG(where))
                       : arena_printf(w->arena, "%.*s: for %.*s only the growth is stated (%.*s, %.*s), not the level.",
                                      STR_ARG(name), STR_ARG(when), STR_ARG(value), STR_ARG(where)));
}

/* All regions that lack the period asked for, in one note with the nearest that each has. */
static void note_other_periods(struct writer *w)
{
    const struct sheet *s = w->sheet;
    struct buf list = {0};
    for (size_t i = 0; i < s->lines.len; i++) {
        const struct line *l = &s->lines.at[i];
        if (l->figure || l->missing != MISSING_OTHER_PERIOD)
            continue;
        struct str name = note_region(w, l->region), when = note_period(w, l->context->shown->period);
        buf_printf(&list, "%s%.*s %.*s", list.len == 0 ? "" : w->zh ? "、" : ", ", STR_ARG(name), STR_ARG(when));
    }
    if (list.len) {
        struct str asked = s->plan->when_count && !s->plan->series ? show_period_long(s->plan, w->arena, s->plan->whens[0].last)
                                                                   : plan_pick(s->plan, "the periods asked for", "所问期间");
        note_keep(w, w->zh ? arena_printf(w->arena, "没有%.*s的数值；最近的期间：%.*s。", STR_ARG(asked), STR_ARG(buf_str(&list)))
                           : arena_printf(w->arena, "no figure for %.*s; the nearest period: %.*s.", STR_ARG(asked),
                                          STR_ARG(buf_str(&list))));
    }
    w->failed = w->failed || list.failed;
    buf_fini(&list);
}

/* "IP pledge financing", "target of IP pledge financing" */
static struct str asked_for(const struct writer *w)
{
    const struct item *item = w->sheet->item;
    struct str name = show_item(w->sheet->plan, w->arena, item);
    const char *what = item->form == FORM_TARGET  ? (w->zh ? "%.*s目标" : "the target of %.*s")
                       : item->form == FORM_RANK  ? (w->zh ? "%.*s位次" : "its place by %.*s")
                       : item->form == FORM_SHARE ? (w->zh ? "%.*s占比" : "the share of %.*s")
                                                  : "%.*s";
    return arena_printf(w->arena, what, STR_ARG(name));
}

static void note_absent(struct writer *w, const struct line *l)
{
    const struct query_plan *plan = w->sheet->plan;
    struct str name = note_region(w, l->region), indicator = asked_for(w);
    if (l->missing == MISSING_NO_BULLETIN)
        note_keep(
            w, w->zh ? arena_printf(w->arena, "%.*s：库中没有该地区%s的公报。", STR_ARG(name), plan->when_count ? "所问期间" : "")
                     : arena_printf(w->arena, "%.*s: no bulletin on this region%s is in the database.", STR_ARG(name),
                                    plan->when_count ? " and period" : ""));
    else if (l->missing == MISSING_NOT_FOUND && w->sheet->item->form == FORM_GROWTH)
        note_keep(
            w, w->zh ? arena_printf(w->arena, "%.*s：公报未载%.*s%s的增速，也没有可供推算的数值。", STR_ARG(name),
                                    STR_ARG(indicator), plan->when_count ? "所问期间" : "")
                     : arena_printf(w->arena,
                                    "%.*s: the bulletins in the database state no growth of %.*s%s, nor a level to derive it from.",
                                    STR_ARG(name), STR_ARG(indicator), plan->when_count ? " for the period asked for" : ""));
    else if (l->missing == MISSING_NOT_FOUND)
        note_keep(w, w->zh ? arena_printf(w->arena, "%.*s：公报中没有%.*s的数值。", STR_ARG(name), STR_ARG(indicator))
                           : arena_printf(w->arena, "%.*s: the bulletins in the database have no figure for %.*s.", STR_ARG(name),
                                          STR_ARG(indicator)));
    else if (l->missing == MISSING_OTHER_SCOPE)
        note_keep(w, w->zh
                         ? arena_printf(w->arena, "%.*s：仅有口径“%.*s”的数值。", STR_ARG(name), STR_ARG(l->context->shown->scope))
                         : arena_printf(w->arena, "%.*s: known only for a part: %.*s.", STR_ARG(name),
                                        STR_ARG(l->context->shown->scope)));
}

void note_missing(struct writer *w)
{
    for (size_t i = 0; i < w->sheet->lines.len; i++) {
        const struct line *l = &w->sheet->lines.at[i];
        if (l->missing == MISSING_BASE)
            note_base(w, l);
        else if (l->missing == MISSING_GROWTH_ONLY)
            note_growth_only(w, l);
        else if (l->missing != MISSING_NOT && l->missing != MISSING_OTHER_PERIOD)
            note_absent(w, l);
    }
    note_other_periods(w);
}
