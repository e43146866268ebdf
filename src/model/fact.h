/* A fact: one numeral of a bulletin with everything that it says (docs/facts.md has the meaning of each field),
 * and an aside: a numeral that says nothing about an indicator, with the reason.
 *
 * Strings are borrowed from the document, its arena or the catalogue, and live as long as these.
 */
#ifndef MODEL_FACT_H
#define MODEL_FACT_H

#include "base/decimal.h"
#include "base/vec.h"
#include "model/period.h"

/* X(identifier, code, English, Chinese): where the query language has a word for it, that one. */
#define MEASURES(X)                                             \
    X(LEVEL, "level", "level", "水平")                          \
    X(YOY, "yoy", "growth", "同比增速")                         \
    X(GROWTH, "growth", "growth on another base", "增速")       \
    X(MOM, "mom", "growth on the period before", "环比增速")    \
    X(CAGR, "cagr", "average growth", "年均增速")               \
    X(CHANGE, "change", "change", "增量")                       \
    X(PP_CHANGE, "pp_change", "change in points", "百分点变化") \
    X(GAP, "gap", "gap", "差距")                                \
    X(SHARE, "share", "share", "占比")                          \
    X(RANK, "rank", "rank", "排名")                             \
    X(RATE, "rate", "rate", "比率")

#define QUALIFIERS(X)   \
    X(EXACT, "exact")   \
    X(APPROX, "approx") \
    X(OVER, "over")     \
    X(UNDER, "under")

#define FACT_STATUSES(X) \
    X(ACTUAL, "actual")  \
    X(TARGET, "target")

#define ASIDE_REASONS(X)      \
    X(DATE, "date")           \
    X(ORDINAL, "ordinal")     \
    X(DOCNUMBER, "docnumber") \
    X(NAME, "name")           \
    X(RULE, "rule")           \
    X(VAGUE, "vague")         \
    X(FURNITURE, "furniture") \
    X(UNREAD, "unread")

#define X(id, code, en, zh) MEASURE_##id,
enum measure { MEASURES(X) };
#undef X
#define X(id, code) QUALIFIER_##id,
enum qualifier { QUALIFIERS(X) };
#undef X
#define X(id, code) FACT_##id,
enum fact_status { FACT_STATUSES(X) };
#undef X
#define X(id, code) ASIDE_##id,
enum aside_reason { ASIDE_REASONS(X) };
#undef X

struct fact {
    struct str region;      /* full official name, or several joined by 、, or a group's name */
    struct str region_code; /* GB/T 2260 code ("130000"; "000000" is 中国); empty for joint, grouped and unlisted places */
    int year;               /* the year the number is about; of a range, the year it ends in */
    struct period period;
    struct str indicator; /* a code of the catalogue, or "other" */
    struct str label;     /* for "other": the bulletin's own noun phrase */
    enum measure measure;
    struct decimal value; /* in the base unit; its scale still tells the digits that were written */
    struct str unit;      /* base unit: 元 % 个百分点 倍 位, or a classifier */
    enum qualifier qualifier;
    enum fact_status status;
    struct str scope;                    /* what narrows the indicator, or empty */
    struct str of;                       /* for a share, rank or gap: the whole, field or other side */
    struct str grounds;                  /* names of the rules that made it, blank-separated, for `trace` and confidence */
    int confidence;                      /* in thousandths, 0 .. 1000; below 700 the fact is shown as doubtful */
    size_t begin, end;                   /* bytes of the quote in the document's text */
    size_t block;                        /* index of the block it stands in */
    size_t sentence_begin, sentence_end; /* bytes of the sentence */
};

struct aside {
    enum aside_reason reason;
    size_t begin, end; /* bytes in the document's text */
};

/* A sentence, item or heading, with or without facts. */
struct sentence {
    size_t block;      /* index of the block it stands in */
    size_t begin, end; /* bytes in the document's text */
};

struct extraction {
    VEC(struct sentence) sentences; /* in order of `begin`; without furniture */
    VEC(struct fact) facts;         /* in order of `begin` */
    VEC(struct aside) asides;       /* in order of `begin` */
    size_t numerals;                /* Arabic numerals in the text */
    size_t accounted;               /* of these, the ones inside a fact or an aside */
};

void extraction_fini(struct extraction *x);

const char *measure_code(enum measure m);
/* For people: "growth", "同比增速". */
const char *measure_name(enum measure m, bool zh);
const char *qualifier_code(enum qualifier q);
const char *fact_status_code(enum fact_status s);
const char *aside_reason_code(enum aside_reason r);
bool measure_parse(struct str code, enum measure *out);
bool qualifier_parse(struct str code, enum qualifier *out);
bool fact_status_parse(struct str code, enum fact_status *out);
bool aside_reason_parse(struct str code, enum aside_reason *out);

#endif
