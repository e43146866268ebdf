/* VERDICT_REJECT ↔ "reject" · FIELD_OF_WHOLE ↔ "of_whole" */
#include "model/decision.h"

#include <stdio.h>

#include "model/code.h"

#define X(id, code) code,
static const char *const verdicts[] = {VERDICTS(X)};
static const char *const fields[] = {DECISION_FIELDS(X)};
#undef X

static const struct codes verdict_codes = {verdicts, sizeof verdicts / sizeof *verdicts};
static const struct codes field_codes = {fields, sizeof fields / sizeof *fields};

const char *verdict_code(enum verdict v)
{
    return code_at(verdict_codes, (size_t)v);
}

bool verdict_parse(struct str code, enum verdict *out)
{
    size_t found = code_find(verdict_codes, code);
    if (found == verdict_codes.count)
        return false;
    *out = (enum verdict)found;
    return true;
}

const char *decision_field_code(enum decision_field f)
{
    return code_at(field_codes, (size_t)f);
}

bool decision_field_parse(struct str code, enum decision_field *out)
{
    size_t found = code_find(field_codes, code);
    if (found == field_codes.count)
        return false;
    *out = (enum decision_field)found;
    return true;
}

/* [+-]digits of at most two digits */
static bool parse_power(struct str s, int *out)
{
    struct decimal power;
    if (!decimal_parse(s, &power) || power.scale != 0 || power.coef < -18 || power.coef > 18)
        return false;
    *out = (int)power.coef;
    return true;
}

bool decision_value_parse(struct str s, struct decimal *out)
{
    size_t mark = 0;
    int power = 0;
    struct decimal value;
    while (mark < s.len && s.ptr[mark] != 'e' && s.ptr[mark] != 'E')
        mark++;
    if (mark < s.len && !parse_power(str_slice(s, mark + 1, s.len), &power))
        return false;
    if (!decimal_parse(str_slice(s, 0, mark), &value) || !decimal_shift(value, power, &value))
        return false;
    *out = value;
    return true;
}

size_t decision_value_print(struct decimal value, char out[DECIMAL_TEXT])
{
    if (value.scale < 0)
        return (size_t)snprintf(out, DECIMAL_TEXT, "%llde%d", (long long)value.coef, -value.scale);
    return decimal_print_fixed(value, value.scale, out);
}
