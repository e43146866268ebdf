/* An error about a query shows the query and points at the word:
 *
 *     unknown name 'Hebie' at column 22; did you mean: Hebei, Hubei?
 *       pledge_financing for Hebie
 *                            ^^^^^
 */
#include "query/complain.h"

#include <stdarg.h>
#include <stdio.h>

#include "query/suggest.h"
#include "text/utf8.h"

enum { SHOWN_BEFORE = 40, SHOWN_AFTER = 36, SHOWN_NAME = 60 };

size_t question_column(const struct question *q, size_t off)
{
    return utf8_count(str_slice(q->text, 0, q->folded.at[off])) + 1;
}

struct str question_source(const struct question *q, struct span at)
{
    return str_slice(q->text, q->folded.at[at.begin], q->folded.at[at.end]);
}

/* What a character takes of the room that a message has: combining and hidden ones are not free. */
static size_t room_of(uint32_t c)
{
    int width = utf8_width(c);
    return width > 0 ? (size_t)width : 1;
}

/* The longest run of whole characters from `from` that fits into `max` columns. */
static size_t walk_columns(struct str s, size_t from, size_t to, size_t max)
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

static void add_safe(struct buf *out, struct str s)
{
    struct buf safe = {0};
    utf8_safe(&safe, s, false);
    for (size_t i = 0; i < safe.len; i++)
        buf_char(out, safe.ptr[i] == '\n' ? ' ' : safe.ptr[i]);
    buf_fini(&safe);
}

static void add_caret(struct buf *out, const struct question *q, struct span at)
{
    size_t begin = q->folded.at[at.begin], end = q->folded.at[at.end];
    size_t from = back_columns(q->text, begin, SHOWN_BEFORE);
    size_t stop = walk_columns(q->text, begin, end, SHOWN_AFTER);
    size_t to = walk_columns(q->text, stop, q->text.len, SHOWN_AFTER);
    buf_add(out, STR("\n  "));
    size_t line = out->len;
    add_safe(out, str_between(q->text.ptr + from, q->text.ptr + begin));
    size_t indent = out->failed ? 0 : utf8_display_width(str_slice(buf_str(out), line, out->len));
    size_t word = out->len;
    add_safe(out, str_between(q->text.ptr + begin, q->text.ptr + stop));
    size_t width = out->failed ? 0 : utf8_display_width(str_slice(buf_str(out), word, out->len));
    add_safe(out, str_between(q->text.ptr + stop, q->text.ptr + to));
    buf_add(out, STR("\n  "));
    for (size_t i = 0; i < indent; i++)
        buf_char(out, ' ');
    for (size_t i = 0; i < (width ? width : 1); i++)
        buf_char(out, '^');
}

static enum ipdb_status finish(struct buf *message, const struct question *q, struct span at, struct err *err)
{
    if (str_trim(q->text).len)
        add_caret(message, q, at);
    enum ipdb_status status = message->failed ? err_nomem(err) : err_set(err, IPDB_USAGE, "%.*s", STR_ARG(buf_str(message)));
    buf_fini(message);
    return status;
}

enum ipdb_status complain(const struct question *q, struct span at, struct err *err, const char *format, ...)
{
    char text[512];
    struct buf message = {0};
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    add_safe(&message, str_of(text));
    return finish(&message, q, at, err);
}

enum ipdb_status complain_unknown(const struct question *q, struct vocabulary *v, struct span at, struct err *err)
{
    struct str name = question_source(q, at);
    struct buf message = {0};
    buf_add(&message, STR("unknown name '"));
    size_t shown = walk_columns(name, 0, name.len, SHOWN_NAME);
    add_safe(&message, str_slice(name, 0, shown));
    buf_printf(&message, "%s' at column %zu", shown < name.len ? "…" : "", question_column(q, at.begin));
    struct str names[SUGGEST_MAX];
    size_t count = suggest(v, str_slice(q->folded.text, at.begin, at.end), names);
    for (size_t i = 0; i < count; i++)
        buf_printf(&message, "%s%.*s", i ? ", " : "; did you mean: ", STR_ARG(names[i]));
    if (count)
        buf_char(&message, '?');
    return finish(&message, q, at, err);
}
