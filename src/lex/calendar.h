/* Time expressions: what a bulletin says of when.
 *
 *     2023年 · 去年 · 上半年 · 2022年前三季度 · 1—10月 · 截至6月底 · 2017—2019年 · “十三五”期间 · 近三年来 · 截至目前
 */
#ifndef LEX_CALENDAR_H
#define LEX_CALENDAR_H

#include "lex/token.h"

/* The expression at `p`; returns the bytes matched, or 0. */
size_t calendar_expression(const char *p, const char *end, struct time_expression *out);
/* 连续4年, 历时10个月, 3年内: a span of time that only frames; returns the bytes matched, or 0. */
size_t calendar_streak(const char *p, const char *end);
/* 14:30, 10:22:05; returns the bytes matched, or 0. */
size_t calendar_clock(const char *p, const char *end);

#endif
