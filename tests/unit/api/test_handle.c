/* The public calls, as a program on top of the library uses them. */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <ipdb/ipdb.h>

#include "base/buf.h"

#define HEBEI "fixtures/hebei-2023.txt" /* tests run in the top folder */

static bool collect(void *context, const char *bytes, size_t length)
{
    buf_add(context, (struct str){bytes, length});
    return true;
}

static bool refuse(void *context, const char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    ++*(int *)context;
    return false;
}

static struct ipdb *opened(void)
{
    struct ipdb *ipdb;
    assert_int_equal(ipdb_open(&ipdb, NULL, 0), IPDB_OK);
    return ipdb;
}

static void exit_statuses(void **state)
{
    static const int expected[] = {
        [IPDB_OK] = 0,    [IPDB_NOTHING] = 1, [IPDB_FINDINGS] = 1,      [IPDB_USAGE] = 2,    [IPDB_DATA] = 3,  [IPDB_NOINPUT] = 3,
        [IPDB_IO] = 3,    [IPDB_BUSY] = 3,    [IPDB_PERMISSION] = 3,    [IPDB_CORRUPT] = 3,  [IPDB_LIMIT] = 3, [IPDB_NOMEM] = 3,
        [IPDB_NEWER] = 4, [IPDB_STRICT] = 5,  [IPDB_INTERRUPTED] = 130, [IPDB_INTERNAL] = 3,
    };
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(ipdb_exit_status((enum ipdb_status)i), expected[i]);
}

static void catalogue_that_is_missing(void **state)
{
    const char *names[] = {"no/such.yaml"};
    struct ipdb *ipdb;
    struct ipdb_ingested result;
    (void)state;
    assert_int_equal(ipdb_open(&ipdb, names, 1), IPDB_NOINPUT);
    assert_non_null(strstr(ipdb_message(ipdb), "no/such.yaml"));
    assert_int_equal(ipdb_ingest(ipdb, HEBEI, NULL, &result), IPDB_USAGE);
    ipdb_close(ipdb);
    ipdb_close(NULL);
}

static void ingest_without_database(void **state)
{
    struct ipdb *ipdb = opened();
    struct ipdb_ingested result;
    (void)state;
    assert_int_equal(ipdb_ingest(ipdb, HEBEI, NULL, &result), IPDB_OK);
    assert_int_equal(result.outcome, IPDB_NOT_WRITTEN);
    assert_true(result.facts > 0);
    assert_int_equal(result.numerals, result.accounted);
    assert_int_equal(ipdb_ingest(ipdb, "no/such.txt", NULL, &result), IPDB_NOINPUT);
    assert_false(ipdb_database_failed(ipdb));
    ipdb_close(ipdb);
}

static void ingest_twice_and_ask(void **state)
{
    char folder[] = "/tmp/ipdb-api-XXXXXX";
    char path[64];
    struct ipdb *ipdb = opened();
    struct ipdb_ingested result;
    struct buf out = {0}, notes = {0};
    struct ipdb_output output = {.format = "csv", .text = collect, .text_context = &out, .note = collect, .note_context = &notes};
    (void)state;
    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/ip.db", folder);
    assert_int_equal(ipdb_open_database(ipdb, path, true), IPDB_OK);
    assert_int_equal(ipdb_open_database(ipdb, path, true), IPDB_USAGE);
    assert_int_equal(ipdb_ingest(ipdb, HEBEI, NULL, &result), IPDB_OK);
    assert_int_equal(result.outcome, IPDB_ADDED);
    assert_int_equal(ipdb_ingest(ipdb, HEBEI, NULL, &result), IPDB_OK);
    assert_int_equal(result.outcome, IPDB_UNCHANGED);
    assert_int_equal(ipdb_close_database(ipdb), IPDB_OK);

    assert_int_equal(ipdb_open_database(ipdb, path, false), IPDB_OK);
    assert_int_equal(ipdb_query(ipdb, "pledge_financing Hebei 2023", false, &output), IPDB_OK);
    assert_true(str_contains(buf_str(&out), STR("14500000000")));
    assert_int_equal(ipdb_query(ipdb, "pledge_financing Hubei 2023", false, &output), IPDB_NOTHING);
    assert_int_equal(ipdb_query(ipdb, "no such thing", false, &output), IPDB_USAGE);
    ipdb_close(ipdb);
    buf_fini(&out);
    buf_fini(&notes);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void a_sink_that_stops(void **state)
{
    struct ipdb *ipdb = opened();
    int calls = 0;
    struct ipdb_output output = {.text = refuse, .text_context = &calls};
    (void)state;
    assert_int_equal(ipdb_extract(ipdb, HEBEI, NULL, refuse, &calls), IPDB_INTERRUPTED);
    assert_int_equal(ipdb_query(ipdb, "pledge_financing by region", true, &output), IPDB_INTERRUPTED);
    assert_int_equal(calls, 2);
    ipdb_close(ipdb);
}

static void sql_needs_no_database(void **state)
{
    struct ipdb *ipdb = opened();
    struct buf out = {0};
    struct ipdb_output output = {.text = collect, .text_context = &out};
    (void)state;
    assert_int_equal(ipdb_query(ipdb, "pledge_financing Hebei", true, &output), IPDB_OK);
    assert_true(str_starts(buf_str(&out), STR("SELECT")));
    assert_true(str_contains(buf_str(&out), STR("\n-- ?1 = \"")));
    assert_int_equal(ipdb_query(ipdb, "pledge_financing Hebei", false, &output), IPDB_USAGE);
    ipdb_close(ipdb);
    buf_fini(&out);
}

static void versions(void **state)
{
    struct ipdb *ipdb = opened();
    (void)state;
    assert_non_null(strstr(ipdb_versions(ipdb), ipdb_version()));
    assert_non_null(strstr(ipdb_versions(ipdb), "SQLite"));
    ipdb_close(ipdb);
    assert_string_equal(ipdb_message(NULL), "no memory");
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(exit_statuses),
    cmocka_unit_test(catalogue_that_is_missing),
    cmocka_unit_test(ingest_without_database),
    cmocka_unit_test(ingest_twice_and_ask),
    cmocka_unit_test(a_sink_that_stops),
    cmocka_unit_test(sql_needs_no_database),
    cmocka_unit_test(versions),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
