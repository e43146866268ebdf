/* What a finding says:
 *
 *     [6920000000, 6968000000] 元 → "69.20 to 69.68亿元"        [107.94, 109.68] % → "107.94 to 109.68%"
 */
#include <stdarg.h>
#include <stdio.h>

#include "answer/show.h"
#include "audit/audit_checks.h"
#include "base/buf.h"

enum { PLACES_MOST = 6, DIGITS = 6, MESSAGE_MOST = 2000 };

struct str words_region(const struct audit *audit, size_t region)
{
    return show_region(audit->about, region);
}

struct str words_indicator(const struct audit *audit, size_t indicator)
{
    return show_indicator(audit->about, indicator);
}

struct str words_period(struct audit *audit, struct period p)
{
    return show_period(&audit->arena, p);
}

struct str words_evidence(struct audit *audit, const struct observed *o)
{
    return show_evidence(&audit->arena, o);
}

bool same_document(const struct observed *a, const struct observed *b)
{
    return str_eq(a->document, b->document);
}

struct str words_growth(struct audit *audit, const struct observed *o)
{
    char text[DECIMAL_TEXT];
    decimal_print(o->value, text);
    return arena_printf(&audit->arena, "%s%s%s%%", show_qualifier(o->qualifier), o->value.coef > 0 ? "+" : "", text);
}

/* Money as people write it: 亿 and 万 by the size of the larger side. */
static int power_of(const struct bounds *b, struct str unit)
{
    struct decimal size = b->has_upper ? b->upper : b->lower;
    if (!str_eq(unit, STR("元")))
        return 0;
    return decimal_cmp(size, decimal_int(100000000)) >= 0 ? 8 : decimal_cmp(size, decimal_int(10000)) >= 0 ? 4 : 0;
}

/* So many digits after the point that the width of the interval has two. */
static int places_of(const struct bounds *b)
{
    struct decimal width, ten;
    int places = 0;
    if (!decimal_sub(b->upper, b->lower, &width) || width.coef == 0)
        return PLACES_MOST;
    while (places < PLACES_MOST && decimal_shift(decimal_int(10), -places, &ten) && decimal_cmp(width, ten) < 0)
        places++;
    return places;
}

static void print_side(struct decimal d, int places, char out[DECIMAL_TEXT])
{
    if (places < PLACES_MOST)
        decimal_print_fixed(d, places, out);
    else
        decimal_print(decimal_round(d, DIGITS), out);
}

struct str words_interval(struct audit *audit, struct bounds b, struct str unit)
{
    char lower[DECIMAL_TEXT] = "", upper[DECIMAL_TEXT] = "";
    int power = power_of(&b, unit);
    const char *prefix = power == 8 ? "亿" : power == 4 ? "万" : "";
    b = interval_shift(b, -power);
    int places = b.has_lower && b.has_upper ? places_of(&b) : PLACES_MOST;
    if (b.has_lower)
        print_side(b.lower, places, lower);
    if (b.has_upper)
        print_side(b.upper, places, upper);
    if (b.has_lower && b.has_upper && strcmp(lower, upper) != 0)
        return arena_printf(&audit->arena, "%s%s%s%s%.*s", lower, audit->zh ? "至" : " to ", upper, prefix, STR_ARG(unit));
    if (b.has_lower && b.has_upper)
        return arena_printf(&audit->arena, "%s%s%.*s", lower, prefix, STR_ARG(unit));
    const char *word = b.has_lower ? (audit->zh ? "至少" : "at least ") : b.has_upper ? (audit->zh ? "至多" : "at most ") : "";
    return arena_printf(&audit->arena, "%s%s%s%s%.*s", word, lower, upper, prefix, STR_ARG(unit));
}

/* Why what would be an error is but a warning. */
static void add_caveats(struct audit *a, const struct claim *claim, struct buf *out)
{
    bool doubtful = false, bounded = false, unfinished = false;
    for (size_t i = 0; i < claim->count; i++) {
        unfinished = unfinished || is_unfinished(claim->facts[i]);
        doubtful = doubtful || !observed_is_sure(claim->facts[i]);
        bounded = bounded || claim->facts[i]->qualifier != QUALIFIER_EXACT;
    }
    const char *const caveats[][2] = {
        {claim->caveat[0], claim->caveat[1]},
        {claim->fit == FITS_IF_CUT ? "It fits only if digits were cut off instead of rounded." : NULL,
         "只有数字系截尾而非四舍五入才能成立。"},
        {doubtful ? "One of the readings is doubtful." : NULL, "其中有存疑的读取。"},
        {unfinished ? "One of the bulletins was published before the period was over." : NULL, "其中有公报发布时期间尚未结束。"},
        {bounded ? "One of the figures is a bound or approximate." : NULL, "其中有约数或上下限。"},
    };
    for (size_t i = 0; i < sizeof caveats / sizeof *caveats; i++)
        if (caveats[i][0])
            buf_printf(out, "%s%s", a->zh ? "" : " ", caveats[i][a->zh]);
}

void words_say(struct audit *audit, struct finding *finding, const struct claim *claim, const char *format, ...)
{
    char text[MESSAGE_MOST];
    struct buf out = {0};
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length >= 0 && (size_t)length < sizeof text)
        buf_add(&out, (struct str){text, (size_t)length});
    add_caveats(audit, claim, &out);
    finding->message = out.failed ? (struct str){NULL, 0} : arena_str(&audit->arena, buf_str(&out));
    audit->failed = audit->failed || !finding->message.ptr;
    buf_fini(&out);
}
