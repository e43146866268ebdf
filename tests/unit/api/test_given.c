/* What the user gives for a bulletin, as people write it. */
#include "harness.h"

#include "api/given.h"

static struct catalog *cat;

static int open_catalog(void **state)
{
    (void)state;
    return catalog_open(&cat, NULL, 0, NULL) == IPDB_OK ? 0 : -1;
}

static int close_catalog(void **state)
{
    (void)state;
    catalog_close(cat);
    return 0;
}

static enum ipdb_status read_region(const char *region, struct metadata *out, struct err *err)
{
    struct ipdb_given given = {.region = region};
    return given_metadata(cat, &given, out, err);
}

static void regions_by_any_name(void **state)
{
    static const struct {
        const char *given, *name, *code;
    } rows[] = {
        {"河北省", "河北省", "130000"},   {"河北", "河北省", "130000"},   {"Hebei", "河北省", "130000"},
        {"HEBEI", "河北省", "130000"},    {"130000", "河北省", "130000"}, {"CN-HE", "河北省", "130000"},
        {"冀", "河北省", "130000"},       {"吉林", "吉林省", "220000"},   {"吉林市", "吉林市", "220200"},
        {"秦皇岛", "秦皇岛市", "130300"}, {"北京", "北京市", "110000"},   {"130300", "秦皇岛市", "130300"},
        {"110105", "朝阳区", "110105"},   {"220104", "朝阳区", "220104"}, {"inner mongolia", "内蒙古自治区", "150000"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct metadata meta = {0};
        struct err err = {0};
        if (read_region(rows[i].given, &meta, &err) != IPDB_OK)
            fail_msg("%s: %s", rows[i].given, err.message);
        assert_str(meta.region, rows[i].name);
        assert_str(meta.region_code, rows[i].code);
    }
}

static void regions_refused(void **state)
{
    static const struct {
        const char *given, *part;
    } rows[] = {
        {"火星", "unknown region '火星'"},
        {"", "unknown region"},
        {"Hebie", "unknown region 'Hebie'; did you mean Hebei, Hubei?"},
        {"河比省", "did you mean 河北省"},
        {"pledge", "expected a name or a code"}, /* no place is near, though an indicator is */
        {"\x1B[2J", "unknown region '\\x1B[2J'"},
        {"朝阳区", "is ambiguous; give its code: 110105 (北京市朝阳区)"},
        {"\xff", "not UTF-8"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct metadata meta = {.title = STR_INIT("untouched")};
        struct err err = {0};
        assert_int_equal(read_region(rows[i].given, &meta, &err), IPDB_USAGE);
        if (!strstr(err.message, rows[i].part))
            fail_msg("%s: %s", rows[i].given, err.message);
        assert_str(meta.title, "untouched");
    }
}

static void dates(void **state)
{
    static const struct {
        const char *text;
        bool good;
    } rows[] = {{"2024-04-10", true}, {"2024-02-29", true},  {"2023-02-29", false}, {"2024-13-01", false},
                {"2024-4-10", false}, {"2024.04.10", false}, {"", false},           {"2024-04-10x", false}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct metadata meta = {0};
        struct ipdb_given given = {.date = rows[i].text};
        enum ipdb_status status = given_metadata(cat, &given, &meta, NULL);
        if (status != (rows[i].good ? IPDB_OK : IPDB_USAGE))
            fail_msg("%s: status %d", rows[i].text, (int)status);
        assert_int_equal(meta.published.year, rows[i].good ? 2024 : 0);
    }
}

static void nothing_given(void **state)
{
    struct metadata meta = {.title = STR_INIT("old")};
    (void)state;
    assert_int_equal(given_metadata(cat, NULL, &meta, NULL), IPDB_OK);
    assert_int_equal(meta.title.len, 0);
    assert_int_equal(meta.region.len, 0);
    assert_int_equal(meta.published.year, 0);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(regions_by_any_name, open_catalog, close_catalog),
    cmocka_unit_test_setup_teardown(regions_refused, open_catalog, close_catalog),
    cmocka_unit_test_setup_teardown(dates, open_catalog, close_catalog),
    cmocka_unit_test_setup_teardown(nothing_given, open_catalog, close_catalog),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
