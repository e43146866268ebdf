/* A document to facts and asides: fold and lex, frame, sections, machine, then an account of every numeral. */
#include "extract/extract.h"

#include <stdlib.h>

#include "extract/machine.h"
#include "lex/numeral.h"

static bool push_aside(struct extraction *out, const struct reading *r, const struct token *t, enum aside_reason reason)
{
    struct aside *a = VEC_PUSH(&out->asides);
    if (a)
        *a = (struct aside){reason, reading_source(r, t->off), reading_source(r, t->end)};
    return a != NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool holds_digit(const struct reading *r, const struct token *t)
{
    for (size_t i = t->off; i < t->end; i += character_length(r->folded.text.ptr[i]))
        if (is_digit(r->folded.text.ptr[i]))
            return true;
    return false;
}

/* Why a token that made no fact is set aside; false when it holds no numeral. */
static bool aside_reason(const struct reading *r, const struct token *t, bool furniture, enum aside_reason *out)
{
    switch (t->kind) {
    case TOKEN_TIME:
        *out = ASIDE_DATE;
        return true;
    case TOKEN_ASIDE:
        *out = furniture && t->reason != ASIDE_DATE ? ASIDE_FURNITURE : t->reason;
        return true;
    case TOKEN_RANK:
        *out = furniture ? ASIDE_FURNITURE : ASIDE_ORDINAL;
        return true;
    case TOKEN_QUANTITY:
        *out = furniture ? ASIDE_FURNITURE : ASIDE_UNREAD;
        return true;
    default:
        if (t->cue == CUE_IDIOM || t->cue == CUE_MEMBERSHIP) {
            *out = t->cue == CUE_IDIOM ? ASIDE_VAGUE : ASIDE_NAME;
            return true;
        }
        *out = ASIDE_NAME;
        return holds_digit(r, t);
    }
}

static bool set_aside(const struct machine *m)
{
    for (size_t block = 0; block < m->r->spans.len; block++) {
        bool furniture = m->r->doc->blocks.at[block].kind == BLOCK_FURNITURE;
        for (size_t i = m->r->spans.at[block].first; i < m->r->spans.at[block].last; i++) {
            enum aside_reason reason;
            const struct token *t = &m->r->tokens.at[i];
            if (!m->used[i] && aside_reason(m->r, t, furniture, &reason) && !push_aside(m->out, m->r, t, reason))
                return false;
        }
    }
    return true;
}

static int by_begin(const void *a, const void *b)
{
    const struct fact *x = a, *y = b;
    return x->begin != y->begin ? (x->begin < y->begin ? -1 : 1) : strcmp(x->indicator.ptr, y->indicator.ptr);
}

/* A cursor over spans in order: true when [begin, end) lies in one; `begin` never goes back between calls. */
struct sweep {
    size_t fact, aside;
};

static bool within_any(const struct extraction *x, struct sweep *at, size_t begin, size_t end)
{
    while (at->fact < x->facts.len && x->facts.at[at->fact].end < end)
        at->fact++;
    while (at->aside < x->asides.len && x->asides.at[at->aside].end < end)
        at->aside++;
    return (at->fact < x->facts.len && x->facts.at[at->fact].begin <= begin) ||
           (at->aside < x->asides.len && x->asides.at[at->aside].begin <= begin);
}

/* Counts the Arabic numerals of the text and those inside a fact or an aside. */
static void account(const struct machine *m)
{
    struct extraction *x = m->out;
    struct str text = m->r->folded.text;
    struct sweep sweep = {0, 0};
    for (size_t i = 0; i < text.len; i += character_length(text.ptr[i])) {
        if (!is_digit(text.ptr[i]))
            continue;
        size_t end = i;
        while (is_digit(text.ptr[end]) || ((text.ptr[end] == '.' || text.ptr[end] == ',') && is_digit(text.ptr[end + 1])))
            end++; /* the text ends in a NUL byte */
        x->numerals++;
        x->accounted += within_any(x, &sweep, reading_source(m->r, i), reading_source(m->r, end));
        i = end;
    }
}

static bool sets_section(const struct document *doc, size_t block)
{
    return doc->blocks.at[block].kind == BLOCK_HEADING;
}

static void read_blocks(struct machine *m)
{
    for (size_t block = 0; block < m->r->spans.len && !m->failed; block++) {
        if (m->r->doc->blocks.at[block].kind == BLOCK_FURNITURE)
            continue;
        if (block != m->frame->title && sets_section(m->r->doc, block))
            machine_section(m, block);
        machine_block(m, block);
    }
}

enum ipdb_status extract_document(const struct catalog *cat, struct document *doc, struct extraction *out, struct err *err)
{
    struct reading r;
    struct frame frame;
    struct machine m = {0};
    enum ipdb_status status = reading_open(&r, cat, doc, err);
    if (status)
        goto out;
    frame_infer(&r, &frame);
    m = (struct machine){.r = &r,
                         .frame = &frame,
                         .out = out,
                         .section_place = frame.home,
                         .section_when = frame.when,
                         .caption = {.unit = NONE},
                         .last_measure = MEASURE_LEVEL};
    m.used = calloc(r.tokens.len + 1, sizeof *m.used);
    m.failed = !m.used;
    machine_title(&m);
    read_blocks(&m);
    if (m.failed || !set_aside(&m)) {
        status = err_nomem(err);
        goto out;
    }
    if (out->facts.len)
        qsort(out->facts.at, out->facts.len, sizeof *out->facts.at, by_begin);
    account(&m);
out:
    free(m.used);
    machine_fini(&m);
    reading_fini(&r);
    return status;
}
