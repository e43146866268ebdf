/* The text of a question. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "cli/options.h"

/* The operands as one text, with a blank between; of the one operand "-", all of standard input. To be freed. NULL after a message. */
char *input_text(const struct options *options);

#endif
