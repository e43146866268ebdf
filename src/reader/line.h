/* The lines of a text. A line ends at LF, CRLF, CR, NEL (U+0085), U+2028, U+2029 or the end of the text. */
#ifndef READER_LINE_H
#define READER_LINE_H

#include <stdint.h>

#include "base/str.h"

struct line {
    struct str text;   /* without blanks at both ends; empty for a blank line */
    size_t begin, end; /* of `text`, in bytes */
    size_t number;     /* 1-based */
};

/* A character that ends a line. */
bool line_is_end(uint32_t c);
/* A blank of any width, a line end or an invisible character that stands alone for nothing (U+200B, U+FEFF). */
bool line_is_blank(uint32_t c);
/* The next line of well-formed UTF-8 from `*at` on, which moves behind its end; `line->number` counts up from what it was. False at the end of the text. */
bool line_next(struct str text, size_t *at, struct line *line);

/* Where byte `at` stands, both counted from 1: the line, and the character of it. Beyond the end: as the end. */
struct line_place {
    size_t line, column;
};
struct line_place line_place(struct str text, size_t at);

#endif
