/* The place register: which place a number is about.
 *
 *     全省 in a section about 唐山市 is 河北省; 全市 there is 唐山市; 北京大学 is no place at all.
 */
#ifndef EXTRACT_PLACE_H
#define EXTRACT_PLACE_H

#include "base/arena.h"
#include "lex/token.h"

/* A place: a region of the catalogue, or a name as written (a group, a zone, several places together). */
struct place {
    size_t region; /* index, or NONE */
    struct str name;
};

/* The region that a token means, in a bulletin about `home` (NONE: unknown): readings within home's province come first, then the higher
 * level. NONE when the name is a group or no reading fits. */
size_t place_region(const struct catalog *cat, const struct token *t, size_t home);
/* The place that a token means; false when it means none. */
bool place_of(const struct catalog *cat, const struct token *t, size_t home, struct place *out);
/* The place that 全省, 全市, 我市 … mean while `now` governs in a bulletin about `home`; `word` is the cue as written. */
bool place_own(const struct catalog *cat, struct str word, struct place now, struct place home, struct place *out);
struct place place_of_region(const struct catalog *cat, size_t region);
/* Full official names joined by 、; region NONE unless there is one. */
struct place place_join(const struct place *places, size_t count, struct arena *arena);

#endif
