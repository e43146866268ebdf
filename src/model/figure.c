/* As printed, or as replaced:
 *
 *     "127.16亿元", read "12716000000 元", now 12800000000 元   →   128亿元
 *     "127.16亿元", read "12716000000 元", now 12716000000 元   →   127.16亿元, whatever else was replaced
 */
#include "model/figure.h"

#include "base/decimal.h"

static const struct {
    const char *word;
    int power;
} sizes[] = {{"亿", 8}, {"万", 4}};

/* In 亿, and money in 万, where it is as much. */
static struct str number_words(struct arena *arena, struct decimal value, struct str unit)
{
    char text[DECIMAL_TEXT];
    struct decimal one, shifted, size = value.coef < 0 ? (struct decimal){-value.coef, value.scale} : value;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        bool usual = i == 0 || str_ends(unit, STR("元"));
        if (!usual || !decimal_shift(decimal_int(1), sizes[i].power, &one) || decimal_cmp(size, one) < 0 ||
            !decimal_shift(value, -sizes[i].power, &shifted))
            continue;
        decimal_print(shifted, text);
        return arena_printf(arena, "%s%s%.*s", text, sizes[i].word, STR_ARG(unit));
    }
    decimal_print(value, text);
    return arena_printf(arena, "%s%.*s", text, STR_ARG(unit));
}

static bool is_as_read(struct str read, struct str value, struct str unit)
{
    return str_starts(read, value) && str_starts(str_slice(read, value.len, read.len), STR(" ")) &&
           str_eq(str_slice(read, value.len + 1, read.len), unit);
}

struct str figure_words(struct arena *arena, struct str quote, struct str read, struct str value, struct str unit)
{
    struct decimal number;
    if (!read.len || is_as_read(read, value, unit) || !decimal_parse(value, &number))
        return quote;
    return number_words(arena, number, unit);
}
