/* How a bulletin was read, for people: its frame, then sentence by sentence the tokens, what governs, what became of each number and on
 * which grounds, and why the rest was set aside.
 */
#ifndef EXTRACT_TRACE_H
#define EXTRACT_TRACE_H

#include "base/buf.h"
#include "base/err.h"
#include "catalog/catalog.h"
#include "model/document.h"
#include "model/fact.h"

/* Appends the trace to `out`, in lines of at most 100 columns. `facts` is what extract_document made of `doc`; the document is read anew and not
 * changed. */
enum ipdb_status trace_document(const struct catalog *cat, struct document *doc, const struct extraction *facts, struct buf *out,
                                struct err *err);
/* The same of the sentence in which byte `at` of the text stands alone, behind the frame; of a very long one
 * what stands around it. NONE: of all. */
enum ipdb_status trace_sentence_at(const struct catalog *cat, struct document *doc, const struct extraction *facts, size_t at,
                                   struct buf *out, struct err *err);

#endif
