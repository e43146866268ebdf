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
#include "text/caret.h"
#include "text/utf8.h"

enum { SHOWN_NAME = 60 };

size_t question_column(const struct question *q, size_t off)
{
    return utf8_count(str_slice(q->text, 0, q->folded.at[off])) + 1;
}

struct str question_source(const struct question *q, struct span at)
{
    return str_slice(q->text, q->folded.at[at.begin], q->folded.at[at.end]);
}

static enum ipdb_status finish(struct buf *message, const struct question *q, struct span at, struct err *err)
{
    if (str_trim(q->text).len)
        caret_add(message, q->text, q->folded.at[at.begin], q->folded.at[at.end]);
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
    utf8_safe(&message, str_of(text), false);
    return finish(&message, q, at, err);
}

enum ipdb_status complain_unknown(const struct question *q, struct vocabulary *v, struct span at, struct err *err)
{
    struct str name = question_source(q, at);
    struct buf message = {0};
    buf_add(&message, STR("unknown name '"));
    size_t shown = caret_fit(name, 0, name.len, SHOWN_NAME);
    utf8_safe(&message, str_slice(name, 0, shown), false);
    buf_printf(&message, "%s' at column %zu", shown < name.len ? "…" : "", question_column(q, at.begin));
    struct str names[SUGGEST_MAX];
    size_t count = suggest(v, q->data, str_slice(q->folded.text, at.begin, at.end), names);
    for (size_t i = 0; i < count; i++)
        buf_printf(&message, "%s%.*s", i ? ", " : "; did you mean: ", STR_ARG(names[i]));
    if (count)
        buf_char(&message, '?');
    return finish(&message, q, at, err);
}
