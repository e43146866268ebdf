/* The files that the operands name: folders are walked. */
#ifndef CLI_WALK_H
#define CLI_WALK_H

#include <stdbool.h>
#include <stddef.h>

struct walk {
    char **paths; /* owned, in order */
    size_t len, cap;
    size_t problems; /* folders that could not be read; each has had its line on standard error */
    bool quiet;      /* say nothing of what is skipped */
};

/* Adds `operand`: "-" and files as they are; of a folder each regular *.txt in it and below, in bytewise order of the names in each folder. Names that begin
 * with a dot are left out; symbolic links in a folder are not followed. False when there is no memory. */
bool walk_add(struct walk *walk, const char *operand);
void walk_fini(struct walk *walk);

#endif
