/* Zones. */
#include "extract/zone.h"

#include "base/buf.h"

#define ZONE_NAME_MAX 12 /* bytes */

static bool is_mark(const struct token *t, char mark)
{
    return t->kind == TOKEN_PUNCT && t->mark == mark;
}

/* （滨江）: the district 滨江区 of the region. */
static size_t district_in_parentheses(const struct reading *r, size_t open, size_t last, size_t region)
{
    if (open + 2 >= last || !is_mark(&r->tokens.at[open], '(') || !is_mark(&r->tokens.at[open + 2], ')'))
        return NONE;
    struct buf name = {0};
    buf_add(&name, token_text(r, &r->tokens.at[open + 1]));
    buf_add(&name, STR("区"));
    size_t district = catalog_region_by_name(r->cat, buf_str(&name), region);
    buf_fini(&name);
    return district;
}

bool zone_read(const struct reading *r, size_t i, size_t last, size_t home, struct place *out)
{
    const struct token *t = &r->tokens.at[i];
    size_t end = i + 1;
    if (end < last && t[1].kind == TOKEN_TEXT && t[1].end - t[1].off <= ZONE_NAME_MAX)
        end++; /* 包头稀土高新技术产业开发区 */
    if (t->kind != TOKEN_REGION || end >= last || r->tokens.at[end].cue != CUE_ZONE ||
        r->tokens.at[end].off != r->tokens.at[end - 1].end || t[1].off != t->end)
        return false;
    size_t region = place_region(r->cat, t, home);
    size_t district = region == NONE ? NONE : district_in_parentheses(r, end + 1, last, region);
    *out = district == NONE ? (struct place){NONE, reading_text(r, i, end + 1)} : place_of_region(r->cat, district);
    return true;
}
