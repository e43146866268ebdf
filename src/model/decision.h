/* What a person decided about a number of a bulletin. It is tied to the bulletin's bytes and to the words around the number (prefix, exact, suffix as in
 * the W3C's Web Annotation Data Model), so that it finds its number again after a new ingest and in another version of the bulletin.
 *
 *     hebei-2023, bytes 812 to 822, "质押登记金额" + "145亿元" + "，同比…": reject, "the sum of two years"
 *
 * Strings are borrowed.
 */
#ifndef MODEL_DECISION_H
#define MODEL_DECISION_H

#include <stdbool.h>

#include "base/decimal.h"

#define VERDICTS(X)       \
    X(ACCEPT, "accept")   \
    X(REJECT, "reject")   \
    X(REPLACE, "replace") \
    X(PREFER, "prefer")

#define X(id, code) VERDICT_##id,
enum verdict { VERDICTS(X) };
#undef X

/* What can be replaced; the codes are columns of the view `fact`. */
#define DECISION_FIELDS(X)    \
    X(NONE, "")               \
    X(REGION, "region")       \
    X(PERIOD, "period")       \
    X(INDICATOR, "indicator") \
    X(LABEL, "label")         \
    X(MEASURE, "measure")     \
    X(VALUE, "value")         \
    X(UNIT, "unit")           \
    X(QUALIFIER, "qualifier") \
    X(STATUS, "status")       \
    X(SCOPE, "scope")         \
    X(OF_WHOLE, "of_whole")

#define X(id, code) REPLACED_##id,
enum decision_field { DECISION_FIELDS(X) REPLACED_COUNT };
#undef X

struct decision {
    struct str sha256;  /* of the bulletin's bytes */
    struct str key;     /* of the bulletin */
    size_t begin, end;  /* bytes of the number in the text */
    struct str exact;   /* the number as printed */
    struct str prefix;  /* its sentence before it */
    struct str suffix;  /* and behind it */
    struct str reading; /* what the program had read there; tells facts of one number apart */
    enum verdict verdict;
    enum decision_field field; /* REPLACED_NONE unless something is replaced */
    struct str replacement;    /* in the form of the database: code of a place or indicator, period label, decision_value_print */
    struct str reason, by, at; /* why, who, when (UTC, ISO 8601) */
};

const char *verdict_code(enum verdict v);
bool verdict_parse(struct str code, enum verdict *out);
const char *decision_field_code(enum decision_field f);
bool decision_field_parse(struct str code, enum decision_field *out);
/* The value that is a replacement, in the base unit: plain, or with the power of ten that was not written out (127.16亿 is 127.16e8), so that it stays known how many
 * digits were. All of `s`; false when it is anything else or too long. */
bool decision_value_parse(struct str s, struct decimal *out);
/* The way back; returns the length. */
size_t decision_value_print(struct decimal value, char out[DECIMAL_TEXT]);

#endif
