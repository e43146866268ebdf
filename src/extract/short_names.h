/* Counties by their short names: 昆山 in a text that also says 昆山市.
 *
 * A county's name without its last character is a name only where the whole one stands, too: as words of their own most short names
 * mean something else (和平, 通道, 新城).
 */
#ifndef EXTRACT_SHORT_NAMES_H
#define EXTRACT_SHORT_NAMES_H

#include "extract/reading.h"

/* Turns the runs of text that are, or begin a clause with, the short name of a county named in full into places. */
enum ipdb_status short_names_recall(struct reading *r, struct err *err);

#endif
