/* Every name of the catalogue, found in a text from any place on.
 *
 * The names stand sorted by their bytes, and each knows the longest other name that it begins with:
 *
 *     知识产权 ← 知识产权强企        发明 ← 发明专利        河北 ← 河北省
 *
 * At a place of the text, one binary search among the names with the same first character finds the last name that is not after the
 * text; the names that the text begins with are that one or on its chain. No name is looked at twice, and no name can make it slow.
 */
#ifndef CATALOG_NAMES_H
#define CATALOG_NAMES_H

#include <stdint.h>

#include "base/str.h"
#include "catalog/catalog.h"

struct name {
    struct str text; /* folded, not empty */
    struct term term;
};

enum {
    NAMES_BUCKETS = 0x10002, /* a character of the first plane each, one for all others, the end */
    NAMES_OPENINGS = 1 << 13 /* bytes */
};

/* No pointers, so that it can be a constant that nobody has to relocate. */
struct names_entry {
    uint32_t text, len; /* where in `texts` */
    uint32_t prefix;    /* the longest other name that this one begins with, or NAMES_NONE */
    uint32_t chain;     /* how many names are on the chain, this one included */
    uint32_t first_term, term_count;
};
#define NAMES_NONE UINT32_MAX

struct names {
    char *texts;
    struct names_entry *entries;
    struct term *terms;
    uint64_t *heads;   /* of the entries: what a search compares */
    uint32_t *first;   /* by the first character: where its names begin */
    uint8_t *openings; /* a bit for what names begin with, so that most places where none stands are told at once */
    size_t len, term_count, text_len;
};

void names_fini(struct names *names);
/* Sorts `list` and makes the index. A name given twice for the same thing counts once. False: no memory. */
bool names_build(struct names *names, struct name *list, size_t count);
/* The contract is that of catalog_match. */
size_t names_match(const struct names *names, const char *at, const char *end, struct term_match *out, size_t max);
/* The terms of exactly this name; 0 when there is none. */
size_t names_find(const struct names *names, struct str text, const struct term **terms);

#endif
