/* Answers from hand-made observations: what is compared, what stands below the rule, what is missing and why. */
#include "ask.h"

/* The five bulletins of the headline queries, in our own figures of them. */
static const struct given five[] = {
    FACT("hebei-2023#1", "130000", "pledge_financing", "level", "2023", "14500000000", "100000000", "145亿元"),
    FACT("hebei-2023#2", "130000", "pledge_financing", "yoy", "2023", "108.81", "0.01", "108.81%"),
    FACT("hubei-2023#7", "420000", "pledge_financing", "level", "2023", "12716000000", "1000000", "127.16亿元"),
    FACT("hubei-2023#8", "420000", "pledge_financing", "yoy", "2023", "68.85", "0.01", "68.85%"),
    FACT("bureaus-2022#10", "330000", "pledge_financing", "level", "2022-H1", "48900000000", "100000000", "489亿元",
         .qualifier = "over"),
    FACT("bureaus-2022#11", "320000", "pledge_financing", "level", "2022-H1", "13720000000", "10000000", "137.2亿元"),
    FACT("henan-2020#14", "410000", "pledge_financing", "level", "2020-H1", "1189000000", "1000000", "11.89亿元"),
};

static void headline_by_region(void **state)
{
    (void)state;
    assert_answer(
        "pledge_financing by region", five, COUNT(five),
        "rank|region|period|亿元|flag|evidence\n"
        "1|Hebei|2023|145.00||hebei-2023#1\n"
        "2|Hubei|2023|127.16||hubei-2023#7\n"
        "----\n"
        "·|Zhejiang|2022-H1|>489.00|≠ period|bureaus-2022#10\n"
        "·|Jiangsu|2022-H1|137.20|≠ period|bureaus-2022#11\n"
        "·|Henan|2020-H1|11.89|≠ period|henan-2020#14\n"
        "note: ranked on 2023 (full year), the latest period shared by the most provinces (2 of 5); rows below the line are other"
        " periods: shown, not ranked.\n");
}

static void headline_growth(void **state)
{
    (void)state;
    assert_answer("pledge_financing growth for Hebei, Hubei, Zhejiang", five, COUNT(five),
                  "region|period|growth|basis|evidence\n"
                  "Hebei|2023|+108.81%|reported|hebei-2023#2\n"
                  "Hubei|2023|+68.85%|reported|hubei-2023#8\n"
                  "Zhejiang|2022-H1|—|missing: no prior|bureaus-2022#10\n"
                  "note: Zhejiang: no bulletin reports a growth rate, and it cannot be derived: the level is known for 2022-H1 only"
                  " (>489 亿元); 2021-H1 is not in the database.\n");
}

static void headline_in_chinese(void **state)
{
    (void)state;
    assert_answer("河北、湖北、浙江质押融资增速", five, COUNT(five),
                  "地区|期间|同比增速|依据|出处\n"
                  "河北省|2023|+108.81%|公报|hebei-2023#2\n"
                  "湖北省|2023|+68.85%|公报|hubei-2023#8\n"
                  "浙江省|2022-H1|—|缺：无上年同期数|bureaus-2022#10\n"
                  "note: 浙江省：公报未载增速，也无法推算：仅知2022-H1的数值（>489 亿元），库中没有2021-H1的数值。\n");
}

/* R5: the later of two periods wins only if it covers at least half as many. */
static void block_needs_half_of_the_best(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "pledge_projects", "level", "2022", "10", "1", "10项"),
        FACT("b#1", "420000", "pledge_projects", "level", "2022", "20", "1", "20项"),
        FACT("c#1", "330000", "pledge_projects", "level", "2022", "30", "1", "30项"),
        FACT("d#1", "320000", "pledge_projects", "level", "2023", "40", "1", "40项"),
        FACT("e#1", "410000", "pledge_projects", "level", "2023", "50", "1", "50项"),
    };
    (void)state;
    struct asked a = ask("pledge_projects by region", rows, 4);
    assert_str(ask_machine(&a, 0, "period"), "2022"); /* one of four is less than half of three */
    ask_fini(&a);
    a = ask("pledge_projects by region", rows, 5);
    assert_str(ask_machine(&a, 0, "period"), "2023"); /* two are not */
    assert_true(str_contains(buf_str(&a.text), STR("that covers at least half as many as the best covered one")));
    ask_fini(&a);
}

static void block_prefers_the_longer_of_a_tie(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "pledge_projects", "level", "2023-Q4", "10", "1", "10项"),
        FACT("b#1", "420000", "pledge_projects", "level", "2023", "20", "1", "20项"),
    };
    (void)state;
    struct asked a = ask("pledge_projects by region", rows, 2);
    assert_str(ask_machine(&a, 0, "region_code"), "420000");
    assert_str(ask_machine(&a, 0, "comparable"), "yes");
    assert_str(ask_machine(&a, 1, "comparable"), "no");
    assert_str(ask_machine(&a, 1, "flags"), "period");
    ask_fini(&a);
}

/* Facts of a stock that end on one day are one cell, however the period is written. */
static void stock_periods_that_end_together(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "invention_patents_in_force", "level", "2023", "100", "1", "100件"),
        FACT("b#1", "420000", "invention_patents_in_force", "level", "2023-12-31", "200", "1", "200件"),
        FACT("c#1", "330000", "invention_patents_in_force", "level", "asof 2024-02-01", "300", "1", "300件"),
    };
    (void)state;
    assert_answer("invention_patents_in_force by region in 2023", rows, 3,
                  "rank|region|period|件|flag|evidence\n"
                  "1|Hubei|2023-12-31|200||b#1\n"
                  "2|Hebei|2023|100||a#1\n"
                  "----\n"
                  "·|Zhejiang|2023|—|missing: other period|\n"
                  "note: no figure for 2023 (full year); the nearest period: Zhejiang asof 2024-02-01.\n");
}

static void strict_refuses_mixed_periods(void **state)
{
    (void)state;
    struct asked a = ask("pledge_financing by region strict", five, COUNT(five));
    assert_int_equal(a.status, IPDB_STRICT);
    assert_string_equal(a.err.message, "strict: Zhejiang is of 2022-H1, the others of 2023; name a period, or leave 'strict' out");
    ask_fini(&a);
    a = ask("pledge_financing for Hebei, Hubei strict", five, COUNT(five));
    assert_int_equal(a.status, IPDB_OK);
    ask_fini(&a);
}

/* A doubtful reading does not displace a sure one of an earlier period. */
static void a_sure_figure_before_a_newer_doubtful_one(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "pledge_projects", "level", "2023", "10", "1", "10项"),
        FACT("b#1", "420000", "pledge_projects", "level", "2023", "20", "1", "20项"),
        FACT("c#1", "330000", "pledge_projects", "level", "2022-H1", "30", "1", "30项"),
        FACT("c#2", "330000", "pledge_projects", "level", "2022", "2", "1", "2项", .confidence = "500"),
    };
    (void)state;
    struct asked a = ask("pledge_projects by region", rows, COUNT(rows));
    assert_str(ask_machine(&a, 2, "evidence"), "c#1");
    ask_fini(&a);
    a = ask("pledge_projects growth for Zhejiang", rows, COUNT(rows));
    assert_str(ask_machine(&a, 0, "evidence"), "c#1");
    ask_fini(&a);
}

static void loose_is_one_block(void **state)
{
    (void)state;
    assert_answer("pledge_financing by region loose top 2", five, COUNT(five),
                  "rank|region|period|亿元|flag|evidence\n"
                  "1|Zhejiang|2022-H1|>489|≠ period|bureaus-2022#10\n"
                  "2|Hebei|2023|145||hebei-2023#1\n"
                  "note: loose: the rows mix periods, see the period column; the block would be 2023 (full year).\n");
}

static void top_and_bottom(void **state)
{
    (void)state;
    assert_answer("pledge_financing by region top 1", five, COUNT(five),
                  "rank|region|period|亿元|evidence\n1|Hebei|2023|145|hebei-2023#1\n");
    assert_answer("pledge_financing by region bottom 1", five, COUNT(five),
                  "rank|region|period|亿元|evidence\n2|Hubei|2023|127.16|hubei-2023#7\n");
    assert_answer("pledge_financing by region in 2023 sort value", five, 4,
                  "rank|region|period|亿元|evidence\n2|Hubei|2023|127.16|hubei-2023#7\n1|Hebei|2023|145.00|hebei-2023#1\n");
}

/* R7: reported wins; derived only from the same period one year earlier. */
static void growth_is_derived(void **state)
{
    static const struct given rows[] = {
        FACT("a-2023#1", "130000", "pledge_projects", "level", "2023", "120", "1", "120项"),
        FACT("a-2022#1", "130000", "pledge_projects", "level", "2022", "100", "1", "100项"),
        FACT("b-2023#1", "420000", "pledge_projects", "level", "2023", "120", "1", "120项"),
        FACT("b-2022#1", "420000", "pledge_projects", "level", "2022-H1", "100", "1", "100项"),
        FACT("c-2023#1", "330000", "pledge_projects", "level", "2023", "5", "1", "5项"),
        FACT("c-2022#1", "330000", "pledge_projects", "level", "2022", "0", "1", "0项"),
    };
    (void)state;
    struct asked a = ask("pledge_projects growth for Hebei, Hubei, Zhejiang", rows, COUNT(rows));
    assert_str(buf_str(&a.text), "region|period|growth|basis|evidence\n"
                                 "Hebei|2023|+20%|derived|a-2023#1, a-2022#1\n"
                                 "Hubei|2023|—|missing: no prior|b-2023#1\n"
                                 "Zhejiang|2023|—|missing: base is zero|c-2023#1\n"
                                 "note: Hubei: no bulletin reports a growth rate, and it cannot be derived: the level is known for "
                                 "2023 only (120 项); 2022 is not"
                                 " in the database.\n"
                                 "note: Zhejiang: cannot be derived from 2023 (5 项): the base is zero.\n");
    assert_str(ask_machine(&a, 0, "flags"), "derived");
    assert_str(ask_machine(&a, 0, "lower"), "18.9055"); /* 119.5 over 100.5 */
    assert_str(ask_machine(&a, 0, "upper"), "21.1055"); /* 120.5 over 99.5 */
    assert_str(ask_machine(&a, 1, "obs_status"), "B");
    ask_fini(&a);
}

static void reported_growth_is_checked(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "pledge_projects", "level", "2023", "120", "1", "120项"),
        FACT("a#2", "130000", "pledge_projects", "yoy", "2023", "30", "1", "30%"),
        FACT("b#1", "130000", "pledge_projects", "level", "2022", "100", "1", "100项"),
    };
    (void)state;
    assert_answer("pledge_projects growth Hebei", rows, 3,
                  "region|period|growth|basis|flag|evidence\n"
                  "Hebei|2023|+30%|reported|!|a#2\n"
                  "note: Hebei 2023: the reported growth of 30 % is outside what the two levels give, [18.91%, 21.11%]; mostly the "
                  "prior year was"
                  " rebased.\n");
    assert_answer("pledge_projects growth.derived Hebei 2023", rows, 3,
                  "region|period|growth|basis|evidence\nHebei|2023|+20%|derived|a#1, b#1\n");
}

/* R9: a bound gives growth only where the direction is certain. */
static void bounds_in_growth(void **state)
{
    static const struct {
        const char *later, *earlier, *shown;
    } cases[] = {{"over", "exact", ">+20%"}, {"exact", "over", "<+20%"}, {"under", "exact", "<+20%"}, {"approx", "exact", "≈+20%"},
                 {"over", "under", ">+20%"}, {"over", "over", "—"},      {"under", "under", "—"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct given rows[] = {
            FACT("a#1", "130000", "pledge_projects", "level", "2023", "120", "1", "120项", .qualifier = cases[i].later),
            FACT("b#1", "130000", "pledge_projects", "level", "2022", "100", "1", "100项", .qualifier = cases[i].earlier)};
        struct asked a = ask("pledge_projects growth Hebei 2023", rows, 2);
        if (!str_contains(buf_str(&a.text), str_of(cases[i].shown)))
            fail_msg("%s over %s: %s", cases[i].later, cases[i].earlier, a.text.ptr);
        ask_fini(&a);
    }
}

/* R8 */
static void consistent_duplicates_show_the_most_precise(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "420000", "pledge_financing", "level", "2023", "12700000000", "100000000", "127亿元"),
        FACT("a#2", "420000", "pledge_financing", "level", "2023", "12716000000", "1000000", "127.16亿元"),
    };
    (void)state;
    assert_answer("pledge_financing Hubei", rows, 2, "region|period|亿元|evidence\nHubei|2023|127.16|a#2\n");
}

static void conflicts_are_flagged(void **state)
{
    static const struct given rows[] = {
        FACT("media#3", "420000", "pledge_financing", "level", "2023", "13000000000", "100000000", "130亿元",
             .document_region = "000000", .published = "2024-05-01"),
        FACT("own#1", "420000", "pledge_financing", "level", "2023", "12716000000", "1000000", "127.16亿元",
             .published = "2024-01-01"),
    };
    (void)state;
    struct asked a = ask("pledge_financing Hubei", rows, 2);
    assert_str(buf_str(&a.text),
               "region|period|亿元|flag|evidence\n"
               "Hubei|2023|127.16|×2|own#1\n"
               "note: Hubei 2023: the documents disagree; shown is 127.16 亿元 (own#1), there is also 130 亿元 (media#3).\n");
    assert_str(ask_machine(&a, 0, "flags"), "conflict:2");
    ask_fini(&a);
}

static void decisions_are_heeded_and_told(void **state)
{
    static const struct given rows[] = {
        FACT("media#3", "420000", "pledge_financing", "level", "2023", "13000000000", "100000000", "130亿元",
             .document_region = "000000", .published = "2024-05-01", .decided = "replace prefer"),
        FACT("own#1", "420000", "pledge_financing", "level", "2023", "12716000000", "1000000", "127.16亿元",
             .published = "2024-01-01"),
        FACT("own#2", "420000", "pledge_financing", "level", "2023", "9900000000", "1000000", "99亿元", .decided = "reject"),
        FACT("old#2", "420000", "pledge_financing", "level", "2019", "9900000000", "1000000", "99亿元", .decided = "reject"),
    };
    (void)state;
    struct asked a = ask("pledge_financing Hubei", rows, 4);
    assert_str(buf_str(&a.text),
               "region|period|亿元|flag|evidence\n"
               "Hubei|2023|130|×2, decided|media#3\n"
               "note: Hubei 2023: the documents disagree; shown is 130 亿元 (media#3), there is also 127.16 亿元 (own#1).\n"
               "note: Hubei 2023: rests on a decision (media#3: replace prefer); why: ipdb evidence media#3\n"
               "note: rejected by a decision and left out: 99亿元 (own#2).\n");
    assert_str(ask_machine(&a, 0, "flags"), "conflict:2 decided");
    assert_str(ask_machine(&a, 0, "decided"), "replace prefer");
    ask_fini(&a);
}

static void a_preferred_figure_need_not_be_the_precise_one(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "420000", "pledge_financing", "level", "2023", "12700000000", "100000000", "127亿元", .decided = "prefer"),
        FACT("a#2", "420000", "pledge_financing", "level", "2023", "12716000000", "1000000", "127.16亿元"),
    };
    (void)state;
    struct asked a = ask("pledge_financing Hubei", rows, 2);
    assert_str(ask_machine(&a, 0, "evidence"), "a#1");
    ask_fini(&a);
    a = ask("pledge_financing Hubei prefer:precise", rows, 2);
    assert_str(ask_machine(&a, 0, "evidence"), "a#1");
    ask_fini(&a);
}

static void what_is_rejected_is_missing(void **state)
{
    static const struct given rows[] = {
        FACT("own#2", "420000", "pledge_financing", "level", "2023", "9900000000", "1000000", "99亿元", .decided = "reject"),
    };
    (void)state;
    struct asked a = ask("pledge_financing growth for Hubei", rows, 1);
    assert_non_null(strstr(a.text.ptr, "Hubei|—|"));
    assert_non_null(strstr(a.text.ptr, "note: rejected by a decision and left out: 99亿元 (own#2).\n"));
    ask_fini(&a);
}

static void later_publication_wins(void **state)
{
    static const struct given rows[] = {
        FACT("first#1", "420000", "pledge_projects", "level", "2023", "100", "1", "100项", .published = "2024-01-01"),
        FACT("revised#1", "420000", "pledge_projects", "level", "2023", "110", "1", "110项", .published = "2024-06-01"),
    };
    (void)state;
    struct asked a = ask("pledge_projects Hubei", rows, 2);
    assert_str(ask_machine(&a, 0, "evidence"), "revised#1");
    ask_fini(&a);
}

static void doubtful_facts_lose_and_are_flagged(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "420000", "pledge_projects", "level", "2023", "999", "1", "999项", .confidence = "650",
             .published = "2024-06-01"),
        FACT("b#1", "420000", "pledge_projects", "level", "2023", "100", "1", "100项", .published = "2024-01-01"),
        FACT("c#1", "130000", "pledge_projects", "level", "2023", "50", "1", "50项", .confidence = "650"),
    };
    (void)state;
    assert_answer("pledge_projects Hubei, Hebei", rows, 3,
                  "region|period|项|flag|evidence\n"
                  "Hubei|2023|100||b#1\n"
                  "Hebei|2023|50|?|c#1\n"
                  "note: Hebei 2023: the reading of c#1 is doubtful (confidence 0.65); check it against the sentence.\n");
}

/* R3 */
static void other_scopes_stand_below_the_rule(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "pledge_projects", "level", "2023", "50", "1", "50项"),
        FACT("b#1", "420000", "pledge_projects", "level", "2023", "60", "1", "60项", .scope = "普惠"),
    };
    (void)state;
    assert_answer("pledge_projects by region", rows, 2,
                  "rank|region|period|项|flag|evidence\n"
                  "1|Hebei|2023|50||a#1\n"
                  "----\n"
                  "·|Hubei|2023|60|scope|b#1\n"
                  "note: Hubei: known only for a part, 普惠; shown, not compared.\n");
}

/* R12: one case a letter. */
static void missing_reasons(void **state)
{
    static const struct {
        struct given row;
        const char *query, *status, *reason;
    } cases[] = {
        {FACT("x#1", "420000", "pledge_projects", "level", "2023", "1", "1", "1项"), "pledge_projects Hebei 2023", "L",
         "no bulletin"},
        {FACT("x#1", "130000", NULL, NULL, "2023", NULL, NULL, NULL), "pledge_projects Hebei 2023", "O", "not in the bulletin"},
        {FACT("x", "130000", NULL, NULL, NULL, NULL, NULL, NULL), "pledge_projects Hebei", "O", "not in the bulletin"},
        {FACT("x#1", "130000", "pledge_projects", "yoy", "2023", "5", "1", "5%"), "pledge_projects Hebei", "G", "growth only"},
        {FACT("x#1", "130000", "pledge_projects", "level", "2022", "5", "1", "5项"), "pledge_projects Hebei 2023", "P",
         "other period"},
        {FACT("x#1", "130000", "pledge_projects", "level", "2022", "5", "1", "5项", .scope = "普惠"), "pledge_projects Hebei 2023",
         "S", "other scope"},
        {FACT("x#1", "130000", "pledge_projects", "level", "2022", "5", "1", "5项"), "pledge_projects growth Hebei", "B",
         "no prior"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct asked a = ask(cases[i].query, &cases[i].row, 1);
        assert_int_equal(a.status, IPDB_NOTHING);
        assert_int_equal(a.answer.rows.len, 1);
        assert_str(ask_machine(&a, 0, "obs_status"), cases[i].status);
        assert_str(ask_machine(&a, 0, "missing_reason"), cases[i].reason);
        assert_true(a.answer.notes.len > 0);
        ask_fini(&a);
    }
}

/* The level is known, though for another half year: not "no figure". */
static void no_growth_is_not_no_figure(void **state)
{
    static const struct given rows[] = {FACT("a#1", "320000", "pledge_projects", "level", "2022-H1", "5", "1", "5项"),
                                        FACT("a#2", "320000", NULL, NULL, "2023", NULL, NULL, NULL)};
    (void)state;
    assert_answer(
        "pledge_projects growth for Jiangsu in 2023", rows, 2,
        "region|period|growth|basis\n"
        "Jiangsu|2023|—|missing: not in the bulletin\n"
        "note: Jiangsu: the bulletins in the database state no growth of IP pledge financing projects for the period asked "
        "for, nor a level to derive it from.\n");
}

static void a_named_period_keeps_those_that_lack_it(void **state)
{
    (void)state;
    assert_answer("pledge_financing by region in 2022-H1", five, COUNT(five),
                  "rank|region|period|亿元|flag|evidence\n"
                  "1|Zhejiang|2022-H1|>489.0||bureaus-2022#10\n"
                  "2|Jiangsu|2022-H1|137.2||bureaus-2022#11\n"
                  "----\n"
                  "·|Hebei|2022-H1|—|missing: other period|\n"
                  "·|Henan|2022-H1|—|missing: other period|\n"
                  "·|Hubei|2022-H1|—|missing: other period|\n"
                  "note: no figure for 2022-H1 (first half); the nearest period: Hebei 2023, Henan 2020-H1, Hubei 2023.\n");
}

static void units(void **state)
{
    (void)state;
    assert_answer("pledge_financing Hebei, Hubei unit 万元", five, COUNT(five),
                  "region|period|万元|evidence\nHebei|2023|1450000|hebei-2023#1\nHubei|2023|1271600|hubei-2023#7\n");
    static const struct given small[] = {
        FACT("a#1", "130000", "pledge_financing", "level", "2023", "5000000", "10000", "500万元"),
        FACT("b#1", "420000", "pledge_financing", "level", "2023", "120000000", "10000", "12000万元"),
        FACT("c#1", "330000", "pledge_financing", "level", "2023", "300000000", "100000000", "3亿元"),
    };
    assert_answer("pledge_financing Hebei, Hubei, Zhejiang", small, 3,
                  "region|period|万元|evidence\nHebei|2023|500|a#1\nHubei|2023|12000|b#1\nZhejiang|2023|30000|c#1\n");
}

static void machine_columns_are_exact(void **state)
{
    (void)state;
    struct asked a = ask("pledge_financing by region", five, COUNT(five));
    assert_str(ask_machine(&a, 1, "value"), "12716000000");
    assert_str(ask_machine(&a, 1, "lower"), "12715500000");
    assert_str(ask_machine(&a, 1, "upper"), "12716500000");
    assert_str(ask_machine(&a, 1, "unit"), "元");
    assert_str(ask_machine(&a, 1, "quote"), "127.16亿元");
    assert_str(ask_machine(&a, 2, "qualifier"), "over");
    assert_str(ask_machine(&a, 2, "lower"), "48900000000");
    assert_str(ask_machine(&a, 2, "upper"), "");
    assert_str(ask_machine(&a, 2, "period_start"), "2022-01-01");
    ask_fini(&a);
}

static void cities_show_their_province(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130300", "pledge_projects", "level", "2023", "57", "1", "57笔"),
        FACT("b#1", "370200", "pledge_projects", "level", "2022-H1", "105", "1", "105项"),
    };
    (void)state;
    assert_answer("pledge_projects by city in 2023", rows, 1,
                  "rank|region|within|period|项|evidence\n1|Qinhuangdao|Hebei|2023|57|a#1\n");
    assert_answer("pledge_projects under Hebei", rows, 1, "rank|region|period|项|evidence\n1|Qinhuangdao|2023|57|a#1\n");
}

/* A flow "so far" has no beginning: it never pushes a dated figure aside. A stock as of now is simply the latest. */
static void so_far_comes_last_for_a_flow(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "330000", "pledge_projects", "level", "2022-H1", "2175", "1", "2175笔"),
        FACT("a#2", "330000", "pledge_projects", "level", "asof 2022-08-09", "3", "1", "3笔"),
        FACT("a#3", "330000", "patents_in_force", "level", "2022-06-30", "100", "1", "100件"),
        FACT("a#4", "330000", "patents_in_force", "level", "asof 2022-08-09", "110", "1", "110件"),
    };
    (void)state;
    assert_answer("pledge_projects Zhejiang", rows, 4, "region|period|项|evidence\nZhejiang|2022-H1|2175|a#1\n");
    assert_answer("patents_in_force Zhejiang", rows, 4, "region|period|件|evidence\nZhejiang|asof 2022-08-09|110|a#4\n");
}

static void several_metrics(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "pledge_financing", "level", "2023", "14500000000", "100000000", "145亿元"),
        FACT("a#2", "130000", "pledge_projects", "level", "2023", "1015", "1", "1015项"),
    };
    (void)state;
    assert_answer("pledge_financing, pledge_projects by region in 2023", rows, 2,
                  "rank|region|indicator|period|value|evidence\n"
                  "1|Hebei|IP pledge financing|2023|145 亿元|a#1\n"
                  "1|Hebei|IP pledge financing projects|2023|1015 项|a#2\n");
}

static void series(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "410000", "patent_grants", "level", "2019", "10", "1", "10件"),
        FACT("a#2", "410000", "patent_grants", "level", "2020", "20", "1", "20件"),
        FACT("a#3", "410000", "patent_grants", "level", "2020-H1", "8", "1", "8件"),
        FACT("a#4", "410000", "patent_grants", "level", "2021", "30", "1", "30件"),
    };
    (void)state;
    assert_answer("专利授权量 河南 2019..2020 按期间", rows, 4, "地区|期间|件|出处\n河南省|2019|10|a#1\n河南省|2020|20|a#2\n");
    assert_answer("patent_grants Henan by year", rows, 4,
                  "region|period|件|evidence\nHenan|2019|10|a#1\nHenan|2020|20|a#2\nHenan|2021|30|a#4\n");
}

static void national_total_is_a_footer(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "pledge_projects", "level", "2023", "50", "1", "50项"),
        FACT("b#1", "000000", "pledge_projects", "level", "2023", "900", "1", "900项"),
    };
    (void)state;
    assert_answer("pledge_projects by region", rows, 2,
                  "rank|region|period|项|evidence\n1|Hebei|2023|50|a#1\nnote: China 2023: 900 项 (b#1).\n");
}

static void versus_adds_difference_and_ratio(void **state)
{
    (void)state;
    assert_answer("Hebei vs Hubei pledge_financing 2023", five, COUNT(five),
                  "region|period|亿元|evidence\nHebei|2023|145.00|hebei-2023#1\nHubei|2023|127.16|hubei-2023#7\n"
                  "note: Hebei − Hubei = 17.84 亿元; Hebei ÷ Hubei = 1.14\n");
}

static void nothing_at_all(void **state)
{
    (void)state;
    struct asked a = ask("pledge_financing by region", NULL, 0);
    assert_int_equal(a.status, IPDB_NOTHING);
    assert_int_equal(a.answer.rows.len, 0);
    assert_int_equal(a.answer.notes.len, 1);
    ask_fini(&a);
}

static void the_order_of_observations_does_not_matter(void **state)
{
    struct given turned[COUNT(five)];
    (void)state;
    for (size_t i = 0; i < COUNT(five); i++)
        turned[i] = five[COUNT(five) - 1 - i];
    struct asked a = ask("pledge_financing by region", five, COUNT(five)),
                 b = ask("pledge_financing by region", turned, COUNT(five));
    assert_string_equal(a.text.ptr, b.text.ptr);
    ask_fini(&a);
    ask_fini(&b);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(headline_by_region),
    cmocka_unit_test(headline_growth),
    cmocka_unit_test(headline_in_chinese),
    cmocka_unit_test(block_needs_half_of_the_best),
    cmocka_unit_test(block_prefers_the_longer_of_a_tie),
    cmocka_unit_test(stock_periods_that_end_together),
    cmocka_unit_test(strict_refuses_mixed_periods),
    cmocka_unit_test(a_sure_figure_before_a_newer_doubtful_one),
    cmocka_unit_test(loose_is_one_block),
    cmocka_unit_test(top_and_bottom),
    cmocka_unit_test(growth_is_derived),
    cmocka_unit_test(reported_growth_is_checked),
    cmocka_unit_test(bounds_in_growth),
    cmocka_unit_test(consistent_duplicates_show_the_most_precise),
    cmocka_unit_test(conflicts_are_flagged),
    cmocka_unit_test(decisions_are_heeded_and_told),
    cmocka_unit_test(a_preferred_figure_need_not_be_the_precise_one),
    cmocka_unit_test(what_is_rejected_is_missing),
    cmocka_unit_test(later_publication_wins),
    cmocka_unit_test(doubtful_facts_lose_and_are_flagged),
    cmocka_unit_test(other_scopes_stand_below_the_rule),
    cmocka_unit_test(missing_reasons),
    cmocka_unit_test(no_growth_is_not_no_figure),
    cmocka_unit_test(a_named_period_keeps_those_that_lack_it),
    cmocka_unit_test(units),
    cmocka_unit_test(machine_columns_are_exact),
    cmocka_unit_test(cities_show_their_province),
    cmocka_unit_test(so_far_comes_last_for_a_flow),
    cmocka_unit_test(several_metrics),
    cmocka_unit_test(series),
    cmocka_unit_test(national_total_is_a_footer),
    cmocka_unit_test(versus_adds_difference_and_ratio),
    cmocka_unit_test(nothing_at_all),
    cmocka_unit_test(the_order_of_observations_does_not_matter),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
