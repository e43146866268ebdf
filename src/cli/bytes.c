/* The room doubles, so that many small pieces cost no more than one large one. */
#include "cli/bytes.h"

#include <stdlib.h>
#include <string.h>

bool bytes_add(struct bytes *bytes, const char *more, size_t length)
{
    if (length > bytes->room - bytes->length) {
        size_t room = 2 * bytes->room + length + 256;
        char *grown = realloc(bytes->at, room);
        if (!grown)
            return false;
        bytes->at = grown;
        bytes->room = room;
    }
    memcpy(bytes->at + bytes->length, more, length);
    bytes->length += length;
    return true;
}
