/* Counties by their short names. */
#include "extract/short_names.h"

#define NAMES_MAX   32 /* counties named in full; of more the first */
#define SHORT_LEAST 6  /* bytes: two characters */

struct short_name {
    struct str text;
    const struct token *full;
};

/* All that the name can mean are counties. */
static bool is_county(const struct catalog *cat, const struct token *t)
{
    for (size_t i = 0; i < t->term_count; i++) {
        bool region = t->terms[i].kind == TERM_REGION || t->terms[i].kind == TERM_REGION_SHORT;
        if (!region || catalog_region(cat, t->terms[i].index)->level != REGION_COUNTY)
            return false;
    }
    return t->term_count > 0;
}

static size_t collect(const struct reading *r, const struct tokens *tokens, struct short_name *names)
{
    size_t count = 0;
    for (size_t i = 0; i < tokens->len && count < NAMES_MAX; i++) {
        const struct token *t = &tokens->at[i];
        if (t->kind != TOKEN_REGION || !is_county(r->cat, t) || t->end - t->off < SHORT_LEAST + 3)
            continue;
        struct str text = str_slice(r->folded.text, t->off, t->end - 3);
        bool known = false;
        for (size_t k = 0; k < count; k++)
            known |= str_eq(names[k].text, text);
        if (!known)
            names[count++] = (struct short_name){text, t};
    }
    return count;
}

/* The name that the run at `i` is or, at the begin of a clause, begins with. */
static const struct short_name *named(const struct reading *r, const struct tokens *tokens, size_t i,
                                      const struct short_name *names, size_t count)
{
    const struct token *t = &tokens->at[i];
    if (t->kind != TOKEN_TEXT && (t->kind != TOKEN_REGION || !is_county(r->cat, t)))
        return NULL; /* 南昌 is the city, though 南昌县 is named too */
    const struct token *before = i ? &tokens->at[i - 1] : NULL;
    bool opens = t->kind == TOKEN_TEXT &&
                 (!before || before->kind == TOKEN_PUNCT || before->kind == TOKEN_TIME || before->kind == TOKEN_REGION);
    struct str text = token_text(r, t);
    for (size_t k = 0; k < count; k++)
        if (str_eq(text, names[k].text) || (opens && str_starts(text, names[k].text)))
            return &names[k];
    return NULL;
}

static struct token place_of_run(const struct token *run, const struct short_name *name)
{
    struct token place = *run;
    place.kind = TOKEN_REGION;
    place.end = run->off + (uint32_t)name->text.len;
    place.terms = name->full->terms;
    place.term_count = name->full->term_count;
    return place;
}

/* Copies the tokens of a block to `out`, its runs cut where they hold a name. */
static bool recall_block(const struct reading *r, struct span s, const struct short_name *names, size_t count, struct tokens *out)
{
    for (size_t i = s.first; i < s.last; i++) {
        const struct token *t = &r->tokens.at[i];
        const struct short_name *name = named(r, &r->tokens, i, names, count);
        struct token *copy = VEC_PUSH(out);
        if (!copy)
            return false;
        *copy = name ? place_of_run(t, name) : *t;
        if (!name || copy->end == t->end)
            continue;
        uint32_t rest = copy->end;
        if (!(copy = VEC_PUSH(out)))
            return false;
        *copy = *t;
        copy->off = rest;
    }
    return true;
}

enum ipdb_status short_names_recall(struct reading *r, struct err *err)
{
    struct short_name names[NAMES_MAX];
    size_t count = collect(r, &r->tokens, names);
    bool any = false;
    for (size_t i = 0; count && i < r->tokens.len && !any; i++)
        any = named(r, &r->tokens, i, names, count) != NULL;
    if (!any)
        return IPDB_OK;
    struct tokens out = {0};
    for (size_t b = 0; b < r->spans.len; b++) {
        size_t first = out.len;
        if (!recall_block(r, r->spans.at[b], names, count, &out)) {
            tokens_fini(&out);
            return err_nomem(err);
        }
        r->spans.at[b] = (struct span){first, out.len};
    }
    tokens_fini(&r->tokens);
    r->tokens = out;
    return IPDB_OK;
}
