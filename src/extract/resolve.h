/* Features to an indicator: the most specific entry that agrees with what the words say and with what the unit asks.
 *
 *     {obj=ip proc=pledge money=amount} asked for money  → pledge_financing
 *     the same asked for a thing                         → pledge_projects
 */
#ifndef EXTRACT_RESOLVE_H
#define EXTRACT_RESOLVE_H

#include "catalog/catalog.h"

/* Where the features of a phrase came from, best first; kept for trace and confidence. */
enum origin_try { TRY_OWN, TRY_TOPIC, TRY_OBJECT, TRY_LAST, TRY_PARAGRAPH, TRY_HEADING, TRY_TITLE, TRY_FOCUS, TRY_COUNT };

/* Index of the entry, or NONE. `dimensions` are those that the unit allows (0: any); `likely` decides what 注册商标
 * are: as of a day marks in force, in a year those registered. */
size_t resolve_entry(const struct catalog *cat, const struct features *said, unsigned dimensions, enum nature likely);
/* What a phrase inherits from a topic (docs/extraction.md, inheritance): `own` completed from `topic` into `out`. */
void resolve_inherit(const struct features *own, const struct features *topic, bool same_sentence, struct features *out);
/* A phrase that only narrows (办结, 其中企业, 发明) keeps all that was said. */
bool resolve_only_narrows(const struct features *own);
/* True when a feature narrows the entry: it is neither needed nor may it be said, or of several that will do it is not the first
 * (优势企业 of provincial enterprises). */
bool resolve_narrows(const struct catalog *cat, size_t entry, struct feature f);

#endif
