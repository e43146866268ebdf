/* Text inside XML and HTML. */
#ifndef RENDER_MARKUP_H
#define RENDER_MARKUP_H

#include "base/buf.h"

/* Appends `text` as the text of an element or the value of a quoted attribute. Control and bidi characters and invalid bytes are shown escaped
 * (utf8_safe); noncharacters, which XML forbids, are U+FFFD. */
void markup_text(struct buf *out, struct str text);
/* An address that a page may link to: http:// or https://, with no blanks. */
bool markup_is_link(struct str url);

#endif
