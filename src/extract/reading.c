/* Folding and lexing a whole document, block by block. */
#include "extract/reading.h"

#include "extract/short_names.h"

/* The folded offset of the source offset `at`, which is not before `low`, a folded one: the map is monotone, so bisect. */
static size_t folded_offset(const struct folded *folded, size_t low, size_t at)
{
    size_t high = folded->text.len, reach = FOLD_GROWTH * (at - folded->at[low]);
    if (high - low > reach)
        high = low + reach;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (folded->at[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum ipdb_status reading_open(struct reading *r, const struct catalog *cat, struct document *doc, struct err *err)
{
    *r = (struct reading){.cat = cat, .doc = doc};
    if (!fold(doc->text, &doc->arena, &r->folded))
        return err_nomem(err);
    for (size_t i = 0, begin = 0, end = 0; i < doc->blocks.len; i++) {
        struct span *span = VEC_PUSH(&r->spans);
        if (!span)
            return err_nomem(err);
        span->first = r->tokens.len;
        begin = folded_offset(&r->folded, end, doc->blocks.at[i].begin);
        end = folded_offset(&r->folded, begin, doc->blocks.at[i].end);
        enum ipdb_status status = lexer_run(cat, &r->folded, begin, end, &r->tokens, err);
        if (status)
            return status;
        span->last = r->tokens.len;
    }
    return short_names_recall(r, err);
}

void reading_fini(struct reading *r)
{
    tokens_fini(&r->tokens);
    VEC_FINI(&r->spans);
}

size_t reading_source(const struct reading *r, size_t off)
{
    return r->folded.at[off];
}

struct str reading_text(const struct reading *r, size_t first, size_t last)
{
    if (first >= last)
        return (struct str){0};
    size_t begin = reading_source(r, r->tokens.at[first].off);
    size_t end = reading_source(r, r->tokens.at[last - 1].end);
    return str_trim(str_slice(r->doc->text, begin, end));
}

struct str token_text(const struct reading *r, const struct token *t)
{
    return str_slice(r->folded.text, t->off, t->end);
}
