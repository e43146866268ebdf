/* ipdb_backup(ipdb, "copy.db", …)  →  copy.db, the open database as it was at one moment */
#include "store/backup.h"
#include "api/handle.h"

enum ipdb_status ipdb_backup(struct ipdb *ipdb, const char *path, void (*progress)(void *, size_t, size_t), void *context,
                             struct ipdb_copied *out)
{
    struct backup_result result;
    enum ipdb_status status = handle_begin_open(ipdb);
    *out = (struct ipdb_copied){0};
    if (status != IPDB_OK)
        return status;
    status = store_backup(ipdb->store, path, progress, context, &result, &ipdb->err);
    *out = (struct ipdb_copied){result.bulletins, result.bytes};
    return status;
}
