/* Quantities, ranges, ranks and ordinals. */
#include "catalog/opened.h"

#include "lex/quantity.h"

struct sample {
    const char *text, *taken, *value, *unit; /* unit "": none */
    enum qualifier qualifier;
};

static void check_quantity(const struct catalog *cat, const struct sample *s, size_t len, const struct quantity *q)
{
    char value[DECIMAL_TEXT];
    if (len != strlen(s->taken) || strncmp(s->text, s->taken, len) != 0)
        fail_msg("%s: took \"%.*s\", not \"%s\"", s->text, (int)len, s->text, s->taken);
    if (!len)
        return;
    decimal_print(q->value, value);
    struct str unit = q->unit == NONE ? STR("") : catalog_unit(cat, q->unit)->symbol;
    if (strcmp(value, s->value) != 0 || !str_eq(unit, str_of(s->unit)) || q->qualifier != s->qualifier)
        fail_msg("%s: read as %s %.*s %s", s->text, value, STR_ARG(unit), qualifier_code(q->qualifier));
}

static void quantities(void **state)
{
    (void)state;
    static const struct sample table[] = {
        {"145亿元，分别", "145亿元", "14500000000", "元", QUALIFIER_EXACT},
        {"6.6645万件，", "6.6645万件", "66645", "件", QUALIFIER_EXACT},
        {"5000万余元", "5000万余元", "50000000", "元", QUALIFIER_OVER},
        {"50余万单", "50余万单", "500000", "单", QUALIFIER_OVER},
        {"8000万元以上", "8000万元以上", "80000000", "元", QUALIFIER_OVER},
        {"500多条", "500多条", "500", "条", QUALIFIER_OVER},
        {"42%左右", "42%左右", "42", "%", QUALIFIER_APPROX},
        {"3亿元上下", "3亿元上下", "300000000", "元", QUALIFIER_APPROX},
        {"1.5%以下", "1.5%以下", "1.5", "%", QUALIFIER_UNDER},
        {"1000万元以内", "1000万元以内", "10000000", "元", QUALIFIER_UNDER},
        {"百分之二十三点五", "百分之二十三点五", "23.5", "%", QUALIFIER_EXACT},
        {"百分之5.2", "百分之5.2", "5.2", "%", QUALIFIER_EXACT},
        {"千分之三", "千分之三", "0.3", "%", QUALIFIER_EXACT},
        {"六成", "六成", "60", "%", QUALIFIER_EXACT},
        {"六成五", "六成五", "65", "%", QUALIFIER_EXACT},
        {"七成左右", "七成左右", "70", "%", QUALIFIER_APPROX},
        {"三分之一", "三分之一", "33.33", "%", QUALIFIER_EXACT},
        {"四分之三以上", "四分之三以上", "75", "%", QUALIFIER_OVER},
        {"5.0个百分点", "5.0个百分点", "5", "个百分点", QUALIFIER_EXACT},
        {"1.8倍", "1.8倍", "1.8", "倍", QUALIFIER_EXACT},
        {"14.91件/万人", "14.91件/万人", "14.91", "件/万人", QUALIFIER_EXACT},
        {"2亿美元", "2亿美元", "200000000", "美元", QUALIFIER_EXACT},
        {"41.2 %", "41.2 %", "41.2", "%", QUALIFIER_EXACT},
        {"52106，", "52106", "52106", "", QUALIFIER_EXACT},
        {"十家企业", "十家", "10", "家", QUALIFIER_EXACT},
        {"八十亿五千万元", "八十亿五千万元", "8050000000", "元", QUALIFIER_EXACT},
        {"千余件", "千余件", "1000", "件", QUALIFIER_OVER},
        {"万分之五", "万分之五", "0.05", "%", QUALIFIER_EXACT},
        {"2.3成，", "2.3成", "23", "%", QUALIFIER_EXACT},
        {"3‰", "3‰", "0.3", "%", QUALIFIER_EXACT},
        {"5个千分点", "5个千分点", "0.5", "个百分点", QUALIFIER_EXACT},
        {"3倍有余", "3倍有余", "3", "倍", QUALIFIER_OVER},
        {"三", "", NULL, NULL, QUALIFIER_EXACT},
        {"百家企业", "", NULL, NULL, QUALIFIER_EXACT},
        {"件", "", NULL, NULL, QUALIFIER_EXACT},
        {"百分之", "", NULL, NULL, QUALIFIER_EXACT},
        {"", "", NULL, NULL, QUALIFIER_EXACT},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct quantity q = {0};
        const char *text = table[i].text;
        size_t len = quantity_match(cat, text, text + strlen(text), &q);
        check_quantity(cat, &table[i], len, &q);
    }
    catalog_close(cat);
}

/* The scale is that of the last digit that was written. */
static void scales(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int scale;
    } table[] = {
        {"145亿元", -8},      {"3.20万件", -2},  {"3万4000件", 0},    {"一百零二万件", -4}, {"十二亿元", -8},
        {"二亿三千万元", -4}, {"三千六百件", 0}, {"二百万零三件", 0}, {"一点五亿元", -7},   {"六成", -1},
        {"六成五", 0},        {"2.3成", 0},      {"一半", -1},        {"四分之三", 0},      {"百分之五", 0},
        {"千分之三", 1},      {"万分之五", 2},   {"3‰", 1},           {"1.50%", 2},         {"3.2倍", 1},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct quantity q = {0};
        assert_true(quantity_match(cat, table[i].text, table[i].text + strlen(table[i].text), &q) > 0);
        if (q.value.scale != table[i].scale)
            fail_msg("%s: scale %d", table[i].text, q.value.scale);
    }
    catalog_close(cat);
}

static void doublings(void **state)
{
    (void)state;
    static const struct sample table[] = {
        {"一番，", "一番", "100", "%", QUALIFIER_EXACT},
        {"3番", "3番", "700", "%", QUALIFIER_EXACT},
        {"两番以上", "两番以上", "300", "%", QUALIFIER_OVER},
        {"一番还多", "一番还多", "100", "%", QUALIFIER_OVER},
        {"十一番", "", NULL, NULL, QUALIFIER_EXACT},
        {"三倍", "", NULL, NULL, QUALIFIER_EXACT},
        {"番", "", NULL, NULL, QUALIFIER_EXACT},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct quantity q = {.unit = NONE};
        const char *text = table[i].text;
        size_t len = quantity_doublings(cat, text, text + strlen(text), &q);
        check_quantity(cat, &table[i], len, &q);
        if (len)
            assert_int_equal(q.value.scale, -2);
    }
    catalog_close(cat);
}

static void one_is_an_article(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool article;
    } table[] = {{"一家企业", true}, {"一件", true}, {"十一家", false}, {"1家", false}, {"两家", false}};
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct quantity q = {0};
        assert_true(quantity_match(cat, table[i].text, table[i].text + strlen(table[i].text), &q) > 0);
        assert_int_equal(q.article, table[i].article);
    }
    catalog_close(cat);
}

static void ranges(void **state)
{
    (void)state;
    static const struct {
        struct sample first;
        size_t dash;
    } table[] = {
        {{"4.5%—5%", "4.5%", "4.5", "%", QUALIFIER_OVER}, 3},
        {{"5—8万元", "5", "50000", "元", QUALIFIER_OVER}, 3},
        {{"5万元至8万元", "5万元", "50000", "元", QUALIFIER_OVER}, 3},
        {{"3000—4000件", "3000", "3000", "件", QUALIFIER_OVER}, 3},
        {{"10-20家", "10", "10", "家", QUALIFIER_OVER}, 1},
        {{"8—5万元", "", NULL, NULL, QUALIFIER_EXACT}, 0},
        {{"5—8", "", NULL, NULL, QUALIFIER_EXACT}, 0},
        {{"5家—8%", "", NULL, NULL, QUALIFIER_EXACT}, 0},
        {{"5—", "", NULL, NULL, QUALIFIER_EXACT}, 0},
    };
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct quantity q = {0};
        size_t dash = 0;
        const char *text = table[i].first.text;
        size_t len = quantity_range(cat, text, text + strlen(text), &q, &dash);
        check_quantity(cat, &table[i].first, len, &q);
        assert_int_equal(len ? dash : 0, table[i].dash);
        assert_int_equal(q.range_first, len > 0);
    }
    catalog_close(cat);
}

static void ranks(void **state)
{
    (void)state;
    static const struct sample table[] = {
        {"第6位，", "第6位", "6", "", QUALIFIER_EXACT}, {"第60位，", "第60位", "60", "", QUALIFIER_EXACT},
        {"第一，", "第一", "1", "", QUALIFIER_EXACT},   {"第十七位", "第十七位", "17", "", QUALIFIER_EXACT},
        {"前三，", "前三", "3", "", QUALIFIER_UNDER},   {"前10名", "前10名", "10", "", QUALIFIER_UNDER},
        {"第0位", "", NULL, NULL, QUALIFIER_EXACT},     {"第12345位", "", NULL, NULL, QUALIFIER_EXACT},
        {"第", "", NULL, NULL, QUALIFIER_EXACT},        {"前列", "", NULL, NULL, QUALIFIER_EXACT},
        {"6位", "", NULL, NULL, QUALIFIER_EXACT},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct quantity q = {.unit = NONE};
        const char *text = table[i].text;
        size_t len = quantity_rank(text, text + strlen(text), &q);
        check_quantity(NULL, &table[i], len, &q);
    }
}

static void ordinals(void **state)
{
    (void)state;
    static const struct {
        const char *text, *taken;
    } table[] = {{"第二十四届中国专利奖", "第二十四届"},
                 {"第三批", "第三批"},
                 {"第1章", "第1章"},
                 {"第6家", "第6家"},
                 {"第6位", ""},
                 {"第一，", ""},
                 {"第二产业", "第二产业"},
                 {"届", ""}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t len = quantity_ordinal(table[i].text, table[i].text + strlen(table[i].text));
        assert_str(((struct str){table[i].text, len}), table[i].taken);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(quantities), cmocka_unit_test(scales), cmocka_unit_test(doublings), cmocka_unit_test(one_is_an_article),
    cmocka_unit_test(ranges),     cmocka_unit_test(ranks),  cmocka_unit_test(ordinals),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
