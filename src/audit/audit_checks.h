/* The inside of an audit: what the checks share. A check looks at one cell after the other and at what that is compared with; it counts each
 * comparison (audit_wants) and tells of those that fail (audit_find).
 */
#ifndef AUDIT_AUDIT_CHECKS_H
#define AUDIT_AUDIT_CHECKS_H

#include "answer/cells.h"
#include "answer/interval.h"
#include "audit/audit.h"
#include "audit/audit_fit.h"

enum { AUDIT_FACTS = 4 };

/* A fact as a finding keeps it: copies, since the rows of its family are gone when it is shown. */
struct audit_fact {
    struct str observation, evidence, quote, value;
    struct str sentence, decided; /* from audit_cite */
};

struct finding {
    enum audit_check check;
    enum audit_severity severity;
    size_t region, indicator; /* NONE: `place` and `label` have the bulletin's words */
    struct str place, label, period;
    struct date day; /* the last of the period, for the order */
    struct audit_fact facts[AUDIT_FACTS];
    size_t fact_count;
    struct bounds expected; /* where the second fact would have to be, in its base unit */
    struct str message;
};

/* What a check found: the first fact is what is claimed, the second what stands against it, further ones are needed to see it. */
struct claim {
    enum audit_check check;
    enum fit fit;
    bool weak;             /* unlikely and not impossible: never more than a warning */
    const char *caveat[2]; /* why it is weak, in English and Chinese; NULL: plain from the message */
    const struct observed *facts[AUDIT_FACTS];
    size_t count;
    struct bounds expected;
};

/* Per indicator: the others that it is measured against, as indexes; NONE ends a list. */
enum { RELATIONS_MOST = 8 };
struct relations {
    size_t part_of[RELATIONS_MOST + 1], sum_of[RELATIONS_MOST + 1];
    size_t per_10k_of;
};

struct audit {
    const struct catalog *cat;
    const struct query_plan *about;
    bool zh;
    enum audit_severity least;
    struct arena arena; /* findings and their texts */
    bool failed;        /* there was no memory */
    struct relations *relations;
    size_t population;                  /* the indicator, or NONE */
    size_t *family, family_count;       /* of each indicator, its family's number; NONE: not asked for */
    size_t *batch, batch_count;         /* of each indicator, which SELECT reads it */
    size_t *size, size_of_all;          /* of each indicator, how many facts there are */
    size_t *first_child, *next_sibling; /* of each region */
    VEC(struct finding) findings;
    size_t found[2]; /* by severity, kept or not */
    size_t kept[2];  /* of these, the ones in `findings` */
    size_t cited;    /* findings whose sentences were asked for */
    size_t cells;    /* cells with a figure that was asked for */
    size_t compared[AUDIT_CHECK_COUNT];
};

/* A batch with its cells. */
struct family {
    struct audit *audit;
    const struct catalog *cat;
    const struct evidence *evidence;
    const struct cells *cells;
};

/* The fact is of what is to be audited. */
bool audit_is_wanted(const struct audit *audit, const struct observed *o);
/* True, and one more comparison, when one of the facts is of what is to be audited. */
bool audit_wants(struct audit *audit, enum audit_check check, const struct observed *const *facts, size_t count);
/* A new finding, to be given its message; NULL when it is not to be shown, or without room or memory. A claim that fits is none. */
struct finding *audit_find(struct audit *audit, const struct claim *claim);

/* The bulletin was published before the period was over: what it says of the year is what there was so far. */
bool is_unfinished(const struct observed *o);

/* --- cells */

/* The observations of a cell; *count says how many to look at: the most trusted ones. */
const struct observed *cell_facts(const struct family *f, const struct cell *c, size_t *count);
/* The level of an indicator, whole or in part. NULL: there is none. */
const struct cell *cell_level(const struct family *f, size_t indicator, size_t region, struct str scope, struct period period);
bool cell_is_level(const struct cell *c);
/* Of one region, a period and no whole. */
bool cell_is_dated(const struct cell *c);
/* What can be added up: counts and money. */
bool indicator_is_additive(const struct catalog *cat, size_t indicator);
bool indicator_is_stock(const struct catalog *cat, size_t indicator);

/* --- checks: true if there was memory. audit.c has the table. */
typedef void audit_check_cell(const struct family *f, const struct cell *c);
audit_check_cell audit_growth, audit_base, audit_change;                /* audit_growth.c */
audit_check_cell audit_narrower, audit_scope, audit_place, audit_spell; /* audit_part.c: not above the whole */
audit_check_cell audit_kinds, audit_places;                             /* audit_sum.c */
audit_check_cell audit_share, audit_per_10k;                            /* audit_share.c */
audit_check_cell audit_rank;                                            /* audit_rank.c */
audit_check_cell audit_conflict, audit_halved;                          /* audit_cell.c */

/* --- words (audit_words.c); they live in the audit's arena */

/* "69.20 to 69.68亿元", "more than 489亿元"; as many digits as the width of the interval says. `unit` is a base unit. */
struct str words_interval(struct audit *audit, struct bounds b, struct str unit);
/* "+108.81%", ">+30%" */
struct str words_growth(struct audit *audit, const struct observed *o);
struct str words_period(struct audit *audit, struct period p);
/* "hebei-2023#12" */
struct str words_evidence(struct audit *audit, const struct observed *o);
struct str words_region(const struct audit *audit, size_t region);
struct str words_indicator(const struct audit *audit, size_t indicator);
bool same_document(const struct observed *a, const struct observed *b);
/* printf into the finding's message, in the language of the audit; why it is but a warning comes behind. */
void words_say(struct audit *audit, struct finding *finding, const struct claim *claim, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
