/* Why a region has no figure (R12):
 *
 *     growth of 浙江: the level is known for 2022-H1, 2021-H1 is not in the database → B, no prior
 *     2023 of 江苏: there is 2022-H1 → P · no bulletin of 2023 at all → L · a bulletin without the figure → O
 */
#include "query/sheet.h"

static bool about(const struct sheet *s, const struct cell *c, size_t region)
{
    return c->shown->indicator == s->item->indicator && c->shown->region == region;
}

/* The latest cell of a measure, of the main scope or of another, in the wanted periods or in any. */
static const struct cell *latest(const struct sheet *s, size_t region, enum measure measure, bool main, bool wanted)
{
    const struct cell *found = NULL;
    for (size_t i = 0; i < s->cells->list.len; i++) {
        const struct cell *c = &s->cells->list.at[i];
        if (!about(s, c, region) || c->shown->measure != measure || (c->shown->scope.len == 0) != main ||
            (wanted && !period_wanted(s, c->shown->period)))
            continue;
        if (!found || period_newer(s->plan->catalog, s->item->indicator, c->shown->period, found->shown->period) > 0)
            found = c;
    }
    return found;
}

static int days_apart(struct date a, struct date b)
{
    int days = (a.year - b.year) * 372 + (a.month - b.month) * 31 + (a.day - b.day);
    return days < 0 ? -days : days;
}

/* The figure of the main scope whose period is nearest to the one asked for. */
static const struct cell *nearest(const struct sheet *s, size_t region)
{
    const struct cell *found = NULL;
    struct date wanted = s->plan->when_count ? s->plan->whens[0].last.end : (struct date){0};
    int best = 0;
    for (size_t i = 0; i < s->figures.list.len; i++) {
        const struct cell *c = s->figures.list.at[i].cell;
        if (!about(s, c, region) || c->shown->scope.len)
            continue;
        int apart = days_apart(c->shown->period.end, wanted);
        if (!found || apart < best) {
            best = apart;
            found = c;
        }
    }
    return found;
}

static bool seen_in(const struct sheet *s, const struct seen *seen)
{
    if (s->plan->when_count == 0)
        return true;
    for (size_t i = 0; i < s->plan->when_count; i++) {
        const struct when *w = &s->plan->whens[i];
        if (seen->period.end.year && date_cmp(seen->period.start, w->first.start) >= 0 &&
            date_cmp(seen->period.end, w->last.end) <= 0)
            return true;
    }
    return false;
}

static bool has_bulletin(const struct sheet *s, size_t region)
{
    for (size_t i = 0; i < s->evidence->seen.len; i++)
        if (s->evidence->seen.at[i].region == region && seen_in(s, &s->evidence->seen.at[i]))
            return true;
    return false;
}

static void set(struct line *out, enum missing missing, const struct cell *context)
{
    out->missing = missing;
    out->context = context;
}

/* A level that is there, but no growth. */
static bool missing_base(const struct sheet *s, size_t region, struct line *out)
{
    struct figure unused;
    const struct cell *level = latest(s, region, MEASURE_LEVEL, true, true);
    if (!level || s->item->source == SOURCE_REPORTED)
        return false;
    out->why = growth_derive(s->plan, s->cells, level, &unused);
    out->period = level->shown->period;
    set(out, MISSING_BASE, level);
    return true;
}

void line_missing(const struct sheet *s, size_t region, struct line *out)
{
    bool growth = s->item->form == FORM_GROWTH;
    const struct cell *other = growth ? NULL : latest(s, region, MEASURE_YOY, true, true), *near = nearest(s, region);
    *out = (struct line){.region = region};
    if (!s->plan->series && s->plan->when_count)
        out->period = s->plan->whens[0].last;
    if (growth && missing_base(s, region, out))
        return;
    if (other) {
        out->period = other->shown->period;
        set(out, MISSING_GROWTH_ONLY, other);
    } else if (near) {
        set(out, MISSING_OTHER_PERIOD, near);
    } else if ((other = latest(s, region, growth ? MEASURE_YOY : MEASURE_LEVEL, false, false))) {
        set(out, MISSING_OTHER_SCOPE, other);
    } else {
        set(out, has_bulletin(s, region) ? MISSING_NOT_FOUND : MISSING_NO_BULLETIN, NULL);
    }
}

const char *missing_code(enum missing m)
{
    static const char *const codes[] = {"A", "L", "O", "G", "P", "S", "B", "M"};
    return codes[m];
}
