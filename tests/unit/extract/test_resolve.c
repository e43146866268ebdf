/* Features to indicators, and what a phrase inherits. */
#include "bulletin.h"

#include "extract/resolve.h"

/* "obj=ip proc=pledge" as a set. */
static struct features set_of(const struct catalog *cat, const char *text)
{
    struct features set = {0};
    while (*text) {
        size_t len = strcspn(text, " "), equals = strcspn(text, "=");
        enum feature_key key = FEATURE_KEY_COUNT;
        for (int k = 0; k < FEATURE_KEY_COUNT; k++)
            if (str_eq(str_of(feature_key_code((enum feature_key)k)), ((struct str){text, equals})))
                key = (enum feature_key)k;
        assert_true(key != FEATURE_KEY_COUNT);
        struct feature f = catalog_feature(cat, key, (struct str){text + equals + 1, len - equals - 1});
        if (!f.value)
            fail_msg("no word says %.*s", (int)len, text);
        features_add(&set, f);
        text += len + (text[len] == ' ');
    }
    return set;
}

static void entries(void **state)
{
    (void)state;
    static const struct {
        const char *said;
        unsigned dimensions;
        const char *code; /* "": none */
    } table[] = {
        {"obj=patent act=apply", DIMENSION_THING, "patent_applications"},
        {"obj=patent kind=invention act=apply", DIMENSION_THING, "invention_patent_applications"},
        {"obj=patent kind=utility act=grant", DIMENSION_THING, "utility_model_grants"},
        {"obj=patent kind=invention act=in_force", DIMENSION_THING, "invention_patents_in_force"},
        {"obj=patent kind=invention qual=high", DIMENSION_THING, "high_value_invention_patents"},
        {"obj=patent kind=invention act=in_force per=10k", DIMENSION_THING, "invention_patents_per_10k"},
        {"obj=patent kind=invention qual=high per=10k", DIMENSION_THING, "high_value_invention_patents_per_10k"},
        {"obj=trademark act=in_force", DIMENSION_THING, "trademarks_in_force"},
        {"obj=trademark act=register", DIMENSION_THING, "trademark_registrations"},
        {"obj=ip proc=pledge", DIMENSION_MONEY, "pledge_financing"},
        {"obj=ip proc=pledge", DIMENSION_THING, "pledge_projects"},
        {"obj=ip proc=pledge body=enterprise", DIMENSION_BODY, "pledge_enterprises"},
        {"obj=patent proc=pledge money=loan", DIMENSION_MONEY, "patent_pledge_financing"},
        {"obj=trademark proc=pledge", DIMENSION_THING, "trademark_pledge_projects"},
        {"obj=ip proc=pledge qual=inclusive", DIMENSION_THING, "inclusive_pledge_projects"},
        {"money=fine", DIMENSION_MONEY, "ip_fines"},
        {"money=fine", DIMENSION_THING, ""},
        {"obj=patent", DIMENSION_THING, ""},
        {"obj=patent act=grant", DIMENSION_MONEY, ""},
        {"obj=patent act=grant", DIMENSION_PERSON, ""},
        {"act=grant", DIMENSION_THING, ""},
        {"proc=insurance obj=patent", DIMENSION_MONEY, ""},
        {"obj=copyright act=register", DIMENSION_THING, ""},
        {"", DIMENSION_THING, ""},
        {"", 0, ""},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct features said = set_of(cat, table[i].said);
        size_t entry = resolve_entry(cat, &said, table[i].dimensions, NATURE_FLOW);
        struct str code = entry == NONE ? STR("") : catalog_indicator(cat, entry)->code;
        if (!str_eq(code, str_of(table[i].code)))
            fail_msg("%s in %u: %.*s, not %s", table[i].said, table[i].dimensions, STR_ARG(code), table[i].code);
    }
    catalog_close(cat);
}

/* What a phrase inherits within its sentence. */
static struct features inherited(const struct features *own, const struct features *topic)
{
    struct features out;
    resolve_inherit(own, topic, true, &out);
    return out;
}

static bool same(const struct features *a, const struct features *b)
{
    bool equal = a->len == b->len;
    for (size_t i = 0; equal && i < a->len; i++)
        equal = features_has(b, a->at[i]);
    return equal;
}

static void inheritance(void **state)
{
    (void)state;
    static const struct {
        const char *own, *topic, *all;
    } table[] = {
        {"act=grant", "obj=patent kind=invention act=apply", "act=grant obj=patent kind=invention"},
        {"kind=utility", "obj=patent kind=invention act=apply", "kind=utility obj=patent act=apply"},
        {"money=amount", "obj=ip proc=pledge", "money=amount obj=ip proc=pledge"},
        {"obj=trademark", "obj=patent kind=invention act=apply", "obj=trademark"},
        {"obj=trademark act=apply", "obj=patent act=grant proc=pledge", "obj=trademark act=apply"},
        {"obj=patent", "obj=patent kind=invention act=apply", "obj=patent act=apply"},
        {"obj=patent act=grant", "obj=patent kind=invention act=apply", "obj=patent act=grant"},
        {"proc=license", "obj=patent proc=pledge", "proc=license"},
        {"", "obj=patent kind=invention act=apply", "obj=patent kind=invention act=apply"},
        {"act=grant", "", "act=grant"},
        {"", "", ""},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct features own = set_of(cat, table[i].own), topic = set_of(cat, table[i].topic), all = set_of(cat, table[i].all);
        struct features got = inherited(&own, &topic);
        if (!same(&got, &all))
            fail_msg("%s under %s is not %s", table[i].own, table[i].topic, table[i].all);
    }
    catalog_close(cat);
}

static void what_narrows(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    size_t entry = catalog_indicator_by_code(cat, STR("invention_patents_in_force"));
    assert_true(resolve_narrows(cat, entry, set_of(cat, "who=enterprise").at[0]));
    assert_true(resolve_narrows(cat, entry, set_of(cat, "phase=new").at[0]));
    assert_false(resolve_narrows(cat, entry, set_of(cat, "obj=patent").at[0]));
    assert_false(resolve_narrows(cat, entry, set_of(cat, "kind=invention").at[0]));
    catalog_close(cat);
}

/* As many features as fit, of all keys: no entry is found by accident, and nothing is written beyond the set. */
static void sets_that_are_full(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct features full = {0};
    for (size_t i = 0; i < 4 * FEATURES_MAX; i++)
        features_add(&full, (struct feature){(uint8_t)(i % FEATURE_KEY_COUNT), (uint16_t)(60000 + i)});
    assert_int_equal(full.len, FEATURES_MAX);
    assert_true(resolve_entry(cat, &full, 0, NATURE_FLOW) == NONE);
    struct features own = set_of(cat, "act=grant"), got = inherited(&own, &full);
    assert_true(got.len <= FEATURES_MAX);
    got = inherited(&full, &full);
    assert_int_equal(got.len, FEATURES_MAX);
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(entries),
    cmocka_unit_test(inheritance),
    cmocka_unit_test(what_narrows),
    cmocka_unit_test(sets_that_are_full),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
