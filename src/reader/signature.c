/* Binary kinds by their first bytes, and HTML by its tags.
 *
 *     "%PDF-1.7 …"  →  "a PDF file"        "…<td>145亿元</td>"  →  the offset of "<td>"
 */
#include "reader/check.h"

#include <stdint.h>

struct signature {
    struct str bytes;
    const char *kind;
};

static const struct signature signatures[] = {
    {STR_INIT("%PDF-"), "a PDF file"},
    {STR_INIT("PK\x03\x04"), "a zip archive (docx, xlsx, epub …)"},
    {STR_INIT("PK\x05\x06"), "an empty zip archive"},
    {STR_INIT("\x89PNG"), "a PNG image"},
    {STR_INIT("\xFF\xD8\xFF"), "a JPEG image"},
    {STR_INIT("GIF8"), "a GIF image"},
    {STR_INIT("\x1F\x8B"), "a gzip file"},
    {STR_INIT("BZh"), "a bzip2 file"},
    {STR_INIT("\3757zXZ"), "an xz file"},
    {STR_INIT("\x28\xB5\x2F\xFD"), "a zstd file"},
    {STR_INIT("7z\xBC\xAF\x27\x1C"), "a 7z archive"},
    {STR_INIT("Rar!"), "a rar archive"},
    {STR_INIT("\177ELF"), "a program"},
    {STR_INIT("\xD0\xCF\x11\xE0"), "an old Word or Excel file"},
    {STR_INIT("{\\rtf"), "an RTF file"},
    {STR_INIT("SQLite format 3"), "a database"},
    {STR_INIT("%!PS"), "a PostScript file"},
    {STR_INIT("\xFF\xFE"), "UTF-16 text"},
    {STR_INIT("\xFE\xFF"), "UTF-16 text"},
};

static const struct str tags[] = {
    STR_INIT("!doctype"), STR_INIT("html"),   STR_INIT("head"),  STR_INIT("body"), STR_INIT("meta"),  STR_INIT("title"),
    STR_INIT("div"),      STR_INIT("span"),   STR_INIT("p"),     STR_INIT("br"),   STR_INIT("table"), STR_INIT("tr"),
    STR_INIT("td"),       STR_INIT("th"),     STR_INIT("ul"),    STR_INIT("ol"),   STR_INIT("li"),    STR_INIT("a"),
    STR_INIT("img"),      STR_INIT("script"), STR_INIT("style"), STR_INIT("font"), STR_INIT("h1"),    STR_INIT("h2"),
    STR_INIT("h3"),       STR_INIT("strong"),
};

const char *check_signature(struct str bytes)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (str_starts(bytes, signatures[i].bytes))
            return signatures[i].kind;
    return NULL;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_tag_end(char c)
{
    return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool starts_tag(struct str rest, struct str tag)
{
    if (rest.len <= tag.len || !is_tag_end(rest.ptr[tag.len]))
        return false;
    for (size_t i = 0; i < tag.len; i++)
        if (lower(rest.ptr[i]) != tag.ptr[i])
            return false;
    return true;
}

size_t check_tag(struct str bytes)
{
    for (size_t at = str_find(bytes, STR("<"), 0); at != SIZE_MAX; at = str_find(bytes, STR("<"), at + 1)) {
        size_t name = at + 1 < bytes.len && bytes.ptr[at + 1] == '/' ? at + 2 : at + 1;
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
            if (starts_tag(str_slice(bytes, name, bytes.len), tags[i]))
                return at;
    }
    return SIZE_MAX;
}
