/* The sentences behind an answer: one SELECT for all of its citations, joined to them by the number of the observation. */
#include "answer/answer.h"
#include "base/buf.h"
#include "base/strmap.h"

enum { CITED_MAX = 2000 }; /* sentences of one answer */

#define COLUMNS "CAST(observation_id AS TEXT) AS observation, sentence, heading_path, source, publisher, published_on, url, sha256"

enum ipdb_status answer_citations(const struct rowset *answer, struct arena *arena, struct statement *out, struct err *err)
{
    struct statement_writer w = {.out = out};
    buf_add(&w.sql, STR("SELECT " COLUMNS "\nFROM evidence\nWHERE observation_id IN ("));
    for (size_t i = 0; i < answer->citations.len && i < CITED_MAX; i++)
        statement_list_number(&w, answer->citations.at[i].observation, i == 0);
    buf_char(&w.sql, ')');
    return statement_finish(&w, arena, err);
}

static bool fill(struct rowset *answer, const struct row *from, struct citation *to)
{
    struct str *const fields[] = {&to->sentence, &to->heading, &to->title, &to->publisher, &to->published, &to->url, &to->sha256};
    bool ok = true;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        *fields[i] = arena_str(&answer->arena, from->cells[i + 1]);
        ok = ok && (fields[i]->ptr || !from->cells[i + 1].len);
    }
    return ok;
}

enum ipdb_status answer_cite(const struct rowset *sentences, struct rowset *answer, struct err *err)
{
    struct strmap rows = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < sentences->rows.len; i++)
        ok = strmap_put(&rows, sentences->rows.at[i].cells[0], i);
    for (size_t i = 0; ok && i < answer->citations.len; i++) {
        size_t row;
        if (strmap_get(&rows, answer->citations.at[i].observation, &row))
            ok = fill(answer, &sentences->rows.at[row], &answer->citations.at[i]);
    }
    strmap_fini(&rows);
    return ok ? IPDB_OK : err_nomem(err);
}
