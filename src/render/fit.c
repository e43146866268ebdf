/* Text that must fit into columns or beside bars:
 *
 *     fit_cut("hebei-2023#1", 8, utf8_width)           →  "hebei-2…"
 *     fit_line("Source: hebei-2023", 12, utf8_width)   →  "Source: "
 */
#include "render/fit.h"

#include "base/buf.h"
#include "text/utf8.h"

/* The widest of the usual fonts is DejaVu Sans; its widths are rounded up here. */
int fit_em(uint32_t c)
{
    if (c >= 0x80)
        return utf8_width(c) ? 1000 : 0;
    if (strchr("MWmw@%", (int)c))
        return 1000;
    if (strchr("fijlrt .,:;!|'()[]-/", (int)c))
        return 420;
    return c >= 'A' && c <= 'Z' ? 790 : 640;
}

struct str fit_safe(struct arena *arena, struct str text)
{
    struct buf safe = {0};
    utf8_safe(&safe, text, false);
    struct str kept = safe.failed ? (struct str){NULL, 0} : arena_str(arena, buf_str(&safe));
    buf_fini(&safe);
    return kept;
}

size_t fit_width(struct str text, fit_measure *measure)
{
    size_t width = 0;
    for (size_t at = 0; at < text.len;)
        width += (size_t)measure(utf8_next(text, &at));
    return width;
}

/* Length in bytes of what fits into `room`. */
static size_t fitting(struct str text, size_t room, fit_measure *measure)
{
    size_t at = 0, used = 0;
    while (at < text.len) {
        size_t next = at;
        used += (size_t)measure(utf8_next(text, &next));
        if (used > room)
            break;
        at = next;
    }
    return at;
}

struct str fit_cut(struct arena *arena, struct str text, size_t room, fit_measure *measure)
{
    size_t ellipsis = (size_t)measure(0x2026);
    if (fitting(text, room, measure) == text.len)
        return text;
    return arena_printf(arena, "%.*s…", (int)fitting(text, room > ellipsis ? room - ellipsis : 0, measure), text.ptr);
}

/* The character at `at` as bytes. */
static struct str character(struct str text, size_t at)
{
    size_t end = at;
    utf8_next(text, &end);
    return str_slice(text, at, end);
}

static bool is_wide(struct str character)
{
    return utf8_display_width(character) == 2;
}

/* No line begins with a mark that closes, and none ends with one that opens. */
static bool may_break(struct str text, size_t at)
{
    struct str before = character(text, utf8_prev(text, at)), after = character(text, at);
    if (str_contains(STR("，。、；：！？）》」』】"), after) || str_contains(STR("（《「『【"), before))
        return false;
    return str_eq(before, STR(" ")) || is_wide(before) || is_wide(after);
}

size_t fit_line(struct str text, size_t room, fit_measure *measure)
{
    size_t most = fitting(text, room, measure), at = most;
    if (most == text.len)
        return most;
    while (at > 0 && !may_break(text, at))
        at = utf8_prev(text, at);
    if (!at && !most)
        utf8_next(text, &most);
    return at ? at : most;
}
