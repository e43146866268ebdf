/* From bytes to a document. */
#include "harness.h"

#include "reader/reader.h"

static enum ipdb_status read(const char *path, struct str bytes, struct document *doc, struct err *err)
{
    struct buf buf = {0};
    buf_add(&buf, bytes);
    enum ipdb_status status = reader_open(path, &buf, doc, err);
    assert_null(buf.ptr);
    return status;
}

static void reads_a_bulletin(void **state)
{
    (void)state;
    struct document doc = {0};
    struct err err = {0};
    assert_int_equal(read("in/hebei-2023.txt", STR("某省情况\n全年授权5件。\n"), &doc, &err), IPDB_OK);
    assert_str(doc.key, "hebei-2023");
    assert_str(doc.path, "in/hebei-2023.txt");
    assert_str(doc.text, "某省情况\n全年授权5件。\n");
    assert_str(doc.media_type, "text/plain");
    assert_str(doc.charset, "UTF-8");
    assert_int_equal(doc.source_bytes, 33);
    assert_int_equal(doc.source_shift, 0);
    assert_int_equal(doc.blocks.len, 2);
    reader_digest(&doc);
    assert_int_equal(strlen(doc.sha256), 64);
    document_fini(&doc);
}

/* A file may be called anything; its key goes into tables, terminals and a database. */
static void names_are_made_safe(void **state)
{
    (void)state;
    struct document doc = {0};
    struct err err = {0};
    assert_int_equal(read("in/a\nb\x1b[2J\xff.txt", STR("某省\n"), &doc, &err), IPDB_OK);
    assert_str(doc.key, "a\\x0Ab\\x1B[2J\\xFF");
    assert_str(doc.path, "in/a\\x0Ab\\x1B[2J\\xFF.txt");
    document_fini(&doc);
}

static void keeps_the_byte_order_mark_out_of_the_text(void **state)
{
    (void)state;
    struct document doc = {0}, plain = {0};
    struct err err = {0};
    assert_int_equal(read("a.txt", STR("\xEF\xBB\xBF某省\n"), &doc, &err), IPDB_OK);
    assert_int_equal(read("a.txt", STR("某省\n"), &plain, &err), IPDB_OK);
    assert_str(doc.text, "某省\n");
    assert_int_equal(doc.source_shift, 3);
    assert_int_equal(doc.source_bytes, 10);
    assert_int_equal(doc.blocks.at[0].begin, 0);
    reader_digest(&doc);
    reader_digest(&plain);
    assert_string_not_equal(doc.sha256, plain.sha256); /* of the file, not of the text */
    document_fini(&doc);
    document_fini(&plain);
}

static void names_the_document(void **state)
{
    (void)state;
    static const struct {
        const char *path, *key;
    } cases[] = {{"-", "stdin"}, {"x.y.txt", "x.y"}, {"/tmp/公报", "公报"}, {"a/.txt", ".txt"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document doc = {0};
        struct err err = {0};
        assert_int_equal(read(cases[i].path, STR("某省"), &doc, &err), IPDB_OK);
        assert_str(doc.key, cases[i].key);
        document_fini(&doc);
    }
}

static void leaves_nothing_after_a_refusal(void **state)
{
    (void)state;
    struct document doc = {0};
    struct err err = {0};
    assert_int_equal(read("a\x1B[2J.txt", STR("a\0b"), &doc, &err), IPDB_DATA);
    assert_null(doc.text.ptr);
    assert_int_equal(doc.blocks.len, 0);
    assert_null(strchr(err.message, 0x1B));
    assert_non_null(strstr(err.message, "byte 1 is NUL"));
    struct buf failed = {.failed = true};
    assert_int_equal(reader_open("a.txt", &failed, &doc, &err), IPDB_NOMEM);
}

static void takes_what_is_given(void **state)
{
    (void)state;
    struct document doc = {
        .meta = {.title = STR("旧"), .title_origin = ORIGIN_INFERRED, .region = STR("河北省"), .region_origin = ORIGIN_INFERRED}};
    struct err err = {0};
    char title[] = "新题";
    struct metadata given = {.title = str_of(title), .url = STR("https://example.org/1"), .published = {2024, 1, 5}};
    assert_int_equal(reader_give(&doc, &given, &err), IPDB_OK);
    memset(title, 'x', sizeof title - 1);
    assert_str(doc.meta.title, "新题");
    assert_int_equal(doc.meta.title_origin, ORIGIN_GIVEN);
    assert_str(doc.meta.region, "河北省");
    assert_int_equal(doc.meta.region_origin, ORIGIN_INFERRED);
    assert_str(doc.meta.url, "https://example.org/1");
    assert_int_equal(doc.meta.published.year, 2024);
    assert_int_equal(doc.meta.published_origin, ORIGIN_GIVEN);
    assert_int_equal(doc.meta.publisher_origin, ORIGIN_UNKNOWN);
    document_fini(&doc);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(reads_a_bulletin),
    cmocka_unit_test(names_are_made_safe),
    cmocka_unit_test(keeps_the_byte_order_mark_out_of_the_text),
    cmocka_unit_test(names_the_document),
    cmocka_unit_test(leaves_nothing_after_a_refusal),
    cmocka_unit_test(takes_what_is_given),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
