/* Lines on standard error. What comes from outside (arguments, file names, messages) is made safe to show. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <stddef.h>

/* When the words "error" and "note" are coloured: "auto" (the default), "always" or "never"; kept, not copied. */
void message_color(const char *when);
/* "ipdb: error: …" and a line end. */
void message_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "ipdb: …" and a line end. */
void message_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "note: …" and a line end. */
void message_note(const char *text, size_t length);

#endif
