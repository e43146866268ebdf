/* 127.16亿元 → from 12715500000 to 12716500000 元 → "127.16亿元 stands for 127.155 to 127.165亿元" */
#include "evidence/rounding.h"

#include "model/figure.h"

/* How much the words that a number is printed with multiply. */
static const struct {
    const char *word;
    int power;
} powers[] = {{"万亿", 12}, {"亿", 8}, {"万", 4}, {"", 0}};

/* Bounds in the size of the quote, and that size as a unit: 万件. */
struct sized {
    const struct bounds *bounds;
    struct str unit;
    const char *word;
    int power;
};

static struct sized size_of(struct str quote, struct str unit, const struct bounds *bounds)
{
    bool percent = str_eq(unit, STR("%")) || str_eq(unit, STR("个百分点")); /* 万分之五 is no 万% */
    size_t i = percent ? sizeof powers / sizeof *powers - 1 : 0;
    while (!str_contains(quote, str_of(powers[i].word)))
        i++;
    return (struct sized){bounds, unit, powers[i].word, powers[i].power};
}

static size_t print(const struct sized *s, struct decimal value, char out[DECIMAL_TEXT])
{
    struct decimal shifted = value;
    (void)decimal_shift(value, -s->power, &shifted);
    return decimal_print(shifted, out);
}

static struct str interval_words(const struct sized *s, bool zh, struct arena *arena)
{
    char lower[DECIMAL_TEXT], upper[DECIMAL_TEXT];
    const struct bounds *b = s->bounds;
    if (b->has_lower)
        print(s, b->lower, lower);
    if (b->has_upper)
        print(s, b->upper, upper);
    if (b->has_lower && !b->has_upper)
        return arena_printf(arena, zh ? "%s%s%.*s或更多" : "%s%s%.*s or more", lower, s->word, STR_ARG(s->unit));
    if (b->has_upper && !b->has_lower)
        return arena_printf(arena, zh ? "%s%s%.*s或更少" : "%s%s%.*s or less", upper, s->word, STR_ARG(s->unit));
    if (decimal_cmp(b->lower, b->upper) == 0)
        return arena_printf(arena, zh ? "恰为%s%s%.*s" : "exactly %s%s%.*s", lower, s->word, STR_ARG(s->unit));
    return arena_printf(arena, zh ? "%s至%s%s%.*s" : "%s to %s%s%.*s", lower, upper, s->word, STR_ARG(s->unit));
}

struct str rounding_interval(const struct observed *o, bool zh, struct arena *arena)
{
    struct sized s = size_of(o->figure, o->unit, &o->bounds);
    return interval_words(&s, zh, arena);
}

struct str rounding_words(const struct record *r, bool zh, struct arena *arena)
{
    struct decimal value, step;
    enum qualifier qualifier;
    if (str_eq(r->measure, str_of(measure_code(MEASURE_RANK))) || !decimal_parse(r->value, &value) ||
        !qualifier_parse(r->qualifier, &qualifier))
        return (struct str){NULL, 0};
    bool has_step = decimal_parse(r->digit, &step);
    struct bounds bounds = bounds_of(value, has_step, step, qualifier);
    struct str figure = figure_words(arena, r->quote, r->as_read, r->value, r->unit);
    struct sized s = size_of(figure, r->unit, &bounds);
    struct str interval = interval_words(&s, zh, arena);
    return arena_printf(arena, zh ? "%.*s代表%.*s" : "%.*s stands for %.*s", STR_ARG(figure), STR_ARG(interval));
}
