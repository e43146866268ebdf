/* Names of output formats. */
#ifndef API_FORMAT_H
#define API_FORMAT_H

#include "base/err.h"
#include "render/render.h"

/* NULL is a table. IPDB_USAGE, with the list of formats, when there is none of that name. */
enum ipdb_status format_parse(const char *name, enum render_format *out, struct err *err);

/* IPDB_USAGE for a picture of what has no figures to draw: a list, `explain`, the answer to SQL. */
enum ipdb_status format_check(const struct rowset *answer, enum render_format format, struct err *err);

#endif
