/* Pairs are found in passes, each of which asks for less than the one before. In a pass the facts that are still alone are sorted by the
 * fields that the pass asks for, and equal ones become pairs in the order of their texts:
 *
 *     before: 河北 2023 质押融资 145亿, 湖北 2023 质押融资 127亿      after: 湖北 2023 质押融资 127.16亿, 河北 2023 质押融资 145亿
 *     pass "about, value": 河北 with 河北, equal · pass "about": 湖北 with 湖北, value changed
 */
#include "diff/compare.h"

#include "answer/observed.h"
#include "model/region.h"

/* Further fields that a pass can ask for; they follow those of the header. */
enum {
    PART_SUBJECT = 1 << FACT_FIELD_COUNT, /* indicator and label in one */
    PART_SENTENCE = PART_SUBJECT << 1,
    PART_BEGIN = PART_SUBJECT << 2,
    PART_END = PART_SUBJECT << 3,
};

#define ABOUT ((unsigned)(PART_SUBJECT | FIELD_REGION | FIELD_MEASURE | FIELD_PERIOD | FIELD_SCOPE | FIELD_OF_WHOLE | FIELD_STATUS))
#define WORDS ((unsigned)(PART_SENTENCE | FIELD_QUOTE))
#define SPAN  ((unsigned)(PART_BEGIN | PART_END))
/* `rest` with all of what a fact is about but one thing, each in turn; then `rest` alone. */
#define ALL_BUT_ONE(rest)                                                                          \
    (rest) | (ABOUT & ~(unsigned)PART_SUBJECT), (rest) | (ABOUT & ~(unsigned)FIELD_PERIOD),        \
        (rest) | (ABOUT & ~(unsigned)FIELD_REGION), (rest) | (ABOUT & ~(unsigned)FIELD_SCOPE),     \
        (rest) | (ABOUT & ~(unsigned)FIELD_MEASURE), (rest) | (ABOUT & ~(unsigned)FIELD_OF_WHOLE), \
        (rest) | (ABOUT & ~(unsigned)FIELD_STATUS), (rest)

static const unsigned passes_of_texts[] = {
    ABOUT | FIELDS_OF_VALUE | WORDS,
    ABOUT | FIELDS_OF_VALUE,
    ABOUT | FIELD_VALUE | FIELD_UNIT,
    ABOUT | WORDS,
    ABOUT,
    ALL_BUT_ONE(WORDS),
};

static const unsigned passes_of_readings[] = {
    ABOUT | FIELDS_OF_VALUE | SPAN, ABOUT | SPAN, ALL_BUT_ONE(SPAN), ABOUT | PART_BEGIN, ABOUT | PART_END, PART_BEGIN, PART_END,
};

/* A fact on its way to a pair. */
struct lone {
    const struct compared_fact *fact;
    size_t index; /* in its list */
    unsigned asked;
    bool paired;
};

static struct str place_of(const struct compared_fact *f)
{
    return f->region_code.len ? f->region_code : f->region;
}

static int order_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int order_subjects(const struct compared_fact *a, const struct compared_fact *b)
{
    int order = str_cmp(a->indicator, b->indicator);
    return order || a->indicator.len ? order : str_cmp(a->label, b->label);
}

/* Order by one field, or part of one. */
static int order_field(const struct compared_fact *a, const struct compared_fact *b, unsigned field)
{
    switch (field) {
    case FIELD_VALUE:
        return str_cmp(a->value, b->value);
    case FIELD_STEP:
        return str_cmp(a->step, b->step);
    case FIELD_QUALIFIER:
        return str_cmp(a->qualifier, b->qualifier);
    case FIELD_UNIT:
        return str_cmp(a->unit, b->unit);
    case FIELD_REGION:
        return str_cmp(place_of(a), place_of(b));
    case FIELD_INDICATOR:
        return str_cmp(a->indicator, b->indicator);
    case FIELD_LABEL:
        return str_cmp(a->label, b->label);
    case FIELD_MEASURE:
        return str_cmp(a->measure, b->measure);
    case FIELD_PERIOD:
        return str_cmp(a->period, b->period);
    case FIELD_SCOPE:
        return str_cmp(a->scope, b->scope);
    case FIELD_OF_WHOLE:
        return str_cmp(a->of_whole, b->of_whole);
    case FIELD_STATUS:
        return str_cmp(a->status, b->status);
    case FIELD_DECIDED:
        return str_cmp(a->decided, b->decided);
    case FIELD_DOUBTFUL:
        return (a->confidence < CONFIDENCE_SURE) - (b->confidence < CONFIDENCE_SURE);
    case FIELD_CONFIDENCE:
        return (a->confidence > b->confidence) - (a->confidence < b->confidence);
    case FIELD_QUOTE:
        return str_cmp(a->quote, b->quote);
    case FIELD_SPAN:
        return a->begin != b->begin ? order_sizes(a->begin, b->begin) : order_sizes(a->end, b->end);
    case PART_SUBJECT:
        return order_subjects(a, b);
    case PART_SENTENCE:
        return str_cmp(a->sentence, b->sentence);
    case PART_BEGIN:
        return order_sizes(a->begin, b->begin);
    default:
        return order_sizes(a->end, b->end);
    }
}

static int order_asked(const struct lone *a, const struct lone *b)
{
    int order = 0;
    for (unsigned field = 1; order == 0 && field <= PART_END; field <<= 1)
        if (a->asked & field)
            order = order_field(a->fact, b->fact, field);
    return order;
}

static int by_asked(const void *x, const void *y)
{
    const struct lone *a = x, *b = y;
    int order = order_asked(a, b);
    return order ? order : order_sizes(a->index, b->index);
}

unsigned compare_fields(const struct compared_fact *a, const struct compared_fact *b, enum compare_by by)
{
    unsigned changed = 0, unasked = by == COMPARE_TEXTS ? FIELD_CONFIDENCE | FIELD_QUOTE | FIELD_SPAN : 0;
    if (a->indicator.len && str_eq(a->indicator, b->indicator))
        unasked |= FIELD_LABEL; /* the catalogue says what it is */
    for (unsigned field = 1; field < PART_SUBJECT; field <<= 1)
        if (!(unasked & field) && order_field(a, b, field) != 0)
            changed |= field;
    return changed;
}

static bool read_bounds(const struct compared_fact *f, struct bounds *out)
{
    struct decimal value, step = {0, 0};
    enum qualifier qualifier;
    bool has_step = decimal_parse(f->step, &step);
    if (!decimal_parse(f->value, &value) || !qualifier_parse(f->qualifier, &qualifier))
        return false;
    *out = bounds_of(value, has_step, step, qualifier);
    return true;
}

/* Written to the same digit, one figure is written alike: 4 and 5 meet at 4.5, and yet they are two. */
static bool is_written_otherwise(const struct compared_fact *a, const struct compared_fact *b)
{
    struct str exact = str_of(qualifier_code(QUALIFIER_EXACT));
    return a->step.len && str_eq(a->step, b->step) && str_eq(a->qualifier, exact) && str_eq(b->qualifier, exact);
}

static enum agreement agreement_of(const struct compared_fact *a, const struct compared_fact *b, unsigned changed)
{
    struct bounds x, y;
    if (!(changed & FIELDS_OF_VALUE))
        return AGREE_SAME;
    if ((changed & FIELD_UNIT) || !read_bounds(a, &x) || !read_bounds(b, &y))
        return AGREE_UNKNOWN;
    return bounds_meet(&x, &y) && !is_written_otherwise(a, b) ? AGREE_MEET : AGREE_APART;
}

/* What is being compared. */
struct task {
    struct compared_facts before, after;
    enum compare_by by;
    struct lone *olds, *news; /* those not yet paired */
    size_t old_count, new_count;
    struct comparison *out;
};

static bool add_pair(struct task *t, size_t before, size_t after)
{
    struct fact_pair *pair = VEC_PUSH(&t->out->pairs);
    if (!pair)
        return false;
    *pair = (struct fact_pair){.before = before, .after = after};
    t->out->removed += after == NONE;
    t->out->added += before == NONE;
    if (before == NONE || after == NONE)
        return true;
    const struct compared_fact *a = &t->before.at[before], *b = &t->after.at[after];
    pair->changed = compare_fields(a, b, t->by);
    pair->agreement = agreement_of(a, b, pair->changed);
    t->out->equal += pair->changed == 0;
    t->out->changed += pair->changed != 0;
    return true;
}

static void sort_for(struct lone *list, size_t count, unsigned asked)
{
    for (size_t i = 0; i < count; i++)
        list[i].asked = asked;
    qsort(list, count, sizeof *list, by_asked);
}

static size_t drop_paired(struct lone *list, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!list[i].paired)
            list[kept++] = list[i];
    return kept;
}

/* Facts without their words are not at the same words. */
static bool can_pair(const struct lone *l)
{
    return !(l->asked & PART_SENTENCE) || l->fact->quote.len > 0;
}

static bool run_pass(struct task *t, unsigned asked)
{
    bool ok = true;
    sort_for(t->olds, t->old_count, asked);
    sort_for(t->news, t->new_count, asked);
    for (size_t i = 0, k = 0; ok && i < t->old_count && k < t->new_count;) {
        int order = order_asked(&t->olds[i], &t->news[k]);
        if (order == 0 && can_pair(&t->olds[i])) {
            ok = add_pair(t, t->olds[i].index, t->news[k].index);
            t->olds[i].paired = t->news[k].paired = true;
        }
        i += order <= 0;
        k += order >= 0;
    }
    t->old_count = drop_paired(t->olds, t->old_count);
    t->new_count = drop_paired(t->news, t->new_count);
    return ok;
}

static bool run_passes(struct task *t)
{
    bool texts = t->by == COMPARE_TEXTS, ok = true;
    const unsigned *passes = texts ? passes_of_texts : passes_of_readings;
    size_t count = texts ? sizeof passes_of_texts / sizeof *passes : sizeof passes_of_readings / sizeof *passes;
    for (size_t i = 0; ok && i < count && t->old_count && t->new_count; i++)
        ok = run_pass(t, passes[i]);
    for (size_t i = 0; ok && i < t->old_count; i++)
        ok = add_pair(t, t->olds[i].index, NONE);
    for (size_t i = 0; ok && i < t->new_count; i++)
        ok = add_pair(t, NONE, t->news[i].index);
    return ok;
}

/* A pair and where it goes: behind which fact of the new text, and which of the old one. */
struct placed {
    struct fact_pair pair;
    size_t behind, old;
};

static int by_place(const void *x, const void *y)
{
    const struct placed *a = x, *b = y;
    int order = order_sizes(a->behind, b->behind);
    return order ? order : order_sizes(a->old, b->old);
}

/* `follows` says of each old fact where the fact that it followed went, plus one: 0 is the beginning. */
static void find_places(const struct task *t, struct placed *placed, size_t *follows)
{
    const struct fact_pair *pairs = t->out->pairs.at;
    for (size_t i = 0; i < t->out->pairs.len; i++)
        if (pairs[i].before != NONE)
            follows[pairs[i].before] = pairs[i].after == NONE ? 0 : pairs[i].after + 1;
    for (size_t i = 1; i < t->before.count; i++)
        if (follows[i] == 0)
            follows[i] = follows[i - 1];
    for (size_t i = 0; i < t->out->pairs.len; i++) {
        bool removed = pairs[i].after == NONE;
        placed[i].pair = pairs[i];
        placed[i].behind = removed ? follows[pairs[i].before] : pairs[i].after + 1;
        placed[i].old = removed ? pairs[i].before + 1 : 0;
    }
}

static bool put_in_order(struct task *t)
{
    size_t count = t->out->pairs.len;
    struct placed *placed = calloc(count + 1, sizeof *placed);
    size_t *follows = calloc(t->before.count + 1, sizeof *follows);
    bool ok = placed && follows;
    if (ok && count) {
        find_places(t, placed, follows);
        qsort(placed, count, sizeof *placed, by_place);
        for (size_t i = 0; i < count; i++)
            t->out->pairs.at[i] = placed[i].pair;
    }
    free(placed);
    free(follows);
    return ok;
}

static struct lone *all_alone(struct compared_facts facts)
{
    struct lone *list = calloc(facts.count + 1, sizeof *list);
    for (size_t i = 0; list && i < facts.count; i++)
        list[i] = (struct lone){.fact = &facts.at[i], .index = i};
    return list;
}

enum ipdb_status compare_facts(struct compared_facts before, struct compared_facts after, enum compare_by by,
                               struct comparison *out, struct err *err)
{
    struct task task = {.before = before, .after = after, .by = by, .out = out};
    task.olds = all_alone(before);
    task.news = all_alone(after);
    task.old_count = before.count;
    task.new_count = after.count;
    bool ok = task.olds && task.news && run_passes(&task) && put_in_order(&task);
    free(task.olds);
    free(task.news);
    return ok ? IPDB_OK : err_nomem(err);
}

void comparison_fini(struct comparison *comparison)
{
    VEC_FINI(&comparison->pairs);
    *comparison = (struct comparison){0};
}

const char *fact_field_code(enum fact_field_index field)
{
#define X(id, code, en, zh) code,
    static const char *const codes[] = {FACT_FIELDS(X)};
#undef X
    return codes[field];
}

const char *fact_field_name(enum fact_field_index field, bool zh)
{
#define X(id, code, en, zh) {en, zh},
    static const char *const names[][2] = {FACT_FIELDS(X)};
#undef X
    return names[field][zh];
}
