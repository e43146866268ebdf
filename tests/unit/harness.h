/* What a test program needs: it defines `ipdb_tests` and `ipdb_test_count`; main.c runs them all, or the one that is named.
 *
 *     static void adds(void **state) { (void)state; assert_int_equal(1 + 1, 2); }
 *
 *     const struct CMUnitTest ipdb_tests[] = {
 *         cmocka_unit_test(adds),
 *     };
 *     const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
 */
#ifndef TESTS_HARNESS_H
#define TESTS_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

extern const struct CMUnitTest ipdb_tests[];
extern const size_t ipdb_test_count;

/* Fails the case, showing both, unless `got` is the text `expected`. */
#define assert_str(got, expected) check_str((got), (expected), __FILE__, __LINE__)
void check_str(struct str got, const char *expected, const char *file, int line);

#endif
