/* What all ways of drawing a chart ask of its marks. */
#ifndef RENDER_MARKS_H
#define RENDER_MARKS_H

#include "base/arena.h"
#include "model/chart.h"

struct range {
    double low, high; /* low <= 0 <= high */
};

/* Of all values, and zero. */
struct range marks_range(const struct chart *chart);
/* The period that all compared marks share; empty when they do not. */
struct str marks_period(const struct chart *chart);
/* The mark's period where it must be said, because it is not the `shared` one; else empty. */
struct str mark_period(const struct chart_mark *mark, struct str shared);
/* Where the true figure lies: 1 above the value, -1 below it, 0 at it. */
int mark_bound(const struct chart_mark *mark);
/* The figure as shown, "—" if there is none. */
struct str mark_shown(const struct chart_mark *mark);

struct placed {
    const struct chart_mark *mark;
    size_t series; /* marks of one label have one number, by first appearance */
};

/* All marks, by series and then by time; NULL when there is no memory. */
struct placed *marks_by_series(struct arena *arena, const struct chart *chart);

#endif
