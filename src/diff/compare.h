/* What changed between two lists of facts: two versions of a bulletin, or two readings of the same text.
 *
 * Nothing here knows a database: facts are plain structs of borrowed strings, and the result is indexes into the two lists.
 */
#ifndef DIFF_COMPARE_H
#define DIFF_COMPARE_H

#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

/* A fact as it is compared; strings are borrowed, what is not known is empty. The codes are those of the database. */
struct compared_fact {
    struct str evidence; /* hebei-2023#2: for the reader, never compared */
    struct str region, region_code;
    struct str indicator; /* code of the catalogue; empty: what `label` says */
    struct str label;
    struct str measure, period, value, step, unit, qualifier, status, scope, of_whole;
    struct str quote, sentence;
    struct str decided, as_read; /* see model/figure.h */
    size_t begin, end;           /* bytes of the quote in its text */
    int confidence;              /* in thousandths */
};

struct compared_facts {
    const struct compared_fact *at; /* in the order of their text */
    size_t count;
};

/* What can differ between two facts that are a pair: X(identifier, name for machines, English, Chinese). */
#define FACT_FIELDS(X)                                  \
    X(VALUE, "value", "value", "数值")                  \
    X(STEP, "step", "precision", "精度")                \
    X(QUALIFIER, "qualifier", "qualifier", "限定")      \
    X(UNIT, "unit", "unit", "单位")                     \
    X(REGION, "region", "region", "地区")               \
    X(INDICATOR, "indicator", "indicator", "指标")      \
    X(LABEL, "label", "label", "原文名称")              \
    X(MEASURE, "measure", "measure", "度量")            \
    X(PERIOD, "period", "period", "期间")               \
    X(SCOPE, "scope", "scope", "口径")                  \
    X(OF_WHOLE, "of_whole", "whole", "整体")            \
    X(STATUS, "status", "status", "状态")               \
    X(DECIDED, "decided", "decision", "人工裁定")       \
    X(DOUBTFUL, "doubtful", "doubt", "存疑")            \
    X(CONFIDENCE, "confidence", "confidence", "可信度") \
    X(QUOTE, "quote", "quote", "原文数字")              \
    X(SPAN, "span", "place in the text", "文中位置")

#define X(id, code, en, zh) FIELD_INDEX_##id,
enum fact_field_index { FACT_FIELDS(X) FACT_FIELD_COUNT };
#undef X
#define X(id, code, en, zh) FIELD_##id = 1 << FIELD_INDEX_##id,
enum fact_field { FACT_FIELDS(X) };
#undef X

/* What a figure says, as opposed to what it is about. */
#define FIELDS_OF_VALUE ((unsigned)(FIELD_VALUE | FIELD_STEP | FIELD_QUALIFIER | FIELD_UNIT))

/* How facts become pairs. */
enum compare_by {
    /* Two texts: by what they are about, then by the same words; never by number or offset. */
    COMPARE_TEXTS,
    /* One text, read twice: by the bytes of the quote. A difference of confidence, quote or span is a change too. */
    COMPARE_READINGS
};

enum agreement {
    AGREE_SAME,    /* the value did not change */
    AGREE_MEET,    /* it did, but both can be one figure: 127亿 and 127.16亿 */
    AGREE_APART,   /* both cannot be true */
    AGREE_UNKNOWN, /* nothing to compare: other units, or a value that is none */
};

struct fact_pair {
    size_t before, after; /* indexes in the two lists; NONE (model/region.h): there is none */
    unsigned changed;     /* enum fact_field, or-ed; 0: equal, or one side is missing */
    enum agreement agreement;
};

struct comparison {
    VEC(struct fact_pair)
    pairs; /* each fact once, in the order of the new text; what was removed stands behind the fact that it followed */
    size_t equal, changed, removed, added;
};

/* Pairs every fact of the two lists. Among several that could be a pair the equal ones go first, then the order of the text decides; the
 * result depends on nothing else. Time n log n. IPDB_NOMEM only. `out` is zeroed by the caller. */
enum ipdb_status compare_facts(struct compared_facts before, struct compared_facts after, enum compare_by by,
                               struct comparison *out, struct err *err);
void comparison_fini(struct comparison *comparison);
/* The fields in which two facts differ. */
unsigned compare_fields(const struct compared_fact *a, const struct compared_fact *b, enum compare_by by);
/* Names of a field, by its index. */
const char *fact_field_code(enum fact_field_index field);
const char *fact_field_name(enum fact_field_index field, bool zh);

#endif
