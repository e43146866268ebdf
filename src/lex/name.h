/* What only looks like a number: names in quotation marks and 《》, document numbers, telephone numbers, codes with letters, clock times,
 * numbering at the start of a line. Each recognizer returns the bytes matched, or 0.
 */
#ifndef LEX_NAME_H
#define LEX_NAME_H

#include "model/fact.h"

/* “4554”, 《…（2021—2025年）》, ‘…’, 「…」: a name of at most a hundred characters or so on one line. */
size_t name_quoted(const char *p, const char *end);
/* 〔2019〕56号, 2号文件, 0000-00000000, 4:2:2:2, 3·15, 5·10, B2-20150515, _0428, ISO 56005: sets the reason. `start` is the start of the line. */
size_t name_of_digits(const char *start, const char *p, const char *end, enum aside_reason *reason);
/* 一、 (一) 1. 1、 (1) ① 第一章 at the start of a line. */
size_t name_numbering(const char *p, const char *end);
/* 一是, 二要, 其一: enumeration inside a paragraph. */
size_t name_enumeration(const char *p, const char *end);

#endif
