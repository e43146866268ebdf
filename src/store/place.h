/* Where a number that was decided about stands in another version of its bulletin. */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include "base/str.h"

struct place_span {
    size_t begin, end; /* bytes of the number */
    bool near;         /* of its sentence only the words near it are the same */
};

#define PLACES_MAX 16

/* Finds prefix + exact + suffix in `text`; where the sentence was changed elsewhere, the words near the number, if they stand there just once.
 * Returns how many places there are, at most PLACES_MAX. */
size_t place_find(struct str text, struct str prefix, struct str exact, struct str suffix, struct place_span out[PLACES_MAX]);

#endif
