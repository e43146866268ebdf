/* Lines for people: at most 100 columns, safe to show on a terminal. */
#ifndef EXTRACT_PAGE_H
#define EXTRACT_PAGE_H

#include "base/buf.h"

#define PAGE_WIDTH 100

struct page {
    struct buf *out;
    struct buf line; /* the one being written; what is put into it directly must be safe */
};

void page_fini(struct page *page);
/* Text of a bulletin or of a file name: control characters are escaped. */
void page_add(struct page *page, struct str text);
/* Blanks up to `column`, at least one unless the line is empty. */
void page_column(struct page *page, int column);
/* Ends the line. A long one is broken, best at a blank, and goes on at column `indent`. */
void page_end(struct page *page, int indent);

#endif
