/* Zones: places that no table lists, under their own names.
 *
 *     宁波高新区 → a place of that name        杭州高新区（滨江） → 滨江区
 */
#ifndef EXTRACT_ZONE_H
#define EXTRACT_ZONE_H

#include "extract/place.h"
#include "extract/reading.h"

/* The zone whose first token, a region's name, is `i`; where the district that it forms stands in parentheses behind it, that
 * district. `home` decides between readings of the name. False when there is none. */
bool zone_read(const struct reading *r, size_t i, size_t last, size_t home, struct place *out);

#endif
