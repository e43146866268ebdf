/* A file becomes a document: bytes checked and decoded, blocks found.
 *
 * For now UTF-8 text; the kind of a block is decided from the line alone (numbering, length, closing punctuation):
 *
 *     一、知识产权创造        heading, level 1
 *     （一）专利授权          heading, level 2
 *     全年授权专利86247件。    paragraph
 *
 * What needs the words of the trade (title, place, publication date, furniture) is inferred by extract/frame.h.
 */
#ifndef READER_READER_H
#define READER_READER_H

#include "base/buf.h"
#include "base/err.h"
#include "model/document.h"

#define READER_LIMIT ((size_t)64 << 20) /* bytes of one document, unless told otherwise */

/* Makes `out` (zeroed by the caller) from the bytes of the file `path`; takes the buffer over in every case.
 * Refused as IPDB_DATA with the byte offset: empty or blank files, NUL bytes, binary kinds (named by their signature), UTF-16, bytes that are not
 * UTF-8 (overlong, surrogates, cut), runs of more than 30 combining marks. On failure `out` is as document_fini leaves it. */
enum ipdb_status reader_open(const char *path, struct buf *bytes, struct document *out, struct err *err);

/* Fills `doc->sha256`. */
void reader_digest(struct document *doc);

/* What the user gave: overrides what was inferred and marks it ORIGIN_GIVEN. Empty fields change nothing.
 * Strings are copied into the document. */
enum ipdb_status reader_give(struct document *doc, const struct metadata *given, struct err *err);

#endif
