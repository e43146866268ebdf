/* A bulletin is analysed as for `extract`, and then told how.
 *
 *     ipdb_trace(ipdb, "hebei-2023.txt", NULL, sink, NULL)   →   "title       河北省…  (line 1)\n…"
 */
#include "extract/trace.h"

#include "api/bulletin.h"
#include "api/print.h"

enum ipdb_status ipdb_trace(struct ipdb *ipdb, const char *path, const struct ipdb_given *given, ipdb_sink *sink, void *context)
{
    struct bulletin bulletin = {0};
    struct buf out = {0};
    enum ipdb_status status = handle_begin(ipdb);
    if (status != IPDB_OK)
        return status;
    status = bulletin_read(ipdb, path, given, &bulletin);
    if (status == IPDB_OK)
        status = trace_document(ipdb->catalog, &bulletin.doc, &bulletin.facts, &out, &ipdb->err);
    if (status == IPDB_OK)
        status = print_text(ipdb, &out, &(struct ipdb_output){.text = sink, .text_context = context});
    ipdb->database_failed = status == IPDB_NOMEM;
    buf_fini(&out);
    bulletin_fini(&bulletin);
    return status;
}
