/* What the user gave for a bulletin, turned into metadata. */
#ifndef API_GIVEN_H
#define API_GIVEN_H

#include <ipdb/ipdb.h>

#include "base/err.h"
#include "catalog/catalog.h"
#include "model/document.h"

/* The place that people call `name`: a full, short, English or one-letter name, or a code; of several the widest. IPDB_NOTHING, without a message, when there
 * is none; IPDB_USAGE, with their codes, when there are several of one level. */
enum ipdb_status given_place(const struct catalog *cat, struct str name, const struct region **out, struct err *err);
/* The same, IPDB_USAGE with suggestions when there is none. */
enum ipdb_status given_region(const struct catalog *cat, struct str name, const struct region **out, struct err *err);
/* Fills `out`; strings are borrowed from `given` and the catalogue. `given` may be NULL. IPDB_USAGE for an unknown or ambiguous
 * region and for a date that is none. */
enum ipdb_status given_metadata(const struct catalog *cat, const struct ipdb_given *given, struct metadata *out, struct err *err);

#endif
