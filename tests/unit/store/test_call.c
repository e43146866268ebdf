/* Calls of statements, and what becomes of those that fail. */
#include "sample.h"

#include "store/db.h"
#include "store/open.h"

static void a_statement_that_cannot_be_prepared_is_told_when_it_is_made(void **state)
{
    (void)state;
    struct store store = {0};
    struct err err = {0};
    assert_int_equal(open_memory(&store, &err), IPDB_OK);
    for (int kept = 0; kept < 2; kept++) {
        struct call call =
            kept ? call_begin(&store, KEPT_SOURCE_ADD, "INSERT INTO nowhere VALUES (?1)") : call_once(&store, "SELECT absent");
        call_text(&call, STR("x"));
        call_number(&call, 1);
        err = (struct err){0};
        assert_int_equal(call_done(&call, &err), IPDB_INTERNAL);
        assert_non_null(strstr(err.message, kept ? "no such table: nowhere" : "no such column: absent"));
        call_end(&call);
    }
    open_fini(&store);
}

static void a_kept_statement_forgets_its_binds(void **state)
{
    (void)state;
    struct store store = {0};
    struct err err = {0};
    assert_int_equal(open_memory(&store, &err), IPDB_OK);
    for (int round = 0; round < 2; round++) {
        bool row = false;
        struct call call = call_begin(&store, KEPT_SOURCE_FIND, "SELECT coalesce(?1, 'none')");
        if (round == 0)
            call_text(&call, STR("河北"));
        assert_int_equal(call_row(&call, &row, &err), IPDB_OK);
        assert_true(row);
        assert_str(call_column(&call, 0), round == 0 ? "河北" : "none");
        call_end(&call);
    }
    open_fini(&store);
}

static void empty_strings_and_unknown_days_are_null(void **state)
{
    (void)state;
    struct store store = {0};
    struct err err = {0};
    bool row = false;
    assert_int_equal(open_memory(&store, &err), IPDB_OK);
    struct call call = call_once(&store, "SELECT typeof(?1) || typeof(?2) || typeof(?3) || ?4");
    call_text(&call, (struct str){0});
    call_optional(&call, (struct str){0});
    call_date(&call, (struct date){0});
    call_date(&call, (struct date){2023, 1, 5});
    assert_int_equal(call_row(&call, &row, &err), IPDB_OK);
    assert_str(call_column(&call, 0), "textnullnull2023-01-05");
    call_end(&call);
    open_fini(&store);
}

static void a_failed_write_is_rolled_back(void **state)
{
    (void)state;
    struct store store = {0};
    struct err err = {0};
    int64_t n = -1;
    assert_int_equal(open_memory(&store, &err), IPDB_OK);
    assert_int_equal(db_run(&store, "CREATE TABLE t (x)", "testing", &err), IPDB_OK);
    assert_int_equal(db_begin(&store, &err), IPDB_OK);
    assert_int_equal(db_run(&store, "INSERT INTO t VALUES (1)", "testing", &err), IPDB_OK);
    assert_int_equal(db_end(&store, IPDB_DATA, &err), IPDB_DATA);
    assert_int_equal(db_number(&store, "SELECT count(*) FROM t", &n, &err), IPDB_OK);
    assert_int_equal(n, 0);
    open_fini(&store);
}

static void result_codes_have_a_status(void **state)
{
    (void)state;
    static const struct {
        int rc;
        enum ipdb_status status;
    } cases[] = {
        {SQLITE_BUSY, IPDB_BUSY},
        {SQLITE_BUSY_SNAPSHOT, IPDB_BUSY},
        {SQLITE_READONLY_DIRECTORY, IPDB_PERMISSION},
        {SQLITE_IOERR_FSYNC, IPDB_IO},
        {SQLITE_FULL, IPDB_IO},
        {SQLITE_CANTOPEN, IPDB_IO},
        {SQLITE_CORRUPT, IPDB_CORRUPT},
        {SQLITE_NOTADB, IPDB_CORRUPT},
        {SQLITE_NOMEM, IPDB_NOMEM},
        {SQLITE_IOERR_NOMEM, IPDB_NOMEM},
        {SQLITE_TOOBIG, IPDB_LIMIT},
        {SQLITE_MISUSE, IPDB_INTERNAL},
    };
    struct store store = {.shown = "b.db"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = {0};
        assert_int_equal(db_error(&store, cases[i].rc, "writing", &err), cases[i].status);
        if (cases[i].status != IPDB_NOMEM)
            assert_int_equal(strncmp(err.message, "b.db: ", 6), 0);
    }
}

static void failures_are_told_once(void **state)
{
    static const struct {
        int rc;
        const char *message;
    } cases[] = {
        {SQLITE_BUSY, "b.db: another program is using it; try again when it has finished"},
        {SQLITE_NOTADB, "b.db: no database; name another file with --db"},
        {SQLITE_FULL, "b.db: writing failed: database or disk is full; free some space and run it again"},
    };
    (void)state;
    struct store store = {.shown = "b.db"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = {0};
        db_error(&store, cases[i].rc, "writing", &err);
        assert_string_equal(err.message, cases[i].message);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(a_statement_that_cannot_be_prepared_is_told_when_it_is_made),
    cmocka_unit_test(a_kept_statement_forgets_its_binds),
    cmocka_unit_test(empty_strings_and_unknown_days_are_null),
    cmocka_unit_test(a_failed_write_is_rolled_back),
    cmocka_unit_test(result_codes_have_a_status),
    cmocka_unit_test(failures_are_told_once),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
