/* Which files are opened, and what is said about the others. */
#include "sample.h"

static void refused(const char *name, enum store_mode mode, enum ipdb_status status, const char *part)
{
    struct store *store = NULL;
    struct err err = {0};
    assert_int_equal(store_open(sample_path(name), mode, &store, &err), status);
    assert_null(store);
    if (!strstr(err.message, part) || !strstr(err.message, sample_path(name)))
        print_error("%s\n", err.message);
    assert_non_null(strstr(err.message, part));
    assert_non_null(strstr(err.message, sample_path(name)));
}

static void make(const char *name, struct str bytes)
{
    struct err err = {0};
    assert_int_equal(file_write(sample_path(name), bytes, &err), IPDB_OK);
}

static void reading_needs_a_file(void **state)
{
    (void)state;
    refused("a.db", STORE_READ, IPDB_NOINPUT, "make one with: ipdb ingest --db ");
    refused("none/a.db", STORE_READ, IPDB_NOINPUT, "no database at '");
    refused("none/a.db", STORE_WRITE, IPDB_NOINPUT, "make the folder first");
    assert_int_equal(access(sample_path("a.db"), F_OK), -1);
}

static void refuses_what_is_no_database(void **state)
{
    (void)state;
    char before[DIGEST_TEXT], after[DIGEST_TEXT];
    make("note.db", STR("just a note, longer than a header of one hundred bytes, so that it is looked at as a whole and not as a "
                        "small file\n"));
    sample_digest("note.db", before);
    refused("note.db", STORE_READ, IPDB_CORRUPT, ": no database; name another file");
    refused("note.db", STORE_WRITE, IPDB_CORRUPT, ": no database; name another file");
    sample_digest("note.db", after);
    assert_string_equal(before, after);
    make("empty.db", STR(""));
    refused("empty.db", STORE_READ, IPDB_CORRUPT, "an empty file");
}

static void refuses_folders_and_links(void **state)
{
    (void)state;
    static char target[SAMPLE_PATH];
    sample_close(sample_open("a.db"));
    snprintf(target, sizeof target, "%s", sample_path("a.db"));
    assert_int_equal(symlink(target, sample_path("link.db")), 0);
    refused("link.db", STORE_READ, IPDB_DATA, "a symbolic link");
    refused("link.db", STORE_WRITE, IPDB_DATA, "a symbolic link");
    refused("", STORE_READ, IPDB_DATA, "a folder");
}

static void refuses_another_programs(void **state)
{
    (void)state;
    char before[DIGEST_TEXT], after[DIGEST_TEXT];
    sample_run("a.db", "CREATE TABLE t(x); PRAGMA application_id = 7");
    sample_run("b.db", "CREATE TABLE t(x)");
    sample_digest("a.db", before);
    refused("a.db", STORE_READ, IPDB_CORRUPT, "another program's database (application_id 0x00000007)");
    refused("a.db", STORE_WRITE, IPDB_CORRUPT, "another program's database");
    sample_digest("a.db", after);
    assert_string_equal(before, after);
    refused("b.db", STORE_READ, IPDB_CORRUPT, "not one of ipdb");
    refused("b.db", STORE_WRITE, IPDB_CORRUPT, "not one of ipdb");
}

static void names_both_numbers_of_a_newer_schema(void **state)
{
    (void)state;
    sample_close(sample_open("a.db"));
    sample_run("a.db", "PRAGMA user_version = 9999");
    refused("a.db", STORE_READ, IPDB_NEWER, "its schema is number 9999, this program knows up to 1;");
    refused("a.db", STORE_WRITE, IPDB_NEWER, "its schema is number 9999");
}

static void refuses_a_changed_schema(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *part;
    } cases[] = {
        {"DROP VIEW fact; CREATE VIEW fact AS SELECT 1 AS region", "view fact was changed"},
        {"CREATE TRIGGER evil AFTER INSERT ON source BEGIN DELETE FROM source; END", "trigger evil was added"},
        {"CREATE TRIGGER evil INSTEAD OF INSERT ON fact BEGIN DELETE FROM source; END", "trigger evil was added"},
        {"CREATE TABLE mine(x); CREATE TRIGGER \"a b\" AFTER INSERT ON SOURCE BEGIN INSERT INTO mine VALUES (1); END",
         "trigger a b was added"},
        {"DROP VIEW fact; CREATE TABLE fact(region)", "view fact is missing"},
        {"DROP VIEW fact; CREATE VIEW Fact AS SELECT 1 AS region", "view fact is missing"},
        {"DROP INDEX aside_source; CREATE INDEX aside_source ON aside (quote)", "index aside_source was changed"},
        {"DROP VIEW latest", "view latest is missing"},
        {"DROP INDEX observation_cell", "index observation_cell is missing"},
        {"ALTER TABLE aside ADD COLUMN x", "table aside was changed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        remove(sample_path("a.db"));
        sample_close(sample_open("a.db"));
        sample_run("a.db", cases[i].sql);
        struct store *store = NULL;
        struct err err = {0};
        assert_int_equal(store_open(sample_path("a.db"), i % 2 ? STORE_READ : STORE_WRITE, &store, &err), IPDB_CORRUPT);
        if (!strstr(err.message, cases[i].part))
            print_error("%s\n", err.message);
        assert_non_null(strstr(err.message, cases[i].part));
    }
}

static void accepts_what_the_user_adds(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "ANALYZE; VACUUM",
        "CREATE INDEX mine ON observation (quote)",
        "CREATE INDEX \"AAA\" ON source (title) WHERE title IS NOT NULL",
        "CREATE VIEW mine AS SELECT region, value FROM fact; CREATE VIEW zzz AS SELECT load_extension('x')",
        "CREATE TABLE mine (id INTEGER PRIMARY KEY AUTOINCREMENT, x UNIQUE); INSERT INTO mine (x) VALUES (1)",
        "CREATE TABLE mine (x); CREATE TRIGGER fact AFTER INSERT ON mine BEGIN DELETE FROM mine; END",
        "CREATE VIRTUAL TABLE mine USING fts5(x)",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int mode = STORE_READ; mode <= STORE_WRITE; mode++) {
            struct store *store = NULL;
            struct err err = {0};
            remove(sample_path("a.db"));
            sample_close(sample_open("a.db"));
            sample_run("a.db", cases[i]);
            if (store_open(sample_path("a.db"), (enum store_mode)mode, &store, &err) != IPDB_OK)
                fail_msg("%s: %s", cases[i], err.message);
            sample_close(store);
        }
}

static void refuses_a_damaged_file(void **state)
{
    (void)state;
    struct buf bytes = {0};
    struct err err = {0};
    sample_close(sample_open("a.db"));
    assert_int_equal(file_read(sample_path("a.db"), 64 << 20, &bytes, &err), IPDB_OK);
    make("b.db", str_slice(buf_str(&bytes), 0, 20000));
    refused("b.db", STORE_READ, IPDB_CORRUPT, "damaged; restore a copy");
    refused("b.db", STORE_WRITE, IPDB_CORRUPT, "damaged; restore a copy");
    buf_fini(&bytes);
}

static void rests_in_delete_mode_alone(void **state)
{
    (void)state;
    sample_close(sample_open("a.db"));
    struct buf bytes = {0};
    struct err err = {0};
    assert_int_equal(access(sample_path("a.db-wal"), F_OK), -1);
    assert_int_equal(access(sample_path("a.db-shm"), F_OK), -1);
    assert_int_equal(access(sample_path("a.db-journal"), F_OK), -1);
    assert_int_equal(file_read(sample_path("a.db"), 64 << 20, &bytes, &err), IPDB_OK);
    assert_int_equal(bytes.ptr[18], 1); /* the header's format version: 1 is a rollback journal, 2 WAL */
    assert_memory_equal(bytes.ptr + 68, "IPDB", 4);
    buf_fini(&bytes);
}

static void puts_an_abandoned_wal_to_rest(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    sample_close(store);
    sample_run("a.db", "PRAGMA journal_mode = WAL; PRAGMA user_version = 1");
    sample_close(sample_open("a.db"));
    struct buf bytes = {0};
    struct err err = {0};
    assert_int_equal(file_read(sample_path("a.db"), 64 << 20, &bytes, &err), IPDB_OK);
    assert_int_equal(bytes.ptr[18], 1);
    buf_fini(&bytes);
}

static void fills_an_empty_file(void **state)
{
    (void)state;
    make("empty.db", STR(""));
    struct store *store = sample_open("empty.db");
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM region"), "4");
    sample_close(store);
}

static void says_when_another_program_writes(void **state)
{
    (void)state;
    sqlite3 *other = NULL;
    struct store *store = NULL;
    struct err err = {0};
    sample_close(sample_open("a.db"));
    assert_int_equal(sqlite3_open(sample_path("a.db"), &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(store_open(sample_path("a.db"), STORE_READ, &store, &err), IPDB_BUSY);
    assert_non_null(strstr(err.message, "another program is using it"));
    sqlite3_close(other);
}

static void closes_nothing(void **state)
{
    (void)state;
    assert_int_equal(store_close(NULL, NULL), IPDB_OK);
    assert_non_null(strstr(store_library(), "3."));
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(reading_needs_a_file, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(refuses_what_is_no_database, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(refuses_folders_and_links, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(refuses_another_programs, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(names_both_numbers_of_a_newer_schema, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(refuses_a_changed_schema, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(accepts_what_the_user_adds, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(refuses_a_damaged_file, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(rests_in_delete_mode_alone, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(puts_an_abandoned_wal_to_rest, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(fills_an_empty_file, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(says_when_another_program_writes, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(closes_nothing, sample_begin, sample_end),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
