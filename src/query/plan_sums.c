/* What may be added up (R10): regions that do not overlap, of one level, in one period. A total adds the rows, a share divides by their sum or
 * by that of the whole.
 *
 *     pledge_financing total for 河北, 石家庄   → error: 石家庄市 lies in 河北省
 *     有效发明专利 合计 2020..2023              → error: a stock is not added up over time
 */
#include "query/plan.h"

static bool sums(const struct planner *p, struct span *at)
{
    for (size_t i = 0; i < p->terms->policies.len; i++)
        if (p->terms->policies.at[i].policy == POLICY_TOTAL) {
            *at = p->terms->policies.at[i].at;
            return true;
        }
    for (size_t i = 0; i < p->terms->metrics.len; i++)
        for (size_t k = 0; k < p->terms->metrics.at[i].form_count; k++)
            if (p->terms->metrics.at[i].forms[k].form == FORM_SHARE) {
                *at = p->terms->metrics.at[i].forms[k].at;
                return true;
            }
    return false;
}

static enum ipdb_status overlap(const struct planner *p, struct span at, size_t inner, size_t outer)
{
    const struct region *in = catalog_region(p->plan->catalog, inner), *out = catalog_region(p->plan->catalog, outer);
    return complain(p->q, at, p->err, "%.*s lies in %.*s and would count twice; name one of them", STR_ARG(in->zh),
                    STR_ARG(out->zh));
}

static enum ipdb_status check_regions(const struct planner *p, struct span at)
{
    const struct query_plan *plan = p->plan;
    for (size_t i = 0; i < plan->region_count; i++)
        for (size_t k = 0; k < plan->region_count; k++)
            if (i != k && catalog_region_within(plan->catalog, plan->regions[i], plan->regions[k]))
                return overlap(p, at, plan->regions[i], plan->regions[k]);
    for (size_t i = 1; i < plan->region_count; i++)
        if (catalog_region(plan->catalog, plan->regions[i])->level != catalog_region(plan->catalog, plan->regions[0])->level)
            return complain(p->q, at, p->err,
                            "the regions are of unlike level, and provinces and cities are not added up; name"
                            " regions of one level");
    return IPDB_OK;
}

static enum ipdb_status check_periods(const struct planner *p, struct span at)
{
    const struct query_plan *plan = p->plan;
    if (!plan->series || !plan->total)
        return IPDB_OK;
    const struct item *first = &plan->items[0];
    if (item_is_stock(plan, first))
        return complain(p->q, at, p->err, "%.*s is a stock, counted on a day: over time it is not added up; name one period",
                        STR_ARG(catalog_indicator(plan->catalog, first->indicator)->code));
    return complain(p->q, at, p->err, "figures of several periods are not added up; name one period");
}

static enum ipdb_status check_measures(const struct planner *p, struct span at)
{
    const struct query_plan *plan = p->plan;
    for (size_t i = 0; plan->total && i < plan->item_count; i++) {
        const struct item *item = &plan->items[i];
        struct str unit = item_unit(plan, item, p->arena);
        bool adds = !item_in_percent(item) && item->form != FORM_RANK && item->arith != '/' && !str_contains(unit, STR("/")) &&
                    !str_eq(unit, STR("%"));
        if (!adds)
            return complain(p->q, at, p->err, "figures in %.*s are not added up; ask for the total of a level", STR_ARG(unit));
    }
    return IPDB_OK;
}

enum ipdb_status plan_sums(const struct planner *p)
{
    struct span at;
    if (!sums(p, &at))
        return IPDB_OK;
    enum ipdb_status status = check_measures(p, at);
    if (status == IPDB_OK)
        status = check_periods(p, at);
    return status == IPDB_OK ? check_regions(p, at) : status;
}
