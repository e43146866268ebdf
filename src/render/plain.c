/* What counts as a plain number, for csv (not a formula) and json (not a string): 12 · -0.5 · +3 · not 1e5, not "-" */
#include "render/formats.h"

static size_t digits(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.len && s.ptr[at + n] >= '0' && s.ptr[at + n] <= '9')
        n++;
    return n;
}

bool is_plain_number(struct str s)
{
    size_t at = s.len && (s.ptr[0] == '-' || s.ptr[0] == '+') ? 1 : 0;
    size_t whole = digits(s, at);
    if (!whole)
        return false;
    at += whole;
    if (at < s.len && s.ptr[at] == '.') {
        size_t fraction = digits(s, at + 1);
        at += fraction ? fraction + 1 : 0;
    }
    return at == s.len;
}
