/* Bytes that grow; zeroed memory is empty. Freed with free(bytes.at). */
#ifndef CLI_BYTES_H
#define CLI_BYTES_H

#include <stdbool.h>
#include <stddef.h>

struct bytes {
    char *at;
    size_t length, room;
};

/* False when there is no memory; then nothing was added. */
bool bytes_add(struct bytes *bytes, const char *more, size_t length);

#endif
