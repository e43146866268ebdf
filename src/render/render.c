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
        if (set->records || set->steps)
            return (set->steps ? render_steps : render_records)(set, width, color, out, err);
        return render_table(set, width, color, out, err);
    case RENDER_CSV:
        return render_csv(set, out, err);
    case RENDER_JSON:
        return render_json(set, out, err);
    case RENDER_CHART:
        return render_chart(set, width, out, err);
    case RENDER_TSV:
        return render_tsv(set, out, err);
    case RENDER_NDJSON:
        return render_ndjson(set, out, err);
    case RENDER_MARKDOWN:
        return render_markdown(set, out, err);
    case RENDER_HTML:
        return render_html(set, out, err);
    case RENDER_SVG:
        return render_svg(set, out, err);
    }
    return err_set(err, IPDB_INTERNAL, "no such format");
}
