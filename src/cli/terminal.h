/* The terminal, if there is one, and the state that the program starts in. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>

/* Descriptors 0, 1 and 2 are open afterwards (closed ones fail on use, and no database gets their number); SIGPIPE and SIGXFSZ
 * become errors of write. */
void terminal_start(void);
/* Columns for standard output: $COLUMNS, else those of the terminal, else 0 (no limit). */
int terminal_width(void);
/* Lines of the terminal that is standard output: $LINES, else its own; 0 when standard output is none, or one that cannot move its cursor. */
int terminal_height(void);
/* True when standard error is a terminal that can move its cursor. */
bool terminal_progress(void);
/* Whether to colour what goes to the descriptor. `when`: "always", "never", or "auto" (NULL): on a terminal that can, unless $NO_COLOR is
 * set. */
bool terminal_color(int fd, const char *when);
/* From now on SIGINT, SIGTERM and SIGHUP are only noted, once; a second one ends the program. A signal that
 * is ignored (nohup) stays so. */
void terminal_catch_interrupts(void);
/* They end the program again. */
void terminal_release_interrupts(void);
bool terminal_interrupted(void);

#endif
