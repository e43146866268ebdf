/* Of 湖北省 2023 one bulletin says 127.16亿元, a newspaper 127亿元 and another 130亿元:
 *
 *     rival  paper#3: 127亿元 (126.5 to 127.5亿元) agrees; hubei-2023#7 goes first: it is more precise, and agrees with it
 *            other#1: 130亿元 (129.5 to 130.5亿元) contradicts; hubei-2023#7 goes first: it is the region's own bulletin
 *     shown  hubei-2023#7, this one
 */
#include "evidence/rivals.h"

#include "answer/cells.h"
#include "evidence/rounding.h"
#include "query/plan.h"

enum { RIVALS_SHOWN = 100 };

struct rivalry {
    struct steps *steps;
    struct arena *arena;
    const struct evidence *evidence;
    const struct cell *cell; /* NULL: no figure of the cell is eligible */
    const struct observed *own;
    bool eligible; /* may be shown: of the newest version, not rejected */
};

static void shown_step(struct steps *s, struct str text)
{
    steps_add(s, "shown", "采用", text);
}

static struct str pick(const struct steps *s, const char *en, const char *zh)
{
    return str_of(s->zh ? zh : en);
}

bool rivals_wanted(const struct record *r, struct steps *steps, struct observations_wanted *out)
{
    *out = (struct observations_wanted){
        .indicator = r->indicator_code, .region = r->region_code, .observation = (int64_t)str_number(r->observation, 0)};
    if (!r->indicator_code.len)
        shown_step(steps, pick(steps, "compared with none: the catalogue has no indicator for it",
                               "不与其他数字比较：指标目录中没有这一指标"));
    else if (!r->region_code.len)
        shown_step(steps, pick(steps, "compared with none: several places, a group, or a place that is not listed",
                               "不与其他数字比较：涉及多个地区、地区组合或未列入的地方"));
    else if (measure_parse(r->measure, &out->measure) && fact_status_parse(r->status, &out->status))
        return true;
    return false;
}

static struct str name_of(const struct rivalry *v, const struct observed *o)
{
    return arena_printf(v->arena, "%.*s#%.*s", STR_ARG(o->document), STR_ARG(o->number));
}

/* "127.16亿元"; of what rests on a decision "128亿元 [replace]" */
static struct str figure_of(const struct rivalry *v, const struct observed *o)
{
    return o->decided.len ? arena_printf(v->arena, "%.*s [%.*s]", STR_ARG(o->figure), STR_ARG(o->decided)) : o->figure;
}

static const char *criterion_words(const struct rivalry *v, const struct criterion *c)
{
    return !c ? "" : v->steps->zh ? c->zh : c->en;
}

static void add_rival(struct rivalry *v, const struct observed *o)
{
    bool zh = v->steps->zh, meets = bounds_meet(&o->bounds, &v->own->bounds), shown = o == v->cell->shown;
    struct str name = name_of(v, o), interval = rounding_interval(o, zh, v->arena);
    struct str says = pick(v->steps, meets ? "agrees" : "contradicts", meets ? "一致" : "矛盾"), text;
    struct step_figure figure = {.evidence = name, .printed = o->quote, .agrees = meets ? STR("yes") : STR("no")};
    if (shown) {
        text = arena_printf(v->arena, zh ? "%.*s：%.*s（%.*s），%.*s" : "%.*s: %.*s (%.*s) %.*s", STR_ARG(name),
                            STR_ARG(figure_of(v, o)), STR_ARG(interval), STR_ARG(says));
    } else {
        struct preference why = cells_why(v->evidence, v->cell, o);
        struct str winner = name_of(v, why.winner);
        figure.criterion = str_of(criterion_words(v, why.criterion));
        text = arena_printf(v->arena, zh ? "%.*s：%.*s（%.*s），%.*s；%.*s优先：%s" : "%.*s: %.*s (%.*s) %.*s; %.*s goes first: %s",
                            STR_ARG(name), STR_ARG(figure_of(v, o)), STR_ARG(interval), STR_ARG(says), STR_ARG(winner),
                            criterion_words(v, why.criterion));
    }
    steps_add_figure(v->steps, "rival", "同格数字", text, &figure);
}

static void add_rivals(struct rivalry *v)
{
    size_t shown = 0, count = v->cell ? v->cell->count : 0, others = 0;
    for (size_t i = 0; i < count; i++) {
        const struct observed *o = &v->evidence->facts.at[v->cell->first + i];
        if (o == v->own)
            continue;
        others++;
        if (shown < RIVALS_SHOWN && ++shown)
            add_rival(v, o);
    }
    if (others > shown)
        steps_add(v->steps, "rival", "同格数字",
                  arena_printf(v->arena, v->steps->zh ? "另有%zu个" : "and %zu more", others - shown));
    if (!others)
        steps_add(v->steps, "rival", "同格数字",
                  pick(v->steps, "none: no other bulletin has this place, indicator, part, measure and period",
                       "无：没有其他公报给出同一地区、指标、口径、度量和期间的数字"));
}

static void add_shown(const struct rivalry *v, const struct record *r)
{
    bool zh = v->steps->zh;
    if (v->eligible && v->cell->shown == v->own) {
        shown_step(v->steps, arena_printf(v->arena, zh ? "%.*s，即这一个" : "%.*s, this one", STR_ARG(r->evidence)));
        return;
    }
    if (str_eq(r->decided, STR("reject")))
        shown_step(v->steps, pick(v->steps, "not this one: a decision rejects it", "不采用这一个：人工裁定予以否决"));
    else if (!v->eligible)
        shown_step(v->steps, pick(v->steps, "not this one: the bulletin has a newer version", "不采用这一个：公报已有更新的版本"));
    if (!v->cell)
        return;
    const struct observed *shown = v->cell->shown;
    struct str name = name_of(v, shown);
    struct preference why = v->eligible ? cells_why(v->evidence, v->cell, v->own) : (struct preference){NULL, NULL};
    struct step_figure figure = {.evidence = name, .printed = shown->quote, .criterion = str_of(criterion_words(v, why.criterion))};
    struct str text;
    if (!why.criterion)
        text = arena_printf(v->arena, zh ? "%.*s，%.*s" : "%.*s, %.*s, instead", STR_ARG(name), STR_ARG(figure_of(v, shown)));
    else if (why.winner == shown)
        text = arena_printf(v->arena, zh ? "%.*s，%.*s：%s" : "%.*s, %.*s, instead: %s", STR_ARG(name),
                            STR_ARG(figure_of(v, shown)), criterion_words(v, why.criterion));
    else
        text = arena_printf(v->arena, zh ? "%.*s，%.*s；%.*s优先：%s" : "%.*s, %.*s, instead; %.*s goes first: %s", STR_ARG(name),
                            STR_ARG(figure_of(v, shown)), STR_ARG(name_of(v, why.winner)), criterion_words(v, why.criterion));
    steps_add_figure(v->steps, "shown", "采用", text, &figure);
}

static const struct cell *cell_of(const struct catalog *cat, const struct cells *cells, const struct observed *own)
{
    for (size_t i = 0; i < cells->list.len; i++)
        if (cells_same(cat, cells->list.at[i].shown, own))
            return &cells->list.at[i];
    return NULL;
}

static bool take(struct evidence *evidence, struct str observation, bool eligible, struct observed *own)
{
    for (size_t i = 0; i < evidence->rejected.len; i++) {
        *own = evidence->rejected.at[i];
        if (str_eq(own->observation, observation))
            return true;
    }
    for (size_t i = 0; i < evidence->facts.len; i++) {
        if (!str_eq(evidence->facts.at[i].observation, observation))
            continue;
        *own = evidence->facts.at[i];
        if (!eligible)
            evidence->facts.at[i] = evidence->facts.at[--evidence->facts.len];
        return true;
    }
    return false;
}

/* The fact itself where it stands among the sorted ones. */
static const struct observed *sorted(const struct rivalry *v, struct str observation)
{
    for (size_t i = 0; v->cell && i < v->cell->count; i++)
        if (str_eq(v->evidence->facts.at[v->cell->first + i].observation, observation))
            return &v->evidence->facts.at[v->cell->first + i];
    return v->own;
}

static enum ipdb_status compare_all(const struct catalog *cat, const struct record *r, struct evidence *evidence,
                                    struct steps *steps, struct err *err)
{
    struct observed own;
    struct cells cells = {.list = {0}};
    bool eligible = str_eq(r->current, STR("1")) && !str_eq(r->decided, STR("reject"));
    if (!take(evidence, r->observation, eligible, &own)) {
        shown_step(steps, evidence->foreign.len
                              ? pick(steps, "compared with none: its unit is not that of the indicator",
                                     "不与其他数字比较：单位与指标的单位不同")
                              : pick(steps, "compared with none: the present catalogue does not have its indicator or place",
                                     "不与其他数字比较：现用目录中没有它的指标或地区"));
        return IPDB_OK;
    }
    enum ipdb_status status = cells_build(cat, ORDER_NONE, evidence, &cells, err);
    if (status == IPDB_OK) {
        struct rivalry v = {.steps = steps, .arena = &steps->out->arena, .evidence = evidence, .own = &own, .eligible = eligible};
        v.cell = cell_of(cat, &cells, &own);
        v.own = sorted(&v, r->observation);
        add_rivals(&v);
        add_shown(&v, r);
    }
    cells_fini(&cells);
    return status;
}

enum ipdb_status rivals_add(const struct catalog *cat, const struct record *r, const struct rowset *rows, struct steps *steps,
                            struct err *err)
{
    struct evidence evidence = {.facts = {0}};
    enum ipdb_status status = evidence_read(cat, rows, &evidence, err);
    if (status == IPDB_OK)
        status = compare_all(cat, r, &evidence, steps, err);
    evidence_fini(&evidence);
    return status;
}
