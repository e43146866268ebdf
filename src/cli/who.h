/* Who decides. */
#ifndef CLI_WHO_H
#define CLI_WHO_H

#include "cli/options.h"

/* --by, else $IPDB_USER, $USER, $LOGNAME, else the name of the login, else "unknown". */
const char *who_decides(const struct options *options);

#endif
