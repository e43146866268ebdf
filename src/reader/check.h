/* Whether bytes are a text that may be read at all. Each refusal is IPDB_DATA and names the file, what was found, the byte and what to do.
 *
 *     "图一\x00…"  →  图.txt: byte 6 is NUL: not a text file; …
 */
#ifndef READER_CHECK_H
#define READER_CHECK_H

#include "base/err.h"
#include "base/str.h"

/* Bytes of the byte order mark at the start: 3 or 0. */
size_t check_mark(struct str bytes);
/* The kind of a file that its first bytes give away ("a PDF file"), or NULL. */
const char *check_signature(struct str bytes);
/* Offset of the first HTML tag (<p>, </td>, <!DOCTYPE …), or SIZE_MAX. */
size_t check_tag(struct str bytes);
/* `name` is the file's name for messages; offsets count from the start of `bytes`, the byte order mark included. */
enum ipdb_status check_text(const char *name, struct str bytes, struct err *err);

#endif
