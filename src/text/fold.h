/* Folding: one shape for the variants of a character, with a map back to the source.
 *
 * Full-width and other compatibility letters, digits and punctuation become their plain forms (１２３．４％ → 123.4%,
 * ， → , （ → ( ： → : ； → ; ！ → !), the ideographic blank, the tab and other blanks become one space each, compatibility and radical
 * ideographs the unified one. Enclosed numbers (①, ㈠, ⒈), superscripts, fractions and ㎡ keep their shape, so that no digit appears
 * that was not written; so do 。、《》“”… and whatever would bring in a blank. Line ends stay.
 * Characters never move: each folded byte knows the source character it came from.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stdint.h>

#include "base/arena.h"

struct folded {
    struct str text;    /* UTF-8, in the arena, with a NUL byte behind it */
    const uint32_t *at; /* at[off] is the source offset of the character that folded byte `off` belongs to;
                           at[text.len] is source.len. Within one character all bytes map to its first source byte. */
};

#define FOLD_GROWTH 6 /* folded bytes a source byte, at most */

/* Folds valid UTF-8 of less than 4 GiB; false when there is no memory. Time and memory are linear. */
bool fold(struct str source, struct arena *arena, struct folded *out);

#endif
