/* ipdb diff: what changed between two versions of a bulletin, two databases or two files.
 *
 *     $ ipdb diff gansu-2023@1 gansu-2023
 */
#include <sys/stat.h>

#include "cli/answer.h"
#include "cli/command.h"
#include "cli/message.h"

static enum ipdb_status ask(struct ipdb *ipdb, const char *unused, struct answer *answer)
{
    struct ipdb_output out = answer_output(answer);
    (void)unused;
    return ipdb_diff(ipdb, answer->options->operands[0], answer->options->operands[1], &out);
}

static bool is_file(const char *name)
{
    struct stat info;
    return stat(name, &info) == 0 && !S_ISDIR(info.st_mode);
}

int cmd_diff(const struct options *options)
{
    if (options->operand_count != 2) {
        message_error("diff takes two operands, OLD and NEW: bulletins of the database, or files; see ipdb diff --help");
        return ipdb_exit_status(IPDB_USAGE);
    }
    bool files = is_file(options->operands[0]) && is_file(options->operands[1]);
    return files ? answer_run_alone(options, ask) : answer_run(options, ask);
}
