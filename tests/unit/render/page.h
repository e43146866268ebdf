/* For the tests of svg and html: is the markup whole, and is nothing harmful in it. */
#ifndef TESTS_UNIT_RENDER_PAGE_H
#define TESTS_UNIT_RENDER_PAGE_H

#include "harness.h"

#include "base/buf.h"
#include "base/rune.h"
#include "text/utf8.h"

enum { PAGE_DEPTH = 32 };

/* What would end an element, begin a script, turn the line around or clear a terminal. */
static const char *const page_hostile[] = {"</svg><script>alert(1)</script>",
                                           "</style></title><img src=x onerror=alert(1)>",
                                           "\"' onload='alert(1)",
                                           "&lt;b&gt; & ]]> <!--",
                                           "x\xe2\x80\xaey\xe2\x81\xa6z",
                                           "a\x1b[2J\x01\x7f\xc2\x9b",
                                           "\xff\xfe cut \xe4\xba",
                                           "\xef\xbf\xbe",
                                           "| tab\there\nand there"};

static inline bool page_is_void(struct str name)
{
    return str_eq(name, STR("meta")) || str_eq(name, STR("!doctype"));
}

static inline size_t page_name_end(struct str s, size_t at)
{
    while (at < s.len && !strchr(" />\n", s.ptr[at]))
        at++;
    return at;
}

/* Every element is closed in turn; attributes are quoted; between tags there is no bare "<", ">" or "&". */
static inline void check_balanced(struct str s, const char *file, int line)
{
    struct str open[PAGE_DEPTH];
    size_t depth = 0;
    for (size_t at = 0; at < s.len; at++) {
        if (s.ptr[at] == '>' && !(depth && str_eq(open[depth - 1], STR("style"))))
            print_error("bare > near \"%.40s\"\n", s.ptr + at), _fail(file, line);
        if (s.ptr[at] != '<')
            continue;
        bool closes = s.ptr[at + 1] == '/';
        size_t begin = at + 1 + closes, end = page_name_end(s, begin);
        struct str name = str_slice(s, begin, end);
        for (at = end; at < s.len && s.ptr[at] != '>'; at++)
            if (s.ptr[at] == '"')
                at = str_find(s, STR("\""), at + 1);
        bool leaf = s.ptr[at - 1] == '/' || page_is_void(name);
        if (closes && (!depth || !str_eq(open[--depth], name)))
            print_error("</%.*s> closes nothing\n", STR_ARG(name)), _fail(file, line);
        if (!closes && !leaf) {
            assert_true(depth < PAGE_DEPTH);
            open[depth++] = name;
        }
    }
    if (depth)
        print_error("<%.*s> is never closed\n", STR_ARG(open[depth - 1])), _fail(file, line);
}
#define assert_balanced(text) check_balanced((text), __FILE__, __LINE__)

/* Valid UTF-8, and only line feeds and characters that are safe to show. */
static inline void page_assert_safe(struct str s)
{
    assert_int_equal(utf8_invalid(s), SIZE_MAX);
    for (size_t at = 0; at < s.len;) {
        uint32_t c = utf8_next(s, &at);
        assert_false(c != '\n' && rune_is_unsafe(c));
        assert_true(c != 0xFFFE && c != 0xFFFF);
    }
    assert_false(str_contains(s, STR("<script")));
    assert_false(str_contains(s, STR("<img")));
    assert_false(str_contains(s, STR("<!--")));
}

static inline size_t page_count(struct str s, const char *what)
{
    size_t count = 0;
    for (size_t at = str_find(s, str_of(what), 0); at != SIZE_MAX; at = str_find(s, str_of(what), at + 1))
        count++;
    return count;
}

#endif
