/* Questions: one SELECT, and nothing else. */
#include "sample.h"

static enum ipdb_status ask(struct store *store, const char *sql, size_t limit, struct rowset *set, struct err *err)
{
    struct statement statement = {.sql = str_of(sql)};
    return store_select(store, &statement, limit, set, err);
}

static void gives_text_and_absent_cells(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    struct rowset set = {0};
    struct err err = {0};
    assert_int_equal(ask(store, "SELECT name_zh AS a, abbr, level FROM region ORDER BY region_code", 10, &set, &err), IPDB_OK);
    assert_int_equal(set.columns.len, 3);
    assert_str(set.columns.at[0].name, "a");
    assert_int_equal(set.rows.len, 4);
    assert_str(set.rows.at[1].cells[0], "河北省");
    assert_str(set.rows.at[1].cells[2], "1");
    assert_null(set.rows.at[2].cells[1].ptr);
    rowset_fini(&set);
    sample_close(store);
}

static void binds_values(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    struct statement statement = {.sql = STR("SELECT name_zh FROM region WHERE region_code = ?1 AND level = ?2")};
    struct rowset set = {0};
    struct err err = {0};
    *VEC_PUSH(&statement.binds) = (struct bind){BIND_TEXT, STR("420000"), 0};
    assert_int_equal(store_select(store, &statement, 10, &set, &err), IPDB_INTERNAL); /* one value for two parameters */
    *VEC_PUSH(&statement.binds) = (struct bind){BIND_INT, {0}, 1};
    assert_int_equal(store_select(store, &statement, 10, &set, &err), IPDB_OK);
    assert_int_equal(set.rows.len, 1);
    assert_str(set.rows.at[0].cells[0], "湖北省");
    rowset_fini(&set);
    VEC_FINI(&statement.binds);
    sample_close(store);
}

static void refuses_what_is_no_select(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "DELETE FROM region",
        "INSERT INTO unit VALUES ('x', 'y')",
        "UPDATE region SET name_zh = 'x'",
        "DROP TABLE aside",
        "CREATE TABLE t(x)",
        "PRAGMA user_version = 7",
        "PRAGMA journal_mode",
        "ATTACH 'x.db' AS x",
        "VACUUM",
        "BEGIN",
        "EXPLAIN DELETE FROM region",
        "SELECT 1; SELECT 2",
        "SELECT 1; DELETE FROM region",
        "SELECT load_extension('x')",
        "SELECT printf('%.*c', 900000000, 'x')",
        "SELECT randomblob(400000000)",
        "SELECT fts3_tokenizer('simple')",
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
        "",
        "-- nothing",
    };
    struct store *store = sample_open("a.db");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rowset set = {0};
        struct err err = {0};
        if (ask(store, cases[i], 10, &set, &err) != IPDB_PERMISSION)
            print_error("%s: %s\n", cases[i], err.message);
        assert_int_equal(err.status, IPDB_PERMISSION);
        rowset_fini(&set);
    }
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM region"), "4");
    sample_close(store);
}

static void allows_every_view(void **state)
{
    (void)state;
    static const char *const views[] = {"fact",      "bounds",   "latest",   "compare_provinces",
                                        "conflicts", "coverage", "evidence", "dictionary"};
    sample_close(sample_open("a.db"));
    struct store *store = NULL;
    struct err err = {0};
    assert_int_equal(store_open(sample_path("a.db"), STORE_READ, &store, &err), IPDB_OK);
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "SELECT count(*) >= 0 FROM %s", views[i]);
        assert_string_equal(sample_ask(store, sql), "1");
    }
    sample_close(store);
}

static void stops_at_the_row_limit(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    struct rowset set = {0};
    struct err err = {0};
    assert_int_equal(ask(store, "SELECT * FROM region", 4, &set, &err), IPDB_OK);
    rowset_fini(&set);
    set = (struct rowset){0};
    assert_int_equal(ask(store, "SELECT * FROM region", 3, &set, &err), IPDB_LIMIT);
    assert_non_null(strstr(err.message, "more than 3 rows"));
    rowset_fini(&set);
    sample_close(store);
}

static void tells_what_is_wrong_with_sql(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    struct rowset set = {0};
    struct err err = {0};
    assert_int_equal(ask(store, "SELECT nosuch FROM region", 3, &set, &err), IPDB_INTERNAL);
    assert_non_null(strstr(err.message, "no such column: nosuch"));
    rowset_fini(&set);
    sample_close(store);
}

struct seen {
    size_t rows, most; /* `most`: then there is no memory */
    int64_t sum;
    bool text, absent;
};

static bool see(void *context, const struct bind *cells)
{
    struct seen *seen = context;
    if (seen->rows == seen->most)
        return false;
    seen->rows++;
    seen->sum += cells[0].kind == BIND_INT ? cells[0].number : -1000;
    seen->text = seen->text || (cells[1].kind == BIND_TEXT && str_eq(cells[1].text, STR("河北省")));
    seen->absent = seen->absent || (cells[2].kind == BIND_TEXT && !cells[2].text.ptr);
    return true;
}

static void hands_over_row_by_row(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    struct statement statement = {.sql = STR("SELECT level, name_zh, abbr FROM region WHERE level < ?1")};
    struct seen seen = {.most = SIZE_MAX};
    struct err err = {0};
    *VEC_PUSH(&statement.binds) = (struct bind){BIND_INT, {0}, 3};
    assert_int_equal(store_scan(store, &statement, see, &seen, &err), IPDB_OK);
    assert_int_equal(seen.rows, 4);
    assert_int_equal(seen.sum, 4);
    assert_true(seen.text && seen.absent);
    seen = (struct seen){.most = 2};
    assert_int_equal(store_scan(store, &statement, see, &seen, &err), IPDB_NOMEM);
    assert_int_equal(seen.rows, 2);
    statement.sql = STR("DELETE FROM region WHERE level < ?1");
    assert_int_equal(store_scan(store, &statement, see, &seen, &err), IPDB_PERMISSION);
    VEC_FINI(&statement.binds);
    sample_close(store);
}

/* True when it is asked the third time. */
static bool third_time(void *context)
{
    return ++*(size_t *)context == 3;
}

static void a_scan_can_be_stopped(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    struct statement statement = {.sql = STR("SELECT 1, 2, 3 FROM region a, region b, region c, region d, region e, region f")};
    struct seen seen = {.most = SIZE_MAX};
    size_t asked = 0;
    struct err err = {0};
    store_watch(store, third_time, &asked);
    assert_int_equal(store_scan(store, &statement, see, &seen, &err), IPDB_INTERRUPTED);
    assert_true(seen.rows < 4096);
    sample_close(store);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(gives_text_and_absent_cells, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(hands_over_row_by_row, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(a_scan_can_be_stopped, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(binds_values, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(refuses_what_is_no_select, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(allows_every_view, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(stops_at_the_row_limit, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(tells_what_is_wrong_with_sql, sample_begin, sample_end),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
