/* Folding and lexing a whole document, block by block. */
#include "extract/reading.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

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

/* Blocks that one thread lexes. No token looks beyond its block, so it makes no difference where a part begins. */
struct part {
    struct reading *r;
    size_t first, last; /* blocks */
    struct tokens tokens;
    enum ipdb_status status;
    struct err err;
};

static void *lex_part(void *context)
{
    struct part *part = context;
    const struct folded *folded = &part->r->folded;
    const struct block *blocks = part->r->doc->blocks.at;
    for (size_t i = part->first, begin = 0, end = 0; i < part->last && part->status == IPDB_OK; i++) {
        struct span *span = &part->r->spans.at[i];
        span->first = part->tokens.len;
        begin = folded_offset(folded, end, blocks[i].begin);
        end = folded_offset(folded, begin, blocks[i].end);
        part->status = lexer_run(part->r->cat, folded, begin, end, &part->tokens, &part->err);
        span->last = part->tokens.len;
    }
    return NULL;
}

/* The tokens of a part behind those of the parts before it; the first part's are taken as they are. */
static bool append_part(struct reading *r, struct part *part)
{
    size_t before = r->tokens.len;
    if (before == 0) {
        r->tokens = part->tokens;
        part->tokens = (struct tokens){0};
        return true;
    }
    struct token *grown = realloc(r->tokens.at, (before + part->tokens.len) * sizeof *grown);
    if (!grown)
        return false;
    memcpy(grown + before, part->tokens.at, part->tokens.len * sizeof *grown);
    r->tokens = (struct tokens){grown, before + part->tokens.len, before + part->tokens.len};
    for (size_t i = part->first; i < part->last; i++) {
        r->spans.at[i].first += before;
        r->spans.at[i].last += before;
    }
    tokens_fini(&part->tokens);
    return true;
}

#define PARTS_MOST 8
#define PART_LEAST ((size_t)1 << 20) /* bytes that are worth a thread */

static size_t part_count(const struct document *doc)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t worth = doc->text.len / PART_LEAST, most = processors > PARTS_MOST ? PARTS_MOST : (size_t)processors;
    return processors < 2 || worth < 2 ? 1 : worth < most ? worth : most;
}

static enum ipdb_status lex_parts(struct reading *r, struct err *err)
{
    struct part parts[PARTS_MOST] = {{0}};
    pthread_t threads[PARTS_MOST];
    bool started[PARTS_MOST] = {false};
    size_t count = part_count(r->doc), blocks = r->doc->blocks.len;
    for (size_t i = 0; i < count; i++) {
        parts[i] = (struct part){.r = r, .first = blocks * i / count, .last = blocks * (i + 1) / count};
        started[i] = i > 0 && pthread_create(&threads[i], NULL, lex_part, &parts[i]) == 0;
    }
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < count; i++) {
        if (started[i])
            (void)pthread_join(threads[i], NULL);
        else
            (void)lex_part(&parts[i]);
        if (status == IPDB_OK && parts[i].status != IPDB_OK) {
            *err = parts[i].err;
            status = parts[i].status;
        }
        if (status == IPDB_OK && !append_part(r, &parts[i]))
            status = err_nomem(err);
        tokens_fini(&parts[i].tokens);
    }
    return status;
}

enum ipdb_status reading_open(struct reading *r, const struct catalog *cat, struct document *doc, struct err *err)
{
    *r = (struct reading){.cat = cat, .doc = doc};
    if (!fold(doc->text, &doc->arena, &r->folded))
        return err_nomem(err);
    for (size_t i = 0; i < doc->blocks.len; i++)
        if (!VEC_PUSH(&r->spans))
            return err_nomem(err);
    enum ipdb_status status = lex_parts(r, err);
    return status ? status : short_names_recall(r, err);
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
