/* Bytes that grow. A `struct buf` owns its memory; zeroed memory is a valid empty buffer.
 *
 * Appending never fails on the spot: a buffer that ran out of memory stays as it is, refuses everything after
 * and says so in `failed`, which whoever uses the result checks once. After each append there is a NUL byte
 * behind the contents that does not count.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdint.h>

#include "base/str.h"

struct buf {
    char *ptr;
    size_t len, cap;
    bool failed;
};

void buf_fini(struct buf *buf);
void buf_clear(struct buf *buf);
/* What buf_reserve does when there is no room yet. */
bool buf_grow(struct buf *buf, size_t more);

/* Room for `more` bytes and a NUL byte behind what is there; false when there is none. */
static inline bool buf_reserve(struct buf *buf, size_t more)
{
    return (!buf->failed && more < buf->cap - buf->len) || buf_grow(buf, more);
}

void buf_add(struct buf *buf, struct str s);
void buf_char(struct buf *buf, char c);
void buf_uint(struct buf *buf, uint64_t n);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* `s` as a JSON string with its quotation marks (RFC 8259; control characters, DEL, C1 and bidi controls escaped). */
void buf_json(struct buf *buf, struct str s);

static inline struct str buf_str(const struct buf *buf)
{
    return (struct str){buf->ptr, buf->len};
}

#endif
