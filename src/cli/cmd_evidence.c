/* ipdb evidence: the sentences behind figures.
 *
 *     $ ipdb evidence hebei-2023#12 hebei-2023#13
 */
#include <string.h>

#include "cli/answer.h"
#include "cli/command.h"
#include "cli/message.h"

static bool say_missing(void *unused, const char *bytes, size_t length)
{
    (void)unused;
    message_error("%.*s", (int)length, bytes);
    return true;
}

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, struct answer *answer)
{
    const struct options *options = answer->options;
    struct ipdb_output out = answer_output(answer);
    if (options->operand_count == 1 && strcmp(options->operands[0], "-") == 0)
        return ipdb_evidence(ipdb, &text, 1, &out, say_missing, NULL);
    return ipdb_evidence(ipdb, (const char *const *)options->operands, options->operand_count, &out, say_missing, NULL);
}

int cmd_evidence(const struct options *options)
{
    return answer_run(options, ask);
}
