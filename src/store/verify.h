/* Whether a file is ipdb's, before anything in it is used: application_id, user_version, and the SQL of every table, index and view of ours, which
 * must be what the migrations up to that version make. Tables, views and indexes of other names are the user's own: they stay and are not used. A trigger
 * on what is ours is refused.
 */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include "store/migrate.h"

/* `*version` is the number of the last migration; 0: an empty file that ipdb may fill.
 * IPDB_CORRUPT: another program's, or not as ipdb made it. IPDB_NEWER: the message names both numbers. */
enum ipdb_status verify_file(struct store *store, const struct migrations *migrations, size_t *version, struct err *err);

/* The two halves of it, for whoever wants every difference. Each belongs into a transaction with the other. */
enum ipdb_status verify_number(struct store *store, const struct migrations *migrations, size_t *version, struct err *err);
enum verify_difference { VERIFY_MISSING, VERIFY_CHANGED, VERIFY_ADDED };
/* Told of each difference; anything but IPDB_OK ends the comparison with that status. `object` is borrowed. */
typedef enum ipdb_status verify_tell(void *context, const struct schema_object *object, enum verify_difference how,
                                     struct err *err);
enum ipdb_status verify_schema(struct store *store, const struct migrations *migrations, size_t version, verify_tell *tell,
                               void *context, struct err *err);

#endif
