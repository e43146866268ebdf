/* What the parts of an indicator's coverage share: which years are known where (coverage.c), and how that is shown (coverage_show.c). */
#ifndef COVERAGE_COVERAGE_PARTS_H
#define COVERAGE_COVERAGE_PARTS_H

#include "answer/sheet.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, YEARS = LAST_YEAR - FIRST_YEAR + 1 };

/* An indicator in a place and year. */
struct covered_year {
    size_t facts; /* levels of the year itself */
    bool sure;    /* one of them was read surely */
    bool decided, growth, scope, seen;
    struct str periods; /* others within the year: "2022-H1, 2022-Q3" */
    struct str last_period;
};

struct covered_place {
    size_t region;
    struct covered_year years[YEARS];
};

struct coverage {
    const struct query_plan *plan;
    const struct item *item;
    struct rowset *out;
    VEC(struct covered_place *) places; /* the rows, in order */
    size_t *place_of;                   /* by region: its index in `places` plus one */
    int first, last;                    /* years that are told; 0: none */
    size_t doubtful, decided, rejected, deeper;
    bool any; /* some bulletin has something of it, in these places */
};

/* coverage.c */
bool coverage_wants(const struct query_plan *plan, int year);
/* Why the year itself has no figure; MISSING_NOT: it has. */
enum missing coverage_missing(const struct covered_year *y);
/* coverage_show.c; false when there is no memory. */
bool coverage_for_people(struct coverage *c);
bool coverage_for_programs(struct coverage *c);
bool coverage_notes(struct coverage *c, bool for_people);

#endif
