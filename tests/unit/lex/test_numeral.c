/* Numerals: what is taken, what it is worth, and where it stops. */
#include "catalog/opened.h"

#include "lex/numeral.h"

struct sample {
    const char *text, *taken, *value; /* taken "": no numeral begins here */
    bool over;
};

static size_t read_arabic(const struct catalog *cat, const char *p, const char *end, struct numeral *out)
{
    return numeral_arabic(cat, p, end, out);
}

static size_t read_chinese(const struct catalog *cat, const char *p, const char *end, struct numeral *out)
{
    (void)cat;
    return numeral_chinese(p, end, out);
}

static void check_all(const struct sample *table, size_t count,
                      size_t (*read)(const struct catalog *, const char *, const char *, struct numeral *))
{
    struct catalog *cat = opened("");
    for (size_t i = 0; i < count; i++) {
        const char *text = table[i].text;
        struct numeral n = {.value = {77, 0}};
        char value[DECIMAL_TEXT];
        size_t len = read(cat, text, text + strlen(text), &n);
        if (len != strlen(table[i].taken) || strncmp(text, table[i].taken, len) != 0)
            fail_msg("%s: took \"%.*s\", not \"%s\"", text, (int)len, text, table[i].taken);
        decimal_print(n.value, value);
        assert_string_equal(value, len ? table[i].value : "77");
        assert_int_equal(n.over, len && table[i].over);
    }
    catalog_close(cat);
}

static void arabic(void **state)
{
    (void)state;
    static const struct sample table[] = {
        {"6.6645万件", "6.6645万", "66645", false},
        {"145亿元,分别", "145亿", "14500000000", false},
        {"1.08万亿元", "1.08万亿", "1080000000000", false},
        {"3千万元", "3千万", "30000000", false},
        {"5百万美元", "5百万", "5000000", false},
        {"3万4000件", "3万4000", "34000", false},
        {"1亿2000万元", "1亿2000万", "120000000", false},
        {"50余万单", "50余万", "500000", true},
        {"80多亿", "80多亿", "8000000000", true},
        {"20余场", "20", "20", false},
        {"226,113件", "226,113", "226113", false},
        {"12,345,678.9元", "12,345,678.9", "12345678.9", false},
        {"55 853件", "55 853", "55853", false},
        {"1,23件", "1", "1", false},
        {"1234,567件", "1234", "1234", false},
        {"1,234,56件", "1,234", "1234", false},
        {"007号", "007", "7", false},
        {"0.50%", "0.50", "0.5", false},
        {"3.", "3", "3", false},
        {"3.万", "3", "3", false},
        {"5千瓦时", "5", "5", false},
        {"2百分点", "2", "2", false},
        {".5", "", NULL, false},
        {"-5", "", NULL, false},
        {"万件", "", NULL, false},
        {"", "", NULL, false},
        {"123456789012345678", "123456789012345678", "123456789012345678", false},
        {"1234567890123456789", "", NULL, false},
    };
    check_all(table, sizeof table / sizeof *table, read_arabic);
}

static void chinese(void **state)
{
    (void)state;
    static const struct sample table[] = {
        {"三家", "三", "3", false},
        {"十家", "十", "10", false},
        {"十二家", "十二", "12", false},
        {"六十三件", "六十三", "63", false},
        {"一百二十件", "一百二十", "120", false},
        {"二百零五项", "二百零五", "205", false},
        {"两千件", "两千", "2000", false},
        {"一万零三十件", "一万零三十", "10030", false},
        {"四万一千零三十四件", "四万一千零三十四", "41034", false},
        {"一亿二千三百万元", "一亿二千三百万", "123000000", false},
        {"八十亿五千万元", "八十亿五千万", "8050000000", false},
        {"两亿元", "两亿", "200000000", false},
        {"一点五万件", "一点五万", "15000", false},
        {"二十三点五个", "二十三点五", "23.5", false},
        {"五十余万件", "五十余万", "500000", true},
        {"〇", "〇", "0", false},
        {"三点钟", "三", "3", false},
        {"点五", "", NULL, false},
        {"余万", "", NULL, false},
        {"12", "", NULL, false},
        {"", "", NULL, false},
    };
    check_all(table, sizeof table / sizeof *table, read_chinese);
}

static void literals(void **state)
{
    (void)state;
    const char *text = "个百分点以上";
    const char *end = text + strlen(text);
    assert_int_equal(literal_at(text, end, "个百分点"), 12);
    assert_int_equal(literal_at(text, text + 11, "个百分点"), 0);
    assert_int_equal(literal_at(text, end, "百分点"), 0);
    assert_int_equal(any_literal_at(text, end, "项 个百分点 个"), 12);
    assert_int_equal(any_literal_at(text, end, "个 个百分点"), 3);
    assert_int_equal(any_literal_at(text, end, "项 件"), 0);
    assert_int_equal(any_literal_at(end, end, "项 件"), 0);
    assert_int_equal(character_length('a'), 1);
    assert_int_equal(character_length("é"[0]), 2);
    assert_int_equal(character_length("件"[0]), 3);
    assert_int_equal(character_length("𠮷"[0]), 4);
}

/* However long or odd the run is: no more is taken than there is, and reading any of its tails works as well. */
static void hostile_runs(void **state)
{
    (void)state;
    static const char *const units[] = {"1",  "0",  "9万",  "万",   "亿", "1,", "1.",   "1 ",   "111,",  "一",
                                        "十", "百", "一十", "一亿", "零", "点", "一点", "余万", "1余万", "两"};
    struct catalog *cat = opened("");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        char text[4096];
        size_t unit = strlen(units[i]), len = 0;
        for (size_t k = 0; k < 400; k++, len += unit)
            memcpy(text + len, units[i], unit);
        for (size_t from = 0; from < len; from += unit) {
            struct numeral n;
            assert_true(numeral_arabic(cat, text + from, text + len, &n) <= len - from);
            assert_true(numeral_chinese(text + from, text + len, &n) <= len - from);
        }
    }
    catalog_close(cat);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(arabic),
    cmocka_unit_test(chinese),
    cmocka_unit_test(literals),
    cmocka_unit_test(hostile_runs),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
