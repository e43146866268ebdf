/* For the tests of the query language: a question over hand-made observations, the answer as lines of text.
 *
 *     static const struct given rows[] = {FACT("hebei-2023#1", "130000", "pledge_financing", "level", "2023", "14500000000", "100000000", "145亿元")};
 *     assert_answer("pledge_financing Hebei", rows, 1, "region|period|亿元|evidence\n" "Hebei|2023|145|hebei-2023#1\n");
 */
#ifndef TESTS_UNIT_ANSWER_ASK_H
#define TESTS_UNIT_ANSWER_ASK_H

#include "../query/asked.h"

#include "answer/answer.h"
#include "model/period.h"

/* One observation; what is left out: exact, main scope, sure, a bulletin of the region itself, unknown date. */
struct given {
    const char *evidence, *region, *indicator, *measure, *period, *value, *step, *quote;
    const char *qualifier, *scope, *confidence, *document_region, *published, *unit, *publisher, *title, *status, *whole, *decided;
};

/* The last argument is the quote and, if need be, further fields: FACT("a#1", "130000", …, "489亿元", .qualifier = "over"). */
#define FACT(id, place, what, which, when, number, unit_of_last_digit, ...)                                                \
    {                                                                                                                      \
        .evidence = (id), .region = (place), .indicator = (what), .measure = (which), .period = (when), .value = (number), \
        .step = (unit_of_last_digit), .quote = __VA_ARGS__                                                                 \
    }

static inline struct str text_or(const char *text, const char *otherwise)
{
    return str_of(text ? text : otherwise);
}

static inline void ask_columns(struct rowset *rows)
{
    static const char *const names[] = {"sort",         "document",    "document_region", "published", "publisher",  "title",
                                        "number",       "region_code", "indicator_code",  "measure",   "status",     "period_kind",
                                        "period_start", "period_end",  "value_text",      "step_text", "quote",      "as_read",
                                        "unit",         "qualifier",   "scope",           "of_whole",  "confidence", "begin_byte",
                                        "end_byte",     "observation", "decided"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_non_null(rowset_column(rows, str_of(names[i]), str_of(names[i]), ALIGN_LEFT, FOR_ALL));
}

static inline struct str ask_day(struct rowset *rows, struct date d)
{
    char day[11];
    if (!d.year)
        return (struct str){NULL, 0};
    date_print(d, day);
    return arena_str(&rows->arena, str_of(day));
}

static inline void ask_cell(const struct rowset *rows, struct row *row, const char *column, struct str text)
{
    for (size_t i = 0; i < rows->columns.len; i++)
        if (str_eq(rows->columns.at[i].name, str_of(column))) {
            row->cells[i] = text;
            return;
        }
    fail_msg("no column %s", column);
}

static inline void ask_period(struct rowset *rows, struct row *row, const char *text)
{
    struct str given = str_of(text);
    struct period p;
    if (str_starts(given, STR("asof "))) {
        struct date published;
        assert_true(date_parse(str_slice(given, 5, given.len), &published));
        p = period_asof(published);
    } else {
        assert_true(period_parse(given, &p));
    }
    ask_cell(rows, row, "period_kind", str_of(period_kind_code(p.kind)));
    ask_cell(rows, row, "period_start", ask_day(rows, p.start));
    ask_cell(rows, row, "period_end", ask_day(rows, p.end));
}

static inline struct str ask_unit(const struct asked *a, const struct given *g)
{
    bool percent = strcmp(g->measure, "yoy") == 0 || strcmp(g->measure, "share") == 0;
    size_t indicator = catalog_indicator_by_code(a->catalog, str_of(g->indicator));
    return g->unit ? str_of(g->unit) : percent ? STR("%") : catalog_indicator(a->catalog, indicator)->unit;
}

/* With a value a `fact`, without one a `seen`. */
static inline void ask_row(const struct asked *a, struct rowset *rows, const struct given *g)
{
    struct row *row = rowset_row(rows);
    const char *hash = strchr(g->evidence, '#');
    assert_non_null(row);
    ask_cell(rows, row, "sort", g->value ? STR("fact") : STR("seen"));
    ask_cell(rows, row, "region_code", str_of(g->region));
    if (!g->value)
        return;
    ask_cell(rows, row, "document", hash ? str_between(g->evidence, hash) : str_of(g->evidence));
    ask_cell(rows, row, "document_region", text_or(g->document_region, g->region));
    ask_cell(rows, row, "published", str_of(g->published));
    ask_cell(rows, row, "publisher", str_of(g->publisher));
    ask_cell(rows, row, "title", str_of(g->title));
    ask_cell(rows, row, "number", hash ? str_of(hash + 1) : (struct str){NULL, 0});
    ask_cell(rows, row, "indicator_code", str_of(g->indicator));
    ask_cell(rows, row, "measure", str_of(g->measure));
    ask_cell(rows, row, "status", text_or(g->status, "actual"));
    ask_period(rows, row, g->period);
    ask_cell(rows, row, "value_text", str_of(g->value));
    ask_cell(rows, row, "step_text", str_of(g->step));
    ask_cell(rows, row, "quote", str_of(g->quote));
    ask_cell(rows, row, "unit", ask_unit(a, g));
    ask_cell(rows, row, "qualifier", text_or(g->qualifier, "exact"));
    ask_cell(rows, row, "scope", text_or(g->scope, ""));
    ask_cell(rows, row, "of_whole", text_or(g->whole, ""));
    ask_cell(rows, row, "confidence", text_or(g->confidence, "1000"));
    ask_cell(rows, row, "decided", text_or(g->decided, ""));
    ask_cell(rows, row, "begin_byte", STR("10"));
    ask_cell(rows, row, "end_byte", STR("19"));
}

static inline void ask_print_row(struct asked *a, const struct row *row)
{
    bool first = true;
    for (size_t i = 0; i < a->answer.columns.len; i++) {
        const struct column *c = &a->answer.columns.at[i];
        if (c->audience == FOR_MACHINES)
            continue;
        buf_printf(&a->text, "%s%.*s", first ? "" : "|", STR_ARG(row ? row->cells[i] : c->title));
        first = false;
    }
    buf_char(&a->text, '\n');
}

/* The columns for people, `----` for the rule, then the notes. */
static inline void ask_print(struct asked *a)
{
    ask_print_row(a, NULL);
    for (size_t i = 0; i < a->answer.rows.len; i++) {
        if (i > 0 && a->answer.rows.at[i].below && !a->answer.rows.at[i - 1].below)
            buf_add(&a->text, STR("----\n"));
        ask_print_row(a, &a->answer.rows.at[i]);
    }
    for (size_t i = 0; i < a->answer.notes.len; i++)
        buf_printf(&a->text, "note: %.*s\n", STR_ARG(a->answer.notes.at[i]));
}

static inline struct asked ask(const char *query, const struct given *rows, size_t count)
{
    struct asked a = ask_parse(query, QUERY_AUTO);
    struct rowset observed = {0};
    if (a.status != IPDB_OK)
        print_error("%s\n", a.err.message);
    assert_int_equal(a.status, IPDB_OK);
    ask_columns(&observed);
    for (size_t i = 0; i < count; i++)
        ask_row(&a, &observed, &rows[i]);
    a.status = answer_make(a.plan, &observed, &a.answer, &a.err);
    rowset_fini(&observed);
    ask_print(&a);
    return a;
}

/* The cell of a column for machines in one row of the answer. */
static inline struct str ask_machine(const struct asked *a, size_t row, const char *name)
{
    for (size_t i = 0; i < a->answer.columns.len; i++)
        if (str_eq(a->answer.columns.at[i].name, str_of(name)) && a->answer.columns.at[i].audience != FOR_PEOPLE)
            return a->answer.rows.at[row].cells[i];
    fail_msg("no column %s", name);
    return (struct str){NULL, 0};
}

static inline void check_answer(const char *query, const struct given *rows, size_t count, const char *expected, const char *file,
                                int line)
{
    struct asked a = ask(query, rows, count);
    check_str(buf_str(&a.text), expected, file, line);
    ask_fini(&a);
}
#define assert_answer(query, rows, count, expected) check_answer((query), (rows), (count), (expected), __FILE__, __LINE__)

#endif
