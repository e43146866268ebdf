/* Codes of what a fact carries, as the database and NDJSON write them.
 *
 *     同比增长108.81%  →  measure "yoy"      超489亿元  →  qualifier "over"
 */
#include "model/fact.h"

#include "model/code.h"

#define X(id, code, en, zh) code,
static const char *const measures[] = {MEASURES(X)};
#undef X
#define X(id, code, en, zh) {en, zh},
static const char *const measure_names[][2] = {MEASURES(X)};
#undef X
#define X(id, code) code,
static const char *const qualifiers[] = {QUALIFIERS(X)};
static const char *const statuses[] = {FACT_STATUSES(X)};
static const char *const reasons[] = {ASIDE_REASONS(X)};
#undef X

static const struct codes measure_codes = {measures, sizeof measures / sizeof *measures};
static const struct codes qualifier_codes = {qualifiers, sizeof qualifiers / sizeof *qualifiers};
static const struct codes status_codes = {statuses, sizeof statuses / sizeof *statuses};
static const struct codes reason_codes = {reasons, sizeof reasons / sizeof *reasons};

void extraction_fini(struct extraction *x)
{
    VEC_FINI(&x->sentences);
    VEC_FINI(&x->facts);
    VEC_FINI(&x->asides);
    x->numerals = x->accounted = 0;
}

const char *measure_code(enum measure m)
{
    return code_at(measure_codes, (size_t)m);
}

const char *measure_name(enum measure m, bool zh)
{
    return measure_names[m][zh];
}

const char *qualifier_code(enum qualifier q)
{
    return code_at(qualifier_codes, (size_t)q);
}

const char *fact_status_code(enum fact_status s)
{
    return code_at(status_codes, (size_t)s);
}

const char *aside_reason_code(enum aside_reason r)
{
    return code_at(reason_codes, (size_t)r);
}

bool measure_parse(struct str code, enum measure *out)
{
    size_t found = code_find(measure_codes, code);
    if (found == measure_codes.count)
        return false;
    *out = (enum measure)found;
    return true;
}

bool qualifier_parse(struct str code, enum qualifier *out)
{
    size_t found = code_find(qualifier_codes, code);
    if (found == qualifier_codes.count)
        return false;
    *out = (enum qualifier)found;
    return true;
}

bool fact_status_parse(struct str code, enum fact_status *out)
{
    size_t found = code_find(status_codes, code);
    if (found == status_codes.count)
        return false;
    *out = (enum fact_status)found;
    return true;
}

bool aside_reason_parse(struct str code, enum aside_reason *out)
{
    size_t found = code_find(reason_codes, code);
    if (found == reason_codes.count)
        return false;
    *out = (enum aside_reason)found;
    return true;
}
