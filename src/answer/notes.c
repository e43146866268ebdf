/* Notes, for example:
 *
 *     ranked on 2023 (full year), the latest period shared by the most provinces (2 of 5); rows below the line are other periods: shown, not ranked.
 *     Zhejiang: no bulletin reports a growth rate, and it cannot be derived: the level is known for 2022-H1 only (>489 亿元); 2021-H1 is not in the database.
 */
#include "answer/notes_parts.h"

void note_keep(struct writer *w, struct str text)
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

struct str note_region(const struct writer *w, size_t region)
{
    return show_region(w->sheet->plan, region);
}

struct str note_period(const struct writer *w, struct period p)
{
    return show_period(w->arena, p);
}

struct str note_level(const struct writer *w, const struct observed *o)
{
    static const struct scale percent = {STR_INIT("%"), 0, 0};
    bool in_percent = o->measure == MEASURE_YOY || o->measure == MEASURE_SHARE;
    return show_level(in_percent ? &percent : &w->level, w->arena, o->value, o->qualifier);
}

static struct str rows_name(const struct writer *w)
{
    static const char *const en[] = {"countries", "provinces", "cities", "counties"};
    static const char *const zh[] = {"国家", "省份", "地级市", "县区"};
    if (!w->sheet->plan->grouped)
        return plan_pick(w->sheet->plan, "regions", "地区");
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
        note_keep(w, w->zh ? arena_printf(w->arena, "宽松比较：各行期间不同，见期间一栏；最多%.*s共有的最新期间是%.*s。",
                                          STR_ARG(rows), STR_ARG(label))
                           : arena_printf(w->arena, "loose: the rows mix periods, see the period column; the block would be %.*s.",
                                          STR_ARG(label)));
        return;
    }
    const char *why = s->widest ? "shared by the most" : "that covers at least half as many as the best covered one, of";
    bool ranks = s->ranked && !item_states_places(s->item);
    const char *ranked = ranks ? "ranked" : "compared";
    if (w->zh)
        note_keep(w,
                  arena_printf(w->arena, "按%.*s%s，即%s%.*s共有的最新期间（%zu个中的%zu个）；横线以下为其他期间，仅列出，不%s。",
                               STR_ARG(label), ranks ? "排名" : "比较", s->widest ? "最多" : "较多", STR_ARG(rows), s->spread,
                               s->covered, ranks ? "参与排名" : "作比较"));
    else
        note_keep(w,
                  arena_printf(
                      w->arena,
                      "%s on %.*s, the latest period %s %.*s (%zu of %zu); rows below the line are other periods: shown, not %s.",
                      ranked, STR_ARG(label), why, STR_ARG(rows), s->covered, s->spread, ranked));
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
        struct str value = note_level(w, &first[i]), where = show_evidence(w->arena, &first[i]);
        buf_printf(&list, "%s%.*s (%.*s)", list.len ? ", " : "", STR_ARG(value), STR_ARG(where));
    }
    struct str name = note_region(w, o->region), when = note_period(w, o->period), value = note_level(w, o),
               where = show_evidence(w->arena, o);
    note_keep(w, w->zh ? arena_printf(w->arena, "%.*s %.*s：各公报数值不一，取%.*s（%.*s）；另有%.*s。", STR_ARG(name),
                                      STR_ARG(when), STR_ARG(value), STR_ARG(where), STR_ARG(buf_str(&list)))
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
    const struct observed *o = f->observed;
    struct str name = note_region(w, o->region), when = note_period(w, o->period), value = note_level(w, o),
               range = interval(w, &f->computed);
    note_keep(w, w->zh ? arena_printf(w->arena, "%.*s %.*s：公报增速%.*s与两年数值推算的区间%.*s不符，多因上年数已修订。",
                                      STR_ARG(name), STR_ARG(when), STR_ARG(value), STR_ARG(range))
                       : arena_printf(w->arena,
                                      "%.*s %.*s: the reported growth of %.*s is outside what the two levels give, %.*s;"
                                      " mostly the prior year was rebased.",
                                      STR_ARG(name), STR_ARG(when), STR_ARG(value), STR_ARG(range)));
}

static void note_doubtful(struct writer *w, const struct observed *o)
{
    struct str name = note_region(w, o->region), when = note_period(w, o->period), where = show_evidence(w->arena, o);
    note_keep(
        w, w->zh ? arena_printf(w->arena, "%.*s %.*s：识别存疑（%.*s，把握%d.%02d），请核对原文。", STR_ARG(name), STR_ARG(when),
                                STR_ARG(where), o->confidence / 1000, o->confidence % 1000 / 10)
                 : arena_printf(w->arena,
                                "%.*s %.*s: the reading of %.*s is doubtful (confidence %d.%02d); check it against the sentence.",
                                STR_ARG(name), STR_ARG(when), STR_ARG(where), o->confidence / 1000, o->confidence % 1000 / 10));
}

/* What a person decided is told of every figure that rests on it. */
static void note_decided(struct writer *w, const struct observed *o)
{
    if (!o->decided.len)
        return;
    struct str name = note_region(w, o->region), when = note_period(w, o->period), where = show_evidence(w->arena, o);
    note_keep(w, w->zh ? arena_printf(w->arena, "%.*s %.*s：依人工裁定（%.*s：%.*s），理由见 ipdb evidence %.*s。", STR_ARG(name),
                                      STR_ARG(when), STR_ARG(where), STR_ARG(o->decided), STR_ARG(where))
                       : arena_printf(w->arena, "%.*s %.*s: rests on a decision (%.*s: %.*s); why: ipdb evidence %.*s",
                                      STR_ARG(name), STR_ARG(when), STR_ARG(where), STR_ARG(o->decided), STR_ARG(where)));
}

static void note_scope(struct writer *w, const struct observed *o)
{
    struct str name = note_region(w, o->region);
    if (!o->scope.len)
        note_keep(w, w->zh ? arena_printf(w->arena, "%.*s：仅有总体的数值，列出但不比较。", STR_ARG(name))
                           : arena_printf(w->arena, "%.*s: known only as a whole; shown, not compared.", STR_ARG(name)));
    else
        note_keep(w, w->zh ? arena_printf(w->arena, "%.*s：仅有口径“%.*s”的数值，列出但不比较。", STR_ARG(name), STR_ARG(o->scope))
                           : arena_printf(w->arena, "%.*s: known only for a part, %.*s; shown, not compared.", STR_ARG(name),
                                          STR_ARG(o->scope)));
}

static void note_figures(struct writer *w)
{
    for (size_t i = 0; i < w->sheet->lines.len; i++) {
        const struct line *l = &w->sheet->lines.at[i];
        if (!l->figure)
            continue;
        if ((l->flags & LINE_SCOPE) && !w->sheet->plan->by_scope)
            note_scope(w, l->figure->observed);
        if (l->figure->cell->rivals && !w->sheet->plan->all)
            note_rivals(w, l->figure->cell);
        if (l->figure->rebased)
            note_rebased(w, l->figure);
        if (!observed_is_sure(l->figure->observed))
            note_doubtful(w, l->figure->observed);
        note_decided(w, l->figure->observed);
        if (l->figure->base)
            note_decided(w, l->figure->base->shown);
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
    bool level = w->sheet->item->form == FORM_LEVEL && !w->sheet->item->arith;
    struct str value = level ? note_level(w, f->observed) : show_value(w->sheet, w->arena, &exact, f);
    struct str name = note_region(w, figure_region(f)), when = note_period(w, f->period);
    struct str where = show_evidence(w->arena, f->observed);
    note_keep(
        w, w->zh ? arena_printf(w->arena, "%.*s %.*s：%.*s（%.*s）。", STR_ARG(name), STR_ARG(when), STR_ARG(value), STR_ARG(where))
                 : arena_printf(w->arena, "%.*s %.*s: %.*s (%.*s).", STR_ARG(name), STR_ARG(when), STR_ARG(value), STR_ARG(where)));
}

static void note_mixed_series(struct writer *w)
{
    const struct sheet *s = w->sheet;
    const struct figure *first = NULL;
    bool mixed = false;
    for (size_t i = 0; i < s->lines.len && s->plan->series; i++) {
        const struct figure *f = s->lines.at[i].figure;
        mixed = mixed || (f && first && f->period.kind != first->period.kind);
        first = first ? first : f;
    }
    if (mixed && catalog_indicator(s->plan->catalog, s->item->indicator)->nature == NATURE_FLOW)
        note_keep(w,
                  arena_str(w->arena, plan_pick(s->plan, "the periods are of unlike length: do not compare them with each other.",
                                                "各行期间长短不一，彼此不可直接比较。")));
}

static void note_foreign(struct writer *w)
{
    size_t n = 0;
    const struct evidence *e = w->sheet->evidence;
    for (size_t i = 0; i < e->foreign.len; i++)
        n += e->foreign.at[i].indicator == w->sheet->item->indicator;
    if (n)
        note_keep(w, w->zh ? arena_printf(w->arena, "另有%zu个数值计量单位不同（如%.*s），未作换算，未列出。", n,
                                          STR_ARG(e->foreign.at[0].unit))
                           : arena_printf(w->arena, "not converted and not shown: %zu in another unit (such as %.*s).", n,
                                          STR_ARG(e->foreign.at[0].unit)));
}

/* A rejected figure would stand in a row of the answer: of its period, or in the place of what is missing. */
static bool is_wanted(const struct sheet *s, const struct observed *o)
{
    for (size_t i = 0; i < s->lines.len; i++) {
        const struct line *l = &s->lines.at[i];
        if (l->region == o->region &&
            (!l->figure || period_same(s->plan->catalog, o->indicator, l->figure->observed->period, o->period)))
            return true;
    }
    return s->lines.len == 0;
}

static void note_rejected(struct writer *w)
{
    const struct evidence *e = w->sheet->evidence;
    struct buf list = {0};
    for (size_t i = 0; i < e->rejected.len; i++) {
        const struct observed *o = &e->rejected.at[i];
        if (o->indicator != w->sheet->item->indicator || !is_wanted(w->sheet, o))
            continue;
        struct str where = show_evidence(w->arena, o);
        buf_printf(&list, "%s%.*s (%.*s)", list.len ? ", " : "", STR_ARG(o->quote), STR_ARG(where));
    }
    if (list.len)
        note_keep(w, w->zh ? arena_printf(w->arena, "人工裁定不予采用，未计入：%.*s。", STR_ARG(buf_str(&list)))
                           : arena_printf(w->arena, "rejected by a decision and left out: %.*s.", STR_ARG(buf_str(&list))));
    w->failed = w->failed || list.failed;
    buf_fini(&list);
}

bool notes_add(const struct sheet *sheet, const struct scale *scale, struct rowset *out)
{
    struct writer w = {.sheet = sheet,
                       .scale = scale,
                       .level = show_level_scale(sheet),
                       .out = out,
                       .arena = &out->arena,
                       .zh = plan_is_zh(sheet->plan)};
    note_block(&w);
    note_missing(&w);
    note_mixed_series(&w);
    note_figures(&w);
    note_how(&w);
    note_national(&w);
    note_foreign(&w);
    note_rejected(&w);
    return !w.failed;
}
