/* A catalogue for a test: the built-in one, or with a user's file. */
#ifndef TESTS_CATALOG_OPENED_H
#define TESTS_CATALOG_OPENED_H

#include "harness.h"

#include "catalog/catalog.h"

static inline enum ipdb_status open_with(struct catalog **out, struct str text, struct err *err)
{
    const struct catalog_file file = {STR("my.yaml"), text};
    return catalog_open(out, &file, 1, err);
}

/* The built-in catalogue with `text` ("" for nothing) added; fails the case with the message when it does not open. */
static inline struct catalog *opened(const char *text)
{
    struct catalog *cat = NULL;
    struct err err = {0};
    enum ipdb_status status = *text ? open_with(&cat, str_of(text), &err) : catalog_open(&cat, NULL, 0, &err);
    if (status)
        fail_msg("%s", err.message);
    return cat;
}

/* Fails the case unless opening with `text` is refused as IPDB_DATA with exactly this message. */
static inline void check_refused(struct str text, const char *message)
{
    struct catalog *cat = NULL;
    struct err err = {0};
    assert_int_equal(open_with(&cat, text, &err), IPDB_DATA);
    assert_null(cat);
    assert_str(str_of(err.message), message);
}

static inline size_t region_coded(const struct catalog *cat, const char *code)
{
    size_t index = catalog_region_by_code(cat, str_of(code));
    if (index == NONE)
        fail_msg("no region %s", code);
    return index;
}

static inline bool says(const struct catalog *cat, const struct features *set, enum feature_key key, const char *value)
{
    return features_has(set, catalog_feature(cat, key, str_of(value)));
}

#endif
