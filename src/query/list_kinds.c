/* What can be listed, and the SELECT of each, in the SQL that SQLite and PostgreSQL share. Counts are of the newest versions of the bulletins:
 *
 *     list periods → period_label, period_kind, facts, provinces, grouped by the first two
 */
#include "query/list.h"

#define MATCHES(column) "lower(" column ") LIKE ?1 ESCAPE '!'"
/* The newest versions alone. Where nothing is superseded, as is usual, the first half settles it without a look at the row, so that counts over an index
 * stay with the index. */
#define CURRENT                                            \
    "(NOT EXISTS (SELECT 1 FROM source WHERE current = 0)" \
    " OR o.source_id IN (SELECT source_id FROM source WHERE current = 1))"
#define YEARS ", substr(MIN(o.period_end), 1, 4) AS first_year, substr(MAX(o.period_end), 1, 4) AS last_year"

#define LEVEL "CASE r.level WHEN 0 THEN 'country' WHEN 1 THEN 'province' WHEN 2 THEN 'city' ELSE 'county' END"
#define REGION_CODE(expression)                    \
    {                                              \
        .name = "region_code", .sql = (expression) \
    }
#define REGION_NAME                                                                                                     \
    {                                                                                                                   \
        .name = "region", .en = "region", .zh = "地区", .sql = "coalesce(r.name_en, r.name_zh)", .sql_zh = "r.name_zh", \
        .sql_code = "r.region_code"                                                                                     \
    }
#define INDICATOR_NAME                                                                                                        \
    {                                                                                                                         \
        .name = "indicator", .en = "indicator", .zh = "指标", .sql = "coalesce(i.name_en, i.name_zh)", .sql_zh = "i.name_zh", \
        .sql_code = "i.indicator_code"                                                                                        \
    }
#define COUNT_OF(column, title_en, title_zh, expression)                                           \
    {                                                                                              \
        .name = (column), .en = (title_en), .zh = (title_zh), .sql = (expression), .numeric = true \
    }
#define FACTS(sql)      COUNT_OF("facts", "facts", "数值", sql)
#define REGIONS(sql)    COUNT_OF("regions", "regions", "地区数", sql)
#define INDICATORS(sql) COUNT_OF("indicators", "indicators", "指标数", sql)
#define FIRST_YEAR      COUNT_OF("first_year", "from", "起", "c.first_year")
#define LAST_YEAR       COUNT_OF("last_year", "to", "止", "c.last_year")

static const struct list_column indicators[] = {
    {.name = "indicator_code", .en = "code", .zh = "代码", .sql = "i.indicator_code"},
    INDICATOR_NAME,
    {.name = "unit", .en = "unit", .zh = "单位", .sql = "i.unit"},
    FACTS("c.facts"),
    REGIONS("c.regions"),
    FIRST_YEAR,
    LAST_YEAR,
};

static const struct list_column regions[] = {
    {.name = "region_code", .en = "code", .zh = "代码", .sql = "r.region_code"},
    REGION_NAME,
    {.name = "level", .en = "level", .zh = "级别", .sql = LEVEL, .coded = true},
    FACTS("c.facts"),
    INDICATORS("c.indicators"),
    FIRST_YEAR,
    LAST_YEAR,
};

static const struct list_column periods[] = {
    {.name = "period", .en = "period", .zh = "期间", .sql = "o.period_label"},
    {.name = "period_kind", .en = "kind", .zh = "类型", .sql = "o.period_kind", .coded = true},
    FACTS("COUNT(*)"),
    COUNT_OF("provinces", "provinces", "省份数", "COUNT(DISTINCT r.region_code)"),
};

static const struct list_column sources[] = {
    {.name = "document", .en = "document", .zh = "文件", .sql = "s.key"},
    REGION_CODE("s.region_code"),
    {.name = "region",
     .en = "region",
     .zh = "地区",
     .sql = "coalesce(r.name_en, r.name_zh, s.region_name)",
     .sql_zh = "coalesce(r.name_zh, s.region_name)",
     .sql_code = "s.region_code"},
    {.name = "published", .en = "published", .zh = "发布日期", .sql = "s.published_on"},
    FACTS("c.facts"),
    {.name = "title", .en = "title", .zh = "标题", .sql = "s.title"},
};

static const struct list_column units[] = {
    {.name = "unit", .en = "unit", .zh = "单位", .sql = "o.unit"},
    FACTS("COUNT(*)"),
    INDICATORS("COUNT(DISTINCT o.indicator_code)"),
};

static const struct list_column scopes[] = {
    {.name = "scope", .en = "scope", .zh = "口径", .sql = "o.scope"},
    FACTS("COUNT(*)"),
    INDICATORS("COUNT(DISTINCT o.indicator_code)"),
    REGIONS("COUNT(DISTINCT o.region_code)"),
};

static const struct list_column gaps[] = {
    REGION_CODE("r.region_code"),
    REGION_NAME,
    {.name = "indicator_code", .en = "code", .zh = "代码", .sql = "i.indicator_code"},
    INDICATOR_NAME,
    COUNT_OF("year", "year", "年份", "y.year"),
    {.name = "obs_status", .en = "reason", .zh = "原因", .sql = "CASE WHEN e.year IS NULL THEN 'L' ELSE 'O' END", .coded = true},
};

#define SIDE(order, column) "MAX(CASE WHEN c." order " = 1 THEN c." column " END)"
static const struct list_column conflicts[] = {
    REGION_CODE("MIN(c.region_code)"),
    {.name = "region",
     .en = "region",
     .zh = "地区",
     .sql = "coalesce(MIN(r.name_en), MIN(c.region))",
     .sql_zh = "MIN(c.region)",
     .sql_code = "coalesce(MIN(c.region_code), MIN(c.region))"},
    {.name = "indicator_code", .sql = "MIN(c.indicator_code)"},
    {.name = "indicator",
     .en = "indicator",
     .zh = "指标",
     .sql = "coalesce(MIN(i.name_en), MIN(c.indicator))",
     .sql_zh = "MIN(c.indicator)",
     .sql_code = "coalesce(MIN(c.indicator_code), MIN(c.indicator))"},
    {.name = "measure", .en = "measure", .zh = "度量", .sql = "MIN(c.measure)", .coded = true},
    {.name = "scope", .en = "scope", .zh = "口径", .sql = "MIN(c.scope)"},
    {.name = "period", .en = "period", .zh = "期间", .sql = "MIN(c.period)"},
    FACTS("MIN(c.cell_facts)"),
    {.name = "least", .en = "least", .zh = "最小", .sql = SIDE("least", "printed")},
    {.name = "least_evidence", .en = "evidence", .zh = "出处", .sql = SIDE("least", "evidence")},
    {.name = "greatest", .en = "greatest", .zh = "最大", .sql = SIDE("greatest", "printed")},
    {.name = "greatest_evidence", .en = "evidence", .zh = "出处", .sql = SIDE("greatest", "evidence")},
    {.name = "least_value", .sql = SIDE("least", "value_text"), .numeric = true},
    {.name = "greatest_value", .sql = SIDE("greatest", "value_text"), .numeric = true},
    {.name = "unit", .sql = "MIN(c.unit)"},
};

#define MATCHES_REGION    MATCHES("r.region_code") " OR " MATCHES("r.name_zh") " OR " MATCHES("r.name_en")
#define MATCHES_INDICATOR MATCHES("i.indicator_code") " OR " MATCHES("i.name_zh") " OR " MATCHES("i.name_en")
#define RUN_YEARS                                                                                                \
    "run.next_year > run.year + 1 AND i.indicator_code = run.indicator_code AND r.region_code = run.region_code" \
    "\n  AND y.year > run.year AND y.year < run.next_year"
#define COLUMNS(list) (list), sizeof(list) / sizeof *(list)

static const struct list_kind kinds[] = {
    /* Those without facts come too, to be counted. */
    [THING_INDICATORS] =
        {COLUMNS(indicators),
         .with = "WITH c AS (SELECT o.indicator_code, COUNT(*) AS facts, COUNT(DISTINCT o.region_code) AS regions" YEARS
                 " FROM observation o\n  WHERE o.indicator_code IS NOT NULL AND " CURRENT "\n  GROUP BY o.indicator_code)\n",
         .from = "indicator i LEFT JOIN c ON c.indicator_code = i.indicator_code", .matches = MATCHES_INDICATOR,
         .tail = "ORDER BY i.indicator_code"},
    /* Summed up in the order of the index observation_cell first. */
    [THING_REGIONS] = {COLUMNS(regions),
                       .with = "WITH part AS (SELECT o.indicator_code, o.region_code, COUNT(*) AS facts" YEARS
                               " FROM observation o\n  WHERE " CURRENT " GROUP BY o.indicator_code, o.measure, o.region_code),\n"
                               "c AS (SELECT p.region_code, SUM(p.facts) AS facts, COUNT(DISTINCT p.indicator_code) AS indicators,"
                               " MIN(p.first_year) AS first_year, MAX(p.last_year) AS last_year"
                               " FROM part p WHERE p.region_code IS NOT NULL GROUP BY p.region_code)\n",
                       .from = "region r JOIN c ON c.region_code = r.region_code", .matches = MATCHES_REGION,
                       .tail = "ORDER BY r.region_code"},
    [THING_PERIODS] = {COLUMNS(periods), .with = "",
                       .from = "observation o LEFT JOIN region r ON r.region_code = o.region_code AND r.level = 1",
                       .plain = "o.period_kind <> 'none' AND " CURRENT,
                       .matches = "o.period_kind <> 'none' AND " CURRENT " AND " MATCHES("o.period_label"),
                       .tail = "GROUP BY o.period_label, o.period_kind\n"
                               "ORDER BY coalesce(MAX(o.period_end), '') DESC, o.period_label"},
    [THING_SOURCES] = {COLUMNS(sources),
                       .with = "WITH c AS (SELECT o.source_id, COUNT(*) AS facts FROM observation o GROUP BY o.source_id)\n",
                       .from = "source s JOIN c ON c.source_id = s.source_id LEFT JOIN region r ON r.region_code = s.region_code",
                       .plain = "s.current = 1",
                       .matches = "s.current = 1 AND (" MATCHES("s.key") " OR " MATCHES("s.title") " OR " MATCHES_REGION ")",
                       .tail = "ORDER BY s.key"},
    [THING_UNITS] = {COLUMNS(units), .with = "", .from = "observation o", .plain = CURRENT,
                     .matches = CURRENT " AND " MATCHES("o.unit"), .tail = "GROUP BY o.unit\nORDER BY COUNT(*) DESC, o.unit"},
    [THING_SCOPES] = {COLUMNS(scopes), .with = "", .from = "observation o", .plain = "o.scope <> '' AND " CURRENT,
                      .matches = "o.scope <> '' AND " CURRENT " AND " MATCHES("o.scope"),
                      .tail = "GROUP BY o.scope\nORDER BY COUNT(*) DESC, o.scope"},
    /* Between one known year and the next; a pattern for a place reaches cities and counties too. GROUP BY that begins with the year, and CROSS JOIN, keep
     * SQLite to one pass over the table and to this order. */
    [THING_GAPS] = {COLUMNS(gaps),
                    .with =
                        "WITH known AS (SELECT o.year, o.indicator_code, o.region_code FROM observation o"
                        "\n  WHERE o.measure = 'level' AND o.status = 'actual' AND " CURRENT
                        "\n  GROUP BY o.year, o.indicator_code, o.region_code),\n"
                        "run AS (SELECT k.indicator_code, k.region_code, k.year,"
                        " LEAD(k.year) OVER (PARTITION BY k.indicator_code, k.region_code ORDER BY k.year) AS next_year"
                        " FROM known k WHERE k.year IS NOT NULL AND k.indicator_code IS NOT NULL AND k.region_code IS NOT NULL),\n"
                        "seen AS (SELECT o.year, o.region_code FROM observation o WHERE " CURRENT
                        " GROUP BY o.year, o.region_code),\n"
                        "digit(n) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)),\n"
                        "calendar AS (SELECT 1900 + 100 * a.n + 10 * b.n + c.n AS year"
                        " FROM digit a CROSS JOIN digit b CROSS JOIN digit c WHERE a.n <= 2)\n",
                    .from = "run CROSS JOIN indicator i CROSS JOIN region r CROSS JOIN calendar y"
                            "\n  LEFT JOIN seen e ON e.region_code = run.region_code AND e.year = y.year",
                    .plain = RUN_YEARS " AND r.level = 1",
                    .matches = RUN_YEARS " AND (" MATCHES_REGION " OR (r.level = 1 AND (" MATCHES_INDICATOR ")))",
                    .tail = "ORDER BY r.region_code, i.indicator_code, y.year"},
    /* Of each cell the two facts that are farthest apart. */
    [THING_CONFLICTS] = {COLUMNS(conflicts),
                         .with = "WITH c AS (SELECT b.*, f.cell_facts,"
                                 " ROW_NUMBER() OVER (PARTITION BY b.cell ORDER BY b.high, b.evidence) AS least,"
                                 " ROW_NUMBER() OVER (PARTITION BY b.cell ORDER BY b.low DESC, b.evidence) AS greatest"
                                 " FROM conflicts f JOIN bounds b ON b.observation_id = f.observation_id)\n",
                         .from = "c LEFT JOIN indicator i ON i.indicator_code = c.indicator_code"
                                 " LEFT JOIN region r ON r.region_code = c.region_code",
                         .matches =
                             MATCHES("c.region") " OR " MATCHES("c.indicator") " OR " MATCHES_REGION " OR " MATCHES_INDICATOR,
                         .tail = "GROUP BY c.cell\n"
                                 "ORDER BY MIN(c.indicator), MIN(c.region_code), MIN(c.period), c.cell"},
};

const struct list_kind *list_kind(enum thing thing)
{
    return &kinds[thing];
}

struct str list_word(const struct query_plan *plan, struct str code)
{
    static const struct {
        const char *code, *en, *zh;
    } words[] = {{"country", "country", "国家"},
                 {"province", "province", "省级"},
                 {"city", "city", "地级"},
                 {"county", "county", "县级"},
                 {"year", "year", "年"},
                 {"half", "half", "半年"},
                 {"quarter", "quarter", "季"},
                 {"month", "month", "月"},
                 {"day", "day", "日"},
                 {"years", "years", "多年"},
                 {"months", "months", "多月"},
                 {"asof", "as of publication", "截至发布"},
                 {"L", "no bulletin", "未收录公报"},
                 {"O", "not in the bulletin", "公报未载"}};
    enum measure measure;
    if (measure_parse(code, &measure))
        return str_of(measure_name(measure, plan_is_zh(plan)));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(code, str_of(words[i].code)))
            return plan_pick(plan, words[i].en, words[i].zh);
    return code;
}
