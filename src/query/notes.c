/* Notes, for example:
 *
 *     ranked on 2023 (full year), the latest period shared by the most provinces (2 of 5); rows below the line are other periods: shown, not ranked.
 *     Zhejiang: no bulletin reports a growth rate, and it cannot be derived: the level is known for 2022-H1 only (>489 亿元); 2021-H1 is not in the database.
 */
#include "query/notes.h"

#include "base/buf.h"

struct writer {
    const struct sheet *sheet;
    const struct scale *scale;
    struct rowset *out;
    struct arena *arena;
    bool zh, failed;
};

static void keep(struct writer *w, struct str text)
{
    for (size_t i = 0; i < w->out->notes.len; i++)
        if (str_eq(w->out->notes.at[i], text))
            return;
    struct str *slot = text.len ? VEC_PUSH(&w->out->notes) : NULL;
    if (slot)
        *slot = text;
    else
        w->failed = true;
}

static struct str region(const struct writer *w, size_t index)
{
    return show_region(w->sheet->plan, index);
}

static struct str period(const struct writer *w, struct period p)
{
    return show_period(w->arena, p);
}

static struct str level(const struct writer *w, const struct observed *o)
{
    if (o->measure == MEASURE_YOY)
        return show_level(&(struct scale){STR_INIT("%"), 0, 0}, w->arena, o->value, o->qualifier);
    return show_level(w->scale, w->arena, o->value, o->qualifier);
}

static struct str rows_name(const struct writer *w)
{
    static const char *const en[] = {"countries", "provinces", "cities", "counties"};
    static const char *const zh[] = {"国家", "省份", "地级市", "县区"};
    if (!w->sheet->plan->grouped)
        return show_pick(w->sheet->plan, "regions", "地区");
    return str_of(w->zh ? zh[w->sheet->plan->level] : en[w->sheet->plan->level]);
}

static size_t count_lines(const struct sheet *s, unsigned flag, bool below)
{
    size_t n = 0;
    for (size_t i = 0; i < s->lines.len; i++)
        n += s->lines.at[i].figure && (s->lines.at[i].flags & flag) && s->lines.at[i].below == below;
    return n;
}

/* R5: which period, how many regions it covers, and what stands below the line. */
static void note_block(struct writer *w)
{
    const struct sheet *s = w->sheet;
    size_t below = count_lines(s, LINE_PERIOD, true), mixed = count_lines(s, LINE_PERIOD, false);
    if (below + mixed == 0 || s->plan->when_count)
        return;
    struct str label = show_period_long(s->plan, w->arena, s->block), rows = rows_name(w);
    if (mixed) {
        keep(w, w->zh ? arena_printf(w->arena, "宽松比较：各行期间不同，见期间一栏；最多%.*s共有的最新期间是%.*s。", STR_ARG(rows),
                                     STR_ARG(label))
                      : arena_printf(w->arena, "loose: the rows mix periods, see the period column; the block would be %.*s.",
                                     STR_ARG(label)));
        return;
    }
    const char *why = s->widest ? "shared by the most" : "that covers at least half as many as the best covered one, of";
    const char *ranked = s->ranked ? "ranked" : "compared";
    if (w->zh)
        keep(w, arena_printf(w->arena, "按%.*s%s，即%s%.*s共有的最新期间（%zu个中的%zu个）；横线以下为其他期间，仅列出，不%s。",
                             STR_ARG(label), s->ranked ? "排名" : "比较", s->widest ? "最多" : "较多", STR_ARG(rows), s->spread,
                             s->covered, s->ranked ? "参与排名" : "作比较"));
    else
        keep(w, arena_printf(
                    w->arena,
                    "%s on %.*s, the latest period %s %.*s (%zu of %zu); rows below the line are other periods: shown, not %s.",
                    ranked, STR_ARG(label), why, STR_ARG(rows), s->covered, s->spread, ranked));
}

/* Growth that is neither printed nor derivable. */
static void note_base(struct writer *w, const struct line *l)
{
    const struct observed *o = l->context->shown;
    struct str name = region(w, l->region), now = period(w, o->period), value = level(w, o);
    struct str before = period(w, period_shift_years(o->period, -1));
    if (l->why == GROWTH_NO_PRIOR && !before.len)
        before = show_pick(w->sheet->plan, "the year before", "上年同期");
    if (w->zh && l->why == GROWTH_NO_PRIOR)
        keep(w, arena_printf(w->arena, "%.*s：公报未载增速，也无法推算：仅知%.*s的数值（%.*s），库中没有%.*s的数值。",
                             STR_ARG(name), STR_ARG(now), STR_ARG(value), STR_ARG(before)));
    else if (w->zh)
        keep(w, arena_printf(w->arena, "%.*s：公报未载增速，也无法由%.*s（%.*s）与%.*s推算：%s。", STR_ARG(name), STR_ARG(now),
                             STR_ARG(value), STR_ARG(before), l->why == GROWTH_ZERO_BASE ? "基数为零" : "两者都只有上下限"));
    else if (l->why == GROWTH_NO_PRIOR)
        keep(w, arena_printf(
                    w->arena,
                    "%.*s: no bulletin reports a growth rate, and it cannot be derived: the level is known for %.*s only (%.*s);"
                    " %.*s is not in the database.",
                    STR_ARG(name), STR_ARG(now), STR_ARG(value), STR_ARG(before)));
    else
        keep(w, arena_printf(w->arena,
                             "%.*s: no bulletin reports a growth rate, and it cannot be derived from %.*s (%.*s) and %.*s: %s.",
                             STR_ARG(name), STR_ARG(now), STR_ARG(value), STR_ARG(before),
                             l->why == GROWTH_ZERO_BASE ? "the base is zero" : "both are only bounds"));
}

static void note_growth_only(struct writer *w, const struct line *l)
{
    const struct observed *o = l->context->shown;
    struct str name = region(w, l->region), when = period(w, o->period), value = level(w, o), where = show_evidence(w->arena, o);
    keep(w, w->zh ? arena_printf(w->arena, "%.*s：%.*s只载增速（%.*s，%.*s），未载数值。", STR_ARG(name), STR_ARG(when),
                                 STR_ARG(value), STR_ARG(where))
                  : arena_printf(w->arena, "%.*s: for %.*s only the growth is stated (%.*s, %.*s), not the level.", STR_ARG(name),
                                 STR_ARG(when), STR_ARG(value), STR_ARG(where)));
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
        struct str name = region(w, l->region), when = period(w, l->context->shown->period);
        buf_printf(&list, "%s%.*s %.*s", list.len == 0 ? "" : w->zh ? "、" : ", ", STR_ARG(name), STR_ARG(when));
    }
    if (list.len) {
        struct str asked = s->plan->when_count && !s->plan->series ? show_period_long(s->plan, w->arena, s->plan->whens[0].last)
                                                                   : show_pick(s->plan, "the periods asked for", "所问期间");
        keep(w, w->zh ? arena_printf(w->arena, "没有%.*s的数值；最近的期间：%.*s。", STR_ARG(asked), STR_ARG(buf_str(&list)))
                      : arena_printf(w->arena, "no figure for %.*s; the nearest period: %.*s.", STR_ARG(asked),
                                     STR_ARG(buf_str(&list))));
    }
    w->failed = w->failed || list.failed;
    buf_fini(&list);
}

static void note_absent(struct writer *w, const struct line *l)
{
    const struct query_plan *plan = w->sheet->plan;
    struct str name = region(w, l->region), indicator = show_indicator(plan, w->sheet->item->indicator);
    if (l->missing == MISSING_NO_BULLETIN)
        keep(w, w->zh ? arena_printf(w->arena, "%.*s：库中没有该地区%s的公报。", STR_ARG(name), plan->when_count ? "所问期间" : "")
                      : arena_printf(w->arena, "%.*s: no bulletin on this region%s is in the database.", STR_ARG(name),
                                     plan->when_count ? " and period" : ""));
    else if (l->missing == MISSING_NOT_FOUND && w->sheet->item->form == FORM_GROWTH)
        keep(w, w->zh
                    ? arena_printf(w->arena, "%.*s：公报未载%.*s%s的增速，也没有可供推算的数值。", STR_ARG(name),
                                   STR_ARG(indicator), plan->when_count ? "所问期间" : "")
                    : arena_printf(w->arena,
                                   "%.*s: the bulletins in the database state no growth of %.*s%s, nor a level to derive it from.",
                                   STR_ARG(name), STR_ARG(indicator), plan->when_count ? " for the period asked for" : ""));
    else if (l->missing == MISSING_NOT_FOUND)
        keep(w, w->zh ? arena_printf(w->arena, "%.*s：公报中没有%.*s的数值。", STR_ARG(name), STR_ARG(indicator))
                      : arena_printf(w->arena, "%.*s: the bulletins in the database have no figure for %.*s.", STR_ARG(name),
                                     STR_ARG(indicator)));
    else if (l->missing == MISSING_OTHER_SCOPE)
        keep(w, w->zh ? arena_printf(w->arena, "%.*s：仅有口径“%.*s”的数值。", STR_ARG(name), STR_ARG(l->context->shown->scope))
                      : arena_printf(w->arena, "%.*s: known only for a part: %.*s.", STR_ARG(name),
                                     STR_ARG(l->context->shown->scope)));
}

static void note_missing(struct writer *w)
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

/* R8: what else the documents say. */
static void note_rivals(struct writer *w, const struct cell *c)
{
    const struct observed *o = c->shown;
    const struct observed *first = &w->sheet->evidence->facts.at[c->first];
    struct buf list = {0};
    for (size_t i = 0; i < c->count; i++) {
        if (bounds_meet(&o->bounds, &first[i].bounds))
            continue;
        struct str value = level(w, &first[i]), where = show_evidence(w->arena, &first[i]);
        buf_printf(&list, "%s%.*s (%.*s)", list.len ? ", " : "", STR_ARG(value), STR_ARG(where));
    }
    struct str name = region(w, o->region), when = period(w, o->period), value = level(w, o), where = show_evidence(w->arena, o);
    keep(w, w->zh ? arena_printf(w->arena, "%.*s %.*s：各公报数值不一，取%.*s（%.*s）；另有%.*s。", STR_ARG(name), STR_ARG(when),
                                 STR_ARG(value), STR_ARG(where), STR_ARG(buf_str(&list)))
                  : arena_printf(w->arena, "%.*s %.*s: the documents disagree; shown is %.*s (%.*s), there is also %.*s.",
                                 STR_ARG(name), STR_ARG(when), STR_ARG(value), STR_ARG(where), STR_ARG(buf_str(&list))));
    w->failed = w->failed || list.failed;
    buf_fini(&list);
}

static struct str interval(const struct writer *w, const struct bounds *b)
{
    char lower[DECIMAL_TEXT] = "…", upper[DECIMAL_TEXT] = "…";
    if (b->has_lower)
        decimal_print_fixed(b->lower, 2, lower);
    if (b->has_upper)
        decimal_print_fixed(b->upper, 2, upper);
    return arena_printf(w->arena, "[%s%%, %s%%]", lower, upper);
}

static void note_rebased(struct writer *w, const struct figure *f)
{
    const struct observed *o = f->cell->shown;
    struct str name = region(w, o->region), when = period(w, o->period), value = level(w, o), range = interval(w, &f->computed);
    keep(w, w->zh ? arena_printf(w->arena, "%.*s %.*s：公报增速%.*s与两年数值推算的区间%.*s不符，多因上年数已修订。", STR_ARG(name),
                                 STR_ARG(when), STR_ARG(value), STR_ARG(range))
                  : arena_printf(w->arena,
                                 "%.*s %.*s: the reported growth of %.*s is outside what the two levels give, %.*s;"
                                 " mostly the prior year was rebased.",
                                 STR_ARG(name), STR_ARG(when), STR_ARG(value), STR_ARG(range)));
}

static void note_doubtful(struct writer *w, const struct observed *o)
{
    struct str name = region(w, o->region), when = period(w, o->period), where = show_evidence(w->arena, o);
    keep(w, w->zh ? arena_printf(w->arena, "%.*s %.*s：识别存疑（%.*s，把握%d.%02d），请核对原文。", STR_ARG(name), STR_ARG(when),
                                 STR_ARG(where), o->confidence / 1000, o->confidence % 1000 / 10)
                  : arena_printf(w->arena,
                                 "%.*s %.*s: the reading of %.*s is doubtful (confidence %d.%02d); check it against the sentence.",
                                 STR_ARG(name), STR_ARG(when), STR_ARG(where), o->confidence / 1000, o->confidence % 1000 / 10));
}

static void note_scope(struct writer *w, const struct observed *o)
{
    struct str name = region(w, o->region);
    keep(w, w->zh ? arena_printf(w->arena, "%.*s：仅有口径“%.*s”的数值，列出但不比较。", STR_ARG(name), STR_ARG(o->scope))
                  : arena_printf(w->arena, "%.*s: known only for a part, %.*s; shown, not compared.", STR_ARG(name),
                                 STR_ARG(o->scope)));
}

static void note_figures(struct writer *w)
{
    for (size_t i = 0; i < w->sheet->lines.len; i++) {
        const struct line *l = &w->sheet->lines.at[i];
        if (!l->figure)
            continue;
        if (l->flags & LINE_SCOPE)
            note_scope(w, l->figure->cell->shown);
        if (l->figure->cell->rivals)
            note_rivals(w, l->figure->cell);
        if (l->figure->rebased)
            note_rebased(w, l->figure);
        if (cell_is_doubtful(l->figure->cell))
            note_doubtful(w, l->figure->cell->shown);
    }
}

/* R4: the country is a footer, never a row of `by region`. */
static void note_national(struct writer *w)
{
    const struct figure *f = w->sheet->national;
    if (!f)
        return;
    struct scale exact = *w->scale;
    exact.places = 2;
    bool growth = w->sheet->item->form == FORM_GROWTH;
    struct str value = growth ? show_value(w->sheet, w->arena, &exact, f) : level(w, f->cell->shown);
    struct str name = region(w, f->cell->shown->region), when = period(w, f->cell->shown->period);
    struct str where = show_evidence(w->arena, f->cell->shown);
    keep(w, w->zh
                ? arena_printf(w->arena, "%.*s %.*s：%.*s（%.*s）。", STR_ARG(name), STR_ARG(when), STR_ARG(value), STR_ARG(where))
                : arena_printf(w->arena, "%.*s %.*s: %.*s (%.*s).", STR_ARG(name), STR_ARG(when), STR_ARG(value), STR_ARG(where)));
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
    struct str first = region(w, a->region), second = region(w, b->region);
    struct str value = show_level(w->scale, w->arena, difference, QUALIFIER_EXACT);
    keep(w, arena_printf(w->arena, "%.*s − %.*s = %.*s; %.*s ÷ %.*s = %s", STR_ARG(first), STR_ARG(second), STR_ARG(value),
                         STR_ARG(first), STR_ARG(second), ratio));
}

static void note_mixed_series(struct writer *w)
{
    const struct sheet *s = w->sheet;
    const struct figure *first = NULL;
    bool mixed = false;
    for (size_t i = 0; i < s->lines.len && s->plan->series; i++) {
        const struct figure *f = s->lines.at[i].figure;
        mixed = mixed || (f && first && f->cell->shown->period.kind != first->cell->shown->period.kind);
        first = first ? first : f;
    }
    if (mixed && catalog_indicator(s->plan->catalog, s->item->indicator)->nature == NATURE_FLOW)
        keep(w, arena_str(w->arena, show_pick(s->plan, "the periods are of unlike length: do not compare them with each other.",
                                              "各行期间长短不一，彼此不可直接比较。")));
}

static void note_foreign(struct writer *w)
{
    size_t n = 0;
    const struct evidence *e = w->sheet->evidence;
    for (size_t i = 0; i < e->foreign.len; i++)
        n += e->foreign.at[i].indicator == w->sheet->item->indicator;
    if (n)
        keep(w, w->zh ? arena_printf(w->arena, "另有%zu个数值计量单位不同（如%.*s），未作换算，未列出。", n,
                                     STR_ARG(e->foreign.at[0].unit))
                      : arena_printf(w->arena, "%zu figures in another unit (such as %.*s) are not converted and not shown.", n,
                                     STR_ARG(e->foreign.at[0].unit)));
}

bool notes_add(const struct sheet *sheet, const struct scale *scale, struct rowset *out)
{
    struct writer w = {.sheet = sheet, .scale = scale, .out = out, .arena = &out->arena, .zh = show_is_zh(sheet->plan)};
    note_block(&w);
    note_missing(&w);
    note_mixed_series(&w);
    note_figures(&w);
    note_versus(&w);
    note_national(&w);
    note_foreign(&w);
    return !w.failed;
}
