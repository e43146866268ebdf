/* An answer on its way out, the same for all commands. */
#ifndef API_PRINT_H
#define API_PRINT_H

#include "api/handle.h"
#include "query/query.h"
#include "render/render.h"

/* QUERY_AUTO without a language. IPDB_USAGE, with those that there are, when the format or language of `output` is none: to be asked before any work is done. */
enum ipdb_status print_check(struct ipdb *ipdb, const struct ipdb_output *output, enum query_language *language);
/* How each answer out of the open database begins: handle_begin, print_check, and IPDB_USAGE when no database is open. */
enum ipdb_status print_begin(struct ipdb *ipdb, const struct ipdb_output *output, enum query_language *language);
/* The format of an output that print_check found right. */
enum render_format print_format(const struct ipdb_output *output);

static inline enum query_language print_or_english(enum query_language language)
{
    return language == QUERY_AUTO ? QUERY_EN : language;
}

/* Renders the answer to `output->text`, then its notes one by one. IPDB_USAGE for a picture of what has no figures to draw: a list, `explain`, the
 * answer to SQL. IPDB_INTERRUPTED when a sink stopped. */
enum ipdb_status print_rowset(struct ipdb *ipdb, const struct rowset *answer, const struct ipdb_output *output);
/* The same for an answer in which nothing was found: a picture of it is empty. */
enum ipdb_status print_nothing(struct ipdb *ipdb, const struct rowset *answer, const struct ipdb_output *output);
/* Prints, with print_rowset, what came out as `status`: IPDB_OK, IPDB_NOTHING or IPDB_FINDINGS; nothing after a failure. Returns the status, or why it was not printed. */
enum ipdb_status print_answer(struct ipdb *ipdb, enum ipdb_status status, const struct rowset *answer,
                              const struct ipdb_output *output);
/* Text that is ready, to `output->text`. */
enum ipdb_status print_text(struct ipdb *ipdb, const struct buf *text, const struct ipdb_output *output);

#endif
