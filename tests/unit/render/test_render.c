/* Tables, csv, tsv, json, ndjson and Markdown: alignment of wide characters, the rule, the width, and cells that would do harm. */
#include "harness.h"

#include <locale.h>

#include "render/render.h"
#include "text/utf8.h"

struct spec {
    const char *name, *title;
    enum column_align align;
    enum column_audience audience;
    bool numeric;
};

static const struct spec specs[] = {
    {"region", "地区", ALIGN_LEFT, FOR_ALL, false},
    {"value", "value", ALIGN_RIGHT, FOR_MACHINES, true},
    {"value", "亿元", ALIGN_RIGHT, FOR_PEOPLE, false},
    {"evidence", "evidence", ALIGN_LEFT, FOR_ALL, false},
};

enum { COLUMNS = sizeof specs / sizeof *specs };

static void add_row(struct rowset *set, const char *const cells[COLUMNS], bool below)
{
    struct row *row = rowset_row(set);
    assert_non_null(row);
    row->below = below;
    for (size_t i = 0; i < COLUMNS; i++)
        row->cells[i] = str_of(cells[i]);
}

static struct rowset sample(void)
{
    static const char *const rows[][COLUMNS] = {{"河北省", "14500000000", "145.00", "hebei-2023#1"},
                                                {"Hubei", "12716000000", "127.16", "hubei-2023#7"},
                                                {"浙江省", NULL, ">489.00", "bureaus-2022#10"}};
    struct rowset set = {.values = 3};
    for (size_t i = 0; i < COLUMNS; i++) {
        struct column *c = rowset_column(&set, str_of(specs[i].name), str_of(specs[i].title), specs[i].align, specs[i].audience);
        assert_non_null(c);
        c->numeric = specs[i].numeric;
    }
    for (size_t i = 0; i < 3; i++)
        add_row(&set, rows[i], i == 2);
    struct str *note = VEC_PUSH(&set.notes);
    assert_non_null(note);
    *note = STR("ranked on \"2023\"");
    return set;
}

static void check_render(const struct rowset *set, enum render_format format, int width, const char *expected, const char *file,
                         int line)
{
    struct buf out = {0};
    struct err err = {0};
    assert_int_equal(render(set, format, width, false, &out, &err), IPDB_OK);
    check_str(buf_str(&out), expected, file, line);
    buf_fini(&out);
}
#define assert_render(set, format, width, expected) check_render((set), (format), (width), (expected), __FILE__, __LINE__)

static const char table[] = "地区       亿元  evidence\n"
                            "河北省   145.00  hebei-2023#1\n"
                            "Hubei    127.16  hubei-2023#7\n"
                            "--------------------------------\n"
                            "浙江省  >489.00  bureaus-2022#10\n";

static void color_marks_titles_and_what_is_below(void **state)
{
    (void)state;
    struct rowset set = sample();
    struct buf out = {0};
    assert_int_equal(render(&set, RENDER_TABLE, 0, true, &out, NULL), IPDB_OK);
    assert_str(buf_str(&out), "\033[1m地区       亿元  evidence\033[0m\n"
                              "河北省   145.00  hebei-2023#1\n"
                              "Hubei    127.16  hubei-2023#7\n"
                              "--------------------------------\n"
                              "\033[2m浙江省  >489.00  bureaus-2022#10\033[0m\n");
    buf_fini(&out);
    rowset_fini(&set);
}

static void table_is_aligned_by_width(void **state)
{
    (void)state;
    struct rowset set = sample();
    assert_render(&set, RENDER_TABLE, 0, table);
    rowset_fini(&set);
}

static void table_is_the_same_in_any_locale(void **state)
{
    static const char *const locales[] = {"C", "POSIX", "C.UTF-8"};
    (void)state;
    struct rowset set = sample();
    for (size_t i = 0; i < 3; i++) {
        setlocale(LC_ALL, locales[i]);
        assert_render(&set, RENDER_TABLE, 0, table);
    }
    setlocale(LC_ALL, "C");
    rowset_fini(&set);
}

static void table_fits_the_width(void **state)
{
    (void)state;
    struct rowset set = sample();
    assert_render(&set, RENDER_TABLE, 25,
                  "地区       亿元  evidence\n"
                  "河北省   145.00  hebei-2…\n"
                  "Hubei    127.16  hubei-2…\n"
                  "-------------------------\n"
                  "浙江省  >489.00  bureaus…\n");
    /* What says which figure it is stays whole; the evidence goes before it is a stump. */
    for (int width = 1; width < 22; width += 7)
        assert_render(&set, RENDER_TABLE, width,
                      "地区       亿元\n"
                      "河北省   145.00\n"
                      "Hubei    127.16\n"
                      "---------------\n"
                      "浙江省  >489.00\n");
    for (int width = 15; width < 40; width++) {
        struct buf out = {0};
        assert_int_equal(render(&set, RENDER_TABLE, width, false, &out, NULL), IPDB_OK);
        assert_true(str_contains(buf_str(&out), STR(">489.00")));
        for (size_t at = 0; at < out.len;) {
            size_t end = str_find(buf_str(&out), STR("\n"), at);
            assert_true(utf8_display_width(str_slice(buf_str(&out), at, end)) <= (size_t)width);
            at = end + 1;
        }
        buf_fini(&out);
    }
    rowset_fini(&set);
}

static void csv_has_the_columns_for_machines(void **state)
{
    (void)state;
    struct rowset set = sample();
    assert_render(&set, RENDER_CSV, 10,
                  "region,value,evidence\n"
                  "河北省,14500000000,hebei-2023#1\n"
                  "Hubei,12716000000,hubei-2023#7\n"
                  "浙江省,,bureaus-2022#10\n");
    rowset_fini(&set);
}

static void json_has_numbers_and_notes(void **state)
{
    (void)state;
    struct rowset set = sample();
    assert_render(&set, RENDER_JSON, 0,
                  "{\"rows\": [\n"
                  "  {\"region\": \"河北省\", \"value\": 14500000000, \"evidence\": \"hebei-2023#1\"},\n"
                  "  {\"region\": \"Hubei\", \"value\": 12716000000, \"evidence\": \"hubei-2023#7\"},\n"
                  "  {\"region\": \"浙江省\", \"value\": null, \"evidence\": \"bureaus-2022#10\"}\n"
                  "], \"notes\": [\n"
                  "  \"ranked on \\\"2023\\\"\"\n"
                  "]}\n");
    rowset_fini(&set);
}

static void ndjson_has_an_object_a_row(void **state)
{
    (void)state;
    struct rowset set = sample();
    assert_render(&set, RENDER_NDJSON, 0,
                  "{\"region\": \"河北省\", \"value\": 14500000000, \"evidence\": \"hebei-2023#1\"}\n"
                  "{\"region\": \"Hubei\", \"value\": 12716000000, \"evidence\": \"hubei-2023#7\"}\n"
                  "{\"region\": \"浙江省\", \"value\": null, \"evidence\": \"bureaus-2022#10\"}\n");
    rowset_fini(&set);
}

static void markdown_has_two_tables_and_notes(void **state)
{
    (void)state;
    struct rowset set = sample();
    assert_render(&set, RENDER_MARKDOWN, 10,
                  "| 地区 | 亿元 | evidence |\n"
                  "| :--- | ---: | :--- |\n"
                  "| 河北省 | 145.00 | hebei-2023#1 |\n"
                  "| Hubei | 127.16 | hubei-2023#7 |\n"
                  "\n"
                  "Shown, not compared:\n"
                  "\n"
                  "| 地区 | 亿元 | evidence |\n"
                  "| :--- | ---: | :--- |\n"
                  "| 浙江省 | \\>489.00 | bureaus-2022#10 |\n"
                  "\n"
                  "- ranked on \"2023\"\n");
    set.language = STR("zh");
    set.rows.at[0].below = set.rows.at[1].below = true;
    set.notes.len = 0;
    struct buf out = {0};
    assert_int_equal(render(&set, RENDER_MARKDOWN, 0, false, &out, NULL), IPDB_OK);
    assert_true(str_starts(buf_str(&out), STR("仅列示，不参与比较：\n\n| 地区 |")));
    buf_fini(&out);
    rowset_fini(&set);
}

static void an_empty_answer(void **state)
{
    (void)state;
    struct rowset set = {0};
    assert_render(&set, RENDER_TABLE, 80, "");
    assert_render(&set, RENDER_JSON, 80, "{\"rows\": [], \"notes\": []}\n");
    assert_render(&set, RENDER_NDJSON, 80, "");
    assert_render(&set, RENDER_MARKDOWN, 80, "");
    rowset_fini(&set);
    set = sample();
    set.rows.len = 0;
    assert_render(&set, RENDER_CSV, 80, "region,value,evidence\n");
    assert_render(&set, RENDER_TSV, 80, "region\tvalue\tevidence\n");
    assert_render(&set, RENDER_MARKDOWN, 80, "- ranked on \"2023\"\n");
    rowset_fini(&set);
}

/* One cell through csv: what a spreadsheet would run is made inert, numbers stay. */
static void csv_cells(void **state)
{
    static const struct {
        const char *cell, *csv;
    } cases[] = {{"=1+1", "'=1+1"},
                 {"+1", "+1"},
                 {"-12.5", "-12.5"},
                 {"-", "'-"},
                 {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
                 {"@x", "'@x"},
                 {"\tx", "'\tx"},
                 {"=HYPERLINK(\"x\",\"y\")", "'=HYPERLINK(\"\"x\"\",\"\"y\"\")"},
                 {"a,b", "a,b"},
                 {"say \"hi\"", "say \"\"hi\"\""},
                 {"two\nlines", "two\nlines"},
                 {"\x1b[2J", "\\x1B[2J"},
                 {"−5", "−5"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rowset set = sample();
        struct buf out = {0};
        set.rows.len = 1;
        set.rows.at[0].cells[0] = str_of(cases[i].cell);
        assert_int_equal(render(&set, RENDER_CSV, 0, false, &out, NULL), IPDB_OK);
        struct str line =
            str_slice(buf_str(&out), strlen("region,value,evidence\n"), out.len - strlen(",14500000000,hebei-2023#1\n"));
        if (line.len && line.ptr[0] == '"')
            line = str_slice(line, 1, line.len - 1);
        assert_str(line, cases[i].csv);
        buf_fini(&out);
        rowset_fini(&set);
    }
}

/* One cell through tsv: what would end the cell or the line is a letter behind a backslash. */
static void tsv_cells(void **state)
{
    static const struct {
        const char *cell, *tsv;
    } cases[] = {{"a\tb", "a\\tb"},
                 {"two\nlines\r", "two\\nlines\\r"},
                 {"back\\slash", "back\\\\slash"},
                 {"=1+1", "'=1+1"},
                 {"-12.5", "-12.5"},
                 {"a \"b\", c", "a \"b\", c"},
                 {"\x1b[2J", "\\x1B[2J"},
                 {"", ""},
                 {"x\xe2\x80\xaey", "x\\u{202E}y"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rowset set = sample();
        struct buf expected = {0};
        set.rows.len = 1;
        set.rows.at[0].cells[0] = str_of(cases[i].cell);
        buf_printf(&expected, "region\tvalue\tevidence\n%s\t14500000000\thebei-2023#1\n", cases[i].tsv);
        assert_render(&set, RENDER_TSV, 0, expected.ptr);
        buf_fini(&expected);
        rowset_fini(&set);
    }
}

/* One text as a cell and as a note: nothing of it is markup. */
static void markdown_escapes(void **state)
{
    static const struct {
        const char *text, *cell, *note;
    } cases[] = {{"a|b", "a\\|b", "a\\|b"},
                 {"<b>*x*_y_`z`", "\\<b\\>\\*x\\*\\_y\\_\\`z\\`", "\\<b\\>\\*x\\*\\_y\\_\\`z\\`"},
                 {"[a](b) ~c~ $d$ &lt;", "\\[a\\](b) \\~c\\~ \\$d\\$ \\&lt;", "\\[a\\](b) \\~c\\~ \\$d\\$ \\&lt;"},
                 {"\\", "\\\\", "\\\\"},
                 {"two\nlines", "two\\\\x0Alines", "two\\\\x0Alines"},
                 {"-12.5", "-12.5", "\\-12.5"},
                 {"# x", "# x", "\\# x"},
                 {"2023. x", "2023. x", "2023\\. x"},
                 {"2023", "2023", "2023"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rowset set = sample();
        struct buf expected = {0};
        set.rows.len = 1;
        set.rows.at[0].cells[0] = set.notes.at[0] = str_of(cases[i].text);
        buf_printf(&expected, "| 地区 | 亿元 | evidence |\n| :--- | ---: | :--- |\n| %s | 145.00 | hebei-2023#1 |\n\n- %s\n",
                   cases[i].cell, cases[i].note);
        assert_render(&set, RENDER_MARKDOWN, 0, expected.ptr);
        buf_fini(&expected);
        rowset_fini(&set);
    }
}

/* Control characters, line ends and direction marks never reach the terminal. */
static void hostile_cells(void **state)
{
    static const char *const cells[] = {"\x1b[2Jx", "a\nb", "a\tb", "x\xe2\x80\xaey", "\xff\xfe", "\xc2\x9b", "\x7f"};
    static const enum render_format formats[] = {RENDER_TABLE, RENDER_JSON, RENDER_NDJSON, RENDER_MARKDOWN};
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
            struct rowset set = sample();
            struct buf out = {0};
            set.rows.at[0].cells[0] = str_of(cells[i]);
            assert_int_equal(render(&set, formats[f], 60, false, &out, NULL), IPDB_OK);
            assert_int_equal(utf8_invalid(buf_str(&out)), SIZE_MAX);
            assert_false(str_contains(buf_str(&out), STR("\xe2\x80\xae")));
            assert_false(str_contains(buf_str(&out), STR("\xc2\x9b")));
            for (size_t k = 0; k < out.len; k++)
                assert_true((unsigned char)out.ptr[k] >= 0x20 || out.ptr[k] == '\n');
            if (formats[f] == RENDER_TABLE)
                assert_true(str_contains(buf_str(&out), STR("\nHubei")));
            buf_fini(&out);
            rowset_fini(&set);
        }
}

/* Only what every reader takes exactly goes into json as a number. */
static void json_numbers(void **state)
{
    static const struct {
        const char *cell, *json;
    } cases[] = {{"0", "0"},
                 {"-0.5", "-0.5"},
                 {"108.81", "108.81"},
                 {"007", "\"007\""},
                 {"+3", "\"+3\""},
                 {"1e5", "\"1e5\""},
                 {".5", "\".5\""},
                 {"5.", "\"5.\""},
                 {"NaN", "\"NaN\""},
                 {"-", "\"-\""},
                 {"123456789012345", "123456789012345"},
                 {"1234567890123456", "\"1234567890123456\""}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rowset set = sample();
        struct buf out = {0}, expected = {0};
        set.rows.at[0].cells[1] = str_of(cases[i].cell);
        assert_int_equal(render(&set, RENDER_JSON, 0, false, &out, NULL), IPDB_OK);
        buf_printf(&expected, "\"value\": %s, ", cases[i].json);
        if (!str_contains(buf_str(&out), buf_str(&expected)))
            fail_msg("%s: %s", cases[i].cell, out.ptr);
        buf_fini(&expected);
        buf_fini(&out);
        rowset_fini(&set);
    }
}

static void format_names(void **state)
{
    enum render_format format;
    (void)state;
    assert_true(render_format_parse(STR("csv"), &format));
    assert_int_equal(format, RENDER_CSV);
    assert_true(render_format_parse(STR("table"), &format));
    assert_true(render_format_parse(STR("json"), &format));
    assert_false(render_format_parse(STR("CSV"), &format));
    assert_false(render_format_parse(STR("xml"), &format));
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(table_is_aligned_by_width),
    cmocka_unit_test(color_marks_titles_and_what_is_below),
    cmocka_unit_test(table_is_the_same_in_any_locale),
    cmocka_unit_test(table_fits_the_width),
    cmocka_unit_test(csv_has_the_columns_for_machines),
    cmocka_unit_test(json_has_numbers_and_notes),
    cmocka_unit_test(ndjson_has_an_object_a_row),
    cmocka_unit_test(markdown_has_two_tables_and_notes),
    cmocka_unit_test(an_empty_answer),
    cmocka_unit_test(csv_cells),
    cmocka_unit_test(tsv_cells),
    cmocka_unit_test(markdown_escapes),
    cmocka_unit_test(hostile_cells),
    cmocka_unit_test(json_numbers),
    cmocka_unit_test(format_names),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
