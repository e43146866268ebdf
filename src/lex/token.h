/* Tokens: what one pass over the folded text of a document finds, in order, without gaps that matter.
 *
 *     全省发明专利授权1.9万件，同比增长5.1%
 *     CUE(own_place) WORD(obj=patent kind=invention) WORD(act=grant) QUANTITY(19000 件) PUNCT(,) CUE(yoy_base) CUE(up) QUANTITY(5.1 %)
 */
#ifndef LEX_TOKEN_H
#define LEX_TOKEN_H

#include "base/decimal.h"
#include "base/vec.h"
#include "catalog/catalog.h"
#include "model/fact.h"

enum token_kind {
    TOKEN_TEXT,     /* a run that no list knows */
    TOKEN_WORD,     /* a word of the trade */
    TOKEN_CUE,      /* a cue word */
    TOKEN_REGION,   /* a place or a group of places */
    TOKEN_QUANTITY, /* a number with its unit and hedges */
    TOKEN_RANK,     /* 第6位, 首位, 前三 */
    TOKEN_TIME,     /* 2023年, 上半年, 截至6月底 */
    TOKEN_NAME,     /* “…”, 《…》 and the like: a name, never a number */
    TOKEN_ASIDE,    /* a numeral that counts nothing, with its reason */
    TOKEN_PUNCT     /* one punctuation mark or line end */
};

enum time_form {
    TIME_NONE,
    TIME_YEAR,    /* 2023年, 去年, 全年 */
    TIME_HALF,    /* 上半年 */
    TIME_QUARTER, /* 第一季度 */
    TIME_MONTH,   /* 9月 */
    TIME_MONTHS,  /* 1—9月, 前三季度 */
    TIME_DAY,     /* 6月30日 */
    TIME_YEARS,   /* 2017—2019年, “十三五”期间, 近三年 */
    TIME_NOW,     /* 截至目前 */
    TIME_EVENT    /* a date that is no period of a figure: 早在, 10年前 */
};

enum time_relative { RELATIVE_NONE, RELATIVE_THIS, RELATIVE_LAST, RELATIVE_BEFORE_LAST, RELATIVE_PREVIOUS, RELATIVE_SAME };

/* What a time expression says; missing parts come from the registers (extract/time.h). */
struct time_expression {
    enum time_form form;
    int year;                    /* 0: not said */
    enum time_relative relative; /* 今年, 去年, 前年 of the publication; 上年, 同年 of what governs */
    int first, last;             /* half, quarter, month(s), first year of a range; last year of a range in `year` */
    int day;
    int recent; /* 近三年: 3 */
    bool until; /* 截至 */
    bool end;   /* 底, 末 */
    bool since; /* 以来, 起 */
};

struct quantity {
    struct decimal value; /* with its multipliers: 1.9万 is 19000 */
    size_t unit;          /* index of the catalogue's unit, NONE without */
    enum qualifier qualifier;
    bool chinese;     /* written in Chinese numerals */
    bool article;     /* 一家, 一件: an article, not a count */
    bool range_first; /* the first of 4.5%—5% */
};

/* A document has a token for some eight of its bytes, so one must be small. */
struct token {
    uint32_t off, end; /* in the folded text */
    uint8_t kind;      /* enum token_kind */
    uint8_t reason;    /* of ASIDE and NAME: enum aside_reason */
    int8_t cue;        /* enum cue, or -1 */
    char mark;         /* of PUNCT: its ASCII form; '.' for 。, '`' for 、, '\n' for a line end */
    uint32_t term_count;
    const struct term *terms; /* of a region: all readings of the name */
    size_t word;              /* index of the catalogue's word, or NONE */
    union {
        struct quantity quantity; /* of QUANTITY and RANK */
        struct time_expression time;
    };
};
_Static_assert(CUE_COUNT <= INT8_MAX, "a cue fits in a token");

struct tokens {
    struct token *at;
    size_t len, cap;
};

#endif
