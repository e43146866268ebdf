/* Figures, regions and periods as people read them, in the language of the answer. Texts live in the arena given; empty when there is no memory. */
#ifndef ANSWER_SHOW_H
#define ANSWER_SHOW_H

#include "answer/sheet.h"

/* The unit of a column (R11): the base unit times a power of ten, and how many digits after the point all of its cells have. */
struct scale {
    struct str unit; /* "亿元", "件", "%" */
    int power, places;
};

struct str show_region(const struct query_plan *plan, size_t region);
struct str show_indicator(const struct query_plan *plan, size_t indicator);
/* The name given by `as`, else that of the indicator, or of the two: "IP pledge financing ÷ IP pledge projects", with its part: "…@企业". */
struct str show_item(const struct query_plan *plan, struct arena *arena, const struct item *item);
/* "growth", "同比增速" */
struct str show_form(const struct query_plan *plan, enum form form);
/* "2023", "2022-H1", "asof 2024-02-01" */
struct str show_period(struct arena *arena, struct period p);
/* "2023 (full year)" */
struct str show_period_long(const struct query_plan *plan, struct arena *arena, struct period p);
/* The unit most used by the quotes of the sheet, or the one asked for. */
struct scale show_scale(const struct sheet *sheet, struct arena *arena);
/* That of the levels behind the column: of a growth in money 亿元. */
struct scale show_level_scale(const struct sheet *sheet);
/* ">489.00", "≈12", for growth "+108.81%"; of a place among the rows the level that it rests on. */
struct str show_value(const struct sheet *sheet, struct arena *arena, const struct scale *scale, const struct figure *figure);
/* "≈", ">" or "<"; of an exact value "" */
const char *show_qualifier(enum qualifier q);
/* A level with its unit, exact: ">489 亿元". */
struct str show_level(const struct scale *scale, struct arena *arena, struct decimal value, enum qualifier qualifier);
/* What the column of values is called: "亿元", "growth", "change, 亿元", or the name given by `as`. */
struct str show_value_title(const struct sheet *sheet, struct arena *arena, const struct scale *scale);
/* "145亿元 ÷ 1015项" for a figure out of two, else "reported", "derived", "of the rows listed". */
struct str show_basis(const struct sheet *sheet, struct arena *arena, const struct figure *figure);
/* "hebei-2023#2" */
struct str show_evidence(struct arena *arena, const struct observed *o);
/* "no prior", "no bulletin" … */
struct str show_missing(const struct query_plan *plan, const struct line *line);

#endif
