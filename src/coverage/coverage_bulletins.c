/* What became of the numerals, a row a bulletin:
 *
 *     document    numerals  accounted  facts  of the catalogue  doubtful  rejected  date  ordinal …
 *     hebei-2023        58         58     50                47         4         0    12        7 …
 */
#include "coverage/coverage.h"

#include "model/fact.h"

/* Columns that are counts begin here; those before them tell which bulletin it is. */
enum { FIRST_COUNT = 5 };

static const struct column_spec columns[] = {
    {"document", "document", "文件", FOR_ALL, false},
    {"region_code", NULL, NULL, FOR_MACHINES, false},
    {"region", NULL, NULL, FOR_MACHINES, false},
    {"published", NULL, NULL, FOR_MACHINES, false},
    {"title", NULL, NULL, FOR_MACHINES, false},
    {"numerals", "numerals", "数字", FOR_ALL, true},
    {"accounted", "accounted", "有着落", FOR_ALL, true},
    {"facts", "facts", "数值", FOR_ALL, true},
    {"facts_of_the_catalogue", "of the catalogue", "目录内", FOR_ALL, true},
    {"doubtful", "doubtful", "存疑", FOR_ALL, true},
    {"rejected", "rejected", "剔除", FOR_ALL, true},
#define ASIDE(code, zh)                        \
    {                                          \
        "aside_" code, code, zh, FOR_ALL, true \
    }
    ASIDE("date", "日期"),
    ASIDE("ordinal", "序号"),
    ASIDE("docnumber", "文号"),
    ASIDE("name", "名称"),
    ASIDE("rule", "规则"),
    ASIDE("vague", "约略"),
    ASIDE("furniture", "版面"),
    ASIDE("unread", "未解"),
#undef ASIDE
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static const char bulletins_sql[] =
    "WITH f AS (SELECT source_id, count(*) AS facts, sum(indicator_code IS NOT NULL) AS known,"
    " sum(confidence < 700 AND decided <> 'reject') AS doubtful, sum(decided = 'reject') AS rejected"
    " FROM observation GROUP BY source_id),\n"
    "a AS (SELECT source_id, sum(reason = 'date') AS date, sum(reason = 'ordinal') AS ordinal, sum(reason = 'docnumber') AS "
    "docnumber,"
    " sum(reason = 'name') AS name, sum(reason = 'rule') AS rule, sum(reason = 'vague') AS vague,"
    " sum(reason = 'furniture') AS furniture, sum(reason = 'unread') AS unread FROM aside GROUP BY source_id)\n"
    "SELECT s.key || CASE s.current WHEN 1 THEN '' ELSE '@' || s.version END, s.region_code, s.region_name, s.published_on, "
    "s.title,"
    " s.numerals, s.accounted, coalesce(f.facts, 0), coalesce(f.known, 0), coalesce(f.doubtful, 0), coalesce(f.rejected, 0),"
    " coalesce(a.date, 0), coalesce(a.ordinal, 0), coalesce(a.docnumber, 0), coalesce(a.name, 0), coalesce(a.rule, 0),"
    " coalesce(a.vague, 0), coalesce(a.furniture, 0), coalesce(a.unread, 0)\n"
    "FROM source s LEFT JOIN f ON f.source_id = s.source_id LEFT JOIN a ON a.source_id = s.source_id\n"
    "WHERE s.current = 1 OR ?1 ORDER BY s.key, s.version";

enum ipdb_status coverage_bulletins_statement(bool all_versions, struct statement *out, struct err *err)
{
    struct bind *bind = VEC_PUSH(&out->binds);
    if (!bind)
        return err_nomem(err);
    *bind = (struct bind){.kind = BIND_INT, .number = all_versions};
    out->sql = str_of(bulletins_sql);
    return IPDB_OK;
}

static bool add_rows(const struct rowset *found, struct rowset *out, size_t sums[COLUMN_COUNT])
{
    for (size_t i = 0; i < found->rows.len; i++) {
        struct row *row = rowset_row(out);
        if (!row)
            return false;
        for (size_t k = 0; k < COLUMN_COUNT; k++) {
            struct str cell = found->rows.at[i].cells[k];
            row->cells[k] = cell.ptr ? arena_str(&out->arena, cell) : cell;
            if (cell.ptr && !row->cells[k].ptr)
                return false;
            sums[k] += k >= FIRST_COUNT ? str_number(cell, 0) : 0;
        }
    }
    return true;
}

static bool add_total(const struct query_plan *plan, const size_t sums[COLUMN_COUNT], struct rowset *out)
{
    struct row *row = rowset_row(out);
    if (!row)
        return false;
    row->cells[0] = plan_pick(plan, "total", "合计");
    for (size_t k = FIRST_COUNT; k < COLUMN_COUNT; k++)
        row->cells[k] = arena_printf(&out->arena, "%zu", sums[k]);
    return row->cells[COLUMN_COUNT - 1].ptr != NULL;
}

enum ipdb_status coverage_bulletins(const struct query_plan *plan, const struct rowset *found, bool for_people, struct rowset *out,
                                    struct err *err)
{
    size_t sums[COLUMN_COUNT] = {0};
    if (found->columns.len != COLUMN_COUNT)
        return err_set(err, IPDB_INTERNAL, "the rows are not those of the bulletins");
    bool ok = rowset_columns(out, columns, COLUMN_COUNT, plan_is_zh(plan)) && add_rows(found, out, sums);
    out->values = out->rows.len;
    if (ok && for_people && out->values)
        ok = add_total(plan, sums, out);
    if (ok && !out->values)
        ok = rowset_note(out, plan_pick(plan, "the database has no bulletins.", "库中没有公报。"));
    if (!ok)
        return err_nomem(err);
    return out->values ? IPDB_OK : IPDB_NOTHING;
}
