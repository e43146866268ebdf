/* The canonical form: one form for each query, in both languages, which parsed gives the same terms again. */
#include "harness.h"

#include "base/buf.h"
#include "query/parse.h"
#include "query/print.h"
#include "query/when.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The catalogue and its vocabulary, once for all queries of a case. */
struct bench {
    struct catalog *catalog;
    struct arena arena;
    struct vocabulary v;
    struct err err;
};

static void set_up(struct bench *b, const struct catalog_file *files, size_t count)
{
    *b = (struct bench){.catalog = NULL};
    assert_int_equal(catalog_open(&b->catalog, files, count, &b->err), IPDB_OK);
    assert_int_equal(vocabulary_init(&b->v, b->catalog, &b->arena, &b->err), IPDB_OK);
}

static void tear_down(struct bench *b)
{
    vocabulary_fini(&b->v);
    arena_fini(&b->arena);
    catalog_close(b->catalog);
}

static enum ipdb_status parse(struct bench *b, struct str text, struct terms *out)
{
    struct question q = {.text = arena_str(&b->arena, text)};
    struct tokens tokens = {0};
    assert_true(fold(q.text, &b->arena, &q.folded));
    enum ipdb_status status = scan_run(&q, &b->v, &tokens, &b->err);
    if (status == IPDB_OK)
        status = parse_tokens(&q, &b->v, &tokens, out, &b->err);
    VEC_FINI(&tokens.list);
    return status;
}

/* The canonical form of a query in the arena; the error's first line where it is none. */
static struct str canonical(struct bench *b, struct str query, enum query_language language)
{
    struct terms terms = {0};
    struct buf out = {0};
    struct str text;
    if (parse(b, query, &terms) != IPDB_OK) {
        struct str message = str_of(b->err.message);
        text = arena_str(&b->arena, str_slice(message, 0, str_find(message, STR("\n"), 0)));
    } else {
        assert_true(print_terms(&terms, &b->v, language, &out));
        text = arena_str(&b->arena, buf_str(&out));
    }
    buf_fini(&out);
    terms_fini(&terms);
    return text;
}

static const struct {
    const char *query, *en, *zh;
} table[] = {
    {"pledge_financing by region", "pledge_financing by region", "知识产权质押融资额 按 地区"},
    {"pledge_financing growth for Hebei, Hubei, Zhejiang", "pledge_financing growth for Hebei, Hubei, Zhejiang",
     "知识产权质押融资额 增速 河北省、湖北省、浙江省"},
    {"质押融资 按地区", "pledge_financing by region", "知识产权质押融资额 按 地区"},
    {"河北、湖北、浙江质押融资增速", "pledge_financing growth for Hebei, Hubei, Zhejiang",
     "知识产权质押融资额 增速 河北省、湖北省、浙江省"},
    {"2023年各省质押融资排名前5", "pledge_financing rank by province in 2023 top 5", "知识产权质押融资额 排名 按 省 2023年 前 5"},
    {"pledge_financing, pledge_projects by region in 2023", "pledge_financing, pledge_projects by region in 2023",
     "知识产权质押融资额、知识产权质押融资项目数 按 地区 2023年"},
    {"pledge_financing / pledge_projects by region in 2023 unit 万元",
     "pledge_financing / pledge_projects by region in 2023 unit 万元",
     "知识产权质押融资额 / 知识产权质押融资项目数 按 地区 2023年 单位 万元"},
    {"Hebei vs Hubei pledge_financing 2023", "pledge_financing for Hebei vs Hubei in 2023",
     "知识产权质押融资额 河北省 对比 湖北省 2023年"},
    {"有效发明专利 每万人 按省 最新", "invention_patents_in_force per10k by province latest",
     "有效发明专利拥有量 每万人 按 省 最新"},
    {"专利授权量 河南 2019..2020 按期间", "patent_grants by period for Henan in 2019..2020",
     "专利授权量 按 期间 河南省 2019年..2020年"},
    {"2022年上半年 浙江和江苏的质押融资", "pledge_financing for Zhejiang, Jiangsu in 2022-H1",
     "知识产权质押融资额 浙江省、江苏省 2022年上半年"},
    {"pledge_financing share by region in 2023", "pledge_financing share by region in 2023",
     "知识产权质押融资额 占比 按 地区 2023年"},
    {"pledge_financing@patent Hubei 2023 all", "pledge_financing@patent for Hubei in 2023 all",
     "知识产权质押融资额@patent 湖北省 2023年 全部"},
    {"explain pledge_financing growth Hubei 2023", "explain pledge_financing growth for Hubei in 2023",
     "解释 知识产权质押融资额 增速 湖北省 2023年"},
    {"商标侵权案件 by city under Hebei", "trademark_cases by city under Hebei", "商标侵权案件数 按 市 下辖 河北省"},
    {"list indicators ~质押", "list indicators ~质押", "列出 指标 ~质押"},
    {"pledge_financing by region known: 2023-06-30", "pledge_financing by region known:2023-06-30",
     "知识产权质押融资额 按 地区 已知:2023年6月30日"},
    {"河北省质押融资2023年同比 strict", "pledge_financing growth for Hebei in 2023 strict",
     "知识产权质押融资额 增速 河北省 2023年 严格"},

    /* names */
    {"pledge_financing 吉林", "pledge_financing for 吉林", "知识产权质押融资额 吉林"},
    {"pledge_financing for suzhou", "pledge_financing for Suzhou", "知识产权质押融资额 Suzhou"},
    {"pledge_financing 苏州市", "pledge_financing for 320500", "知识产权质押融资额 苏州市"},
    {"pledge_financing 吉林省", "pledge_financing for 220000", "知识产权质押融资额 吉林省"},
    {"pledge_financing 110105", "pledge_financing for 110105", "知识产权质押融资额 110105"},
    {"pledge_financing of 长三角", "pledge_financing for Yangtze River Delta", "知识产权质押融资额 长三角"},
    {"pledge_financing Hebei 河北 130000 河北省", "pledge_financing for Hebei", "知识产权质押融资额 河北省"},
    {"pledge_financing Xi'an", "pledge_financing for Xi'an", "知识产权质押融资额 西安市"},
    {"pledge_financing 全国", "pledge_financing for China", "知识产权质押融资额 中国"},

    /* forms and arithmetic */
    {"growth.derived pledge_financing", "pledge_financing growth.derived", "知识产权质押融资额 增速.推算"},
    {"质押融资 增速.公报", "pledge_financing growth.reported", "知识产权质押融资额 增速.公报"},
    {"pledge_financing level, 同比.推算 share yoy", "pledge_financing level growth.derived share growth",
     "知识产权质押融资额 水平 增速.推算 占比 增速"},
    {"pledge_financing per pledge_projects", "pledge_financing per pledge_projects",
     "知识产权质押融资额 每 知识产权质押融资项目数"},
    {"质押融资 change rank target base", "pledge_financing change rank target base", "知识产权质押融资额 增量 排名 目标 基数"},
    {"质押融资@专利 - 质押融资@\"a b\"", "pledge_financing@专利 - pledge_financing@\"a b\"",
     "知识产权质押融资额@专利 - 知识产权质押融资额@\"a b\""},
    {"质押融资×pledge_projects growth", "pledge_financing growth * pledge_projects",
     "知识产权质押融资额 增速 * 知识产权质押融资项目数"},
    {"质押融资÷pledge_projects", "pledge_financing / pledge_projects", "知识产权质押融资额 / 知识产权质押融资项目数"},

    /* rows */
    {"质押融资 by year and region and year", "pledge_financing by region, year", "知识产权质押融资额 按 地区、年份"},
    {"质押融资 按指标、度量、口径、来源", "pledge_financing by indicator, measure, scope, source",
     "知识产权质押融资额 按 指标、度量、口径、来源"},
    {"质押融资 分县 下辖 河北", "pledge_financing by county under Hebei", "知识产权质押融资额 按 县 下辖 河北省"},

    /* periods */
    {"质押融资 2024 2023 in 2022..2024", "pledge_financing in 2023, 2024, 2022..2024",
     "知识产权质押融资额 2023年、2024年、2022年..2024年"},
    {"质押融资 2022 vs 2023", "pledge_financing in 2022 vs 2023", "知识产权质押融资额 2022年 对比 2023年"},
    {"质押融资 截至2023年末", "pledge_financing asof 2023-12-31", "知识产权质押融资额 截至 2023年12月31日"},
    {"质押融资 2017-01-01/P3Y", "pledge_financing in 2017/2019", "知识产权质押融资额 2017-2019年"},
    {"质押融资 2023年前三季度", "pledge_financing in 2023-01/2023-09", "知识产权质押融资额 2023年1-9月"},
    {"质押融资 2022-11/2023-02", "pledge_financing in 2022-11/2023-02", "知识产权质押融资额 2022-11/2023-02"},
    {"质押融资 2023-Q3..2023-Q4", "pledge_financing in 2023-Q3..2023-Q4", "知识产权质押融资额 2023年三季度..2023年四季度"},
    {"质押融资 period:2023-09", "pledge_financing in 2023-09", "知识产权质押融资额 2023年9月"},
    {"质押融资 期间：2022年下半年", "pledge_financing in 2022-H2", "知识产权质押融资额 2022年下半年"},

    /* unit, order, limit */
    {"质押融资 单位：亿元 排序 -数值 后3", "pledge_financing unit 亿元 sort -value bottom 3",
     "知识产权质押融资额 单位 亿元 排序 -数值 后 3"},
    {"质押融资 排序-地区", "pledge_financing sort -region", "知识产权质押融资额 排序 -地区"},
    {"质押融资 sort code", "pledge_financing sort code", "知识产权质押融资额 排序 代码"},
    {"每万人口发明专利拥有量 单位 件/万人", "invention_patents_per_10k unit 件/万人", "每万人口发明专利拥有量 单位 件/万人"},

    /* filters, policies, choices */
    {"质押融资 not:src:b src:\"a b\" src:a doc:x#2 status:target scope:普惠 排除：口径：企业 src:a",
     "pledge_financing src:a src:\"a b\" doc:x#2 status:target scope:普惠 not:src:b not:scope:企业",
     "知识产权质押融资额 来源:a 来源:\"a b\" 文件:x#2 状态:target 口径:普惠 排除:来源:b 排除:口径:企业"},
    {"质押融资 来源：gov.cn 文件：\"x?y\" 状态：target", "pledge_financing src:gov.cn doc:\"x?y\" status:target",
     "知识产权质押融资额 来源:gov.cn 文件:\"x?y\" 状态:target"},
    {"质押融资 src:「a\"b, c」", "pledge_financing src:「a\"b, c」", "知识产权质押融资额 来源:「a\"b, c」"},
    {"质押融资 src:“a\"」 c”", "pledge_financing src:“a\"」 c”", "知识产权质押融资额 来源:“a\"」 c”"},
    {"质押融资 已知:2023年末 合计", "pledge_financing total known:2023-12-31", "知识产权质押融资额 合计 已知:2023年12月31日"},
    {"质押融资 全部 宽松 prefer:精确 记为 x", "pledge_financing loose all prefer:precise as x",
     "知识产权质押融资额 宽松 全部 优先:精确 记为 x"},
    {"质押融资 优先： 最早 已知： 2023年末 as \"my name\"", "pledge_financing known:2023-12-31 prefer:first as \"my name\"",
     "知识产权质押融资额 已知:2023年12月31日 优先:最早 记为 \"my name\""},

    /* list */
    {"列出 缺口", "list gaps", "列出 缺口"},
    {"explain list sources ~ \"a b\";", "explain list sources ~\"a b\"", "解释 列出 来源 ~\"a b\""},
};

static void check_str_pair(const char *query, struct str got, struct str expected)
{
    if (!str_eq(got, expected)) {
        print_error("%s\n  gives    %.*s\n  expected %.*s\n", query, STR_ARG(got), STR_ARG(expected));
        fail();
    }
}

static void canonical_forms(void **state)
{
    (void)state;
    struct bench b;
    set_up(&b, NULL, 0);
    for (size_t i = 0; i < COUNT(table); i++) {
        check_str_pair(table[i].query, canonical(&b, str_of(table[i].query), QUERY_EN), str_of(table[i].en));
        check_str_pair(table[i].query, canonical(&b, str_of(table[i].query), QUERY_ZH), str_of(table[i].zh));
    }
    tear_down(&b);
}

static bool same_place(const struct place *a, const struct place *b)
{
    const struct meaning *x = a->readings, *y = b->readings;
    for (enum word_kind kind = WORD_REGION; kind <= WORD_GROUP; kind++) {
        const struct meaning *m = meaning_of(x, kind), *n = meaning_of(y, kind);
        while (m && n && m->value == n->value) {
            m = meaning_of(m->next, kind);
            n = meaning_of(n->next, kind);
        }
        if (m || n)
            return false;
    }
    return true;
}

static bool same_metric(const struct metric *a, const struct metric *b)
{
    bool same = a->left.indicator == b->left.indicator && str_eq(a->left.scope, b->left.scope) && a->arith == b->arith &&
                a->form_count == b->form_count;
    if (a->arith)
        same = same && a->right.indicator == b->right.indicator && str_eq(a->right.scope, b->right.scope);
    for (size_t i = 0; same && i < a->form_count; i++)
        same =
            a->forms[i].form == b->forms[i].form && a->forms[i].source == b->forms[i].source && a->forms[i].per == b->forms[i].per;
    return same;
}

static bool same_when(const struct when *a, const struct when *b)
{
    return a->kind == b->kind && (a->kind == WHEN_LATEST || (period_eq(a->first, b->first) && period_eq(a->last, b->last)));
}

static bool same_word(const struct word_term *a, const struct word_term *b)
{
    return strcmp(a->what, b->what) == 0 && a->negated == b->negated && str_eq(a->word, b->word);
}

static bool same_dim(const struct dim_term *a, const struct dim_term *b)
{
    return a->dim == b->dim;
}

static bool same_policy(const struct policy_term *a, const struct policy_term *b)
{
    return a->policy == b->policy;
}

/* Every item of the one list is in the other and they are as many: lists of terms whose order says nothing. */
#define DEFINE_SAME_SET(name, type, same)                                            \
    static bool name(const type *a, size_t count, const type *b, size_t other_count) \
    {                                                                                \
        for (size_t i = 0; i < count; i++) {                                         \
            size_t k = 0;                                                            \
            while (k < other_count && !same(&a[i], &b[k]))                           \
                k++;                                                                 \
            if (k == other_count)                                                    \
                return false;                                                        \
        }                                                                            \
        return count == other_count;                                                 \
    }
DEFINE_SAME_SET(same_whens, struct when, same_when)
DEFINE_SAME_SET(same_words, struct word_term, same_word)
DEFINE_SAME_SET(same_dims, struct dim_term, same_dim)
DEFINE_SAME_SET(same_policies, struct policy_term, same_policy)

static bool same_row_terms(const struct terms *a, const struct terms *b)
{
    return a->has_unit == b->has_unit &&
           (!a->has_unit ||
            (str_eq(a->unit.base, b->unit.base) && str_eq(a->unit.name, b->unit.name) && a->unit.power == b->unit.power)) &&
           a->sort == b->sort && a->descending == b->descending && a->has_limit == b->has_limit && a->limit == b->limit &&
           a->from_bottom == b->from_bottom;
}

static bool same_terms(const struct terms *a, const struct terms *b)
{
    bool same = a->explain == b->explain && a->list == b->list && (!a->list || a->thing == b->thing) &&
                str_eq(a->pattern, b->pattern) && a->versus == b->versus && same_row_terms(a, b) &&
                a->metrics.len == b->metrics.len && a->places.len == b->places.len && a->unders.len == b->unders.len;
    for (size_t i = 0; same && i < a->metrics.len; i++)
        same = same_metric(&a->metrics.at[i], &b->metrics.at[i]);
    for (size_t i = 0; same && i < a->places.len; i++)
        same = same_place(&a->places.at[i], &b->places.at[i]);
    for (size_t i = 0; same && i < a->unders.len; i++)
        same = same_place(&a->unders.at[i], &b->unders.at[i]);
    return same && same_whens(a->whens.at, a->whens.len, b->whens.at, b->whens.len) &&
           same_words(a->words.at, a->words.len, b->words.at, b->words.len) &&
           same_dims(a->dims.at, a->dims.len, b->dims.at, b->dims.len) &&
           same_policies(a->policies.at, a->policies.len, b->policies.at, b->policies.len);
}

/* print → parse → the same terms → print → the same text, in all three languages. */
static void check_round_trip(struct bench *b, const struct terms *terms)
{
    static const enum query_language languages[] = {QUERY_EN, QUERY_ZH, QUERY_CODE};
    for (size_t i = 0; i < COUNT(languages); i++) {
        struct buf printed = {0};
        struct terms again = {0};
        assert_true(print_terms(terms, &b->v, languages[i], &printed));
        if (parse(b, buf_str(&printed), &again) != IPDB_OK || !same_terms(terms, &again)) {
            print_error("%s\n  is not read back: %s\n", printed.ptr, b->err.message);
            fail();
        }
        struct buf twice = {0};
        assert_true(print_terms(&again, &b->v, languages[i], &twice));
        check_str_pair(printed.ptr, buf_str(&twice), buf_str(&printed));
        buf_fini(&twice);
        buf_fini(&printed);
        terms_fini(&again);
    }
}

static void what_is_printed_is_read_back(void **state)
{
    (void)state;
    struct bench b;
    set_up(&b, NULL, 0);
    for (size_t i = 0; i < COUNT(table); i++) {
        struct terms terms = {0};
        assert_int_equal(parse(&b, str_of(table[i].query), &terms), IPDB_OK);
        check_round_trip(&b, &terms);
        terms_fini(&terms);
    }
    tear_down(&b);
}

/* xorshift64: the same numbers in every run. */
static uint64_t random_state;

static size_t any(size_t below)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (size_t)(random_state >> 11) % below;
}

static struct period any_period(enum period_kind kind)
{
    int year = 2000 + (int)any(30), month = 1 + (int)any(11);
    switch (kind) {
    case PERIOD_HALF:
        return period_half(year, 1 + (int)any(2));
    case PERIOD_QUARTER:
        return period_quarter(year, 1 + (int)any(4));
    case PERIOD_MONTH:
        return period_month(year, month);
    case PERIOD_DAY:
        return period_day(year, month, 1 + (int)any(28));
    case PERIOD_YEARS:
        return period_years(year, year + 1 + (int)any(5));
    case PERIOD_MONTHS:
        return any(2) ? period_months(year, month, year, month + 1 + (int)any(12 - (size_t)month))
                      : period_months(year, month, year + 1, 1 + (int)any(12));
    default:
        return period_year(year);
    }
}

static struct when any_when(void)
{
    enum period_kind kind = (enum period_kind)(PERIOD_YEAR + any(PERIOD_MONTHS));
    struct when w = {.kind = (enum when_kind)any(4)};
    if (w.kind == WHEN_LATEST)
        return w;
    w.first = w.last = any_period(w.kind == WHEN_ASOF ? PERIOD_DAY : kind);
    if (w.kind == WHEN_RANGE)
        w.last = period_shift_years(w.first, (int)any(4));
    return w;
}

/* A free word: a few characters, odd ones too. In quotation marks nearly everything may stand. */
static struct str any_word(struct bench *b)
{
    static const char *const bits[] = {"a",  "Z", "7", "省", "专利", " ", ",", "、", ";", "?",  "\"", "「", "」", "“", "”", "'",
                                       "..", "-", "@", "~",  ":",    "/", "%", "_",  "×", "年", "\\", "é",  "𠀀", "(", ".", "#"};
    struct buf word = {0};
    for (size_t n = 1 + any(6); n > 0; n--)
        buf_add(&word, str_of(bits[any(COUNT(bits))]));
    struct str s = buf_str(&word);
    bool printable =
        str_trim(s).len > 0 && !(str_contains(s, STR("\"")) && str_contains(s, STR("」")) && str_contains(s, STR("”")));
    struct str kept = printable ? arena_str(&b->arena, s) : STR("x");
    buf_fini(&word);
    return kept;
}

static struct operand any_operand(struct bench *b)
{
    struct operand o = {.indicator = any(catalog_indicator_count(b->catalog))};
    if (any(4) == 0)
        o.scope = any_word(b);
    return o;
}

static void add_metric(struct bench *b, struct terms *t)
{
    struct metric *m = VEC_PUSH(&t->metrics);
    assert_non_null(m);
    m->left = any_operand(b);
    for (size_t n = any(5); n > 0; n--) {
        struct form_term f = {.form = (enum form)any(FORM_PER + 1), .source = (enum form_source)any(3), .per = NONE};
        if (f.form == FORM_PER)
            f = (struct form_term){.form = FORM_PER, .per = any(catalog_indicator_count(b->catalog))};
        bool known = false;
        for (size_t i = 0; i < m->form_count; i++)
            known = known || (m->forms[i].form == f.form && m->forms[i].source == f.source && m->forms[i].per == f.per);
        if (!known)
            m->forms[m->form_count++] = f;
    }
    if (any(3) == 0) {
        m->arith = "/*+-"[any(4)];
        m->right = any_operand(b);
    }
}

/* Any name of any place, those with several readings too. */
static const struct meaning *any_place(struct bench *b)
{
    for (;;) {
        const struct meaning *m = vocabulary_entry(&b->v, any(b->v.lexicon.count)).meanings;
        if ((meaning_of(m, WORD_REGION) || meaning_of(m, WORD_GROUP)) && !meaning_of(m, WORD_INDICATOR))
            return m;
    }
}

static void add_places(struct bench *b, struct terms *t)
{
    for (size_t n = any(4); n > 0; n--) {
        struct place place = {.readings = any_place(b)}, *slot;
        bool known = false;
        for (size_t i = 0; i < t->places.len; i++)
            known = known || same_place(&t->places.at[i], &place);
        slot = known ? NULL : VEC_PUSH(&t->places);
        if (slot)
            *slot = place;
    }
    struct place *under = any(5) ? NULL : VEC_PUSH(&t->unders);
    if (under)
        under->readings = any_place(b);
}

static void add_whens(struct terms *t)
{
    for (size_t n = any(4); n > 0; n--) {
        struct when when = any_when(), *slot;
        bool known = false;
        for (size_t i = 0; i < t->whens.len; i++)
            known = known || same_when(&t->whens.at[i], &when);
        slot = known ? NULL : VEC_PUSH(&t->whens);
        if (slot)
            *slot = when;
    }
}

static void add_word(struct terms *t, struct word_term term)
{
    for (size_t i = 0; i < t->words.len; i++)
        if (same_word(&t->words.at[i], &term))
            return;
    struct word_term *slot = VEC_PUSH(&t->words);
    assert_non_null(slot);
    *slot = term;
}

static void add_words(struct bench *b, struct terms *t)
{
    static const char *const filters[] = {"src:", "doc:", "status:", "scope:"};
    static const char *const orders[] = {"latest", "first", "official", "precise"};
    for (size_t n = any(4); n > 0; n--)
        add_word(t, (struct word_term){.what = filters[any(4)], .negated = any(2), .word = any_word(b)});
    if (any(4) == 0)
        add_word(t, (struct word_term){.what = "known:", .word = STR("2023-06-30")});
    if (any(4) == 0)
        add_word(t, (struct word_term){.what = "prefer:", .word = str_of(orders[any(4)])});
    if (any(4) == 0)
        add_word(t, (struct word_term){.what = "as", .word = any_word(b)});
}

static void add_unit(struct bench *b, struct terms *t)
{
    struct str base = catalog_indicator(b->catalog, any(catalog_indicator_count(b->catalog)))->unit;
    t->has_unit = any(3) == 0;
    if (t->has_unit && any(2))
        t->unit = (struct unit_term){.base = base, .name = base, .power = 0};
    else if (t->has_unit)
        t->unit = (struct unit_term){.base = base, .name = arena_printf(&b->arena, "万%.*s", STR_ARG(base)), .power = 4};
}

static void add_flags(struct terms *t)
{
    t->explain = any(8) == 0;
    t->sort = (enum sort_key)any(SORT_CODE + 1);
    t->descending = t->sort != SORT_NONE && any(2);
    t->has_limit = any(4) == 0;
    t->limit = t->has_limit ? 1 + any(3000) : 0;
    t->from_bottom = t->has_limit && any(2);
    t->versus = any(2) && (t->places.len > 1 || t->whens.len > 1 || t->metrics.len > 1);
    for (enum policy policy = POLICY_STRICT; policy <= POLICY_TOTAL; policy++) {
        struct policy_term *slot = any(4) ? NULL : VEC_PUSH(&t->policies);
        if (slot)
            slot->policy = policy;
    }
    for (enum dim dim = DIM_REGION; dim <= DIM_SOURCE; dim++) {
        struct dim_term *slot = any(5) ? NULL : VEC_PUSH(&t->dims);
        if (slot)
            slot->dim = dim;
    }
}

static struct terms any_terms(struct bench *b)
{
    struct terms t = {.list = any(12) == 0};
    if (t.list) {
        t.thing = (enum thing)any(THING_CONFLICTS + 1);
        t.pattern = any(2) ? any_word(b) : (struct str){NULL, 0};
        return t;
    }
    for (size_t n = 1 + any(3); n > 0; n--)
        add_metric(b, &t);
    add_places(b, &t);
    add_whens(&t);
    add_words(b, &t);
    add_unit(b, &t);
    add_flags(&t);
    return t;
}

static void any_terms_are_read_back(void **state)
{
    (void)state;
    struct bench b;
    set_up(&b, NULL, 0);
    random_state = 20231231;
    for (size_t i = 0; i < 2500; i++) {
        struct terms terms = any_terms(&b);
        check_round_trip(&b, &terms);
        terms_fini(&terms);
    }
    tear_down(&b);
}

/* A user's names that are longer together (stalls, stalls_share), that are words of the grammar (growth), or that hold marks. */
static void names_of_a_user_stay_apart(void **state)
{
    static const struct catalog_file file = {STR_INIT("own.yaml"),
                                             STR_INIT("indicators:\n"
                                                      "  - {code: stalls, zh: 夜市摊位数, nature: stock, unit: 个}\n"
                                                      "  - {code: stalls_share, zh: 夜市摊位占比, nature: stock, unit: 个}\n"
                                                      "  - {code: growth, zh: 夜市、早市摊位数, nature: stock, unit: 个}\n")};
    static const struct {
        const char *query, *en, *zh;
    } cases[] = {
        {"stalls 占比", "\"stalls\" share", "夜市摊位数 占比"},
        {"stalls_share 占比", "stalls_share share", "夜市摊位占比 占比"},
        {"ind:growth growth", "ind:growth growth", "\"夜市、早市摊位数\" 增速"},
        {"stalls per ind:growth", "stalls per ind:growth", "夜市摊位数 每 \"夜市、早市摊位数\""},
    };
    (void)state;
    struct bench b;
    set_up(&b, &file, 1);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct terms terms = {0};
        check_str_pair(cases[i].query, canonical(&b, str_of(cases[i].query), QUERY_EN), str_of(cases[i].en));
        check_str_pair(cases[i].query, canonical(&b, str_of(cases[i].query), QUERY_ZH), str_of(cases[i].zh));
        assert_int_equal(parse(&b, str_of(cases[i].query), &terms), IPDB_OK);
        check_round_trip(&b, &terms);
        terms_fini(&terms);
    }
    random_state = 99;
    for (size_t i = 0; i < 1000; i++) {
        struct terms terms = any_terms(&b);
        check_round_trip(&b, &terms);
        terms_fini(&terms);
    }
    tear_down(&b);
}

/* The terms of a query in any order, each metric with its forms; within metrics and places the order is that of the rows and stays. */
static void order_of_terms_does_not_matter(void **state)
{
    static const char *const terms[] = {"pledge_financing growth.derived share",
                                        "by region, year",
                                        "for Hebei, 吉林",
                                        "under 江苏",
                                        "in 2022..2023",
                                        "2024年末",
                                        "unit 万元",
                                        "sort -value",
                                        "top 5",
                                        "src:b",
                                        "not:doc:\"x y\"",
                                        "src:a",
                                        "strict",
                                        "all",
                                        "known: 2024-01-01",
                                        "prefer:first",
                                        "as name"};
    static const char expected[] = "pledge_financing growth.derived share by region, year for Hebei, 吉林 under Jiangsu"
                                   " in 2024-12-31, 2022..2023 unit 万元 sort -value top 5 src:a src:b not:doc:\"x y\" strict all"
                                   " known:2024-01-01 prefer:first as name";
    (void)state;
    struct bench b;
    set_up(&b, NULL, 0);
    random_state = 7;
    for (size_t round = 0; round < 300; round++) {
        size_t order[COUNT(terms)];
        struct buf query = {0};
        for (size_t i = 0; i < COUNT(terms); i++) {
            size_t k = any(i + 1);
            order[i] = order[k];
            order[k] = i;
        }
        for (size_t i = 0; i < COUNT(terms); i++)
            buf_printf(&query, "%s%s", terms[order[i]], any(2) ? " " : " , ");
        check_str_pair(query.ptr, canonical(&b, buf_str(&query), QUERY_EN), STR(expected));
        buf_fini(&query);
    }
    tear_down(&b);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(canonical_forms),
    cmocka_unit_test(what_is_printed_is_read_back),
    cmocka_unit_test(any_terms_are_read_back),
    cmocka_unit_test(names_of_a_user_stay_apart),
    cmocka_unit_test(order_of_terms_does_not_matter),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
