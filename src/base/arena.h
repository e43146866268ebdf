/* Memory that is given back all at once: what belongs to one document lives in that document's arena
 * and dies with it. Zeroed memory is a valid empty arena; `arena_fini` is safe twice.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks;
    size_t used; /* bytes handed out, for limits and statistics */
};

void arena_fini(struct arena *arena);
/* Keeps one chunk for the next use and forgets what was allocated. */
void arena_reset(struct arena *arena);
/* Zeroed memory, aligned for any type, or NULL when there is none left. */
void *arena_alloc(struct arena *arena, size_t size);
/* `count` items of `size` bytes; NULL on overflow too. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* A copy of `s` with a NUL byte after it. On no memory: `ptr` is NULL and `len` 0. */
struct str arena_str(struct arena *arena, struct str s);
/* printf into the arena; on no memory as `arena_str`. */
struct str arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
