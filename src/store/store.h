/* The database: one ordinary SQLite file (docs/schema.md). Everything here talks in model/ types; nothing else of the program knows SQLite.
 *
 * Opening for reading never writes and never creates; a foreign, damaged or newer file is refused by its application_id, user_version and
 * schema before anything else of it is used.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/err.h"
#include "model/decision.h"
#include "model/document.h"
#include "model/fact.h"
#include "model/indicator.h"
#include "model/region.h"
#include "model/rowset.h"
#include "model/statement.h"
#include "model/unit.h"

struct store;

enum store_mode {
    STORE_READ,  /* must exist */
    STORE_WRITE, /* created and migrated when it is not there */
};

enum ipdb_status store_open(const char *path, enum store_mode mode, struct store **out, struct err *err);
/* After writing: checkpoint with its result checked, journal mode back to DELETE. NULL is accepted. The handle is gone in any case. */
enum ipdb_status store_close(struct store *store, struct err *err);

/* What the program knows, written into the dictionary tables; `version` is the catalogue's: nothing is written when the file has it already. */
struct dictionary {
    struct str version;
    const struct indicator *const *indicators;
    size_t indicator_count;
    const struct region *const *regions; /* parents before children; `parent` is an index into this array */
    size_t region_count;
    const struct region_group *const *groups; /* members are indexes into `regions` */
    size_t group_count;
    const struct unit *const *units;
    size_t unit_count;
};
enum ipdb_status store_put_dictionary(struct store *store, const struct dictionary *dictionary, struct err *err);

enum store_outcome {
    STORE_ADDED,     /* a new bulletin */
    STORE_REVISED,   /* its key was there with other bytes: another version, the others stay as vintages */
    STORE_UNCHANGED, /* the same bytes are there: nothing was written */
    STORE_OUTDATED   /* the same, but they were read with another catalogue or program */
};
/* One document with all of its facts and asides, in one transaction: in whole or not at all. `program` is the program's version. */
enum ipdb_status store_put_document(struct store *store, const struct document *doc, const struct extraction *x, struct str program,
                                    struct str catalog_version, enum store_outcome *outcome, struct err *err);

/* The same document, read anew: metadata, facts and asides of the source are replaced, in one transaction; decisions are applied again. `doc` has the
 * stored text, key and hash. */
enum ipdb_status store_reread_document(struct store *store, int64_t source_id, const struct document *doc,
                                       const struct extraction *x, struct str program, struct str catalog_version, struct err *err);

/* The number that a fact stands for: the fields of a decision up to `reading`. IPDB_NOTHING, without a message, when there is no
 * such fact. Strings live in `arena`. */
enum ipdb_status store_anchor(struct store *store, int64_t observation, struct arena *arena, struct decision *out, struct err *err);
/* Keeps decisions and applies them to every version of their bulletins, all in one transaction. `numbers` (may be NULL) gets the number of each in the
 * database, 0 for one that was there already. Those on one bulletin are best beside each other. */
enum ipdb_status store_decide(struct store *store, const struct decision *list, size_t count, int64_t *numbers, struct err *err);
/* Takes a decision back. IPDB_USAGE when there is none of that number. */
enum ipdb_status store_revoke(struct store *store, int64_t decision_id, struct err *err);

/* Where a decision finds its number. */
struct store_finding {
    int64_t decision;
    struct str evidence; /* hebei-2023#12; of an old version hebei-2023@1#12 */
    bool current;        /* in the newest version of the bulletin */
    bool same;           /* what is read there now is what was decided about */
    bool in_force;
};
struct store_findings {
    VEC(struct store_finding) list;
    struct arena arena;
};
/* All facts that decisions are about, in force or not; those of one bulletin beside each other. `out` is zeroed by the caller and ended by
 * store_findings_fini, also on failure. */
enum ipdb_status store_find_decided(struct store *store, struct store_findings *out, struct err *err);
void store_findings_fini(struct store_findings *findings);

/* The time now, or that of the environment variable SOURCE_DATE_EPOCH, for `decision.at`: "2024-01-05T08:30:00Z". */
#define STORE_TIME 21
void store_now(char out[STORE_TIME]);

/* Runs one SELECT; anything that writes is refused. Cells are text as SQLite prints it; NULL is an absent cell.
 * More than `row_limit` rows is IPDB_LIMIT. Columns get the names of the SELECT. `out` is zeroed by the caller. */
enum ipdb_status store_select(struct store *store, const struct statement *statement, size_t row_limit, struct rowset *out,
                              struct err *err);

/* Sees one row: a cell a column, INTEGER as a number, NULL as a text without ptr, all else as text that is borrowed until it returns.
 * False when there is no memory for what it keeps. */
typedef bool store_row(void *context, const struct bind *cells);
/* Runs one SELECT like store_select and hands over its rows one by one, so that any number of them takes no memory. */
enum ipdb_status store_scan(struct store *store, const struct statement *statement, store_row *row, void *context, struct err *err);

/* How far a statement that a user wrote may go. */
struct sql_limits {
    size_t rows;
    unsigned seconds;
};
/* The same for SQL that a user wrote: IPDB_USAGE with the place when it is wrong or does anything but read, IPDB_LIMIT when it takes more
 * rows, time or memory. Columns of numbers are `numeric` and aligned right. */
enum ipdb_status store_sql(struct store *store, struct str sql, const struct sql_limits *limits, struct rowset *out,
                           struct err *err);
/* From now on `stop` is asked again and again while a SELECT runs; when it says true, the SELECT ends with IPDB_INTERRUPTED. */
void store_watch(struct store *store, bool (*stop)(void *context), void *context);

/* Names of the SQLite library in use, for `--version`. */
const char *store_library(void);

#endif
