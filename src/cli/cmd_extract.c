/* ipdb extract: facts and asides of bulletins as NDJSON on standard output, no database.
 *
 *     $ ipdb extract hebei-2023.txt | head -1
 *     {"type":"fact","doc":"hebei-2023","region":"河北省",…}
 */
#include "cli/command.h"
#include "cli/crew.h"
#include "cli/output.h"

int cmd_extract(const struct options *options)
{
    struct work work;
    if (work_start(&work, options))
        crew_extract(&work);
    return output_finish(work_end(&work));
}
