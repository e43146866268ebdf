/* ipdb backup FILE: a copy of the database while it is in use.
 *
 *     $ ipdb backup copy.db
 *     ipdb: copy.db: bulletins: 62, bytes: 1945600
 */
#include <ipdb/ipdb.h>

#include "cli/command.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/terminal.h"

static bool stop_asked(void *unused)
{
    (void)unused;
    return terminal_interrupted();
}

static void show(void *path, size_t done, size_t total)
{
    progress_part(done, total, path);
}

static enum ipdb_status copy(struct ipdb *ipdb, const struct options *options, char *path)
{
    struct ipdb_copied copied;
    ipdb_watch(ipdb, stop_asked, NULL);
    terminal_catch_interrupts();
    enum ipdb_status status = ipdb_open_database(ipdb, options_database(options), false);
    progress_start(0, !options->quiet);
    if (status == IPDB_OK)
        status = ipdb_backup(ipdb, path, show, path, &copied);
    progress_clear();
    terminal_release_interrupts();
    if (status == IPDB_OK && !options->quiet)
        message_info("%s: bulletins: %zu, bytes: %zu", path, copied.bulletins, copied.bytes);
    return status;
}

int cmd_backup(const struct options *options)
{
    struct ipdb *ipdb;
    if (options->operand_count != 1) {
        message_error("backup takes one FILE; see ipdb backup --help");
        return ipdb_exit_status(IPDB_USAGE);
    }
    enum ipdb_status status = ipdb_open(&ipdb, NULL, 0);
    if (status == IPDB_OK)
        status = copy(ipdb, options, options->operands[0]);
    if (status != IPDB_OK && terminal_interrupted())
        status = IPDB_INTERRUPTED;
    if (status == IPDB_INTERRUPTED)
        message_error("interrupted; no copy was made");
    else if (status != IPDB_OK)
        message_error("%s", ipdb_message(ipdb));
    ipdb_close(ipdb);
    return output_finish(ipdb_exit_status(status));
}
