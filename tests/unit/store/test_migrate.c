/* Migrations: in order, in whole, recorded. */
#include "sample.h"

#include "store/migrate.h"
#include "store/open.h"
#include "store/verify.h"

static const char one[] =
    "CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT, checksum TEXT, applied_at TEXT); CREATE TABLE a (x)";
static const char two[] = "ALTER TABLE a ADD COLUMN y";
static const char bad[] = "CREATE TABLE b (x); CREATE TABLE a (x)";

static void add(struct migrations *m, const char *name, const char *sql)
{
    *VEC_PUSH(&m->list) = (struct migration){str_of(name), sql, strlen(sql)};
}

static int64_t number(struct store *store, const char *sql)
{
    int64_t n = -1;
    struct err err = {0};
    assert_int_equal(db_number(store, sql, &n, &err), IPDB_OK);
    return n;
}

static void applies_what_is_lacking(void **state)
{
    (void)state;
    struct store store = {0};
    struct migrations m = {0};
    struct err err = {0};
    add(&m, "0001_a.sql", one);
    add(&m, "0002_b.sql", two);
    assert_int_equal(open_memory(&store, &err), IPDB_OK);
    assert_int_equal(migrate_apply(&store, &m, 1, &err), IPDB_OK);
    assert_int_equal(number(&store, "PRAGMA user_version"), 1);
    assert_int_equal(number(&store, "PRAGMA application_id"), STORE_APPLICATION);
    assert_int_equal(migrate_apply(&store, &m, 2, &err), IPDB_OK);
    assert_int_equal(migrate_apply(&store, &m, 2, &err), IPDB_OK); /* nothing left to do */
    assert_int_equal(number(&store, "PRAGMA user_version"), 2);
    assert_int_equal(
        number(&store, "SELECT count(*) FROM migration WHERE length(checksum) = 64 AND applied_at = '2024-01-05T08:30:00Z'"), 2);
    assert_int_equal(number(&store, "SELECT count(y) FROM a"), 0);
    open_fini(&store);
    VEC_FINI(&m.list);
}

static void leaves_nothing_of_a_failed_one(void **state)
{
    (void)state;
    struct store store = {0};
    struct migrations m = {0};
    struct err err = {0};
    add(&m, "0001_a.sql", one);
    add(&m, "0002_bad.sql", bad);
    assert_int_equal(open_memory(&store, &err), IPDB_OK);
    assert_int_equal(migrate_apply(&store, &m, 2, &err), IPDB_INTERNAL);
    assert_non_null(strstr(err.message, "0002_bad.sql"));
    assert_int_equal(number(&store, "PRAGMA user_version"), 1);
    assert_int_equal(number(&store, "SELECT count(*) FROM sqlite_master WHERE name = 'b'"), 0);
    open_fini(&store);
    VEC_FINI(&m.list);
}

static void records_the_checksum_of_the_file(void **state)
{
    (void)state;
    struct migrations m = {0};
    struct err err = {0};
    char checksum[DIGEST_TEXT], sql[160];
    assert_int_equal(migrate_load(&m, &err), IPDB_OK);
    assert_true(m.list.len >= 1);
    digest_sha256((struct str){m.list.at[0].sql, m.list.at[0].size}, checksum);
    snprintf(sql, sizeof sql, "SELECT checksum = '%s' FROM migration WHERE number = 1", checksum);
    struct store *store = sample_open("a.db");
    assert_string_equal(sample_ask(store, sql), "1");
    sample_close(store);
    VEC_FINI(&m.list);
}

static void an_older_schema_is_recognised(void **state)
{
    (void)state;
    struct store store = {0};
    struct migrations m = {0};
    struct err err = {0};
    size_t version = 9;
    add(&m, "0001_a.sql", one);
    add(&m, "0002_b.sql", two);
    assert_int_equal(open_memory(&store, &err), IPDB_OK);
    assert_int_equal(verify_file(&store, &m, &version, &err), IPDB_OK);
    assert_int_equal(version, 0);
    assert_int_equal(migrate_apply(&store, &m, 1, &err), IPDB_OK);
    assert_int_equal(verify_file(&store, &m, &version, &err), IPDB_OK);
    assert_int_equal(version, 1);
    assert_int_equal(db_run(&store, two, "testing", &err), IPDB_OK); /* as version 2 has it, but said to be version 1 */
    assert_int_equal(verify_file(&store, &m, &version, &err), IPDB_CORRUPT);
    open_fini(&store);
    VEC_FINI(&m.list);
}

static void what_the_program_knows_is_what_its_migrations_make(void **state)
{
    (void)state;
    struct store store = {0};
    struct migrations m = {0};
    struct err err = {0};
    bool row = false;
    assert_int_equal(migrate_load(&m, &err), IPDB_OK);
    assert_int_equal(open_memory(&store, &err), IPDB_OK);
    assert_int_equal(migrate_apply(&store, &m, m.list.len, &err), IPDB_OK);
    assert_int_equal(m.made.count, number(&store, "SELECT count(*) FROM sqlite_master"));
    struct call call = call_once(&store, SCHEMA_OBJECTS_SQL);
    for (size_t i = 0; i < m.made.count; i++) {
        assert_int_equal(call_row(&call, &row, &err), IPDB_OK);
        assert_true(row);
        for (int c = 0; c < OBJECT_COLUMNS; c++)
            assert_true(str_eq(call_column(&call, c), m.made.objects[i].columns[c]));
    }
    call_end(&call);
    open_fini(&store);
    VEC_FINI(&m.list);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(what_the_program_knows_is_what_its_migrations_make, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(applies_what_is_lacking, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(leaves_nothing_of_a_failed_one, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(records_the_checksum_of_the_file, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(an_older_schema_is_recognised, sample_begin, sample_end),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
