/* Time expressions: what is taken and what it says. */
#include "harness.h"

#include "lex/calendar.h"

#include <stdio.h>

struct sample {
    const char *text, *taken, *says; /* says: form, then year first last day where they are not 0, then what else holds */
};

static void describe(const struct time_expression *e, char *out, size_t size)
{
    static const char *const forms[] = {"none", "year", "half", "quarter", "month", "months", "day", "years", "now", "event"};
    static const char *const relatives[] = {"", " this", " last", " before-last", " previous", " same"};
    size_t n = (size_t)snprintf(out, size, "%s", forms[e->form]);
    const struct {
        const char *name;
        int value;
    } numbers[] = {{"year", e->year}, {"first", e->first}, {"last", e->last}, {"day", e->day}, {"recent", e->recent}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].value)
            n += (size_t)snprintf(out + n, size - n, " %s=%d", numbers[i].name, numbers[i].value);
    snprintf(out + n, size - n, "%s%s%s%s", relatives[e->relative], e->until ? " until" : "", e->end ? " end" : "",
             e->since ? " since" : "");
}

static void expressions(void **state)
{
    (void)state;
    static const struct sample table[] = {
        {"2023年，", "2023年", "year year=2023"},
        {"2023年度", "2023年度", "year year=2023"},
        {"2023 年", "2023 年", "year year=2023"},
        {"二〇二三年", "二〇二三年", "year year=2023"},
        {"今年", "今年", "year this"},
        {"去年", "去年", "year last"},
        {"前年", "前年", "year before-last"},
        {"上年", "上年", "year previous"},
        {"当年", "当年", "year same"},
        {"全年", "全年", "year"},
        {"上半年", "上半年", "half first=1"},
        {"2022年下半年", "2022年下半年", "half year=2022 first=2"},
        {"今年上半年", "今年上半年", "half first=1 this"},
        {"一季度", "一季度", "quarter first=1"},
        {"第三季度", "第三季度", "quarter first=3"},
        {"首季度", "首季度", "quarter first=1"},
        {"2021年第4季度", "2021年第4季度", "quarter year=2021 first=4"},
        {"前三季度", "前三季度", "months first=1 last=9"},
        {"2016年前三季度", "2016年前三季度", "months year=2016 first=1 last=9"},
        {"前8个月", "前8个月", "months first=1 last=8"},
        {"1—10月", "1—10月", "months first=1 last=10"},
        {"2023年1-6月", "2023年1-6月", "months year=2023 first=1 last=6"},
        {"1月至10月", "1月至10月", "months first=1 last=10"},
        {"9月", "9月", "month first=9"},
        {"2024年1月份", "2024年1月份", "month year=2024 first=1"},
        {"6月30日", "6月30日", "day first=6 day=30"},
        {"2023年6月30日", "2023年6月30日", "day year=2023 first=6 day=30"},
        {"截至6月底", "截至6月底", "month first=6 until end"},
        {"截至2022年底", "截至2022年底", "year year=2022 until end"},
        {"截止2020年11月", "截止2020年11月", "month year=2020 first=11 until"},
        {"年末", "年末", "year end"},
        {"2019年以来", "2019年以来", "year year=2019 since"},
        {"今年以来", "今年以来", "year this since"},
        {"2017—2019年", "2017—2019年", "years year=2019 first=2017"},
        {"2017-2019年", "2017-2019年", "years year=2019 first=2017"},
        {"2017年至2019年", "2017年至2019年", "years year=2019 first=2017"},
        {"2021年11月至2022年3月", "2021年11月至2022年3月", "months year=2022 first=11 last=3 recent=2021"},
        {"近三年来", "近三年来", "years recent=3"},
        {"五年来", "五年来", "years recent=5"},
        {"“十三五”期间", "“十三五”期间", "years year=2020 first=2016"},
        {"十四五末", "十四五末", "year year=2025 end"},
        {"截至目前", "截至目前", "now until"},
        {"目前", "目前", "now until"},
        {"十年前", "十年前", "event"},
        {"2016-11-12", "2016-11-12", "day year=2016 first=11 day=12"},
        {"2016/11/12", "2016/11/12", "day year=2016 first=11 day=12"},
        {"2016.11.12", "2016.11.12", "day year=2016 first=11 day=12"},
        {"2629年", "", NULL},
        {"1527件", "", NULL},
        {"2023", "", NULL},
        {"20233年", "", NULL},
        {"13月", "", NULL},
        {"0月", "", NULL},
        {"第五季度", "", NULL},
        {"前13个月", "", NULL},
        {"10—1月", "", NULL},
        {"2016-11/12", "", NULL},
        {"2016-13-12", "", NULL},
        {"三年", "", NULL},
        {"年", "", NULL},
        {"", "", NULL},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct time_expression e = {.form = TIME_EVENT, .year = 7};
        char says[128];
        const char *text = table[i].text;
        size_t len = calendar_expression(text, text + strlen(text), &e);
        if (len != strlen(table[i].taken) || strncmp(text, table[i].taken, len) != 0)
            fail_msg("%s: took \"%.*s\", not \"%s\"", text, (int)len, text, table[i].taken);
        describe(&e, says, sizeof says);
        if (strcmp(says, len ? table[i].says : "event year=7") != 0)
            fail_msg("%s: says %s, not %s", text, says, table[i].says);
    }
}

static void check_taken(size_t (*take)(const char *, const char *), const char *const (*table)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = table[i][0];
        size_t len = take(text, text + strlen(text));
        assert_str(((struct str){text, len}), table[i][1]);
    }
}

static void streaks(void **state)
{
    (void)state;
    static const char *const table[][2] = {{"连续4年居", "连续4年"},
                                           {"连续三年", "连续三年"},
                                           {"历时10个月，", "历时10个月"},
                                           {"为期3天", "为期3天"},
                                           {"连续多年", ""},
                                           {"连续", ""},
                                           {"4年", ""},
                                           {"连续4件", ""}};
    check_taken(calendar_streak, table, sizeof table / sizeof *table);
}

static void clocks(void **state)
{
    (void)state;
    static const char *const table[][2] = {
        {"14:30，", "14:30"}, {"9:05", "9:05"}, {"10:22:05", "10:22:05"}, {"24:00", "24:00"}, {"25:00", ""},
        {"14:60", ""},        {"14:3", ""},     {"140:30", ""},           {"14", ""},         {"", ""}};
    check_taken(calendar_clock, table, sizeof table / sizeof *table);
}

/* No tail of an expression, cut anywhere at a character, is read beyond its end. */
static void tails_and_heads(void **state)
{
    (void)state;
    static const char text[] =
        "截至2022年12月31日“十三五”期间2017年1月至2019年3月近三年来前三季度第一季度10:22:05连续4年2016-11-12二〇二三年";
    struct time_expression e;
    for (size_t from = 0; from < sizeof text; from++)
        for (size_t to = from; to < sizeof text; to++) {
            assert_true(calendar_expression(text + from, text + to, &e) <= to - from);
            assert_true(calendar_streak(text + from, text + to) <= to - from);
            assert_true(calendar_clock(text + from, text + to) <= to - from);
        }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(expressions),
    cmocka_unit_test(streaks),
    cmocka_unit_test(clocks),
    cmocka_unit_test(tails_and_heads),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
