/* What a printed figure leaves open, in the size of unit that it is printed in. */
#include "harness.h"

#include "evidence/rounding.h"

static void says_the_interval(void **state)
{
    (void)state;
    static const struct {
        const char *quote, *value, *step, *unit, *qualifier, *measure, *en, *zh;
    } table[] = {
        {"127.16亿元", "12716000000", "1000000", "元", "exact", "level", "127.16亿元 stands for 127.155 to 127.165亿元",
         "127.16亿元代表127.155至127.165亿元"},
        {"127亿元", "12700000000", "100000000", "元", "exact", "level", "127亿元 stands for 126.5 to 127.5亿元",
         "127亿元代表126.5至127.5亿元"},
        {"1.2万亿元", "1200000000000", "100000000000", "元", "exact", "level", "1.2万亿元 stands for 1.15 to 1.25万亿元",
         "1.2万亿元代表1.15至1.25万亿元"},
        {"3万4000件", "34000", "1", "件", "exact", "level", "3万4000件 stands for 3.39995 to 3.40005万件",
         "3万4000件代表3.39995至3.40005万件"},
        {"1015项", "1015", "1", "项", "exact", "level", "1015项 stands for 1014.5 to 1015.5项", "1015项代表1014.5至1015.5项"},
        {"5.1%", "5.1", "0.1", "%", "exact", "yoy", "5.1% stands for 5.05 to 5.15%", "5.1%代表5.05至5.15%"},
        {"489亿元", "48900000000", "100000000", "元", "over", "level", "489亿元 stands for 489亿元 or more",
         "489亿元代表489亿元或更多"},
        {"489亿元", "48900000000", "100000000", "元", "under", "level", "489亿元 stands for 489亿元 or less",
         "489亿元代表489亿元或更少"},
        {"12万件", "120000", "10000", "件", "approx", "level", "12万件 stands for 11 to 13万件", "12万件代表11至13万件"},
        {"12件", "12", "", "件", "exact", "level", "12件 stands for exactly 12件", "12件代表恰为12件"},
        {"第6位", "6", "1", "位", "exact", "rank", "", ""},
        {"?", "no number", "1", "件", "exact", "level", "", ""},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct record r = {.quote = str_of(table[i].quote), .value = str_of(table[i].value), .digit = str_of(table[i].step)};
        r.unit = str_of(table[i].unit);
        r.qualifier = str_of(table[i].qualifier);
        r.measure = str_of(table[i].measure);
        assert_str(rounding_words(&r, false, &arena), table[i].en);
        assert_str(rounding_words(&r, true, &arena), table[i].zh);
    }
    arena_fini(&arena);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(says_the_interval),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
