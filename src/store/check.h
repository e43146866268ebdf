/* Whether a database file is what ipdb wrote: its pages, its schema, its migrations, and every offset, hash and value that can be recomputed from
 * the stored text (docs/integrity.md lists them).
 *
 *     UPDATE source SET text = … WHERE key = 'hebei-2023'
 *     → CHECK_HASH, table "source", place "hebei-2023", and CHECK_QUOTE for each sentence and number whose bytes moved
 *
 * Everything wrong is told, not the first thing only. Nothing is written. At most one bulletin's text is in memory at a time.
 */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include "store/store.h"

/* X(identifier, code): the code is stable, for other programs. */
#define CHECK_PROBLEMS(X)        \
    X(PAGE, "page")              \
    X(UNREADABLE, "unreadable")  \
    X(MISSING, "missing_object") \
    X(CHANGED, "changed_object") \
    X(ADDED, "added_trigger")    \
    X(MIGRATION, "migration")    \
    X(CONSTRAINT, "constraint")  \
    X(REFERENCE, "reference")    \
    X(PARENT, "parent")          \
    X(KEY, "key")                \
    X(VERSIONS, "versions")      \
    X(CURRENT, "current")        \
    X(TITLE, "title")            \
    X(TIME, "time")              \
    X(MEDIA, "media")            \
    X(SIZE, "size")              \
    X(UTF8, "utf8")              \
    X(HASH, "hash")              \
    X(NUMERALS, "numerals")      \
    X(ACCOUNTED, "accounted")    \
    X(SPAN, "span")              \
    X(QUOTE, "quote")            \
    X(HEADING, "heading_path")   \
    X(NUMBER, "number")          \
    X(ORDER, "order")            \
    X(PASSAGE, "passage")        \
    X(VALUE, "value")            \
    X(PRINTED, "printed")        \
    X(PERIOD, "period")          \
    X(YEAR, "year")              \
    X(REGION, "region")          \
    X(LABEL, "label")            \
    X(UNIT, "unit")              \
    X(DECIDED, "decided")        \
    X(READING, "reading")

#define X(id, code) CHECK_##id,
enum check_problem { CHECK_PROBLEMS(X) CHECK_COUNT };
#undef X
/* "" for one that is none. */
const char *check_problem_code(enum check_problem problem);

/* One thing that is wrong. Its texts are borrowed until the sink returns, and untrusted. */
struct check_finding {
    enum check_problem problem;
    struct str table;           /* or index or view; empty: the file */
    int64_t row;                /* its rowid; 0: none */
    struct str place;           /* "hebei-2023#12", or empty */
    int64_t begin, end;         /* bytes of source.text; both 0: none */
    struct str found, expected; /* ptr NULL: nothing to show */
};
typedef enum ipdb_status check_sink(void *context, const struct check_finding *finding, struct err *err);

/* What was looked at. */
struct check_counts {
    size_t bulletins, passages, observations, asides, decisions, migrations, pages;
    size_t findings;
    bool partly; /* the rows were not looked at: the tables are not those of ipdb */
};

/* `stop` (may be NULL) is asked again and again; when it says true the check ends with IPDB_INTERRUPTED. A file that cannot be opened, is no ipdb
 * database or is of another version is an error, as with store_open; whatever else is wrong is told to the sink and IPDB_OK is returned. */
enum ipdb_status store_check(const char *path, check_sink *sink, void *context, bool (*stop)(void *context), void *stop_context,
                             struct check_counts *counts, struct err *err);

#endif
