/* Bytes that grow, and the JSON string.
 *
 *     buf_json of  质押"145亿元"⏎   →   "质押\"145亿元\"\n"
 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
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

/* Room for `more` bytes and a NUL byte. */
static bool reserve(struct buf *buf, size_t more)
{
    if (buf->failed)
        return false;
    if (more < buf->cap - buf->len)
        return true;
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
    if (!reserve(buf, s.len))
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

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    if (len < 0) {
        buf->failed = true;
    } else if (reserve(buf, (size_t)len)) {
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

void buf_json(struct buf *buf, struct str s)
{
    size_t plain = 0; /* from here on nothing was written yet */
    buf_char(buf, '"');
    for (size_t at = 0; at < s.len;) {
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
