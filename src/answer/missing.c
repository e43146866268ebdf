/* Why a region has no figure (R12):
 *
 *     growth of 浙江: the level is known for 2022-H1, 2021-H1 is not in the database → B, no prior
 *     2023 of 江苏: there is 2022-H1 → P · no bulletin of 2023 at all → L · a bulletin without the figure → O
 */
#include "answer/sheet.h"

static bool is_better(const struct sheet *s, const struct observed *o, const struct observed *than)
{
    if (observed_is_sure(o) != observed_is_sure(than))
        return observed_is_sure(o);
    return period_newer(s->plan->catalog, s->item->indicator, o->period, than->period) > 0;
}

/* The latest cell of a measure, of those that were read surely if there are any: of the part asked for or of another, in the wanted periods or in any. */
static const struct cell *latest(const struct sheet *s, size_t region, enum measure measure, bool main, bool wanted)
{
    struct cell_run run = cells_of(s->cells, s->item->indicator, region, measure);
    const struct cell *found = NULL;
    for (size_t i = 0; i < run.count; i++) {
        const struct observed *o = run.at[i].shown;
        if (o->status != FACT_ACTUAL || str_eq(o->scope, s->item->scope) != main || (wanted && !period_wanted(s, o->period)))
            continue;
        if (!found || is_better(s, o, found->shown))
            found = &run.at[i];
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
        if (c->shown->region != region || !s->figures.list.at[i].main)
            continue;
        int apart = days_apart(c->shown->period.end, wanted);
        if (!found || apart < best) {
            best = apart;
            found = c;
        }
    }
    return found;
}

static bool has_bulletin(const struct sheet *s, size_t region)
{
    for (size_t i = 0; i < s->evidence->seen.len; i++)
        if (s->evidence->seen.at[i] == region)
            return true;
    return !s->plan->region_count; /* a row that nobody named is there because some bulletin speaks of it */
}

static void set(struct line *out, enum missing missing, const struct cell *context)
{
    out->missing = missing;
    out->context = context;
}

static bool is_derivable(const struct item *item)
{
    bool form = item->form == FORM_GROWTH || item->form == FORM_CHANGE || item->form == FORM_SHARE;
    return item->arith || item->form == FORM_BASE || (form && item->source != SOURCE_REPORTED);
}

/* A level that is there, but not what is to be derived from it. */
static bool missing_base(const struct sheet *s, size_t region, struct line *out)
{
    struct figure unused;
    const struct cell *level = is_derivable(s->item) ? latest(s, region, MEASURE_LEVEL, true, true) : NULL;
    if (!level)
        return false;
    out->why = derive(s->plan, s->item, s->cells, level, &unused);
    out->period = level->shown->period;
    set(out, MISSING_BASE, level);
    return true;
}

/* Of what is derived from levels: a level of another period, unless a bulletin of the period asked for simply lacks it. */
static const struct cell *other_level(const struct sheet *s, size_t region)
{
    bool told = s->plan->region_count && has_bulletin(s, region);
    return is_derivable(s->item) && !told ? latest(s, region, MEASURE_LEVEL, true, false) : NULL;
}

void line_underivable(struct line *line, enum derivation why)
{
    line->why = why;
    set(line, MISSING_BASE, line->figure->cell);
    line->figure = NULL;
    line->flags = 0;
    line->below = false;
}

void line_missing(const struct sheet *s, size_t region, struct line *out)
{
    bool level = s->item->form == FORM_LEVEL;
    enum measure own = s->item->form == FORM_GROWTH ? MEASURE_YOY : MEASURE_LEVEL;
    const struct cell *other = level ? latest(s, region, MEASURE_YOY, true, true) : NULL, *near = nearest(s, region);
    *out = (struct line){.region = region};
    if (!s->plan->series && s->plan->when_count)
        out->period = s->plan->whens[0].last;
    if (missing_base(s, region, out))
        return;
    if (other) {
        out->period = other->shown->period;
        set(out, MISSING_GROWTH_ONLY, other);
    } else if (near || (near = other_level(s, region))) {
        set(out, MISSING_OTHER_PERIOD, near);
    } else if ((level || own == MEASURE_YOY) && (other = latest(s, region, own, false, false))) {
        set(out, MISSING_OTHER_SCOPE, other);
    } else {
        set(out, has_bulletin(s, region) ? MISSING_NOT_FOUND : MISSING_NO_BULLETIN, NULL);
    }
}

const char *missing_code(enum missing m)
{
    static const char *const codes[] = {"A", "L", "O", "G", "P", "S", "B"};
    return codes[m];
}
