/* The option parser over its table, and the hints for what was mistyped. */
#include "harness.h"

#include "cli/hint.h"
#include "cli/options.h"
#include "render/render.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* String literals may not be written to, and the parser writes nothing: it only moves the pointers. */
static bool parse(struct options *out, unsigned command, const char **arguments, size_t count)
{
    *out = (struct options){.db = NULL};
    return options_parse(out, command, (char **)(uintptr_t)arguments, count);
}

static void options_and_operands_mix(void **state)
{
    const char *arguments[] = {"a.txt", "--db", "x.db", "-qv", "--region=河北", "-", "--catalog", "1", "--catalog=2", "--", "--db"};
    struct options o;
    (void)state;
    assert_true(parse(&o, FOR_INGEST, arguments, COUNT(arguments)));
    assert_string_equal(o.db, "x.db");
    assert_string_equal(o.region, "河北");
    assert_true(o.quiet && o.verbose && !o.dry_run);
    assert_int_equal(o.catalog_count, 2);
    assert_string_equal(o.catalogs[1], "2");
    assert_int_equal(o.operand_count, 3);
    assert_string_equal(o.operands[0], "a.txt");
    assert_string_equal(o.operands[1], "-");
    assert_string_equal(o.operands[2], "--db");
}

static void letters_with_an_argument(void **state)
{
    static const char *rows[][2] = {{"-qofile", NULL}, {"-qo", "file"}, {"-o", "file"}, {"--output=file", NULL}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct options o;
        const char *arguments[] = {rows[i][0], rows[i][1]};
        assert_true(parse(&o, FOR_QUERY, arguments, rows[i][1] ? 2 : 1));
        assert_string_equal(o.output, "file");
        assert_int_equal(o.operand_count, 0);
    }
}

static void mistakes(void **state)
{
    static const struct {
        unsigned command;
        const char *argument;
    } rows[] = {{FOR_INGEST, "--nope"},  {FOR_INGEST, "-z"},        {FOR_INGEST, "--db"},
                {FOR_INGEST, "--db="},   {FOR_INGEST, "--quiet=1"}, {FOR_QUERY, "--date"},
                {FOR_EXTRACT, "--db=x"}, {FOR_NONE, "--db=x"},      {FOR_NONE, "-q"}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct options o;
        const char *arguments[] = {rows[i].argument};
        if (parse(&o, rows[i].command, arguments, 1))
            fail_msg("%s was taken", rows[i].argument);
    }
}

static void arguments_of_a_kind(void **state)
{
    static const struct {
        const char *argument;
        bool good;
    } rows[] = {{"--rows=1", true},
                {"--rows=1000000000", true},
                {"--rows=1000000001", false},
                {"--rows=0", false},
                {"--rows=-1", false},
                {"--rows=1k", false},
                {"--rows=99999999999999999999", false},
                {"--color=never", true},
                {"--color=nev", false},
                {"--color=never always", false},
                {"--format=md", true},
                {"--format=MD", false}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct options o;
        const char *arguments[] = {rows[i].argument};
        if (parse(&o, FOR_SQL, arguments, 1) != rows[i].good)
            fail_msg("%s", rows[i].argument);
    }
}

/* The table names the formats that render/ knows. */
static void formats_are_those_there_are(void **state)
{
    (void)state;
#define X(id, code) " " code
    static const char known[] = RENDER_FORMATS(X);
#undef X
    assert_string_equal(option_find("format", strlen("format"))->values, known + 1);
}

static void too_many_catalogues(void **state)
{
    const char *arguments[CATALOGS_MAX + 1];
    struct options o;
    (void)state;
    for (size_t i = 0; i < COUNT(arguments); i++)
        arguments[i] = "--catalog=x";
    assert_false(parse(&o, FOR_QUERY, arguments, COUNT(arguments)));
    assert_true(parse(&o, FOR_QUERY, arguments, CATALOGS_MAX));
}

static void hints(void **state)
{
    static const char *names[] = {"ingest", "query", "extract"};
    static const char *rows[][2] = {{"ingset", "ingest"}, {"qeury", "query"},   {"extarct", "extract"},
                                    {"quary", "query"},   {"frobnicate", NULL}, {"", NULL}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct hint hint = hint_for(rows[i][0]);
        for (size_t n = 0; n < COUNT(names); n++)
            hint_consider(&hint, names[n]);
        if (rows[i][1])
            assert_string_equal(hint.name, rows[i][1]);
        else
            assert_null(hint.name);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(options_and_operands_mix),
    cmocka_unit_test(letters_with_an_argument),
    cmocka_unit_test(mistakes),
    cmocka_unit_test(arguments_of_a_kind),
    cmocka_unit_test(formats_are_those_there_are),
    cmocka_unit_test(too_many_catalogues),
    cmocka_unit_test(hints),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
