/* The way of an answer, which all commands that answer share: a question from the operands or standard input, the database, the answer in a file,
 * a pager or on standard output, and only then the notes.
 */
#ifndef CLI_ANSWER_H
#define CLI_ANSWER_H

#include <ipdb/ipdb.h>

#include "cli/bytes.h"
#include "cli/options.h"

struct answer {
    const struct options *options;
    bool alone;         /* no database is opened */
    const char *format; /* NULL: a table */
    int width;          /* in columns; 0: no limit */
    bool color;
    bool closed; /* the database is not opened first */
    struct bytes text;
    struct bytes notes; /* each with a line feed behind it */
    size_t note_count;
};

/* Answers `text` (empty when there is no operand) with the handle; what is said before a failure is shown too. */
typedef enum ipdb_status answer_ask(struct ipdb *ipdb, const char *text, struct answer *answer);

/* How and where to: into the answer. */
struct ipdb_output answer_output(struct answer *answer);
/* The whole command; returns the exit status. */
int answer_run(const struct options *options, answer_ask *ask);
/* The same without a database of its own: what is asked brings everything with it. */
int answer_run_alone(const struct options *options, answer_ask *ask);

#endif
