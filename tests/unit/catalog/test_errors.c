/* What is refused, and the one line that says why: each message has file, line and column. */
#include "opened.h"

#include <time.h>

#define FEATURE_LIST                                                                                                             \
    "KEY=VALUE with a KEY of obj kind act proc body thing money per route award qual sub kindcase who phase lvl src role stock " \
    "gen filing actor work name "
#define SECTIONS "units, words, cues, regions, places, indicators"

static const struct refused {
    const char *text, *message;
} structure[] = {
    {"", "my.yaml:1:1: expected a mapping with any of " SECTIONS ", found an empty file"},
    {"# nothing\n", "my.yaml:1:1: expected a mapping with any of " SECTIONS ", found an empty file"},
    {"- a\n", "my.yaml:1:1: expected a mapping with any of " SECTIONS ", found a list"},
    {"words: {}\ncolors: {}\n", "my.yaml:2:1: expected one of " SECTIONS ", found \"colors\""},
    {"words: [专利]", "my.yaml:1:8: expected a mapping of WORD: KEY=VALUE …, found a list"},
    {"words:\n", "my.yaml:1:7: expected a mapping of WORD: KEY=VALUE …, found nothing"},
    {"words:\n  专利: colour=red\n", "my.yaml:2:7: expected " FEATURE_LIST "(colour=red is none), found \"colour=red\""},
    {"words:\n  专利: obj=patent act\n", "my.yaml:2:7: expected " FEATURE_LIST "(act is none), found \"obj=patent act\""},
    {"words:\n  专利: [obj]\n", "my.yaml:2:7: expected a text of KEY=VALUE with blanks between, found a list"},
    {"words: {\"\": obj=x}", "my.yaml:1:9: expected a word, found \"\""},
    {"cues: {up: 增长}", "my.yaml:1:12: expected a list of cue words, found \"增长\""},
    {"cues: {up: [增长, [x]]}", "my.yaml:1:17: expected a cue word, found a list"},
    {"units: {桶: barrel}",
     "my.yaml:1:12: expected a dimension (thing, body, money, person, session, percent, point, times, rank, duration"
     ", other or place), found \"barrel\""},
    {"units: {桶: {names: [大桶]}}", "my.yaml:1:12: expected the key dimension here, found a mapping"},
    {"units: {桶: {dimension: other, size: 3}}",
     "my.yaml:1:31: expected one of dimension, symbol, power, times, names, found \"size\""},
    {"units: {桶: {dimension: other, power: many}}",
     "my.yaml:1:38: expected a power of ten, a whole number from -12 to 12, found \"many\""},
    {"units: {桶: {dimension: other, power: 13}}",
     "my.yaml:1:38: expected a power of ten, a whole number from -12 to 12, found \"13\""},
    {"units: {桶: {dimension: other, times: 1.5}}",
     "my.yaml:1:38: expected a factor, a whole number from 1 to 1000000, found \"1.5\""},
    {"regions: {13: 河北省}", "my.yaml:1:11: expected a code of GB/T 2260, six digits, found \"13\""},
    {"regions: {990101: 某区}", "my.yaml:1:11: expected a region whose province (990000) stands before it, found \"990101\""},
    {"regions: {139000: a|b|c|d|e|f}",
     "my.yaml:1:19: expected NAME | SHORT NAME | ENGLISH NAME | ISO CODE | ABBREVIATION, found \"a|b|c|d|e|f\""},
    {"regions: {139000: ~}", "my.yaml:1:19: expected NAME | SHORT NAME | ENGLISH NAME | ISO CODE | ABBREVIATION, found nothing"},
    {"places: {groups: [{zh: 双城, members: [北京市, 火星]}]}",
     "my.yaml:1:43: expected a region: its code or its full name, found \"火星\""},
    {"places: {groups: [{zh: 双城}]}", "my.yaml:1:19: expected the key members here, found a mapping"},
    {"places: {names: {朝阳: 朝阳区}}",
     "my.yaml:1:22: expected a region that no other shares its name with (give its code), found \"朝阳区\""},
    {"places: {towns: []}", "my.yaml:1:10: expected one of groups, names, found \"towns\""},
};

static const struct refused indicators[] = {
    {"indicators: {}", "my.yaml:1:13: expected a list of indicators or groups of indicators, found a mapping"},
    {"indicators: [{code: patent_grants, part_of: patent_grant}]",
     "my.yaml:1:14: expected codes of other indicators (patent_grant is none), found a mapping"},
    {"indicators: [{code: patent_grants, sum_of: invention_patent_grants patent_grants}]",
     "my.yaml:1:14: expected codes of other indicators (patent_grants is none), found a mapping"},
    {"indicators: [x]", "my.yaml:1:14: expected a mapping of code, zh, en …, found \"x\""},
    {"indicators:\n  - {zh: 甲}\n", "my.yaml:2:5: expected the key code here, found a mapping"},
    {"indicators:\n  - {code: a, zh: 甲, nature: flow}\n", "my.yaml:2:5: expected the key unit here, found a mapping"},
    {"indicators:\n  - {code: a, color: red}\n",
     "my.yaml:2:15: expected one of code, zh, en, nature, unit, group, note, also, "
     "dimension, needs, may, narrows, not, part_of, sum_of, per_10k_of, found \"color\""},
    {"indicators: [{code: A-1, zh: 甲, nature: flow, unit: 件}]",
     "my.yaml:1:21: expected a code of a-z, 0-9 and _ (but not \"other\"), found \"A-1\""},
    {"indicators: [{code: other, zh: 甲, nature: flow, unit: 件}]",
     "my.yaml:1:21: expected a code of a-z, 0-9 and _ (but not \"other\"), found \"other\""},
    {"indicators: [{code: a, zh: 甲, nature: flows, unit: 件}]", "my.yaml:1:39: expected flow or stock, found \"flows\""},
    {"indicators: [{code: a, zh: 甲, nature: flow, unit: 只件}]",
     "my.yaml:1:51: expected a unit that the section units knows, found \"只件\""},
    {"indicators: [{code: a, zh: 甲, nature: flow, unit: 克}]", "my.yaml:1:51: expected a base unit (千克), found \"克\""},
    {"indicators: [{code: a, zh: ~, nature: flow, unit: 件}]", "my.yaml:1:28: expected the Chinese name, found nothing"},
    {"indicators: [{code: a, zh: 数量, nature: flow, unit: 件}]",
     "my.yaml:1:14: expected a Chinese name that says what is counted (or needs: KEY=VALUE …), found a mapping"},
    {"indicators: [{code: a, zh: 甲, nature: flow, unit: 件, dimension: thing body}]",
     "my.yaml:1:65: expected one dimension, found \"thing body\""},
    {"indicators: [{code: a, zh: 甲, nature: flow, unit: 件, also: 乙}]",
     "my.yaml:1:60: expected a list of further names, found \"乙\""},
    {"indicators: [{code: a, zh: 专利授权量, nature: flow, unit: 件}]",
     "my.yaml:1:14: expected names of its own (专利授权量 already names patent_grants), found a mapping"},
    {"indicators: [{group: g, indicators: 甲}]", "my.yaml:1:37: expected a list of indicators, found \"甲\""},
};

/* libyaml's own words close the message. */
static const struct refused yaml[] = {
    {"words: {a: b: c}", "my.yaml:1:13: expected YAML in UTF-8, found a mistake: did not find expected ',' or '}'"},
    {"words:\n\t专利: obj=x", "my.yaml:2:1: expected YAML in UTF-8, found a mistake: found character that cannot start any token"},
    {"words: {a: &x obj=y, b: *x}", "my.yaml:1:12: expected plain YAML, found an anchor or a tag; write the value out"},
    {"words: *x", "my.yaml:1:8: expected plain YAML, found an alias; write the value out"},
    {"words: !!python/object:os.system {}", "my.yaml:1:8: expected plain YAML, found an anchor or a tag; write the value out"},
    {"&a [*a]", "my.yaml:1:1: expected plain YAML, found an anchor or a tag; write the value out"},
    {"words: {<<: {a: obj=x}}", "my.yaml:1:13: expected a text of KEY=VALUE with blanks between, found a mapping"},
    {"%YAML 1.1\n---\nwords: {}", "my.yaml:1:1: expected plain YAML, found a % directive; leave it out"},
    {"words: {a: obj=x}\n---\nwords: {}", "my.yaml:2:1: expected one document, found a second one; give it as a file of its own"},
    {"words: {a: obj=x, b: obj=x, a: obj=y}", "my.yaml:1:29: expected each key once in its mapping, found \"a\""},
    {"words: {a: obj=x}\nwords: {b: obj=x}", "my.yaml:2:1: expected each key once in its mapping, found \"words\""},
    {"words: {[a]: obj=x}", "my.yaml:1:9: expected a key, found a list"},
    {"words: {~: obj=x}", "my.yaml:1:9: expected a key, found nothing"},
    {"words: {a: \"obj=x\\e[2J\"}", "my.yaml:1:12: expected one line of text, found a control character or a line end in it"},
    {"words: {a: \"x\\0y\"}", "my.yaml:1:12: expected one line of text, found a control character or a line end in it"},
    {"words: {a: \"x\\u202Ey\"}", "my.yaml:1:12: expected one line of text, found a control character or a line end in it"},
    {"words:\n  a: |\n    x\n    y\n", "my.yaml:2:6: expected one line of text, found a control character or a line end in it"},
    {"words:\n  a: \xff", "my.yaml:2:6: expected YAML in UTF-8, found a mistake: invalid leading UTF-8 octet"},
    {"words:\n  甲: \x01", "my.yaml:2:6: expected YAML in UTF-8, found a mistake: control characters are not allowed"},
    {"[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]", "my.yaml:1:17: expected at most 16 levels of lists and mappings, found more"},
};

static void check_all(const struct refused *table, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_refused(str_of(table[i].text), table[i].message);
}

static void sections_units_regions_and_words(void **state)
{
    (void)state;
    check_all(structure, sizeof structure / sizeof *structure);
}

static void wrong_indicators(void **state)
{
    (void)state;
    check_all(indicators, sizeof indicators / sizeof *indicators);
}

static void hostile_or_broken_yaml(void **state)
{
    (void)state;
    check_all(yaml, sizeof yaml / sizeof *yaml);
}

static void an_unknown_cue_class_lists_the_known_ones(void **state)
{
    (void)state;
    struct catalog *cat = NULL;
    struct err err = {0};
    assert_int_equal(open_with(&cat, STR("cues:\n  upward: [增长]\n"), &err), IPDB_DATA);
    struct str message = str_of(err.message);
    assert_true(str_starts(message, STR("my.yaml:2:3: expected a class of cue words (yoy_base, mom_base, ")));
    assert_true(str_contains(message, STR("furniture")));
    assert_true(str_ends(message, STR(", found \"upward\"")));
}

static void what_is_shown_is_short_and_harmless(void **state)
{
    (void)state;
    struct catalog *cat = NULL;
    struct err err = {0};
    const struct catalog_file file = {STR("a\x1b[2J\n.yaml"),
                                      STR("甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸: {}")};
    assert_int_equal(catalog_open(&cat, &file, 1, &err), IPDB_DATA);
    assert_str(str_of(err.message),
               "a\\x1B[2J\\x0A.yaml:1:1: expected one of " SECTIONS ", found \"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬…\"");
}

static void only_the_user_has_a_limit_of_size(void **state)
{
    (void)state;
    static char text[64 * 1024 + 1];
    memset(text, '#', sizeof text);
    check_refused((struct str){text, sizeof text},
                  "my.yaml:1:1: expected a catalogue of at most 64 KiB, found 65537 bytes; divide it into several files");
    check_refused((struct str){text, sizeof text - 1},
                  "my.yaml:1:1: expected a mapping with any of " SECTIONS ", found an empty file");
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* 60 KiB of each pattern; libyaml alone would take many seconds for the first. */
static void bombs_cost_no_time(void **state)
{
    (void)state;
    static const char *const patterns[] = {"[",   "{",   "- ",  "{a: ", "[\n", "? ", "[]", "[],",   "{?",    "\"a\":", "a:",  "!",
                                           "&a ", "*a ", "|\n", "#\n",  "a ",  "'",  "\\", "%TAG ", "---\n", "\n\n",   "<<: "};
    static char text[60 * 1024];
    for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
        size_t len = strlen(patterns[p]), used = strlen("words: [");
        memcpy(text, "words: [", used);
        for (; used + len < sizeof text; used += len)
            memcpy(text + used, patterns[p], len);
        struct catalog *cat = NULL;
        struct err err = {0};
        double begin = seconds();
        assert_int_equal(open_with(&cat, (struct str){text, used}, &err), IPDB_DATA);
        assert_true(seconds() - begin < 2.0);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(sections_units_regions_and_words),
    cmocka_unit_test(wrong_indicators),
    cmocka_unit_test(hostile_or_broken_yaml),
    cmocka_unit_test(an_unknown_cue_class_lists_the_known_ones),
    cmocka_unit_test(what_is_shown_is_short_and_harmless),
    cmocka_unit_test(only_the_user_has_a_limit_of_size),
    cmocka_unit_test(bombs_cost_no_time),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
