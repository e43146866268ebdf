/* SQL, interrupts and names, as a program on top of the library uses them. */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <ipdb/ipdb.h>

#include "base/buf.h"

static char folder[] = "/tmp/ipdb-sql-XXXXXX";
static char path[64];
static const struct ipdb_sql_options usual;

static bool collect(void *context, const char *bytes, size_t length)
{
    buf_add(context, (struct str){bytes, length});
    buf_char(context, '\n');
    return true;
}

static bool refuse(void *context, const char *bytes, size_t length)
{
    (void)bytes, (void)length;
    ++*(int *)context;
    return false;
}

static bool at_once(void *context)
{
    ++*(int *)context;
    return true;
}

static int begin(void **state)
{
    struct ipdb *ipdb = NULL;
    struct ipdb_ingested result;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    bool good = mkdtemp(folder) && snprintf(path, sizeof path, "%s/ip.db", folder) > 0 && ipdb_open(&ipdb, NULL, 0) == IPDB_OK &&
                ipdb_open_database(ipdb, path, true) == IPDB_OK &&
                ipdb_ingest(ipdb, "fixtures/hebei-2023.txt", NULL, &result) == IPDB_OK && ipdb_close_database(ipdb) == IPDB_OK &&
                ipdb_open_database(ipdb, path, false) == IPDB_OK;
    *state = ipdb;
    return good ? 0 : -1;
}

static int end(void **state)
{
    ipdb_close(*state);
    return unlink(path) == 0 ? rmdir(folder) : -1;
}

static void statuses(void **state)
{
    static const struct {
        const char *sql, *format;
        enum ipdb_status status;
    } table[] = {
        {"SELECT 1", NULL, IPDB_OK},
        {"SELECT 1 WHERE 0", "csv", IPDB_NOTHING},
        {"SELECT nosuch", NULL, IPDB_USAGE},
        {"DELETE FROM source", NULL, IPDB_USAGE},
        {"SELECT 1", "xml", IPDB_USAGE},
        {"SELECT '\xFF'", NULL, IPDB_USAGE},
        {"SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3", NULL, IPDB_LIMIT},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct ipdb_sql_options options = {.rows = 2};
        struct buf out = {0};
        struct ipdb_output output = {.format = table[i].format, .text = collect, .text_context = &out};
        assert_int_equal(ipdb_sql(*state, table[i].sql, &options, &output), table[i].status);
        assert_int_equal(out.len > 0, table[i].status == IPDB_OK || table[i].status == IPDB_NOTHING);
        buf_fini(&out);
    }
}

static void titles_without_rows_are_safe(void **state)
{
    struct buf out = {0};
    struct ipdb_output output = {.text = collect, .text_context = &out};
    assert_int_equal(ipdb_sql(*state, "SELECT 1 AS a, 2 AS \"b\033[2J\" WHERE 0", &usual, &output), IPDB_NOTHING);
    assert_str(buf_str(&out), "a  b\\x1B[2J\n\n");
    buf_fini(&out);
}

static void needs_a_database(void **state)
{
    struct ipdb *ipdb = ipdb_share(*state);
    int calls = 0;
    struct ipdb_output output = {.text = refuse, .text_context = &calls};
    assert_int_equal(ipdb_sql(ipdb, "SELECT 1", &usual, &output), IPDB_USAGE);
    assert_int_equal(ipdb_names(ipdb, refuse, &calls), IPDB_USAGE);
    assert_int_equal(calls, 0);
    ipdb_close(ipdb);
}

static void a_sink_that_stops(void **state)
{
    int calls = 0;
    struct ipdb_output output = {.text = refuse, .text_context = &calls};
    assert_int_equal(ipdb_sql(*state, "SELECT 1", &usual, &output), IPDB_INTERRUPTED);
    assert_int_equal(ipdb_names(*state, refuse, &calls), IPDB_INTERRUPTED);
    assert_int_equal(calls, 2);
}

static void a_watch_that_stops(void **state)
{
    int asked = 0;
    struct buf out = {0};
    struct ipdb_output output = {.text = collect, .text_context = &out};
    ipdb_watch(*state, at_once, &asked);
    assert_int_equal(ipdb_sql(*state, "SELECT count(*) FROM fact a, fact b, fact c", &usual, &output), IPDB_INTERRUPTED);
    assert_int_equal(asked, 1);
    assert_int_equal(ipdb_query(*state, "pledge_financing by region", false, &output), IPDB_INTERRUPTED);
    ipdb_watch(*state, NULL, NULL);
    assert_int_equal(ipdb_query(*state, "pledge_financing Hebei", false, &output), IPDB_OK);
    assert_true(ipdb_rows_read(*state) > 0);
    buf_fini(&out);
}

static void names_are_of_what_there_is(void **state)
{
    static const char *const there[] = {"\npledge_financing\n",
                                        "\n知识产权质押融资额\n",
                                        "\nIP pledge financing\n",
                                        "\nHebei\n",
                                        "\n河北省\n",
                                        "\n秦皇岛\n",
                                        "\nby province\n",
                                        "\n增速\n"};
    struct buf out = {0};
    assert_int_equal(ipdb_names(*state, collect, &out), IPDB_OK);
    for (size_t i = 0; i < sizeof there / sizeof *there; i++)
        if (!strstr(out.ptr, there[i]))
            fail_msg("%s is not there", there[i]);
    assert_null(strstr(out.ptr, "\nGansu\n"));
    buf_fini(&out);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(statuses, begin, end),
    cmocka_unit_test_setup_teardown(titles_without_rows_are_safe, begin, end),
    cmocka_unit_test_setup_teardown(needs_a_database, begin, end),
    cmocka_unit_test_setup_teardown(a_sink_that_stops, begin, end),
    cmocka_unit_test_setup_teardown(a_watch_that_stops, begin, end),
    cmocka_unit_test_setup_teardown(names_are_of_what_there_is, begin, end),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
