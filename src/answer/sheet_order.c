/* The order of lines, their ranks and the limit:
 *
 *     ranked by value: the compared ones, the rule, other periods (latest first), missing ones · otherwise in the order of the query
 */
#include "answer/sheet.h"

/* Compared lines first; missing ones stay among them unless the order is by value. */
static int section(const struct sheet *s, const struct line *l)
{
    if (!l->figure)
        return s->ranked || s->plan->has_limit ? 2 : 0;
    return l->below ? 1 : 0;
}

/* The best one first: the largest value, but the smallest place. */
static int by_value(const struct sheet *s, const struct line *a, const struct line *b)
{
    int order = a->figure && b->figure ? decimal_cmp(b->figure->value, a->figure->value) : 0;
    return s->item->form == FORM_RANK ? -order : order;
}

static int by_region(const struct sheet *s, const struct line *a, const struct line *b)
{
    const struct region *x = catalog_region(s->plan->catalog, a->region), *y = catalog_region(s->plan->catalog, b->region);
    bool english = s->plan->language == QUERY_EN && x->en.len && y->en.len;
    return english ? str_cmp(x->en, y->en) : str_cmp(x->code, y->code);
}

static int by_code(const struct sheet *s, const struct line *a, const struct line *b)
{
    return str_cmp(catalog_region(s->plan->catalog, a->region)->code, catalog_region(s->plan->catalog, b->region)->code);
}

static int by_key(const struct sheet *s, const struct line *a, const struct line *b)
{
    int order = 0;
    switch (s->plan->sort) {
    case SORT_REGION:
        order = by_region(s, a, b);
        break;
    case SORT_PERIOD:
        order = period_order(a->period, b->period);
        break;
    case SORT_CODE:
        order = by_code(s, a, b);
        break;
    case SORT_VALUE:
        order = a->figure && b->figure ? decimal_cmp(a->figure->value, b->figure->value) : 0;
        break;
    case SORT_NONE:
        return s->ranked ? by_value(s, a, b) : 0;
    }
    return s->plan->descending ? -order : order;
}

static int compare(const struct sheet *s, const struct line *a, const struct line *b)
{
    int order = section(s, a) - section(s, b);
    if (!order && s->ranked && a->below)
        order = period_order(b->period, a->period);
    if (!order)
        order = by_key(s, a, b);
    if (!order && s->ranked)
        order = by_code(s, a, b);
    return order;
}

/* Merge sort: stable, so that lines that are equal keep the order of the query. */
static void merge_sort(const struct sheet *s, struct line *lines, struct line *spare, size_t n)
{
    if (n < 2)
        return;
    size_t half = n / 2, i = 0, k = half, out = 0;
    merge_sort(s, lines, spare, half);
    merge_sort(s, lines + half, spare, n - half);
    while (i < half || k < n)
        spare[out++] = k == n || (i < half && compare(s, &lines[i], &lines[k]) <= 0) ? lines[i++] : lines[k++];
    memcpy(lines, spare, n * sizeof *lines);
}

static bool is_compared(const struct line *l)
{
    return l->figure && !l->below;
}

/* Equal values share a rank; the largest value is number 1, whichever way the list runs. */
static void set_ranks(struct sheet *s)
{
    for (size_t i = 0; i < s->lines.len; i++) {
        struct line *l = &s->lines.at[i];
        l->rank = is_compared(l) && !item_states_places(s->item) ? 1 : 0;
        for (size_t k = 0; l->rank && k < s->lines.len; k++)
            if (is_compared(&s->lines.at[k]) && by_value(s, &s->lines.at[k], l) < 0)
                l->rank++;
    }
}

/* top and bottom keep compared lines only. */
static void cut(struct sheet *s)
{
    size_t compared = 0, limit = s->plan->limit;
    while (compared < s->lines.len && is_compared(&s->lines.at[compared]))
        compared++;
    size_t kept = limit < compared ? limit : compared;
    bool descending = s->plan->sort != SORT_VALUE || s->plan->descending;
    if (s->plan->from_bottom == descending)
        memmove(s->lines.at, s->lines.at + (compared - kept), kept * sizeof *s->lines.at);
    s->lines.len = kept;
}

bool sheet_order(struct sheet *s)
{
    const struct query_plan *plan = s->plan;
    bool one_each = !plan->series && !plan->all && !plan->by_scope;
    s->ranked = one_each && (plan->sort == SORT_VALUE || (plan->sort == SORT_NONE && (plan->grouped || plan->has_limit)));
    struct line *spare = malloc((s->lines.len + 1) * sizeof *spare);
    if (!spare)
        return false;
    merge_sort(s, s->lines.at, spare, s->lines.len);
    free(spare);
    if (s->ranked)
        set_ranks(s);
    if (plan->has_limit)
        cut(s);
    return true;
}
