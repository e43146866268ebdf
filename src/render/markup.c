/* Text inside XML and HTML, where nothing of it can become markup:
 *
 *     </svg><b>"&  →  &lt;/svg&gt;&lt;b&gt;&quot;&amp;
 */
#include "render/markup.h"

#include "base/rune.h"

static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    }
    return NULL;
}

static bool is_noncharacter(struct str s, size_t at)
{
    uint32_t c = 0;
    return rune_read(s, at, &c) && ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF));
}

void markup_text(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        char shown[RUNE_SHOWN];
        const char *named = entity(text.ptr[at]);
        bool is_none = is_noncharacter(text, at);
        size_t len = rune_show(text, &at, shown);
        buf_add(out, named ? str_of(named) : is_none ? STR("\xEF\xBF\xBD") : (struct str){shown, len});
    }
}

bool markup_is_link(struct str url)
{
    for (size_t i = 0; i < url.len; i++)
        if ((unsigned char)url.ptr[i] <= ' ')
            return false;
    return str_starts(url, STR("http://")) || str_starts(url, STR("https://"));
}
