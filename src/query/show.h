/* Figures, regions and periods as people read them, in the language of the answer. Texts live in the arena given; empty when there is no memory. */
#ifndef QUERY_SHOW_H
#define QUERY_SHOW_H

#include "query/sheet.h"

/* The unit of a column (R11): the base unit times a power of ten, and how many digits after the point all of its cells have. */
struct scale {
    struct str unit; /* "亿元", "件", "%" */
    int power, places;
};

bool show_is_zh(const struct query_plan *plan);
/* One of the two, by the language of the answer. */
struct str show_pick(const struct query_plan *plan, const char *en, const char *zh);
struct str show_region(const struct query_plan *plan, size_t region);
struct str show_indicator(const struct query_plan *plan, size_t indicator);
/* "2023", "2022-H1", "asof 2024-02-01" */
struct str show_period(struct arena *arena, struct period p);
/* "2023 (full year)" */
struct str show_period_long(const struct query_plan *plan, struct arena *arena, struct period p);
/* The unit most used by the quotes of the sheet, or the one asked for. */
struct scale show_scale(const struct sheet *sheet);
/* ">489.00", "≈12", and for growth "+108.81%". */
struct str show_value(const struct sheet *sheet, struct arena *arena, const struct scale *scale, const struct figure *figure);
/* A level with its unit, exact: ">489 亿元". */
struct str show_level(const struct scale *scale, struct arena *arena, struct decimal value, enum qualifier qualifier);
/* "hebei-2023#2" */
struct str show_evidence(struct arena *arena, const struct observed *o);
/* "no prior", "no bulletin" … */
struct str show_missing(const struct query_plan *plan, const struct line *line);

#endif
