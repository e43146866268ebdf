/* What kind of block a line is, from the line alone: its numbering, its length, how it ends, and whether it is the first of the text.
 *
 * Heading: at most 40 characters and no sentence: 。 and ； stand nowhere in it, and it does not end with ： ， 、. Without numbering it must not hold a
 * full date or a measured number, stand in brackets as a whole or end in ！ or ？ (the first line, the title, may do all that).
 */
#ifndef READER_BLOCK_H
#define READER_BLOCK_H

#include "base/err.h"
#include "model/document.h"
#include "reader/line.h"

struct block block_of(const struct line *line, bool first);

#define BLOCK_LIMIT ((size_t)1 << 20) /* lines with text in one document */

/* Fills doc->blocks from doc->text. IPDB_LIMIT, IPDB_NOMEM. `name` for messages. */
enum ipdb_status block_split(const char *name, struct document *doc, struct err *err);

#endif
