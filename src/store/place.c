/* By the words around it:
 *
 *     "质押登记金额" + "145亿元" + "，同比增长108.81%。"     the same sentence, wherever it moved
 *     "登记金额" + "145亿元" + "，同比增"                 the sentence was changed farther away
 */
#include "store/place.h"

#include "text/utf8.h"

enum { NEAR = 4 }; /* characters on either side */

static struct str last_characters(struct str s, size_t count)
{
    size_t at = s.len;
    while (at > 0 && count--)
        at = utf8_prev(s, at);
    return str_slice(s, at, s.len);
}

static struct str first_characters(struct str s, size_t count)
{
    size_t at = 0;
    while (at < s.len && count--)
        utf8_next(s, &at);
    return str_slice(s, 0, at);
}

static bool continues_with(struct str text, size_t at, struct str words)
{
    return at <= text.len && str_starts(str_slice(text, at, text.len), words);
}

/* Overlapping ones too. */
static size_t find_all(struct str text, struct str prefix, struct str exact, struct str suffix, struct place_span *out)
{
    size_t count = 0, from = 0, at;
    if (!exact.len)
        return 0;
    while (count < PLACES_MAX && (at = str_find(text, exact, from)) != SIZE_MAX) {
        struct place_span span = {at, at + exact.len, false};
        if (str_ends(str_slice(text, 0, at), prefix) && continues_with(text, span.end, suffix))
            out[count++] = span;
        from = at + 1;
    }
    return count;
}

size_t place_find(struct str text, struct str prefix, struct str exact, struct str suffix, struct place_span out[PLACES_MAX])
{
    size_t count = find_all(text, prefix, exact, suffix, out);
    if (count > 0)
        return count;
    count = find_all(text, last_characters(prefix, NEAR), exact, first_characters(suffix, NEAR), out);
    out[0].near = true;
    return count == 1 ? 1 : 0;
}
