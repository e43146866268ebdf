/* From the terms to the plan, and query_parse, which does it all:
 *
 *     "质押融资 按地区" → items pledge_financing/level · grouped, level province · language zh
 */
#include "query/plan.h"

#include "query/list.h"
#include "query/parse.h"
#include "query/places.h"
#include "query/print.h"
#include "text/utf8.h"

enum { QUERY_MAX = 64 * 1024 };

bool plan_is_zh(const struct query_plan *plan)
{
    return plan->language == QUERY_ZH;
}

struct str plan_pick(const struct query_plan *plan, const char *en, const char *zh)
{
    return str_of(plan_is_zh(plan) ? zh : en);
}

static void set_other_dim(struct query_plan *plan, enum dim dim)
{
    plan->series = plan->series || dim == DIM_YEAR || dim == DIM_PERIOD;
    plan->years_only = plan->years_only || dim == DIM_YEAR;
    plan->by_indicator = plan->by_indicator || dim == DIM_INDICATOR;
    plan->by_measure = plan->by_measure || dim == DIM_MEASURE;
    plan->by_scope = plan->by_scope || dim == DIM_SCOPE;
    plan->by_source = plan->by_source || dim == DIM_SOURCE;
}

static enum ipdb_status set_dims(const struct planner *p)
{
    static const enum region_level levels[] = {[DIM_REGION] = REGION_PROVINCE,
                                               [DIM_PROVINCE] = REGION_PROVINCE,
                                               [DIM_CITY] = REGION_PREFECTURE,
                                               [DIM_COUNTY] = REGION_COUNTY};
    const struct terms *t = p->terms;
    struct query_plan *plan = p->plan;
    for (size_t i = 0; i < t->dims.len; i++) {
        enum dim dim = t->dims.at[i].dim;
        set_other_dim(plan, dim);
        if (dim > DIM_COUNTY)
            continue;
        if (plan->grouped && plan->level != levels[dim])
            return complain(p->q, t->dims.at[i].at, p->err, "rows are of one level: province, city or county");
        plan->grouped = true;
        plan->level = levels[dim];
    }
    return IPDB_OK;
}

static enum ipdb_status set_policies(const struct planner *p)
{
    const struct terms *t = p->terms;
    struct query_plan *plan = p->plan;
    for (size_t i = 0; i < t->policies.len; i++) {
        enum policy policy = t->policies.at[i].policy;
        plan->strict = plan->strict || policy == POLICY_STRICT;
        plan->loose = plan->loose || policy == POLICY_LOOSE;
        plan->all = plan->all || policy == POLICY_ALL;
        plan->total = plan->total || policy == POLICY_TOTAL;
        if (plan->strict && plan->loose)
            return complain(p->q, t->policies.at[i].at, p->err, "strict and loose exclude each other");
    }
    plan->all = plan->all || plan->by_source;
    return IPDB_OK;
}

/* The unit must be one of the figures of some column. */
static enum ipdb_status set_unit(const struct planner *p)
{
    const struct terms *t = p->terms;
    struct query_plan *plan = p->plan;
    plan->has_unit = t->has_unit;
    plan->unit = t->unit;
    for (size_t i = 0; t->has_unit && i < plan->item_count; i++) {
        const struct item *item = &plan->items[i];
        const struct indicator *ind = catalog_indicator(plan->catalog, item->indicator);
        if (!item_in_percent(item) && !str_eq(ind->unit, t->unit.base))
            return complain(p->q, t->unit.at, p->err, "%.*s is measured in %.*s, not in %.*s", STR_ARG(ind->code),
                            STR_ARG(ind->unit), STR_ARG(question_source(p->q, t->unit.at)));
    }
    return IPDB_OK;
}

/* `latest` is what is taken anyway; several periods, or a range, make a series. */
static enum ipdb_status set_whens(const struct planner *p)
{
    const struct terms *t = p->terms;
    struct query_plan *plan = p->plan;
    struct when *whens = arena_array(p->arena, t->whens.len + 1, sizeof *whens);
    if (!whens)
        return err_nomem(p->err);
    for (size_t i = 0; i < t->whens.len; i++) {
        if (t->whens.at[i].kind == WHEN_LATEST && t->whens.len > 1)
            return complain(p->q, t->whens.at[i].at, p->err, "'latest' stands alone, without another period");
        if (t->whens.at[i].kind == WHEN_LATEST)
            continue;
        whens[plan->when_count++] = t->whens.at[i];
        plan->series = plan->series || t->whens.at[i].kind == WHEN_RANGE || plan->when_count > 1;
    }
    plan->whens = whens;
    return IPDB_OK;
}

static bool has_han(struct str s)
{
    for (size_t at = 0; at < s.len;)
        if (utf8_is_han(utf8_next(s, &at)))
            return true;
    return false;
}

static bool lies_in(struct span span, size_t at)
{
    return at >= span.begin && at < span.end;
}

static bool is_quoted_from_data(const struct terms *t, size_t at)
{
    if (t->has_unit && lies_in(t->unit.at, at))
        return true;
    for (size_t i = 0; i < t->words.len; i++)
        if (lies_in(t->words.at[i].at, at))
            return true;
    for (size_t i = 0; i < t->metrics.len; i++)
        if (lies_in(t->metrics.at[i].left.scope_at, at) || lies_in(t->metrics.at[i].right.scope_at, at))
            return true;
    return false;
}

/* The language of the query: that of its words. A unit is written in Chinese in either, a part or a name of a bulletin is what it is. */
static enum query_language written_in(const struct question *q, const struct terms *t)
{
    struct str text = q->folded.text;
    if (t->list) /* what a list looks for is written as the bulletins write it */
        return has_han(str_slice(text, t->list_at.begin, t->list_at.end)) ? QUERY_ZH : QUERY_EN;
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        if (utf8_is_han(utf8_next(text, &at)) && !is_quoted_from_data(t, begin))
            return QUERY_ZH;
    }
    return QUERY_EN;
}

static void set_order(const struct terms *terms, struct query_plan *plan)
{
    plan->sort = terms->sort;
    plan->descending = terms->descending;
    plan->has_limit = terms->has_limit;
    plan->from_bottom = terms->from_bottom;
    plan->limit = terms->limit;
    plan->versus = terms->versus;
    plan->explain = terms->explain;
}

/* What rows there are when the query names none, and of which region shares are. */
static void set_rows(struct query_plan *plan)
{
    if (!plan->region_count && plan->under == NONE && !plan->grouped) {
        plan->grouped = true;
        plan->level = REGION_PROVINCE;
    }
    plan->whole = plan->under != NONE ? plan->under : catalog_region_by_code(plan->catalog, STR("000000"));
}

enum ipdb_status plan_make(struct planner *p)
{
    struct query_plan *plan = p->plan;
    if (plan->language == QUERY_AUTO)
        plan->language = written_in(p->q, p->terms);
    if (p->terms->list)
        return list_make(p->q, p->terms, p->arena, plan, p->err);
    set_order(p->terms, plan);
    enum ipdb_status status = set_dims(p);
    if (status == IPDB_OK)
        status = set_policies(p);
    if (status == IPDB_OK)
        status = plan_items(p);
    if (status == IPDB_OK)
        status = plan_filters(p);
    if (status == IPDB_OK)
        status = set_unit(p);
    if (status == IPDB_OK)
        status = set_whens(p);
    if (status == IPDB_OK)
        status = places_resolve(p->q, p->terms, p->arena, plan, p->err);
    if (status == IPDB_OK)
        set_rows(plan);
    return status == IPDB_OK ? plan_sums(p) : status;
}

static enum ipdb_status check_text(struct str text, struct err *err)
{
    if (text.len > QUERY_MAX)
        return err_set(err, IPDB_USAGE, "the query has %zu bytes; at most %d are read", text.len, (int)QUERY_MAX);
    size_t bad = utf8_invalid(text);
    if (bad < text.len)
        return err_set(err, IPDB_USAGE, "the query is not UTF-8 at byte %zu", bad);
    return IPDB_OK;
}

/* Two ways to read a text: as a question, or as a choice of indicators, places and periods. */
struct reading {
    enum ipdb_status (*parse)(const struct question *q, struct vocabulary *v, const struct tokens *tokens, struct terms *out,
                              struct err *err);
    enum ipdb_status (*plan)(struct planner *p);
};

static enum ipdb_status parse_with(const struct reading *how, const struct question *q, struct vocabulary *v, struct terms *terms,
                                   struct err *err)
{
    struct tokens tokens = {0};
    enum ipdb_status status = scan_run(q, v, &tokens, err);
    if (status == IPDB_OK)
        status = how->parse(q, v, &tokens, terms, err);
    VEC_FINI(&tokens.list);
    return status;
}

static struct str canonical(const struct planner *p, enum query_language language)
{
    struct buf text = {0};
    bool ok = print_terms(p->terms, p->v, language, &text);
    struct str kept = ok ? arena_str(p->arena, buf_str(&text)) : (struct str){NULL, 0};
    buf_fini(&text);
    return kept;
}

static enum ipdb_status plan_with(struct planner *p)
{
    struct query_plan *plan = p->plan;
    enum ipdb_status status = plan_make(p);
    if (status != IPDB_OK)
        return status;
    bool en = plan->explain || !plan_is_zh(plan), zh = plan->explain || plan_is_zh(plan);
    if (en)
        plan->canonical_en = canonical(p, QUERY_EN);
    if (zh)
        plan->canonical_zh = canonical(p, QUERY_ZH);
    return (en && !plan->canonical_en.len) || (zh && !plan->canonical_zh.len) ? err_nomem(p->err) : IPDB_OK;
}

/* Each indicator an item, no more. */
static enum ipdb_status plan_subjects(struct planner *p)
{
    struct query_plan *plan = p->plan;
    plan->items = arena_array(p->arena, p->terms->metrics.len + 1, sizeof *plan->items);
    if (!plan->items)
        return err_nomem(p->err);
    for (size_t i = 0; i < p->terms->metrics.len; i++)
        plan->items[plan->item_count++] = (struct item){.indicator = p->terms->metrics.at[i].left.indicator};
    enum ipdb_status status = set_whens(p);
    return status == IPDB_OK ? places_resolve(p->q, p->terms, p->arena, plan, p->err) : status;
}

bool query_explains(const struct query_plan *plan)
{
    return plan->explain;
}

static enum ipdb_status parse_as(const struct reading *how, const struct catalog *cat, const struct query_data *data,
                                 struct str text, enum query_language language, struct arena *arena, struct query_plan **out,
                                 struct err *err)
{
    struct question q = {.text = text, .data = data};
    struct vocabulary vocabulary = {0};
    struct terms terms = {0};
    struct query_plan *plan = arena_alloc(arena, sizeof *plan);
    enum ipdb_status status = check_text(text, err);
    if (status != IPDB_OK)
        return status;
    if (!plan || !fold(text, arena, &q.folded))
        return err_nomem(err);
    plan->catalog = cat;
    plan->language = language;
    status = vocabulary_init(&vocabulary, cat, arena, err);
    if (status == IPDB_OK)
        status = parse_with(how, &q, &vocabulary, &terms, err);
    if (vocabulary.failed)
        status = err_nomem(err); /* a word may have looked unknown for want of memory */
    if (status == IPDB_OK)
        status = how->plan(&(struct planner){&q, &vocabulary, &terms, arena, plan, err});
    if (status == IPDB_OK)
        *out = plan;
    terms_fini(&terms);
    vocabulary_fini(&vocabulary);
    return status;
}

enum ipdb_status query_parse(const struct catalog *cat, const struct query_data *data, struct str text,
                             enum query_language language, struct arena *arena, struct query_plan **out, struct err *err)
{
    static const struct reading question = {parse_tokens, plan_with};
    return parse_as(&question, cat, data, text, language, arena, out, err);
}

enum ipdb_status query_parse_subjects(const struct catalog *cat, const struct query_data *data, struct str text,
                                      enum query_language language, struct arena *arena, struct query_plan **out, struct err *err)
{
    static const struct reading subjects = {parse_subjects, plan_subjects};
    return parse_as(&subjects, cat, data, text, language, arena, out, err);
}
