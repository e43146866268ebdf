/* The terminal, if there is one, and the state that the program starts in. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>

/* Descriptors 0, 1 and 2 are open afterwards (closed ones fail on use, and no database gets their number); SIGPIPE and SIGXFSZ
 * become errors of write. */
void terminal_start(void);
/* Columns for standard output: $COLUMNS, else those of the terminal, else 0 (no limit). */
int terminal_width(void);
/* True when standard error is a terminal that can move its cursor. */
bool terminal_progress(void);
/* From now on SIGINT, SIGTERM and SIGHUP are only noted, once; a second one ends the program. A signal that
 * is ignored (nohup) stays so. */
void terminal_catch_interrupts(void);
bool terminal_interrupted(void);

#endif
