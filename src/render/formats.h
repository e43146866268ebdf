/* One function a format; each appends the whole answer. */
#ifndef RENDER_FORMATS_H
#define RENDER_FORMATS_H

#include "base/buf.h"
#include "base/err.h"
#include "model/rowset.h"

/* table.c */
enum ipdb_status render_table(const struct rowset *set, int width, bool color, struct buf *out, struct err *err);
/* records.c: the same for people, each row a block: its first cell as heading, below it "title  cell" for each cell that is there. */
enum ipdb_status render_records(const struct rowset *set, int width, bool color, struct buf *out, struct err *err);
/* steps.c: the same for people, a list of steps, each with its texts under each other. */
enum ipdb_status render_steps(const struct rowset *set, int width, bool color, struct buf *out, struct err *err);
/* csv.c: RFC 4180 with LF as line end. */
enum ipdb_status render_csv(const struct rowset *set, struct buf *out, struct err *err);
/* csv.c: text/tab-separated-values; tabs, line ends and backslashes in cells are \t, \n, \r, \\. */
enum ipdb_status render_tsv(const struct rowset *set, struct buf *out, struct err *err);
/* json.c: {"rows": [{…}, …], "notes": ["…", …]} */
enum ipdb_status render_json(const struct rowset *set, struct buf *out, struct err *err);
/* json.c: one object a row and line, no notes. */
enum ipdb_status render_ndjson(const struct rowset *set, struct buf *out, struct err *err);
/* markdown.c: tables as GitHub prints them, rows below the rule in a second one, notes as a list. */
enum ipdb_status render_markdown(const struct rowset *set, struct buf *out, struct err *err);
/* chart.c: the charts for a terminal `width` columns wide (at least 40; 0: 80). */
enum ipdb_status render_chart(const struct rowset *set, int width, struct buf *out, struct err *err);
/* svg.c: the charts as one picture. */
enum ipdb_status render_svg(const struct rowset *set, struct buf *out, struct err *err);
/* html.c: charts, table, notes and evidence as one page. */
enum ipdb_status render_html(const struct rowset *set, struct buf *out, struct err *err);

/* plain.c: [+-]digits[.digits], all of `s`. */
bool is_plain_number(struct str s);

#endif
