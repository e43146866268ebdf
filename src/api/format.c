/* "csv" → RENDER_CSV · "xml" → unknown format 'xml'; formats: table, chart, csv … */
#include "api/format.h"

enum ipdb_status format_parse(const char *name, enum render_format *out, struct err *err)
{
    *out = RENDER_TABLE;
    if (!name || render_format_parse(str_of(name), out))
        return IPDB_OK;
    struct buf list = {0};
#define X(id, code) buf_printf(&list, "%s%s", list.len ? ", " : "", code);
    RENDER_FORMATS(X)
#undef X
    enum ipdb_status status = err_set(err, IPDB_USAGE, "unknown format '%s'; formats: %s", name, list.ptr ? list.ptr : "");
    buf_fini(&list);
    return status;
}

enum ipdb_status format_check(const struct rowset *answer, enum render_format format, struct err *err)
{
    bool drawn = format == RENDER_CHART || format == RENDER_SVG;
    if (drawn && !answer->charts.len)
        return err_set(err, IPDB_USAGE,
                       "this answer has no figures to draw; choose the format table, csv, tsv, json, ndjson, md or html");
    return IPDB_OK;
}
