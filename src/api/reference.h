/* DOC#N: the N-th fact of a bulletin, of an old version DOC@V#N. */
#ifndef API_REFERENCE_H
#define API_REFERENCE_H

#include "api/handle.h"

/* True when `text` has the form of a reference. */
bool reference_is(struct str text);
/* The number of the observation in the open database, as text in `arena`. IPDB_USAGE, with what there is instead, when it is not there. */
enum ipdb_status reference_find(struct ipdb *ipdb, struct str text, struct arena *arena, struct str *observation);
/* After a failure to read `text` as a question: when it is the key of a bulletin, the message says how its facts are named. */
enum ipdb_status reference_complain(struct ipdb *ipdb, struct str text, enum ipdb_status failed);

#endif
