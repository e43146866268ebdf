/* What the comparisons of documents and of databases share. */
#ifndef API_DIFF_H
#define API_DIFF_H

#include "api/source.h"
#include "diff/compared.h"
#include "diff/differences.h"

/* The facts of a source, which borrow from `rows`; both are zeroed by the caller. */
enum ipdb_status diff_select(struct store *store, int64_t id, enum compared_form form, struct rowset *rows,
                             struct compared_list *out, struct err *err);
/* Compares two lists and adds what is not the same; of one text that was read twice by the bytes of the quotes. */
enum ipdb_status diff_facts(struct compared_facts before, struct compared_facts after, bool same_text, struct differences *out,
                            struct err *err);
/* Compares the facts of two documents, each in its store; the same bytes count as one text that was read twice. */
enum ipdb_status diff_sources(struct store *before, const struct source *old, struct store *after, const struct source *new,
                              struct differences *out, struct err *err);
/* Compares two database files, which are opened for reading only. */
enum ipdb_status diff_databases(struct ipdb *ipdb, const char *before, const char *after, struct differences *out);
/* Metadata that differ, or with `of_reading` the programs that read them: codes, and "published 2024-01-30 → 2024-04-12; …"; both are added to. */
void diff_metadata(const struct differences *d, const struct source *old, const struct source *new, bool of_reading,
                   struct buf *codes, struct buf *told);

#endif
