/* One line on a terminal that says how far the work is; nothing anywhere else. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

/* Off unless it is wanted and standard error is a terminal. */
void progress_start(size_t total, bool wanted);
/* "[12/62] hebei-2023.txt" */
void progress_step(size_t done, const char *path);
/* "[42 %] copy.db", drawn anew when the percentage changes. */
void progress_part(size_t done, size_t total, const char *path);
/* Takes the line away, so that a message can be written. */
void progress_clear(void);

#endif
