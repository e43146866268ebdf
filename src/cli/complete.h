/* What can stand where the cursor is; the scripts of the shells ask for it. */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include <stddef.h>

/* Prints what can stand for the last of `words` (the command line behind "ipdb", up to the cursor): the line "files" when it is a file name,
 * else the line "words" and a line for each candidate, with a tab and its meaning where there is one. */
void complete_words(char *const *words, size_t count);
/* Prints, one a line, the words that begin with `prefix` and can stand in a query of the database; nothing when there is no database. */
void complete_names(const char *database, const char *prefix);

#endif
