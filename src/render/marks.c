/* The marks of a chart: their range, the period that needs no saying, and their order as lines.
 *
 *     Hebei 2023 145.00 · Hubei 2023 127.16 · below the rule Zhejiang 2022-H1 >489.00  →  0 .. 489, shared period 2023
 */
#include "render/marks.h"

#include "base/strmap.h"

struct range marks_range(const struct chart *chart)
{
    struct range range = {0, 0};
    for (size_t i = 0; i < chart->marks.len; i++) {
        const struct chart_mark *m = &chart->marks.at[i];
        double value = m->has_value ? decimal_to_double(m->value) : 0;
        range.low = value < range.low ? value : range.low;
        range.high = value > range.high ? value : range.high;
    }
    return range;
}

struct str marks_period(const struct chart *chart)
{
    struct str shared = {"", 0};
    for (size_t i = 0; i < chart->marks.len; i++) {
        const struct chart_mark *m = &chart->marks.at[i];
        if (m->below || !m->has_value)
            continue;
        if (shared.len && !str_eq(shared, m->period))
            return (struct str){"", 0};
        shared = m->period;
    }
    return shared;
}

struct str mark_period(const struct chart_mark *mark, struct str shared)
{
    return str_eq(mark->period, shared) ? (struct str){"", 0} : mark->period;
}

int mark_bound(const struct chart_mark *mark)
{
    return mark->qualifier == QUALIFIER_OVER ? 1 : mark->qualifier == QUALIFIER_UNDER ? -1 : 0;
}

struct str mark_shown(const struct chart_mark *mark)
{
    return mark->shown.len ? mark->shown : STR("—");
}

static int compare(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    if (x->series != y->series)
        return x->series < y->series ? -1 : 1;
    int by_time = date_cmp(x->mark->end, y->mark->end);
    return by_time ? by_time : (x->mark > y->mark) - (x->mark < y->mark);
}

struct placed *marks_by_series(struct arena *arena, const struct chart *chart)
{
    struct strmap series = {0};
    struct placed *placed = arena_array(arena, chart->marks.len + 1, sizeof *placed);
    bool ok = placed != NULL;
    for (size_t i = 0; ok && i < chart->marks.len; i++) {
        const struct chart_mark *m = &chart->marks.at[i];
        placed[i] = (struct placed){m, series.len};
        if (!strmap_get(&series, m->label, &placed[i].series))
            ok = strmap_put(&series, m->label, series.len);
    }
    strmap_fini(&series);
    if (!ok)
        return NULL;
    qsort(placed, chart->marks.len, sizeof *placed, compare);
    return placed;
}
