/* ipdb explain: from the numeral to the fact, and why one figure is shown and not another; or how an answer is come by.
 *
 *     $ ipdb explain hebei-2023#12
 */
#include "cli/answer.h"
#include "cli/command.h"

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, struct answer *answer)
{
    struct ipdb_output out = answer_output(answer);
    return ipdb_explain(ipdb, text, &out);
}

int cmd_explain(const struct options *options)
{
    return answer_run(options, ask);
}
