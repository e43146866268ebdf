/* ipdb refresh: the stored texts are read anew; first what would change is shown, then it is written.
 *
 *     $ ipdb refresh
 *     ~  Hubei  IP pledge financing …
 *     bulletins: 12 read anew, 3 read otherwise, 12 last read with another version or catalogue
 *     write that? [y/N] y
 */
#include <stdio.h>
#include <unistd.h>

#include "cli/answer.h"
#include "cli/command.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/terminal.h"

/* What the comparison found; answer_run tells only an exit status. */
static struct {
    struct ipdb_refreshed done;
    bool pending; /* there is something to write */
} found;

static bool step(void *unused, size_t done, size_t total, const char *name)
{
    (void)unused;
    if (done == 1)
        progress_start(total, true);
    progress_step(done, name);
    return !terminal_interrupted();
}

static enum ipdb_status compare(struct ipdb *ipdb, const char *unused, struct answer *answer)
{
    (void)unused;
    struct ipdb_output output = answer_output(answer);
    enum ipdb_status status = ipdb_refresh(ipdb, false, answer->options->quiet ? NULL : step, NULL, &found.done, &output);
    progress_clear();
    bool complete = status == IPDB_OK || status == IPDB_FINDINGS || found.done.unread > 0;
    found.pending = complete && (found.done.changed > 0 || found.done.outdated > 0);
    return status;
}

/* Asks the user, who may not be there. */
static bool may_write(const struct options *options)
{
    char answer[16] = "";
    if (options->yes)
        return true;
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO)) {
        message_info("nothing was written; to write it: ipdb refresh --yes");
        return false;
    }
    fputs("write that? [y/N] ", stderr);
    fflush(stderr);
    if (fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y'))
        return true;
    message_info("nothing was written");
    return false;
}

static enum ipdb_status write_with(struct ipdb *ipdb, const struct options *options)
{
    struct ipdb_refreshed done;
    enum ipdb_status status = ipdb_open_database(ipdb, options_database(options), true);
    if (status != IPDB_OK)
        return status;
    terminal_catch_interrupts();
    status = ipdb_refresh(ipdb, true, step, NULL, &done, NULL);
    progress_clear();
    terminal_release_interrupts();
    if (status != IPDB_OK && status != IPDB_FINDINGS && !done.unread)
        return status;
    enum ipdb_status closed = ipdb_close_database(ipdb);
    if (closed != IPDB_OK)
        return closed;
    if (!options->quiet)
        message_info("bulletins written: %zu", done.outdated > done.changed ? done.outdated : done.changed);
    return done.unread ? status : IPDB_OK;
}

static int write_all(const struct options *options)
{
    struct ipdb *ipdb;
    enum ipdb_status status = ipdb_open(&ipdb, options->catalogs, options->catalog_count);
    if (status == IPDB_OK)
        status = write_with(ipdb, options);
    if (status == IPDB_INTERRUPTED)
        message_error("interrupted; each bulletin is written in whole or as it was, and the same command goes on");
    else if (status != IPDB_OK && !(status == IPDB_CORRUPT && found.done.unread)) /* which was told before */
        message_error("%s", ipdb_message(ipdb));
    ipdb_close(ipdb);
    return output_finish(ipdb_exit_status(status));
}

int cmd_refresh(const struct options *options)
{
    int status = answer_run(options, compare);
    if (!found.pending) /* nothing to do, or a failure that was told */
        return status;
    if (!options->quiet)
        message_info("bulletins: %zu read anew, %zu read otherwise, %zu last read with another version or catalogue",
                     found.done.bulletins, found.done.changed, found.done.outdated);
    return options->dry_run || !may_write(options) ? status : write_all(options);
}
