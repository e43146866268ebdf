/* What is built into the program is what lies in the source tree, byte by byte. Tests run in its root. */
#include "harness.h"

#include <stdio.h>

#include "schema/embedded.h"

static void bytes_are_the_files(void **state)
{
    (void)state;
    size_t count = 0;
    const struct embedded *all = embedded_all(&count);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++) {
        FILE *file = fopen(all[i].name, "rb");
        assert_non_null(file);
        for (size_t at = 0; at < all[i].size; at++)
            if (getc(file) != all[i].bytes[at])
                fail_msg("%s differs at byte %zu", all[i].name, at);
        assert_int_equal(getc(file), EOF);
        assert_int_equal(all[i].bytes[all[i].size], '\0');
        fclose(file);
    }
}

static void names_are_in_order(void **state)
{
    (void)state;
    size_t count = 0;
    const struct embedded *all = embedded_all(&count);
    for (size_t i = 1; i < count; i++)
        assert_true(strcmp(all[i - 1].name, all[i].name) < 0);
}

static void found_by_name_alone(void **state)
{
    (void)state;
    size_t count = 0;
    const struct embedded *all = embedded_all(&count);
    for (size_t i = 0; i < count; i++)
        assert_ptr_equal(embedded_find(all[i].name), &all[i]);
    assert_null(embedded_find("schema/missing.yaml"));
    assert_null(embedded_find(""));
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(bytes_are_the_files),
    cmocka_unit_test(names_are_in_order),
    cmocka_unit_test(found_by_name_alone),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
