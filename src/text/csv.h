/* Comma-separated values (RFC 4180) as a cursor, record by record, with the line that each begins on.
 *
 *     a,"b ""c""",\r\n   →   a · b "c" · (empty), line 1
 *
 * A byte order mark is skipped; LF, CR LF and CR end a record; line ends within quotation marks belong to the cell. Refused with their line: a quotation
 * mark that is never closed, one within a cell that does not begin with one, text behind a closing one, more than CSV_CELLS cells, NUL, invalid UTF-8.
 * Time is linear.
 */
#ifndef TEXT_CSV_H
#define TEXT_CSV_H

#include "base/arena.h"
#include "base/err.h"

enum { CSV_CELLS = 256 };
#define CSV_BYTES ((size_t)64 << 20) /* what whoever reads the file should allow */

struct csv {
    struct str file; /* for messages */
    struct str text;
    size_t at;
    unsigned line; /* of `at`, from 1 */
};

struct csv_cell {
    struct str text;   /* without its quotation marks */
    size_t begin, end; /* bytes of the file's text, with them */
};

struct csv_record {
    struct csv_cell cells[CSV_CELLS];
    size_t count;
    unsigned line;
};

/* `text` is borrowed. IPDB_DATA: "file:line: …". */
enum ipdb_status csv_begin(struct csv *csv, struct str file, struct str text, struct err *err);
/* The next record; an empty line is one empty cell. Cells are borrowed from the text, those with doubled quotation marks live in `arena`. IPDB_NOTHING,
 * without a message, behind the last; IPDB_DATA as above. */
enum ipdb_status csv_next(struct csv *csv, struct arena *arena, struct csv_record *out, struct err *err);

#endif
