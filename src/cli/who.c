#include "cli/who.h"

#include <stdlib.h>
#include <unistd.h>

const char *who_decides(const struct options *options)
{
    static const char *const variables[] = {"IPDB_USER", "USER", "LOGNAME"};
    static char login[256];
    if (options->by)
        return options->by;
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *name = getenv(variables[i]);
        if (name && *name)
            return name;
    }
    return getlogin_r(login, sizeof login) == 0 && *login ? login : "unknown";
}
