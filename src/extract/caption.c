/* Units in captions. */
#include "extract/caption.h"

#include "lex/quantity.h"

#define UNIT_MAX 24 /* bytes behind 单位： */

/* The unit is what it would be behind a 1: 1亿元. */
static bool unit_of_text(const struct catalog *cat, struct str text, struct caption *out)
{
    char one[UNIT_MAX + 2] = "1";
    size_t len = text.len < UNIT_MAX ? text.len : UNIT_MAX;
    memcpy(one + 1, text.ptr, len);
    struct quantity q;
    if (!quantity_match(cat, one, one + 1 + len, &q) || q.unit == NONE)
        return false;
    *out = (struct caption){q.value, q.unit};
    return true;
}

bool caption_read(const struct reading *r, size_t first, size_t last, struct caption *out)
{
    for (size_t i = first; i + 2 < last; i++) {
        const struct token *t = &r->tokens.at[i];
        if (t[1].kind == TOKEN_PUNCT && t[1].mark == ':' && str_ends(token_text(r, t), STR("单位")))
            return unit_of_text(r->cat, str_slice(r->folded.text, t[2].off, r->tokens.at[last - 1].end), out);
    }
    return false;
}

void caption_apply(const struct caption *caption, struct reading *r, size_t first, size_t last)
{
    for (size_t i = first; i < last && caption->unit != NONE; i++) {
        struct token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_QUANTITY || t->quantity.unit != NONE || t->quantity.chinese)
            continue;
        if (decimal_mul(t->quantity.value, caption->factor, &t->quantity.value))
            t->quantity.unit = caption->unit;
    }
}
