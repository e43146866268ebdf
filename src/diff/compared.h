/* Where lists of facts to be compared come from: a document of a database, or a text that was just read. */
#ifndef DIFF_COMPARED_H
#define DIFF_COMPARED_H

#include "base/arena.h"
#include "diff/compare.h"
#include "model/document.h"
#include "model/fact.h"
#include "model/rowset.h"
#include "model/statement.h"

struct compared_list {
    VEC(struct compared_fact) facts;
    struct arena arena; /* what the facts do not borrow */
};

void compared_fini(struct compared_list *list);
static inline struct compared_facts compared_facts(const struct compared_list *list)
{
    return (struct compared_facts){list->facts.at, list->facts.len};
}

/* Which facts of a source: with what decisions made of them, or as the program had read them. */
enum compared_form { COMPARED_AS_DECIDED, COMPARED_AS_READ };
/* The SELECT for all facts of one source, rejected ones too; its binds are freed by the caller. */
enum ipdb_status compared_statement(int64_t source_id, enum compared_form form, struct statement *out, struct err *err);
/* Its rows, from which the facts borrow. IPDB_CORRUPT when a row is not what the program writes. */
enum ipdb_status compared_of_rows(const struct rowset *rows, struct compared_list *out, struct err *err);
/* Facts as they would be stored; they borrow from the document and the extraction. */
enum ipdb_status compared_of_extraction(const struct document *doc, const struct extraction *x, struct compared_list *out,
                                        struct err *err);

#endif
