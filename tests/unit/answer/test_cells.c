/* Which of several observations of a cell is shown, and the reason that is named for it. */
#include "ask.h"

#include "answer/cells.h"

/* Observations of one cell; `wins` is the one shown, `reason` begins what is said of the first other one, whose winner is `over`. */
struct rivalry {
    struct given rows[3];
    size_t count;
    const char *shown, *other, *over, *reason;
};

#define LEVEL(id, number, digit, ...) FACT(id, "420000", "pledge_financing", "level", "2023", number, digit, __VA_ARGS__)

static const struct rivalry table[] = {
    {{LEVEL("a#1", "12700000000", "100000000", "127亿元", .confidence = "500"),
      LEVEL("b#1", "13000000000", "100000000", "130亿元")},
     2,
     "b",
     "a",
     "b",
     "a sure reading"},
    {{LEVEL("a#1", "12700000000", "100000000", "127亿元", .document_region = "000000"),
      LEVEL("b#1", "13000000000", "100000000", "130亿元")},
     2,
     "b",
     "a",
     "b",
     "it is the region's own bulletin"},
    {{LEVEL("a#1", "12700000000", "100000000", "127亿元", .publisher = "某报"),
      LEVEL("b#1", "13000000000", "100000000", "130亿元", .publisher = "某局")},
     2,
     "b",
     "a",
     "b",
     "an authority published it"},
    {{LEVEL("a#1", "12700000000", "100000000", "127亿元", .published = "2024-01-01"),
      LEVEL("b#1", "13000000000", "100000000", "130亿元", .published = "2024-02-01")},
     2,
     "b",
     "a",
     "b",
     "it was published later"},
    {{LEVEL("a#1", "12700000000", "100000000", "127亿元"), LEVEL("b#1", "13010000000", "10000000", "130.1亿元")},
     2,
     "b",
     "a",
     "b",
     "it is written with more digits"},
    {{LEVEL("b#1", "12700000000", "100000000", "127亿元"), LEVEL("a#1", "13000000000", "100000000", "130亿元")},
     2,
     "a",
     "b",
     "a",
     "the key of its bulletin"},
    {{LEVEL("a#10", "12700000000", "100000000", "127亿元"), LEVEL("a#9", "13000000000", "100000000", "130亿元")},
     2,
     "a",
     "a",
     "a",
     "it stands earlier"},
    /* the leader is refined by one that agrees with it: the precise one is shown … */
    {{LEVEL("a#1", "12700000000", "100000000", "127亿元", .published = "2024-02-01"),
      LEVEL("b#1", "12716000000", "1000000", "127.16亿元", .published = "2024-01-01")},
     2,
     "b",
     "a",
     "b",
     "it is more precise"},
    /* … and what disagrees with the leader is still beaten by the leader */
    {{LEVEL("a#1", "12700000000", "100000000", "127亿元", .published = "2024-02-01"),
      LEVEL("b#1", "12716000000", "1000000", "127.16亿元", .published = "2024-01-01"),
      LEVEL("c#1", "13000000000", "100000000", "130亿元", .published = "2024-01-02")},
     3,
     "b",
     "c",
     "a",
     "it was published later"},
    /* of two that refine it alike the more trusted one */
    {{LEVEL("a#1", "12700000000", "100000000", "127亿元", .published = "2024-03-01"),
      LEVEL("b#1", "12716000000", "1000000", "127.16亿元", .published = "2024-02-01"),
      LEVEL("c#1", "12715000000", "1000000", "127.15亿元", .published = "2024-01-01")},
     3,
     "b",
     "c",
     "b",
     "it was published later"},
};

static void names_the_deciding_criterion(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        const struct rivalry *t = &table[i];
        struct asked a = ask_parse("pledge_financing by region", QUERY_AUTO);
        struct rowset rows = {0};
        struct evidence evidence = {.facts = {0}};
        struct cells cells = {.list = {0}};
        ask_columns(&rows);
        for (size_t k = 0; k < t->count; k++)
            ask_row(&a, &rows, &t->rows[k]);
        assert_int_equal(evidence_read(a.plan->catalog, &rows, &evidence, &a.err), IPDB_OK);
        assert_int_equal(cells_build(a.catalog, ORDER_NONE, &evidence, &cells, &a.err), IPDB_OK);
        assert_int_equal(cells.list.len, 1);
        const struct cell *c = &cells.list.at[0];
        assert_str(c->shown->document, t->shown);
        for (size_t k = 0; k < t->count; k++) {
            const struct observed *o = &evidence.facts.at[k];
            assert_true(cells_same(a.catalog, o, c->shown));
            if (o == c->shown || !str_eq(o->document, str_of(t->other)))
                continue;
            struct preference why = cells_why(&evidence, c, o);
            assert_str(why.winner->document, t->over);
            assert_non_null(why.criterion);
            if (!str_starts(str_of(why.criterion->en), str_of(t->reason)))
                fail_msg("%zu: expected %s, found %s", i, t->reason, why.criterion->en);
        }
        cells_fini(&cells);
        evidence_fini(&evidence);
        rowset_fini(&rows);
        ask_fini(&a);
    }
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(names_the_deciding_criterion),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
