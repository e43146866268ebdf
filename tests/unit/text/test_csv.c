/* Comma-separated values, record by record. */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "text/csv.h"

/* All records: cells in brackets, the line before each; behind them what went wrong. */
static const char *read_all(struct str text)
{
    static char out[512];
    struct csv csv;
    struct csv_record record;
    struct arena arena = {0};
    struct buf all = {0};
    struct err err = {0};
    enum ipdb_status status = csv_begin(&csv, STR("f"), text, &err);
    while (status == IPDB_OK && (status = csv_next(&csv, &arena, &record, &err)) == IPDB_OK) {
        buf_printf(&all, "%u:", record.line);
        for (size_t i = 0; i < record.count; i++)
            buf_printf(&all, "[%.*s]", STR_ARG(record.cells[i].text));
    }
    if (status != IPDB_NOTHING)
        buf_printf(&all, "%s", err.message);
    snprintf(out, sizeof out, "%s", all.ptr ? all.ptr : "");
    buf_fini(&all);
    arena_fini(&arena);
    return out;
}

#define READ(literal) read_all(STR(literal))

static void records_and_cells(void **state)
{
    (void)state;
    assert_string_equal(READ(""), "");
    assert_string_equal(READ("a,b\n"), "1:[a][b]");
    assert_string_equal(READ("\xEF\xBB\xBF"
                             "a,b"),
                        "1:[a][b]");
    assert_string_equal(READ("a,,\n,b\n"), "1:[a][][]2:[][b]");
    assert_string_equal(READ("a\r\nb\rc\n\nd"), "1:[a]2:[b]3:[c]4:[]5:[d]");
    assert_string_equal(READ(" a , b\n"), "1:[ a ][ b]");
    assert_string_equal(READ("一,二\n"), "1:[一][二]");
}

static void quotation_marks(void **state)
{
    (void)state;
    assert_string_equal(READ("\"a,b\",c\n"), "1:[a,b][c]");
    assert_string_equal(READ("\"\",\"\"\"\",\"a\"\"b\"\n"), "1:[][\"][a\"b]");
    assert_string_equal(READ("\"a\nb\r\nc\",d\ne"), "1:[a\nb\r\nc][d]4:[e]");
    assert_string_equal(READ("\"a\"\r\nb"), "1:[a]2:[b]");
}

static void what_is_refused(void **state)
{
    (void)state;
    assert_string_equal(READ("a\n\"b\nc"), "1:[a]f:2: a quotation mark is opened here and never closed");
    assert_string_equal(READ("a\nb\"c\n"),
                        "1:[a]f:2: a quotation mark within a cell; put the cell in quotation marks and write this one twice");
    assert_string_equal(READ("\"a\nb\"c\n"),
                        "f:2: text behind a closing quotation mark; a quotation mark within a cell is written twice");
    assert_string_equal(READ("a\nb\0c\n"), "f:2: a NUL byte; this is no text");
    assert_string_equal(READ("a\r\nb\n\xff"), "f:3: not UTF-8; save it as \"CSV UTF-8\"");
}

static void cells_are_counted(void **state)
{
    (void)state;
    struct buf text = {0};
    for (int i = 0; i < 255; i++)
        buf_char(&text, ',');
    assert_null(strstr(read_all(buf_str(&text)), "more"));
    buf_char(&text, ',');
    assert_string_equal(read_all(buf_str(&text)), "f:1: more than 256 cells");
    buf_fini(&text);
}

static void cells_know_their_bytes(void **state)
{
    (void)state;
    static const char text[] = "\xEF\xBB\xBF"
                               "ab,\"c\"\"d\",\n";
    struct csv csv;
    struct csv_record record;
    struct arena arena = {0};
    struct err err = {0};
    assert_int_equal(csv_begin(&csv, STR("f"), str_of(text), &err), IPDB_OK);
    assert_int_equal(csv_next(&csv, &arena, &record, &err), IPDB_OK);
    assert_int_equal(record.count, 3);
    assert_int_equal(record.cells[0].begin, 3);
    assert_int_equal(record.cells[0].end, 5);
    assert_int_equal(record.cells[1].begin, 6);
    assert_int_equal(record.cells[1].end, 12);
    assert_int_equal(record.cells[2].begin, 13);
    assert_int_equal(record.cells[2].end, 13);
    arena_fini(&arena);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(records_and_cells), cmocka_unit_test(quotation_marks),        cmocka_unit_test(what_is_refused),
    cmocka_unit_test(cells_are_counted), cmocka_unit_test(cells_know_their_bytes),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
