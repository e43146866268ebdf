/* What each problem of a check is called, for people. */
#ifndef API_CHECK_WORDS_H
#define API_CHECK_WORDS_H

#include "store/check.h"

struct check_words {
    struct str en, zh;               /* what is wrong */
    struct str advice_en, advice_zh; /* what to do */
};

/* Never NULL. */
const struct check_words *check_words(enum check_problem problem);

#endif
