/* A borrowed run of bytes. A `struct str` never owns what it points to and is never freed;
 * it need not end in a NUL byte. Text is UTF-8 unless a function says otherwise.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
    const char *ptr;
    size_t len;
};

/* For initialisers: a string literal as a struct str. */
#define STR_INIT(literal)              \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }
/* For expressions: a string literal as a struct str. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* For printf: `printf("%.*s", STR_ARG(s))`. */
#define STR_ARG(s) (int)(s).len, (s).ptr

static inline struct str str_of(const char *cstr)
{
    return (struct str){cstr, cstr ? strlen(cstr) : 0};
}

static inline struct str str_between(const char *begin, const char *end)
{
    return (struct str){begin, (size_t)(end - begin)};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* The part [begin, end) in bytes, cut to what there is. */
struct str str_slice(struct str s, size_t begin, size_t end);
/* Bytewise order: negative, 0 or positive. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* Offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle, size_t from);
bool str_contains(struct str s, struct str needle);
bool str_is_ascii(struct str s);
/* The number that `s` is in decimal digits and nothing else; `otherwise` when it is not, or too large. */
size_t str_number(struct str s, size_t otherwise);
/* Without blanks, tabs, line ends and the ideographic space at both ends. */
struct str str_trim(struct str s);

#endif
