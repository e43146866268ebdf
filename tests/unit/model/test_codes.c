/* Codes of the enums there and back, and the row set. */
#include "harness.h"

#include "model/document.h"
#include "model/fact.h"
#include "model/indicator.h"
#include "model/rowset.h"

static void codes_round_trip(void **state)
{
    (void)state;
    for (enum measure m = MEASURE_LEVEL, back; m <= MEASURE_RATE; m++)
        assert_true(measure_parse(str_of(measure_code(m)), &back) && back == m);
    for (enum qualifier q = QUALIFIER_EXACT, back; q <= QUALIFIER_UNDER; q++)
        assert_true(qualifier_parse(str_of(qualifier_code(q)), &back) && back == q);
    for (enum fact_status s = FACT_ACTUAL, back; s <= FACT_TARGET; s++)
        assert_true(fact_status_parse(str_of(fact_status_code(s)), &back) && back == s);
    for (enum aside_reason r = ASIDE_DATE, back; r <= ASIDE_UNREAD; r++)
        assert_true(aside_reason_parse(str_of(aside_reason_code(r)), &back) && back == r);
    for (enum period_kind k = PERIOD_NONE, back; k <= PERIOD_ASOF; k++)
        assert_true(period_kind_parse(str_of(period_kind_code(k)), &back) && back == k);
    for (enum nature n = NATURE_FLOW, back; n <= NATURE_STOCK; n++)
        assert_true(nature_parse(str_of(nature_code(n)), &back) && back == n);
}

static void codes_as_the_database_has_them(void **state)
{
    (void)state;
    assert_string_equal(measure_code(MEASURE_PP_CHANGE), "pp_change");
    assert_string_equal(qualifier_code(QUALIFIER_OVER), "over");
    assert_string_equal(fact_status_code(FACT_TARGET), "target");
    assert_string_equal(aside_reason_code(ASIDE_DOCNUMBER), "docnumber");
    assert_string_equal(block_kind_code(BLOCK_CELL), "cell");
    assert_string_equal(origin_code(ORIGIN_INFERRED), "inferred");
    assert_string_equal(measure_code((enum measure)99), "");
}

static void unknown_codes_are_refused(void **state)
{
    (void)state;
    enum measure m = MEASURE_RANK;
    assert_false(measure_parse(STR(""), &m));
    assert_false(measure_parse(STR("Level"), &m));
    assert_false(measure_parse(STR("levels"), &m));
    assert_int_equal(m, MEASURE_RANK);
}

static void rows_have_a_cell_a_column(void **state)
{
    (void)state;
    struct rowset set = {0};
    assert_non_null(rowset_row(&set));
    struct column *column = rowset_column(&set, STR("region"), STR("地区"), ALIGN_LEFT, FOR_ALL);
    assert_non_null(column);
    assert_str(column->title, "地区");
    assert_non_null(rowset_column(&set, STR("value"), STR("数值"), ALIGN_RIGHT, FOR_PEOPLE));
    struct row *row = rowset_row(&set);
    assert_non_null(row);
    assert_null(row->cells[0].ptr);
    assert_null(row->cells[1].ptr);
    assert_int_equal(set.rows.len, 2);
    rowset_fini(&set);
    rowset_fini(&set);
}

static void ends_are_safe_twice(void **state)
{
    (void)state;
    struct document doc = {0};
    assert_non_null(VEC_PUSH(&doc.blocks));
    doc.key = arena_str(&doc.arena, STR("hebei-2023"));
    document_fini(&doc);
    document_fini(&doc);
    struct extraction x = {0};
    assert_non_null(VEC_PUSH(&x.facts));
    assert_non_null(VEC_PUSH(&x.asides));
    extraction_fini(&x);
    extraction_fini(&x);
    assert_int_equal(x.facts.len, 0);
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(codes_round_trip),          cmocka_unit_test(codes_as_the_database_has_them),
    cmocka_unit_test(unknown_codes_are_refused), cmocka_unit_test(rows_have_a_cell_a_column),
    cmocka_unit_test(ends_are_safe_twice),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
