/* A row set as text. */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/buf.h"
#include "base/err.h"
#include "model/rowset.h"

#define RENDER_FORMATS(X) \
    X(TABLE, "table")     \
    X(CHART, "chart")     \
    X(CSV, "csv")         \
    X(TSV, "tsv")         \
    X(JSON, "json")       \
    X(NDJSON, "ndjson")   \
    X(MARKDOWN, "md")     \
    X(HTML, "html")       \
    X(SVG, "svg")

#define X(id, code) RENDER_##id,
enum render_format { RENDER_FORMATS(X) };
#undef X

/* False when there is no such format. */
bool render_format_parse(struct str name, enum render_format *out);

/* Appends the whole answer to `out`. The table is for people: columns for people, aligned by display width at most `width` wide (0: no limit), a rule between the compared
 * rows and those below; in `color` the titles are bold and the rows below dim. csv (RFC 4180) and json carry the columns for machines; cells that a spreadsheet would take for a formula are made inert in csv. */
enum ipdb_status render(const struct rowset *set, enum render_format format, int width, bool color, struct buf *out,
                        struct err *err);

#endif
