/* SQL that a user wrote: read only, limited, and told with its place when it is wrong. */
#include "sample.h"

#include <time.h>

static enum ipdb_status ask(struct store *store, const char *sql, struct sql_limits limits, struct rowset *set, struct err *err)
{
    *set = (struct rowset){0};
    *err = (struct err){0};
    return store_sql(store, str_of(sql), &limits, set, err);
}

static const struct sql_limits usual = {1000, 10};

static void columns_of_numbers_are_numeric(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    struct rowset set;
    struct err err;
    const char *sql = "WITH t(n, x, m, e, b) AS (VALUES (1, 'a', 1, NULL, x''), (2.5, NULL, 'b', NULL, x'ff')) SELECT * FROM t";
    assert_int_equal(ask(store, sql, usual, &set, &err), IPDB_OK);
    static const bool numeric[] = {true, false, false, false, false};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(set.columns.at[i].numeric, numeric[i]);
        assert_int_equal(set.columns.at[i].align, numeric[i] ? ALIGN_RIGHT : ALIGN_LEFT);
    }
    assert_str(set.rows.at[1].cells[0], "2.5");
    assert_null(set.rows.at[1].cells[1].ptr);
    assert_non_null(set.rows.at[0].cells[4].ptr);
    rowset_fini(&set);
    sample_close(store);
}

static void says_what_is_wrong_and_where(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *message;
    } table[] = {
        {"SELECT vlaue FROM region", "no such column: vlaue at column 8; the view dictionary lists what there is\n"
                                     "  SELECT vlaue FROM region\n         ^^^^^"},
        {"SELECT 1\nFROM region\nWHERE 河北 = 1",
         "no such column: 河北 at line 3, column 7; the view dictionary lists what there is\n"
         "  WHERE 河北 = 1\n        ^^^^"},
        {"SELEC 1", "near \"SELEC\": syntax error at column 1\n  SELEC 1\n  ^^^^^"},
        {"SELECT max(level,) FROM region",
         "near \")\": syntax error at column 18\n  SELECT max(level,) FROM region\n                   ^"},
        {"SELECT 1 FROM nosuch", "no such table: nosuch; the view dictionary lists what there is"},
        {"SELECT ?1", "a parameter such as ?1 or :name has no value here; write the value itself"},
        {"SELECT printf('%.*c', 900000000, 'x')",
         "the function 'printf' may not be called here; docs/query.md lists those that may"},
        {"SELECT 'a\033[2J", "unrecognized token: \"'a\\x1B[2J\" at column 8\n  SELECT 'a\\x1B[2J\n         ^"},
        {"SELECT sum(x) FROM (SELECT 9223372036854775807 AS x UNION ALL SELECT 1)", "integer overflow"},
    };
    struct store *store = sample_open("a.db");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct rowset set;
        struct err err;
        assert_int_equal(ask(store, table[i].sql, usual, &set, &err), IPDB_USAGE);
        assert_string_equal(err.message, table[i].message);
        rowset_fini(&set);
    }
    sample_close(store);
}

static void refuses_what_does_not_read(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "DELETE FROM region",
        "WITH x AS (SELECT 1) INSERT INTO unit VALUES ('x', 'y')",
        "CREATE TABLE t(x)",
        "CREATE TEMP VIEW v AS SELECT 1",
        "PRAGMA user_version",
        "SELECT * FROM pragma_table_info('region')",
        "ATTACH 'x.db' AS x",
        "VACUUM INTO 'x.db'",
        "SELECT 1; SELECT 2",
        "SELECT 1; DELETE FROM region",
        "BEGIN",
        "",
        "-- nothing",
        "ANALYZE",
    };
    struct store *store = sample_open("a.db");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rowset set;
        struct err err;
        if (ask(store, cases[i], usual, &set, &err) != IPDB_USAGE || !strstr(err.message, "exactly one SELECT"))
            fail_msg("%s: %s", cases[i], err.message);
        rowset_fini(&set);
    }
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM region"), "4");
    sample_close(store);
}

#define NUMBERS     "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
#define TWICE(a, b) ", " a " AS (SELECT p.x FROM " b " p, " b " q)"

/* Each of these would take minutes or all memory. */
static void ends_what_explodes(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *message;
    } table[] = {
        {NUMBERS "SELECT count(*) FROM n", "not finished after 1 s"},
        {NUMBERS "SELECT x FROM n ORDER BY x", "a.db: "},
        {NUMBERS ", m AS (SELECT 'x' || x || 'aaaaaaaaaaaaaaaaaaaaaaaaaaaab' AS t FROM n LIMIT 100000) "
                 "SELECT count(*) FROM m a, m b, m c WHERE a.t || b.t LIKE '%a%a%a%b%c' || c.t",
         "not finished after 1 s"},
        {NUMBERS "SELECT length(group_concat(replace(x, '1', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'))) FROM n", "a.db: "},
        {"WITH a AS (SELECT 1 AS x)" TWICE("b", "a") TWICE("c", "b") TWICE("d", "c") TWICE("e", "d") TWICE("f", "e") TWICE("g", "f")
             TWICE("h", "g") TWICE("i", "h") TWICE("j", "i") TWICE("k", "j") TWICE("l", "k") TWICE("m", "l") TWICE("n", "m")
                 TWICE("o", "n") TWICE("p1", "o") TWICE("q1", "p1") TWICE("r", "q1") TWICE("s", "r") TWICE("t", "s") TWICE("u", "t")
                     TWICE("v", "u") TWICE("w", "v") " SELECT count(*) FROM w",
         "more than 512 MiB of memory"},
    };
    struct store *store = sample_open("a.db");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct rowset set;
        struct err err;
        time_t before = time(NULL);
        if (ask(store, table[i].sql, (struct sql_limits){1000, 1}, &set, &err) != IPDB_LIMIT ||
            !strstr(err.message, table[i].message))
            fail_msg("%s: %s", table[i].sql, err.message);
        assert_true(time(NULL) - before <= 20);
        rowset_fini(&set);
    }
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM region"), "4");
    sample_close(store);
}

static void stops_at_rows_and_bytes(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    struct rowset set;
    struct err err;
    assert_int_equal(ask(store, "SELECT 1 FROM region", (struct sql_limits){4, 10}, &set, &err), IPDB_OK);
    rowset_fini(&set);
    assert_int_equal(ask(store, "SELECT 1 FROM region", (struct sql_limits){3, 10}, &set, &err), IPDB_LIMIT);
    assert_non_null(strstr(err.message, "more than 3 rows; add a LIMIT, or allow more with --rows"));
    rowset_fini(&set);
    const char *wide =
        "WITH k AS (SELECT 'aaaaaaaaaa' AS t), m AS (SELECT replace(replace(replace(t, 'a', t), 'a', t), 'a', t) AS t FROM k) "
        "SELECT a.region_code || b.region_code || c.region_code || d.region_code || replace(replace(m.t, 'a', k.t), 'a', k.t || "
        "k.t) "
        "FROM k, m, region a, region b, region c, region d";
    assert_int_equal(ask(store, wide, (struct sql_limits){1000, 60}, &set, &err), IPDB_LIMIT);
    assert_non_null(strstr(err.message, "more than 256 MiB"));
    rowset_fini(&set);
    sample_close(store);
}

static bool third_time(void *context)
{
    return ++*(int *)context == 3;
}

static void can_be_interrupted(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    struct rowset set;
    struct err err;
    int asked = 0;
    store_watch(store, third_time, &asked);
    assert_int_equal(ask(store, NUMBERS "SELECT count(*) FROM n", usual, &set, &err), IPDB_INTERRUPTED);
    assert_int_equal(asked, 3);
    rowset_fini(&set);
    asked = 0;
    struct statement slow = {.sql =
                                 STR("SELECT count(*) FROM region a, region b, region c, region d, region e, region f, region g")};
    set = (struct rowset){0};
    assert_int_equal(store_select(store, &slow, 10, &set, &err), IPDB_INTERRUPTED);
    rowset_fini(&set);
    store_watch(store, NULL, NULL);
    assert_int_equal(ask(store, "SELECT 1", usual, &set, &err), IPDB_OK);
    rowset_fini(&set);
    sample_close(store);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(columns_of_numbers_are_numeric, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(says_what_is_wrong_and_where, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(refuses_what_does_not_read, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(ends_what_explodes, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(stops_at_rows_and_bytes, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(can_be_interrupted, sample_begin, sample_end),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
