/* The place is measured as it is shown: an escaped control character takes the columns of its escape, a Chinese character two. */
#include "text/caret.h"

#include "text/utf8.h"

enum { SHOWN_BEFORE = 40, SHOWN_AFTER = 36 };

/* What a character takes of the room that a message has: combining and hidden ones are not free. */
static size_t room_of(uint32_t c)
{
    int width = utf8_width(c);
    return width > 0 ? (size_t)width : 1;
}

size_t caret_fit(struct str s, size_t from, size_t to, size_t max)
{
    size_t at = from;
    for (size_t width = 0; at < to;) {
        size_t next = at;
        width += room_of(utf8_next(s, &next));
        if (width > max)
            break;
        at = next;
    }
    return at;
}

static size_t back_columns(struct str s, size_t from, size_t max)
{
    size_t at = from;
    for (size_t width = 0; at > 0;) {
        size_t before = utf8_prev(s, at), next = before;
        width += room_of(utf8_next(s, &next));
        if (width > max)
            break;
        at = before;
    }
    return at;
}

/* Appends the piece; returns how many columns it takes. */
static size_t add_piece(struct buf *out, struct str text, size_t begin, size_t end)
{
    size_t before = out->len;
    utf8_safe(out, str_slice(text, begin, end), false);
    return out->failed ? 0 : utf8_display_width(str_slice(buf_str(out), before, out->len));
}

static void add_times(struct buf *out, char c, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_char(out, c);
}

void caret_add(struct buf *out, struct str text, size_t begin, size_t end)
{
    size_t from = back_columns(text, begin, SHOWN_BEFORE);
    size_t stop = caret_fit(text, begin, end, SHOWN_AFTER);
    size_t to = caret_fit(text, stop, text.len, SHOWN_AFTER);
    buf_add(out, STR("\n  "));
    size_t indent = add_piece(out, text, from, begin);
    size_t width = add_piece(out, text, begin, stop);
    add_piece(out, text, stop, to);
    while (out->len && out->ptr[out->len - 1] == ' ')
        out->len--;
    buf_add(out, STR("\n  "));
    add_times(out, ' ', indent);
    add_times(out, '^', width ? width : 1);
}
