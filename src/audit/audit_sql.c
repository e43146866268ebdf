/* What an audit reads, each in one SELECT: a family's facts, suspicious numbers of any kind, the sentences of findings. Rejected facts and old versions
 * are not there; what a person accepted or replaced is sure.
 */
#include "audit/audit_checks.h"
#include "base/buf.h"
#include "model/figure.h"

enum { CITED_AT_ONCE = 200 /* findings */ };

static void add(struct statement_writer *w, const char *sql)
{
    buf_add(&w->sql, str_of(sql));
}

#define SURE     "CASE WHEN o.decided LIKE 'accept%' OR o.decided LIKE 'replace%' THEN 1000 ELSE o.confidence END AS confidence"
#define IN_FORCE "s.current = 1 AND o.decided <> 'reject' AND o.status = 'actual'"

enum ipdb_status audit_sizes_statement(struct arena *arena, struct statement *out, struct err *err)
{
    struct statement_writer w = {.out = out};
    add(&w, "SELECT indicator_code, COUNT(*) AS facts FROM observation WHERE indicator_code IS NOT NULL GROUP BY indicator_code");
    return statement_finish(&w, arena, err);
}

/* An index leads to each row by itself; when most of the pages hold some of them, to read all pages in order takes a fraction of that. */
static bool is_much(const struct audit *a, size_t batch)
{
    size_t facts = 0;
    for (size_t i = 0; i < catalog_indicator_count(a->cat); i++)
        facts += a->batch[i] == batch ? a->size[i] : 0;
    return facts > a->size_of_all / 20;
}

enum ipdb_status audit_batch_statement(const struct audit *a, size_t batch, struct arena *arena, struct statement *out,
                                       struct err *err)
{
    struct statement_writer w = {.out = out};
    const char *between = "";
    add(&w, "SELECT 'fact' AS sort, s.key AS document, s.region_code AS document_region, s.published_on AS published,"
            " s.publisher AS publisher, NULL AS title, o.number AS number, o.region_code AS region_code,"
            " o.indicator_code AS indicator_code, o.measure AS measure, o.status AS status, o.period_kind AS period_kind,"
            " o.period_start AS period_start, o.period_end AS period_end, o.value_text AS value_text, o.step_text AS step_text,"
            " o.quote AS quote, " FIGURE_READ(
                "o") " AS as_read, o.unit AS unit, o.qualifier AS qualifier, o.scope AS scope, o.of_whole AS of_whole, " SURE ","
                     " NULL AS begin_byte, NULL AS end_byte, o.observation_id AS observation, o.decided AS decided"
                     "\nFROM observation o");
    add(&w, is_much(a, batch) ? " NOT INDEXED" : "");
    add(&w, " CROSS JOIN source s ON s.source_id = o.source_id"
            "\nWHERE o.indicator_code IN (");
    for (size_t i = 0; i < catalog_indicator_count(a->cat); i++)
        if (a->batch[i] == batch) {
            add(&w, between);
            statement_bind(&w, (struct bind){BIND_TEXT, catalog_indicator(a->cat, i)->code, 0});
            between = ", ";
        }
    add(&w, ") AND o.measure IN ('level', 'rate', 'yoy', 'change', 'share', 'rank') AND o.region_code IS NOT NULL AND " IN_FORCE);
    return statement_finish(&w, arena, err);
}

/* What a look at the value already tells; audit_single.c says what it is. */
#define SUSPICIOUS                                                                                                       \
    "((o.measure = 'share' AND o.unit = '%' AND (o.value > 100 OR o.value < 0)) OR (o.measure = 'rank' AND o.value < 1)" \
    " OR (o.measure IN ('yoy', 'growth', 'mom', 'cagr') AND (o.value < -100 OR o.value > 1000))"                         \
    " OR (o.measure = 'level' AND o.value < 0) OR (o.measure = 'rate' AND o.unit = '%' AND o.value > 100))"

enum ipdb_status audit_singles_statement(struct arena *arena, struct statement *out, struct err *err)
{
    struct statement_writer w = {.out = out};
    add(&w,
        "SELECT s.key AS document, o.number AS number, o.region_code AS region_code, o.region_name AS region_name,"
        " o.indicator_code AS indicator_code, o.label AS label, o.measure AS measure, o.period_kind AS period_kind,"
        " o.period_start AS period_start, o.period_end AS period_end, o.value_text AS value_text, o.quote AS quote, " FIGURE_READ(
            "o") " AS as_read, o.unit AS unit,"
                 " o.qualifier AS qualifier, " SURE ", o.observation_id AS observation"
                 "\nFROM observation o CROSS JOIN source s ON s.source_id = o.source_id"
                 "\nWHERE " SUSPICIOUS " AND " IN_FORCE);
    return statement_finish(&w, arena, err);
}

enum ipdb_status audit_cite_statement(struct audit *a, struct arena *arena, struct statement *out, struct err *err)
{
    struct statement_writer w = {.out = out};
    size_t end = a->cited + CITED_AT_ONCE < a->findings.len ? a->cited + CITED_AT_ONCE : a->findings.len;
    out->sql = (struct str){NULL, 0};
    if (a->cited == end)
        return IPDB_OK;
    add(&w, "SELECT CAST(observation_id AS TEXT) AS observation, sentence, decided\nFROM evidence\nWHERE observation_id IN (");
    for (; a->cited < end; a->cited++)
        for (size_t k = 0; k < a->findings.at[a->cited].fact_count; k++)
            statement_list_number(&w, a->findings.at[a->cited].facts[k].observation, !out->binds.len);
    buf_char(&w.sql, ')');
    return statement_finish(&w, arena, err);
}
