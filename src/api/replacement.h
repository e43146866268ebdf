/* What replaces a field of a fact, as people write it, in the form of the database. */
#ifndef API_REPLACEMENT_H
#define API_REPLACEMENT_H

#include "base/arena.h"
#include "base/err.h"
#include "catalog/catalog.h"
#include "model/decision.h"

/* `unit` is that of the fact, for a value that is given with its unit; empty: not known. The result lives in `arena`. IPDB_USAGE, with what there is instead,
 * for what is not understood. */
enum ipdb_status replacement_read(const struct catalog *cat, enum decision_field field, struct str text, struct str unit,
                                  struct arena *arena, struct str *out, struct err *err);

/* A place: its code, or the name of a group, or several joined by 、. */
enum ipdb_status replacement_region(const struct catalog *cat, struct str text, struct arena *arena, struct str *out,
                                    struct err *err);
/* The code of an indicator, or "other". */
enum ipdb_status replacement_indicator(const struct catalog *cat, struct str text, struct arena *arena, struct str *out,
                                       struct err *err);

#endif
