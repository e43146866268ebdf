/* The sound that an ideograph begins with, for slips of an input method: 被 and 北 are both b. */
#ifndef TEXT_INITIAL_H
#define TEXT_INITIAL_H

#include <stdint.h>

/* One letter for each of U+4E00 .. U+9FFF, "-" where none is known; written by tools/image/initials.c when the program was built. */
extern const char han_initials_image[];

/* The first letter of the pinyin, or 0. */
char han_initial(uint32_t c);

#endif
