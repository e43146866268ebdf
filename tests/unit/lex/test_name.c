/* What only looks like a number. */
#include "harness.h"

#include "lex/name.h"

static void check_taken(size_t (*take)(const char *, const char *), const char *const (*table)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = table[i][0];
        size_t len = take(text, text + strlen(text));
        assert_str(((struct str){text, len}), table[i][1]);
    }
}

static void quoted_names(void **state)
{
    (void)state;
    static const char *const table[][2] = {
        {"“4554”工作思路", "“4554”"},
        {"《纲要（2021—2035年）》发布", "《纲要（2021—2035年）》"},
        {"《关于〈办法〉的通知》", "《关于〈办法〉的通知》"},
        {"《甲《乙》丙》", "《甲《乙》丙》"},
        {"‘百千万’行动", "‘百千万’"},
        {"「知好办」", "「知好办」"},
        {"\"5·10\"品牌日", "\"5·10\""},
        {"“没有完", ""},
        {"“换\n行”", ""},
        {"“第一句。第二句”", ""},
        {"“”", "“”"},
        {"甲“乙”", ""},
        {"”", ""},
        {"", ""},
    };
    check_taken(name_quoted, table, sizeof table / sizeof *table);
}

static void long_quotations_are_speech(void **state)
{
    (void)state;
    char text[4096] = "“";
    for (size_t i = 0; i < 41; i++)
        strcat(text, "甲");
    strcat(text, "”");
    assert_int_equal(name_quoted(text, text + strlen(text)), 0);
    memcpy(text, "《", 3);
    memcpy(text + strlen(text) - 3, "》", 3);
    assert_int_equal(name_quoted(text, text + strlen(text)), strlen(text));
}

static void digits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at; /* where the digits begin */
        const char *taken;
        enum aside_reason reason;
    } table[] = {
        {"〔2019〕56号", 0, "〔2019〕56号", ASIDE_DOCNUMBER},
        {"[2019]56号", 0, "[2019]56号", ASIDE_DOCNUMBER},
        {"[2019]第56号", 0, "[2019]第56号", ASIDE_DOCNUMBER},
        {"2号文件", 0, "2号文", ASIDE_DOCNUMBER},
        {"0512-12330088，", 0, "0512-12330088", ASIDE_DOCNUMBER},
        {"13800000000", 0, "13800000000", ASIDE_DOCNUMBER},
        {"4:2:2:2比例", 0, "4:2:2:2", ASIDE_RULE},
        {"3·15期间", 0, "3·15", ASIDE_NAME},
        {"1+4+10体系", 0, "1+4+10", ASIDE_NAME},
        {"1.2.3版", 0, "1.2.3", ASIDE_NAME},
        {"iso56005", 3, "56005", ASIDE_NAME},
        {"ISO 56005", 4, "56005", ASIDE_NAME},
        {"B2-20150515", 1, "2-20150515", ASIDE_NAME},
        {"5G网络", 0, "5G", ASIDE_NAME},
        {"_0428_副本", 1, "0428_", ASIDE_NAME},
        {"14:30", 0, "", ASIDE_UNREAD},
        {"145亿元", 0, "", ASIDE_UNREAD},
        {"226,113件", 0, "", ASIDE_UNREAD},
        {"3.5%", 0, "", ASIDE_UNREAD},
        {"[19]5号", 0, "", ASIDE_UNREAD},
        {"甲", 0, "", ASIDE_UNREAD},
        {"", 0, "", ASIDE_UNREAD},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        enum aside_reason reason = ASIDE_UNREAD;
        const char *text = table[i].text, *at = text + table[i].at;
        size_t len = name_of_digits(text, at, text + strlen(text), &reason);
        assert_str(((struct str){at, len}), table[i].taken);
        assert_int_equal(reason, table[i].reason);
    }
}

static void numbering(void **state)
{
    (void)state;
    static const char *const table[][2] = {
        {"一、创造", "一、"}, {"十二、保护", "十二、"}, {"(一)申请", "(一)"}, {"1.申请", "1."},
        {"1、申请", "1、"},   {"(2)授权", "(2)"},       {"12.5%", ""},        {"123.申请", ""},
        {"2023年", ""},       {"(2023)", ""},           {"一件", ""},         {"", ""},
    };
    check_taken(name_numbering, table, sizeof table / sizeof *table);
}

static void enumeration(void **state)
{
    (void)state;
    static const char *const table[][2] = {{"一是制度", "一是"}, {"二要加强", "二要"}, {"三则", "三则"}, {"十二是", ""},
                                           {"一件", ""},         {"是", ""},           {"", ""}};
    check_taken(name_enumeration, table, sizeof table / sizeof *table);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(quoted_names), cmocka_unit_test(long_quotations_are_speech),
    cmocka_unit_test(digits),       cmocka_unit_test(numbering),
    cmocka_unit_test(enumeration),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
