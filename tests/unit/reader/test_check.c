/* What may be read at all: each refusal with its byte. */
#include "harness.h"

#include <stdio.h>

#include "reader/check.h"

struct refusal {
    struct str bytes;
    const char *message;
};

static void refuses(const struct refusal *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct err err = {0};
        assert_int_equal(check_text("b.txt", cases[i].bytes, &err), IPDB_DATA);
        assert_str(str_of(err.message), cases[i].message);
    }
}

#define REFUSES(cases) refuses((cases), sizeof(cases) / sizeof *(cases))

static void refuses_what_is_empty(void **state)
{
    (void)state;
    static const struct refusal cases[] = {
        {STR_INIT(""), "b.txt: the file is empty (0 bytes, none of them text)"},
        {STR_INIT("\xEF\xBB\xBF"), "b.txt: the file is empty (3 bytes, none of them text)"},
        {STR_INIT(" \t\r\n\xE3\x80\x80\xC2\xA0\xE2\x80\xA8"), "b.txt: the file is empty (12 bytes, none of them text)"},
    };
    REFUSES(cases);
}

static void refuses_what_is_not_utf8(void **state)
{
    (void)state;
    static const struct refusal cases[] = {
        {STR_INIT("图\xC0\x80一"), "b.txt: byte 3 (0xC0) is not UTF-8; save the file as UTF-8 and try again"},
        {STR_INIT("图\xED\xA0\x80一"), "b.txt: byte 3 (0xED) is not UTF-8; save the file as UTF-8 and try again"},
        {STR_INIT("\xF4\x90\x80\x80"), "b.txt: byte 0 (0xF4) is not UTF-8; save the file as UTF-8 and try again"},
        {STR_INIT("a\x80"), "b.txt: byte 1 (0x80) is not UTF-8; save the file as UTF-8 and try again"},
        {STR_INIT("a\xFF"), "b.txt: byte 1 (0xFF) is not UTF-8; save the file as UTF-8 and try again"},
        {STR_INIT("专利\xE6\x8E授权"),
         "b.txt: byte 6 (0xE6) is not UTF-8; save the file as UTF-8 and try again"}, /* a byte lost in the middle */
        {STR_INIT("\xD7\xA8\xC0\xFB\xCA\xDA\xC8\xA8"),
         "b.txt: byte 2 (0xC0) is not UTF-8; save the file as UTF-8 and try again"}, /* GB18030 */
        {STR_INIT("授权\x81\x30\x81\x30"), "b.txt: byte 6 (0x81) is not UTF-8; save the file as UTF-8 and try again"},
    };
    REFUSES(cases);
}

static void says_when_a_file_was_cut(void **state)
{
    (void)state;
    static const struct refusal cases[] = {
        {STR_INIT("河\xE5\x8C"), "b.txt: the file ends in the middle of a character at byte 3; fetch it again"},
        {STR_INIT("河\xE5"), "b.txt: the file ends in the middle of a character at byte 3; fetch it again"},
        {STR_INIT("河\xF0\xA0\x80"), "b.txt: the file ends in the middle of a character at byte 3; fetch it again"},
    };
    REFUSES(cases);
}

static void refuses_nul_and_utf16(void **state)
{
    (void)state;
    static const struct refusal cases[] = {
        {STR_INIT("a\0b"), "b.txt: byte 1 is NUL: not a text file (or UTF-16; save it as UTF-8)"},
        {STR_INIT("\xFF\xFE\x31\x00"), "b.txt: byte 0 begins UTF-16 text; only UTF-8 text is read yet: save it as plain text"},
        {STR_INIT("\xFE\xFF\x00\x31"), "b.txt: byte 0 begins UTF-16 text; only UTF-8 text is read yet: save it as plain text"},
    };
    REFUSES(cases);
}

static void names_binary_kinds(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        const char *kind;
    } cases[] = {
        {STR_INIT("%PDF-1.7"), "a PDF file"},
        {STR_INIT("PK\x03\x04"), "a zip archive (docx, xlsx, epub …)"},
        {STR_INIT("\x89PNG\r\n"), "a PNG image"},
        {STR_INIT("\x1F\x8B\x08"), "a gzip file"},
        {STR_INIT("\x7F"
                  "ELF\x02"),
         "a program"},
        {STR_INIT("\xD0\xCF\x11\xE0"), "an old Word or Excel file"},
        {STR_INIT("SQLite format 3"), "a database"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = {0};
        assert_string_equal(check_signature(cases[i].bytes), cases[i].kind);
        assert_int_equal(check_text("b.txt", cases[i].bytes, &err), IPDB_DATA);
        assert_non_null(strstr(err.message, cases[i].kind));
    }
    assert_null(check_signature(STR("专利授权量")));
}

static void refuses_html(void **state)
{
    (void)state;
    static const struct refusal cases[] = {
        {STR_INIT("<!DOCTYPE html>\n"), "b.txt: an HTML tag at byte 0: HTML is not read yet; save the page as plain text"},
        {STR_INIT("授权<TD>5件</TD>"), "b.txt: an HTML tag at byte 6: HTML is not read yet; save the page as plain text"},
        {STR_INIT("授权5件</p>"), "b.txt: an HTML tag at byte 10: HTML is not read yet; save the page as plain text"},
    };
    REFUSES(cases);
    struct err err = {0};
    assert_int_equal(check_text("b.txt", STR("占比<5%，p<0.05，<通知>，a<b"), &err), IPDB_OK);
}

static void marks(size_t count, struct str mark, enum ipdb_status expected)
{
    static char text[4096];
    struct err err = {0};
    size_t len = 0;
    text[len++] = 'a';
    for (size_t i = 0; i < count; i++, len += mark.len)
        memcpy(text + len, mark.ptr, mark.len);
    text[len++] = 'b';
    assert_int_equal(check_text("b.txt", (struct str){text, len}, &err), expected);
    if (expected != IPDB_OK)
        assert_str(str_of(err.message), "b.txt: more than 30 combining or invisible characters in a row at byte 1: not a bulletin");
}

static void refuses_runs_of_marks(void **state)
{
    (void)state;
    marks(30, STR("\xCC\x81"), IPDB_OK);
    marks(31, STR("\xCC\x81"), IPDB_DATA);
    marks(500, STR("\xCC\x81\xCC\xA3"), IPDB_DATA);
    marks(31, STR("\n"), IPDB_OK);
    marks(31, STR("\xE2\x80\xA8"), IPDB_OK);
}

static void accepts_text(void **state)
{
    (void)state;
    static const struct str texts[] = {
        STR_INIT("专利授权量86247件"), STR_INIT("\xEF\xBB\xBF河北"), STR_INIT("x"), STR_INIT("𠮷野\r\n"), STR_INIT("\xEF\xB7\xBA"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct err err = {0};
        assert_int_equal(check_text("b.txt", texts[i], &err), IPDB_OK);
    }
    assert_int_equal(check_mark(STR("\xEF\xBB\xBF河北")), 3);
    assert_int_equal(check_mark(STR("河北")), 0);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(refuses_what_is_empty),    cmocka_unit_test(refuses_what_is_not_utf8),
    cmocka_unit_test(says_when_a_file_was_cut), cmocka_unit_test(refuses_nul_and_utf16),
    cmocka_unit_test(names_binary_kinds),       cmocka_unit_test(refuses_html),
    cmocka_unit_test(refuses_runs_of_marks),    cmocka_unit_test(accepts_text),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
