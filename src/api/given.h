/* What the user gave for a bulletin, turned into metadata. */
#ifndef API_GIVEN_H
#define API_GIVEN_H

#include <ipdb/ipdb.h>

#include "base/err.h"
#include "catalog/catalog.h"
#include "model/document.h"

/* The place that is called so. IPDB_USAGE, with suggestions, when there is none or several of the same level. */
enum ipdb_status given_region(const struct catalog *cat, struct str name, const struct region **out, struct err *err);
/* Fills `out`; strings are borrowed from `given` and the catalogue. `given` may be NULL. IPDB_USAGE for an unknown or ambiguous
 * region and for a date that is none. */
enum ipdb_status given_metadata(const struct catalog *cat, const struct ipdb_given *given, struct metadata *out, struct err *err);

#endif
