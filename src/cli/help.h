/* Help texts, made from the tables of commands and options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/command.h"

/* Of the program as a whole: lines of commands with what they do. */
extern const char help_examples[];

/* Of the program (NULL) or of one command, to standard output. */
void help_print(const struct command *command);

#endif
