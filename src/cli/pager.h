/* A long answer on a terminal, page by page. */
#ifndef CLI_PAGER_H
#define CLI_PAGER_H

#include <stdbool.h>
#include <stddef.h>

/* Shows the text in $IPDB_PAGER, else $PAGER, else less, and waits until the user has done with it. False when nothing was shown: there is
 * no pager (or the variable is empty or "cat"), and the text is to be printed. */
bool pager_show(const char *bytes, size_t length);

#endif
