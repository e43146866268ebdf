/* Decisions: what they make of facts, and that they find their numbers again. */
#include "sample.h"

static const char text[] = "某省情况\n质押登记金额145亿元，同比增长。\n去年约8亿元。";
static const char moved[] = "某省情况\n新加的一段。\n质押登记金额145亿元，同比增长。\n去年约8亿元。";
static const char changed[] = "某省情况\n上年全省质押登记金额145亿元，同比增长一成。\n去年约8亿元。";
static const char other[] = "某省情况\n办理贷款145亿元。\n去年约8亿元。";

/* The reading of the first number: its value, in 亿元. */
static int64_t read_as = 145;

static void put(struct store *store, const char *key, const char *body)
{
    struct sample s;
    struct err err = {0};
    enum store_outcome outcome;
    sample_make(&s, key, body);
    sample_fact(&s, "河北省", "130000", "145亿元", (struct decimal){read_as, -8})->confidence = 600;
    sample_fact(&s, "河北省", "130000", "8亿元", (struct decimal){8, -8});
    assert_int_equal(sample_put(store, &s, &outcome, &err), IPDB_OK);
    sample_free(&s);
}

/* The anchor of fact `number` of the newest version. */
static enum ipdb_status anchor(struct store *store, const char *key, int64_t number, struct arena *arena, struct decision *out,
                               struct err *err)
{
    char sql[200];
    (void)snprintf(
        sql, sizeof sql,
        "SELECT observation_id FROM observation JOIN source USING (source_id) WHERE key = '%s' AND current = 1 AND number = %lld",
        key, (long long)number);
    return store_anchor(store, strtoll(sample_ask(store, sql), NULL, 10), arena, out, err);
}

static void decide(struct store *store, const char *key, int64_t number, enum verdict verdict, enum decision_field field,
                   const char *replacement, const char *at)
{
    struct arena arena = {0};
    struct err err = {0};
    struct decision d = {.verdict = verdict,
                         .field = field,
                         .replacement = str_of(replacement),
                         .reason = STR("why"),
                         .by = STR("me"),
                         .at = str_of(at)};
    assert_int_equal(anchor(store, key, number, &arena, &d, &err), IPDB_OK);
    enum ipdb_status status = store_decide(store, &d, 1, NULL, &err);
    if (status != IPDB_OK)
        print_error("%s\n", err.message);
    assert_int_equal(status, IPDB_OK);
    arena_fini(&arena);
}

static const char *decided(struct store *store)
{
    return sample_ask(store,
                      "SELECT group_concat(evidence || ' ' || decided, ', ') FROM (SELECT * FROM evidence ORDER BY source_key, "
                      "version, number)");
}

static struct store *begin(void)
{
    struct store *store = sample_open("a.db");
    read_as = 145;
    put(store, "hebei", text);
    return store;
}

static void an_anchor_has_the_words(void **state)
{
    (void)state;
    struct store *store = begin();
    struct arena arena = {0};
    struct decision d;
    struct err err = {0};
    assert_int_equal(anchor(store, "hebei", 1, &arena, &d, &err), IPDB_OK);
    assert_string_equal(d.prefix.ptr, "质押登记金额");
    assert_string_equal(d.exact.ptr, "145亿元");
    assert_string_equal(d.suffix.ptr, "，同比增长。");
    assert_string_equal(d.reading.ptr, "河北省 · 2023 · pledge_financing · level · 14500000000 元 · exact · actual ·  · ");
    assert_int_equal(store_anchor(store, 99, &arena, &d, &err), IPDB_NOTHING);
    arena_fini(&arena);
    sample_close(store);
}

static void a_rejected_fact_is_not_shown(void **state)
{
    (void)state;
    struct store *store = begin();
    decide(store, "hebei", 1, VERDICT_REJECT, REPLACED_NONE, NULL, "2024-01-01");
    assert_string_equal(decided(store), "hebei#1 reject, hebei#2 ");
    assert_string_equal(sample_ask(store, "SELECT group_concat(evidence) FROM fact"), "hebei#2");
    assert_string_equal(sample_ask(store, "SELECT confidence FROM observation WHERE number = 1"), "600");
    sample_close(store);
}

static void a_decision_moves_with_its_words(void **state)
{
    (void)state;
    struct store *store = begin();
    decide(store, "hebei", 1, VERDICT_REJECT, REPLACED_NONE, NULL, "2024-01-01");
    put(store, "hebei", moved);
    put(store, "hebei", changed);
    put(store, "hebei", other);
    put(store, "hubei", moved + 3); /* another bulletin with the same words */
    assert_string_equal(decided(store), "hebei@1#1 reject, hebei@1#2 , hebei@2#1 reject, hebei@2#2 , hebei@3#1 reject, hebei@3#2 , "
                                        "hebei#1 , hebei#2 , hubei#1 , hubei#2 ");
    sample_close(store);
}

static void words_may_come_before_the_bulletin(void **state)
{
    (void)state;
    struct store *store = begin();
    struct arena arena = {0};
    struct decision d;
    struct err err = {0};
    int64_t number = 0;
    assert_int_equal(anchor(store, "hebei", 1, &arena, &d, &err), IPDB_OK);
    d.verdict = VERDICT_PREFER;
    d.by = d.at = d.reason = STR("x");
    sample_close(store);
    store = sample_open("b.db");
    assert_int_equal(store_decide(store, &d, 1, &number, &err), IPDB_OK);
    assert_int_equal(number, 1);
    assert_int_equal(store_decide(store, &d, 1, &number, &err), IPDB_OK);
    assert_int_equal(number, 0);
    put(store, "hebei", moved);
    put(store, "copy", text); /* the same bytes under another name */
    assert_string_equal(decided(store), "copy#1 prefer, copy#2 , hebei#1 prefer, hebei#2 ");
    arena_fini(&arena);
    sample_close(store);
}

static void the_later_decision_wins(void **state)
{
    (void)state;
    struct store *store = begin();
    decide(store, "hebei", 1, VERDICT_REJECT, REPLACED_NONE, NULL, "2024-01-02");
    decide(store, "hebei", 1, VERDICT_ACCEPT, REPLACED_NONE, NULL, "2024-01-03");
    assert_string_equal(decided(store), "hebei#1 accept, hebei#2 ");
    decide(store, "hebei", 1, VERDICT_PREFER, REPLACED_NONE, NULL,
           "2024-01-01"); /* said before the rejection, and not taken back */
    assert_string_equal(decided(store), "hebei#1 accept prefer, hebei#2 ");
    assert_string_equal(sample_ask(store, "SELECT confidence FROM observation WHERE number = 1"), "1000");
    decide(store, "hebei", 1, VERDICT_REPLACE, REPLACED_SCOPE, "企业", "2024-01-05");
    assert_string_equal(decided(store), "hebei#1 replace prefer, hebei#2 ");
    decide(store, "hebei", 1, VERDICT_REJECT, REPLACED_NONE, NULL, "2024-01-06");
    assert_string_equal(decided(store), "hebei#1 reject, hebei#2 ");
    assert_string_equal(sample_ask(store, "SELECT scope || confidence FROM observation WHERE number = 1"), "600");
    sample_close(store);
}

static void of_one_second_the_last_wins(void **state)
{
    (void)state;
    struct store *store = begin();
    decide(store, "hebei", 1, VERDICT_REPLACE, REPLACED_REGION, "420000", "2024-01-01");
    decide(store, "hebei", 1, VERDICT_REPLACE, REPLACED_REGION, "130300", "2024-01-01");
    assert_string_equal(sample_ask(store, "SELECT region_code FROM observation WHERE number = 1"), "130300");
    decide(store, "hebei", 1, VERDICT_REPLACE, REPLACED_REGION, "420000", "2024-01-01"); /* was said before */
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM decision"), "2");
    sample_close(store);
}

static void fields_are_replaced(void **state)
{
    (void)state;
    static const struct {
        enum decision_field field;
        const char *replacement, *sql, *expected;
    } cases[] = {
        {REPLACED_REGION, "420000", "SELECT region_code || region_name FROM observation", "420000湖北省"},
        {REPLACED_REGION, "京津冀", "SELECT coalesce(region_code, '-') || region_name FROM observation", "-京津冀"},
        {REPLACED_PERIOD, "2022-H1", "SELECT period_kind || period_label || period_start || period_end || year FROM observation",
         "half2022-H12022-01-012022-06-302022"},
        {REPLACED_PERIOD, "someday", "SELECT period_label FROM observation", "2023"},
        {REPLACED_INDICATOR, "patent_grants", "SELECT indicator_code || unit FROM observation", "patent_grants件"},
        {REPLACED_INDICATOR, "other", "SELECT coalesce(indicator_code, '-') || unit FROM observation", "-元"},
        {REPLACED_LABEL, "贷款", "SELECT label FROM observation", "贷款"},
        {REPLACED_MEASURE, "share", "SELECT measure FROM observation", "share"},
        {REPLACED_MEASURE, "nonsense", "SELECT measure FROM observation", "level"},
        {REPLACED_VALUE, "127.50", "SELECT value || ' ' || value_text || ' ' || step_text FROM observation", "127.5 127.5 0.01"},
        {REPLACED_VALUE, "127.5e8", "SELECT value || ' ' || value_text || ' ' || step_text FROM observation",
         "12750000000.0 12750000000 10000000"},
        {REPLACED_VALUE, "1e99", "SELECT value_text FROM observation", "14500000000"},
        {REPLACED_VALUE, "many", "SELECT value_text FROM observation", "14500000000"},
        {REPLACED_UNIT, "美元", "SELECT unit FROM observation", "美元"},
        {REPLACED_QUALIFIER, "over", "SELECT qualifier FROM observation", "over"},
        {REPLACED_STATUS, "target", "SELECT status FROM observation", "target"},
        {REPLACED_SCOPE, "企业", "SELECT scope FROM observation", "企业"},
        {REPLACED_OF_WHOLE, "全国", "SELECT of_whole FROM observation", "全国"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char sql[256];
        struct err err = {0};
        struct store *store = begin();
        decide(store, "hebei", 1, VERDICT_REPLACE, cases[i].field, cases[i].replacement, "2024-01-01");
        snprintf(sql, sizeof sql, "%s WHERE number = 1", cases[i].sql);
        assert_string_equal(sample_ask(store, sql), cases[i].expected);
        assert_string_equal(decided(store), "hebei#1 replace, hebei#2 ");
        assert_string_equal(sample_ask(store, "SELECT region_name || value_text || measure || confidence FROM reading"),
                            "河北省14500000000level600");
        assert_int_equal(store_revoke(store, 1, &err), IPDB_OK);
        assert_string_equal(decided(store), "hebei#1 , hebei#2 ");
        assert_string_equal(
            sample_ask(
                store,
                "SELECT region_code || region_name || period_label || indicator_code || label || measure || value_text || unit "
                "|| qualifier || status || scope || of_whole || confidence FROM observation WHERE number = 1"),
            "130000河北省2023pledge_financinglevel14500000000元exactactual600");
        assert_string_equal(sample_ask(store, "SELECT (SELECT count(*) FROM reading) + (SELECT count(*) FROM ruling)"), "0");
        sample_close(store);
        remove(sample_path("a.db"));
    }
}

static void accepting_is_of_one_reading(void **state)
{
    (void)state;
    struct store *store = begin();
    decide(store, "hebei", 1, VERDICT_ACCEPT, REPLACED_NONE, NULL, "2024-01-01");
    read_as = 146;
    put(store, "hebei", moved);
    assert_string_equal(decided(store), "hebei@1#1 accept, hebei@1#2 , hebei#1 , hebei#2 ");
    decide(store, "hebei", 1, VERDICT_REJECT, REPLACED_NONE, NULL, "2024-01-01");
    assert_string_equal(decided(store), "hebei@1#1 reject, hebei@1#2 , hebei#1 reject, hebei#2 ");
    sample_close(store);
}

static void decisions_say_who_and_why(void **state)
{
    (void)state;
    struct err err = {0};
    struct store *store = begin();
    decide(store, "hebei", 2, VERDICT_REJECT, REPLACED_NONE, NULL, "2024-01-01");
    assert_string_equal(sample_ask(store,
                                   "SELECT d.reason || d.decided_by || d.decided_at || o.number FROM ruling JOIN decision d USING "
                                   "(decision_id) JOIN observation o USING (observation_id)"),
                        "whyme2024-01-012");
    assert_int_equal(store_revoke(store, 7, &err), IPDB_USAGE);
    assert_non_null(strstr(err.message, "no decision has the number 7"));
    sample_close(store);
}

/* "1 hebei#1 in force same" for each finding, in lines. */
static const char *findings(struct store *store)
{
    static char lines[512];
    struct store_findings found = {0};
    struct err err = {0};
    size_t length = 0;
    assert_int_equal(store_find_decided(store, &found, &err), IPDB_OK);
    for (size_t i = 0; i < found.list.len; i++) {
        const struct store_finding *f = &found.list.at[i];
        length += (size_t)snprintf(lines + length, sizeof lines - length, "%d %.*s%s%s%s\n", (int)f->decision, STR_ARG(f->evidence),
                                   f->current ? "" : " old", f->same ? " same" : "", f->in_force ? " in force" : "");
    }
    lines[length] = '\0';
    store_findings_fini(&found);
    return lines;
}

static void decisions_are_found_where_they_stand(void **state)
{
    (void)state;
    struct store *store = begin();
    assert_string_equal(findings(store), "");
    decide(store, "hebei", 1, VERDICT_REPLACE, REPLACED_REGION, "420000", "2024-01-01");
    decide(store, "hebei", 2, VERDICT_ACCEPT, REPLACED_NONE, NULL, "2024-01-02");
    decide(store, "hebei", 2, VERDICT_REJECT, REPLACED_NONE, NULL, "2024-01-03");
    assert_string_equal(findings(store), "1 hebei#1 same in force\n2 hebei#2 same\n3 hebei#2 same in force\n");
    read_as = 146;
    put(store, "hebei", changed);
    assert_string_equal(findings(store), "1 hebei@1#1 old same in force\n2 hebei@1#2 old same\n3 hebei@1#2 old same in force\n"
                                         "1 hebei#1 in force\n2 hebei#2 same\n3 hebei#2 same in force\n");
    sample_close(store);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(an_anchor_has_the_words, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(a_rejected_fact_is_not_shown, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(a_decision_moves_with_its_words, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(words_may_come_before_the_bulletin, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(the_later_decision_wins, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(of_one_second_the_last_wins, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(fields_are_replaced, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(accepting_is_of_one_reading, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(decisions_say_who_and_why, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(decisions_are_found_where_they_stand, sample_begin, sample_end),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
