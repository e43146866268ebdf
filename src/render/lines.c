/* A text that begins in column 12 of a terminal of 40:
 *
 *     sentence    全年专利商标质押登记金额
 *                 【145亿元】，惠及企业八百余家。
 *
 * Blanks at the beginning of a text are its own, and its further lines begin below them.
 */
#include "render/lines.h"

#include "render/fit.h"
#include "text/utf8.h"

enum { LEAST_ROOM = 20 };

struct lines lines_to(struct buf *out, int width, bool color)
{
    return (struct lines){out, width > 0 ? (size_t)width : SIZE_MAX, color};
}

void lines_blanks(struct lines *l, size_t count)
{
    while (count--)
        buf_char(l->out, ' ');
}

void lines_styled(struct lines *l, struct str text, const char *style)
{
    if (l->color)
        buf_add(l->out, str_of(style));
    buf_add(l->out, text);
    if (l->color)
        buf_add(l->out, STR("\033[0m"));
}

/* A line of text, bold within 【】; `*marked` goes on from line to line. */
static void add_line(struct lines *l, struct str line, bool *marked)
{
    for (size_t at = 0; at < line.len;) {
        struct str mark = *marked ? STR("】") : STR("【");
        size_t found = str_find(line, mark, at);
        size_t end = found == SIZE_MAX ? line.len : found + (*marked ? mark.len : 0);
        if (*marked)
            lines_styled(l, str_slice(line, at, end), LINES_BOLD);
        else
            buf_add(l->out, str_slice(line, at, end));
        *marked = found == SIZE_MAX ? *marked : !*marked;
        at = end;
    }
}

static size_t leading_blanks(struct str text)
{
    size_t count = 0;
    while (count < text.len && text.ptr[count] == ' ')
        count++;
    return count;
}

void lines_text(struct lines *l, struct str text, size_t indent)
{
    size_t own = leading_blanks(text);
    bool marked = false;
    text = str_trim(text);
    if (text.len) {
        lines_blanks(l, own);
        indent += own;
    }
    size_t room = l->width == SIZE_MAX ? SIZE_MAX : l->width > indent + LEAST_ROOM ? l->width - indent : LEAST_ROOM;
    for (bool first = true; first || text.len; first = false) {
        size_t length = text.len ? fit_line(text, room, utf8_width) : 0;
        if (!first)
            lines_blanks(l, indent);
        add_line(l, str_trim(str_slice(text, 0, length)), &marked);
        buf_char(l->out, '\n');
        text = str_slice(text, length, text.len);
    }
}
