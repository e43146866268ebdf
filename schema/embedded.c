/* The list of embedded files. `embedded_list.h` and the bytes are made by cmake/embed.cmake. */
#include "schema/embedded.h"

#include <string.h>

#include "embedded_list.h"

const struct embedded *embedded_all(size_t *count)
{
    *count = sizeof embedded_list / sizeof *embedded_list - 1; /* without the end mark */
    return embedded_list;
}

const struct embedded *embedded_find(const char *name)
{
    for (const struct embedded *e = embedded_list; e->name; e++)
        if (strcmp(e->name, name) == 0)
            return e;
    return NULL;
}
