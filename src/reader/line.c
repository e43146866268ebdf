/* Lines with their offsets.
 *
 *     "　河北\r\n\r\n湖北"  →  line 1 河北 at bytes 3..9, line 2 empty, line 3 湖北 at bytes 13..19
 */
#include "reader/line.h"

#include "text/utf8.h"

bool line_is_end(uint32_t c)
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool line_is_blank(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/* Where the line from `at` on ends. */
static size_t line_end(struct str text, size_t at)
{
    for (size_t next = at; at < text.len; at = next) {
        unsigned char lead = (unsigned char)text.ptr[at];
        if (lead >= 0xE3 && lead <= 0xEF)
            next = at + 3; /* nearly all of a bulletin */
        else if (line_is_end(utf8_next(text, &next)))
            break;
    }
    return at;
}

static size_t behind_end(struct str text, size_t end)
{
    if (end == text.len)
        return end;
    if (str_starts(str_slice(text, end, text.len), STR("\r\n")))
        return end + 2;
    (void)utf8_next(text, &end);
    return end;
}

struct span {
    size_t begin, end;
};

/* Without blanks at both ends; of nothing but blanks, empty at the start. */
static struct span trim(struct str text, size_t begin, size_t end)
{
    size_t start = begin;
    for (size_t next = begin; begin < end && line_is_blank(utf8_next(text, &next)); begin = next)
        ;
    if (begin == end)
        return (struct span){start, start};
    for (;;) {
        size_t last = utf8_prev(text, end), next = last;
        if (!line_is_blank(utf8_next(text, &next)))
            return (struct span){begin, end};
        end = last;
    }
}

bool line_next(struct str text, size_t *at, struct line *line)
{
    if (*at >= text.len)
        return false;
    size_t end = line_end(text, *at);
    struct span span = trim(text, *at, end);
    *at = behind_end(text, end);
    *line = (struct line){str_slice(text, span.begin, span.end), span.begin, span.end, line->number + 1};
    return true;
}

struct line_place line_place(struct str text, size_t at)
{
    struct line_place place = {1, 1};
    for (size_t i = 0; i < at && i < text.len;) {
        size_t next = i;
        bool ends = line_is_end(utf8_next(text, &next));
        if (ends)
            next = behind_end(text, i);
        if (next > at)
            break; /* within a character, or between CR and LF */
        place = ends ? (struct line_place){place.line + 1, 1} : (struct line_place){place.line, place.column + 1};
        i = next;
    }
    return place;
}
