/* The table of what changed: a row a fact or document that is not the same on both sides, and notes that sum up. */
#ifndef DIFF_DIFFERENCES_H
#define DIFF_DIFFERENCES_H

#include "diff/compare.h"
#include "query/plan.h"

struct differences {
    const struct query_plan *plan; /* of which the catalogue and the language count */
    struct rowset *out;
    size_t equal, changed, apart, removed, added; /* facts; `apart`: of those changed, whose values cannot both be true */
    size_t decided_before, decided_after;         /* facts that rest on decisions */
    size_t documents;                             /* rows on documents */
    bool no_memory;
};

/* A document that is on one side alone, or is not the same on both. */
struct document_difference {
    struct str before, after; /* as in evidence: gansu-2023@1; empty: not there */
    struct str codes;         /* what is different, blank-separated: "document", "version", "key", "published" … */
    struct str told;          /* the same for people */
};

/* The columns. `out` is empty; what goes into it is copied. */
enum ipdb_status differences_begin(struct differences *d, const struct query_plan *plan, struct rowset *out, struct err *err);
/* Counts all pairs and adds a row for each that is not equal. */
enum ipdb_status differences_add(struct differences *d, struct compared_facts before, struct compared_facts after,
                                 const struct comparison *found, struct err *err);
enum ipdb_status differences_add_document(struct differences *d, const struct document_difference *document, struct err *err);
/* Puts the summary before all other notes, and decisions behind it. IPDB_FINDINGS when there is any row, else IPDB_OK. */
enum ipdb_status differences_end(struct differences *d, struct err *err);

#endif
