/* From values to words:
 *
 *     48900000000, over → ">489.00" in a column of 亿元 with two places · 108.81 → "+108.81%" · [2022-01-01, 2022-06-30] → "2022-H1 (first half)"
 */
#include "answer/show.h"

enum { PLACES_MAX = 6 };

struct str show_region(const struct query_plan *plan, size_t region)
{
    const struct region *r = catalog_region(plan->catalog, region);
    if (plan->language == QUERY_CODE)
        return r->code;
    return plan_is_zh(plan) || !r->en.len ? r->zh : r->en;
}

struct str show_indicator(const struct query_plan *plan, size_t indicator)
{
    const struct indicator *ind = catalog_indicator(plan->catalog, indicator);
    if (plan->language == QUERY_CODE)
        return ind->code;
    return plan_is_zh(plan) || !ind->en.len ? ind->zh : ind->en;
}

static const char *arith_sign(char arith)
{
    return arith == '/' ? "÷" : arith == '*' ? "×" : arith == '-' ? "−" : "+";
}

static struct str show_side(const struct query_plan *plan, struct arena *arena, struct side side)
{
    struct str name = show_indicator(plan, side.indicator);
    return side.scope.len ? arena_printf(arena, "%.*s@%.*s", STR_ARG(name), STR_ARG(side.scope)) : name;
}

struct str show_item(const struct query_plan *plan, struct arena *arena, const struct item *item)
{
    struct str left = show_side(plan, arena, (struct side){item->indicator, item->scope});
    if (item->name.len || !item->arith)
        return item->name.len ? item->name : left;
    struct str right = show_side(plan, arena, item->right);
    return arena_printf(arena, "%.*s %s %.*s", STR_ARG(left), arith_sign(item->arith), STR_ARG(right));
}

struct str show_form(const struct query_plan *plan, enum form form)
{
    static const char *const en[] = {"level", "growth", "change", "share", "place", "target", "base", "per 10k", "ratio"};
    static const char *const zh[] = {"数值", "同比增速", "增量", "占比", "位次", "目标", "基数", "每万人", "比值"};
    return plan_pick(plan, en[form], zh[form]);
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
        gloss = plan_pick(plan, " (full year)", "（全年）");
    else if (p.kind == PERIOD_HALF && p.start.month == 1)
        gloss = plan_pick(plan, " (first half)", "（上半年）");
    else if (p.kind == PERIOD_HALF)
        gloss = plan_pick(plan, " (second half)", "（下半年）");
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

/* A quotient is shown with two digits after the point, unless it is less than one. */
static int places_shown(const struct item *item, const struct figure *f, int power)
{
    int needed = places_needed(f->value, power);
    bool quotient = item->arith == '/' || (item->form == FORM_BASE && f->basis == BASIS_DERIVED);
    struct decimal one;
    bool large = decimal_shift(decimal_int(1), power, &one) && decimal_cmp(f->value, one) >= 0;
    return quotient && large && needed > 2 ? 2 : needed;
}

static const struct {
    const char *sign;
    int power;
} money_units[] = {{"万亿元", 12}, {"亿元", 8}, {"万元", 4}, {"元", 0}};

enum { MONEY_UNITS = sizeof money_units / sizeof *money_units };

static void count_unit(const struct observed *o, size_t counts[MONEY_UNITS])
{
    for (size_t k = 0; k < MONEY_UNITS; k++)
        if (str_contains(o->figure, str_of(money_units[k].sign))) {
            counts[k]++;
            return;
        }
}

static bool in_money(const struct sheet *s)
{
    return str_eq(catalog_indicator(s->plan->catalog, s->item->indicator)->unit, STR("元"));
}

/* The unit that most of the quotes use, the larger one in a tie. */
static int quoted_power(const struct sheet *s)
{
    size_t counts[MONEY_UNITS] = {0}, best = 0;
    for (size_t i = 0; i < s->lines.len; i++) {
        const struct line *l = &s->lines.at[i];
        if (l->figure)
            count_unit(l->figure->observed, counts);
        else if (l->context && s->item->form != FORM_LEVEL)
            count_unit(l->context->shown, counts);
    }
    for (size_t k = 1; k < MONEY_UNITS; k++)
        if (counts[k] > counts[best])
            best = k;
    return counts[best] ? money_units[best].power : 8;
}

/* A ratio is of another size than what it is made of: the largest unit in which no row is less than one. */
static int fitting_power(const struct sheet *s)
{
    int power = 12;
    for (size_t i = 0; i < s->lines.len; i++) {
        const struct figure *f = s->lines.at[i].figure;
        struct decimal one;
        while (f && power > 0 && decimal_shift(decimal_int(1), power, &one) && decimal_cmp(f->value, one) < 0)
            power -= 4;
    }
    return power;
}

static int usual_power(const struct sheet *s)
{
    if (!in_money(s))
        return 0;
    return s->item->arith == '/' ? fitting_power(s) : quoted_power(s);
}

static struct str money_name(int power)
{
    for (size_t k = 0; k < MONEY_UNITS; k++)
        if (money_units[k].power == power)
            return str_of(money_units[k].sign);
    return STR("元");
}

/* A place among the rows is shown by the level that it rests on. */
static bool shows_level(const struct item *item, const struct figure *f)
{
    return item->form == FORM_RANK && f->basis == BASIS_LISTED;
}

static int places_of(const struct item *item, const struct figure *f, int power)
{
    if (shows_level(item, f))
        return places_needed(f->observed->value, power);
    return places_shown(item, f, item_in_percent(item) || item->form == FORM_RANK ? 0 : power);
}

struct scale show_scale(const struct sheet *s, struct arena *arena)
{
    const struct query_plan *plan = s->plan;
    struct str base = catalog_indicator(plan->catalog, s->item->indicator)->unit;
    bool asked = plan->has_unit && str_eq(plan->unit.base, base);
    struct scale scale = {.power = asked ? plan->unit.power : usual_power(s)};
    struct str left = asked ? plan->unit.name : in_money(s) ? money_name(scale.power) : base;
    scale.unit = item_unit(plan, s->item, arena);
    if (s->item->arith == '/' && scale.power)
        scale.unit = arena_printf(arena, "%.*s/%.*s", STR_ARG(left),
                                  STR_ARG(catalog_indicator(plan->catalog, s->item->right.indicator)->unit));
    else if (str_eq(scale.unit, base) || s->item->form == FORM_RANK)
        scale.unit = left;
    for (size_t i = 0; i < s->lines.len; i++) {
        int places = s->lines.at[i].figure ? places_of(s->item, s->lines.at[i].figure, scale.power) : 0;
        scale.places = places > scale.places ? places : scale.places;
    }
    return scale;
}

const char *show_qualifier(enum qualifier q)
{
    static const char *const signs[] = {"", "≈", ">", "<"};
    return signs[q];
}

struct scale show_level_scale(const struct sheet *s)
{
    bool money = in_money(s), asked = s->plan->has_unit && money;
    int power = !money ? 0 : asked ? s->plan->unit.power : quoted_power(s);
    struct str base = catalog_indicator(s->plan->catalog, s->item->indicator)->unit;
    return (struct scale){asked ? s->plan->unit.name : money ? money_name(power) : base, power, 0};
}

static bool is_signed(const struct item *item)
{
    return item->form == FORM_GROWTH || item->form == FORM_CHANGE || item->arith == '-';
}

struct str show_value(const struct sheet *s, struct arena *arena, const struct scale *scale, const struct figure *f)
{
    char text[DECIMAL_TEXT];
    bool percent = item_in_percent(s->item), listed = shows_level(s->item, f);
    bool place = s->item->form == FORM_RANK && !listed;
    struct decimal value = listed ? f->observed->value : f->value;
    enum qualifier qualifier = listed ? f->observed->qualifier : f->qualifier;
    if (!percent && !place && !decimal_shift(value, -scale->power, &value))
        return arena_str(arena, f->observed->value_text);
    decimal_print_fixed(value, place ? 0 : scale->places, text);
    return arena_printf(arena, "%s%s%s%s", show_qualifier(qualifier), is_signed(s->item) && value.coef > 0 ? "+" : "", text,
                        percent ? "%" : "");
}

static bool places_are_listed(const struct sheet *s)
{
    for (size_t i = 0; i < s->lines.len; i++)
        if (s->lines.at[i].figure)
            return s->lines.at[i].figure->basis == BASIS_LISTED;
    return false;
}

struct str show_value_title(const struct sheet *s, struct arena *arena, const struct scale *scale)
{
    const struct item *item = s->item;
    bool level = item->form == FORM_LEVEL || (item->form == FORM_RANK && places_are_listed(s));
    bool with_unit = level || item->form == FORM_CHANGE || item->form == FORM_TARGET || item->form == FORM_BASE;
    struct str name = item->name.len || level ? item->name : show_form(s->plan, item->form);
    if (!name.len || !with_unit)
        return name.len ? name : scale->unit;
    return arena_printf(arena, plan_is_zh(s->plan) ? "%.*s（%.*s）" : "%.*s, %.*s", STR_ARG(name), STR_ARG(scale->unit));
}

struct str show_basis(const struct sheet *s, struct arena *arena, const struct figure *f)
{
    if (f->basis == BASIS_LISTED)
        return s->item->form == FORM_RANK ? plan_pick(s->plan, "among the rows", "所列之中")
                                          : plan_pick(s->plan, "of the rows", "占所列之和");
    if (f->basis == BASIS_REPORTED)
        return plan_pick(s->plan, "reported", "公报");
    bool rest = s->item->form == FORM_LEVEL && !s->item->arith;
    char sign = s->item->form == FORM_SHARE ? '/' : rest ? '-' : s->item->arith;
    if (!sign)
        return plan_pick(s->plan, "derived", "推算");
    return arena_printf(arena, "%.*s %s %.*s", STR_ARG(f->observed->figure), arith_sign(sign), STR_ARG(f->base->shown->figure));
}

struct str show_level(const struct scale *scale, struct arena *arena, struct decimal value, enum qualifier qualifier)
{
    char text[DECIMAL_TEXT];
    struct decimal shifted = value;
    decimal_shift(value, -scale->power, &shifted);
    decimal_print(shifted, text);
    return arena_printf(arena, "%s%s %.*s", show_qualifier(qualifier), text, STR_ARG(scale->unit));
}

struct str show_evidence(struct arena *arena, const struct observed *o)
{
    return arena_printf(arena, "%.*s#%.*s", STR_ARG(o->document), STR_ARG(o->number));
}

static struct str show_underivable(const struct query_plan *plan, enum derivation why)
{
    switch (why) {
    case DERIVE_ZERO_BASE:
        return plan_pick(plan, "base is zero", "基数为零");
    case DERIVE_BOUNDS:
        return plan_pick(plan, "only bounds known", "仅知上下限");
    case DERIVE_NO_WHOLE:
        return plan_pick(plan, "no total", "无总数");
    case DERIVE_NO_OTHER:
        return plan_pick(plan, "no second figure", "缺另一指标");
    case DERIVE_OK:
    case DERIVE_NO_PRIOR:
        break;
    }
    return plan_pick(plan, "no prior", "无上年同期数");
}

struct str show_missing(const struct query_plan *plan, const struct line *line)
{
    switch (line->missing) {
    case MISSING_NOT:
        break;
    case MISSING_NO_BULLETIN:
        return plan_pick(plan, "no bulletin", "未收录公报");
    case MISSING_NOT_FOUND:
        return plan_pick(plan, "not in the bulletin", "公报未载");
    case MISSING_GROWTH_ONLY:
        return plan_pick(plan, "growth only", "只载增速");
    case MISSING_OTHER_PERIOD:
        return plan_pick(plan, "other period", "仅有其他期间");
    case MISSING_OTHER_SCOPE:
        return plan_pick(plan, "other scope", "仅有其他口径");
    case MISSING_BASE:
        return show_underivable(plan, line->why);
    }
    return (struct str){NULL, 0};
}
