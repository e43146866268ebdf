/* One field of a fact, replaced by what a person said. */
#ifndef STORE_REPLACE_H
#define STORE_REPLACE_H

#include "model/decision.h"
#include "store/db.h"

/* `replacement` as struct decision has it; one that fits no such field changes nothing. Inside a write transaction. */
enum ipdb_status replace_field(struct store *store, int64_t observation, enum decision_field field, struct str replacement,
                               struct err *err);

#endif
