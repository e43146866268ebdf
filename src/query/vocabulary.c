/* Collects the words of the query language out of the catalogue and the fixed words of the grammar. */
#include "query/vocabulary.h"

#include "base/strmap.h"
#include "base/vec.h"
#include "query/query.h"
#include "query/terms.h"
#include "text/utf8.h"

struct keyword {
    const char *word;
    enum word_kind kind;
    size_t value;
};

static const struct keyword keywords[] = {
    {"explain", WORD_EXPLAIN, 0},
    {"解释", WORD_EXPLAIN, 0},
    {"list", WORD_LIST, 0},
    {"列出", WORD_LIST, 0},
    {"indicators", WORD_THING, THING_INDICATORS},
    {"指标", WORD_THING, THING_INDICATORS},
    {"regions", WORD_THING, THING_REGIONS},
    {"地区", WORD_THING, THING_REGIONS},
    {"periods", WORD_THING, THING_PERIODS},
    {"期间", WORD_THING, THING_PERIODS},
    {"sources", WORD_THING, THING_SOURCES},
    {"来源", WORD_THING, THING_SOURCES},
    {"units", WORD_THING, THING_UNITS},
    {"单位", WORD_THING, THING_UNITS},
    {"scopes", WORD_THING, THING_SCOPES},
    {"口径", WORD_THING, THING_SCOPES},
    {"gaps", WORD_THING, THING_GAPS},
    {"缺口", WORD_THING, THING_GAPS},
    {"conflicts", WORD_THING, THING_CONFLICTS},
    {"冲突", WORD_THING, THING_CONFLICTS},
    {"level", WORD_FORM, FORM_LEVEL},
    {"水平", WORD_FORM, FORM_LEVEL},
    {"growth", WORD_FORM, FORM_GROWTH},
    {"yoy", WORD_FORM, FORM_GROWTH},
    {"增速", WORD_FORM, FORM_GROWTH},
    {"同比", WORD_FORM, FORM_GROWTH},
    {"change", WORD_FORM, FORM_CHANGE},
    {"增量", WORD_FORM, FORM_CHANGE},
    {"share", WORD_FORM, FORM_SHARE},
    {"占比", WORD_FORM, FORM_SHARE},
    {"rank", WORD_FORM, FORM_RANK},
    {"排名", WORD_FORM, FORM_RANK},
    {"target", WORD_FORM, FORM_TARGET},
    {"目标", WORD_FORM, FORM_TARGET},
    {"base", WORD_FORM, FORM_BASE},
    {"基数", WORD_FORM, FORM_BASE},
    {"per10k", WORD_FORM, FORM_PER10K},
    {"每万人", WORD_FORM, FORM_PER10K},
    {"per", WORD_PER, 0},
    {"每", WORD_PER, 0},
    {"reported", WORD_SOURCE, SOURCE_REPORTED},
    {"公报", WORD_SOURCE, SOURCE_REPORTED},
    {"derived", WORD_SOURCE, SOURCE_DERIVED},
    {"推算", WORD_SOURCE, SOURCE_DERIVED},
    {"by", WORD_BY, 0},
    {"按", WORD_BY, 0},
    {"分", WORD_BY, 0},
    {"各", WORD_BY, 0},
    {"region", WORD_DIM, DIM_REGION},
    {"地区", WORD_DIM, DIM_REGION},
    {"province", WORD_DIM, DIM_PROVINCE},
    {"省", WORD_DIM, DIM_PROVINCE},
    {"city", WORD_DIM, DIM_CITY},
    {"市", WORD_DIM, DIM_CITY},
    {"county", WORD_DIM, DIM_COUNTY},
    {"县", WORD_DIM, DIM_COUNTY},
    {"year", WORD_DIM, DIM_YEAR},
    {"年份", WORD_DIM, DIM_YEAR},
    {"年", WORD_DIM, DIM_YEAR},
    {"period", WORD_DIM, DIM_PERIOD},
    {"期间", WORD_DIM, DIM_PERIOD},
    {"indicator", WORD_DIM, DIM_INDICATOR},
    {"指标", WORD_DIM, DIM_INDICATOR},
    {"measure", WORD_DIM, DIM_MEASURE},
    {"度量", WORD_DIM, DIM_MEASURE},
    {"指标类型", WORD_DIM, DIM_MEASURE},
    {"scope", WORD_DIM, DIM_SCOPE},
    {"口径", WORD_DIM, DIM_SCOPE},
    {"source", WORD_DIM, DIM_SOURCE},
    {"来源", WORD_DIM, DIM_SOURCE},
    {"for", WORD_FOR, 0},
    {"of", WORD_FOR, 0},
    {"under", WORD_UNDER, 0},
    {"下辖", WORD_UNDER, 0},
    {"in", WORD_IN, 0},
    {"during", WORD_IN, 0},
    {"latest", WORD_LATEST, 0},
    {"最新", WORD_LATEST, 0},
    {"asof", WORD_ASOF, 0},
    {"截至", WORD_ASOF, 0},
    {"unit", WORD_UNIT_KEY, 0},
    {"单位", WORD_UNIT_KEY, 0},
    {"sort", WORD_SORT, 0},
    {"排序", WORD_SORT, 0},
    {"value", WORD_SORT_KEY, SORT_VALUE},
    {"数值", WORD_SORT_KEY, SORT_VALUE},
    {"region", WORD_SORT_KEY, SORT_REGION},
    {"地区", WORD_SORT_KEY, SORT_REGION},
    {"period", WORD_SORT_KEY, SORT_PERIOD},
    {"期间", WORD_SORT_KEY, SORT_PERIOD},
    {"code", WORD_SORT_KEY, SORT_CODE},
    {"代码", WORD_SORT_KEY, SORT_CODE},
    {"top", WORD_TOP, 0},
    {"前", WORD_TOP, 0},
    {"bottom", WORD_BOTTOM, 0},
    {"后", WORD_BOTTOM, 0},
    {"strict", WORD_POLICY, POLICY_STRICT},
    {"严格", WORD_POLICY, POLICY_STRICT},
    {"loose", WORD_POLICY, POLICY_LOOSE},
    {"宽松", WORD_POLICY, POLICY_LOOSE},
    {"all", WORD_POLICY, POLICY_ALL},
    {"全部", WORD_POLICY, POLICY_ALL},
    {"total", WORD_POLICY, POLICY_TOTAL},
    {"合计", WORD_POLICY, POLICY_TOTAL},
    {"latest", WORD_ORDER, ORDER_LATEST},
    {"最新", WORD_ORDER, ORDER_LATEST},
    {"first", WORD_ORDER, ORDER_FIRST},
    {"最早", WORD_ORDER, ORDER_FIRST},
    {"official", WORD_ORDER, ORDER_OFFICIAL},
    {"官方", WORD_ORDER, ORDER_OFFICIAL},
    {"precise", WORD_ORDER, ORDER_PRECISE},
    {"精确", WORD_ORDER, ORDER_PRECISE},
    {"ind", WORD_PREFIX, PREFIX_IND},
    {"指标", WORD_PREFIX, PREFIX_IND},
    {"region", WORD_PREFIX, PREFIX_REGION},
    {"地区", WORD_PREFIX, PREFIX_REGION},
    {"period", WORD_PREFIX, PREFIX_PERIOD},
    {"期间", WORD_PREFIX, PREFIX_PERIOD},
    {"unit", WORD_PREFIX, PREFIX_UNIT},
    {"单位", WORD_PREFIX, PREFIX_UNIT},
    {"not", WORD_PREFIX, PREFIX_NOT},
    {"排除", WORD_PREFIX, PREFIX_NOT},
    {"src", WORD_PREFIX, PREFIX_SRC},
    {"来源", WORD_PREFIX, PREFIX_SRC},
    {"doc", WORD_PREFIX, PREFIX_DOC},
    {"文件", WORD_PREFIX, PREFIX_DOC},
    {"status", WORD_PREFIX, PREFIX_STATUS},
    {"状态", WORD_PREFIX, PREFIX_STATUS},
    {"scope", WORD_PREFIX, PREFIX_SCOPE},
    {"口径", WORD_PREFIX, PREFIX_SCOPE},
    {"known", WORD_PREFIX, PREFIX_KNOWN},
    {"已知", WORD_PREFIX, PREFIX_KNOWN},
    {"prefer", WORD_PREFIX, PREFIX_PREFER},
    {"优先", WORD_PREFIX, PREFIX_PREFER},
    {"as", WORD_AS, 0},
    {"记为", WORD_AS, 0},
    {"and", WORD_JOINER, 0},
    {"和", WORD_JOINER, 0},
    {"与", WORD_JOINER, 0},
    {"的", WORD_JOINER, 0},
    {"vs", WORD_VERSUS, 0},
    {"对比", WORD_VERSUS, 0},
};

struct str query_keyword(size_t i)
{
    size_t count = sizeof keywords / sizeof *keywords;
    return i < count ? str_of(keywords[i].word) : (struct str){NULL, 0};
}

static const struct {
    const char *sign;
    int power;
} multiples[] = {{"", 0}, {"百", 2}, {"千", 3}, {"万", 4}, {"百万", 6}, {"千万", 7}, {"亿", 8}, {"万亿", 12}};

/* What is being collected. */
struct harvest {
    const struct catalog *catalog;
    struct arena *arena;
    VEC(struct word_entry) entries;
    size_t texts, meanings; /* how many bytes and meanings the entries have */
    struct strmap by_key;   /* key → index of the entry */
};

bool vocabulary_is_plain(struct str s)
{
    for (size_t at = 0; at < s.len;)
        if (!utf8_is_han(utf8_next(s, &at)))
            return false;
    return true;
}

struct str vocabulary_key(struct arena *arena, struct str word)
{
    if (vocabulary_is_plain(word))
        return word; /* nothing to fold, and most names are like this */
    struct buf folded = {0};
    utf8_casefold(&folded, word);
    struct str key = folded.failed ? (struct str){0} : arena_str(arena, buf_str(&folded));
    buf_fini(&folded);
    return key;
}

static bool same_meaning(const struct meaning *a, const struct meaning *b)
{
    return a->kind == b->kind && a->value == b->value && str_eq(a->base, b->base);
}

static bool add(struct harvest *v, struct str name, struct meaning meaning)
{
    if (name.len == 0)
        return true;
    struct str key = vocabulary_key(v->arena, name);
    size_t index = 0;
    if (!strmap_get(&v->by_key, key, &index)) {
        index = v->entries.len;
        struct word_entry *entry = VEC_PUSH(&v->entries);
        if (!key.len || !entry || !strmap_put(&v->by_key, key, index))
            return false;
        *entry = (struct word_entry){key, name, NULL};
        v->texts += key.len + name.len + 2;
    }
    struct word_entry *entry = &v->entries.at[index];
    for (const struct meaning *m = entry->meanings; m; m = m->next)
        if (same_meaning(m, &meaning))
            return true;
    struct meaning *m = arena_alloc(v->arena, sizeof *m);
    if (!m)
        return false;
    v->meanings++;
    *m = meaning;
    m->next = entry->meanings;
    entry->meanings = m;
    return true;
}

static bool add_keywords(struct harvest *v)
{
    bool ok = true;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        ok = ok && add(v, str_of(keywords[i].word), (struct meaning){.kind = keywords[i].kind, .value = keywords[i].value});
    return ok;
}

static bool add_indicators(struct harvest *v)
{
    bool ok = true;
    for (size_t i = 0; i < catalog_indicator_count(v->catalog); i++) {
        const struct indicator *ind = catalog_indicator(v->catalog, i);
        struct meaning meaning = {.kind = WORD_INDICATOR, .value = i};
        ok = ok && add(v, ind->code, meaning) && add(v, ind->zh, meaning) && add(v, ind->en, meaning);
        for (size_t k = 0; k < ind->name_count; k++)
            ok = ok && add(v, ind->names[k], meaning);
    }
    return ok;
}

/* "Jilin province" and "Jilin city" settle what "Jilin" leaves open. */
static const char *level_word(enum region_level level)
{
    return level == REGION_PROVINCE ? "province" : level == REGION_PREFECTURE ? "city" : NULL;
}

static bool add_regions(struct harvest *v)
{
    bool ok = true;
    for (size_t i = 0; i < catalog_region_count(v->catalog); i++) {
        const struct region *r = catalog_region(v->catalog, i);
        struct meaning meaning = {.kind = WORD_REGION, .value = i};
        ok = ok && add(v, r->code, meaning) && add(v, r->zh, meaning) && add(v, r->zh_short, meaning) && add(v, r->en, meaning) &&
             add(v, r->iso, meaning);
        const char *level = level_word(r->level);
        if (level && r->en.len)
            ok = ok && add(v, arena_printf(v->arena, "%.*s %s", STR_ARG(r->en), level), meaning);
        if (r->level == REGION_COUNTRY)
            ok = ok && add(v, STR("全国"), meaning);
    }
    for (size_t i = 0; i < catalog_group_count(v->catalog); i++) {
        const struct region_group *g = catalog_group(v->catalog, i);
        struct meaning meaning = {.kind = WORD_GROUP, .value = i};
        ok = ok && add(v, g->zh, meaning) && add(v, g->en, meaning);
    }
    return ok;
}

static bool add_units(struct harvest *v)
{
    bool ok = true;
    for (size_t i = 0; i < catalog_indicator_count(v->catalog); i++) {
        struct str base = catalog_indicator(v->catalog, i)->unit;
        for (size_t k = 0; ok && k < sizeof multiples / sizeof *multiples; k++)
            ok = add(v, arena_printf(v->arena, "%s%.*s", multiples[k].sign, STR_ARG(base)),
                     (struct meaning){.kind = WORD_UNIT, .value = (size_t)multiples[k].power, .base = base});
    }
    return ok;
}

static int compare(const void *a, const void *b)
{
    const struct word_entry *x = a, *y = b;
    return str_cmp(x->key, y->key);
}

static uint32_t put_text(char *texts, size_t *len, struct str s)
{
    size_t at = *len;
    memcpy(texts + at, s.ptr, s.len);
    *len += s.len + 1; /* a NUL byte behind it, as in the arena */
    return (uint32_t)at;
}

/* Copies a chain of meanings to the end of `out`, so that its first one has a number. */
static void put_meanings(struct meaning *out, size_t *count, const struct meaning *meanings)
{
    for (const struct meaning *m = meanings; m; m = m->next) {
        struct meaning *copy = &out[(*count)++];
        *copy = *m;
        copy->next = m->next ? copy + 1 : NULL;
    }
}

struct str vocabulary_word(enum word_kind kind, size_t value, bool chinese)
{
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        bool ascii = (unsigned char)keywords[i].word[0] < 0x80;
        if (keywords[i].kind == kind && keywords[i].value == value && ascii != chinese)
            return str_of(keywords[i].word);
    }
    return (struct str){NULL, 0};
}

/* The entries in order and in the form of a lexicon. */
static bool pack(struct harvest *v, struct lexicon *out)
{
    size_t count = v->entries.len, text = 0, meaning = 0, longest = 0;
    struct lexicon_word *words = arena_array(v->arena, count, sizeof *words);
    struct meaning *meanings = arena_array(v->arena, v->meanings, sizeof *meanings);
    char *texts = arena_alloc(v->arena, v->texts);
    if (!words || !meanings || !texts || v->texts >= UINT32_MAX)
        return false;
    qsort(v->entries.at, count, sizeof *v->entries.at, compare);
    for (size_t i = 0; i < count; i++) {
        const struct word_entry *e = &v->entries.at[i];
        words[i] =
            (struct lexicon_word){.key_len = (uint32_t)e->key.len, .name_len = (uint32_t)e->name.len, .meaning = (uint32_t)meaning};
        words[i].key = put_text(texts, &text, e->key);
        words[i].name = str_eq(e->name, e->key) ? words[i].key : put_text(texts, &text, e->name);
        put_meanings(meanings, &meaning, e->meanings);
        longest = e->key.len > longest ? e->key.len : longest;
    }
    *out =
        (struct lexicon){.texts = texts, .text_len = text, .words = words, .count = count, .linked = meanings, .longest = longest};
    return true;
}

enum ipdb_status vocabulary_collect(const struct catalog *cat, struct arena *arena, struct lexicon *out, struct err *err)
{
    struct harvest v = {.catalog = cat, .arena = arena};
    bool ok = add_keywords(&v) && add_indicators(&v) && add_regions(&v) && add_units(&v) && pack(&v, out);
    VEC_FINI(&v.entries);
    strmap_fini(&v.by_key);
    return ok ? IPDB_OK : err_nomem(err);
}
