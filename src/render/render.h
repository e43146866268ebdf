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

/* Appends the whole answer to `out`.
 *
 * For people: the table and the chart are text, aligned by display width and at most `width` columns wide (0: the table has no limit, the chart
 * takes 80), in `color` with bold titles and dim rows below the rule; md, html and svg need no width. The notes are in md and html; beside the others their caller prints them. For machines: csv, tsv, json
 * and ndjson carry the columns for machines; cells that a spreadsheet would take for a formula are made inert in csv and tsv. */
enum ipdb_status render(const struct rowset *set, enum render_format format, int width, bool color, struct buf *out,
                        struct err *err);

#endif
