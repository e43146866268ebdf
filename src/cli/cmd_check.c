/* ipdb check: whether the database is what ipdb wrote.
 *
 *     $ ipdb check
 *     ipdb.db: sound; bulletins: 7, sentences: 340, facts: 230, set aside: 160, decisions: 0, migrations: 1, pages: 475
 */
#include "cli/answer.h"
#include "cli/command.h"

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, struct answer *answer)
{
    struct ipdb_output out = answer_output(answer);
    (void)text; /* it takes no operand */
    return ipdb_check(ipdb, options_database(answer->options), &out);
}

int cmd_check(const struct options *options)
{
    return answer_run_alone(options, ask);
}
