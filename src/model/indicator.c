/* Codes of an indicator's nature: 专利授权量 is a "flow", 有效发明专利 a "stock". */
#include "model/indicator.h"

#include "model/code.h"

#define X(id, code) code,
static const char *const natures[] = {NATURES(X)};
#undef X
static const struct codes nature_codes = {natures, sizeof natures / sizeof *natures};

const char *nature_code(enum nature nature)
{
    return code_at(nature_codes, (size_t)nature);
}

bool nature_parse(struct str code, enum nature *out)
{
    size_t found = code_find(nature_codes, code);
    if (found == nature_codes.count)
        return false;
    *out = (enum nature)found;
    return true;
}
