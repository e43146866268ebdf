/* From values to words:
 *
 *     48900000000, over → ">489.00" in a column of 亿元 with two places · 108.81 → "+108.81%" · [2022-01-01, 2022-06-30] → "2022-H1 (first half)"
 */
#include "query/show.h"

enum { PLACES_MAX = 6 };

bool show_is_zh(const struct query_plan *plan)
{
    return plan->language == QUERY_ZH;
}

struct str show_pick(const struct query_plan *plan, const char *en, const char *zh)
{
    return str_of(show_is_zh(plan) ? zh : en);
}

struct str show_region(const struct query_plan *plan, size_t region)
{
    const struct region *r = catalog_region(plan->catalog, region);
    if (plan->language == QUERY_CODE)
        return r->code;
    return show_is_zh(plan) || !r->en.len ? r->zh : r->en;
}

struct str show_indicator(const struct query_plan *plan, size_t indicator)
{
    const struct indicator *ind = catalog_indicator(plan->catalog, indicator);
    if (plan->language == QUERY_CODE)
        return ind->code;
    return show_is_zh(plan) || !ind->en.len ? ind->zh : ind->en;
}

struct str show_period(struct arena *arena, struct period p)
{
    char label[PERIOD_TEXT], day[11];
    if (p.kind == PERIOD_ASOF && p.end.year) {
        date_print(p.end, day);
        return arena_printf(arena, "asof %s", day);
    }
    period_label(p, label);
    return arena_str(arena, str_of(label));
}

struct str show_period_long(const struct query_plan *plan, struct arena *arena, struct period p)
{
    struct str gloss = {NULL, 0}, label = show_period(arena, p);
    if (p.kind == PERIOD_YEAR)
        gloss = show_pick(plan, " (full year)", "（全年）");
    else if (p.kind == PERIOD_HALF && p.start.month == 1)
        gloss = show_pick(plan, " (first half)", "（上半年）");
    else if (p.kind == PERIOD_HALF)
        gloss = show_pick(plan, " (second half)", "（下半年）");
    return gloss.len ? arena_printf(arena, "%.*s%.*s", STR_ARG(label), STR_ARG(gloss)) : label;
}

/* Digits after the point that the value has in this unit. */
static int places_needed(struct decimal value, int power)
{
    char text[DECIMAL_TEXT];
    struct decimal shifted;
    if (!decimal_shift(value, -power, &shifted))
        return 0;
    size_t len = decimal_print(shifted, text);
    const char *point = memchr(text, '.', len);
    size_t places = point ? len - (size_t)(point - text) - 1 : 0;
    return places > PLACES_MAX ? PLACES_MAX : (int)places;
}

static const struct {
    const char *sign;
    int power;
} money_units[] = {{"万亿元", 12}, {"亿元", 8}, {"万元", 4}, {"元", 0}};

enum { MONEY_UNITS = sizeof money_units / sizeof *money_units };

static void count_unit(const struct figure *f, size_t counts[MONEY_UNITS])
{
    for (size_t k = 0; f && k < MONEY_UNITS; k++)
        if (str_contains(f->cell->shown->quote, str_of(money_units[k].sign))) {
            counts[k]++;
            return;
        }
}

/* Money goes in the unit that most of the quotes use, the larger one in a tie; other units stay as they are. */
static int usual_power(const struct sheet *s)
{
    size_t counts[MONEY_UNITS] = {0}, best = 0;
    if (!str_eq(catalog_indicator(s->plan->catalog, s->item->indicator)->unit, STR("元")))
        return 0;
    for (size_t i = 0; i < s->lines.len; i++)
        count_unit(s->lines.at[i].figure, counts);
    for (size_t i = 0; i < s->lines.len && s->item->form == FORM_GROWTH; i++)
        if (s->lines.at[i].context)
            count_unit(&(struct figure){.cell = s->lines.at[i].context}, counts);
    for (size_t k = 1; k < MONEY_UNITS; k++)
        if (counts[k] > counts[best])
            best = k;
    return counts[best] ? money_units[best].power : 8;
}

static struct str unit_name(const struct sheet *s, int power)
{
    static const struct str money[] = {STR_INIT("万亿元"), STR_INIT("亿元"), STR_INIT("万元")};
    struct str base = catalog_indicator(s->plan->catalog, s->item->indicator)->unit;
    return power == 12 ? money[0] : power == 8 ? money[1] : power == 4 ? money[2] : base;
}

struct scale show_scale(const struct sheet *s)
{
    bool asked = s->plan->has_unit && str_eq(s->plan->unit.base, catalog_indicator(s->plan->catalog, s->item->indicator)->unit);
    struct scale scale = {.power = asked ? s->plan->unit.power : usual_power(s)};
    scale.unit = asked ? s->plan->unit.name : unit_name(s, scale.power);
    bool growth = s->item->form == FORM_GROWTH;
    for (size_t i = 0; i < s->lines.len; i++) {
        const struct figure *f = s->lines.at[i].figure;
        int places = f ? places_needed(f->value, growth ? 0 : scale.power) : 0;
        scale.places = places > scale.places ? places : scale.places;
    }
    return scale;
}

static const char *qualifier_sign(enum qualifier q)
{
    static const char *const signs[] = {"", "≈", ">", "<"};
    return signs[q];
}

struct str show_value(const struct sheet *s, struct arena *arena, const struct scale *scale, const struct figure *f)
{
    char text[DECIMAL_TEXT];
    bool growth = s->item->form == FORM_GROWTH;
    struct decimal value = f->value;
    if (!growth && !decimal_shift(f->value, -scale->power, &value))
        return arena_str(arena, f->cell->shown->value_text);
    decimal_print_fixed(value, scale->places, text);
    return arena_printf(arena, "%s%s%s%s", qualifier_sign(f->qualifier), growth && value.coef > 0 ? "+" : "", text,
                        growth ? "%" : "");
}

struct str show_level(const struct scale *scale, struct arena *arena, struct decimal value, enum qualifier qualifier)
{
    char text[DECIMAL_TEXT];
    struct decimal shifted = value;
    decimal_shift(value, -scale->power, &shifted);
    decimal_print(shifted, text);
    return arena_printf(arena, "%s%s %.*s", qualifier_sign(qualifier), text, STR_ARG(scale->unit));
}

struct str show_evidence(struct arena *arena, const struct observed *o)
{
    return arena_printf(arena, "%.*s#%.*s", STR_ARG(o->document), STR_ARG(o->number));
}

struct str show_missing(const struct query_plan *plan, const struct line *line)
{
    switch (line->missing) {
    case MISSING_NOT:
        break;
    case MISSING_NO_BULLETIN:
        return show_pick(plan, "no bulletin", "未收录公报");
    case MISSING_NOT_FOUND:
        return show_pick(plan, "not in the bulletin", "公报未载");
    case MISSING_GROWTH_ONLY:
        return show_pick(plan, "growth only", "只载增速");
    case MISSING_OTHER_PERIOD:
        return show_pick(plan, "other period", "仅有其他期间");
    case MISSING_OTHER_SCOPE:
        return show_pick(plan, "other scope", "仅有其他口径");
    case MISSING_BASE:
        return line->why == GROWTH_ZERO_BASE ? show_pick(plan, "base is zero", "基数为零")
               : line->why == GROWTH_BOUNDS  ? show_pick(plan, "only bounds known", "仅知上下限")
                                             : show_pick(plan, "no prior", "无上年同期数");
    case MISSING_NO_SUCH:
        return show_pick(plan, "did not exist", "当时不存在");
    }
    return (struct str){NULL, 0};
}
