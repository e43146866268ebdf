/* ipdb audit: the figures checked against each other.
 *
 *     $ ipdb audit --severity error Hebei
 */
#include "cli/answer.h"
#include "cli/command.h"

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, struct answer *answer)
{
    struct ipdb_output out = answer_output(answer);
    return ipdb_audit(ipdb, text, answer->options->severity, &out);
}

int cmd_audit(const struct options *options)
{
    return answer_run(options, ask);
}
