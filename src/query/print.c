/* One order for all queries; what is a list keeps its order only where the answer shows it (metrics and places):
 *
 *     unit 万元 2024, 2023 湖北 pledge_financing by year → pledge_financing by year for Hubei in 2023, 2024 unit 万元
 *                                                       → 知识产权质押融资额 按 年份 湖北省 2023年、2024年 单位 万元
 */
#include "query/print.h"

#include <stdio.h>

#include "query/scan.h"
#include "query/when.h"

struct printer {
    const struct terms *terms;
    struct vocabulary *v;
    enum query_language language;
    struct buf *out;
    bool glued;  /* the next word follows without a blank */
    size_t name; /* where the last word begins if it is a bare name, else NONE */
};

static bool chinese(const struct printer *p)
{
    return p->language == QUERY_ZH;
}

/* A bare name and the word behind it may be a longer name (patents + share, where patents_share is an indicator): quoted, it stays apart. */
static void guard_name(struct printer *p, struct str next)
{
    if (p->name == NONE || p->glued)
        return;
    struct buf both = {0}, quoted = {0};
    struct str name = str_slice(buf_str(p->out), p->name, p->out->len);
    buf_printf(&both, "%.*s %.*s", STR_ARG(name), STR_ARG(next));
    if (vocabulary_find(p->v, buf_str(&both))) {
        buf_printf(&quoted, "\"%.*s\"", STR_ARG(name));
        p->out->len = p->name;
        buf_add(p->out, buf_str(&quoted));
    }
    p->out->failed = p->out->failed || both.failed || quoted.failed;
    buf_fini(&both);
    buf_fini(&quoted);
}

static void space(struct printer *p)
{
    if (!p->glued && p->out->len)
        buf_char(p->out, ' ');
    p->glued = false;
    p->name = NONE;
}

static void put(struct printer *p, struct str word)
{
    guard_name(p, word);
    space(p);
    buf_add(p->out, word);
}

/* A sign that clings to the word before it and to the one after it. */
static void put_sign(struct printer *p, const char *sign)
{
    buf_add(p->out, str_of(sign));
    p->glued = true;
}

static void put_name(struct printer *p, struct str name)
{
    guard_name(p, name);
    space(p);
    size_t begin = p->out->len;
    scan_write_name(p->out, name);
    p->name = p->out->len - begin == name.len ? begin : NONE;
}

static void put_raw(struct printer *p, struct str word)
{
    space(p);
    scan_write_raw(p->out, word);
}

static struct str grammar_word(const struct printer *p, enum word_kind kind, size_t value)
{
    return vocabulary_word(kind, value, chinese(p));
}

/* A word of the grammar; nothing where Chinese does without (for, in). */
static void put_word(struct printer *p, enum word_kind kind, size_t value)
{
    struct str word = grammar_word(p, kind, value);
    if (word.len)
        put(p, word);
}

static void put_prefix(struct printer *p, enum prefix prefix)
{
    put_word(p, WORD_PREFIX, prefix);
    put_sign(p, ":");
}

/* Between two items of a list; `versus` compares them. */
static void put_joiner(struct printer *p, bool versus)
{
    p->name = NONE;
    if (versus)
        put_word(p, WORD_VERSUS, 0);
    else if (chinese(p))
        put_sign(p, "、");
    else
        buf_char(p->out, ',');
}

/* The name has one meaning, this one. */
static bool means(struct printer *p, struct str name, enum word_kind kind, size_t value)
{
    const struct meaning *m = name.len ? vocabulary_find(p->v, name) : NULL;
    return m && !m->next && m->kind == kind && m->value == value;
}

static void put_indicator(struct printer *p, size_t index)
{
    const struct indicator *ind = catalog_indicator(p->v->catalog, index);
    bool by_name = chinese(p) && means(p, ind->zh, WORD_INDICATOR, index);
    if (!by_name && !means(p, ind->code, WORD_INDICATOR, index))
        put_prefix(p, PREFIX_IND);
    put_name(p, by_name ? ind->zh : ind->code);
}

static void put_operand(struct printer *p, const struct operand *o)
{
    put_indicator(p, o->indicator);
    if (!o->scope.len)
        return;
    put_sign(p, "@");
    put_raw(p, o->scope);
}

static void put_form(struct printer *p, const struct form_term *f)
{
    if (f->form == FORM_PER) {
        put_word(p, WORD_PER, 0);
        put_indicator(p, f->per);
        return;
    }
    put_word(p, WORD_FORM, f->form);
    if (f->source == SOURCE_ANY)
        return;
    put_sign(p, ".");
    put_word(p, WORD_SOURCE, f->source);
}

static void put_metric(struct printer *p, const struct metric *m)
{
    put_operand(p, &m->left);
    for (size_t i = 0; i < m->form_count; i++)
        put_form(p, &m->forms[i]);
    if (!m->arith)
        return;
    put(p, (struct str){&m->arith, 1});
    put_operand(p, &m->right);
}

static void put_metrics(struct printer *p)
{
    const struct terms *t = p->terms;
    bool versus = t->versus && t->places.len < 2 && t->whens.len < 2;
    for (size_t i = 0; i < t->metrics.len; i++) {
        if (i)
            put_joiner(p, versus);
        put_metric(p, &t->metrics.at[i]);
    }
}

static bool has_dim(const struct terms *t, enum dim dim)
{
    for (size_t i = 0; i < t->dims.len; i++)
        if (t->dims.at[i].dim == dim)
            return true;
    return false;
}

static void put_dims(struct printer *p)
{
    bool first = true;
    for (enum dim dim = DIM_REGION; dim <= DIM_SOURCE; dim++) {
        if (!has_dim(p->terms, dim))
            continue;
        if (first)
            put_word(p, WORD_BY, 0);
        else
            put_joiner(p, false);
        put_word(p, WORD_DIM, dim);
        first = false;
    }
}

/* The place that a word with one reading means; NULL if it has several. */
static const struct meaning *only_place(const struct meaning *readings)
{
    const struct meaning *region = meaning_of(readings, WORD_REGION), *group = meaning_of(readings, WORD_GROUP);
    const struct meaning *found = region ? region : group;
    return (region && group) || meaning_of(found->next, found->kind) ? NULL : found;
}

/* The word as people write it. */
static struct str word_with(const struct vocabulary *v, const struct meaning *readings)
{
    size_t i = 0;
    while (i + 1 < v->lexicon.count && vocabulary_entry(v, i).meanings != readings)
        i++;
    return vocabulary_entry(v, i).name;
}

/* Its official name where that has no other meaning. */
static struct str region_name(struct printer *p, size_t index)
{
    const struct region *r = catalog_region(p->v->catalog, index);
    struct str name = chinese(p) ? r->zh : r->en;
    return p->language != QUERY_CODE && means(p, name, WORD_REGION, index) ? name : r->code;
}

static struct str group_name(struct printer *p, size_t index)
{
    const struct region_group *g = catalog_group(p->v->catalog, index);
    return !chinese(p) && means(p, g->en, WORD_GROUP, index) ? g->en : g->zh;
}

static void put_place(struct printer *p, const struct place *place)
{
    const struct meaning *m = only_place(place->readings);
    if (m && m->kind == WORD_REGION)
        put_name(p, region_name(p, m->value));
    else if (m && means(p, group_name(p, m->value), WORD_GROUP, m->value))
        put_name(p, group_name(p, m->value));
    else
        put_name(p, word_with(p->v, place->readings));
}

static void put_places(struct printer *p)
{
    const struct terms *t = p->terms;
    for (size_t i = 0; i < t->places.len; i++) {
        if (i)
            put_joiner(p, t->versus && t->places.len >= 2);
        else
            put_word(p, WORD_FOR, 0);
        put_place(p, &t->places.at[i]);
    }
    for (size_t i = 0; i < t->unders.len; i++) {
        put_word(p, WORD_UNDER, 0);
        put_place(p, &t->unders.at[i]);
    }
}

static void put_period(struct printer *p, struct period period)
{
    char text[WHEN_TEXT];
    when_print(period, chinese(p), text);
    put(p, str_of(text));
}

static void put_when(struct printer *p, const struct when *w)
{
    if (w->kind == WHEN_LATEST)
        put_word(p, WORD_LATEST, 0);
    if (w->kind == WHEN_ASOF)
        put_word(p, WORD_ASOF, 0);
    if (w->kind != WHEN_LATEST)
        put_period(p, w->first);
    if (w->kind == WHEN_RANGE) {
        put_sign(p, "..");
        put_period(p, w->last);
    }
}

static int compare_periods(struct period a, struct period b)
{
    int by_start = date_cmp(a.start, b.start), by_end = date_cmp(a.end, b.end);
    return by_start ? by_start : by_end ? by_end : (int)a.kind - (int)b.kind;
}

static int compare_whens(const struct when *a, const struct when *b)
{
    int by_first = compare_periods(a->first, b->first), by_last = compare_periods(a->last, b->last);
    return a->kind != b->kind ? (int)a->kind - (int)b->kind : by_first ? by_first : by_last;
}

/* The first one that comes behind `after` (NULL: of all); NULL when there is none. */
static const struct when *next_when(const struct terms *t, const struct when *after)
{
    const struct when *found = NULL;
    for (size_t i = 0; i < t->whens.len; i++) {
        const struct when *w = &t->whens.at[i];
        if ((!after || compare_whens(w, after) > 0) && (!found || compare_whens(w, found) < 0))
            found = w;
    }
    return found;
}

static void put_whens(struct printer *p)
{
    const struct terms *t = p->terms;
    bool versus = t->versus && t->places.len < 2;
    const struct when *first = next_when(t, NULL);
    for (const struct when *w = first; w; w = next_when(t, w)) {
        if (w != first)
            put_joiner(p, versus);
        else if (w->kind == WHEN_PERIOD || w->kind == WHEN_RANGE)
            put_word(p, WORD_IN, 0);
        put_when(p, w);
    }
}

static void put_rows(struct printer *p)
{
    const struct terms *t = p->terms;
    if (t->has_unit) {
        put_word(p, WORD_UNIT_KEY, 0);
        put_raw(p, t->unit.name);
    }
    if (t->sort != SORT_NONE) {
        put_word(p, WORD_SORT, 0);
        if (t->descending) {
            space(p);
            put_sign(p, "-");
        }
        put_word(p, WORD_SORT_KEY, t->sort);
    }
    if (t->has_limit) {
        char number[24];
        put_word(p, t->from_bottom ? WORD_BOTTOM : WORD_TOP, 0);
        snprintf(number, sizeof number, "%zu", t->limit);
        put(p, str_of(number));
    }
}

/* The least word of this kind that is greater than `after` (NULL: of all). */
static const struct word_term *next_word(const struct terms *t, const char *what, bool negated, const struct word_term *after)
{
    const struct word_term *found = NULL;
    for (size_t i = 0; i < t->words.len; i++) {
        const struct word_term *w = &t->words.at[i];
        if (strcmp(w->what, what) != 0 || w->negated != negated || (after && str_cmp(w->word, after->word) <= 0))
            continue;
        if (!found || str_cmp(w->word, found->word) < 0)
            found = w;
    }
    return found;
}

static void put_filters(struct printer *p, bool negated)
{
    static const struct {
        const char *what;
        enum prefix prefix;
    } filters[] = {{"src:", PREFIX_SRC}, {"doc:", PREFIX_DOC}, {"status:", PREFIX_STATUS}, {"scope:", PREFIX_SCOPE}};
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        const struct word_term *w = NULL;
        while ((w = next_word(p->terms, filters[i].what, negated, w)) != NULL) {
            if (negated)
                put_prefix(p, PREFIX_NOT);
            put_prefix(p, filters[i].prefix);
            put_raw(p, w->word);
        }
    }
}

static bool has_policy(const struct terms *t, enum policy policy)
{
    for (size_t i = 0; i < t->policies.len; i++)
        if (t->policies.at[i].policy == policy)
            return true;
    return false;
}

static void put_policies(struct printer *p)
{
    for (enum policy policy = POLICY_STRICT; policy <= POLICY_TOTAL; policy++)
        if (has_policy(p->terms, policy))
            put_word(p, WORD_POLICY, policy);
}

static void put_known(struct printer *p, struct str day)
{
    struct period period;
    if (when_scan(day, &period)) {
        put_prefix(p, PREFIX_KNOWN);
        put_period(p, period);
    }
}

static void put_order(struct printer *p, struct str word)
{
    const struct meaning *order = meaning_of(vocabulary_find(p->v, word), WORD_ORDER);
    if (order) {
        put_prefix(p, PREFIX_PREFER);
        put_word(p, WORD_ORDER, order->value);
    }
}

/* What decides between figures, and the name of the column. */
static void put_choices(struct printer *p)
{
    const struct word_term *known = next_word(p->terms, "known:", false, NULL);
    const struct word_term *order = next_word(p->terms, "prefer:", false, NULL);
    const struct word_term *name = next_word(p->terms, "as", false, NULL);
    if (known)
        put_known(p, known->word);
    if (order)
        put_order(p, order->word);
    if (name) {
        put_word(p, WORD_AS, 0);
        put_raw(p, name->word);
    }
}

static void put_select(struct printer *p)
{
    put_metrics(p);
    put_dims(p);
    put_places(p);
    put_whens(p);
    put_rows(p);
    put_filters(p, false);
    put_filters(p, true);
    put_policies(p);
    put_choices(p);
}

static void put_list(struct printer *p)
{
    put_word(p, WORD_LIST, 0);
    put_word(p, WORD_THING, p->terms->thing);
    if (!p->terms->pattern.len)
        return;
    space(p);
    put_sign(p, "~");
    put_raw(p, p->terms->pattern);
}

bool print_terms(const struct terms *terms, struct vocabulary *v, enum query_language language, struct buf *out)
{
    struct buf words = {0};
    struct printer p = {.terms = terms, .v = v, .language = language, .out = &words, .name = NONE};
    if (terms->explain)
        put_word(&p, WORD_EXPLAIN, 0);
    if (terms->list)
        put_list(&p);
    else
        put_select(&p);
    bool complete = !words.failed && !v->failed;
    if (complete)
        buf_add(out, buf_str(&words));
    buf_fini(&words);
    return complete && !out->failed;
}
