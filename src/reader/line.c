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

bool line_next(struct str text, size_t *at, struct line *line)
{
    if (*at >= text.len)
        return false;
    size_t begin = SIZE_MAX, end = *at;
    for (size_t next = *at; next < text.len; *at = next) {
        size_t here = next;
        uint32_t c = utf8_next(text, &next);
        if (line_is_end(c)) {
            *at = c == '\r' && next < text.len && text.ptr[next] == '\n' ? next + 1 : next;
            break;
        }
        if (line_is_blank(c))
            continue;
        if (begin == SIZE_MAX)
            begin = here;
        end = next;
    }
    if (begin == SIZE_MAX)
        begin = end;
    *line = (struct line){str_slice(text, begin, end), begin, end, line->number + 1};
    return true;
}
