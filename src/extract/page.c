/* Lines are put together whole and broken when they end:
 *
 *     page_add "质押融资"  page_column 14  page_add "proc=pledge"  page_end   →   "质押融资      proc=pledge"
 */
#include "extract/page.h"

#include "text/utf8.h"

void page_fini(struct page *page)
{
    buf_fini(&page->line);
}

void page_add(struct page *page, struct str text)
{
    utf8_safe(&page->line, text, false);
}

static void pad(struct buf *buf, size_t columns)
{
    while (columns--)
        buf_char(buf, ' ');
}

void page_column(struct page *page, int column)
{
    size_t width = utf8_display_width(buf_str(&page->line));
    if ((size_t)column > width)
        pad(&page->line, (size_t)column - width);
    else if (width > 0)
        buf_char(&page->line, ' ');
}

/* How many bytes of `text` go into `room` columns: up to the last blank, if it is not too early, else up to any character. */
static size_t fitting(struct str text, int room)
{
    size_t at = 0, blank = 0;
    for (int width = 0; at < text.len;) {
        size_t begin = at;
        uint32_t c = utf8_next(text, &at);
        width += utf8_width(c);
        if (width > room && begin > 0)
            return blank > 0 ? blank : begin;
        if (c == ' ' && width > room / 2)
            blank = begin;
    }
    return text.len;
}

static size_t blanks(struct str text)
{
    size_t n = 0;
    while (n < text.len && text.ptr[n] == ' ')
        n++;
    return n;
}

void page_end(struct page *page, int indent)
{
    struct str rest = buf_str(&page->line);
    while (rest.len > 0 && rest.ptr[rest.len - 1] == ' ')
        rest.len--;
    size_t len = fitting(rest, PAGE_WIDTH);
    buf_add(page->out, str_slice(rest, 0, len));
    buf_char(page->out, '\n');
    while ((rest = str_slice(rest, len, rest.len)).len > 0) {
        rest = str_slice(rest, blanks(rest), rest.len);
        if (!rest.len)
            break;
        len = fitting(rest, PAGE_WIDTH - indent);
        pad(page->out, (size_t)indent);
        buf_add(page->out, str_slice(rest, 0, len));
        buf_char(page->out, '\n');
    }
    page->out->failed |= page->line.failed;
    buf_clear(&page->line);
}
