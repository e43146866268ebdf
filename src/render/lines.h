/* Long texts in lines under each other, for a terminal. */
#ifndef RENDER_LINES_H
#define RENDER_LINES_H

#include "base/buf.h"

#define LINES_BOLD "\033[1m"
#define LINES_DIM  "\033[2m"

struct lines {
    struct buf *out;
    size_t width; /* in columns, SIZE_MAX: no limit */
    bool color;
};

/* `width` in columns, 0: no limit. */
struct lines lines_to(struct buf *out, int width, bool color);
void lines_blanks(struct lines *l, size_t count);
/* Text that is safe to show (fit_safe), in a style if there is colour. */
void lines_styled(struct lines *l, struct str text, const char *style);
/* The same from column `indent` on, where the cursor is, broken into lines that begin there too; what stands in 【】 is bold. Ends the line. */
void lines_text(struct lines *l, struct str text, size_t indent);

#endif
