/* Borrowed runs of bytes: parts, order, search.
 *
 *     str_trim("　2023年 ")  →  "2023年"
 */
#include "base/str.h"

#include <stdint.h>

struct str str_slice(struct str s, size_t begin, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (begin > end)
        begin = end;
    return (struct str){s.ptr ? s.ptr + begin : NULL, end - begin};
}

int str_cmp(struct str a, struct str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    if (from > s.len || needle.len > s.len - from)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    const char *last = s.ptr + s.len - needle.len;
    for (const char *p = s.ptr + from; p <= last; p++) {
        p = memchr(p, needle.ptr[0], (size_t)(last - p) + 1);
        if (!p)
            return SIZE_MAX;
        if (memcmp(p, needle.ptr, needle.len) == 0)
            return (size_t)(p - s.ptr);
    }
    return SIZE_MAX;
}

bool str_contains(struct str s, struct str needle)
{
    return str_find(s, needle, 0) != SIZE_MAX;
}

bool str_is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

size_t str_number(struct str s, size_t otherwise)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9' || n > (SIZE_MAX - 9) / 10)
            return otherwise;
        n = n * 10 + (size_t)(s.ptr[i] - '0');
    }
    return s.len ? n : otherwise;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str s)
{
    const struct str wide = STR_INIT("\xE3\x80\x80");
    for (;;) {
        if (s.len && is_blank(s.ptr[0]))
            s = str_slice(s, 1, s.len);
        else if (s.len && is_blank(s.ptr[s.len - 1]))
            s.len--;
        else if (str_starts(s, wide))
            s = str_slice(s, wide.len, s.len);
        else if (str_ends(s, wide))
            s.len -= wide.len;
        else
            return s;
    }
}
