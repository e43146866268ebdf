/* VERDICT_REJECT ↔ "reject" · FIELD_OF_WHOLE ↔ "of_whole" */
#include "model/decision.h"

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
