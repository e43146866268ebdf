/* From numeral to fact, and from the fact to what is shown:
 *
 *     hebei-2023#12 → fact, sentence, trace of it, confidence, rounding, rivals, decisions      "pledge_financing by region" → query "explain …"
 */
#include "api/fact.h"
#include "api/print.h"
#include "api/source.h"
#include "api/stored.h"
#include "evidence/rivals.h"
#include "evidence/rounding.h"
#include "extract/grounds.h"
#include "extract/trace.h"

struct explaining {
    struct ipdb *ipdb;
    enum query_language language;
    struct record r;
    struct record was; /* as the program read it; what was decided is not in it */
    struct record_place place;
    struct steps steps;
    struct arena *arena; /* of the rows */
};

static bool is_zh(const struct explaining *e)
{
    return e->language == QUERY_ZH;
}

static struct str pick(const struct explaining *e, const char *en, const char *zh)
{
    return str_of(is_zh(e) ? zh : en);
}

static void add_fact(struct explaining *e)
{
    steps_add(&e->steps, "fact", "事实", record_says(&e->r, e->language, e->arena));
    steps_add(&e->steps, "sentence", "原句", e->r.sentence);
    if (e->r.heading.len)
        steps_add(&e->steps, "under", "标题", e->r.heading);
}

/* --- the reading of today --- */

/* As a row of the database would have it. */
static struct record record_of(const struct explaining *e, const struct fact *f, char value[DECIMAL_TEXT], char label[PERIOD_TEXT])
{
    const struct catalog *cat = e->ipdb->catalog;
    size_t region = catalog_region_by_code(cat, f->region_code), indicator = catalog_indicator_by_code(cat, f->indicator);
    struct record r = {.region = f->region, .region_code = f->region_code, .label = f->label, .unit = f->unit, .scope = f->scope};
    r.of_whole = f->of;
    r.value = (struct str){value, decimal_print(f->value, value)};
    r.period = (struct str){label, period_label(f->period, label)};
    r.measure = str_of(measure_code(f->measure));
    r.qualifier = str_of(qualifier_code(f->qualifier));
    r.status = str_of(fact_status_code(f->status));
    r.region_en = f->region_code.len && region != NONE ? catalog_region(cat, region)->en : STR("");
    if (indicator != NONE) {
        r.indicator = catalog_indicator(cat, indicator)->zh;
        r.indicator_en = catalog_indicator(cat, indicator)->en;
        r.indicator_code = f->indicator;
    }
    r.confidence = e->was.confidence; /* of no interest when two are compared */
    return r;
}

/* What each fact at the place says, and whether one says what is stored. */
static bool add_readings(struct explaining *e, const struct extraction *facts, struct str stored, struct buf *now)
{
    char value[DECIMAL_TEXT], label[PERIOD_TEXT];
    bool same = false;
    size_t begin = str_number(e->r.begin, 0);
    for (size_t i = 0; i < facts->facts.len; i++) {
        const struct fact *f = &facts->facts.at[i];
        if (f->begin != begin)
            continue;
        struct record r = record_of(e, f, value, label);
        struct str says = record_says(&r, e->language, e->arena);
        same = same || str_eq(says, stored);
        buf_add(now, now->len ? pick(e, "; and ", "；以及") : STR(""));
        buf_add(now, says);
    }
    for (size_t i = 0; i < facts->asides.len; i++)
        if (facts->asides.at[i].begin == begin)
            buf_printf(now, is_zh(e) ? "不作事实（%s）" : "set aside (%s)", aside_reason_code(facts->asides.at[i].reason));
    return same;
}

static bool is_of_today(const struct explaining *e)
{
    return str_eq(e->r.program, str_of(ipdb_version())) && str_eq(e->r.catalog, catalog_version(e->ipdb->catalog));
}

static void add_versions(struct explaining *e)
{
    if (!is_of_today(e))
        steps_add(&e->steps, "versions", "版本",
                  arena_printf(
                      e->arena,
                      is_zh(e) ? "入库时用ipdb %.*s和目录%.*s，以上为ipdb %s和目录%.*s的读法，可能不同"
                               : "it was read by ipdb %.*s with catalogue %.*s; the steps above are those of ipdb %s with catalogue"
                                 " %.*s, and the reading may differ",
                      STR_ARG(e->r.program), STR_ARG(e->r.catalog), ipdb_version(), STR_ARG(catalog_version(e->ipdb->catalog))));
}

/* Both readings, when they are not the same. What a decision replaced is none of the program's. */
static void add_difference(struct explaining *e, const struct extraction *facts)
{
    struct buf now = {0};
    struct str stored = record_says(&e->was, e->language, e->arena);
    bool same = add_readings(e, facts, stored, &now);
    if (!same) {
        struct str read = now.len ? arena_str(e->arena, buf_str(&now)) : pick(e, "no number is read there", "该处没有读出数字");
        steps_add(&e->steps, "stored", "库中", stored);
        steps_add(&e->steps, "now", "现读", now.failed ? (struct str){NULL, 0} : read);
    }
    buf_fini(&now);
}

/* What a decision made another fact. */
static void add_replaced(struct explaining *e)
{
    if (str_contains(e->r.decided, STR("replace")))
        steps_add(&e->steps, "replaced", "替换",
                  arena_printf(e->arena,
                               is_zh(e) ? "程序的读法是：%.*s；经人工裁定改为上面的事实"
                                        : "the program read: %.*s; a decision made it the fact above",
                               STR_ARG(record_says(&e->was, e->language, e->arena))));
}

static void add_trace(struct explaining *e, const struct buf *trace)
{
    struct str rest = buf_str(trace);
    while (rest.len) {
        size_t end = str_find(rest, STR("\n"), 0);
        struct str line = str_slice(rest, 0, end == SIZE_MAX ? rest.len : end);
        steps_add(&e->steps, "reading", "读法", line.len ? arena_str(e->arena, line) : STR(""));
        rest = str_slice(rest, line.len + 1, rest.len);
    }
}

static enum ipdb_status add_reading(struct explaining *e)
{
    struct bulletin bulletin = {0};
    struct buf trace = {0};
    bool intact; /* what is not is told where the fact does not stand at its place */
    enum ipdb_status status = stored_read(e->ipdb, (int64_t)str_number(e->r.source, 0), &bulletin, &intact);
    if (status == IPDB_OK)
        status =
            trace_sentence_at(e->ipdb->catalog, &bulletin.doc, &bulletin.facts, str_number(e->r.begin, 0), &trace, &e->ipdb->err);
    if (status == IPDB_OK) {
        add_trace(e, &trace);
        add_versions(e);
        add_difference(e, &bulletin.facts);
        add_replaced(e);
    }
    buf_fini(&trace);
    bulletin_fini(&bulletin);
    return status;
}

/* --- what is made of it --- */

static void add_confidence(struct explaining *e)
{
    char shown[DECIMAL_TEXT];
    struct buf out = {0};
    const struct record *was = &e->was;
    (void)decimal_print((struct decimal){(int64_t)str_number(was->confidence, 0), 3}, shown);
    buf_printf(&out, is_zh(e) ? "%s：" : "%s: ", shown);
    grounds_add(&out, was->grounds, !was->indicator_code.len, is_zh(e));
    buf_printf(&out, " [%.*s]", STR_ARG(was->grounds));
    if (record_is_doubtful(&e->r))
        buf_add(&out, pick(e, "; below 0.7, so it is doubtful", "；低于0.7，存疑"));
    else if (!str_eq(was->confidence, e->r.confidence))
        buf_add(&out, pick(e, "; sure, since a person decided", "；经人工裁定，视为可靠"));
    steps_add(&e->steps, "confidence", "可信度", out.failed ? (struct str){NULL, 0} : arena_str(e->arena, buf_str(&out)));
    buf_fini(&out);
}

static void add_rounding(struct explaining *e)
{
    struct str words = rounding_words(&e->r, is_zh(e), e->arena);
    if (words.len)
        steps_add(&e->steps, "rounding", "舍入", words);
}

static enum ipdb_status add_rivals(struct explaining *e, struct arena *arena, struct rowset *rows)
{
    struct observations_wanted wanted;
    struct statement statement = {.sql = {NULL, 0}};
    if (!rivals_wanted(&e->r, &e->steps, &wanted))
        return IPDB_OK;
    enum ipdb_status status = query_observations_statement(&wanted, arena, &statement, &e->ipdb->err);
    if (status == IPDB_OK) {
        status = handle_select(e->ipdb, &statement, rows);
        e->ipdb->rows_read = rows->rows.len;
    }
    if (status == IPDB_OK)
        status = rivals_add(e->ipdb->catalog, &e->r, rows, &e->steps, &e->ipdb->err);
    VEC_FINI(&statement.binds);
    return status;
}

static enum ipdb_status add_decisions(struct explaining *e)
{
    struct decisions decisions = {0};
    enum ipdb_status status = fact_decisions(e->ipdb, &e->r, &e->place, true, is_zh(e), e->arena, &decisions);
    for (size_t i = 0; status == IPDB_OK && i < decisions.lines.len; i++)
        steps_add(&e->steps, "decision", "人工裁定", decisions.lines.at[i]);
    VEC_FINI(&decisions.lines);
    return status;
}

/* What the steps borrow and must outlive them. */
struct sources {
    struct arena arena;
    struct rowset record, as_read, text, observations;
};

static enum ipdb_status fetch_as_read(struct explaining *e, struct sources *from)
{
    struct statement statement = {.sql = {NULL, 0}};
    enum ipdb_status status = record_as_read_statement(e->r.observation, &statement, &e->ipdb->err);
    if (status == IPDB_OK) {
        status = store_select(e->ipdb->store, &statement, 1, &from->as_read, &e->ipdb->err);
        e->ipdb->database_failed = status != IPDB_OK;
    }
    VEC_FINI(&statement.binds);
    e->was = record_as_read(&e->r, &from->as_read);
    return status;
}

static enum ipdb_status fetch(struct explaining *e, const char *reference, struct sources *from)
{
    struct str observation;
    enum ipdb_status status = source_find_fact(e->ipdb, str_of(reference), &from->arena, &observation);
    if (status == IPDB_OK)
        status = fact_select(e->ipdb, &observation, 1, &from->record);
    if (status == IPDB_OK && !from->record.rows.len)
        status = err_set(&e->ipdb->err, IPDB_CORRUPT, "the sentence of %s is not there; run ipdb check", reference);
    if (status != IPDB_OK)
        return status;
    e->r = record_read(&from->record, 0);
    status = fetch_as_read(e, from);
    if (status == IPDB_OK)
        status = fact_text(e->ipdb, &e->r, &from->text);
    if (status == IPDB_OK && !fact_place(&e->r, from->text.rows.at[0].cells[0], e->arena, &e->place))
        status = err_nomem(&e->ipdb->err);
    return status;
}

static enum ipdb_status explain_fact(struct ipdb *ipdb, const char *reference, enum query_language language,
                                     const struct ipdb_output *output)
{
    struct rowset out = {.title = str_of(reference)};
    struct sources from = {.arena = {0}};
    struct explaining e = {.ipdb = ipdb, .arena = &out.arena, .language = print_or_english(language)};
    out.language = pick(&e, "en", "zh");
    e.steps = steps_begin(&out, is_zh(&e));
    enum ipdb_status status = fetch(&e, reference, &from);
    if (status == IPDB_OK) {
        add_fact(&e);
        status = add_reading(&e);
    }
    if (status == IPDB_OK) {
        add_confidence(&e);
        add_rounding(&e);
        status = add_rivals(&e, &from.arena, &from.observations);
    }
    if (status == IPDB_OK)
        status = add_decisions(&e);
    if (status == IPDB_OK && e.steps.failed)
        status = err_nomem(&ipdb->err);
    if (status == IPDB_OK)
        status = print_rowset(ipdb, &out, output);
    rowset_fini(&out);
    rowset_fini(&from.record);
    rowset_fini(&from.as_read);
    rowset_fini(&from.text);
    rowset_fini(&from.observations);
    arena_fini(&from.arena);
    return status;
}

static enum ipdb_status explain_question(struct ipdb *ipdb, const char *text, const struct ipdb_output *output)
{
    struct buf question = {0};
    buf_printf(&question, "explain %s", text);
    enum ipdb_status status = question.failed ? err_nomem(&ipdb->err) : ipdb_query(ipdb, question.ptr, false, output);
    buf_fini(&question);
    if (status == IPDB_USAGE)
        status = source_complain(ipdb, str_of(text), status);
    return status;
}

enum ipdb_status ipdb_explain(struct ipdb *ipdb, const char *what, const struct ipdb_output *output)
{
    enum query_language language;
    enum ipdb_status status = print_begin(ipdb, output, &language);
    if (status != IPDB_OK)
        return status;
    return source_names_fact(str_of(what)) ? explain_fact(ipdb, what, language, output) : explain_question(ipdb, what, output);
}
