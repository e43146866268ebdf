/* Metrics become columns of figures, each an indicator in one form:
 *
 *     pledge_financing growth            → pledge_financing/growth
 *     pledge_financing@patent            → patent_pledge_financing: the catalogue has an entry for the part
 *     pledge_financing@企业              → pledge_financing of the part 企业
 *     有效发明专利 每万人                → invention_patents_per_10k: bulletins report it; else patents ÷ population, ×10^4
 *     pledge_financing / pledge_projects → a ratio in 元/项
 */
#include "base/buf.h"
#include "query/plan.h"
#include "query/vocabulary.h"

static const struct indicator *indicator(const struct planner *p, size_t index)
{
    return catalog_indicator(p->plan->catalog, index);
}

static size_t indicator_named(const struct planner *p, struct str name)
{
    const struct meaning *m = name.len ? meaning_of(vocabulary_find(p->v, name), WORD_INDICATOR) : NULL;
    return m ? m->value : NONE;
}

/* The indicator whose name is that of `index` with `before` before or `after` behind it, or NONE. */
static size_t indicator_composed(const struct planner *p, size_t index, const char *before, const char *after)
{
    const struct indicator *ind = indicator(p, index);
    size_t found = indicator_named(p, arena_printf(p->arena, "%s%.*s%s", before, STR_ARG(ind->code), after));
    for (size_t i = 0; found == NONE && i < ind->name_count; i++)
        found = indicator_named(p, arena_printf(p->arena, "%s%.*s%s", before, STR_ARG(ind->names[i]), after));
    return found == index ? NONE : found;
}

/* R3: the narrower entry of the catalogue where there is one, else the phrase. */
static void set_side(const struct planner *p, const struct operand *o, struct side *out)
{
    *out = (struct side){o->indicator, o->scope};
    if (!o->scope.len)
        return;
    char text[128];
    if (o->scope.len >= sizeof text - 1)
        return;
    memcpy(text, o->scope.ptr, o->scope.len);
    text[o->scope.len] = '\0';
    size_t narrower = indicator_composed(p, o->indicator, text, "");
    if (narrower == NONE) {
        text[o->scope.len] = '_';
        text[o->scope.len + 1] = '\0';
        narrower = indicator_composed(p, o->indicator, text, "");
    }
    if (narrower != NONE)
        *out = (struct side){narrower, {NULL, 0}};
}

static bool is_percent(struct str unit)
{
    return str_eq(unit, STR("%"));
}

static enum ipdb_status check_units(const struct planner *p, const struct metric *m, const struct item *item)
{
    struct str left = indicator(p, item->indicator)->unit, right = indicator(p, item->right.indicator)->unit;
    bool sum = m->arith == '+' || m->arith == '-';
    if (sum && !str_eq(left, right))
        return complain(p->q, span_join(m->left.at, m->right.at), p->err,
                        "%.*s is measured in %.*s and %.*s in %.*s, which do not add up; write '/' for a ratio",
                        STR_ARG(indicator(p, item->indicator)->code), STR_ARG(left),
                        STR_ARG(indicator(p, item->right.indicator)->code), STR_ARG(right));
    if (m->arith == '*' && !is_percent(left) && !is_percent(right))
        return complain(p->q, span_join(m->left.at, m->right.at), p->err,
                        "%.*s times %.*s has no meaning; only a rate in %% multiplies another figure, or write '/'", STR_ARG(left),
                        STR_ARG(right));
    return IPDB_OK;
}

static enum ipdb_status arithmetic(const struct planner *p, const struct metric *m, struct item *item)
{
    if (m->form_count && m->forms[0].form != FORM_LEVEL)
        return complain(p->q, m->forms[0].at, p->err,
                        "arithmetic is over levels; ask for '%.*s' of each indicator by itself, without '%c'",
                        STR_ARG(question_source(p->q, m->forms[0].at)), m->arith);
    item->arith = m->arith;
    set_side(p, &m->right, &item->right);
    return check_units(p, m, item);
}

/* The bulletins' own "per 10 000 inhabitants" where the catalogue has it, else a ratio to the population. */
static enum ipdb_status per_10k(const struct planner *p, const struct form_term *form, struct item *item)
{
    static const char *const prefixes[] = {"每万人口", "每万人", "万人"};
    static const char *const populations[] = {"population", "常住人口", "人口"};
    size_t reported = indicator_composed(p, item->indicator, "", "_per_10k"), population = NONE;
    for (size_t i = 0; reported == NONE && i < sizeof prefixes / sizeof *prefixes; i++)
        reported = indicator_composed(p, item->indicator, prefixes[i], "");
    item->form = FORM_LEVEL;
    if (reported != NONE) {
        item->indicator = reported;
        return IPDB_OK;
    }
    for (size_t i = 0; population == NONE && i < sizeof populations / sizeof *populations; i++)
        population = indicator_named(p, str_of(populations[i]));
    if (population == NONE)
        return complain(p->q, form->at, p->err,
                        "no bulletin reports %.*s per 10 000 inhabitants, and the catalogue has no 常住人口 to derive it from; add"
                        " one with --catalog FILE",
                        STR_ARG(indicator(p, item->indicator)->code));
    item->arith = '/';
    item->right = (struct side){population, {NULL, 0}};
    item->power = 4;
    return IPDB_OK;
}

/* R6: the only level that is derived is the rest of a period, 2023-H2 out of 2023 and 2023-H1; of what happened, not of what is held. */
static enum ipdb_status check_rest(const struct planner *p, const struct form_term *form, const struct item *item)
{
    if (item_is_stock(p->plan, item))
        return complain(p->q, form->at, p->err, "%.*s is a stock, counted on a day; it has no rest of a period",
                        STR_ARG(indicator(p, item->indicator)->code));
    if (p->terms->whens.len == 0 || p->terms->whens.at[0].kind != WHEN_PERIOD)
        return complain(p->q, form->at, p->err, "'level.derived' is the rest of a longer period; name it, e.g. 2023-H2");
    return IPDB_OK;
}

static enum ipdb_status set_form(const struct planner *p, const struct form_term *form, struct item *item)
{
    item->form = form->form;
    item->source = form->source;
    if (form->source != SOURCE_ANY && form->form == FORM_TARGET)
        return complain(p->q, form->at, p->err, "a target is always as reported");
    if (form->source == SOURCE_DERIVED && form->form == FORM_LEVEL)
        return check_rest(p, form, item);
    if (form->form == FORM_GROWTH && is_percent(indicator(p, item->indicator)->unit))
        return complain(p->q, form->at, p->err, "%.*s is a rate in %%; ask for 'change', which is in percentage points",
                        STR_ARG(indicator(p, item->indicator)->code));
    if (form->form == FORM_PER10K)
        return per_10k(p, form, item);
    if (form->form == FORM_PER) {
        item->form = FORM_LEVEL;
        item->arith = '/';
        item->right = (struct side){form->per, {NULL, 0}};
    }
    return IPDB_OK;
}

/* One form of one indicator is one column; unlike other terms it may not stand twice: it would be growth of growth, which nobody computes. */
static enum ipdb_status check_forms(const struct planner *p, const struct metric *m)
{
    for (size_t i = 0; i < m->form_count; i++)
        for (size_t k = 0; k < i; k++)
            if (m->forms[i].form == m->forms[k].form && m->forms[i].per == m->forms[k].per &&
                m->forms[i].source == m->forms[k].source)
                return complain(p->q, m->forms[i].at, p->err, "%.*s of %.*s is not computed; write it once",
                                STR_ARG(question_source(p->q, m->forms[i].at)), STR_ARG(question_source(p->q, m->forms[k].at)));
    return IPDB_OK;
}

static enum ipdb_status add_metric(const struct planner *p, const struct metric *m, struct item *items, size_t *count)
{
    struct side left;
    set_side(p, &m->left, &left);
    struct item plain = {.indicator = left.indicator, .scope = left.scope, .form = FORM_LEVEL};
    enum ipdb_status status = check_forms(p, m);
    if (status == IPDB_OK && m->arith) {
        items[*count] = plain;
        return arithmetic(p, m, &items[(*count)++]);
    }
    for (size_t k = 0; status == IPDB_OK && k < m->form_count; k++) {
        items[*count] = plain;
        status = set_form(p, &m->forms[k], &items[(*count)++]);
    }
    if (!m->form_count)
        items[(*count)++] = plain;
    return status;
}

/* `by measure` shows each indicator in all forms that bulletins print. */
static enum ipdb_status all_measures(const struct planner *p, const struct metric *m, struct item *items, size_t *count)
{
    static const enum form forms[] = {FORM_LEVEL, FORM_GROWTH, FORM_CHANGE, FORM_SHARE, FORM_RANK, FORM_TARGET};
    struct side left;
    if (m->arith || m->form_count)
        return complain(p->q, m->arith ? m->arith_at : m->forms[0].at, p->err,
                        "'by measure' shows all measures of an indicator; name the indicator alone");
    set_side(p, &m->left, &left);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i] != FORM_GROWTH || !is_percent(indicator(p, left.indicator)->unit))
            items[(*count)++] = (struct item){.indicator = left.indicator, .scope = left.scope, .form = forms[i]};
    return IPDB_OK;
}

bool item_in_percent(const struct item *item)
{
    return item->form == FORM_GROWTH || item->form == FORM_SHARE;
}

bool item_states_places(const struct item *item)
{
    return item->form == FORM_RANK && item->source == SOURCE_REPORTED;
}

bool item_is_stock(const struct query_plan *plan, const struct item *item)
{
    return catalog_indicator(plan->catalog, item->indicator)->nature == NATURE_STOCK;
}

bool plan_has_form(const struct query_plan *plan, enum form form)
{
    for (size_t i = 0; i < plan->item_count; i++)
        if (plan->items[i].form == form)
            return true;
    return false;
}

static struct str arithmetic_unit(const struct query_plan *plan, const struct item *item, struct arena *arena)
{
    struct str left = catalog_indicator(plan->catalog, item->indicator)->unit;
    struct str right = catalog_indicator(plan->catalog, item->right.indicator)->unit;
    if (item->arith == '*')
        return is_percent(left) ? right : left;
    if (item->arith != '/')
        return left;
    if (item->power == 4)
        return arena_printf(arena, "%.*s/万%.*s", STR_ARG(left), STR_ARG(right));
    return str_eq(left, right) ? STR("1") : arena_printf(arena, "%.*s/%.*s", STR_ARG(left), STR_ARG(right));
}

struct str item_unit(const struct query_plan *plan, const struct item *item, struct arena *arena)
{
    struct str unit = catalog_indicator(plan->catalog, item->indicator)->unit;
    if (item->arith)
        return arithmetic_unit(plan, item, arena);
    if (item_in_percent(item))
        return STR("%");
    if (item->form == FORM_RANK)
        return STR("位");
    return item->form == FORM_CHANGE && is_percent(unit) ? STR("个百分点") : unit;
}

enum ipdb_status plan_items(struct planner *p)
{
    enum { MOST = 6 }; /* columns a metric, those of `by measure` */
    const struct terms *t = p->terms;
    struct item *items = arena_array(p->arena, t->metrics.len * MOST + 1, sizeof *items);
    size_t count = 0;
    enum ipdb_status status = items ? IPDB_OK : err_nomem(p->err);
    for (size_t i = 0; status == IPDB_OK && i < t->metrics.len; i++)
        status = p->plan->by_measure ? all_measures(p, &t->metrics.at[i], items, &count)
                                     : add_metric(p, &t->metrics.at[i], items, &count);
    p->plan->items = items;
    p->plan->item_count = count;
    return status;
}
