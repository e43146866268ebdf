/* Bytes that grow, and the JSON string.
 *
 *     buf_json of  质押"145亿元"⏎   →   "质押\"145亿元\"\n"
 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/rune.h"

void buf_fini(struct buf *buf)
{
    free(buf->ptr);
    *buf = (struct buf){0};
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
    buf->failed = false;
    if (buf->ptr)
        buf->ptr[0] = '\0';
}

bool buf_grow(struct buf *buf, size_t more)
{
    if (buf->failed)
        return false;
    size_t cap = buf->cap ? buf->cap : 64;
    while (cap <= SIZE_MAX / 2 && cap - buf->len <= more)
        cap *= 2;
    char *grown = cap - buf->len > more ? realloc(buf->ptr, cap) : NULL;
    if (!grown) {
        buf->failed = true;
        return false;
    }
    buf->ptr = grown;
    buf->cap = cap;
    return true;
}

void buf_add(struct buf *buf, struct str s)
{
    if (!buf_reserve(buf, s.len))
        return;
    if (s.len)
        memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
    buf->ptr[buf->len] = '\0';
}

void buf_char(struct buf *buf, char c)
{
    buf_add(buf, (struct str){&c, 1});
}

void buf_uint(struct buf *buf, uint64_t n)
{
    char digits[20]; /* of UINT64_MAX */
    size_t first = sizeof digits;
    do
        digits[--first] = (char)('0' + n % 10);
    while (n /= 10);
    buf_add(buf, (struct str){digits + first, sizeof digits - first});
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    if (len < 0) {
        buf->failed = true;
    } else if (buf_reserve(buf, (size_t)len)) {
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
    va_end(args);
}

static void json_escape(struct buf *buf, uint32_t c)
{
    static const char from[] = "\"\\\n\r\t\b\f";
    static const char to[] = "\"\\nrtbf";
    const char *found = c && c < 0x80 ? strchr(from, (int)c) : NULL;
    if (found)
        buf_add(buf, (struct str){(char[2]){'\\', to[found - from]}, 2});
    else
        buf_printf(buf, "\\u%04x", (unsigned)c);
}

/* Bytes from `at` on that stand for themselves whatever follows: printable ASCII, and the characters U+3000 to U+CFFF. */
static size_t plain_run(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at, *end = (const unsigned char *)s.ptr + s.len;
    for (;;)
        if (end - p >= 3 && p[0] >= 0xE3 && p[0] <= 0xEC && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
            p += 3;
        else if (p < end && p[0] >= 0x20 && p[0] < 0x7F && p[0] != '"' && p[0] != '\\')
            p++;
        else
            return (size_t)((const char *)p - s.ptr) - at;
}

void buf_json(struct buf *buf, struct str s)
{
    size_t plain = 0;                /* from here on nothing was written yet */
    if (buf_reserve(buf, s.len + 2)) /* mostly all of it */
        buf->ptr[buf->len++] = '"';
    for (size_t at = plain_run(s, 0); at < s.len; at += plain_run(s, at)) {
        uint32_t c = 0xFFFD; /* what an invalid byte is written as */
        size_t len = rune_read(s, at, &c);
        if (!len || c == '"' || c == '\\' || rune_is_unsafe(c)) {
            buf_add(buf, str_slice(s, plain, at));
            json_escape(buf, c);
            plain = at + (len ? len : 1);
        }
        at += len ? len : 1;
    }
    buf_add(buf, str_slice(s, plain, s.len));
    buf_char(buf, '"');
}
