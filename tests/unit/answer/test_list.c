/* `list`: the SELECT of each thing, and the table made of its rows. */
#include "ask.h"

#include "query/list.h"

static const char *const things[] = {"indicators", "regions", "periods", "sources", "units", "scopes", "gaps", "conflicts"};

static struct statement statement_of(struct asked *a)
{
    struct statement s = {.sql = {NULL, 0}};
    assert_int_equal(a->status, IPDB_OK);
    assert_int_equal(query_statement(a->plan, &a->arena, &s, &a->err), IPDB_OK);
    return s;
}

/* One SELECT of at most 10 001 rows; what is looked for travels as the only bind. */
static void each_thing_is_one_select(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(things); i++) {
        struct buf query = {0};
        buf_printf(&query, "list %s", things[i]);
        struct asked a = ask_parse(query.ptr, QUERY_AUTO);
        struct statement plain = statement_of(&a);
        assert_int_equal(plain.binds.len, 0);
        assert_false(str_contains(plain.sql, STR("?1")));
        assert_true(str_ends(plain.sql, STR("\nLIMIT 10001")));
        ask_fini(&a);
        buf_printf(&query, " ~O'Neill;--");
        a = ask_parse(query.ptr, QUERY_AUTO);
        assert_int_equal(a.status, IPDB_USAGE); /* the semicolon ends a query */
        ask_fini(&a);
        buf_clear(&query);
        buf_printf(&query, "list %s ~\"O'Neill;--\"", things[i]);
        a = ask_parse(query.ptr, QUERY_AUTO);
        struct statement matching = statement_of(&a);
        assert_int_equal(matching.binds.len, 1);
        assert_str(matching.binds.at[0].text, "%o'neill;--%");
        assert_false(str_contains(matching.sql, STR("neill")));
        assert_true(str_contains(matching.sql, STR("?1")));
        VEC_FINI(&matching.binds);
        ask_fini(&a);
        buf_fini(&query);
    }
}

static void signs_of_like_stand_for_themselves(void **state)
{
    (void)state;
    struct asked a = ask_parse("list units ~\"1%_A!é\"", QUERY_AUTO);
    struct statement s = statement_of(&a);
    assert_str(s.binds.at[0].text, "%1!%!_a!!é%");
    VEC_FINI(&s.binds);
    ask_fini(&a);
}

/* The language is that of `list`, not of what it looks for; --lang comes before. */
static void names_follow_the_language(void **state)
{
    static const struct {
        const char *query;
        enum query_language language;
        const char *holds;
    } cases[] = {{"list regions ~江", QUERY_AUTO, "CAST(coalesce(r.name_en, r.name_zh) AS TEXT) AS region"},
                 {"列出 地区 ~x", QUERY_AUTO, "CAST(r.name_zh AS TEXT) AS region"},
                 {"list regions", QUERY_ZH, "CAST(r.name_zh AS TEXT) AS region"},
                 {"list regions", QUERY_CODE, "CAST(r.region_code AS TEXT) AS region,"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct asked a = ask_parse(cases[i].query, cases[i].language);
        struct statement s = statement_of(&a);
        assert_true(str_contains(s.sql, str_of(cases[i].holds)));
        VEC_FINI(&s.binds);
        ask_fini(&a);
    }
}

static void a_pattern_has_a_bound(void **state)
{
    struct buf query = {0};
    (void)state;
    buf_add(&query, STR("list units ~"));
    for (int i = 0; i < 201; i++)
        buf_char(&query, '%');
    struct asked a = ask_parse(query.ptr, QUERY_AUTO);
    assert_int_equal(a.status, IPDB_USAGE);
    assert_true(str_starts(str_of(a.err.message), STR("the pattern has 201 bytes; at most 200\n")));
    ask_fini(&a);
    buf_fini(&query);
}

/* Rows as the store gives them: the columns of the thing, then `count` times the cells. */
static struct rowset rows_of(enum thing thing, const char *const *cells, size_t count)
{
    struct rowset rows = {.values = 0};
    const struct list_kind *kind = list_kind(thing);
    for (size_t i = 0; i < kind->column_count; i++)
        assert_non_null(rowset_column(&rows, str_of(kind->columns[i].name), STR(""), ALIGN_LEFT, FOR_ALL));
    for (size_t i = 0; i < count; i++) {
        struct row *row = rowset_row(&rows);
        assert_non_null(row);
        for (size_t k = 0; k < kind->column_count; k++)
            row->cells[k] = str_of(cells[i * kind->column_count + k]);
    }
    return rows;
}

static void check_list(const char *query, enum thing thing, const char *const *cells, size_t count, const char *expected)
{
    struct asked a = ask_parse(query, QUERY_AUTO);
    struct rowset rows = rows_of(thing, cells, count);
    assert_int_equal(a.status, IPDB_OK);
    a.status = answer_make(a.plan, &rows, &a.answer, &a.err);
    rowset_fini(&rows);
    ask_print(&a);
    assert_str(buf_str(&a.text), expected);
    assert_int_equal(a.status, a.answer.rows.len ? IPDB_OK : IPDB_NOTHING);
    assert_int_equal(a.answer.values, a.answer.rows.len);
    assert_str(a.answer.language, str_starts(str_of(query), STR("list")) ? "en" : "zh");
    assert_str(a.answer.title, query);
    ask_fini(&a);
}

static void indicators_without_figures_are_counted(void **state)
{
    static const char *const cells[] = {"a", "A", "元", "3", "2", "2019", "2023", "b", "B", "件", NULL, NULL, NULL, NULL};
    (void)state;
    check_list("list indicators", THING_INDICATORS, cells, 2,
               "code|indicator|unit|facts|regions|from|to\na|A|元|3|2|2019|2023\n"
               "note: 1 further indicators of the catalogue have no figure in the database.\n");
    check_list("列出 指标", THING_INDICATORS, cells, 1, "代码|指标|单位|数值|地区数|起|止\na|A|元|3|2|2019|2023\n");
    check_list("list indicators ~b", THING_INDICATORS, cells + 7, 1,
               "code|indicator|unit|facts|regions|from|to\nnote: nothing that the database has matches 'b'.\n"
               "note: 1 further indicators of the catalogue have no figure in the database.\n");
}

/* For machines the code, for people its word. */
static void codes_have_words(void **state)
{
    static const char *const cells[] = {"130000", "河北省", "a", "甲", "2020", "L", "130000", "河北省", "a", "甲", "2021", "O"};
    (void)state;
    check_list("列出 缺口", THING_GAPS, cells, 2,
               "地区|代码|指标|年份|原因\n河北省|a|甲|2020|未收录公报\n河北省|a|甲|2021|公报未载\n");
    struct asked a = ask_parse("list gaps", QUERY_AUTO);
    struct rowset rows = rows_of(THING_GAPS, cells, 2);
    assert_int_equal(answer_make(a.plan, &rows, &a.answer, &a.err), IPDB_OK);
    assert_str(ask_machine(&a, 0, "obs_status"), "L");
    assert_str(ask_machine(&a, 1, "obs_status"), "O");
    assert_str(ask_machine(&a, 1, "region_code"), "130000");
    rowset_fini(&rows);
    ask_fini(&a);
}

static void long_lists_are_cut(void **state)
{
    enum { ROWS = 10001 };
    const char **cells = calloc((size_t)ROWS * 3, sizeof *cells);
    (void)state;
    assert_non_null(cells);
    for (size_t i = 0; i < ROWS; i++) {
        cells[3 * i] = "件";
        cells[3 * i + 1] = cells[3 * i + 2] = "1";
    }
    struct asked a = ask_parse("list units", QUERY_AUTO);
    struct rowset rows = rows_of(THING_UNITS, cells, ROWS);
    assert_int_equal(answer_make(a.plan, &rows, &a.answer, &a.err), IPDB_OK);
    assert_int_equal(a.answer.rows.len, ROWS - 1);
    assert_int_equal(a.answer.notes.len, 1);
    assert_str(a.answer.notes.at[0], "more than 10000 rows; the first are shown, a pattern (~WORD) narrows them.");
    rowset_fini(&rows);
    ask_fini(&a);
    free(cells);
}

static void nothing_is_said(void **state)
{
    (void)state;
    check_list("list conflicts", THING_CONFLICTS, NULL, 0,
               "region|indicator|measure|scope|period|facts|least|evidence|greatest|evidence\n"
               "note: the database has nothing of this kind.\n");
    check_list("列出 口径 ~x", THING_SCOPES, NULL, 0, "口径|数值|指标数|地区数\nnote: 库中没有与“x”相符的内容。\n");
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(each_thing_is_one_select),
    cmocka_unit_test(signs_of_like_stand_for_themselves),
    cmocka_unit_test(names_follow_the_language),
    cmocka_unit_test(a_pattern_has_a_bound),
    cmocka_unit_test(indicators_without_figures_are_counted),
    cmocka_unit_test(codes_have_words),
    cmocka_unit_test(long_lists_are_cut),
    cmocka_unit_test(nothing_is_said),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
