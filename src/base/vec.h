/* A growing array of any type:
 *
 *     VEC(struct token) tokens = {0};
 *     struct token *t = VEC_PUSH(&tokens);    zeroed, or NULL when there is no memory
 *     for (size_t i = 0; i < tokens.len; i++) use(&tokens.at[i]);
 *     VEC_FINI(&tokens);
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define VEC(type)        \
    struct {             \
        type *at;        \
        size_t len, cap; \
    }
#define VEC_PUSH(v)  ((__typeof__((v)->at))vec_push((void **)&(v)->at, &(v)->len, &(v)->cap, sizeof *(v)->at))
#define VEC_FINI(v)  (free((v)->at), (v)->at = NULL, (v)->len = (v)->cap = 0)
#define VEC_CLEAR(v) ((v)->len = 0)

/* Doubles the capacity; false leaves the array as it was. */
bool vec_grow(void **at, size_t *cap, size_t size);

/* What VEC_PUSH does: room for one more zeroed item of `size` bytes; NULL leaves the array as it was. */
static inline void *vec_push(void **at, size_t *len, size_t *cap, size_t size)
{
    if (*len == *cap && !vec_grow(at, cap, size))
        return NULL;
    return memset((char *)*at + (*len)++ * size, 0, size);
}

#endif
