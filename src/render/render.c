/* Which format is which. */
#include "render/render.h"

#include "render/formats.h"

bool render_format_parse(struct str name, enum render_format *out)
{
#define X(id, code)                \
    if (str_eq(name, STR(code))) { \
        *out = RENDER_##id;        \
        return true;               \
    }
    RENDER_FORMATS(X)
#undef X
    return false;
}

enum ipdb_status render(const struct rowset *set, enum render_format format, int width, bool color, struct buf *out,
                        struct err *err)
{
    switch (format) {
    case RENDER_TABLE:
        return render_table(set, width, color, out, err);
    case RENDER_CSV:
        return render_csv(set, out, err);
    case RENDER_JSON:
        return render_json(set, out, err);
    case RENDER_CHART:
    case RENDER_TSV:
    case RENDER_NDJSON:
    case RENDER_MARKDOWN:
    case RENDER_HTML:
    case RENDER_SVG:
        break;
    }
    return err_set(err, IPDB_INTERNAL, "no such format");
}
