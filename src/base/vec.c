/* Growing arrays. The capacity doubles, so that n pushes cost O(n). */
#include "base/vec.h"

#include <stdint.h>
#include <string.h>

void *vec_push(void **at, size_t *len, size_t *cap, size_t size)
{
    if (*len == *cap) {
        size_t room = *cap ? *cap * 2 : 8;
        if (room < *cap || room > SIZE_MAX / size)
            return NULL;
        void *grown = realloc(*at, room * size);
        if (!grown)
            return NULL;
        *at = grown;
        *cap = room;
    }
    void *item = (char *)*at + *len * size;
    (*len)++;
    return memset(item, 0, size);
}
