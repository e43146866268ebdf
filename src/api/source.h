/* Bulletins and facts of a database by their names: hebei-2023 is the newest version, hebei-2023@1 an old one, hebei-2023#12 its twelfth fact. */
#ifndef API_SOURCE_H
#define API_SOURCE_H

#include "api/handle.h"

/* A version of a bulletin, without its text; strings are those of the row set that it was read from. */
struct source {
    int64_t id;
    struct str key, shown; /* `shown`: as in evidence, an old version with its number */
    bool current;
    size_t facts;
    struct str sha256, program, catalog; /* the catalogue's version */
    struct str title, publisher, published, url, region, region_code;
};

/* One version by its name, in `found` (zeroed by the caller). IPDB_USAGE, with the nearest names, when it is not there. */
enum ipdb_status source_find(struct ipdb *ipdb, struct str name, struct rowset *found, struct source *out);
/* True when `text` has the form of a fact's name. */
bool source_names_fact(struct str text);
/* The number of that observation in the open database, as text in `arena`. IPDB_USAGE, with what there is instead, when it is not there. */
enum ipdb_status source_find_fact(struct ipdb *ipdb, struct str text, struct arena *arena, struct str *observation);
/* After a failure to read `text` as a question: when it is the name of a bulletin, the message says how its facts are named. */
enum ipdb_status source_complain(struct ipdb *ipdb, struct str text, enum ipdb_status failed);
/* All versions, ordered by key and version. `source_at` reads one of the rows. */
enum ipdb_status source_all(struct store *store, struct rowset *found, struct err *err);
struct source source_at(const struct rowset *found, size_t row);

#endif
