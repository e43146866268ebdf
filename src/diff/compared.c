/* Rows and fresh facts in one shape:
 *
 *     hebei-2023#12 … 130000 pledge_financing … 14500000000 … 520 529   and   struct fact {…}   →   struct compared_fact
 */
#include "diff/compared.h"

#include "model/figure.h"

#include <stddef.h>

/* The texts of a fact, in the order of the SELECT; behind them its numbers. */
static const size_t texts[] = {
#define FIELD(name) offsetof(struct compared_fact, name)
    FIELD(evidence), FIELD(region),   FIELD(region_code), FIELD(indicator), FIELD(label),     FIELD(measure),
    FIELD(period),   FIELD(value),    FIELD(step),        FIELD(unit),      FIELD(qualifier), FIELD(status),
    FIELD(scope),    FIELD(of_whole), FIELD(quote),       FIELD(sentence),  FIELD(decided),   FIELD(as_read),
#undef FIELD
};

enum { TEXT_COUNT = sizeof texts / sizeof *texts, BEGIN_AT = TEXT_COUNT, END_AT, CONFIDENCE_AT, COLUMN_COUNT };

#define EVIDENCE "SELECT s.key || CASE s.current WHEN 1 THEN '' ELSE '@' || s.version END || '#' || o.number, "
#define FIELDS(t)                                                                                                 \
    t ".region_name, " t ".region_code, " t ".indicator_code, " t ".label, " t ".measure, " t ".period_label, " t \
      ".value_text, " t ".step_text, " t ".unit, " t ".qualifier, " t ".status, " t ".scope, " t ".of_whole, "
#define FROM " FROM observation o JOIN source s ON s.source_id = o.source_id JOIN passage p ON p.passage_id = o.passage_id "

static const char decided_sql[] =
    EVIDENCE FIELDS("o") "o.quote, p.text, o.decided, " FIGURE_READ("o") ", o.begin_byte, o.end_byte, o.confidence" FROM
                                                                         "WHERE o.source_id = ?1 ORDER BY o.begin_byte, o.number";
/* What a decision changed stands in `reading` as it was read. */
static const char read_sql[] = EVIDENCE FIELDS(
    "o") "o.quote, p.text, '', '', o.begin_byte, o.end_byte, o.confidence, o.number" FROM
         "WHERE o.source_id = ?1 AND o.observation_id NOT IN (SELECT observation_id FROM reading) UNION ALL " EVIDENCE FIELDS(
             "r") "o.quote, p.text, '', '', o.begin_byte, o.end_byte, r.confidence, o.number" FROM
                  "JOIN reading r ON r.observation_id = o.observation_id WHERE o.source_id = ?1 ORDER BY 19, 22";

void compared_fini(struct compared_list *list)
{
    VEC_FINI(&list->facts);
    arena_fini(&list->arena);
}

enum ipdb_status compared_statement(int64_t source_id, enum compared_form form, struct statement *out, struct err *err)
{
    struct bind *bind = VEC_PUSH(&out->binds);
    if (!bind)
        return err_nomem(err);
    *bind = (struct bind){.kind = BIND_INT, .number = source_id};
    out->sql = str_of(form == COMPARED_AS_READ ? read_sql : decided_sql);
    return IPDB_OK;
}

static bool read_row(const struct row *row, struct compared_fact *out)
{
    for (size_t i = 0; i < TEXT_COUNT; i++)
        *(struct str *)(void *)((char *)out + texts[i]) = row->cells[i];
    out->begin = str_number(row->cells[BEGIN_AT], SIZE_MAX);
    out->end = str_number(row->cells[END_AT], SIZE_MAX);
    size_t confidence = str_number(row->cells[CONFIDENCE_AT], SIZE_MAX);
    out->confidence = (int)confidence;
    return out->begin != SIZE_MAX && out->end != SIZE_MAX && confidence <= 1000;
}

enum ipdb_status compared_of_rows(const struct rowset *rows, struct compared_list *out, struct err *err)
{
    if (rows->columns.len < COLUMN_COUNT)
        return err_set(err, IPDB_INTERNAL, "the rows are not those of a document's facts");
    for (size_t i = 0; i < rows->rows.len; i++) {
        struct compared_fact *fact = VEC_PUSH(&out->facts);
        if (!fact)
            return err_nomem(err);
        if (!read_row(&rows->rows.at[i], fact))
            return err_set(err, IPDB_CORRUPT, "%.*s: an observation that this program did not write",
                           STR_ARG(rows->rows.at[i].cells[0]));
    }
    return IPDB_OK;
}

static bool read_fact(const struct document *doc, const struct fact *f, struct compared_list *out)
{
    char period[PERIOD_TEXT], value[DECIMAL_TEXT], step[DECIMAL_TEXT];
    struct compared_fact *to = VEC_PUSH(&out->facts);
    if (!to)
        return false;
    period_label(f->period, period);
    decimal_print(f->value, value);
    decimal_print((struct decimal){1, f->value.scale}, step);
    *to = (struct compared_fact){.region = f->region,
                                 .region_code = f->region_code,
                                 .label = f->label,
                                 .measure = str_of(measure_code(f->measure)),
                                 .unit = f->unit,
                                 .qualifier = str_of(qualifier_code(f->qualifier)),
                                 .status = str_of(fact_status_code(f->status)),
                                 .scope = f->scope,
                                 .of_whole = f->of,
                                 .quote = str_slice(doc->text, f->begin, f->end),
                                 .sentence = str_slice(doc->text, f->sentence_begin, f->sentence_end),
                                 .begin = f->begin,
                                 .end = f->end,
                                 .confidence = f->confidence};
    if (!str_eq(f->indicator, STR("other")))
        to->indicator = f->indicator;
    to->evidence = arena_printf(&out->arena, "%.*s#%zu", STR_ARG(doc->key), out->facts.len);
    to->period = arena_str(&out->arena, str_of(period));
    to->value = arena_str(&out->arena, str_of(value));
    to->step = arena_str(&out->arena, str_of(step));
    return to->evidence.ptr && to->period.ptr && to->value.ptr && to->step.ptr;
}

enum ipdb_status compared_of_extraction(const struct document *doc, const struct extraction *x, struct compared_list *out,
                                        struct err *err)
{
    for (size_t i = 0; i < x->facts.len; i++)
        if (!read_fact(doc, &x->facts.at[i], out))
            return err_nomem(err);
    return IPDB_OK;
}
