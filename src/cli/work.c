/* The frame around a run over many files: one bad file is one line, and the others still get their turn. */
#include "cli/work.h"

#include "cli/message.h"

void work_failed(struct work *work, const char *message, enum ipdb_status status)
{
    message_error("%s", message);
    if (work->status == 0)
        work->status = ipdb_exit_status(status);
}

static bool find_files(struct work *work, const struct options *options)
{
    work->files.quiet = options->quiet;
    for (size_t i = 0; i < options->operand_count; i++)
        if (!walk_add(&work->files, options->operands[i])) {
            message_error("no memory left for the names of the files");
            work->status = ipdb_exit_status(IPDB_NOMEM);
            return false;
        }
    if (work->files.problems > 0)
        work->status = ipdb_exit_status(IPDB_PERMISSION);
    if (work->files.len == 0 && work->files.problems == 0) {
        message_error("%s: there is no *.txt file in it", options->operands[0]);
        work->status = ipdb_exit_status(IPDB_NOTHING);
    }
    return work->files.len > 0;
}

bool work_start(struct work *out, const struct options *options)
{
    *out = (struct work){.given = {options->title, options->publisher, options->url, options->region, options->date}};
    enum ipdb_status status = ipdb_open(&out->ipdb, options->catalogs, options->catalog_count);
    if (status == IPDB_OK)
        status = ipdb_check_given(out->ipdb, &out->given);
    if (status != IPDB_OK) {
        work_failed(out, ipdb_message(out->ipdb), status);
        return false;
    }
    if (!find_files(out, options))
        return false;
    if (out->files.len > 1 && (options->title || options->url)) {
        message_error("--title and --url belong to one bulletin, but %zu files are named", out->files.len);
        out->status = ipdb_exit_status(IPDB_USAGE);
        return false;
    }
    return true;
}

int work_end(struct work *work)
{
    walk_fini(&work->files);
    ipdb_close(work->ipdb);
    return work->status;
}
