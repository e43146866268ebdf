/* The bytes of a bulletin, checked before anything else looks at them.
 *
 *     E6 B2 B3 E5 8C        →  refused: the file ends in the middle of a character at byte 3
 *     E6 B2 B3 E5 8C 97     →  accepted: 河北
 */
#include "reader/check.h"

#include <stdint.h>

#include "reader/line.h"
#include "text/utf8.h"

/* UAX #15's limit for stream-safe text; longer runs make normalization quadratic and are no language. */
#define MARKS_MAX 30

size_t check_mark(struct str bytes)
{
    return str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;
}

static bool has_content(struct str text)
{
    for (size_t at = 0; at < text.len;)
        if (!line_is_blank(utf8_next(text, &at)))
            return true;
    return false;
}

/* How many bytes the character that starts with `lead` asks for; 1 for what cannot start one. */
static size_t asked(unsigned char lead)
{
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 1;
}

static bool is_cut(struct str bytes, size_t bad)
{
    if (bytes.len - bad >= asked((unsigned char)bytes.ptr[bad]))
        return false;
    for (size_t i = bad + 1; i < bytes.len; i++)
        if (((unsigned char)bytes.ptr[i] & 0xC0) != 0x80)
            return false;
    return true;
}

static enum ipdb_status check_encoding(const char *name, struct str bytes, struct err *err)
{
    size_t bad = utf8_invalid(bytes);
    if (bad == SIZE_MAX)
        return IPDB_OK;
    if (is_cut(bytes, bad))
        return err_set(err, IPDB_DATA, "%s: the file ends in the middle of a character at byte %zu; fetch it again", name, bad);
    return err_set(err, IPDB_DATA, "%s: byte %zu (0x%02X) is not UTF-8; save the file as UTF-8 and try again", name, bad,
                   (unsigned)(unsigned char)bytes.ptr[bad]);
}

/* Combining marks and what else has no width of its own; controls and line ends are not meant. */
static bool is_mark(uint32_t c)
{
    if (c < 0x300 || (c >= 0x3000 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF5E))
        return false;
    return utf8_width(c) == 0 && !line_is_end(c);
}

static enum ipdb_status check_marks(const char *name, struct str bytes, struct err *err)
{
    size_t run = 0, begin = 0;
    for (size_t at = 0; at < bytes.len;) {
        size_t here = at;
        unsigned char lead = (unsigned char)bytes.ptr[at];
        bool ideograph = lead >= 0xE4 && lead <= 0xE9; /* nearly all of a bulletin */
        if (ideograph)
            at += 3;
        if (ideograph || !is_mark(utf8_next(bytes, &at))) {
            run = 0;
            continue;
        }
        if (run++ == 0)
            begin = here;
        if (run > MARKS_MAX)
            return err_set(err, IPDB_DATA,
                           "%s: more than %d combining or invisible characters in a row at byte %zu: not a bulletin", name,
                           MARKS_MAX, begin);
    }
    return IPDB_OK;
}

static enum ipdb_status check_kind(const char *name, struct str bytes, struct err *err)
{
    const char *kind = check_signature(bytes);
    if (kind)
        return err_set(err, IPDB_DATA, "%s: byte 0 begins %s; only UTF-8 text is read yet: save it as plain text", name, kind);
    const char *nul = bytes.len ? memchr(bytes.ptr, 0, bytes.len) : NULL;
    if (nul)
        return err_set(err, IPDB_DATA, "%s: byte %zu is NUL: not a text file (or UTF-16; save it as UTF-8)", name,
                       (size_t)(nul - bytes.ptr));
    return IPDB_OK;
}

enum ipdb_status check_text(const char *name, struct str bytes, struct err *err)
{
    enum ipdb_status status = check_kind(name, bytes, err);
    if (status == IPDB_OK)
        status = check_encoding(name, bytes, err);
    if (status != IPDB_OK)
        return status;
    if (!has_content(str_slice(bytes, check_mark(bytes), bytes.len)))
        return err_set(err, IPDB_DATA, "%s: the file is empty (%zu bytes, none of them text)", name, bytes.len);
    status = check_marks(name, bytes, err);
    if (status != IPDB_OK)
        return status;
    size_t tag = check_tag(bytes);
    if (tag != SIZE_MAX)
        return err_set(err, IPDB_DATA, "%s: an HTML tag at byte %zu: HTML is not read yet; save the page as plain text", name, tag);
    return IPDB_OK;
}
