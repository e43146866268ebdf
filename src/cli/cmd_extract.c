/* ipdb extract: facts and asides of bulletins as NDJSON on standard output, no database.
 *
 *     $ ipdb extract hebei-2023.txt | head -1
 *     {"type":"fact","doc":"hebei-2023","region":"河北省",…}
 */
#include "cli/command.h"
#include "cli/output.h"
#include "cli/work.h"

int cmd_extract(const struct options *options)
{
    struct work work;
    if (work_start(&work, options)) {
        for (size_t i = 0; i < work.files.len && !output_stopped(); i++) {
            enum ipdb_status status = ipdb_extract(work.ipdb, work.files.paths[i], &work.given, output_sink, NULL);
            if (status != IPDB_OK && !output_stopped())
                work_failed(&work, status);
        }
    }
    return output_finish(work_end(&work));
}
