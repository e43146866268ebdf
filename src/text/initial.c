/* 北 → b · 湖 → h · a → nothing */
#include "text/initial.h"

char han_initial(uint32_t c)
{
    char letter = c >= 0x4E00 && c <= 0x9FFF ? han_initials_image[c - 0x4E00] : '-';
    return letter == '-' ? '\0' : letter;
}
