/* Features to an indicator. */
#include "extract/resolve.h"

static bool is_hard(enum feature_key key)
{
    switch (key) {
    case FEATURE_OBJ:
    case FEATURE_ACT:
    case FEATURE_PROC:
    case FEATURE_PER:
    case FEATURE_ROUTE:
    case FEATURE_QUAL:
    case FEATURE_SUB:
    case FEATURE_AWARD:
    case FEATURE_NAME:
        return true;
    default:
        return false;
    }
}

/* 个 counts anything: a noun that is a body leaves no thing to count, and the reverse. */
static unsigned counted(unsigned dimensions, const struct features *said)
{
    bool body = features_has_key(said, FEATURE_BODY), thing = features_has_key(said, FEATURE_THING);
    if (body && !thing && dimensions & DIMENSION_BODY)
        return dimensions & ~(unsigned)DIMENSION_THING;
    if (thing && !body && dimensions & DIMENSION_THING)
        return dimensions & ~(unsigned)DIMENSION_BODY;
    return dimensions;
}

/* The head noun that a dimension asks for: money asks money, bodies ask body, all else asks thing. */
static enum feature_key head_key(unsigned dimension)
{
    return dimension == DIMENSION_MONEY ? FEATURE_MONEY : dimension == DIMENSION_BODY ? FEATURE_BODY : FEATURE_THING;
}

static bool needs_met(const struct entry *entry, const struct features *said, int *specificity)
{
    if (entry->needs.keys & ~said->keys)
        return false;
    for (size_t i = 0; i < entry->needs.len; i++) {
        enum feature_key key = entry->needs.at[i].key;
        bool met = false;
        for (size_t k = 0; k < entry->needs.len; k++)
            met |= entry->needs.at[k].key == key && features_has(said, entry->needs.at[k]);
        if (!met)
            return false;
        *specificity += features_has(said, entry->needs.at[i]) ? 4 : 0;
    }
    return true;
}

/* What is registered was registered in a period, or is in force on a day: 注册商标, 马德里国际注册. */
static bool of_another_nature(const struct catalog *cat, size_t indicator, bool needed, struct feature f, enum nature likely)
{
    if (f.key != FEATURE_ACT || !str_eq(catalog_feature_value(cat, f), STR("registered")))
        return false;
    enum nature nature = catalog_indicator(cat, indicator)->nature;
    return nature != likely && (needed || nature == NATURE_FLOW);
}

static bool contradicted(const struct catalog *cat, size_t indicator, const struct features *said, enum nature likely,
                         int *specificity)
{
    const struct entry *entry = catalog_entry(cat, indicator);
    for (size_t i = 0; i < said->len; i++) {
        struct feature f = said->at[i];
        bool needed = features_has(&entry->needs, f);
        if (features_has(&entry->not_, f) || of_another_nature(cat, indicator, needed, f, likely))
            return true;
        if (needed)
            continue;
        if (features_has(&entry->may, f) || features_has(&entry->narrows, f)) {
            *specificity += 1;
            continue;
        }
        if (is_hard((enum feature_key)f.key) || f.key == head_key(entry->dimension))
            return true;
        if (f.key == FEATURE_KIND)
            *specificity -= 2;
    }
    return false;
}

static bool agrees(const struct catalog *cat, size_t index, const struct features *said, unsigned dimensions, enum nature likely,
                   int *specificity)
{
    const struct entry *entry = catalog_entry(cat, index);
    *specificity = 0;
    return (!dimensions || dimensions & entry->dimension) && needs_met(entry, said, specificity) &&
           !contradicted(cat, index, said, likely, specificity);
}

size_t resolve_entry(const struct catalog *cat, const struct features *said, unsigned dimensions, enum nature likely)
{
    size_t best = NONE;
    int best_specificity = 0;
    dimensions = counted(dimensions, said);
    for (size_t i = 0; i < said->len; i++) {
        struct entry_list filed = catalog_entries_filed(cat, said->at[i]);
        for (size_t k = 0; k < filed.len; k++) {
            size_t index = filed.at[k];
            int specificity;
            if (!agrees(cat, index, said, dimensions, likely, &specificity))
                continue;
            if (best == NONE || specificity > best_specificity || (specificity == best_specificity && index < best)) {
                best = index;
                best_specificity = specificity;
            }
        }
    }
    return best;
}

static void inherit_key(const struct features *own, const struct features *topic, enum feature_key key, struct features *out)
{
    if (features_has_key(own, key))
        return;
    for (size_t i = 0; i < topic->len; i++)
        if (topic->at[i].key == key)
            features_add(out, topic->at[i]);
}

static bool shares(const struct features *a, const struct features *b, enum feature_key key)
{
    for (size_t i = 0; i < a->len; i++)
        if (a->at[i].key == key && features_has(b, a->at[i]))
            return true;
    return false;
}

bool resolve_only_narrows(const struct features *own)
{
    for (size_t i = 0; i < own->len; i++)
        switch ((enum feature_key)own->at[i].key) {
        case FEATURE_BODY:
        case FEATURE_WHO:
        case FEATURE_PHASE:
        case FEATURE_LVL:
        case FEATURE_SRC:
        case FEATURE_STOCK:
        case FEATURE_GEN:
        case FEATURE_ROLE:
        case FEATURE_FILING:
        case FEATURE_KINDCASE:
            break;
        default:
            return false;
        }
    return true;
}

static void inherit_keys(const struct features *own, const struct features *topic, const enum feature_key *keys, size_t count,
                         struct features *out)
{
    for (size_t i = 0; i < count; i++)
        inherit_key(own, topic, keys[i], out);
}

#define INHERIT(...)                                                  \
    inherit_keys(own, topic, (const enum feature_key[]){__VA_ARGS__}, \
                 sizeof(const enum feature_key[]){__VA_ARGS__} / sizeof(enum feature_key), out)

void resolve_inherit(const struct features *own, const struct features *topic, bool same_sentence, struct features *out)
{
    *out = *own;
    bool object = features_has_key(own, FEATURE_OBJ);
    bool act = features_has_key(own, FEATURE_ACT);
    bool process = features_has_key(own, FEATURE_PROC);
    if (own->len == 0 && same_sentence) {
        *out = *topic;
        return;
    }
    if (resolve_only_narrows(own)) {
        INHERIT(FEATURE_OBJ, FEATURE_KIND, FEATURE_ACT, FEATURE_PROC, FEATURE_BODY, FEATURE_THING, FEATURE_MONEY, FEATURE_PER,
                FEATURE_ROUTE, FEATURE_AWARD, FEATURE_QUAL, FEATURE_SUB, FEATURE_SRC, FEATURE_KINDCASE, FEATURE_NAME, FEATURE_WORK);
        return;
    }
    if (object && !features_has_key(topic, FEATURE_OBJ)) {
        INHERIT(FEATURE_AWARD, FEATURE_PER); /* 摊到每万人口，发明专利有3.81件 */
        if (!act && !process)
            INHERIT(FEATURE_ACT); /* 申请方面，发明专利1.4万件 */
        return;
    }
    if (object && !shares(own, topic, FEATURE_OBJ)) {
        if (shares(own, topic, FEATURE_THING))
            INHERIT(FEATURE_PROC); /* 在民事案件中，专利案件4471件、商标案件1314件 */
        return;
    }
    if (object && (act || process))
        INHERIT(FEATURE_LVL);
    else if (object)
        INHERIT(FEATURE_ACT, FEATURE_PROC);
    else if (process && !shares(own, topic, FEATURE_PROC))
        return;
    else if (process)
        INHERIT(FEATURE_OBJ);
    else if (act && features_has_key(own, FEATURE_WHO)) {
        INHERIT(FEATURE_OBJ, FEATURE_PROC, FEATURE_ROUTE, FEATURE_NAME);
        if (same_sentence)
            INHERIT(FEATURE_KIND);
    } else if (act && shares(own, topic, FEATURE_ACT))
        INHERIT(FEATURE_OBJ, FEATURE_KIND, FEATURE_PROC, FEATURE_ROUTE, FEATURE_AWARD, FEATURE_NAME, FEATURE_SUB, FEATURE_PER,
                FEATURE_QUAL, FEATURE_WORK);
    else if (act)
        INHERIT(FEATURE_OBJ, FEATURE_KIND, FEATURE_PROC, FEATURE_AWARD, FEATURE_NAME, FEATURE_SUB, FEATURE_WORK);
    else {
        INHERIT(FEATURE_OBJ, FEATURE_KIND, FEATURE_ACT, FEATURE_PROC, FEATURE_ROUTE, FEATURE_AWARD, FEATURE_NAME);
        if (!features_has_key(own, FEATURE_THING))
            INHERIT(FEATURE_SUB); /* 产品 is no mark, whatever was counted before it */
    }
}

bool resolve_narrows(const struct catalog *cat, size_t entry, struct feature f)
{
    const struct entry *e = catalog_entry(cat, entry);
    if (features_has(&e->narrows, f))
        return true;
    if (features_has(&e->needs, f))
        return features_value(&e->needs, (enum feature_key)f.key) != f.value && !features_has(&e->may, f);
    return f.key != FEATURE_BODY && !features_has(&e->may, f);
}
