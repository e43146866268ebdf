/* ipdb search: sentences of the bulletins that have all of some words, best first, with their figures.
 *
 *     $ ipdb search 质押融资 --region 河北 --year 2023
 */
#include "cli/answer.h"
#include "cli/command.h"

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, struct answer *answer)
{
    const struct options *o = answer->options;
    struct ipdb_output out = answer_output(answer);
    struct ipdb_search_options how = {
        .region = o->region,
        .documents = o->doc,
        .year = (unsigned)o->year,
        .all_versions = o->all_versions,
        .limit = o->limit,
    };
    return ipdb_search(ipdb, text, &how, &out);
}

int cmd_search(const struct options *options)
{
    return answer_run(options, ask);
}
