/* One stored fact with where it stands: what `ipdb evidence` shows of it. Nothing here runs SQL or prints. */
#ifndef EVIDENCE_RECORD_H
#define EVIDENCE_RECORD_H

#include "model/figure.h"
#include "model/rowset.h"
#include "query/query.h"

/* X(field, where it comes from) */
#define RECORD_FIELDS(X)                             \
    X(observation, "CAST(o.observation_id AS TEXT)") \
    X(evidence, "e.evidence")                        \
    X(source, "s.source_id")                         \
    X(document, "s.key")                             \
    X(version, "s.version")                          \
    X(current, "s.current")                          \
    X(quote, "o.quote")                              \
    X(as_read, FIGURE_READ("o"))                     \
    X(value, "o.value_text")                         \
    X(digit, "o.step_text")                          \
    X(unit, "o.unit")                                \
    X(qualifier, "o.qualifier")                      \
    X(status, "o.status")                            \
    X(region, "o.region_name")                       \
    X(region_en, "r.name_en")                        \
    X(region_code, "o.region_code")                  \
    X(period, "o.period_label")                      \
    X(indicator, "i.name_zh")                        \
    X(indicator_en, "i.name_en")                     \
    X(indicator_code, "o.indicator_code")            \
    X(label, "o.label")                              \
    X(measure, "o.measure")                          \
    X(scope, "o.scope")                              \
    X(of_whole, "o.of_whole")                        \
    X(sentence, "e.sentence")                        \
    X(heading, "e.heading_path")                     \
    X(passage_begin, "p.begin_byte")                 \
    X(passage_end, "p.end_byte")                     \
    X(begin, "o.begin_byte")                         \
    X(end, "o.end_byte")                             \
    X(title, "s.title")                              \
    X(publisher, "s.publisher")                      \
    X(published, "s.published_on")                   \
    X(path, "s.path")                                \
    X(url, "s.url")                                  \
    X(sha256, "s.sha256")                            \
    X(confidence, "o.confidence")                    \
    X(grounds, "o.grounds")                          \
    X(decided, "o.decided")                          \
    X(program, "s.program_version")                  \
    X(catalog, "s.catalog_version")

struct record {
#define X(name, sql) struct str name;
    RECORD_FIELDS(X)
#undef X
};

/* What follows from the bulletin's text. */
struct record_place {
    size_t line, column;
    struct str prefix, suffix; /* its sentence before and behind the number */
    struct str link;           /* opens the page at the sentence; empty without an address */
};

/* Facts of one answer at most. */
enum { RECORDS_MOST = 2000 };

/* The SELECT for `count` (at most RECORDS_MOST) observations, by their numbers in the database; its rows come in any order. */
enum ipdb_status record_statement(const struct str *observations, size_t count, struct arena *arena, struct statement *out,
                                  struct err *err);
/* One of its rows; strings are borrowed. */
struct record record_read(const struct rowset *rows, size_t row);

/* The SELECT for what the program read of one observation; no row where no decision changed it. */
enum ipdb_status record_as_read_statement(struct str observation, struct statement *out, struct err *err);
/* The record with what was read in the place of what was decided, after the rows of that SELECT. */
struct record record_as_read(const struct record *r, const struct rowset *rows);

/* "Hebei, 2023, IP pledge financing, level: 14500000000 元"; a doubtful one ends in " ?". Empty when there is no memory. */
struct str record_says(const struct record *r, enum query_language language, struct arena *arena);
bool record_is_doubtful(const struct record *r);

/* The columns of `ipdb evidence`, and one fact as a row and a citation; `decisions` in words, may be empty. False when there is no memory. */
bool record_columns(struct rowset *out, enum query_language language);
/* Leaves file, hash and link to machines. */
void record_shorten(struct rowset *out);
bool record_add(struct rowset *out, const struct record *r, const struct record_place *place, struct str decisions,
                enum query_language language);

#endif
