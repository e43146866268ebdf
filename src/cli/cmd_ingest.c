/* ipdb ingest: bulletins into the database, each in a transaction of its own.
 *
 *     $ ipdb ingest fixtures/
 *     ipdb: bulletins: 7 added, 0 revised, 0 unchanged, 0 failed; facts: 230, set aside: 160; numerals accounted for: 390 of 390
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/message.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/work.h"

static const char *const outcome_name[] = {
    [IPDB_ADDED] = "added",
    [IPDB_REVISED] = "revised",
    [IPDB_UNCHANGED] = "unchanged",
    [IPDB_NOT_WRITTEN] = "read",
};

struct tally {
    size_t files[IPDB_NOT_WRITTEN + 1]; /* by outcome */
    size_t facts, asides, numerals, accounted;
    size_t outdated; /* files */
};

static void count(struct tally *tally, const struct ipdb_ingested *one)
{
    tally->files[one->outcome]++;
    tally->facts += one->facts;
    tally->asides += one->asides;
    tally->numerals += one->numerals;
    tally->accounted += one->accounted;
    tally->outdated += one->outdated;
}

static void summarize(const struct tally *t, size_t failed, bool dry_run)
{
    char files[160];
    if (dry_run)
        (void)snprintf(files, sizeof files, "bulletins: %zu read, none written", t->files[IPDB_NOT_WRITTEN]);
    else
        (void)snprintf(files, sizeof files, "bulletins: %zu added, %zu revised, %zu unchanged", t->files[IPDB_ADDED],
                       t->files[IPDB_REVISED], t->files[IPDB_UNCHANGED]);
    message_info("%s, %zu failed; facts: %zu, set aside: %zu; numerals accounted for: %zu of %zu", files, failed, t->facts,
                 t->asides, t->accounted, t->numerals);
    if (t->outdated)
        message_info("%zu of the unchanged were read with another catalogue or version; to read them anew: ipdb refresh",
                     t->outdated);
}

/* Every file in turn; stops when the user or the database does. */
static void ingest_all(struct work *work, const struct options *options, struct tally *tally)
{
    for (size_t i = 0; i < work->files.len; i++) {
        const char *path = work->files.paths[i];
        struct ipdb_ingested one;
        if (terminal_interrupted())
            return;
        progress_step(i + 1, path);
        enum ipdb_status status = ipdb_ingest(work->ipdb, path, &work->given, &one);
        if (status == IPDB_OK) {
            count(tally, &one);
            if (one.unlike && !options->quiet)
                message_info(
                    "%s: now a version of the bulletin of the same file name, which is about another place or year; if these "
                    "are two bulletins, give the files different names and ingest them into a new database",
                    path);
            if (options->verbose)
                message_info("%s: %s, facts: %zu, set aside: %zu", path, outcome_name[one.outcome], one.facts, one.asides);
            continue;
        }
        work->failed++;
        work_failed(work, ipdb_message(work->ipdb), status);
        if (ipdb_database_failed(work->ipdb))
            return;
    }
}

static void run(struct work *work, const struct options *options)
{
    struct tally tally = {.facts = 0};
    terminal_catch_interrupts();
    enum ipdb_status status = options->dry_run ? IPDB_OK : ipdb_open_database(work->ipdb, options_database(options), true);
    if (status != IPDB_OK) {
        work_failed(work, ipdb_message(work->ipdb), status);
        return;
    }
    progress_start(work->files.len, !options->quiet);
    ingest_all(work, options, &tally);
    progress_clear();
    status = ipdb_close_database(work->ipdb);
    if (status != IPDB_OK)
        work_failed(work, ipdb_message(work->ipdb), status);
    if (!options->quiet)
        summarize(&tally, work->failed + work->files.problems, options->dry_run);
    if (terminal_interrupted()) {
        message_error("interrupted; the bulletins counted above are in the database");
        work->status = ipdb_exit_status(IPDB_INTERRUPTED);
    }
}

int cmd_ingest(const struct options *options)
{
    struct work work;
    if (work_start(&work, options))
        run(&work, options);
    return work_end(&work);
}
