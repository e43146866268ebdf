/* A bulletin of the database, read anew from its stored text. */
#ifndef API_STORED_H
#define API_STORED_H

#include "api/bulletin.h"

/* Reads the text of one version of a bulletin with the present program and catalogue, and with what was given for it when it was ingested. `*intact` says
 * whether the text is the one that was ingested. Offsets are those of the stored text. `out` is zeroed by the caller and ended by bulletin_fini, also on
 * failure. */
enum ipdb_status stored_read(struct ipdb *ipdb, int64_t source_id, struct bulletin *out, bool *intact);

#endif
