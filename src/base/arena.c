/* An arena is a list of chunks, the one in use first. Chunks come zeroed from calloc and are handed out once, so that an allocation
 * need not clear anything.
 *
 *     chunks → [next|cap|used| … used … | … free … ] → [ full ] → NULL
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct arena_chunk {
    struct arena_chunk *next;
    size_t cap, used;
    max_align_t data[];
};

enum { CHUNK_FIRST = 4 << 10, CHUNK_MOST = 1 << 20 };

void arena_fini(struct arena *arena)
{
    while (arena->chunks) {
        struct arena_chunk *next = arena->chunks->next;
        free(arena->chunks);
        arena->chunks = next;
    }
    arena->used = 0;
}

void arena_reset(struct arena *arena)
{
    struct arena_chunk *kept = arena->chunks;
    if (!kept)
        return;
    struct arena rest = {kept->next, 0};
    arena_fini(&rest);
    memset(kept->data, 0, kept->used);
    kept->next = NULL;
    kept->used = 0;
    arena->used = 0;
}

static struct arena_chunk *chunk_new(const struct arena_chunk *head, size_t size)
{
    size_t cap = !head ? CHUNK_FIRST : head->cap >= CHUNK_MOST / 2 ? CHUNK_MOST : head->cap * 2;
    if (cap < size)
        cap = size;
    struct arena_chunk *chunk = calloc(1, sizeof *chunk + cap);
    if (chunk)
        chunk->cap = cap;
    return chunk;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t unit = _Alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        return NULL;
    size = size ? (size + unit - 1) / unit * unit : unit;

    struct arena_chunk *chunk = arena->chunks;
    if (!chunk || chunk->cap - chunk->used < size) {
        struct arena_chunk *head = chunk;
        chunk = chunk_new(head, size);
        if (!chunk)
            return NULL;
        if (head && size >= CHUNK_MOST / 2) { /* a big one goes behind, the room in front stays in use */
            chunk->next = head->next;
            head->next = chunk;
        } else {
            chunk->next = head;
            arena->chunks = chunk;
        }
    }
    void *found = (char *)chunk->data + chunk->used;
    chunk->used += size;
    arena->used += size;
    return found;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    return arena_alloc(arena, count * size);
}

struct str arena_str(struct arena *arena, struct str s)
{
    char *copy = s.len < SIZE_MAX ? arena_alloc(arena, s.len + 1) : NULL;
    if (!copy)
        return (struct str){NULL, 0};
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return (struct str){copy, s.len};
}

struct str arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    char *text = len < 0 ? NULL : arena_alloc(arena, (size_t)len + 1);
    if (text)
        vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    va_end(args);
    return (struct str){text, text ? (size_t)len : 0};
}
