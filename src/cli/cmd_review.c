/* ipdb review: what is doubtful or in conflict is decided by a person, in the terminal or in a file.
 *
 *     $ ipdb review -o todo.csv         what there is to decide
 *     $ ipdb review todo.csv            with verdicts filled in
 */
#include <unistd.h>

#include "cli/answer.h"
#include "cli/command.h"
#include "cli/decide.h"
#include "cli/review.h"
#include "cli/terminal.h"
#include "cli/who.h"

struct ipdb_review_options review_options(const struct options *options)
{
    return (struct ipdb_review_options){options->region, options->indicator, options->doc, options->limit};
}

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, struct answer *answer)
{
    struct ipdb_output out = answer_output(answer);
    struct ipdb_review_options which = review_options(answer->options);
    (void)text;
    return ipdb_review(ipdb, &which, &out);
}

static int take_files(const struct options *options)
{
    int status = 0;
    struct options with = *options;
    with.by = who_decides(options);
    terminal_catch_interrupts();
    struct ipdb *ipdb = decide_open(options, false, &status);
    if (!ipdb)
        return status;
    return decide_close(ipdb, decide_files(ipdb, &with, options->operands, options->operand_count, ipdb_decide_file));
}

int cmd_review(const struct options *options)
{
    bool asks = !options->list && !options->output && !options->format && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (options->operand_count > 0)
        return take_files(options);
    return asks ? review_in_terminal(options) : answer_run(options, ask);
}
