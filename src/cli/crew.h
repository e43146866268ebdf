/* Several bulletins read at a time, and their records written in the order of the files. */
#ifndef CLI_CREW_H
#define CLI_CREW_H

#include "cli/work.h"

/* Extracts all files of `work` to standard output with a thread a processor; as if it were one after the other. */
void crew_extract(struct work *work);

#endif
