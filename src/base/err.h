/* The one error of a failed call: filled once at its origin, given context on the way up, printed by the program.
 * A message is one line, names the file and the place, and says what was expected and what to do next.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <ipdb/status.h>

#include "base/str.h"

#define ERR_MAX 1024

struct err {
    enum ipdb_status status;
    char message[ERR_MAX]; /* one line of UTF-8, NUL-terminated, cut at a character if too long */
};

/* Fills `err` (NULL is accepted) and returns `status`, so that `return err_set(…)` reads well. */
enum ipdb_status err_set(struct err *err, enum ipdb_status status, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Puts "context: " before the message and returns the status that is there. */
enum ipdb_status err_context(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* err_set with "no memory". */
enum ipdb_status err_nomem(struct err *err);
/* The status for an `errno` value. */
enum ipdb_status err_of_errno(int number);

#endif
