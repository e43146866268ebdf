/* Growing arrays. The capacity doubles, so that n pushes cost O(n). */
#include "base/vec.h"

#include <stdint.h>

bool vec_grow(void **at, size_t *cap, size_t size)
{
    size_t room = *cap ? *cap * 2 : 8;
    if (room < *cap || room > SIZE_MAX / size)
        return false;
    void *grown = realloc(*at, room * size);
    if (!grown)
        return false;
    *at = grown;
    *cap = room;
    return true;
}
