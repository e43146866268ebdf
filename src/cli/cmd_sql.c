/* ipdb sql: one SELECT over the database, for what the query language does not reach.
 *
 *     $ ipdb sql "SELECT region, period, printed FROM fact WHERE indicator_code = 'patent_grants' ORDER BY value DESC"
 */
#include "cli/answer.h"
#include "cli/command.h"

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, struct answer *answer)
{
    struct ipdb_output out = answer_output(answer);
    struct ipdb_sql_options how = {.seconds = (unsigned)answer->options->time_limit, .rows = answer->options->rows};
    return ipdb_sql(ipdb, text, &how, &out);
}

int cmd_sql(const struct options *options)
{
    return answer_run(options, ask);
}
