/* ipdb review a.csv b.yaml
 *
 *     ipdb: error: a.csv:3: reject needs a reason
 *     ipdb: error: a.csv: 1 of 12 decisions is wrong; none of the file was applied
 *     ipdb: decisions: 3 accepted, 0 rejected, 1 replaced, 0 preferred; there already: 0, without a verdict: 7
 */
#include "cli/decide.h"

#include <stdio.h>

#include "cli/message.h"
#include "cli/terminal.h"

static enum ipdb_status open_database(struct ipdb *ipdb, const char *path, bool create)
{
    enum ipdb_status status = IPDB_OK;
    if (!create) {
        status = ipdb_open_database(ipdb, path, false);
        if (status == IPDB_OK)
            status = ipdb_close_database(ipdb);
    }
    return status == IPDB_OK ? ipdb_open_database(ipdb, path, true) : status;
}

struct ipdb *decide_open(const struct options *options, bool create, int *status)
{
    struct ipdb *ipdb;
    enum ipdb_status opened = ipdb_open(&ipdb, options->catalogs, options->catalog_count);
    if (opened == IPDB_OK)
        opened = open_database(ipdb, options_database(options), create);
    if (opened == IPDB_OK)
        return ipdb;
    message_error("%s", ipdb_message(ipdb));
    ipdb_close(ipdb);
    *status = ipdb_exit_status(opened);
    return NULL;
}

int decide_close(struct ipdb *ipdb, int status)
{
    enum ipdb_status closed = ipdb_close_database(ipdb);
    if (closed != IPDB_OK)
        message_error("%s", ipdb_message(ipdb));
    if (closed != IPDB_OK && status == 0)
        status = ipdb_exit_status(closed);
    ipdb_close(ipdb);
    return status;
}

static bool tell_complaint(void *unused, const char *line, size_t length)
{
    (void)unused;
    message_error("%.*s", (int)length, line);
    return true;
}

static void add(struct ipdb_tally *sum, const struct ipdb_tally *one)
{
    sum->accepted += one->accepted;
    sum->rejected += one->rejected;
    sum->replaced += one->replaced;
    sum->preferred += one->preferred;
    sum->known += one->known;
    sum->skipped += one->skipped;
}

void decide_tell(const struct ipdb_tally *tally, const char *more)
{
    message_info("decisions: %zu accepted, %zu rejected, %zu replaced, %zu preferred; %s", tally->accepted, tally->rejected,
                 tally->replaced, tally->preferred, more);
}

int decide_files(struct ipdb *ipdb, const struct options *options, char *const *paths, size_t count, decide_take *take)
{
    struct ipdb_tally sum = {.accepted = 0};
    char more[80];
    int status = 0;
    for (size_t i = 0; i < count && !terminal_interrupted(); i++) {
        struct ipdb_tally one = {.accepted = 0};
        enum ipdb_status taken = take(ipdb, paths[i], options->by, tell_complaint, NULL, &one);
        add(&sum, &one);
        if (taken == IPDB_OK)
            continue;
        message_error("%s", ipdb_message(ipdb));
        status = status ? status : ipdb_exit_status(taken);
        if (ipdb_database_failed(ipdb))
            break;
    }
    (void)snprintf(more, sizeof more, "there already: %zu, without a verdict: %zu", sum.known, sum.skipped);
    if (!options->quiet)
        decide_tell(&sum, more);
    if (terminal_interrupted()) {
        message_error("interrupted; the decisions counted above are in the database");
        status = ipdb_exit_status(IPDB_INTERRUPTED);
    }
    return status;
}
