/* A bulletin in the database: what is asked of it beside its facts. */
#ifndef API_STORED_H
#define API_STORED_H

#include "api/bulletin.h"

/* Reads the stored text of the version `source_id` anew, as its file was read: with what had been given for it, with the present program and
 * catalogue. Offsets are those of the stored text. `out` is zeroed by the caller and ended by bulletin_fini, also on failure. */
enum ipdb_status stored_read(struct ipdb *ipdb, size_t source_id, struct bulletin *out);

#endif
