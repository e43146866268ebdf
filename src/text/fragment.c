/* The context grows clause by clause on both sides until the words stand only once in the text:
 *
 *     …登记项目12项，金额3亿元。 … 金额3亿元，…   →   https://example.org/a#:~:text=%E9%87%91%E9%A2%9D-,3%E4%BA%BF%E5%85%83,-%E3%80%82
 *
 * Clauses, since a browser wants contexts to begin and end between words, which beside punctuation is sure.
 */
#include "text/fragment.h"

#include "text/utf8.h"

enum { CONTEXT_MOST = 600, GROWTHS_MOST = 12 }; /* bytes; clauses on each side */

static bool is_line_end(uint32_t c)
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000;
}

/* Punctuation that ends or begins a clause. */
static bool is_mark(struct str character)
{
    return character.len > 0 && str_contains(STR("，。；：！？、（）“”《》,;:!?()"), character);
}

static struct str character_at(struct str text, size_t at)
{
    size_t next = at;
    (void)utf8_next(text, &next);
    return str_slice(text, at, next);
}

/* Where the clause before `at` begins, not before its line. */
static size_t clause_before(struct str text, size_t at)
{
    for (bool first = true; at > 0; first = false) {
        size_t before = utf8_prev(text, at), next = before;
        uint32_t c = utf8_next(text, &next);
        if (is_line_end(c) || (!first && is_mark(character_at(text, before))))
            break;
        at = before;
    }
    return at;
}

/* Where the clause from `at` on ends: before the mark behind it, or before its line end. */
static size_t clause_behind(struct str text, size_t at)
{
    for (bool first = true; at < text.len; first = false) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (is_line_end(c) || (!first && is_mark(character_at(text, at))))
            break;
        at = next;
    }
    return at;
}

static bool stands_once(struct str text, size_t begin, size_t end)
{
    struct str words = str_slice(text, begin, end);
    return str_find(text, words, 0) == begin && str_find(text, words, begin + 1) == SIZE_MAX;
}

static struct str trimmed(struct str text, size_t begin, size_t end)
{
    for (size_t next = begin; begin < end && is_blank(utf8_next(text, &next)); begin = next)
        ;
    while (end > begin) {
        size_t last = utf8_prev(text, end), next = last;
        if (!is_blank(utf8_next(text, &next)))
            break;
        end = last;
    }
    return str_slice(text, begin, end);
}

/* Of the address what is ASCII and means no markup stays; a directive that it has already goes. */
static void add_address(struct buf *out, struct str url)
{
    size_t directive = str_find(url, STR(":~:"), 0), hash = str_find(url, STR("#"), 0);
    struct str kept = directive == SIZE_MAX || hash > directive ? url : str_slice(url, 0, directive);
    for (size_t i = 0; i < kept.len; i++) {
        unsigned char c = (unsigned char)kept.ptr[i];
        if (c <= ' ' || c >= 0x7F || strchr("\"'<>\\^`{|}", c))
            buf_printf(out, "%%%02X", c);
        else
            buf_char(out, (char)c);
    }
    buf_add(out, hash == SIZE_MAX ? STR("#:~:text=") : STR(":~:text="));
}

static void add_words(struct buf *out, struct str words)
{
    for (size_t i = 0; i < words.len; i++) {
        unsigned char c = (unsigned char)words.ptr[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '~';
        if (plain)
            buf_char(out, (char)c);
        else
            buf_printf(out, "%%%02X", c);
    }
}

bool fragment_add(struct buf *out, struct str url, struct str text, size_t begin, size_t end)
{
    if (begin >= end || end > text.len)
        return false;
    size_t from = begin, to = end;
    for (size_t growths = 0; growths == 0 || !stands_once(text, from, to); growths++) {
        size_t known = to - from;
        from = clause_before(text, from);
        to = clause_behind(text, to);
        bool whole_line = growths > 0 && to - from == known;
        if (whole_line || growths == GROWTHS_MOST || to - from > CONTEXT_MOST)
            return false;
    }
    struct str prefix = trimmed(text, from, begin), suffix = trimmed(text, end, to);
    add_address(out, url);
    add_words(out, prefix);
    buf_add(out, prefix.len ? STR("-,") : STR(""));
    add_words(out, str_slice(text, begin, end));
    buf_add(out, suffix.len ? STR(",-") : STR(""));
    add_words(out, suffix);
    return true;
}
