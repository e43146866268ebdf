/* Headings above a block: one of level n closes those of level n and deeper.
 *
 *     一、创造 / （一）专利 / （二）商标 / 全省商标…  →  一、创造 > （二）商标
 */
#include "store/heading.h"

static void enter(struct headings *h, size_t block)
{
    int level = h->doc->blocks.at[block].level;
    if (h->doc->blocks.at[block].kind != BLOCK_HEADING || level < 0 || level >= HEADING_LEVELS)
        return;
    for (int i = level; i < HEADING_LEVELS; i++)
        h->at[i] = 0;
    h->at[level] = block + 1;
}

void heading_path(struct headings *h, size_t block, struct buf *out)
{
    buf_clear(out);
    if (block < h->next)
        *h = (struct headings){.doc = h->doc};
    for (; h->next < block && h->next < h->doc->blocks.len; h->next++)
        enter(h, h->next);
    for (int i = 1; i < HEADING_LEVELS; i++) {
        if (h->at[i] == 0)
            continue;
        const struct block *b = &h->doc->blocks.at[h->at[i] - 1];
        if (out->len)
            buf_add(out, STR(" > "));
        buf_add(out, str_slice(h->doc->text, b->begin, b->end));
    }
}
