/* The place register. */
#include "bulletin.h"

#include "extract/place.h"

static struct place named(const struct catalog *cat, const char *zh)
{
    return *zh ? place_of_region(cat, catalog_region_by_name(cat, str_of(zh), NONE)) : (struct place){NONE, {0}};
}

/* The first token of `text` that is a place. */
static const struct token *place_token(const struct bulletin *b)
{
    for (size_t i = 0; i < b->reading.tokens.len; i++)
        if (b->reading.tokens.at[i].kind == TOKEN_REGION)
            return &b->reading.tokens.at[i];
    fail_msg("no place in %.*s", STR_ARG(b->doc.text));
    return NULL;
}

static void names_are_read_near_home(void **state)
{
    (void)state;
    static const struct {
        const char *text, *home, *place; /* place "": none */
    } table[] = {
        {"河北省", "", "河北省"},       {"河北", "", "河北省"},         {"保定", "河北省", "保定市"},
        {"保定", "", "保定市"},         {"朝阳区", "北京市", "朝阳区"}, {"吉林", "", "吉林省"},
        {"湄潭县", "贵州省", "湄潭县"}, {"京津冀", "河北省", "京津冀"}, {"恩施州", "湖北省", "恩施土家族苗族自治州"},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct bulletin b;
        struct place p = {NONE, {0}};
        bulletin_open(&b, cat, table[i].text);
        bool found = place_of(cat, place_token(&b), named(cat, table[i].home).region, &p);
        assert_int_equal(found, *table[i].place != '\0');
        assert_str(p.name, table[i].place);
        bulletin_close(&b);
    }
    catalog_close(cat);
}

static void a_district_of_two_cities_is_the_homes(void **state)
{
    (void)state;
    static const struct {
        const char *home, *code;
    } table[] = {{"北京市", "110105"}, {"长春市", "220104"}, {"吉林省", "220104"}};
    struct catalog *cat = opened("");
    struct bulletin b;
    bulletin_open(&b, cat, "朝阳区");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t region = place_region(cat, place_token(&b), named(cat, table[i].home).region);
        assert_true(region != NONE);
        assert_str(catalog_region(cat, region)->code, table[i].code);
    }
    assert_true(place_region(cat, place_token(&b), NONE) == NONE);
    bulletin_close(&b);
    catalog_close(cat);
}

static void pointers_mean_the_governing_place(void **state)
{
    (void)state;
    static const struct {
        const char *word, *now, *home, *place; /* place "": it means none */
    } table[] = {
        {"全省", "河北省", "河北省", "河北省"},
        {"全省", "唐山市", "河北省", "河北省"},
        {"全市", "唐山市", "河北省", "唐山市"},
        {"我市", "唐山市", "河北省", "唐山市"},
        {"全市", "上海市", "上海市", "上海市"},
        {"全省", "石家庄市", "石家庄市", "河北省"},
        {"全区", "内蒙古自治区", "内蒙古自治区", "内蒙古自治区"},
        {"全州", "大理白族自治州", "云南省", "大理白族自治州"},
        {"全县", "湄潭县", "贵州省", "湄潭县"},
        {"全市", "河北省", "河北省", ""},
        {"全省", "", "", ""},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct place p = {NONE, {0}};
        bool found = place_own(cat, str_of(table[i].word), named(cat, table[i].now), named(cat, table[i].home), &p);
        if (found != (*table[i].place != '\0') || !str_eq(p.name, str_of(table[i].place)))
            fail_msg("%s under %s of %s: %.*s", table[i].word, table[i].now, table[i].home, STR_ARG(p.name));
    }
    catalog_close(cat);
}

static void places_are_joined(void **state)
{
    (void)state;
    struct catalog *cat = opened("");
    struct arena arena = {0};
    const struct place list[] = {named(cat, "郑州市"), named(cat, "洛阳市"), named(cat, "新乡市")};
    assert_str(place_join(list, 3, &arena).name, "郑州市、洛阳市、新乡市");
    assert_true(place_join(list, 2, &arena).region == NONE);
    assert_true(place_join(list, 1, &arena).region == list[0].region);
    assert_str(place_of_region(cat, NONE).name, "");
    arena_fini(&arena);
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(names_are_read_near_home),
    cmocka_unit_test(a_district_of_two_cities_is_the_homes),
    cmocka_unit_test(pointers_mean_the_governing_place),
    cmocka_unit_test(places_are_joined),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
