/* What is wrong with SQL that a user wrote, in the user's terms. */
#ifndef STORE_SQL_ERROR_H
#define STORE_SQL_ERROR_H

#include "store/guard.h"

/* Rewrites the error of a failed call and returns its status: what the guard stopped or refused, or SQLite's own words with the place under
 * which they stand. Any other failure stays as it is. To be asked before the call ends. */
enum ipdb_status sql_error(const struct call *call, const struct guard *guard, struct str sql, enum ipdb_status status,
                           struct err *err);

#endif
