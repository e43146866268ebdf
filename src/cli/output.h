/* Standard output, with every failure noticed: a full disk and a closed descriptor are errors, a closed pipe is a quiet end. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* An ipdb_sink. */
bool output_sink(void *unused, const char *bytes, size_t length);
void output_text(const char *text);
/* Writes what is buffered, so that a message comes after it. */
void output_flush(void);
/* True once writing failed or the reader is gone. */
bool output_stopped(void);
/* Writes what is buffered. Returns `status`, or 0 when the reader has gone away, or 3 after a message when writing failed. */
int output_finish(int status);

#endif
