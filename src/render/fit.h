/* Text that must fit: made safe, measured, cut and broken into lines. A width is columns of a terminal or thousandths of a letter's height. */
#ifndef RENDER_FIT_H
#define RENDER_FIT_H

#include <stdint.h>

#include "base/arena.h"

/* The width of one character. */
typedef int fit_measure(uint32_t c);

/* Thousandths of the font's size: an upper estimate for the sans serif fonts that a browser may take. utf8_width is the measure of a terminal. */
int fit_em(uint32_t c);

/* The text on one line, safe to show (utf8_safe) and NUL-terminated; no memory: ptr NULL and len 0. */
struct str fit_safe(struct arena *arena, struct str text);
size_t fit_width(struct str text, fit_measure *measure);
/* `text`, cut to `room` if it is wider, with an ellipsis at its end; no memory: as above. */
struct str fit_cut(struct arena *arena, struct str text, size_t room, fit_measure *measure);
/* Length in bytes of the first line of `text`, at least one character: broken behind a blank or beside a Chinese character where it
 * can be, but not before a closing mark. */
size_t fit_line(struct str text, size_t room, fit_measure *measure);

#endif
