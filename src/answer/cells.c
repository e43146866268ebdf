/* One cell, several observations (R8):
 *
 *     127亿 and 127.16亿 for 湖北 2023 → 127.16亿: their rounding intervals meet, the more precise is shown
 *     127.16亿 and 130亿               → one is shown, ×2, the other goes into a note
 */
#include "answer/cells.h"

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

int period_order(struct period a, struct period b)
{
    int by_end = date_cmp(a.end, b.end);
    return by_end ? by_end : date_cmp(b.start, a.start);
}

static bool is_stock(const struct catalog *cat, size_t indicator)
{
    return catalog_indicator(cat, indicator)->nature == NATURE_STOCK;
}

int period_newer(const struct catalog *cat, size_t indicator, struct period a, struct period b)
{
    bool a_open = a.kind == PERIOD_ASOF, b_open = b.kind == PERIOD_ASOF;
    return a_open != b_open && !is_stock(cat, indicator) ? (int)b_open - (int)a_open : period_order(a, b);
}

/* Order of periods in which those of one cell are equal. */
static int compare_periods(bool stock, struct period a, struct period b)
{
    bool dated = a.end.year && b.end.year;
    if (stock && dated)
        return date_cmp(a.end, b.end);
    int order = period_order(a, b);
    return order ? order : (int)a.kind - (int)b.kind;
}

bool period_same(const struct catalog *cat, size_t indicator, struct period a, struct period b)
{
    return compare_periods(is_stock(cat, indicator), a, b) == 0;
}

static int compare_cells(bool stock, const struct observed *a, const struct observed *b)
{
    int order = compare_sizes(a->indicator, b->indicator);
    if (!order)
        order = compare_sizes(a->region, b->region);
    if (!order)
        order = (int)a->measure - (int)b->measure;
    if (!order)
        order = (int)a->status - (int)b->status;
    if (!order)
        order = str_cmp(a->whole, b->whole);
    if (!order)
        order = str_cmp(a->scope, b->scope);
    return order ? order : compare_periods(stock, a->period, b->period);
}

static int compare_steps(const struct observed *a, const struct observed *b)
{
    if (a->has_step != b->has_step)
        return a->has_step ? -1 : 1;
    return a->has_step ? decimal_cmp(a->step, b->step) : 0;
}

static int precision_class(enum qualifier q)
{
    return q == QUALIFIER_EXACT ? 0 : q == QUALIFIER_APPROX ? 1 : 2;
}

/* Negative: `a` says more exactly what it says. */
static int compare_precision(const struct observed *a, const struct observed *b)
{
    int order = precision_class(a->qualifier) - precision_class(b->qualifier);
    return order ? order : compare_steps(a, b);
}

/* An office, a court, a government: what the name of who publishes ends in. */
static bool is_authority(struct str publisher)
{
    static const char *const ends[] = {"局", "院", "委员会", "政府", "厅", "海关", "办公室", "中心"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(publisher, str_of(ends[i])))
            return !str_ends(publisher, STR("新闻中心")); /* of a newspaper or a portal */
    return false;
}

/* The earlier day first, an unknown one last. */
static int compare_known_days(struct str a, struct str b)
{
    if (!a.len || !b.len)
        return (a.len == 0) - (b.len == 0);
    return str_cmp(a, b);
}

/* Bulletins of authorities come before newspapers; without a publisher nobody knows. */
static int compare_publishers(const struct observed *a, const struct observed *b)
{
    bool a_office = is_authority(a->publisher), b_office = is_authority(b->publisher);
    return (int)b_office - (int)a_office;
}

/* What the user prefers, before everything else. */
static int compare_preference(enum order prefer, const struct observed *a, const struct observed *b)
{
    switch (prefer) {
    case ORDER_LATEST:
        return str_cmp(b->published, a->published);
    case ORDER_FIRST:
        return compare_known_days(a->published, b->published);
    case ORDER_OFFICIAL:
        return compare_publishers(a, b);
    case ORDER_PRECISE:
        return compare_precision(a, b);
    case ORDER_NONE:
        break;
    }
    return 0;
}

static int compare_pinned(const struct observed *a, const struct observed *b)
{
    return (int)observed_is_pinned(b) - (int)observed_is_pinned(a);
}

static int compare_sureness(const struct observed *a, const struct observed *b)
{
    return (int)observed_is_sure(b) - (int)observed_is_sure(a);
}

static int compare_own(const struct observed *a, const struct observed *b)
{
    return (int)(b->document_region == b->region) - (int)(a->document_region == a->region);
}

/* The later day first. */
static int compare_published(const struct observed *a, const struct observed *b)
{
    return str_cmp(b->published, a->published);
}

static int compare_documents(const struct observed *a, const struct observed *b)
{
    return str_cmp(a->document, b->document);
}

/* Numbers of facts, written without leading zeros. */
static int compare_numbers(const struct observed *a, const struct observed *b)
{
    int order = compare_sizes(a->number.len, b->number.len);
    return order ? order : str_cmp(a->number, b->number);
}

/* The order of R8 as far as the database tells it: the first criterion in which two differ decides. */
static const struct criterion criteria[] = {
    {"a decision prefers it", "人工裁定优先采用", compare_pinned}, /* also before what a query prefers */
    {"a sure reading goes before a doubtful one", "可信的读数优先于存疑的", compare_sureness},
    {"it is the region's own bulletin", "出自该地区自己的公报", compare_own},
    {"an authority published it", "由主管机关发布", compare_publishers},
    {"it was published later", "发布更晚", compare_published},
    {"it is written with more digits", "写出的位数更多", compare_steps},
    {"the key of its bulletin comes first", "公报键名在前", compare_documents},
    {"it stands earlier in its bulletin", "在公报中位置在前", compare_numbers},
};

/* Among those that agree with the most trusted one. */
static const struct criterion precision = {"it is more precise, and agrees with it", "更精确，且与之一致", compare_precision};

static const struct criterion *deciding(const struct observed *a, const struct observed *b)
{
    for (size_t i = 0; i < sizeof criteria / sizeof *criteria; i++)
        if (criteria[i].compare(a, b))
            return &criteria[i];
    return NULL;
}

/* Negative: `a` wins. */
static int compare_trust(enum order prefer, const struct observed *a, const struct observed *b)
{
    int preferred = compare_pinned(a, b);
    if (!preferred)
        preferred = compare_preference(prefer, a, b);
    const struct criterion *criterion = preferred ? NULL : deciding(a, b);
    return criterion ? criterion->compare(a, b) : preferred;
}

static bool counts(const struct observed *leader, const struct observed *o)
{
    return !observed_is_sure(leader) || observed_is_sure(o);
}

/* `o` says the same as the leader, as far as it is worth asking. */
static bool seconds(const struct observed *leader, const struct observed *o)
{
    return counts(leader, o) && bounds_meet(&leader->bounds, &o->bounds);
}

/* The most trusted one leads; of those that agree with it the most precise is shown, unless the user prefers otherwise; values that cannot agree
 * are counted. */
static void decide(const struct evidence *e, enum order prefer, struct cell *c)
{
    const struct observed *leader = &e->facts.at[c->first], *shown = leader;
    bool by_precision = !observed_is_pinned(leader) && (prefer == ORDER_NONE || prefer == ORDER_PRECISE);
    for (size_t i = 1; i < c->count && by_precision; i++) {
        const struct observed *o = leader + i;
        if (seconds(leader, o) && compare_precision(o, shown) < 0)
            shown = o;
    }
    c->shown = shown;
    for (size_t i = 0; i < c->count; i++) {
        bool distinct = counts(leader, leader + i) && !bounds_meet(&shown->bounds, &leader[i].bounds);
        for (size_t k = 0; distinct && k < i; k++)
            distinct = decimal_cmp(leader[k].value, leader[i].value) != 0;
        c->rivals += distinct;
    }
}

struct keyed {
    const struct observed *observed;
    bool stock;
    enum order prefer;
};

static int compare(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    int order = compare_cells(x->stock && y->stock, x->observed, y->observed);
    return order ? order : compare_trust(x->prefer, x->observed, y->observed);
}

static bool sort_facts(const struct catalog *cat, enum order prefer, struct evidence *e)
{
    size_t n = e->facts.len;
    struct keyed *keys = malloc((n + 1) * sizeof *keys);
    struct observed *sorted = malloc((n + 1) * sizeof *sorted);
    bool ok = keys && sorted;
    for (size_t i = 0; ok && i < n; i++)
        keys[i] = (struct keyed){&e->facts.at[i], is_stock(cat, e->facts.at[i].indicator), prefer};
    if (ok) {
        qsort(keys, n, sizeof *keys, compare);
        for (size_t i = 0; i < n; i++)
            sorted[i] = *keys[i].observed;
        free(e->facts.at);
        e->facts.at = sorted;
        e->facts.cap = n + 1;
        sorted = NULL;
    }
    free(keys);
    free(sorted);
    return ok;
}

enum ipdb_status cells_build(const struct catalog *cat, enum order prefer, struct evidence *evidence, struct cells *out,
                             struct err *err)
{
    if (!sort_facts(cat, prefer, evidence))
        return err_nomem(err);
    for (size_t i = 0; i < evidence->facts.len;) {
        struct cell *c = VEC_PUSH(&out->list);
        if (!c)
            return err_nomem(err);
        const struct observed *first = &evidence->facts.at[i];
        bool stock = is_stock(cat, first->indicator);
        c->first = i;
        for (; i < evidence->facts.len && compare_cells(stock, first, &evidence->facts.at[i]) == 0; i++)
            c->count++;
        decide(evidence, prefer, c);
    }
    return IPDB_OK;
}

struct preference cells_why(const struct evidence *evidence, const struct cell *c, const struct observed *o)
{
    const struct observed *leader = &evidence->facts.at[c->first];
    bool refined = c->shown != leader && (o == leader || seconds(leader, o));
    if (refined && compare_precision(c->shown, o) != 0)
        return (struct preference){c->shown, &precision};
    const struct observed *winner = refined ? c->shown : leader;
    return (struct preference){winner, deciding(winner, o)};
}

bool cells_same(const struct catalog *cat, const struct observed *a, const struct observed *b)
{
    return a->indicator == b->indicator && compare_cells(is_stock(cat, a->indicator), a, b) == 0;
}

void cells_fini(struct cells *cells)
{
    VEC_FINI(&cells->list);
}

const struct cell *cells_find(const struct cells *cells, const struct catalog *cat, struct cell_key key)
{
    struct observed wanted = {.indicator = key.indicator,
                              .region = key.region,
                              .scope = key.scope,
                              .measure = key.measure,
                              .status = FACT_ACTUAL,
                              .period = key.period};
    size_t low = 0, high = cells->list.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_cells(is_stock(cat, key.indicator), cells->list.at[middle].shown, &wanted);
        if (order == 0)
            return &cells->list.at[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static int compare_heads(const struct cell *c, size_t indicator, size_t region, enum measure measure)
{
    int order = compare_sizes(c->shown->indicator, indicator);
    if (!order)
        order = compare_sizes(c->shown->region, region);
    return order ? order : (int)c->shown->measure - (int)measure;
}

struct cell_run cells_of(const struct cells *cells, size_t indicator, size_t region, enum measure measure)
{
    size_t low = 0, high = cells->list.len, end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_heads(&cells->list.at[middle], indicator, region, measure) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < cells->list.len && compare_heads(&cells->list.at[end], indicator, region, measure) == 0;)
        end++;
    return (struct cell_run){low < end ? &cells->list.at[low] : NULL, end - low};
}
