/* From the terms to the plan, and query_parse, which does it all:
 *
 *     "质押融资 按地区" → items pledge_financing/level · grouped, level province · language zh
 *
 * What the grammar has and the answer has not yet is refused here, by its word.
 */
#include "query/plan.h"

#include "query/list.h"
#include "query/parse.h"
#include "query/places.h"
#include "text/utf8.h"

enum { QUERY_MAX = 64 * 1024 };

static enum ipdb_status not_built(const struct question *q, struct span at, struct err *err)
{
    return complain(q, at, err, "'%.*s' at column %zu is not built yet; ask the view fact in SQL", STR_ARG(question_source(q, at)),
                    question_column(q, at.begin));
}

static bool form_built(enum form form)
{
    return form == FORM_LEVEL || form == FORM_GROWTH;
}

static bool dim_built(enum dim dim)
{
    return dim <= DIM_PERIOD;
}

/* The first thing in the terms that cannot be answered yet; false when all can. */
static bool unbuilt(const struct terms *t, struct span *at)
{
    *at = t->explain_at;
    if (t->explain)
        return true;
    for (size_t i = 0; i < t->metrics.len; i++) {
        const struct metric *m = &t->metrics.at[i];
        *at = m->arith ? m->arith_at : m->left.scope_at;
        if (m->arith || m->left.scope.len)
            return true;
        for (size_t k = 0; k < m->form_count; k++)
            if (!form_built(m->forms[k].form)) {
                *at = m->forms[k].at;
                return true;
            }
    }
    for (size_t i = 0; i < t->dims.len; i++)
        if (!dim_built(t->dims.at[i].dim)) {
            *at = t->dims.at[i].at;
            return true;
        }
    for (size_t i = 0; i < t->policies.len; i++)
        if (t->policies.at[i].policy == POLICY_ALL) {
            *at = t->policies.at[i].at;
            return true;
        }
    if (t->words.len)
        *at = t->words.at[0].at;
    return t->words.len > 0;
}

static enum ipdb_status set_dims(const struct question *q, const struct terms *t, struct query_plan *plan, struct err *err)
{
    static const enum region_level levels[] = {[DIM_REGION] = REGION_PROVINCE,
                                               [DIM_PROVINCE] = REGION_PROVINCE,
                                               [DIM_CITY] = REGION_PREFECTURE,
                                               [DIM_COUNTY] = REGION_COUNTY};
    for (size_t i = 0; i < t->dims.len; i++) {
        enum dim dim = t->dims.at[i].dim;
        plan->series = plan->series || dim == DIM_YEAR || dim == DIM_PERIOD;
        plan->years_only = plan->years_only || dim == DIM_YEAR;
        if (dim > DIM_COUNTY)
            continue;
        if (plan->grouped && plan->level != levels[dim])
            return complain(q, t->dims.at[i].at, err, "rows are of one level: province, city or county");
        plan->grouped = true;
        plan->level = levels[dim];
    }
    return IPDB_OK;
}

static enum ipdb_status set_policies(const struct question *q, const struct terms *t, struct query_plan *plan, struct err *err)
{
    for (size_t i = 0; i < t->policies.len; i++) {
        plan->strict = plan->strict || t->policies.at[i].policy == POLICY_STRICT;
        plan->loose = plan->loose || t->policies.at[i].policy == POLICY_LOOSE;
        if (plan->strict && plan->loose)
            return complain(q, t->policies.at[i].at, err, "strict and loose exclude each other");
    }
    return IPDB_OK;
}

static enum ipdb_status set_items(const struct terms *t, struct arena *arena, struct query_plan *plan, struct err *err)
{
    size_t capacity = 0, n = 0;
    for (size_t i = 0; i < t->metrics.len; i++)
        capacity += t->metrics.at[i].form_count + 1;
    struct item *items = arena_array(arena, capacity, sizeof *items);
    if (!items)
        return err_nomem(err);
    for (size_t i = 0; i < t->metrics.len; i++) {
        const struct metric *m = &t->metrics.at[i];
        if (m->form_count == 0)
            items[n++] = (struct item){m->left.indicator, FORM_LEVEL, SOURCE_ANY};
        for (size_t k = 0; k < m->form_count; k++)
            items[n++] = (struct item){m->left.indicator, m->forms[k].form, m->forms[k].source};
    }
    plan->items = items;
    plan->item_count = n;
    return IPDB_OK;
}

static enum ipdb_status set_unit(const struct question *q, const struct terms *t, struct query_plan *plan, struct err *err)
{
    plan->has_unit = t->has_unit;
    plan->unit = t->unit;
    for (size_t i = 0; t->has_unit && i < plan->item_count; i++) {
        struct str unit = catalog_indicator(plan->catalog, plan->items[i].indicator)->unit;
        if (plan->items[i].form == FORM_LEVEL && !str_eq(unit, t->unit.base))
            return complain(q, t->unit.at, err, "%.*s is measured in %.*s, not in %.*s",
                            STR_ARG(catalog_indicator(plan->catalog, plan->items[i].indicator)->code), STR_ARG(unit),
                            STR_ARG(question_source(q, t->unit.at)));
    }
    return IPDB_OK;
}

/* `latest` is what is taken anyway; several periods, or a range, make a series. */
static enum ipdb_status set_whens(const struct question *q, const struct terms *t, struct arena *arena, struct query_plan *plan,
                                  struct err *err)
{
    struct when *whens = arena_array(arena, t->whens.len + 1, sizeof *whens);
    if (!whens)
        return err_nomem(err);
    for (size_t i = 0; i < t->whens.len; i++) {
        if (t->whens.at[i].kind == WHEN_LATEST && t->whens.len > 1)
            return complain(q, t->whens.at[i].at, err, "'latest' stands alone, without another period");
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

/* The language of the query; a unit is written in Chinese in either, and so may be what a list looks for. */
static enum query_language written_in(const struct question *q, const struct terms *t)
{
    struct str text = q->folded.text;
    if (t->list)
        return has_han(str_slice(text, t->list_at.begin, t->list_at.end)) ? QUERY_ZH : QUERY_EN;
    struct span unit = t->has_unit ? t->unit.at : (struct span){text.len, text.len};
    return has_han(str_slice(text, 0, unit.begin)) || has_han(str_slice(text, unit.end, text.len)) ? QUERY_ZH : QUERY_EN;
}

enum ipdb_status plan_make(const struct question *q, const struct catalog *cat, const struct terms *terms, struct arena *arena,
                           struct query_plan *plan, struct err *err)
{
    struct span at;
    if (unbuilt(terms, &at))
        return not_built(q, at, err);
    plan->catalog = cat;
    if (plan->language == QUERY_AUTO)
        plan->language = written_in(q, terms);
    if (terms->list)
        return list_make(q, terms, arena, plan, err);
    plan->sort = terms->sort;
    plan->descending = terms->descending;
    plan->has_limit = terms->has_limit;
    plan->from_bottom = terms->from_bottom;
    plan->limit = terms->limit;
    plan->versus = terms->versus;
    enum ipdb_status status = set_policies(q, terms, plan, err);
    if (status == IPDB_OK)
        status = set_dims(q, terms, plan, err);
    if (status == IPDB_OK)
        status = set_items(terms, arena, plan, err);
    if (status == IPDB_OK)
        status = set_unit(q, terms, plan, err);
    if (status == IPDB_OK)
        status = set_whens(q, terms, arena, plan, err);
    if (status == IPDB_OK)
        status = places_resolve(q, terms, arena, plan, err);
    if (status == IPDB_OK && !plan->region_count && plan->under == NONE && !plan->grouped) {
        plan->grouped = true; /* no region named: the provinces */
        plan->level = REGION_PROVINCE;
    }
    return status;
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

static enum ipdb_status parse_with(const struct question *q, struct vocabulary *v, struct terms *terms, struct err *err)
{
    struct tokens tokens = {0};
    enum ipdb_status status = scan_run(q, v, &tokens, err);
    if (status == IPDB_OK)
        status = parse_tokens(q, v, &tokens, terms, err);
    VEC_FINI(&tokens.list);
    return status;
}

enum ipdb_status query_parse(const struct catalog *cat, struct str text, enum query_language language, struct arena *arena,
                             struct query_plan **out, struct err *err)
{
    struct question q = {.text = text};
    struct vocabulary vocabulary = {0};
    struct terms terms = {0};
    struct query_plan *plan = arena_alloc(arena, sizeof *plan);
    enum ipdb_status status = check_text(text, err);
    if (status != IPDB_OK)
        return status;
    if (!plan || !fold(text, arena, &q.folded))
        return err_nomem(err);
    plan->language = language;
    status = vocabulary_init(&vocabulary, cat, arena, err);
    if (status == IPDB_OK)
        status = parse_with(&q, &vocabulary, &terms, err);
    if (vocabulary.failed)
        status = err_nomem(err); /* a word may have looked unknown for want of memory */
    if (status == IPDB_OK)
        status = plan_make(&q, cat, &terms, arena, plan, err);
    if (status == IPDB_OK)
        *out = plan;
    terms_fini(&terms);
    vocabulary_fini(&vocabulary);
    return status;
}
