/* Errors show the query and point at the word. */
#include "asked.h"

#include <time.h>

#include "query/suggest.h"

static void check_error(const char *query, const char *expected, const char *file, int line)
{
    struct asked a = ask_parse(query, QUERY_AUTO);
    if (a.status != IPDB_USAGE) {
        print_error("status %d for '%s'\n", (int)a.status, query);
        _fail(file, line);
    }
    check_str(str_of(a.err.message), expected, file, line);
    ask_fini(&a);
}
#define assert_error(query, expected) check_error((query), (expected), __FILE__, __LINE__)

static void unknown_names_get_suggestions(void **state)
{
    (void)state;
    assert_error("pledge_financing for Hebie", "unknown name 'Hebie' at column 22; did you mean: Hebei, Hubei?\n"
                                               "  pledge_financing for Hebie\n"
                                               "                       ^^^^^");
    assert_error("pledge_finance", "unknown name 'pledge_finance' at column 1; did you mean: pledge_financing?\n"
                                   "  pledge_finance\n"
                                   "  ^^^^^^^^^^^^^^");
    assert_error("pledge Hebei",
                 "unknown name 'pledge' at column 1; did you mean: pledge_enterprises, pledge_financing, pledge_projects?\n"
                 "  pledge Hebei\n"
                 "  ^^^^^^");
    assert_error("pledge_financing qwertzuiop", "unknown name 'qwertzuiop' at column 18\n"
                                                "  pledge_financing qwertzuiop\n"
                                                "                   ^^^^^^^^^^");
}

/* The caret stands under the word by display width; the whole run is the unknown word. */
static void carets_under_chinese(void **state)
{
    (void)state;
    struct asked a = ask_parse("质押融资 河比省", QUERY_AUTO);
    assert_int_equal(a.status, IPDB_USAGE);
    assert_true(str_starts(str_of(a.err.message), STR("unknown name '河比省' at column 6; did you mean: 河北省")));
    assert_true(str_ends(str_of(a.err.message), STR("?\n  质押融资 河比省\n           ^^^^^^")));
    assert_false(str_contains(str_of(a.err.message), STR(", 省")));
    ask_fini(&a);
}

static void sentences_of_the_page(void **state)
{
    (void)state;
    assert_error("growth for Hebei", "a measure needs an indicator, e.g. 'pledge_financing growth'\n  growth for Hebei\n  ^^^^^^");
    assert_error("for Hebei", "no indicator in the query; name one, e.g. 'pledge_financing by region'\n  for Hebei\n           ^");
    assert_error(" ", "no indicator in the query; name one, e.g. 'pledge_financing by region'");
    assert_error("朝阳区 质押融资",
                 "朝阳区 is in 北京市 (110105) and in 长春市 (220104); write its code\n  朝阳区 质押融资\n  ^^^^^^");
    assert_error("pledge_financing by", "expected a dimension after 'by': region, province, city, year, period, source\n"
                                        "  pledge_financing by\n                   ^^");
    assert_error("pledge_financing by Hebei", "expected a dimension after 'by': region, province, city, year, period, source\n"
                                              "  pledge_financing by Hebei\n                      ^^^^^");
}

static void what_the_grammar_expects(void **state)
{
    static const struct {
        const char *query, *begins;
    } cases[] = {
        {"pledge_financing top Hebei", "expected a number of rows such as 5 at column 22"},
        {"pledge_financing in Hebei", "expected a period such as 2023, 2022-H1, 2023-Q3 or latest at column 21"},
        {"pledge_financing for 2023", "expected a region at column 22"},
        {"pledge_financing unit 件", "pledge_financing is measured in 元, not in 件"},
        {"pledge_financing sort 5", "expected value, region, period or code after 'sort' at column 23"},
        {"pledge_financing region", "expected 'by' before 'region' at column 18"},
        {"pledge_financing 万元", "expected 'unit' before '万元' at column 18"},
        {"pledge_financing 2023..2019", "a range goes from the earlier to the later of two periods of one kind"},
        {"pledge_financing strict loose", "strict and loose exclude each other"},
        {"pledge_financing \"Hebei", "the quotation that begins at column 18 does not end"},
        {"pledge_financing src:", "expected a word after 'src:'"},
        {"pledge_financing prefer:best", "expected latest, first, official or precise after 'prefer:' at column 25"},
        {"pledge_financing per10k",
         "no bulletin reports pledge_financing per 10 000 inhabitants, and the catalogue has no 常住人口"},
        {"pledge_financing growth.guessed", "expected 'reported' or 'derived' after the dot at column 25"},
        {"pledge_financing under 京津冀", "'京津冀' is a group"},
        {"pledge_financing 全球", "'全球' holds no region of the table"},
        {"list", "expected indicators, regions, periods, sources, units, scopes, gaps or conflicts after 'list'"},
        {"", "no indicator in the query"},
        {"%%%", "unknown name '%'"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct asked a = ask_parse(cases[i].query, QUERY_AUTO);
        if (a.status != IPDB_USAGE || !str_starts(str_of(a.err.message), str_of(cases[i].begins)))
            fail_msg("'%s': status %d, %s", cases[i].query, (int)a.status, a.err.message);
        ask_fini(&a);
    }
}

/* Each as a message, the query, and a caret under what is wrong. */
static void wrong_queries_point_at_the_word(void **state)
{
    (void)state;
    assert_error("质押融资 > 100", "unknown name '>' at column 6\n"
                                   "  质押融资 > 100\n"
                                   "           ^");
    assert_error("pledge_financing (by region)", "unknown name '(' at column 18\n"
                                                 "  pledge_financing (by region)\n"
                                                 "                   ^");
    assert_error("pledge_financing / by region", "expected an indicator at column 20\n"
                                                 "  pledge_financing / by region\n"
                                                 "                     ^^");
    assert_error("pledge_financing per Hebei", "expected an indicator after 'per' at column 22\n"
                                               "  pledge_financing per Hebei\n"
                                               "                       ^^^^^");
    assert_error("质押融资 增速.猜测", "expected 'reported' or 'derived' after the dot at column 9\n"
                                       "  质押融资 增速.猜测\n"
                                       "                ^^^^");
    assert_error("质押融资 按 河北", "expected a dimension after '按': region, province, city, year, period, source\n"
                                     "  质押融资 按 河北\n"
                                     "              ^^^^");
    assert_error("质押融资 2023年..河北", "expected a period after '..' at column 13\n"
                                          "  质押融资 2023年..河北\n"
                                          "                   ^^^^");
    assert_error("质押融资 截至 河北", "expected a date such as 2023-06-30 at column 9\n"
                                       "  质押融资 截至 河北\n"
                                       "                ^^^^");
    assert_error("质押融资 known: 河北", "expected a date after 'known:', such as 2023-06-30 at column 13\n"
                                         "  质押融资 known: 河北\n"
                                         "                  ^^^^");
    assert_error("质押融资 not: 河北", "expected src:, doc:, status: or scope: after 'not:' at column 11\n"
                                       "  质押融资 not: 河北\n"
                                       "                ^^^^");
    assert_error("质押融资 unit 亿元 单位 万元", "the unit is given twice\n"
                                                 "  质押融资 unit 亿元 单位 万元\n"
                                                 "                     ^^^^");
    assert_error("质押融资 前5 后5", "the number of rows is given twice\n"
                                     "  质押融资 前5 后5\n"
                                     "               ^^");
    assert_error("质押融资 sort value 排序 地区", "the order is given twice\n"
                                                  "  质押融资 sort value 排序 地区\n"
                                                  "                      ^^^^");
    assert_error("质押融资 as a as b", "'as' is given twice\n"
                                       "  质押融资 as a as b\n"
                                       "                ^^^^");
    assert_error("质押融资 河北 对比", "expected two regions, periods or indicators around '对比'\n"
                                       "  质押融资 河北 对比\n"
                                       "                ^^^^");
    assert_error("list indicators 河北", "expected the end of the query at column 17\n"
                                         "  list indicators 河北\n"
                                         "                  ^^^^");
    assert_error("explain list gaps", "a list has nothing to explain; leave the word out\n"
                                      "  explain list gaps\n"
                                      "  ^^^^^^^");
    assert_error("list gaps ~", "expected a word after '~'\n"
                                "  list gaps ~\n"
                                "            ^");
}

static void quotation_marks_come_in_pairs(void **state)
{
    (void)state;
    assert_error("质押融资 \"河北", "the quotation that begins at column 6 does not end\n"
                                    "  质押融资 \"河北\n"
                                    "           ^^^^^");
    assert_error("质押融资 「河北", "the quotation that begins at column 6 does not end\n"
                                    "  质押融资 「河北\n"
                                    "           ^^^^^^");
    assert_error("质押融资 “河北", "the quotation that begins at column 6 does not end\n"
                                   "  质押融资 “河北\n"
                                   "           ^^^^^");
    assert_error("质押融资 src:\"gov", "the quotation that begins at column 10 does not end\n"
                                       "  质押融资 src:\"gov\n"
                                       "               ^^^^");
    assert_error("质押融资 \"\"", "expected a word between the quotation marks at column 6\n"
                                  "  质押融资 \"\"\n"
                                  "           ^^");
    assert_error("质押融资@「 」", "expected a word between the quotation marks at column 6\n"
                                   "  质押融资@「 」\n"
                                   "           ^^^^^");
}

static void check_refused(struct str query, const char *expected)
{
    struct asked a = {0};
    assert_int_equal(catalog_open(&a.catalog, NULL, 0, &a.err), IPDB_OK);
    assert_int_equal(query_parse(a.catalog, NULL, query, QUERY_AUTO, &a.arena, &a.plan, &a.err), IPDB_USAGE);
    assert_str(str_of(a.err.message), expected);
    ask_fini(&a);
}

/* Shown escaped, and refused wherever they stand: a query is printed on terminals and pages. */
static void control_characters_are_refused(void **state)
{
    (void)state;
    check_refused(STR("质押融资 \x1b[2J"), "\\x1B at column 6 is no character of a query; leave it out\n"
                                           "  质押融资 \\x1B[2J\n"
                                           "           ^^^^");
    check_refused(STR("质押融资 \u202e河北"), "\\u{202E} at column 6 is no character of a query; leave it out\n"
                                              "  质押融资 \\u{202E}河北\n"
                                              "           ^^^^^^^^");
    check_refused(STR("质押融资 src:\"a\u2066b\""), "\\u{2066} at column 12 is no character of a query; leave it out\n"
                                                    "  质押融资 src:\"a\\u{2066}b\"\n"
                                                    "                 ^^^^^^^^");
    check_refused(STR("质押\0融资"), "\\x00 at column 3 is no character of a query; leave it out\n"
                                     "  质押\\x00融资\n"
                                     "      ^^^^");
    check_refused(STR("list units ~\x7f"), "\\x7F at column 13 is no character of a query; leave it out\n"
                                           "  list units ~\\x7F\n"
                                           "              ^^^^");
}

static size_t count_lines(const char *text)
{
    size_t lines = 1;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

/* Whatever is typed ends in a status, soon, and with a message that fits. */
static void hostile_queries(void **state)
{
    static const char *const bits[] = {
        "(",      "河",   "a ",   "1", "、",   "\"", "@",      "~",    "省",    "in ", "..",     "pledge_financing,",
        "'",      "`;--", "各省", ">", "((( ", "和", "\u200d", "and ", "list ", "~a",  "2023..", "质押融资",
        "growth "};
    (void)state;
    for (size_t i = 0; i < COUNT(bits); i++) {
        struct buf query = {0};
        while (query.len + strlen(bits[i]) < 60000)
            buf_add(&query, str_of(bits[i]));
        struct asked a = {0};
        assert_int_equal(catalog_open(&a.catalog, NULL, 0, &a.err), IPDB_OK);
        clock_t begin = clock();
        assert_int_equal(query_parse(a.catalog, NULL, buf_str(&query), QUERY_AUTO, &a.arena, &a.plan, &a.err), IPDB_USAGE);
        assert_true((clock() - begin) / CLOCKS_PER_SEC < 2);
        assert_true(strlen(a.err.message) < ERR_MAX - 1);
        assert_in_range(count_lines(a.err.message), 1, 3);
        ask_fini(&a);
        buf_fini(&query);
    }
    struct buf query = {0};
    while (query.len <= 64 * 1024)
        buf_char(&query, 'x');
    struct asked a = ask_parse(query.ptr, QUERY_AUTO);
    assert_int_equal(a.status, IPDB_USAGE);
    ask_fini(&a);
    buf_fini(&query);
    a = ask_parse("pledge_financing \xff", QUERY_AUTO);
    assert_string_equal(a.err.message, "the query is not UTF-8 at byte 17");
    ask_fini(&a);
    a = ask_parse("pledge_financing \x1b[2J", QUERY_AUTO);
    assert_int_equal(a.status, IPDB_USAGE);
    assert_null(strchr(a.err.message, '\x1b'));
    ask_fini(&a);
}

static void edit_distances(void **state)
{
    static const struct {
        const char *a, *b;
        size_t distance;
    } cases[] = {{"hebie", "hebei", 1}, {"hebie", "hubei", 2}, {"abc", "abc", 0},
                 {"", "ab", 2},         {"ab", "ba", 1},       {"abcdef", "uvwxyz", 4}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(edit_distance(str_of(cases[i].a), str_of(cases[i].b), 3), cases[i].distance);
}

/* Slips of an input method: the sounds are right, the characters are not. */
static void names_that_sound_alike(void **state)
{
    static const struct {
        const char *query, *message;
    } cases[] = {
        {"质押融资 河被", "unknown name '河被' at column 6; did you mean: 河北, "},
        {"质押融资 虎背", "unknown name '虎背' at column 6; did you mean: 华北, 河北, 湖北?"},
        {"质鸭绒资", "unknown name '质鸭绒资' at column 1; did you mean: 质押融资?"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct asked a = ask_parse(cases[i].query, QUERY_AUTO);
        if (!str_starts(str_of(a.err.message), str_of(cases[i].message)))
            fail_msg("%s", a.err.message);
        ask_fini(&a);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(names_that_sound_alike),
    cmocka_unit_test(unknown_names_get_suggestions),
    cmocka_unit_test(carets_under_chinese),
    cmocka_unit_test(sentences_of_the_page),
    cmocka_unit_test(what_the_grammar_expects),
    cmocka_unit_test(wrong_queries_point_at_the_word),
    cmocka_unit_test(quotation_marks_come_in_pairs),
    cmocka_unit_test(control_characters_are_refused),
    cmocka_unit_test(hostile_queries),
    cmocka_unit_test(edit_distances),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
