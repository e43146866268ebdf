/* ipdb coverage: what became of the numerals of each bulletin; with an indicator, which years of it are there.
 *
 *     $ ipdb coverage pledge_financing for Hebei, Hubei 2019..2023
 */
#include "cli/answer.h"
#include "cli/command.h"

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, struct answer *answer)
{
    struct ipdb_output out = answer_output(answer);
    return ipdb_coverage(ipdb, text, answer->options->all_versions, &out);
}

int cmd_coverage(const struct options *options)
{
    return answer_run(options, ask);
}
