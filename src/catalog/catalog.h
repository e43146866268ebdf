/* The catalogue: what the language of the bulletins is made of, out of the YAML files of schema/ (built into the program) and of
 * further files (--catalog). It is read once and never changes; everything it gives lives as long as it does.
 *
 *     indicators   code, names, group, nature, unit, the features that a phrase must, may and must not have
 *     regions      GB/T 2260: code, parent, level, names; groups of regions; further place names
 *     units        symbols and classifiers, their dimension
 *     words        words of the trade and their features
 *     cues         words that give a number its role
 *
 * All of their names stand in one trie, so that a single pass over a text finds every name (`catalog_match`).
 */
#ifndef CATALOG_CATALOG_H
#define CATALOG_CATALOG_H

#include "base/err.h"
#include "base/str.h"
#include "catalog/cue.h"
#include "catalog/feature.h"
#include "model/indicator.h"
#include "model/region.h"
#include "model/unit.h"

/* What an entry asks of the words around a number. */
struct entry {
    unsigned dimension;                        /* one enum dimension */
    struct features needs, may, narrows, not_; /* several values of one key are alternatives */
};

struct word {
    struct str text;
    struct features features;
};

enum term_kind { TERM_CUE, TERM_UNIT, TERM_WORD, TERM_REGION, TERM_REGION_SHORT, TERM_GROUP };

/* What a name found in a text is. One name may be several terms (朝阳区 is two regions). */
struct term {
    enum term_kind kind;
    size_t index; /* of the unit, word, region or group; of a cue: enum cue */
};

/* One name that starts at the place asked for. */
struct term_match {
    size_t len; /* bytes */
    const struct term *terms;
    size_t term_count;
};

struct catalog;

/* A catalogue file given by the user. */
struct catalog_file {
    struct str name; /* for messages */
    struct str text;
};

/* The built-in catalogue (a constant: two handles are the same) and then `files` in order. A mistake is IPDB_DATA: "name:line:column: expected …, found …".
 * Hostile input: at most 64 KiB a user's file, nesting at most 16, no anchors, aliases or tags, no duplicate keys. */
enum ipdb_status catalog_open(struct catalog **out, const struct catalog_file *files, size_t file_count, struct err *err);
void catalog_close(struct catalog *cat);
/* True when there are no files of the user's in it. */
bool catalog_is_built_in(const struct catalog *cat);
/* A version of what the catalogue says: "1-" and the first 12 digits of the SHA-256 over all files read. */
struct str catalog_version(const struct catalog *cat);

size_t catalog_indicator_count(const struct catalog *cat);
const struct indicator *catalog_indicator(const struct catalog *cat, size_t index);
/* The entry of the indicator with the same index. */
const struct entry *catalog_entry(const struct catalog *cat, size_t index);
/* Indexes of the entries filed under a feature. Each entry is filed under all values of one key that it needs, the one that tells most:
 * what agrees with some features is filed under one of them. */
struct entry_list {
    const uint32_t *at;
    size_t len;
};
struct entry_list catalog_entries_filed(const struct catalog *cat, struct feature f);
/* Index by exact code, or NONE. */
size_t catalog_indicator_by_code(const struct catalog *cat, struct str code);

size_t catalog_region_count(const struct catalog *cat);
const struct region *catalog_region(const struct catalog *cat, size_t index);
/* Index by GB/T 2260 code, or NONE. */
size_t catalog_region_by_code(const struct catalog *cat, struct str code);
/* Index of the one region with this full Chinese name (within `ancestor` if it is not NONE), NONE when there is none or several. */
size_t catalog_region_by_name(const struct catalog *cat, struct str zh, size_t ancestor);
/* True when `ancestor` is `region` itself or above it. */
bool catalog_region_within(const struct catalog *cat, size_t region, size_t ancestor);
/* The province (or country) that a region lies in; the region itself if it is one. */
size_t catalog_region_province(const struct catalog *cat, size_t region);

size_t catalog_group_count(const struct catalog *cat);
const struct region_group *catalog_group(const struct catalog *cat, size_t index);

const struct unit *catalog_unit(const struct catalog *cat, size_t index);
size_t catalog_unit_count(const struct catalog *cat);
const struct word *catalog_word(const struct catalog *cat, size_t index);

/* Every name of units, words, regions, groups and cues that begins at `at` and ends at or before `end`, shortest first;
 * at most `max` (of more the longest). `at` points into text folded by text/fold.h. Returns how many were written. */
size_t catalog_match(const struct catalog *cat, const char *at, const char *end, struct term_match *out, size_t max);

/* The feature with this key and value: {key, value}; value 0 when no word or entry uses it. */
struct feature catalog_feature(const struct catalog *cat, enum feature_key key, struct str value);
struct str catalog_feature_value(const struct catalog *cat, struct feature f);
const char *feature_key_code(enum feature_key key);
const char *cue_code(enum cue cue);

#endif
