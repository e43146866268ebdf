/* A figure in words, as it counts. */
#ifndef MODEL_FIGURE_H
#define MODEL_FIGURE_H

#include "base/arena.h"

/* What the program read of a fact that a decision changed, "12716000000 元", as a term of SQL over `observation`. */
#define FIGURE_READ(t) "(SELECT x.value_text || ' ' || x.unit FROM reading x WHERE x.observation_id = " t ".observation_id)"

/* The number as printed; where a decision put another value or unit in the place of what was `read`, that one. `read` is empty where no decision changed
 * the fact. Without ptr when there is no memory. */
struct str figure_words(struct arena *arena, struct str quote, struct str read, struct str value, struct str unit);

#endif
