/* The headings that stand above a block, while a document is read from the front. */
#ifndef STORE_HEADING_H
#define STORE_HEADING_H

#include "base/buf.h"
#include "model/document.h"

#define HEADING_LEVELS 8

struct headings {
    const struct document *doc;
    size_t next;               /* the block that is read next */
    size_t at[HEADING_LEVELS]; /* by level: index of the open heading + 1, or 0 */
};

/* "一、知识产权运用 > （二）质押融资" for block `block` into `out`; the title (level 0) is not part of it. */
void heading_path(struct headings *headings, size_t block, struct buf *out);

#endif
