/* Whole files: what is read, refused and replaced. */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static char folder[] = "/tmp/ipdb-file-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder); /* fails when something was left behind */
}

/* A path in the folder; good until the next call. */
static const char *in_folder(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct buf out = {0};
    const char *path = in_folder("bulletin.txt");
    assert_int_equal(file_write(path, STR("一\0二"), NULL), IPDB_OK);
    assert_int_equal(file_read(path, 7, &out, NULL), IPDB_OK);
    assert_true(str_eq(buf_str(&out), STR("一\0二")));
    assert_int_equal(file_write(path, STR(""), NULL), IPDB_OK);
    assert_int_equal(file_read(path, 0, &out, NULL), IPDB_OK);
    assert_int_equal(out.len, 0);
    unlink(path);
    buf_fini(&out);
}

static void reading_is_refused(void **state)
{
    (void)state;
    struct buf out = {0};
    struct err err = {0};
    assert_int_equal(file_read(in_folder("missing"), 9, &out, &err), IPDB_NOINPUT);
    assert_non_null(strstr(err.message, "missing: "));
    assert_int_equal(file_read(folder, 9, &out, &err), IPDB_DATA);
    assert_non_null(strstr(err.message, "folder"));
    assert_int_equal(file_read("/dev/null", 9, &out, &err), IPDB_DATA);
    const char *path = in_folder("ten");
    assert_int_equal(file_write(path, STR("0123456789"), NULL), IPDB_OK);
    assert_int_equal(file_read(path, 9, &out, &err), IPDB_LIMIT);
    assert_non_null(strstr(err.message, "9 bytes"));
    unlink(path);
    buf_fini(&out);
}

static void a_fifo_does_not_block(void **state)
{
    (void)state;
    struct buf out = {0};
    const char *path = in_folder("fifo");
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(file_read(path, 9, &out, NULL), IPDB_DATA);
    unlink(path);
    buf_fini(&out);
}

static void writing_keeps_the_rights(void **state)
{
    (void)state;
    struct stat info;
    const char *path = in_folder("report.csv");
    assert_int_equal(file_write(path, STR("old"), NULL), IPDB_OK);
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(file_write(path, STR("new"), NULL), IPDB_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0640);
    unlink(path);
}

static void writing_follows_no_link(void **state)
{
    (void)state;
    struct buf out = {0};
    char target[256];
    snprintf(target, sizeof target, "%s", in_folder("target"));
    assert_int_equal(file_write(target, STR("old"), NULL), IPDB_OK);
    const char *path = in_folder("link");
    assert_int_equal(symlink(target, path), 0);
    assert_int_equal(file_write(path, STR("new"), NULL), IPDB_USAGE);
    assert_int_equal(file_write(folder, STR("new"), NULL), IPDB_USAGE);
    assert_int_equal(file_read(target, 9, &out, NULL), IPDB_OK);
    assert_str(buf_str(&out), "old");
    unlink(path);
    unlink(target);
    buf_fini(&out);
}

static void writing_into_a_missing_folder(void **state)
{
    (void)state;
    struct err err = {0};
    assert_int_equal(file_write(in_folder("no/report.csv"), STR("x"), &err), IPDB_NOINPUT);
    assert_non_null(strstr(err.message, "no/report.csv: "));
}

static void stems(void **state)
{
    (void)state;
    static const struct {
        const char *path, *stem;
    } table[] = {{"a/b/hebei-2023.txt", "hebei-2023"},
                 {"x", "x"},
                 {"x.tar.gz", "x.tar"},
                 {"a.b/c", "c"},
                 {".profile", ".profile"},
                 {"a/", ""},
                 {"", ""},
                 {"河北2023.txt", "河北2023"},
                 {"x.", "x"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_str(file_stem(str_of(table[i].path)), table[i].stem);
}

static void display_is_safe_and_cut(void **state)
{
    (void)state;
    char out[32];
    assert_string_equal(file_display("河北\x1B[2J\n", out, sizeof out), "河北\\x1B[2J\\x0A");
    assert_string_equal(file_display("\xE2\x80\xAE\xFF", out, sizeof out), "\\u{202E}\\xFF");
    assert_string_equal(file_display("河北省", out, 9), "河北");
    assert_string_equal(file_display("\x1B", out, 4), "");
    assert_string_equal(file_display("x", out, 1), "");
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(what_is_written_is_read, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(reading_is_refused, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(a_fifo_does_not_block, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(writing_keeps_the_rights, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(writing_follows_no_link, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(writing_into_a_missing_folder, make_folder, remove_folder),
    cmocka_unit_test(stems),
    cmocka_unit_test(display_is_safe_and_cut),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
