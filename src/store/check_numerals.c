/* The numerals of a bulletin are counted anew, by the rule by which the extraction counts them (src/extract/extract.c).
 *
 *     "2023年，１.2亿元"  →  numerals 2: 2023 and 1.2, full-width digits being digits
 */
#include "store/check_parts.h"
#include "text/fold.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The spans that are not behind the numeral; both lists in order. */
struct sweep {
    size_t fact, aside;
};

static bool within(const check_spans *spans, size_t *at, int64_t begin, int64_t end)
{
    while (*at < spans->len && spans->at[*at].end < end)
        (*at)++;
    return *at < spans->len && spans->at[*at].begin <= begin;
}

enum ipdb_status check_numerals(const struct check_source *s, int64_t *numerals, int64_t *accounted, struct err *err)
{
    struct arena arena = {0};
    struct folded folded;
    struct sweep sweep = {0, 0};
    if (!fold(s->text, &arena, &folded)) {
        arena_fini(&arena);
        return err_nomem(err);
    }
    for (size_t i = 0; i < folded.text.len; i++) {
        const char *text = folded.text.ptr;
        if (!is_digit(text[i]))
            continue;
        size_t end = i;
        while (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') && is_digit(text[end + 1])))
            end++; /* the text ends in a NUL byte */
        bool fact = within(&s->facts, &sweep.fact, folded.at[i], folded.at[end]);
        bool aside = within(&s->asides, &sweep.aside, folded.at[i], folded.at[end]);
        *numerals += 1;
        *accounted += fact || aside;
        i = end;
    }
    arena_fini(&arena);
    return IPDB_OK;
}
