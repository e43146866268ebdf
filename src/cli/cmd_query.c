/* ipdb query: a question, its answer on standard output or in a file, the notes on standard error.
 *
 *     $ ipdb query -o pledge.csv 质押融资 按地区
 */
#include "cli/answer.h"
#include "cli/command.h"

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, struct answer *answer)
{
    struct ipdb_output out = answer_output(answer);
    return ipdb_query(ipdb, text, answer->options->sql, &out);
}

int cmd_query(const struct options *options)
{
    return answer_run(options, ask);
}
