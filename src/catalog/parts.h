/* The inside of a catalogue, and what reads its sections share. */
#ifndef CATALOG_PARTS_H
#define CATALOG_PARTS_H

#include "base/strmap.h"
#include "base/vec.h"
#include "catalog/catalog.h"
#include "catalog/names.h"
#include "catalog/tree.h"

/* Where an indicator was written, for messages that come later. */
struct origin {
    struct str file;
    const struct node *node;
};

/* What is only needed while files are read. */
struct draft {
    struct arena scratch;
    VEC(struct origin) origins;
    VEC(struct name) cues;
    struct strmap indicator_index, region_index; /* by code */
    struct strmap region_names;                  /* by full name; NONE where several share it */
    struct strmap place_names;                   /* further names of regions */
    struct strmap group_index, unit_index, word_index;
    struct strmap values[FEATURE_KEY_COUNT]; /* text of a value → its number */
};

struct catalog {
    char version[16];
    VEC(struct indicator) indicators;
    VEC(struct entry) entries;
    uint32_t *filed, *filed_first; /* entries by the number of a value; where those of each begin in `filed` */
    VEC(struct region) regions;
    VEC(struct region_group) groups;
    VEC(struct unit) units;
    VEC(struct word) words;
    VEC(struct str) value_texts; /* by number; number 0 is no value */
    struct names names;

    /* Indexes in the order of codes, and the numbers of values in the order of texts, those of each key together. */
    uint32_t *indicator_order, *region_order, *value_order, value_first[FEATURE_KEY_COUNT + 1];

    bool built_in;       /* part of the program, never freed */
    struct arena arena;  /* every text, tree and array that does not grow */
    struct draft *draft; /* NULL when all is read */
};

/* Reads one section (the value under its top-level key) of one file. */
struct loader {
    struct catalog *cat;
    struct str file;
    struct err *err;
};

enum ipdb_status load_units(const struct loader *l, const struct node *section);
enum ipdb_status load_words(const struct loader *l, const struct node *section);
enum ipdb_status load_cues(const struct loader *l, const struct node *section);
enum ipdb_status load_regions(const struct loader *l, const struct node *section);
enum ipdb_status load_places(const struct loader *l, const struct node *section);
enum ipdb_status load_indicators(const struct loader *l, const struct node *section);

/* What stands between the sections, when all are read: features of indicators that gave names only, names that mean two things. */
enum ipdb_status cut_indicators(struct catalog *cat, bool *added, struct err *err);
enum ipdb_status check_indicator_names(struct catalog *cat, struct err *err);
enum ipdb_status check_indicator_relations(struct catalog *cat, struct err *err);
enum ipdb_status file_entries(struct catalog *cat, struct err *err);
/* Makes the three orders. */
enum ipdb_status order_codes(struct catalog *cat, struct err *err);

/* catalog_open out of the YAML files, also when there are none of the user's. */
enum ipdb_status catalog_read(struct catalog **out, const struct catalog_file *files, size_t file_count, struct err *err);
/* What catalog_read gives without files, written by tools/image when the program was built. */
extern const struct catalog catalog_image;

/* --- reading nodes (read.c) */

struct field {
    const char *key;
    bool required;
    const struct node *node; /* filled: NULL when it is not there */
};

/* The fields of a mapping; an unknown or a missing one is an error that lists those that there are. */
enum ipdb_status read_fields(const struct loader *l, const struct node *map, struct field *fields, size_t count);
enum ipdb_status read_list(const struct loader *l, const struct node *node, const char *what);
enum ipdb_status read_map(const struct loader *l, const struct node *node, const char *what);
/* A text that is not empty. */
enum ipdb_status read_text(const struct loader *l, const struct node *node, const char *what, struct str *out);
/* As read_text, folded as the texts are that it will be found in. */
enum ipdb_status read_name(const struct loader *l, const struct node *node, const char *what, struct str *out);
enum ipdb_status read_int(const struct loader *l, const struct node *node, const char *what, int min, int max, int *out);
/* "key=value key=value", added to `set`. */
enum ipdb_status read_features(const struct loader *l, const struct node *node, struct features *set);
/* One or more of thing, body, money …, with blanks between; or-ed. */
enum ipdb_status read_dimensions(const struct loader *l, const struct node *node, unsigned *out);
/* The next of the words that `rest` holds, divided by blanks; empty at the end. */
struct str next_word(struct str *rest);

/* The number of a value, given to it on its first use; IPDB_LIMIT when there are too many. */
enum ipdb_status intern_value(struct catalog *cat, enum feature_key key, struct str value, struct feature *out, struct err *err);
/* Adds a word or replaces what it says. `text` lives as long as the catalogue. */
enum ipdb_status put_word(struct catalog *cat, struct str text, const struct features *features, struct err *err);

#endif
