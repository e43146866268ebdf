/* The few words that render adds of its own, in the language of the answer. */
#ifndef RENDER_WORDS_H
#define RENDER_WORDS_H

#include "model/rowset.h"

static inline bool words_are_zh(const struct rowset *set)
{
    return str_eq(set->language, STR("zh"));
}

static inline struct str words_pick(bool zh, const char *in_english, const char *in_chinese)
{
    return str_of(zh ? in_chinese : in_english);
}

/* What stands over the rows below the rule. */
static inline struct str words_below(bool zh)
{
    return words_pick(zh, "Shown, not compared", "仅列示，不参与比较");
}

#endif
