/* Decisions as they stand in a file: CSV with a header line, or YAML with a list under `decisions`.
 *
 *     evidence,verdict,reason              decisions:
 *     hebei-2023#12,reject,two years         - {evidence: hebei-2023#12, verdict: reject, reason: two years}
 *                                            - {evidence: hubei-2023#3, replace: {region: 湖北省, period: 2022-H1}, reason: …}
 */
#ifndef API_DECISION_FILE_H
#define API_DECISION_FILE_H

#include <ipdb/ipdb.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"

struct decision_row {
    struct ipdb_decision decision;
    unsigned line;
    const char *problem; /* what is wrong with the row as such; NULL: nothing */
};

struct decision_file {
    char name[512]; /* safe to show */
    VEC(struct decision_row) rows;
    size_t skipped; /* rows without a verdict */
    struct arena arena;
    struct buf bytes;
};

/* X(column of CSV, key in YAML, member of struct ipdb_decision); begin and end are numbers and stand apart. */
#define DECISION_TEXTS(X) \
    X(evidence)           \
    X(sha256)             \
    X(key)                \
    X(exact)              \
    X(prefix)             \
    X(suffix)             \
    X(reading)            \
    X(verdict)            \
    X(field)              \
    X(replacement)        \
    X(reason)             \
    X(by)                 \
    X(at)

/* Reads all of `path` ("-": standard input). The ending .yaml, .yml or .csv says which of the two it is, else what it begins with. `out` is zeroed by the
 * caller and ended by decision_file_fini, also on failure. IPDB_DATA, "file:line: …", when it is neither. */
enum ipdb_status decision_file_read(const char *path, struct decision_file *out, struct err *err);
void decision_file_fini(struct decision_file *file);

/* What the two readers share: a new row, a text or number of it by its name (false: there is none of that name), a problem. */
struct decision_row *decision_file_row(struct decision_file *file, unsigned line, struct err *err);
bool decision_row_set(struct decision_file *file, struct decision_row *row, struct str name, struct str text, struct err *err);
enum ipdb_status decision_file_csv(struct decision_file *file, struct str text, struct err *err);
enum ipdb_status decision_file_yaml(struct decision_file *file, struct str text, struct err *err);

#endif
