/* The codes of an enum: measure_code(MEASURE_YOY) is "yoy", and back. */
#include "model/code.h"

const char *code_at(struct codes codes, size_t index)
{
    return index < codes.count ? codes.at[index] : "";
}

size_t code_find(struct codes codes, struct str code)
{
    size_t i = 0;
    while (i < codes.count && !str_eq(str_of(codes.at[i]), code))
        i++;
    return i;
}
