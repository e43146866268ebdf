/* Errors: one line, cut at a character, with context; and the statuses of errno. */
#include "harness.h"

#include <errno.h>

#include "base/err.h"
#include "base/rune.h"

static void set_and_context(void **state)
{
    (void)state;
    struct err err = {0};
    assert_int_equal(err_set(&err, IPDB_DATA, "byte %d is not UTF-8", 57), IPDB_DATA);
    assert_int_equal(err_context(&err, "%s", "hebei.txt"), IPDB_DATA);
    assert_string_equal(err.message, "hebei.txt: byte 57 is not UTF-8");
    assert_int_equal(err.status, IPDB_DATA);
    assert_int_equal(err_set(NULL, IPDB_IO, "x"), IPDB_IO);
    assert_int_equal(err_nomem(&err), IPDB_NOMEM);
}

static bool well_formed(const char *message)
{
    struct str s = str_of(message);
    uint32_t c;
    for (size_t at = 0, len; at < s.len; at += len)
        if (!(len = rune_read(s, at, &c)))
            return false;
    return true;
}

static void long_messages_are_cut_at_a_character(void **state)
{
    (void)state;
    char text[3 * ERR_MAX + 1];
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = "亿"[i % 3];
    text[sizeof text - 1] = '\0';
    for (int lead = 0; lead < 3; lead++) {
        struct err err = {0};
        err_set(&err, IPDB_DATA, "%.*s%s", lead, "abc", text);
        assert_true(strlen(err.message) > ERR_MAX - 5);
        assert_true(well_formed(err.message));
        err_context(&err, "%.*s", lead + 1, "abc");
        assert_true(well_formed(err.message));
        err_context(&err, "%s", text);
        assert_true(strlen(err.message) < ERR_MAX);
    }
}

static void statuses_of_errno(void **state)
{
    (void)state;
    static const struct {
        int number;
        enum ipdb_status status;
    } table[] = {
        {0, IPDB_OK},         {ENOENT, IPDB_NOINPUT}, {EACCES, IPDB_PERMISSION}, {EROFS, IPDB_PERMISSION}, {ENOMEM, IPDB_NOMEM},
        {EMFILE, IPDB_LIMIT}, {EIO, IPDB_IO},         {ENOSPC, IPDB_IO},         {EINTR, IPDB_INTERRUPTED}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(err_of_errno(table[i].number), table[i].status);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(set_and_context),
    cmocka_unit_test(long_messages_are_cut_at_a_character),
    cmocka_unit_test(statuses_of_errno),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
