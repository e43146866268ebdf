/* Decisions, as a program on top of the library makes them. */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <ipdb/ipdb.h>

#include "base/buf.h"

static char folder[] = "/tmp/ipdb-decide-XXXXXX";
static char path[64];

static int begin(void **state)
{
    struct ipdb *ipdb = NULL;
    struct ipdb_ingested result;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    setenv("SOURCE_DATE_EPOCH", "1704443400", 1);
    bool good = mkdtemp(folder) && snprintf(path, sizeof path, "%s/ip.db", folder) > 0 && ipdb_open(&ipdb, NULL, 0) == IPDB_OK &&
                ipdb_open_database(ipdb, path, true) == IPDB_OK &&
                ipdb_ingest(ipdb, "fixtures/hebei-2023.txt", NULL, &result) == IPDB_OK;
    *state = ipdb;
    return good ? 0 : -1;
}

static int end(void **state)
{
    ipdb_close(*state);
    return remove(path) | rmdir(folder);
}

static bool collect(void *context, const char *bytes, size_t length)
{
    buf_add(context, (struct str){bytes, length});
    return true;
}

static const char *decided(struct ipdb *ipdb, const char *sql)
{
    static char text[256];
    struct buf out = {0};
    (void)ipdb_sql(ipdb, sql, &(struct ipdb_sql_options){.rows = 0},
                   &(struct ipdb_output){.format = "tsv", .text = collect, .text_context = &out});
    const char *line = out.ptr ? strchr(out.ptr, '\n') : NULL;
    snprintf(text, sizeof text, "%s", line ? line + 1 : "");
    text[strcspn(text, "\n")] = '\0';
    buf_fini(&out);
    return text;
}

static void all_or_none(void **state)
{
    struct ipdb *ipdb = *state;
    long long numbers[2] = {-1, -1};
    const struct ipdb_decision list[] = {{.evidence = "hebei-2023#46", .verdict = "accept"},
                                         {.evidence = "hebei-2023#24", .verdict = "reject"}};
    assert_int_equal(ipdb_decide(ipdb, list, 2, numbers), IPDB_USAGE);
    assert_non_null(strstr(ipdb_message(ipdb), "reject needs a reason"));
    assert_false(ipdb_database_failed(ipdb));
    assert_string_equal(decided(ipdb, "SELECT count(*) FROM decision"), "0");
    assert_int_equal(ipdb_decide(ipdb, list, 1, numbers), IPDB_OK);
    assert_int_equal(numbers[0], 1);
    assert_string_equal(decided(ipdb, "SELECT decided_by || decided_at FROM decision"), "unknown2024-01-05T08:30:00Z");
    assert_int_equal(ipdb_decide(ipdb, list, 1, numbers), IPDB_OK);
    assert_int_equal(numbers[0], 0);
    assert_int_equal(ipdb_revoke(ipdb, 1), IPDB_OK);
    assert_int_equal(ipdb_revoke(ipdb, 1), IPDB_USAGE);
    assert_int_equal(ipdb_decide(ipdb, NULL, 0, NULL), IPDB_OK);
}

static void an_anchor_names_a_number(void **state)
{
    struct ipdb *ipdb = *state;
    static const char hash[] = "4cf5bab069a6ed8114942270d30d6a4c6d65391d42e9fb4fc7ceb67d559edff4";
    struct ipdb_decision d = {.verdict = "reject",
                              .reason = "x",
                              .by = "Li",
                              .sha256 = hash,
                              .key = "k",
                              .exact = "120家",
                              .reading = "",
                              .begin = 2024,
                              .end = 2030};
    assert_int_equal(ipdb_decide(ipdb, &d, 1, NULL), IPDB_OK);
    assert_string_equal(decided(ipdb, "SELECT evidence FROM evidence WHERE decided = 'reject'"), "hebei-2023#46");
    d.end = 2031;
    assert_int_equal(ipdb_decide(ipdb, &d, 1, NULL), IPDB_USAGE);
    d.end = 2030;
    d.sha256 = hash + 1;
    assert_int_equal(ipdb_decide(ipdb, &d, 1, NULL), IPDB_USAGE);
    d.sha256 = hash;
    d.at = "2024-01-05T24:61:00Z";
    assert_int_equal(ipdb_decide(ipdb, &d, 1, NULL), IPDB_USAGE);
}

static void a_walk_shows_what_is_there_now(void **state)
{
    struct ipdb *ipdb = *state;
    struct ipdb_walk *walk = NULL;
    struct ipdb_walk_item item;
    struct buf text = {0};
    const struct ipdb_output output = {.text = collect, .text_context = &text};
    size_t count = 0;
    assert_int_equal(ipdb_walk_begin(ipdb, &(struct ipdb_review_options){.limit = 2}, &walk, &count), IPDB_OK);
    assert_int_equal(count, 2);
    assert_int_equal(ipdb_walk_show(ipdb, walk, 0, &output, &item), IPDB_OK);
    assert_true(item.open && !item.conflict);
    assert_int_equal(item.count, 1);
    assert_string_equal(item.evidence[0], "hebei-2023#46");
    assert_non_null(strstr(text.ptr, "【120家】"));
    buf_clear(&text);
    const struct ipdb_decision d = {.evidence = "hebei-2023#46", .verdict = "reject", .reason = "x"};
    assert_int_equal(ipdb_decide(ipdb, &d, 1, NULL), IPDB_OK);
    assert_int_equal(ipdb_walk_show(ipdb, walk, 0, NULL, &item), IPDB_OK);
    assert_false(item.open);
    assert_int_equal(item.count, 0);
    assert_int_equal(text.len, 0);
    assert_int_equal(ipdb_walk_show(ipdb, walk, 2, NULL, &item), IPDB_USAGE);
    ipdb_walk_end(walk);
    assert_int_equal(ipdb_walk_begin(ipdb, &(struct ipdb_review_options){.document = "x"}, &walk, &count), IPDB_NOTHING);
    assert_null(walk);
    ipdb_walk_end(NULL);
    buf_fini(&text);
}

static void a_database_is_needed(void **state)
{
    struct ipdb *ipdb = *state, *other = ipdb_share(ipdb);
    struct ipdb_walk *walk;
    struct ipdb_tally tally;
    size_t count;
    const struct ipdb_review_options all = {.limit = 0};
    const struct ipdb_output output = {.text = collect};
    assert_int_equal(ipdb_decide(other, NULL, 0, NULL), IPDB_USAGE);
    assert_int_equal(ipdb_revoke(other, 1), IPDB_USAGE);
    assert_int_equal(ipdb_review(other, &all, &output), IPDB_USAGE);
    assert_int_equal(ipdb_walk_begin(other, &all, &walk, &count), IPDB_USAGE);
    assert_int_equal(ipdb_decisions(other, &output), IPDB_USAGE);
    assert_int_equal(ipdb_decisions_export(other, NULL, collect, NULL), IPDB_USAGE);
    assert_int_equal(ipdb_decide_file(other, "none.csv", NULL, NULL, NULL, &tally), IPDB_USAGE);
    assert_int_equal(ipdb_decide_file(ipdb, "none.csv", NULL, NULL, NULL, &tally), IPDB_NOINPUT);
    ipdb_close(other);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(all_or_none, begin, end),
    cmocka_unit_test_setup_teardown(an_anchor_names_a_number, begin, end),
    cmocka_unit_test_setup_teardown(a_walk_shows_what_is_there_now, begin, end),
    cmocka_unit_test_setup_teardown(a_database_is_needed, begin, end),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
