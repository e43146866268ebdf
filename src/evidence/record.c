/* A fact, its sentence and its bulletin, for people in a few lines and for machines in separate fields:
 *
 *     hebei-2023#12
 *       figure    145亿元
 *       fact      Hebei, 2023, IP pledge financing, level: 14500000000 元
 *       sentence  登记知识产权质押项目1015项，质押融资金额【145亿元】，…
 *       place     bytes 520–529; line 13, column 20
 */
#include "evidence/record.h"

#include "answer/observed.h"
#include "base/buf.h"

enum ipdb_status record_statement(const struct str *observations, size_t count, struct arena *arena, struct statement *out,
                                  struct err *err)
{
    struct statement_writer w = {.out = out};
    const char *between = "SELECT ";
#define X(name, from)                                         \
    buf_printf(&w.sql, "%s%s AS %s", between, (from), #name); \
    between = ", ";
    RECORD_FIELDS(X)
#undef X
    buf_add(&w.sql, STR("\nFROM evidence e JOIN observation o ON o.observation_id = e.observation_id"
                        " JOIN source s ON s.source_id = o.source_id JOIN passage p ON p.passage_id = o.passage_id"
                        " LEFT JOIN region r ON r.region_code = o.region_code"
                        " LEFT JOIN indicator i ON i.indicator_code = o.indicator_code"
                        "\nWHERE e.observation_id IN ("));
    for (size_t i = 0; i < count && i < RECORDS_MOST; i++)
        statement_list_number(&w, observations[i], i == 0);
    buf_char(&w.sql, ')');
    return statement_finish(&w, arena, err);
}

struct record record_read(const struct rowset *rows, size_t row)
{
    const struct str *cell = rows->rows.at[row].cells;
    struct record r;
#define X(name, from) r.name = *cell++;
    RECORD_FIELDS(X)
#undef X
    return r;
}

/* X(field, where it comes from) */
#define READ_FIELDS(X)                    \
    X(value, "x.value_text")              \
    X(digit, "x.step_text")               \
    X(unit, "x.unit")                     \
    X(qualifier, "x.qualifier")           \
    X(status, "x.status")                 \
    X(region, "x.region_name")            \
    X(region_en, "r.name_en")             \
    X(region_code, "x.region_code")       \
    X(period, "x.period_label")           \
    X(indicator, "i.name_zh")             \
    X(indicator_en, "i.name_en")          \
    X(indicator_code, "x.indicator_code") \
    X(label, "x.label")                   \
    X(measure, "x.measure")               \
    X(scope, "x.scope")                   \
    X(of_whole, "x.of_whole")             \
    X(confidence, "x.confidence")

enum ipdb_status record_as_read_statement(struct str observation, struct statement *out, struct err *err)
{
#define X(name, from) from ", "
    static const char sql[] = "SELECT " READ_FIELDS(X) "x.observation_id FROM reading x LEFT JOIN region r ON r.region_code = "
                                                       "x.region_code LEFT JOIN indicator i ON i.indicator_code = x.indicator_code "
                                                       "WHERE x.observation_id = ?1";
#undef X
    struct bind *b = VEC_PUSH(&out->binds);
    if (!b)
        return err_nomem(err);
    *b = (struct bind){.kind = BIND_INT, .number = (int64_t)str_number(observation, 0)};
    out->sql = str_of(sql);
    return IPDB_OK;
}

struct record record_as_read(const struct record *r, const struct rowset *rows)
{
    struct record was = *r;
    if (!rows->rows.len)
        return was;
    const struct str *cell = rows->rows.at[0].cells;
#define X(name, from) was.name = *cell++;
    READ_FIELDS(X)
#undef X
    return was;
}

bool record_is_doubtful(const struct record *r)
{
    return str_number(r->confidence, 0) < CONFIDENCE_SURE;
}

static struct str pick(enum query_language language, const char *en, const char *zh)
{
    return str_of(language == QUERY_ZH ? zh : en);
}

/* The first that is there. */
static struct str either(struct str a, struct str b)
{
    return a.len ? a : b;
}

static struct str region_of(const struct record *r, enum query_language language)
{
    struct str foreign = language == QUERY_EN ? r->region_en : language == QUERY_CODE ? r->region_code : (struct str){NULL, 0};
    return either(foreign, r->region);
}

static struct str indicator_of(const struct record *r, enum query_language language)
{
    struct str foreign = language == QUERY_EN     ? r->indicator_en
                         : language == QUERY_CODE ? r->indicator_code
                                                  : (struct str){NULL, 0};
    return either(foreign, either(r->indicator, either(r->label, pick(language, "(unnamed)", "（未命名）"))));
}

static struct str measure_of(const struct record *r, enum query_language language)
{
    enum measure m;
    bool coded = language == QUERY_CODE || !measure_parse(r->measure, &m);
    return coded ? r->measure : str_of(measure_name(m, language == QUERY_ZH));
}

static struct str bound_of(const struct record *r, enum query_language language)
{
    static const char *const en[] = {"", "about ", "more than ", "less than "};
    static const char *const zh[] = {"", "约", "超过", "不足"};
    enum qualifier q;
    return qualifier_parse(r->qualifier, &q) ? pick(language, en[q], zh[q]) : STR("");
}

struct str record_says(const struct record *r, enum query_language language, struct arena *arena)
{
    struct buf out = {0};
    const struct str comma = pick(language, ", ", "，");
    const struct str first[] = {region_of(r, language), either(r->period, pick(language, "no period", "无期间")),
                                indicator_of(r, language)};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        buf_add(&out, i ? comma : STR(""));
        buf_add(&out, first[i]);
    }
    if (r->scope.len)
        buf_printf(&out, language == QUERY_ZH ? "（口径：%.*s）" : " (only: %.*s)", STR_ARG(r->scope));
    buf_add(&out, comma);
    buf_add(&out, measure_of(r, language));
    if (r->of_whole.len)
        buf_printf(&out, language == QUERY_ZH ? "（相对于%.*s）" : " (of: %.*s)", STR_ARG(r->of_whole));
    if (!str_eq(r->status, str_of(fact_status_code(FACT_ACTUAL)))) {
        buf_add(&out, comma);
        buf_add(&out, pick(language, "target", "目标"));
    }
    buf_add(&out, pick(language, ": ", "："));
    buf_add(&out, bound_of(r, language));
    buf_printf(&out, "%.*s %.*s%s", STR_ARG(r->value), STR_ARG(r->unit), record_is_doubtful(r) ? " ?" : "");
    struct str kept = out.failed ? (struct str){NULL, 0} : arena_str(arena, buf_str(&out));
    buf_fini(&out);
    return kept;
}

/* --- the row --- */

/* In the order of cells_of_record. */
static const struct column_spec columns[] = {
    {"evidence", "evidence", "出处", FOR_ALL, false},
    {"document", "", "", FOR_MACHINES, false},
    {"version", "", "", FOR_MACHINES, true},
    {"current", "", "", FOR_MACHINES, true},
    {"quote", "figure", "数字", FOR_ALL, false},
    {"fact", "fact", "事实", FOR_PEOPLE, false},
    {"value", "", "", FOR_MACHINES, true},
    {"unit", "", "", FOR_MACHINES, false},
    {"qualifier", "", "", FOR_MACHINES, false},
    {"status", "", "", FOR_MACHINES, false},
    {"region", "", "", FOR_MACHINES, false},
    {"region_code", "", "", FOR_MACHINES, false},
    {"period", "", "", FOR_MACHINES, false},
    {"indicator", "", "", FOR_MACHINES, false},
    {"label", "", "", FOR_MACHINES, false},
    {"measure", "", "", FOR_MACHINES, false},
    {"scope", "", "", FOR_MACHINES, false},
    {"of_whole", "", "", FOR_MACHINES, false},
    {"confidence", "", "", FOR_MACHINES, true},
    {"doubtful", "doubt", "存疑", FOR_PEOPLE, false},
    {"decided", "", "", FOR_MACHINES, false},
    {"decisions", "decision", "人工裁定", FOR_ALL, false},
    {"sentence", "sentence", "原句", FOR_ALL, false},
    {"prefix", "", "", FOR_MACHINES, false},
    {"suffix", "", "", FOR_MACHINES, false},
    {"heading_path", "under", "标题", FOR_ALL, false},
    {"place", "place", "位置", FOR_PEOPLE, false},
    {"begin", "", "", FOR_MACHINES, true},
    {"end", "", "", FOR_MACHINES, true},
    {"line", "", "", FOR_MACHINES, true},
    {"column", "", "", FOR_MACHINES, true},
    {"title", "bulletin", "公报", FOR_ALL, false},
    {"publisher", "publisher", "发布者", FOR_ALL, false},
    {"published_on", "published", "发布日期", FOR_ALL, false},
    {"path", "file", "文件", FOR_ALL, false},
    {"url", "", "", FOR_MACHINES, false},
    {"sha256", "SHA-256", "SHA-256", FOR_ALL, false},
    {"link", "link", "链接", FOR_ALL, false},
    {"program_version", "", "", FOR_MACHINES, false},
    {"catalog_version", "", "", FOR_MACHINES, false},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

bool record_columns(struct rowset *out, enum query_language language)
{
    out->records = true;
    return rowset_columns(out, columns, COLUMN_COUNT, language == QUERY_ZH);
}

void record_shorten(struct rowset *out)
{
    static const char *const left_out[] = {"path", "sha256", "link"};
    for (size_t i = 0; i < out->columns.len; i++)
        for (size_t k = 0; k < sizeof left_out / sizeof *left_out; k++)
            if (str_eq(out->columns.at[i].name, str_of(left_out[k])))
                out->columns.at[i].audience = FOR_MACHINES;
}

static struct str place_words(const struct record *r, const struct record_place *place, enum query_language language,
                              struct arena *arena)
{
    return arena_printf(arena, language == QUERY_ZH ? "字节%.*s–%.*s；第%zu行第%zu字" : "bytes %.*s–%.*s; line %zu, column %zu",
                        STR_ARG(r->begin), STR_ARG(r->end), place->line, place->column);
}

static struct str doubt_words(const struct record *r, enum query_language language, struct arena *arena)
{
    char shown[DECIMAL_TEXT];
    if (!record_is_doubtful(r))
        return (struct str){NULL, 0};
    (void)decimal_print((struct decimal){(int64_t)str_number(r->confidence, 0), 3}, shown);
    return arena_printf(arena, language == QUERY_ZH ? "可信度%s，低于0.7" : "confidence %s, below 0.7", shown);
}

static bool cite(struct rowset *out, const struct record *r, const struct record_place *place)
{
    struct citation *c = VEC_PUSH(&out->citations);
    if (c)
        *c = (struct citation){.observation = r->observation,
                               .evidence = r->evidence,
                               .sentence = r->sentence,
                               .heading = r->heading,
                               .title = either(r->title, r->document),
                               .publisher = r->publisher,
                               .published = r->published,
                               .url = place->link,
                               .sha256 = r->sha256};
    return c != NULL;
}

bool record_add(struct rowset *out, const struct record *r, const struct record_place *place, struct str decisions,
                enum query_language language)
{
    struct arena *arena = &out->arena;
    struct row *row = rowset_row(out);
    struct str says = record_says(r, language, arena), line = arena_printf(arena, "%zu", place->line);
    struct str column = arena_printf(arena, "%zu", place->column), where = place_words(r, place, language, arena);
    if (!row || !says.ptr || !line.ptr || !column.ptr || !where.ptr)
        return false;
    const struct str cells[COLUMN_COUNT] = {r->evidence,   r->document,
                                            r->version,    r->current,
                                            r->quote,      says,
                                            r->value,      r->unit,
                                            r->qualifier,  r->status,
                                            r->region,     r->region_code,
                                            r->period,     r->indicator_code,
                                            r->label,      r->measure,
                                            r->scope,      r->of_whole,
                                            r->confidence, doubt_words(r, language, arena),
                                            r->decided,    decisions,
                                            r->sentence,   place->prefix,
                                            place->suffix, r->heading,
                                            where,         r->begin,
                                            r->end,        line,
                                            column,        either(r->title, r->document),
                                            r->publisher,  r->published,
                                            r->path,       r->url,
                                            r->sha256,     place->link,
                                            r->program,    r->catalog};
    memcpy(row->cells, cells, sizeof cells);
    out->values++;
    return cite(out, r, place);
}
