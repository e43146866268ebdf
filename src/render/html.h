/* The parts of a page that stand in files of their own. */
#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include "base/buf.h"
#include "base/strmap.h"
#include "model/rowset.h"

/* html_style.c: the contents of <style>, without the rules of the charts. */
void html_add_style(struct buf *out);
/* html_table.c: the table, each cell of the column "evidence" a link to the citation that `cited` finds. */
void html_add_table(struct buf *out, const struct rowset *set, const struct strmap *cited);
/* html_evidence.c: the sentences, with anchors e1, e2, … in the order of the row set. */
void html_add_evidence(struct buf *out, const struct rowset *set, const struct strmap *cited);

#endif
