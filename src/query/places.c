/* Names of regions, R1:
 *
 *     吉林 → 吉林省, with a note · 吉林 by city → 吉林市 · 吉林 strict → error · Suzhou → error: 苏州市 and 宿州市 · 京津冀 → its three members
 */
#include "query/places.h"

#include "query/vocabulary.h"

enum { PLACES_MAX = 500 };

struct places {
    const struct question *q;
    struct arena *arena;
    struct query_plan *plan;
    struct err *err;
    VEC(size_t) regions;
    VEC(struct str) notes;
};

static const struct region *region_of(const struct places *p, const struct meaning *m)
{
    return catalog_region(p->plan->catalog, m->value);
}

static bool in_english(const struct places *p)
{
    return p->plan->language != QUERY_ZH;
}

static const char *level_name(enum region_level level)
{
    static const char *const names[] = {"a country", "a province", "a city", "a county"};
    return names[level];
}

static const struct meaning *next_region(const struct meaning *m)
{
    return meaning_of(m, WORD_REGION);
}

/* The reading at this level; *several when there are more. */
static const struct meaning *at_level(const struct places *p, const struct meaning *m, enum region_level level, bool *several)
{
    const struct meaning *found = NULL;
    *several = false;
    for (m = next_region(m); m; m = next_region(m->next))
        if (region_of(p, m)->level == level) {
            *several = found != NULL;
            found = m;
        }
    return found;
}

/* Higher levels first, then by code. */
static bool comes_before(const struct places *p, const struct meaning *a, const struct meaning *b)
{
    const struct region *x = region_of(p, a), *y = region_of(p, b);
    return x->level != y->level ? x->level < y->level : str_cmp(x->code, y->code) < 0;
}

/* "吉林 is a province (220000) and a city (220200); write 吉林省 or 吉林市" */
static enum ipdb_status two_readings(const struct places *p, const struct place *place)
{
    const struct meaning *one = next_region(place->readings), *two = next_region(one->next), *rest = two->next;
    if (comes_before(p, two, one)) {
        two = one;
        one = next_region(one->next);
    }
    for (const struct meaning *m = next_region(rest); m; m = next_region(m->next)) {
        if (comes_before(p, m, one)) {
            two = one;
            one = m;
        } else if (comes_before(p, m, two)) {
            two = m;
        }
    }
    const struct region *a = region_of(p, one), *b = region_of(p, two);
    struct str name = question_source(p->q, place->at);
    if (str_eq(a->zh, b->zh) && a->parent != NONE && b->parent != NONE)
        return complain(p->q, place->at, p->err, "%.*s is in %.*s (%.*s) and in %.*s (%.*s); write its code", STR_ARG(name),
                        STR_ARG(catalog_region(p->plan->catalog, a->parent)->zh), STR_ARG(a->code),
                        STR_ARG(catalog_region(p->plan->catalog, b->parent)->zh), STR_ARG(b->code));
    return complain(p->q, place->at, p->err, "%.*s is %s (%.*s) and %s (%.*s); write %.*s or %.*s", STR_ARG(name),
                    level_name(a->level), STR_ARG(a->code), level_name(b->level), STR_ARG(b->code), STR_ARG(a->zh), STR_ARG(b->zh));
}

static enum ipdb_status note_reading(struct places *p, const struct place *place, const struct region *r)
{
    struct str name = question_source(p->q, place->at);
    struct str *note = VEC_PUSH(&p->notes);
    if (!note)
        return err_nomem(p->err);
    *note = in_english(p) ? arena_printf(p->arena, "'%.*s' is read as %.*s (%.*s, %s)", STR_ARG(name), STR_ARG(r->zh),
                                         STR_ARG(r->code), level_name(r->level))
                          : arena_printf(p->arena, "“%.*s”理解为%.*s（%.*s）", STR_ARG(name), STR_ARG(r->zh), STR_ARG(r->code));
    return note->len ? IPDB_OK : err_nomem(p->err);
}

/* R1 for one name. */
static enum ipdb_status choose(struct places *p, const struct place *place, bool leveled, size_t *out)
{
    const struct meaning *first = next_region(place->readings), *chosen = NULL;
    bool several = false;
    if (!next_region(first->next)) {
        *out = first->value;
        return IPDB_OK;
    }
    if (leveled)
        chosen = at_level(p, first, p->plan->level, &several);
    bool named_level = chosen && !several;
    for (int level = REGION_COUNTRY; !chosen && level <= REGION_COUNTY; level++)
        chosen = at_level(p, first, (enum region_level)level, &several);
    if (several || (!named_level && p->plan->strict))
        return two_readings(p, place);
    *out = chosen->value;
    return named_level ? IPDB_OK : note_reading(p, place, region_of(p, chosen));
}

static enum ipdb_status add(struct places *p, const struct place *place, size_t region)
{
    for (size_t i = 0; i < p->regions.len; i++)
        if (p->regions.at[i] == region)
            return IPDB_OK;
    if (p->regions.len == PLACES_MAX)
        return complain(p->q, place->at, p->err, "more than %d regions; ask 'by region' instead", (int)PLACES_MAX);
    size_t *slot = VEC_PUSH(&p->regions);
    if (!slot)
        return err_nomem(p->err);
    *slot = region;
    return IPDB_OK;
}

static enum ipdb_status add_place(struct places *p, const struct place *place)
{
    const struct meaning *group = meaning_of(place->readings, WORD_GROUP);
    size_t region = NONE;
    enum ipdb_status status = IPDB_OK;
    if (next_region(place->readings)) {
        status = choose(p, place, p->plan->grouped, &region);
        return status == IPDB_OK ? add(p, place, region) : status;
    }
    const struct region_group *g = catalog_group(p->plan->catalog, group->value);
    if (g->member_count == 0)
        return complain(p->q, place->at, p->err, "'%.*s' holds no region of the table; name a country, provinces or cities",
                        STR_ARG(question_source(p->q, place->at)));
    for (size_t i = 0; status == IPDB_OK && i < g->member_count; i++)
        status = add(p, place, g->members[i]);
    return status;
}

static enum ipdb_status resolve_under(struct places *p, const struct place *place)
{
    const struct meaning *m = next_region(place->readings);
    if (!m)
        return complain(p->q, place->at, p->err, "'%.*s' is a group; name its members, or one province after 'under'",
                        STR_ARG(question_source(p->q, place->at)));
    enum ipdb_status status = choose(p, place, false, &p->plan->under);
    if (status != IPDB_OK)
        return status;
    enum region_level above = catalog_region(p->plan->catalog, p->plan->under)->level;
    if (above == REGION_COUNTY)
        return complain(p->q, place->at, p->err, "'%.*s' is a county and has no children here",
                        STR_ARG(question_source(p->q, place->at)));
    if (!p->plan->grouped)
        p->plan->level = (enum region_level)(above + 1);
    p->plan->grouped = true;
    return IPDB_OK;
}

static enum ipdb_status keep(struct places *p)
{
    size_t *regions = arena_array(p->arena, p->regions.len + 1, sizeof *regions);
    struct str *notes = arena_array(p->arena, p->notes.len + 1, sizeof *notes);
    if (!regions || !notes)
        return err_nomem(p->err);
    for (size_t i = 0; i < p->regions.len; i++)
        regions[i] = p->regions.at[i];
    for (size_t i = 0; i < p->notes.len; i++)
        notes[i] = p->notes.at[i];
    p->plan->regions = regions;
    p->plan->region_count = p->regions.len;
    p->plan->notes = notes;
    p->plan->note_count = p->notes.len;
    return IPDB_OK;
}

enum ipdb_status places_resolve(const struct question *q, const struct terms *terms, struct arena *arena, struct query_plan *plan,
                                struct err *err)
{
    struct places p = {.q = q, .arena = arena, .plan = plan, .err = err};
    enum ipdb_status status = IPDB_OK;
    plan->under = NONE;
    if (terms->unders.len > 1)
        status = complain(q, terms->unders.at[1].at, err, "'under' stands for one region only");
    else if (terms->unders.len)
        status = resolve_under(&p, &terms->unders.at[0]);
    for (size_t i = 0; status == IPDB_OK && i < terms->places.len; i++)
        status = add_place(&p, &terms->places.at[i]);
    if (status == IPDB_OK)
        status = keep(&p);
    VEC_FINI(&p.regions);
    VEC_FINI(&p.notes);
    return status;
}
