/* Links that open a page at a passage (WICG "URL fragment text directives"). */
#ifndef TEXT_FRAGMENT_H
#define TEXT_FRAGMENT_H

#include "base/buf.h"

/* Appends `url` with a directive for the bytes [begin, end) of `text`, and with as much of the line around them as makes them the only such place
 * in it. False, and nothing appended, when the line does not tell them apart within some hundred bytes. `url` is one that may be linked to
 * (markup_is_link); what is appended is ASCII without blanks, quotation marks or angle brackets. */
bool fragment_add(struct buf *out, struct str url, struct str text, size_t begin, size_t end);

#endif
