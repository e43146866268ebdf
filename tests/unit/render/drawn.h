/* For the tests of pictures: row sets made by hand, in a few lines each.
 *
 *     static const struct given marks[] = {MARK("Hebei", "2023", "145.00"), MARK("Zhejiang", "2022-H1", ">489.00", .below = true)};
 *     struct rowset set = drawn_set("en");
 *     drawn_chart(&set, CHART_BARS, "IP pledge financing", "亿元", marks, 2);
 *
 * The value and the qualifier are read off what is shown; "—" is missing. The end of "2023" is its last day.
 */
#ifndef TESTS_UNIT_RENDER_DRAWN_H
#define TESTS_UNIT_RENDER_DRAWN_H

#include "harness.h"

#include "render/render.h"

struct given {
    const char *label, *period, *shown, *remark;
    bool below;
};

#define MARK(whose, when, ...)                                   \
    {                                                            \
        .label = (whose), .period = (when), .shown = __VA_ARGS__ \
    }
#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline struct chart_mark drawn_mark(const struct given *g)
{
    const char *digits = g->shown + strspn(g->shown, "><");
    struct period period = {0};
    struct chart_mark m = {.label = str_of(g->label),
                           .period = str_of(g->period),
                           .shown = str_of(g->shown),
                           .remark = str_of(g->remark),
                           .below = g->below,
                           .qualifier = g->shown[0] == '>'   ? QUALIFIER_OVER
                                        : g->shown[0] == '<' ? QUALIFIER_UNDER
                                                             : QUALIFIER_EXACT};
    m.has_value = decimal_parse(str_slice(str_of(digits), 0, strcspn(digits, "%")), &m.value);
    if (period_parse(m.period, &period))
        m.end = period.end;
    return m;
}

static inline void drawn_chart(struct rowset *set, enum chart_kind kind, const char *title, const char *unit,
                               const struct given *marks, size_t count)
{
    struct chart *chart = VEC_PUSH(&set->charts);
    assert_non_null(chart);
    bool zh = str_eq(set->language, STR("zh"));
    chart->kind = kind;
    chart->title = str_of(title);
    chart->unit = str_of(unit);
    chart->subtitle = kind == CHART_BARS ? str_of(zh ? "2023年" : "2023 (full year)") : STR("2019 – 2023");
    chart->source = str_of(zh ? "来源：hebei-2023、hubei-2023" : "Source: hebei-2023, hubei-2023, zhejiang-2022-h1");
    for (size_t i = 0; i < count; i++) {
        struct chart_mark *m = VEC_PUSH(&chart->marks);
        assert_non_null(m);
        *m = drawn_mark(&marks[i]);
    }
}

/* A row of people's columns, "|" between the cells. */
static inline void drawn_row(struct rowset *set, const char *cells, bool below)
{
    struct row *row = rowset_row(set);
    assert_non_null(row);
    row->below = below;
    for (size_t i = 0; i < set->columns.len; i++) {
        size_t len = strcspn(cells, "|");
        row->cells[i] = (struct str){cells, len};
        cells += len + (cells[len] == '|');
    }
}

static inline struct rowset drawn_set(const char *language)
{
    struct rowset set = {.language = str_of(language)};
    bool zh = strcmp(language, "zh") == 0;
    set.title = str_of(zh ? "知识产权质押融资 按地区" : "pledge_financing by region");
    assert_non_null(rowset_column(&set, STR("rank"), str_of(zh ? "排名" : "rank"), ALIGN_LEFT, FOR_PEOPLE));
    assert_non_null(rowset_column(&set, STR("region"), str_of(zh ? "地区" : "region"), ALIGN_LEFT, FOR_ALL));
    assert_non_null(rowset_column(&set, STR("period"), str_of(zh ? "期间" : "period"), ALIGN_LEFT, FOR_ALL));
    assert_non_null(rowset_column(&set, STR("value"), STR("亿元"), ALIGN_RIGHT, FOR_PEOPLE));
    assert_non_null(rowset_column(&set, STR("flag"), str_of(zh ? "标记" : "flag"), ALIGN_LEFT, FOR_PEOPLE));
    assert_non_null(rowset_column(&set, STR("evidence"), str_of(zh ? "出处" : "evidence"), ALIGN_LEFT, FOR_ALL));
    return set;
}

static inline void drawn_note(struct rowset *set, const char *text)
{
    struct str *note = VEC_PUSH(&set->notes);
    assert_non_null(note);
    *note = str_of(text);
}

static inline void drawn_citation(struct rowset *set, const char *evidence, const char *sentence, const char *title,
                                  const char *url)
{
    struct citation *c = VEC_PUSH(&set->citations);
    assert_non_null(c);
    *c = (struct citation){.evidence = str_of(evidence),
                           .sentence = str_of(sentence),
                           .heading = STR("二、转化运用再上台阶"),
                           .title = str_of(title),
                           .publisher = STR("河北省市场监督管理局"),
                           .published = STR("2024-01-30"),
                           .url = str_of(url),
                           .sha256 = STR("3b5d5c3712955042212316173ccf37be80001fbd0b9d0a9d4d2b4f9e4d2d6c11")};
}

/* The question of the README: two that are compared, a bound of another period, and one that is missing. */
static inline struct rowset drawn_pledge(void)
{
    static const struct given marks[] = {MARK("Hebei", "2023", "145.00"), MARK("Hubei", "2023", "127.16"),
                                         MARK("Zhejiang", "2022-H1", ">489.00", "≠ period", true),
                                         MARK("Gansu", "", "—", "missing: no bulletin", true)};
    struct rowset set = drawn_set("en");
    drawn_chart(&set, CHART_BARS, "IP pledge financing", "亿元", marks, COUNT(marks));
    drawn_row(&set, "1|Hebei|2023|145.00||hebei-2023#12", false);
    drawn_row(&set, "2|Hubei|2023|127.16||hubei-2023#7", false);
    drawn_row(&set, "·|Zhejiang|2022-H1|>489.00|≠ period|zhejiang-2022-h1#2", true);
    drawn_row(&set, "·|Gansu||—|missing: no bulletin|", true);
    drawn_note(&set, "ranked on 2023 (full year), the latest period shared by the most provinces (2 of 4); rows below the line are "
                     "other periods: shown, not ranked.");
    drawn_citation(&set, "hebei-2023#12", "登记知识产权质押项目1015项，质押融资金额【145亿元】，同比增长108.81%。",
                   "河北省2023年知识产权工作情况", "https://example.org/hebei?a=1&b=2");
    drawn_citation(&set, "zhejiang-2022-h1#2", "今年上半年，全省知识产权质押融资项目2175笔，融资金额超【489亿元】。",
                   "浙江省2022年上半年知识产权工作情况", "javascript:alert(1)");
    set.values = 3;
    return set;
}

/* Lines over years, with a gap, a bound and a half year between them. */
static inline struct rowset drawn_years(void)
{
    static const struct given marks[] = {MARK("Hebei", "2019", "21.40"),  MARK("Hebei", "2020", "35.20"),
                                         MARK("Hebei", "2021", "48.00"),  MARK("Hebei", "2022", "69.44"),
                                         MARK("Hebei", "2023", "145.00"), MARK("Hubei", "2019", "40.00"),
                                         MARK("Hubei", "2020", "52.10"),  MARK("Hubei", "2021", "—", "missing: no bulletin"),
                                         MARK("Hubei", "2022", "75.31"),  MARK("Hubei", "2023", "127.16"),
                                         MARK("Shanxi", "2021", "3.10"),  MARK("Shanxi", "2022", ">6.00"),
                                         MARK("Shanxi", "2023", "13.10"), MARK("Shanxi", "2022-H1", "2.50", "≠ period", true)};
    struct rowset set = drawn_set("en");
    set.title = STR("pledge_financing 2019..2023 Hebei, Hubei, Shanxi by year");
    drawn_chart(&set, CHART_LINES, "IP pledge financing", "亿元", marks, COUNT(marks));
    return set;
}

/* Growth with both signs and bounds of both. */
static inline struct rowset drawn_growth(void)
{
    static const struct given marks[] = {
        MARK("河北省", "2023", "108.81%"),    MARK("湖北省", "2023", "68.85%"),
        MARK("山西省", "2023", "<-5.00%"),    MARK("河南省", "2023", "-42.50%"),
        MARK("海南省", "2023", "0.00%"),      MARK("江苏省", "2023", ">-30%"),
        MARK("西藏自治区", "2023", "-0.30%"), MARK("浙江省", "2022-H1", "—", "缺：无上年数值", true)};
    struct rowset set = drawn_set("zh");
    drawn_chart(&set, CHART_BARS, "知识产权质押融资额同比增速", "%", marks, COUNT(marks));
    return set;
}

/* All provinces, some with long names. */
static inline struct rowset drawn_provinces(void)
{
    static const char *const names[] = {
        "广东省",           "江苏省",       "浙江省",         "上海市", "北京市",         "山东省", "安徽省",    "湖北省",
        "四川省",           "河南省",       "福建省",         "湖南省", "陕西省",         "河北省", "天津市",    "重庆市",
        "江西省",           "辽宁省",       "广西壮族自治区", "云南省", "贵州省",         "山西省", "黑龙江省",  "吉林省",
        "新疆维吾尔自治区", "内蒙古自治区", "甘肃省",         "海南省", "宁夏回族自治区", "青海省", "西藏自治区"};
    static const char *const values[] = {"2306.10", "1512.00", "1289.70", "227.60", "205.30", "198.42", "176.00", "127.16",
                                         "120.90",  "99.10",   "88.00",   "75.50",  "70.00",  "145.00", "43.20",  "41.80",
                                         "39.00",   "37.70",   "30.30",   "28.00",  "21.00",  "13.10",  "12.40",  "11.00",
                                         "9.90",    "8.12",    "7.40",    "6.89",   "3.20",   "1.15",   "0.30"};
    struct given marks[COUNT(names)];
    struct rowset set = drawn_set("zh");
    for (size_t i = 0; i < COUNT(names); i++)
        marks[i] = (struct given){names[i], "2023", values[i], NULL, false};
    drawn_chart(&set, CHART_BARS, "知识产权质押融资额", "亿元", marks, COUNT(names));
    return set;
}

/* Nothing but gaps. */
static inline struct rowset drawn_gaps(void)
{
    static const struct given marks[] = {MARK("Gansu", "2023", "—", "missing: no bulletin"),
                                         MARK("Anhui", "2023", "—", "missing: not in the bulletin")};
    struct rowset set = drawn_set("en");
    drawn_chart(&set, CHART_BARS, "IP pledge financing", "亿元", marks, COUNT(marks));
    return set;
}

/* Names and reasons that no column holds. */
static inline struct rowset drawn_long(void)
{
    static const struct given marks[] = {
        MARK("新疆生产建设兵团第八师石河子市经济技术开发区知识产权运营服务中心", "2023", "145.00"),
        MARK("广西壮族自治区百色市", "2023", "127.16"),
        MARK("Guangdong-Hong Kong-Macao Greater Bay Area Intellectual Property Exchange", "2022-H1", ">489.00",
             "≠ period, scope, ×2", true),
        MARK("宁夏", "", "—", "缺：公报中没有这一指标的数值，仅有同比增速，且无法由上一年度同期数值推算得出，请参阅说明", true)};
    struct rowset set = drawn_set("zh");
    drawn_chart(&set, CHART_BARS, "粤港澳大湾区与西部地区专利商标质押融资登记金额（含普惠性贷款与保险质押融资）对比", "万元", marks,
                COUNT(marks));
    return set;
}

/* `label` in every place that text of a document, a database or a user can reach. */
static inline struct rowset drawn_hostile(const char *label)
{
    struct rowset set = drawn_set("en");
    const struct given marks[] = {
        {label, label, "145.00", label, false}, {label, label, label, label, true}, {label, "2023", ">3", label, true}};
    set.title = str_of(label);
    for (int kind = CHART_BARS; kind <= CHART_LINES; kind++) {
        drawn_chart(&set, (enum chart_kind)kind, label, label, marks, COUNT(marks));
        set.charts.at[kind].subtitle = set.charts.at[kind].source = str_of(label);
    }
    for (size_t i = 0; i < 2; i++) {
        struct row *row = rowset_row(&set);
        assert_non_null(row);
        row->below = i;
        for (size_t c = 0; c < set.columns.len; c++)
            row->cells[c] = str_of(label);
    }
    drawn_note(&set, label);
    drawn_citation(&set, label, label, label, label);
    struct citation *c = &set.citations.at[0];
    c->heading = c->publisher = c->published = c->sha256 = str_of(label);
    return set;
}

/* Two charts in one answer. */
static inline struct rowset drawn_several(void)
{
    static const struct given growth[] = {MARK("Hebei", "2023", "108.81%"), MARK("Hubei", "2023", "68.85%"),
                                          MARK("Zhejiang", "2022-H1", "—", "missing: no prior", true)};
    struct rowset set = drawn_pledge();
    drawn_chart(&set, CHART_BARS, "IP pledge financing, growth", "%", growth, COUNT(growth));
    return set;
}

static struct rowset (*const drawn_all[])(void) = {drawn_pledge, drawn_years, drawn_growth, drawn_provinces,
                                                   drawn_gaps,   drawn_long,  drawn_several};

static inline struct buf drawn_render(const struct rowset *set, enum render_format format, int width)
{
    struct buf out = {0};
    struct err err = {0};
    assert_int_equal(render(set, format, width, false, &out, &err), IPDB_OK);
    return out;
}

#endif
