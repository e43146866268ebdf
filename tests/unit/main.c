/* The one main of every test program: all cases, or the one named by the argument. */
#include "harness.h"

#include <stdio.h>

void check_str(struct str got, const char *expected, const char *file, int line)
{
    if (str_eq(got, str_of(expected)))
        return;
    print_error("got      \"%.*s\"\nexpected \"%s\"\n", STR_ARG(got), expected);
    _fail(file, line);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return _cmocka_run_group_tests("all", ipdb_tests, ipdb_test_count, NULL, NULL);
    for (size_t i = 0; i < ipdb_test_count; i++)
        if (strcmp(ipdb_tests[i].name, argv[1]) == 0)
            return _cmocka_run_group_tests(argv[1], &ipdb_tests[i], 1, NULL, NULL);
    fprintf(stderr, "no case is named %s\n", argv[1]);
    return 2;
}
