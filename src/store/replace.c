/* Replacements, in the columns of `observation`:
 *
 *     region 420000   →  region_code '420000', region_name '湖北省'
 *     period 2022-H1  →  period_kind 'half', 2022-01-01 to 2022-06-30, year 2022
 *     value 12716000000  →  value, value_text and a step of 1
 *     value 127.16e8  →  the same with a step of 1000000: only these digits were written
 */
#include "store/replace.h"

#include "model/fact.h"

#define UPDATE(assignments) "UPDATE observation SET " assignments " WHERE observation_id = ?1"

static const char *const text_sql[] = {
    [REPLACED_REGION] = UPDATE("region_name = coalesce((SELECT name_zh FROM region WHERE region_code = ?2), ?2), "
                               "region_code = (SELECT region_code FROM region WHERE region_code = ?2)"),
    [REPLACED_INDICATOR] =
        UPDATE("unit = CASE measure WHEN 'level' THEN coalesce((SELECT unit FROM indicator WHERE indicator_code = "
               "?2), unit) ELSE unit END, "
               "indicator_code = (SELECT indicator_code FROM indicator WHERE indicator_code = ?2)"),
    [REPLACED_LABEL] = UPDATE("label = ?2"),
    [REPLACED_MEASURE] = UPDATE("measure = ?2"),
    [REPLACED_UNIT] = UPDATE("unit = ?2"),
    [REPLACED_QUALIFIER] = UPDATE("qualifier = ?2"),
    [REPLACED_STATUS] = UPDATE("status = ?2"),
    [REPLACED_SCOPE] = UPDATE("scope = ?2"),
    [REPLACED_OF_WHOLE] = UPDATE("of_whole = ?2"),
};

static enum ipdb_status finish(struct call *call, struct err *err)
{
    enum ipdb_status status = call_done(call, err);
    call_end(call);
    return status;
}

static enum ipdb_status replace_text(struct store *store, int64_t observation, const char *sql, struct str text, struct err *err)
{
    struct call call = call_once(store, sql);
    call_number(&call, observation);
    call_text(&call, text);
    return finish(&call, err);
}

/* A stock as of publication keeps its day. */
static enum ipdb_status replace_period(struct store *store, int64_t observation, struct period p, struct str label, struct err *err)
{
    struct call call = call_once(
        store,
        UPDATE("period_kind = ?2, period_label = ?3, period_start = coalesce(?4, CASE ?2 WHEN 'asof' THEN period_start END), "
               "period_end = coalesce(?5, CASE ?2 WHEN 'asof' THEN period_end END), year = coalesce(nullif(?6, 0), year)"));
    call_number(&call, observation);
    call_text(&call, str_of(period_kind_code(p.kind)));
    call_text(&call, label);
    call_date(&call, p.start);
    call_date(&call, p.end);
    call_number(&call, p.end.year);
    return finish(&call, err);
}

static enum ipdb_status replace_value(struct store *store, int64_t observation, struct decimal value, struct err *err)
{
    char exact[DECIMAL_TEXT], step[DECIMAL_TEXT];
    size_t exact_len = decimal_print(value, exact), step_len = decimal_print((struct decimal){1, value.scale}, step);
    struct call call = call_once(store, UPDATE("value = ?2, value_text = ?3, step_text = ?4"));
    call_number(&call, observation);
    call_real(&call, decimal_to_double(value));
    call_text(&call, (struct str){exact, exact_len});
    call_text(&call, (struct str){step, step_len});
    return finish(&call, err);
}

/* Whether it is one of the codes that the field may have. */
static bool is_code(enum decision_field field, struct str code)
{
    enum measure measure;
    enum qualifier qualifier;
    enum fact_status status;
    return field == REPLACED_MEASURE     ? measure_parse(code, &measure)
           : field == REPLACED_QUALIFIER ? qualifier_parse(code, &qualifier)
           : field == REPLACED_STATUS    ? fact_status_parse(code, &status)
                                         : true;
}

enum ipdb_status replace_field(struct store *store, int64_t observation, enum decision_field field, struct str replacement,
                               struct err *err)
{
    struct period period;
    struct decimal value;
    if (field == REPLACED_PERIOD)
        return period_parse(replacement, &period) ? replace_period(store, observation, period, replacement, err) : IPDB_OK;
    if (field == REPLACED_VALUE)
        return decision_value_parse(replacement, &value) ? replace_value(store, observation, value, err) : IPDB_OK;
    if (field <= REPLACED_NONE || field >= REPLACED_COUNT || !is_code(field, replacement))
        return IPDB_OK;
    return replace_text(store, observation, text_sql[field], replacement, err);
}
