/* ipdb trace: how bulletins are read, on standard output, no database.
 *
 *     $ ipdb trace hebei-2023.txt | less
 */
#include "cli/command.h"
#include "cli/output.h"
#include "cli/work.h"

static void print_name(const char *path, bool first)
{
    char shown[512];
    output_text(first ? "== " : "\n== ");
    output_text(ipdb_display(path, shown, sizeof shown));
    output_text("\n");
}

int cmd_trace(const struct options *options)
{
    struct work work;
    if (work_start(&work, options)) {
        for (size_t i = 0; i < work.files.len && !output_stopped(); i++) {
            if (work.files.len > 1)
                print_name(work.files.paths[i], i == 0);
            enum ipdb_status status = ipdb_trace(work.ipdb, work.files.paths[i], &work.given, output_sink, NULL);
            if (status != IPDB_OK && !output_stopped())
                work_failed(&work, ipdb_message(work.ipdb), status);
        }
    }
    return output_finish(work_end(&work));
}
