/* What the user gave for a bulletin, turned into metadata. */
#ifndef API_GIVEN_H
#define API_GIVEN_H

#include <ipdb/ipdb.h>

#include "base/err.h"
#include "catalog/catalog.h"
#include "model/document.h"
#include "query/query.h"
#include "query/vocabulary.h"

/* The place that people call `name`: a full, short, English or one-letter name, or a code; of several the widest. IPDB_NOTHING, without a message, when there
 * is none; IPDB_USAGE, with their codes, when there are several of one level. */
enum ipdb_status given_place(const struct catalog *cat, struct str name, const struct region **out, struct err *err);
/* The same, IPDB_USAGE with suggestions when there is none. */
enum ipdb_status given_region(const struct catalog *cat, struct str name, const struct region **out, struct err *err);
/* IPDB_USAGE for a name of WORD_REGION or WORD_INDICATOR that there is not: "unknown region 'Hebie'; did you mean Hebei, Hubei?"; with nothing near, `advice`. */
enum ipdb_status given_unknown(const struct catalog *cat, enum word_kind kind, struct str name, const char *advice,
                               struct err *err);
/* Keys of bulletins in which * stands for anything, as a pattern of LIKE with \ as escape, in `arena`; empty: any. IPDB_USAGE when it is not UTF-8 or longer than SQLite
 * takes. */
enum ipdb_status given_documents(struct str keys, struct arena *arena, struct str *out, struct err *err);
/* Fills `out`; strings are borrowed from `given` and the catalogue. `given` may be NULL. IPDB_USAGE for an unknown or ambiguous
 * region and for a date that is none. */
enum ipdb_status given_metadata(const struct catalog *cat, const struct ipdb_given *given, struct metadata *out, struct err *err);

#endif
