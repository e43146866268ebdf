/* The time register: from what a bulletin says of when to the period of a fact.
 *
 *     published 2022-08-09, "今年上半年" → 2022-H1; then "截至6月底" → 2022-06-30; then "全年" → 2022
 */
#ifndef EXTRACT_TIME_H
#define EXTRACT_TIME_H

#include "lex/token.h"

/* A period with the way it holds. */
struct moment {
    struct period period;
    bool instant; /* as of its last day: 截至, 底 */
    bool known;
    bool so_far; /* 今年, 2022年以来: of the year of publication what had passed of it */
};

/* What `e` means while `now` governs, in a bulletin published on `published` (year 0: unknown). False when it names no period
 * (a day of an event, a base that cannot be dated). */
bool time_resolve(const struct time_expression *e, const struct moment *now, struct date published, struct moment *out);
/* From January to the month that `now` is: 累计 in a report on a month. */
struct moment time_year_so_far(const struct moment *now);
/* The period of a fact under `now`: a flow as of the end of a month is that of the year so far, a stock stays as of the day. */
struct period time_period(const struct moment *now, bool flow, struct date published);
/* The year that a fact of this period is about; `published` stands in for what is unknown. */
int time_year(struct period p, struct date published);

#endif
