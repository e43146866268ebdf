/* Quantities and ranks: a numeral with what belongs to it.
 *
 *     6.6645万件 · 5000万余元 · 8000万元以上 · 百分之二十三点五 · 六成 · 3/4 · 第六位 · 前三
 */
#ifndef LEX_QUANTITY_H
#define LEX_QUANTITY_H

#include "lex/token.h"

/* The quantity at `p`; returns the bytes matched, or 0. Chinese numerals count only with a unit. */
size_t quantity_match(const struct catalog *cat, const char *p, const char *end, struct quantity *out);
/* A multiplier alone with a unit (突破万件, 超百亿元): what only a hedge before it makes a number; bytes matched, or 0. */
size_t quantity_power(const struct catalog *cat, const char *p, const char *end, struct quantity *out);
/* 三番 behind 翻: the growth of so many doublings in percent (700); bytes matched with the hedge behind, or 0. */
size_t quantity_doublings(const struct catalog *cat, const char *p, const char *end, struct quantity *out);
/* 以上, 左右, 还多 at `p`: what a word behind a number says of it; bytes matched, or 0 (*qualifier untouched). */
size_t quantity_hedge(const char *p, const char *end, enum qualifier *qualifier);
/* The first part of a range (4.5% of 4.5%—5%, 5 of 5—8万元): the bytes up to the dash, with the unit and multiplier of the second; or 0. */
size_t quantity_range(const struct catalog *cat, const char *p, const char *end, struct quantity *first, size_t *dash);
/* 第6位, 第一, 前三, 前10名: a place in an order; returns the bytes matched, or 0. */
size_t quantity_rank(const char *p, const char *end, struct quantity *out);
/* 第五届, 第二批: an ordinal that ranks nothing; returns the bytes matched, or 0. */
size_t quantity_ordinal(const char *p, const char *end);

#endif
