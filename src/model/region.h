/* A place of GB/T 2260, and a group of places. Indexes are those of the catalogue. */
#ifndef MODEL_REGION_H
#define MODEL_REGION_H

#include "base/str.h"

/* "No such thing", wherever an index is given. */
#define NONE ((size_t)-1)

enum region_level { REGION_COUNTRY, REGION_PROVINCE, REGION_PREFECTURE, REGION_COUNTY };

struct region {
    struct str code;     /* "130000"; 中国 is "000000" */
    struct str zh;       /* 河北省 */
    struct str zh_short; /* 河北; for most counties empty */
    struct str en;       /* Hebei */
    struct str iso;      /* ISO 3166-2: CN-HE; provinces only */
    struct str abbr;     /* 冀; provinces only */
    size_t parent;       /* index, NONE for 中国 */
    enum region_level level;
};

struct region_group {
    struct str zh, en;     /* 京津冀, Beijing-Tianjin-Hebei */
    const size_t *members; /* indexes of regions */
    size_t member_count;
};

#endif
