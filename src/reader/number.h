/* The numbering or bullet at the start of a line, and what digits in a line are about. */
#ifndef READER_NUMBER_H
#define READER_NUMBER_H

#include "base/str.h"

struct numbering {
    size_t len;  /* bytes of the line that it takes; 0: there is none */
    int level;   /* 1 第一章 or 一、; 2 第一节 or （一）; 3 1. or 1、; 4 （1） or 1）; 5 ① */
    bool bullet; /* ● ◆ —— · and the like: level 3 */
};

struct numbering number_read(struct str line);

/* What the digits of a line say. Digits of dates, 第6位 and names such as 500强 are not measured. */
struct digits {
    bool date;     /* a full date (2022-08-09, 2022年8月9日) anywhere, or a date at the end of the line */
    bool measured; /* a number of something: 11.8万件, 35.9% */
};

struct digits number_scan(struct str line);

#endif
