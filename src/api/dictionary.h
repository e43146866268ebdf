/* What the catalogue says, written into the dictionary tables of a database. */
#ifndef API_DICTIONARY_H
#define API_DICTIONARY_H

#include "base/err.h"
#include "catalog/catalog.h"
#include "store/store.h"

/* Writes nothing when the database has this version of the catalogue already. */
enum ipdb_status dictionary_put(struct store *store, const struct catalog *cat, struct err *err);

#endif
