/* Which sentences are found and in which order: rows go in as the database gives them, ranked passages come out. */
#include "harness.h"

#include <stdio.h>

#include "search/search.h"

static struct catalog *cat;

static int open_catalog(void **state)
{
    (void)state;
    return catalog_open(&cat, NULL, 0, NULL) == IPDB_OK ? 0 : -1;
}

static int close_catalog(void **state)
{
    (void)state;
    catalog_close(cat);
    return 0;
}

static struct bind text(const char *s)
{
    return (struct bind){BIND_TEXT, str_of(s), 0};
}

static struct bind number(int64_t n)
{
    return (struct bind){BIND_INT, {NULL, 0}, n};
}

/* Three bulletins in the order of their keys: 1 of Hebei, 3 an old version of it, 2 of Hubei. Their ids are not in that order. */
static void add_bulletins(struct search *search)
{
    const struct bind rows[][6] = {
        {number(1), number(1), number(1), text("130000"), text("河北省2023年简报"), text("2024-02-01")},
        {number(3), number(0), number(1), text("130000"), text("河北省2023年简报"), text("2024-01-01")},
        {number(2), number(1), number(1), text("420000"), text("湖北简报"), text("2022-02-01")},
    };
    for (size_t i = 0; i < 3; i++)
        assert_true(search_source(search, rows[i]));
}

static void add_sentence(struct search *search, int64_t passage, int64_t source, bool heading, const char *path,
                         const char *sentence)
{
    const struct bind row[] = {number(passage), number(source), number(passage * 100), number(heading), text(path), text(sentence)};
    assert_true(search_passage(search, row));
}

static void add_fact(struct search *search, int64_t passage, const char *region, int year, const char *decided)
{
    const struct bind row[] = {number(passage), text(region), year ? number(year) : (struct bind){BIND_TEXT, {NULL, 0}, 0},
                               text(decided)};
    assert_true(search_fact(search, row));
}

/* "3 1 2": the passages found, best first. */
static const char *ranked(struct search *search)
{
    static char out[200];
    out[0] = '\0';
    assert_int_equal(search_rank(search, NULL), IPDB_OK);
    for (size_t i = 0; i < search->hits.len; i++)
        snprintf(out + strlen(out), sizeof out - strlen(out), "%s%d", i ? " " : "", (int)search->hits.at[i].passage);
    return out;
}

static struct search_request request_for(const char *words)
{
    return (struct search_request){
        .text = str_of(words), .catalog = cat, .region = NONE, .limit = 20, .language = STR("en"), .line_each = true};
}

static void begin(struct search *search, const struct search_request *request, struct rowset *out)
{
    *search = (struct search){.request = NULL};
    *out = (struct rowset){.values = 0};
    assert_int_equal(search_begin(search, request, out, NULL), IPDB_OK);
    add_bulletins(search);
}

static void end(struct search *search, struct rowset *out)
{
    search_fini(search);
    rowset_fini(out);
}

static void frequency_length_and_kind_decide(void **state)
{
    (void)state;
    struct search_request request = request_for("质押");
    struct search search;
    struct rowset out;
    begin(&search, &request, &out);
    add_sentence(&search, 1, 1, false, "", "质押之外还有许多别的事情要说一说");
    add_sentence(&search, 2, 1, false, "", "质押之外还有许多别的事情");
    add_sentence(&search, 3, 1, false, "", "质押之外还有质押的事情要");
    add_sentence(&search, 4, 1, true, "", "质押之外还有许多别的事情");
    add_sentence(&search, 5, 1, false, "一、质押", "质押之外还有许多别的事情");
    add_sentence(&search, 6, 1, false, "", "质押之外还有许多别的9件");
    add_sentence(&search, 7, 1, false, "", "别的");
    add_fact(&search, 6, "130000", 2023, "");
    assert_string_equal(ranked(&search), "6 3 5 2 1 4");
    assert_int_equal(search.sentences, 7);
    assert_int_equal(search.frequency[0], 6);
    end(&search, &out);
}

/* One sentence of three has the word: idf = ln(1 + 2.5 / 1.5); it is of average length, so that tf is 1. */
static void the_score_is_that_of_bm25(void **state)
{
    (void)state;
    struct search_request request = request_for("质押");
    struct search search;
    struct rowset out;
    begin(&search, &request, &out);
    add_sentence(&search, 1, 1, false, "", "质押三个字");
    add_sentence(&search, 2, 1, false, "", "别的三个字");
    add_sentence(&search, 3, 2, false, "", "又是三个字");
    assert_string_equal(ranked(&search), "1");
    assert_true(search.hits.at[0].score > 0.980829 && search.hits.at[0].score < 0.980830);
    end(&search, &out);
}

static void rare_words_weigh_more(void **state)
{
    (void)state;
    struct search_request request = request_for("专利 导航");
    struct search search;
    struct rowset out;
    begin(&search, &request, &out);
    add_sentence(&search, 1, 1, false, "", "专利专利导航");
    add_sentence(&search, 2, 1, false, "", "专利导航导航");
    for (int i = 3; i < 9; i++)
        add_sentence(&search, i, 1, false, "", "专利六个字啊");
    assert_string_equal(ranked(&search), "2 1");
    end(&search, &out);
}

/* Equal ones: by key and version, then by place, in whatever order they were ingested. */
static void equal_ones_stand_in_order_of_keys(void **state)
{
    (void)state;
    struct search_request request = request_for("质押");
    request.all_versions = true;
    struct search search;
    struct rowset out;
    begin(&search, &request, &out);
    static const int sources[] = {2, 3, 1, 1, 2};
    for (int i = 0; i < 5; i++)
        add_sentence(&search, i + 1, sources[i], false, "", "质押");
    assert_string_equal(ranked(&search), "3 4 2 1 5");
    end(&search, &out);
}

static void only_the_best_are_kept_and_all_are_counted(void **state)
{
    (void)state;
    struct search_request request = request_for("质押");
    request.limit = 2;
    struct search search;
    struct rowset out;
    begin(&search, &request, &out);
    for (int i = 1; i <= 5; i++)
        add_sentence(&search, i, 1, false, "", "质押");
    assert_string_equal(ranked(&search), "1 2");
    assert_int_equal(search.found, 5);
    end(&search, &out);
}

static void old_versions_are_left_out(void **state)
{
    (void)state;
    struct search_request request = request_for("质押");
    struct search search;
    struct rowset out;
    begin(&search, &request, &out);
    add_sentence(&search, 1, 3, false, "", "质押");
    add_sentence(&search, 2, 9, false, "", "质押"); /* of no bulletin */
    assert_string_equal(ranked(&search), "");
    assert_int_equal(search.older, 1);
    assert_int_equal(search.sentences, 0);
    end(&search, &out);
}

/* Sentences 1 to 6, with and without facts, under every filter. */
static void filters(void **state)
{
    (void)state;
    static const struct {
        const char *region;
        int year;
        const char *found;
        size_t outside;
    } table[] = {
        {NULL, 0, "1 2 5 3 4 6", 0},     {"130000", 0, "1 2 5 3", 2}, {"130300", 0, "2", 5},    {"420000", 0, "5 4 6", 3},
        {"000000", 0, "1 2 5 3 4 6", 0}, {NULL, 2023, "1 5 3", 3},    {NULL, 2022, "2 4 6", 3}, {NULL, 2024, "", 6},
        {"420000", 2022, "4 6", 4},      {"130000", 2022, "2", 5},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct search_request request = request_for("质押");
        request.year = table[i].year;
        request.region = table[i].region ? catalog_region_by_code(cat, str_of(table[i].region)) : NONE;
        struct search search;
        struct rowset out;
        begin(&search, &request, &out);
        add_sentence(&search, 1, 1, false, "", "质押");
        add_sentence(&search, 2, 1, false, "", "质押");
        add_sentence(&search, 3, 1, false, "", "质押");
        add_sentence(&search, 4, 2, false, "", "质押");
        add_sentence(&search, 5, 2, false, "", "质押");
        add_sentence(&search, 6, 2, false, "", "质押");
        add_fact(&search, 1, "130000", 2023, "");
        add_fact(&search, 2, "130300", 2022, ""); /* 秦皇岛 in the bulletin of Hebei */
        add_fact(&search, 5, "130000", 2023, ""); /* Hebei in that of Hubei */
        const char *found = ranked(&search);
        if (strcmp(found, table[i].found) != 0 || search.outside != table[i].outside)
            fail_msg("%s %d: %s, outside %zu", table[i].region ? table[i].region : "", table[i].year, found, search.outside);
        end(&search, &out);
    }
}

/* A number that a person rejected is no figure of its place and year. */
static void rejected_facts_find_nothing(void **state)
{
    (void)state;
    struct search_request request = request_for("质押");
    request.region = catalog_region_by_code(cat, STR("420000"));
    struct search search;
    struct rowset out;
    begin(&search, &request, &out);
    add_sentence(&search, 1, 1, false, "", "质押");
    add_fact(&search, 1, "420000", 2023, "reject");
    assert_string_equal(ranked(&search), "");
    assert_int_equal(search.outside, 1);
    end(&search, &out);
}

static void the_year_of_a_bulletin(void **state)
{
    (void)state;
    static const struct {
        const char *title, *published;
        int year;
        bool is;
    } table[] = {
        {"河北省2023年简报", "2024-01-01", 2023, true},
        {"河北省2023年简报", "2024-01-01", 2024, false},
        {"河北省２０２３年简报", "", 2023, true},
        {"二〇二三年简报", "2024-01-01", 2023, true},
        {"二○二三年简报", "2024-01-01", 2024, false},
        {"2021—2023年规划", "", 2021, true},
        {"简报第20231期", "2024-01-01", 2023, false},
        {"简报第20231期", "2024-01-01", 2024, true},
        {"简报3000份", "2024-01-01", 2024, true},
        {"", "", 2024, false},
        {"简报2023", "", 2023, true},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct search_request request = request_for("质押");
        request.year = table[i].year;
        struct search search = {.request = NULL};
        struct rowset out = {.values = 0};
        assert_int_equal(search_begin(&search, &request, &out, NULL), IPDB_OK);
        const struct bind row[] = {number(1), number(1), number(1), text("130000"), text(table[i].title), text(table[i].published)};
        assert_true(search_source(&search, row));
        if (search.bulletins.at[0].of_year != table[i].is)
            fail_msg("%s, %s: %d", table[i].title, table[i].published, table[i].year);
        end(&search, &out);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(frequency_length_and_kind_decide),
    cmocka_unit_test(the_score_is_that_of_bm25),
    cmocka_unit_test(rare_words_weigh_more),
    cmocka_unit_test(equal_ones_stand_in_order_of_keys),
    cmocka_unit_test(only_the_best_are_kept_and_all_are_counted),
    cmocka_unit_test(old_versions_are_left_out),
    cmocka_unit_test_setup_teardown(filters, open_catalog, close_catalog),
    cmocka_unit_test_setup_teardown(rejected_facts_find_nothing, open_catalog, close_catalog),
    cmocka_unit_test_setup_teardown(the_year_of_a_bulletin, open_catalog, close_catalog),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
