/* Forms that are not levels or growth, arithmetic, parts, totals: what is reported, what is derived from what, and what is refused. */
#include "ask.h"

static const struct given patents[] = {
    FACT("a-2023#1", "130000", "patent_grants", "level", "2023", "1200", "1", "1200件"),
    FACT("a-2022#1", "130000", "patent_grants", "level", "2022", "1000", "1", "1000件"),
    FACT("b-2023#1", "420000", "patent_grants", "level", "2023", "800", "1", "800件"),
    FACT("b-2023#2", "420000", "patent_grants", "change", "2023", "50", "1", "50件"),
    FACT("c-2023#1", "330000", "patent_grants", "level", "2023", "2000", "1", "2000件", .qualifier = "over"),
};

static void change_is_reported_or_derived(void **state)
{
    (void)state;
    assert_answer(
        "patent_grants change for Hebei, Hubei, Zhejiang in 2023", patents, COUNT(patents),
        "region|period|change, 件|basis|evidence\n"
        "Hebei|2023|+200|derived|a-2023#1, a-2022#1\n"
        "Hubei|2023|+50|reported|b-2023#2\n"
        "Zhejiang|2023|—|missing: no prior|c-2023#1\n"
        "note: Zhejiang: no bulletin states the change, and it cannot be derived: the level is known for 2023 only (>2000 件);"
        " 2022 is not in the database.\n");
    assert_answer("patent_grants change.reported for Hebei in 2023", patents, COUNT(patents),
                  "region|period|change, 件|basis\n"
                  "Hebei|2023|—|missing: no bulletin\n"
                  "note: Hebei: no bulletin on this region and period is in the database.\n");
}

static void base_is_the_year_before(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "pledge_financing", "level", "2023", "14500000000", "100000000", "145亿元"),
        FACT("a#2", "130000", "pledge_financing", "yoy", "2023", "100", "1", "100%"),
        FACT("b#1", "420000", "patent_grants", "level", "2023", "1200", "1", "1200件"),
        FACT("b#2", "420000", "patent_grants", "level", "2022", "1000", "1", "1000件"),
    };
    (void)state;
    struct asked a = ask("pledge_financing base Hebei", rows, 2);
    assert_str(buf_str(&a.text), "region|period|base, 亿元|basis|evidence\nHebei|2023|72.5|derived|a#1, a#2\n");
    assert_true(str_starts(ask_machine(&a, 0, "lower"), STR("7206982543"))); /* 144.5 over 2.005 */
    ask_fini(&a);
    assert_answer("patent_grants base Hubei 2023", rows, 4,
                  "region|period|base, 件|basis|evidence\nHubei|2023|1000|reported|b#2\n");
}

/* R10: of the country where its level is there, else of the rows, and that is said; never both in one column. */
static void shares(void **state)
{
    static const struct given country = FACT("cn#1", "000000", "patent_grants", "level", "2023", "40000", "1", "40000件");
    struct given rows[COUNT(patents) + 1];
    (void)state;
    memcpy(rows, patents, sizeof patents);
    rows[COUNT(patents)] = country;
    assert_answer("patent_grants share for Hebei, Hubei in 2023", rows, COUNT(rows),
                  "region|period|share|basis|evidence\n"
                  "Hebei|2023|3%|1200件 ÷ 40000件|a-2023#1, cn#1\n"
                  "Hubei|2023|2%|800件 ÷ 40000件|b-2023#1, cn#1\n");
    assert_answer("patent_grants share for Hebei, Hubei in 2023", rows, 4,
                  "region|period|share|basis|evidence\n"
                  "Hebei|2023|60%|of the rows|a-2023#1\n"
                  "Hubei|2023|40%|of the rows|b-2023#1\n"
                  "note: shares are of the sum of the 2 rows listed, since no total of China is in the database.\n");
    struct asked a = ask("patent_grants share by region in 2023", patents, COUNT(patents));
    assert_str(ask_machine(&a, 0, "qualifier"), "under"); /* 1200 of more than 4000, and of Zhejiang nobody knows */
    assert_str(ask_machine(&a, 0, "value"), "30");
    assert_str(ask_machine(&a, 2, "missing_reason"), "only bounds known");
    ask_fini(&a);
}

static void one_row_has_no_share(void **state)
{
    (void)state;
    assert_answer("patent_grants share for Hebei in 2023", patents, COUNT(patents),
                  "region|period|share|basis|evidence\n"
                  "Hebei|2023|—|missing: no total|a-2023#1\n"
                  "note: Hebei: no bulletin states the share, and it cannot be derived: China for 2023 is not in the database.\n");
}

static void a_reported_share_names_its_whole(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "invention_patent_grants", "share", "2023", "30", "1", "30%", .whole = "授权总量"),
        FACT("b#1", "420000", "invention_patent_grants", "share", "2023", "4", "1", "4%", .whole = "全国总量"),
    };
    (void)state;
    assert_answer("invention_patent_grants share for Hebei, Hubei in 2023", rows, 2,
                  "region|period|share|basis|flag|evidence\n"
                  "Hubei|2023|4%|reported||b#1\n"
                  "----\n"
                  "Hebei|2023|30%|reported|of 授权总量|a#1\n");
}

/* Among provinces the places are those of the rows; of one province it is what its bulletin says. */
static void places(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "patent_grants", "level", "2023", "1200", "1", "1200件"),
        FACT("a#2", "130000", "patent_grants", "rank", "2023", "9", "", "第9位", .whole = "全国", .unit = "位"),
        FACT("b#1", "420000", "patent_grants", "level", "2023", "1800", "1", "1800件"),
        FACT("c#1", "330000", "patent_grants", "level", "2022", "5000", "1", "5000件"),
    };
    (void)state;
    struct asked a = ask("patent_grants rank by region in 2023", rows, 3);
    assert_str(buf_str(&a.text), "rank|region|period|件|basis|evidence\n"
                                 "1|Hubei|2023|1800|among the rows|b#1\n"
                                 "2|Hebei|2023|1200|among the rows|a#1\n"
                                 "note: places are those among the 2 regions in the database, not ones that a bulletin states.\n");
    assert_str(ask_machine(&a, 1, "value"), "2");
    assert_str(ask_machine(&a, 1, "unit"), "位");
    ask_fini(&a);
    assert_answer("patent_grants rank Hebei 2023", rows, 4, "region|period|place|basis|evidence\nHebei|2023|9|reported|a#2\n");
    assert_answer("各省专利授权量 排名.derived 2023 前1", rows, 4,
                  "排名|地区|期间|件|依据|出处\n1|湖北省|2023|1800|所列之中|b#1\n"
                  "note: 位次为库中有数的2个地区之间的排名，并非公报所载的全国位次。\n");
}

/* A place among the cities of the country is none among its provinces. */
static void a_field_of_cities_is_another(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "420100", "patent_grants", "rank", "2023", "6", "", "第6位", .whole = "全国城市", .unit = "位"),
        FACT("b#1", "310000", "patent_grants", "rank", "2023", "2", "", "第2位", .whole = "全国城市", .unit = "位"),
    };
    (void)state;
    assert_answer("patent_grants rank for Wuhan, Shanghai in 2023", rows, 2,
                  "region|period|place|basis|flag|evidence\n"
                  "Wuhan|2023|6|reported||a#1\n"
                  "----\n"
                  "Shanghai|2023|2|reported|of 全国城市|b#1\n");
}

static void targets_are_apart(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "invention_patents_per_10k", "level", "2025", "7", "1", "7件", .status = "target"),
        FACT("a#2", "130000", "invention_patents_per_10k", "level", "2023", "5", "1", "5件"),
    };
    (void)state;
    assert_answer("invention_patents_per_10k Hebei", rows, 2, "region|period|件/万人|evidence\nHebei|2023|5|a#2\n");
    assert_answer("invention_patents_per_10k target Hebei", rows, 2, "region|period|target, 件/万人|evidence\nHebei|2025|7|a#1\n");
    assert_answer("invention_patents_per_10k Hebei status:target", rows, 2,
                  "region|period|target, 件/万人|evidence\nHebei|2025|7|a#1\n");
}

static void ratio_of_two_indicators(void **state)
{
    static const struct given rows[] = {
        FACT("hebei-2023#1", "130000", "pledge_financing", "level", "2023", "14500000000", "100000000", "145亿元"),
        FACT("hebei-2023#2", "130000", "pledge_projects", "level", "2023", "1015", "1", "1015项"),
        FACT("hubei-2023#7", "420000", "pledge_financing", "level", "2023", "12716000000", "1000000", "127.16亿元"),
        FACT("hubei-2023#8", "420000", "pledge_projects", "level", "2023", "1052", "1", "1052项"),
        FACT("x#1", "330000", "pledge_financing", "level", "2023", "100000000", "100000000", "1亿元"),
    };
    (void)state;
    assert_answer("pledge_financing / pledge_projects by region in 2023 unit 万元", rows, COUNT(rows),
                  "rank|region|period|万元/项|basis|evidence\n"
                  "1|Hebei|2023|1428.57|145亿元 ÷ 1015项|hebei-2023#1, hebei-2023#2\n"
                  "2|Hubei|2023|1208.75|127.16亿元 ÷ 1052项|hubei-2023#7, hubei-2023#8\n"
                  "----\n"
                  "·|Zhejiang|2023|—|missing: no second figure|x#1\n"
                  "note: Zhejiang: IP pledge financing projects for 2023 is not in the database.\n");
    struct asked a = ask("质押融资 per 质押项目 河北 2023年", rows, COUNT(rows));
    assert_str(ask_machine(&a, 0, "measure"), "ratio");
    assert_str(ask_machine(&a, 0, "unit"), "元/项");
    assert_str(ask_machine(&a, 0, "base_evidence"), "hebei-2023#2");
    ask_fini(&a);
}

static void sums_and_differences(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "patent_cases", "level", "2023", "300", "1", "300件"),
        FACT("a#2", "130000", "trademark_cases", "level", "2023", "200", "1", "200件", .qualifier = "over"),
    };
    (void)state;
    assert_answer("patent_cases + trademark_cases Hebei", rows, 2,
                  "region|period|件|basis|evidence\nHebei|2023|>500|300件 + 200件|a#1, a#2\n");
    assert_answer("patent_cases - trademark_cases Hebei", rows, 2,
                  "region|period|件|basis|evidence\nHebei|2023|<+100|300件 − 200件|a#1, a#2\n");
}

static void a_part_is_never_the_whole(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "patent_grants", "level", "2023", "1200", "1", "1200件"),
        FACT("a#2", "130000", "patent_grants", "level", "2023", "700", "1", "700件", .scope = "企业"),
        FACT("b#1", "420000", "patent_grants", "level", "2023", "900", "1", "900件"),
    };
    (void)state;
    assert_answer("patent_grants@企业 for Hebei, Hubei", rows, 3,
                  "region|period|件|flag|evidence\n"
                  "Hebei|2023|700||a#2\n"
                  "----\n"
                  "Hubei|2023|900|scope|b#1\n"
                  "note: Hubei: known only as a whole; shown, not compared.\n");
    assert_answer("patent_grants by scope for Hebei", rows, 3,
                  "region|part|period|件|flag|evidence\n"
                  "Hebei|whole|2023|1200||a#1\n"
                  "Hebei|企业|2023|700|scope|a#2\n");
}

static void all_shows_every_observation(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "patent_grants", "level", "2023", "1200", "1", "1200件", .published = "2024-01-05"),
        FACT("b#4", "130000", "patent_grants", "level", "2023", "1300", "1", "1300件", .published = "2024-03-05",
             .title = "三月简报"),
    };
    (void)state;
    assert_answer("patent_grants Hebei all", rows, 2, "region|period|件|evidence\nHebei|2023|1300|b#4\nHebei|2023|1200|a#1\n");
    assert_answer("patent_grants Hebei by source", rows, 2,
                  "region|period|件|source|evidence\nHebei|2023|1300|三月简报|b#4\nHebei|2023|1200|a|a#1\n");
    assert_answer("patent_grants Hebei prefer:first", rows, 2,
                  "region|period|件|flag|evidence\nHebei|2023|1200|×2|a#1\n"
                  "note: Hebei 2023: the documents disagree; shown is 1200 件 (a#1), there is also 1300 件 (b#4).\n");
}

/* R8: an authority before a newspaper, though that came later. */
static void authorities_come_first(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "patent_grants", "level", "2023", "1200", "1", "1200件", .publisher = "河北省知识产权局",
             .published = "2024-01-05"),
        FACT("b#1", "130000", "patent_grants", "level", "2023", "1300", "1", "1300件", .publisher = "燕赵新闻中心",
             .published = "2024-03-05"),
    };
    (void)state;
    struct asked a = ask("patent_grants Hebei", rows, 2);
    assert_str(ask_machine(&a, 0, "evidence"), "a#1");
    ask_fini(&a);
    a = ask("patent_grants Hebei prefer:latest", rows, 2);
    assert_str(ask_machine(&a, 0, "evidence"), "b#1");
    ask_fini(&a);
}

/* R6: only when it is asked for, and only out of bulletins of the place itself. */
static void the_rest_of_a_year(void **state)
{
    static const struct given rows[] = {
        FACT("a#1", "130000", "patent_grants", "level", "2023", "1200", "1", "1200件"),
        FACT("b#1", "130000", "patent_grants", "level", "2023-H1", "500", "1", "500件"),
        FACT("c#1", "420000", "patent_grants", "level", "2023", "900", "1", "900件", .document_region = "000000"),
        FACT("d#1", "420000", "patent_grants", "level", "2023-H1", "400", "1", "400件"),
        FACT("e#1", "330000", "patent_grants", "level", "2023", "700", "1", "700件"),
        FACT("f#1", "330000", "patent_grants", "level", "2023/2024", "900", "1", "900件"),
    };
    (void)state;
    struct asked a = ask("patent_grants level.derived for Hebei, Hubei, Zhejiang in 2023-H2", rows, COUNT(rows));
    assert_str(buf_str(&a.text), "region|period|件|basis|evidence\n"
                                 "Hebei|2023-H2|700|1200件 − 500件|a#1, b#1\n"
                                 "Hubei|2023-H2|—|missing: no bulletin|\n"
                                 "Zhejiang|2023-H2|—|missing: no bulletin|\n"
                                 "note: Hubei: no bulletin on this region and period is in the database.\n"
                                 "note: Zhejiang: no bulletin on this region and period is in the database.\n");
    assert_str(ask_machine(&a, 0, "flags"), "derived");
    assert_str(ask_machine(&a, 0, "lower"), "699");
    ask_fini(&a);
    assert_answer("patent_grants level.derived for Zhejiang in 2024", rows, COUNT(rows),
                  "region|period|件|basis|evidence\nZhejiang|2024|200|900件 − 700件|f#1, e#1\n");
}

static void totals(void **state)
{
    (void)state;
    assert_answer("patent_grants total for Hebei, Hubei, Gansu in 2023", patents, 4,
                  "region|period|件|flag|evidence\n"
                  "Hebei|2023|1200||a-2023#1\n"
                  "Hubei|2023|800||b-2023#1\n"
                  "Gansu|2023|—|missing: no bulletin|\n"
                  "----\n"
                  "total of 2|2023|2000||\n"
                  "note: Gansu: no bulletin on this region and period is in the database.\n"
                  "note: the total is without Gansu.\n");
}

static void what_cannot_be_computed(void **state)
{
    static const struct {
        const char *query, *begins;
    } cases[] = {
        {"patent_grants growth growth Hebei", "growth of growth is not computed"},
        {"patent_grants 同比 增速", "增速 of 同比 is not computed"},
        {"pledge_financing + pledge_projects", "pledge_financing is measured in 元 and pledge_projects in 项, which do not add up"},
        {"pledge_financing - patent_grants", "pledge_financing is measured in 元 and patent_grants in 件"},
        {"patent_grants * pledge_projects", "件 times 项 has no meaning"},
        {"growth pledge_financing / pledge_projects", "arithmetic is over levels"},
        {"patents_in_force total 2020..2023", "patents_in_force is a stock, counted on a day: over time it is not added up"},
        {"patent_grants total 2020..2023", "figures of several periods are not added up"},
        {"patent_grants total for 河北, 石家庄", "石家庄市 lies in 河北省 and would count twice"},
        {"patent_grants share for 京津冀, Tianjin, 天津市", NULL},
        {"patent_grants share for China, Hebei", "河北省 lies in 中国 and would count twice"},
        {"patent_grants total for Hebei, Wuhan", "the regions are of unlike level"},
        {"patent_grants growth total", "figures in % are not added up"},
        {"pledge_financing / pledge_projects total", "figures in 元/项 are not added up"},
        {"patent_grants level.derived", "'level.derived' is the rest of a longer period; name it, e.g. 2023-H2"},
        {"patents_in_force level.derived 2023-H2", "patents_in_force is a stock, counted on a day; it has no rest of a period"},
        {"patent_grants target.derived", "a target is always as reported"},
        {"patent_grants growth by measure", "'by measure' shows all measures of an indicator"},
        {"patent_grants, pledge_projects as x", "'as x' names one column, but the query has 2"},
        {"patent_grants status:maybe", "expected status:actual or status:target"},
        {"patent_grants known:Hebei", "expected a date after 'known:', such as 2023-06-30"},
        {"patent_grants growth status:target", "of targets there are levels only"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct asked a = ask_parse(cases[i].query, QUERY_AUTO);
        bool fine = cases[i].begins ? a.status == IPDB_USAGE && str_starts(str_of(a.err.message), str_of(cases[i].begins)) &&
                                          strchr(a.err.message, '^')
                                    : a.status == IPDB_OK;
        if (!fine)
            fail_msg("'%s': status %d, %s", cases[i].query, (int)a.status, a.err.message);
        ask_fini(&a);
    }
}

static void explain_shows_the_way(void **state)
{
    (void)state;
    struct asked a = ask("explain patent_grants growth Hebei", patents, COUNT(patents));
    assert_true(str_contains(buf_str(&a.text),
                             STR("Hebei|2023: +20% = 1200件 (a-2023#1) ÷ 1000件 (a-2022#1); [19.8901, 20.1101], derived\n")));
    assert_true(str_contains(buf_str(&a.text), STR("indicator|patent_grants: ")));
    ask_fini(&a);
}

static void charts_hold_what_the_table_shows(void **state)
{
    (void)state;
    struct asked a = ask("patent_grants by region", patents, COUNT(patents));
    assert_int_equal(a.answer.charts.len, 1);
    const struct chart *c = &a.answer.charts.at[0];
    assert_int_equal(c->kind, CHART_BARS);
    assert_str(c->title, "Patents granted");
    assert_str(c->unit, "件");
    assert_str(c->subtitle, "2023 (full year)");
    assert_str(c->source, "Source: c-2023, a-2023, b-2023");
    assert_int_equal(c->marks.len, 3);
    assert_str(c->marks.at[0].label, "Zhejiang");
    assert_str(c->marks.at[0].shown, ">2000");
    assert_int_equal(c->marks.at[0].qualifier, QUALIFIER_OVER);
    ask_fini(&a);
    a = ask("patent_grants by year for Hebei", patents, COUNT(patents));
    assert_int_equal(a.answer.charts.at[0].kind, CHART_LINES);
    assert_str(a.answer.charts.at[0].subtitle, "2022 – 2023");
    ask_fini(&a);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(change_is_reported_or_derived),
    cmocka_unit_test(base_is_the_year_before),
    cmocka_unit_test(shares),
    cmocka_unit_test(one_row_has_no_share),
    cmocka_unit_test(a_reported_share_names_its_whole),
    cmocka_unit_test(places),
    cmocka_unit_test(a_field_of_cities_is_another),
    cmocka_unit_test(targets_are_apart),
    cmocka_unit_test(ratio_of_two_indicators),
    cmocka_unit_test(sums_and_differences),
    cmocka_unit_test(a_part_is_never_the_whole),
    cmocka_unit_test(all_shows_every_observation),
    cmocka_unit_test(authorities_come_first),
    cmocka_unit_test(the_rest_of_a_year),
    cmocka_unit_test(totals),
    cmocka_unit_test(what_cannot_be_computed),
    cmocka_unit_test(explain_shows_the_way),
    cmocka_unit_test(charts_hold_what_the_table_shows),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
