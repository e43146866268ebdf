/* What the parts of a check share: where findings go, and the bulletin that is looked at. */
#ifndef STORE_CHECK_PARTS_H
#define STORE_CHECK_PARTS_H

#include "base/buf.h"
#include "base/vec.h"
#include "store/check.h"
#include "store/db.h"

struct check_span {
    int64_t begin, end;
};
typedef VEC(struct check_span) check_spans;

struct checking {
    struct store *store;
    check_sink *sink;
    void *context;
    struct check_counts *counts;
    struct buf place, found, expected; /* of the finding at hand */
};

/* The bulletin that is looked at; texts are borrowed from its row. */
struct check_source {
    int64_t id, version, current;
    struct str key, text, sha256, published;
    bool readable;   /* the text is valid UTF-8: offsets can be looked at */
    bool dictionary; /* the dictionary tables are of the catalogue that it was read with */
    check_spans facts, asides;
};

/* Tells the sink. */
enum ipdb_status check_tell(struct checking *c, const struct check_finding *finding, struct err *err);
/* A failure that is damage, and so a finding about `table`, becomes one; the status of the rest is returned as it is. */
enum ipdb_status check_absorb(struct checking *c, enum ipdb_status status, const char *table, struct str place, struct err *err);
/* "hebei-2023", "hebei-2023@1" for an old version; with a number "hebei-2023#12". Borrowed until the next call. */
struct str check_place(struct checking *c, const struct check_source *s, int64_t number);
/* Fills in the place of a row of observation, passage or aside, as far as it can be found; other tables have none. */
void check_locate(struct checking *c, struct check_finding *finding);
/* A number as text. Borrowed until the next call of the same function. */
struct str check_found(struct checking *c, int64_t number);
struct str check_expected(struct checking *c, int64_t number);

/* application_id and schema are right: SQLite's own checks, constraints, references, migrations, versions of each bulletin, the dictionary. */
enum ipdb_status check_pages(struct checking *c, struct err *err);
enum ipdb_status check_rows(struct checking *c, struct err *err);
enum ipdb_status check_references(struct checking *c, struct err *err);
enum ipdb_status check_migrations(struct checking *c, struct err *err);
enum ipdb_status check_versions(struct checking *c, struct err *err);
enum ipdb_status check_dictionary(struct checking *c, struct err *err);
/* Each bulletin with all that belongs to it. */
enum ipdb_status check_sources(struct checking *c, struct err *err);

/* Whether `begin` and `end` stand at characters inside the text, and the bytes between them are `quote`; else told as about `at`. */
enum ipdb_status check_quote(struct checking *c, const struct check_source *s, struct str quote, const struct check_finding *at,
                             struct err *err);
/* The facts and the asides of one bulletin; their spans are added to it. */
enum ipdb_status check_facts(struct checking *c, struct check_source *s, struct err *err);
enum ipdb_status check_asides(struct checking *c, struct check_source *s, struct err *err);
/* The Arabic numerals of the text, and those within a span. */
enum ipdb_status check_numerals(const struct check_source *s, int64_t *numerals, int64_t *accounted, struct err *err);
/* "2024-01-05T08:30:00Z" */
bool check_is_time(struct str s);

#endif
