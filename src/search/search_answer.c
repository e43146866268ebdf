/* Hits become rows, and what was not found becomes notes:
 *
 *     hebei-2023  Hebei
 *       sentence  …，【质押融资】金额145亿元，…
 *       figures   hebei-2023#12  Hebei 2023 IP pledge financing 145亿元
 */
#include "answer/show.h"
#include "base/decimal.h"
#include "model/fact.h"
#include "model/figure.h"
#include "search/search_parts.h"
#include "text/utf8.h"

#define COLUMNS(X)                                                                \
    X(HIT, "hit", "bulletin", "公报", FOR_PEOPLE, false)                          \
    X(SCORE, "score", "score", "得分", FOR_MACHINES, true)                        \
    X(DOCUMENT, "document", "bulletin", "公报", FOR_MACHINES, false)              \
    X(VERSION, "version", "version", "版本", FOR_MACHINES, true)                  \
    X(REGION, "region", "place", "地区", FOR_MACHINES, false)                     \
    X(BEGIN, "begin", "begin", "起始", FOR_MACHINES, true)                        \
    X(END, "end", "end", "结束", FOR_MACHINES, true)                              \
    X(SENTENCE, "sentence", "sentence", "句子", FOR_MACHINES, false)              \
    X(MARKED, "marked", "sentence", "句子", FOR_PEOPLE, false)                    \
    X(MATCHES, "matches", "matches", "命中", FOR_MACHINES, false)                 \
    X(HEADINGS, "heading_path", "under", "标题", FOR_ALL, false)                  \
    X(SOURCE, "source", "from", "出处", FOR_PEOPLE, false)                        \
    X(TITLE, "title", "title", "题名", FOR_MACHINES, false)                       \
    X(PUBLISHED, "published_on", "published on", "发布日期", FOR_MACHINES, false) \
    X(FIGURES, "figures", "figures", "数据", FOR_PEOPLE, false)                   \
    X(FACTS, "facts", "facts", "事实", FOR_MACHINES, false)                       \
    X(DOUBTFUL, "doubtful", "doubtful", "存疑", FOR_MACHINES, false)              \
    X(DECIDED, "decided", "decided", "人工", FOR_MACHINES, false)                 \
    X(REJECTED, "rejected", "rejected", "否决", FOR_MACHINES, true)

#define X(id, name, en, zh, audience, numeric) COLUMN_##id,
enum { COLUMNS(X) COLUMN_COUNT };
#undef X

static const struct column_spec columns[] = {
#define X(id, name, en, zh, audience, numeric) {name, en, zh, audience, numeric},
    COLUMNS(X)
#undef X
};

static bool is_zh(const struct search *search)
{
    return str_eq(search->request->language, STR("zh"));
}

static const char *pick(const struct search *search, const char *en, const char *zh)
{
    return is_zh(search) ? zh : en;
}

enum ipdb_status search_open_answer(struct search *search, struct err *err)
{
    struct rowset *out = search->out;
    out->language = search->request->language;
    out->title = search->request->text;
    out->records = true;
    out->values = search->hits.len;
    if (!rowset_columns(out, columns, COLUMN_COUNT, is_zh(search)))
        return err_nomem(err);
    for (size_t i = 0; i < search->hits.len; i++) {
        struct row *row = rowset_row(out);
        if (!row)
            return err_nomem(err);
        row->cells[COLUMN_SCORE] = arena_printf(&out->arena, "%.3f", search->hits.at[i].score);
    }
    return IPDB_OK;
}

/* In the language of the answer: the columns of a place and of an indicator. */
static const char *place_sql(const struct search *search, const char *of)
{
    bool fact = strcmp(of, "o") == 0;
    if (str_eq(search->request->language, STR("code")))
        return fact ? "coalesce(o.region_code, o.region_name)" : "coalesce(s.region_code, s.region_name)";
    if (is_zh(search))
        return fact ? "o.region_name" : "s.region_name";
    return fact ? "coalesce(r.name_en, o.region_name)" : "coalesce(r.name_en, s.region_name)";
}

static const char *indicator_sql(const struct search *search)
{
    if (str_eq(search->request->language, STR("code")))
        return "coalesce(o.indicator_code, nullif(o.label, ''), 'other')";
    return is_zh(search) ? "coalesce(i.name_zh, nullif(o.label, ''), '（未命名）')"
                         : "coalesce(i.name_en, i.name_zh, nullif(o.label, ''), '(unnamed)')";
}

#define DOCUMENT_SQL "s.key || CASE s.current WHEN 1 THEN '' ELSE '@' || s.version END"

enum ipdb_status search_sentences(struct search *search, size_t from, struct statement *out, struct err *err)
{
    struct str select =
        arena_printf(&search->arena,
                     "SELECT p.passage_id, " DOCUMENT_SQL ", s.version, %s, p.begin_byte, p.end_byte, p.text, "
                     "p.heading_path, coalesce(s.title, s.key), s.published_on\nFROM passage p\n"
                     "JOIN source s ON s.source_id = p.source_id\nLEFT JOIN region r ON r.region_code = s.region_code\n"
                     "WHERE p.passage_id",
                     place_sql(search, "s"));
    if (search->out->arena.used > SEARCH_BYTES)
        return err_set(err, IPDB_LIMIT, "an answer of more than %zu MiB; ask for fewer with --limit", SEARCH_BYTES >> 20);
    search->from = from;
    return select.ptr ? search_about(search, select.ptr, from, "", out, err) : err_nomem(err);
}

enum ipdb_status search_figures(struct search *search, size_t from, struct statement *out, struct err *err)
{
    struct str select =
        arena_printf(&search->arena,
                     "SELECT o.passage_id, " DOCUMENT_SQL " || '#' || o.number, %s, o.period_label, %s, o.scope, "
                     "o.measure, o.qualifier, o.status, o.quote, o.confidence, o.decided, " FIGURE_READ(
                         "o") ", o.value_text, o.unit\nFROM observation o\n"
                              "JOIN source s ON s.source_id = o.source_id\nLEFT JOIN region r ON r.region_code = o.region_code\n"
                              "LEFT JOIN indicator i ON i.indicator_code = o.indicator_code\nWHERE o.passage_id",
                     place_sql(search, "o"), indicator_sql(search));
    search->from = from;
    return select.ptr ? search_about(search, select.ptr, from, "\nORDER BY o.passage_id, o.number", out, err) : err_nomem(err);
}

/* The row of a passage that the last statement asked about, or SIZE_MAX. */
static size_t find_row(const struct search *search, int64_t passage)
{
    for (size_t i = search->from; i < search->hits.len && i < search->from + SEARCH_CHUNK; i++)
        if (search->hits.at[i].passage == passage)
            return i;
    return SIZE_MAX;
}

/* The sentence with its words in 【】, and where they stand in the text of the bulletin. */
static bool mark(struct search *search, struct row *row, struct str text, size_t begin)
{
    struct search_span *spans = NULL;
    struct buf marked = {0}, matches = {0};
    size_t at = 0;
    arena_reset(&search->sentence);
    size_t count = search_words_spans(&search->words, text, &search->sentence, &spans);
    for (size_t i = 0; count != SIZE_MAX && i < count; i++) {
        buf_add(&marked, str_slice(text, at, spans[i].begin));
        buf_add(&marked, STR("【"));
        buf_add(&marked, str_slice(text, spans[i].begin, spans[i].end));
        buf_add(&marked, STR("】"));
        buf_printf(&matches, "%s%zu-%zu", i ? " " : "", begin + spans[i].begin, begin + spans[i].end);
        at = spans[i].end;
    }
    buf_add(&marked, str_slice(text, at, text.len));
    bool ok = count != SIZE_MAX && !marked.failed && !matches.failed;
    if (ok) {
        row->cells[COLUMN_MARKED] = arena_str(&search->out->arena, buf_str(&marked));
        row->cells[COLUMN_MATCHES] = arena_str(&search->out->arena, buf_str(&matches));
    }
    buf_fini(&marked);
    buf_fini(&matches);
    return ok && row->cells[COLUMN_MARKED].ptr && row->cells[COLUMN_MATCHES].ptr;
}

static bool set_text(struct search *search, struct row *row, size_t column, struct str text)
{
    row->cells[column] = text.len ? arena_str(&search->out->arena, text) : (struct str){NULL, 0};
    return !text.len || row->cells[column].ptr;
}

static bool set_number(struct search *search, struct row *row, size_t column, int64_t number)
{
    row->cells[column] = arena_printf(&search->out->arena, "%lld", (long long)number);
    return row->cells[column].ptr != NULL;
}

static bool set_pair(struct search *search, struct row *row, size_t column, struct str first, const char *between,
                     struct str second)
{
    row->cells[column] =
        arena_printf(&search->out->arena, "%.*s%s%.*s", STR_ARG(first), second.len ? between : "", STR_ARG(second));
    return row->cells[column].ptr != NULL;
}

bool search_sentence(void *context, const struct bind *cells)
{
    struct search *search = context;
    size_t at = find_row(search, cells[0].number);
    if (at == SIZE_MAX)
        return true;
    struct row *row = &search->out->rows.at[at];
    size_t begin = (size_t)cells[4].number;
    return set_pair(search, row, COLUMN_HIT, cells[1].text, "  ", cells[3].text) &&
           set_text(search, row, COLUMN_DOCUMENT, cells[1].text) && set_number(search, row, COLUMN_VERSION, cells[2].number) &&
           set_text(search, row, COLUMN_REGION, cells[3].text) && set_number(search, row, COLUMN_BEGIN, cells[4].number) &&
           set_number(search, row, COLUMN_END, cells[5].number) && set_text(search, row, COLUMN_SENTENCE, cells[6].text) &&
           set_number(search, row, COLUMN_REJECTED, 0) && mark(search, row, cells[6].text, begin) &&
           set_text(search, row, COLUMN_HEADINGS, cells[7].text) && set_text(search, row, COLUMN_TITLE, cells[8].text) &&
           set_text(search, row, COLUMN_PUBLISHED, cells[9].text) &&
           set_pair(search, row, COLUMN_SOURCE, cells[8].text, pick(search, ", ", "，"), cells[9].text);
}

/* What a number is, where it is not the quantity itself. */
static const char *measure_word(const struct search *search, struct str code)
{
    enum measure m;
    bool itself = !measure_parse(code, &m) || m == MEASURE_LEVEL || m == MEASURE_RATE;
    return itself ? "" : measure_name(m, is_zh(search));
}

static const char *sign(struct str code)
{
    enum qualifier qualifier;
    return qualifier_parse(code, &qualifier) ? show_qualifier(qualifier) : "";
}

static void add_id(struct buf *list, struct str id)
{
    buf_printf(list, "%s%.*s", list->len ? " " : "", STR_ARG(id));
}

/* "Hebei 2023 IP pledge financing growth 108.81% ?": cells as search_figures selects them */
static void add_figure(struct search *search, const struct bind *cells)
{
    struct buf *out = &search->figures;
    bool target = str_eq(cells[8].text, STR("target"));
    const char *measure = measure_word(search, cells[6].text);
    struct str figure = figure_words(&search->out->arena, cells[9].text, cells[12].text, cells[13].text, cells[14].text);
    buf_add(out, out->len == 0 ? STR("") : search->request->line_each ? STR("\n") : STR("; "));
    buf_printf(out, "%.*s  %.*s %.*s %.*s", STR_ARG(cells[1].text), STR_ARG(cells[2].text), STR_ARG(cells[3].text),
               STR_ARG(cells[4].text));
    if (cells[5].text.len)
        buf_printf(out, "@%.*s", STR_ARG(cells[5].text));
    buf_printf(out, "%s%s%s %s%.*s", *measure ? " " : "", measure, target ? pick(search, " target", " 目标") : "",
               sign(cells[7].text), STR_ARG(figure));
    add_id(&search->facts, cells[1].text);
    if (cells[10].number < CONFIDENCE_SURE) {
        buf_add(out, STR(" ?"));
        add_id(&search->doubtful, cells[1].text);
    }
    if (cells[11].text.len) {
        add_id(&search->decided, cells[1].text);
        buf_printf(out, pick(search, " (decided: %.*s)", "（人工：%.*s）"), STR_ARG(cells[11].text));
    }
}

/* The list goes into its cell and is empty again. */
static bool set_list(struct search *search, struct row *row, size_t column, struct buf *list)
{
    bool ok = !list->failed && set_text(search, row, column, buf_str(list));
    buf_clear(list);
    return ok;
}

/* What was collected for a sentence becomes its cells. */
static bool close_figures(struct search *search)
{
    struct buf *out = &search->figures;
    size_t at = search->figures_of;
    bool ok = true;
    if (at != SIZE_MAX) {
        struct row *row = &search->out->rows.at[at];
        if (search->rejected)
            buf_printf(out, pick(search, "%s%zu rejected, not shown", "%s另有%zu项已被否决，不显示"),
                       !out->len                    ? ""
                       : search->request->line_each ? "\n"
                                                    : "; ",
                       search->rejected);
        ok = !out->failed && set_text(search, row, COLUMN_FIGURES, buf_str(out)) &&
             set_list(search, row, COLUMN_FACTS, &search->facts) && set_list(search, row, COLUMN_DOUBTFUL, &search->doubtful) &&
             set_list(search, row, COLUMN_DECIDED, &search->decided) &&
             set_number(search, row, COLUMN_REJECTED, (int64_t)search->rejected);
    }
    buf_clear(out);
    search->rejected = 0;
    search->figures_of = SIZE_MAX;
    return ok;
}

bool search_figure(void *context, const struct bind *cells)
{
    struct search *search = context;
    size_t at = find_row(search, cells[0].number);
    if (at != search->figures_of && !close_figures(search))
        return false;
    search->figures_of = at;
    if (at == SIZE_MAX)
        return true;
    if (str_eq(cells[11].text, STR("reject")))
        search->rejected++;
    else
        add_figure(search, cells);
    return true;
}

static struct str shown_word(struct search *search, size_t i)
{
    struct buf shown = {0};
    utf8_safe(&shown, search->words.at[i], false);
    struct str kept = shown.failed ? (struct str){NULL, 0} : arena_str(&search->out->arena, buf_str(&shown));
    buf_fini(&shown);
    return kept;
}

/* Each word is there, but never together; or one is not there at all. */
static bool explain_words(struct search *search)
{
    struct arena *arena = &search->out->arena;
    struct buf counts = {0};
    bool ok = true, absent = false;
    for (size_t i = 0; ok && i < search->words.count; i++) {
        struct str word = shown_word(search, i);
        buf_printf(&counts, "%s%.*s %zu", i ? pick(search, ", ", "、") : "", STR_ARG(word), search->frequency[i]);
        if (search->frequency[i] == 0)
            ok = rowset_note(search->out, arena_printf(arena,
                                                       pick(search, "none of %zu sentences has '%.*s'; try a shorter word.",
                                                            "%zu 句中没有一句含“%.*s”；可改用较短的词。"),
                                                       search->sentences, STR_ARG(word)));
        absent = absent || search->frequency[i] == 0;
    }
    if (ok && !absent)
        ok = rowset_note(search->out, arena_printf(arena,
                                                   pick(search, "no sentence has all of these words; one by one: %.*s.",
                                                        "没有一句含全部这些词；各词单独出现的句数：%.*s。"),
                                                   STR_ARG(buf_str(&counts))));
    ok = ok && !counts.failed;
    buf_fini(&counts);
    return ok;
}

static bool explain_nothing(struct search *search)
{
    struct arena *arena = &search->out->arena;
    if (search->bulletins.len == 0)
        return rowset_note(search->out, str_of(pick(search, "the database has no bulletin.", "数据库中没有公报。")));
    if (search->outside)
        return rowset_note(
            search->out,
            arena_printf(arena,
                         pick(search, "found only outside the filters (sentences: %zu); leave out --region, --year or --doc.",
                              "仅在筛选条件之外找到 %zu 句；可去掉 --region、--year 或 --doc。"),
                         search->outside));
    if (search->older)
        return rowset_note(
            search->out,
            arena_printf(arena,
                         pick(search, "found only in older versions of bulletins (sentences: %zu); --all-versions shows them.",
                              "仅在公报的旧版本中找到 %zu 句；--all-versions 可显示。"),
                         search->older));
    return explain_words(search);
}

enum ipdb_status search_answer(struct search *search, struct err *err)
{
    struct arena *arena = &search->out->arena;
    size_t shown = search->hits.len;
    bool ok = close_figures(search);
    if (ok && shown == 0)
        ok = explain_nothing(search);
    if (ok && search->found > shown)
        ok = rowset_note(search->out, arena_printf(arena,
                                                   pick(search, "shown: the best %zu of %zu sentences; --limit shows more.",
                                                        "共 %zu 句中最相关的 %zu 句；--limit 可显示更多。"),
                                                   is_zh(search) ? search->found : shown, is_zh(search) ? shown : search->found));
    if (!ok)
        return err_nomem(err);
    return shown ? IPDB_OK : IPDB_NOTHING;
}
