/* One function a format; each appends the whole answer. */
#ifndef RENDER_FORMATS_H
#define RENDER_FORMATS_H

#include "base/buf.h"
#include "base/err.h"
#include "model/rowset.h"

/* table.c */
enum ipdb_status render_table(const struct rowset *set, int width, bool color, struct buf *out, struct err *err);
/* csv.c: RFC 4180 with LF as line end. */
enum ipdb_status render_csv(const struct rowset *set, struct buf *out, struct err *err);
/* json.c: {"rows": [{…}, …], "notes": ["…", …]} */
enum ipdb_status render_json(const struct rowset *set, struct buf *out, struct err *err);

/* plain.c: [+-]digits[.digits], all of `s`. */
bool is_plain_number(struct str s);

#endif
