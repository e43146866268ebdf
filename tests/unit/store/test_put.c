/* Bulletins going in: added, revised, unchanged, refused in whole. */
#include "sample.h"

static const char text[] = "某省情况\n质押登记金额145亿元,其中某市127.16亿元。\n去年约8亿元。";

static struct date published = {2024, 1, 5};

static void make(struct sample *s, const char *key, const char *body)
{
    sample_make(s, key, body);
    s->doc.blocks.at[0].kind = BLOCK_HEADING;
    sample_fact(s, "河北省", "130000", "145亿元", (struct decimal){145, -8});
    sample_fact(s, "秦皇岛市", "130300", "127.16亿元", (struct decimal){12716, -6});
    struct fact *f = sample_fact(s, "河北省", "130000", "8亿元", (struct decimal){8, -8});
    f->qualifier = QUALIFIER_APPROX;
    f->confidence = 650;
    struct aside *a = VEC_PUSH(&s->x.asides);
    *a = (struct aside){ASIDE_VAGUE, 0, 3};
    s->doc.meta = (struct metadata){.title = STR("某省情况"),
                                    .title_origin = ORIGIN_INFERRED,
                                    .region = STR("河北省"),
                                    .region_code = STR("130000"),
                                    .region_origin = ORIGIN_GIVEN,
                                    .published = published,
                                    .published_origin = ORIGIN_INFERRED};
}

static enum store_outcome put(struct store *store, const char *key, const char *body)
{
    struct sample s;
    struct err err = {0};
    enum store_outcome outcome = STORE_UNCHANGED;
    make(&s, key, body);
    enum ipdb_status status = sample_put(store, &s, &outcome, &err);
    if (status != IPDB_OK)
        print_error("%s\n", err.message);
    assert_int_equal(status, IPDB_OK);
    sample_free(&s);
    return outcome;
}

static void keeps_everything_of_a_fact(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    assert_int_equal(put(store, "hebei-2023", text), STORE_ADDED);
    static const struct {
        const char *sql, *expected;
    } cases[] = {
        {"SELECT region||'|'||year||'|'||indicator||'|'||value||'|'||unit||'|'||source FROM fact WHERE number = 1",
         "河北省|2023|知识产权质押融资额|14500000000.0|元|某省情况"},
        {"SELECT value_text||'|'||step_text||'|'||printed FROM fact WHERE number = 2", "12716000000|1000000|127.16亿元"},
        {"SELECT period||'|'||period_kind||'|'||period_start||'|'||period_end FROM fact WHERE number = 1",
         "2023|year|2023-01-01|2023-12-31"},
        {"SELECT evidence||'|'||qualifier||'|'||status||'|'||doubtful FROM fact WHERE number = 3",
         "hebei-2023#3|approx|actual|yes"},
        {"SELECT sentence FROM fact WHERE number = 1", "质押登记金额145亿元,其中某市127.16亿元。"},
        {"SELECT sentence FROM evidence WHERE number = 2", "质押登记金额145亿元,其中某市【127.16亿元】。"},
        {"SELECT count(*) FROM passage", "3"},
        {"SELECT quote||'|'||reason FROM aside", "某|vague"},
        {"SELECT region_code||'|'||region_origin||'|'||published_on||'|'||publisher_origin FROM source",
         "130000|given|2024-01-05|unknown"},
        {"SELECT ingested_at||'|'||program_version||'|'||catalog_version FROM source", "2024-01-05T08:30:00Z|0.1.0|1-test"},
        {"SELECT text FROM source", text},
        {"SELECT numerals||'|'||accounted||'|'||facts||'|'||asides||'|'||doubtful FROM coverage", "3|3|3|1|1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(sample_ask(store, cases[i].sql), cases[i].expected);
    sample_close(store);
}

static void the_same_bytes_change_no_byte(void **state)
{
    (void)state;
    char before[DIGEST_TEXT], after[DIGEST_TEXT];
    struct store *store = sample_open("a.db");
    assert_int_equal(put(store, "hebei-2023", text), STORE_ADDED);
    assert_int_equal(put(store, "hebei-2023", text), STORE_UNCHANGED);
    sample_close(store);
    sample_digest("a.db", before);
    store = sample_open("a.db"); /* the dictionary again, too */
    assert_int_equal(put(store, "hebei-2023", text), STORE_UNCHANGED);
    assert_int_equal(put(store, "another-name", text), STORE_UNCHANGED);
    sample_close(store);
    sample_digest("a.db", after);
    assert_string_equal(before, after);
}

static void other_bytes_are_a_new_version(void **state)
{
    (void)state;
    struct store *store = sample_open("a.db");
    put(store, "hebei-2023", text);
    assert_int_equal(put(store, "hebei-2023", "某省情况\n质押登记金额145亿元,其中某市127.16亿元。\n去年约8亿元。(更正)"),
                     STORE_REVISED);
    assert_int_equal(put(store, "hebei-2023", text), STORE_UNCHANGED); /* the first version's bytes */
    assert_string_equal(sample_ask(store, "SELECT group_concat(version || current) FROM (SELECT * FROM source ORDER BY version)"),
                        "10,21");
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM fact"), "3");
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM evidence"), "6");
    assert_string_equal(sample_ask(store, "SELECT min(evidence) FROM evidence WHERE number = 2"), "hebei-2023#2");
    assert_string_equal(sample_ask(store, "SELECT evidence FROM evidence WHERE number = 2 AND version = 1"), "hebei-2023@1#2");
    sample_close(store);
}

/* Puts three versions of one bulletin in this order; each is told by its last character, and was published in that month. */
static const char *versions_of(const char *order)
{
    static char out[64];
    char body[128];
    struct store *store = sample_open("a.db");
    for (; *order; order++) {
        published.month = (int8_t)(*order - '0');
        snprintf(body, sizeof body, "%s%c", text, *order);
        put(store, "hebei-2023", body);
    }
    published.month = 1;
    snprintf(out, sizeof out, "%s",
             sample_ask(store, "SELECT group_concat(version || ':' || substr(text, -1) || ':' || current, ' ') FROM (SELECT * FROM "
                               "source ORDER BY version)"));
    sample_close(store);
    remove(sample_path("a.db"));
    return out;
}

static void versions_are_ordered_by_publication(void **state)
{
    static const char *const orders[] = {"123", "132", "213", "231", "312", "321"};
    (void)state;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        assert_string_equal(versions_of(orders[i]), "1:1:0 2:2:0 3:3:1");
}

static void a_document_goes_in_whole_or_not_at_all(void **state)
{
    (void)state;
    struct sample s;
    struct err err = {0};
    enum store_outcome outcome = STORE_REVISED;
    struct store *store = sample_open("a.db");
    put(store, "hebei-2023", text);
    make(&s, "hebei-2023", "某省情况\n质押登记金额145亿元,其中某市127.16亿元。\n去年约8亿元。。");
    s.x.facts.at[2].region_code = STR("999999"); /* no such place */
    assert_int_equal(sample_put(store, &s, &outcome, &err), IPDB_INTERNAL);
    assert_int_equal(outcome, STORE_REVISED); /* untouched */
    assert_string_equal(sample_ask(store, "SELECT count(*) || '|' || sum(current) FROM source"), "1|1");
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM observation"), "3");
    s.x.facts.at[2].region_code = STR("130000");
    assert_int_equal(sample_put(store, &s, &outcome, &err), IPDB_OK); /* the handle still works */
    sample_free(&s);
    sample_close(store);
}

static void unknown_things_are_null(void **state)
{
    (void)state;
    struct sample s;
    struct err err = {0};
    enum store_outcome outcome;
    struct store *store = sample_open("a.db");
    sample_make(&s, "note", "直播带货销售额8亿元。");
    struct fact *f = sample_fact(&s, "京津冀", "", "8亿元", (struct decimal){8, -8});
    f->indicator = STR("other");
    f->label = STR("直播带货销售额");
    f->period = period_asof((struct date){0});
    assert_int_equal(sample_put(store, &s, &outcome, &err), IPDB_OK);
    assert_string_equal(
        sample_ask(store, "SELECT indicator FROM fact WHERE region_code IS NULL AND indicator_code IS NULL AND period_end IS NULL"),
        "直播带货销售额");
    assert_string_equal(sample_ask(store, "SELECT source FROM fact"), "note"); /* no title: the key */
    assert_string_equal(sample_ask(store, "SELECT published_on FROM source"), "(null)");
    sample_free(&s);
    sample_close(store);
}

static void passages_know_their_headings(void **state)
{
    (void)state;
    struct sample s;
    struct err err = {0};
    enum store_outcome outcome;
    struct store *store = sample_open("a.db");
    sample_make(&s, "note", "题\n一、创造\n（一）专利\n一万元。\n二、运用\n二亿元。三亿元。");
    static const int levels[] = {0, 1, 2, -1, 1, -1};
    for (size_t i = 0; i < s.doc.blocks.len; i++)
        if (levels[i] >= 0) {
            s.doc.blocks.at[i].kind = BLOCK_HEADING;
            s.doc.blocks.at[i].level = levels[i];
        }
    sample_fact(&s, "河北省", "130000", "一万元", decimal_int(10000));
    sample_fact(&s, "河北省", "130000", "二亿元", decimal_int(200000000));
    assert_int_equal(sample_put(store, &s, &outcome, &err), IPDB_OK);
    assert_string_equal(sample_ask(store, "SELECT heading_path FROM fact WHERE number = 1"), "一、创造 > （一）专利");
    assert_string_equal(sample_ask(store, "SELECT heading_path FROM fact WHERE number = 2"), "二、运用");
    sample_free(&s);
    sample_close(store);
}

/* What a file says, whatever the order in which it came, without the row numbers. */
static void content(struct store *store, char *out, size_t size)
{
    static const char *const questions[] = {
        "SELECT group_concat(t) FROM (SELECT key||version||current||sha256||coalesce(region_code,'')||text AS t FROM source ORDER "
        "BY t)",
        "SELECT group_concat(t) FROM (SELECT evidence||region||year||indicator||value||sentence||heading_path||published_on AS t "
        "FROM fact ORDER BY t)",
        "SELECT group_concat(t) FROM (SELECT evidence||value AS t FROM latest ORDER BY t)",
        "SELECT group_concat(t) FROM (SELECT evidence||value AS t FROM conflicts ORDER BY t)",
    };
    size_t len = 0;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        len += (size_t)snprintf(out + len, size - len, "%s\n", sample_ask(store, questions[i]));
    assert_true(len < size);
}

static void order_does_not_matter(void **state)
{
    (void)state;
    static char one[20000], other[20000];
    static const char second[] = "湖北情况\n质押登记金额145亿元,其中某市127.16亿元。\n去年约8亿元。";
    struct store *store = sample_open("a.db");
    put(store, "a", text);
    put(store, "b", second);
    content(store, one, sizeof one);
    sample_close(store);
    store = sample_open("b.db");
    put(store, "b", second);
    put(store, "a", text);
    content(store, other, sizeof other);
    sample_close(store);
    assert_string_equal(one, other);
}

static void the_dictionary_is_written_once_a_version(void **state)
{
    (void)state;
    struct err err = {0};
    struct store *store = sample_open("a.db");
    assert_string_equal(
        sample_ask(store,
                   "SELECT group_concat(alias) FROM (SELECT alias FROM region_alias WHERE region_code = '130000' ORDER BY 1)"),
        "CN-HE,Hebei,冀,河北,河北省");
    assert_string_equal(sample_ask(store, "SELECT group_concat(alias) FROM (SELECT alias FROM indicator_alias ORDER BY 1)"),
                        "IP pledge financing,Patents granted,知识产权质押融资额,质押登记金额");
    assert_string_equal(sample_ask(store, "SELECT dimensions FROM unit WHERE symbol = '个'"), "thing body");
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM region_group_member"), "2");
    assert_string_equal(sample_ask(store, "SELECT parent_code FROM region WHERE region_code = '130300'"), "130000");
    assert_int_equal(sample_dictionary(store, STR("1-next"), &err), IPDB_OK);
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM indicator WHERE catalog_version = '1-next'"), "2");
    assert_string_equal(sample_ask(store, "SELECT count(*) FROM region_alias"), "16");
    sample_close(store);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test_setup_teardown(keeps_everything_of_a_fact, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(the_same_bytes_change_no_byte, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(other_bytes_are_a_new_version, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(versions_are_ordered_by_publication, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(a_document_goes_in_whole_or_not_at_all, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(unknown_things_are_null, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(passages_know_their_headings, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(order_does_not_matter, sample_begin, sample_end),
    cmocka_unit_test_setup_teardown(the_dictionary_is_written_once_a_version, sample_begin, sample_end),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
