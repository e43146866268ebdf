/* A unit of measure: a symbol or a Chinese classifier, and what it asks of the noun that it counts. */
#ifndef MODEL_UNIT_H
#define MODEL_UNIT_H

#include "base/str.h"

/* What a unit asks of the noun it counts; a unit may have several (个). */
enum dimension {
    DIMENSION_THING = 1 << 0,    /* 件 项 笔 个 次 */
    DIMENSION_BODY = 1 << 1,     /* 家 所 个 户 */
    DIMENSION_MONEY = 1 << 2,    /* 元 美元 */
    DIMENSION_PERSON = 1 << 3,   /* 人 人次 名 */
    DIMENSION_SESSION = 1 << 4,  /* 场 期 次 个 */
    DIMENSION_PERCENT = 1 << 5,  /* % */
    DIMENSION_POINT = 1 << 6,    /* 个百分点 */
    DIMENSION_TIMES = 1 << 7,    /* 倍 */
    DIMENSION_RANK = 1 << 8,     /* 位 名 after 第 */
    DIMENSION_DURATION = 1 << 9, /* 天 年 个月 小时 工作日 */
    DIMENSION_OTHER = 1 << 10,   /* 亩 吨 公里 千瓦时 … */
    DIMENSION_PLACE = 1 << 11    /* 省 市 县 区 … as things counted */
};

struct unit {
    struct str symbol;   /* the base unit that a fact carries: 元, %, 件, … */
    unsigned dimensions; /* enum dimension, or-ed */
    int power;           /* value × 10^power is in the base unit (千元 would be 3); mostly 0 */
    unsigned times;      /* and × times (0 or 1: nothing) */
};

#endif
