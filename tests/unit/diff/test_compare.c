/* What becomes a pair, what differs in it, and in which order it is told: two short lists of facts, the result as lines of text.
 *
 *     "河北 pledge 2023 145 1" and "河北 pledge 2023 146 1"   →   "~ 0>0 value apart"
 *
 * A fact is a line: where, what (of 项目: no indicator, but this label), when, value, last digit, then what else is not as usual. A pair is
 * = (equal), ~ (changed, the fields, whether both values can be true), - (removed) or + (added).
 */
#include <stdio.h>

#include "harness.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/decimal.h"
#include "diff/compare.h"
#include "model/region.h"

static struct str *field_named(struct compared_fact *f, struct str name)
{
    const struct {
        const char *name;
        struct str *at;
    } fields[] = {{"evidence", &f->evidence}, {"code", &f->region_code}, {"label", &f->label},
                  {"unit", &f->unit},         {"quote", &f->quote},      {"qualifier", &f->qualifier},
                  {"sentence", &f->sentence}, {"decided", &f->decided},  {"scope", &f->scope}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_eq(name, str_of(fields[i].name)))
            return fields[i].at;
    fail_msg("no field %.*s", STR_ARG(name));
    return NULL;
}

static size_t read_number(struct str s)
{
    struct decimal d;
    assert_true(decimal_parse(s, &d));
    return (size_t)d.coef;
}

/* name=value, @begin-end or !confidence */
static void read_further(struct compared_fact *f, struct str word)
{
    size_t equals = str_find(word, STR("="), 0), dash = str_find(word, STR("-"), 0);
    if (word.ptr[0] == '!') {
        f->confidence = (int)read_number(str_slice(word, 1, word.len));
    } else if (word.ptr[0] == '@') {
        f->begin = read_number(str_slice(word, 1, dash));
        f->end = read_number(str_slice(word, dash + 1, word.len));
    } else {
        *field_named(f, str_slice(word, 0, equals)) = str_slice(word, equals + 1, word.len);
    }
}

static struct str next_word(struct str *line)
{
    size_t blank = str_find(*line, STR(" "), 0);
    struct str word = str_slice(*line, 0, blank == SIZE_MAX ? line->len : blank);
    *line = str_trim(str_slice(*line, word.len, line->len));
    return word;
}

static struct compared_fact read_fact(struct str line)
{
    struct compared_fact f = {.measure = STR("level"), .unit = STR("元"), .qualifier = STR("exact"), .status = STR("actual")};
    f.sentence = line;
    f.region = next_word(&line);
    f.indicator = next_word(&line);
    if (str_find(f.indicator, STR("项目"), 0) == 0) {
        f.label = f.indicator;
        f.indicator = (struct str){0};
    }
    f.period = next_word(&line);
    f.value = f.quote = next_word(&line);
    f.step = next_word(&line);
    while (line.len)
        read_further(&f, next_word(&line));
    return f;
}

static struct compared_facts read_facts(const char *text, struct arena *arena)
{
    struct str rest = str_of(text);
    struct compared_fact *facts = arena_array(arena, rest.len + 1, sizeof *facts);
    size_t count = 0;
    assert_non_null(facts);
    while (rest.len) {
        size_t end = str_find(rest, STR("\n"), 0);
        assert_true(end != SIZE_MAX);
        facts[count++] = read_fact(str_slice(rest, 0, end));
        rest = str_slice(rest, end + 1, rest.len);
    }
    return (struct compared_facts){facts, count};
}

static void print_pair(const struct fact_pair *p, struct buf *out)
{
    static const char *const agreements[] = {"", " meet", " apart", " unknown"};
    buf_char(out, p->before == NONE ? '+' : p->after == NONE ? '-' : p->changed ? '~' : '=');
    if (p->before != NONE)
        buf_printf(out, " %zu", p->before);
    if (p->after != NONE)
        buf_printf(out, p->before == NONE ? " %zu" : ">%zu", p->after);
    for (unsigned i = 0; i < FACT_FIELD_COUNT; i++)
        if (p->changed & (1U << i))
            buf_printf(out, " %s", fact_field_code((enum fact_field_index)i));
    buf_printf(out, "%s\n", agreements[p->agreement]);
}

struct pairs_case {
    const char *name, *before, *after, *expected;
};

static void assert_pairs(const struct pairs_case *c, enum compare_by by)
{
    struct arena arena = {0};
    struct compared_facts before = read_facts(c->before, &arena), after = read_facts(c->after, &arena);
    struct comparison found = {0};
    struct buf text = {0};
    struct err err;
    assert_int_equal(compare_facts(before, after, by, &found, &err), IPDB_OK);
    for (size_t i = 0; i < found.pairs.len; i++)
        print_pair(&found.pairs.at[i], &text);
    if (strcmp(text.ptr ? text.ptr : "", c->expected) != 0)
        fail_msg("%s:\n%s", c->name, text.ptr ? text.ptr : "");
    assert_int_equal(found.equal + found.changed + found.removed, before.count);
    assert_int_equal(found.equal + found.changed + found.added, after.count);
    comparison_fini(&found);
    buf_fini(&text);
    arena_fini(&arena);
}

static void two_texts(void **state)
{
    static const struct pairs_case cases[] = {
        {"nothing", "", "", ""},
        {"moved, with another number and in other words", "河北 pledge 2023 145 1 @5-9 evidence=a#1 !800\n",
         "河北 pledge 2023 145 1 @700-704 evidence=b#9 !900 sentence=new quote=１４５\n", "= 0>0\n"},
        {"doubtful now", "河北 pledge 2023 145 1 !700\n", "河北 pledge 2023 145 1 !699\n", "~ 0>0 doubtful\n"},
        {"values that can be one figure", "湖北 pledge 2023 127 1\n", "湖北 pledge 2023 127.16 0.01\n", "~ 0>0 value step meet\n"},
        {"values that cannot", "湖北 pledge 2023 127 1\n", "湖北 pledge 2023 129 1\n", "~ 0>0 value apart\n"},
        {"neighbours are not one figure", "湖北 a 2023 4 1\n", "湖北 a 2023 5 1\n", "~ 0>0 value apart\n"},
        {"more than is no contradiction", "湖北 pledge 2023 127 1 qualifier=over\n", "湖北 pledge 2023 129 1\n",
         "~ 0>0 value qualifier meet\n"},
        {"another unit", "湖北 pledge 2023 127 1\n", "湖北 pledge 2023 127 1 unit=件\n", "~ 0>0 unit unknown\n"},
        {"no number", "湖北 pledge 2023 many 1\n", "湖北 pledge 2023 more 1\n", "~ 0>0 value unknown\n"},
        {"equal values first, then the order of the text", "河北 a 2023 1 1\n河北 a 2023 2 1\n河北 a 2023 3 1\n",
         "河北 a 2023 3 1\n河北 a 2023 5 1\n河北 a 2023 6 1\n河北 a 2023 7 1\n",
         "= 2>0\n~ 0>1 value apart\n~ 1>2 value apart\n+ 3\n"},
        {"the same number, more sharply", "河北 a 2023 5 1\n河北 a 2023 6 1\n", "河北 a 2023 7 1\n河北 a 2023 5 0.1\n",
         "~ 1>0 value apart\n~ 0>1 step meet\n"},
        {"of equal values those at the same words", "河北 a 2023 1 1 sentence=s\n河北 a 2023 1 1 sentence=t\n",
         "河北 a 2023 1 1 sentence=t\n", "- 0\n= 1>0\n"},
        {"the same words, another period", "河北 a 2023 145 1 sentence=s\n", "河北 a 2022 145 1 sentence=s\n", "~ 0>0 period\n"},
        {"other words, another period", "河北 a 2023 145 1 sentence=s\n", "河北 a 2022 145 1 sentence=t\n", "- 0\n+ 0\n"},
        {"the same words, the indicator is known now", "河北 项目甲 2023 145 1 sentence=s\n", "河北 a 2023 145 1 sentence=s\n",
         "~ 0>0 indicator label\n"},
        {"two facts of one number go to those that differ least", "河北 a 2023 145 1 sentence=s\n河北 b 2023 145 1 sentence=s\n",
         "河北 b 2022 145 1 sentence=s\n湖北 a 2023 145 1 sentence=s\n", "~ 1>0 period\n~ 0>1 region\n"},
        {"what is not of the catalogue is about its label", "河北 项目甲 2023 3 1\n河北 项目乙 2023 4 1\n",
         "河北 项目乙 2023 5 1\n河北 项目丙 2023 3 1\n", "- 0\n~ 1>0 value apart\n+ 1\n"},
        {"of the catalogue the label says nothing", "河北 a 2023 3 1 label=甲\n", "河北 a 2023 3 1 label=乙\n", "= 0>0\n"},
        {"a place is its code, whatever its name", "河北省 a 2023 3 1 code=130000\n", "河北 a 2023 3 1 code=130000\n", "= 0>0\n"},
        {"a part is not the whole", "河北 a 2023 3 1 scope=专利\n", "河北 a 2023 3 1\n", "- 0\n+ 0\n"},
        {"a decision alone", "河北 a 2023 3 1\n", "河北 a 2023 3 1 decided=reject\n", "~ 0>0 decided\n"},
        {"without words nothing is at the same words", "河北 a 2023 3 1 sentence= quote=\n", "河北 b 2023 3 1 sentence= quote=\n",
         "- 0\n+ 0\n"},
        {"what is gone stands where it stood",
         "河北 项目甲 2023 1 1\n河北 项目乙 2023 2 1\n河北 项目丙 2023 3 1\n河北 项目丁 2023 4 1\n",
         "河北 项目乙 2023 2 1\n河北 项目戊 2023 5 1\n", "- 0\n= 1>0\n- 2\n- 3\n+ 1\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_pairs(&cases[i], COMPARE_TEXTS);
}

static void one_text_read_twice(void **state)
{
    static const struct pairs_case cases[] = {
        {"the bytes decide", "河北 a 2023 145 1 @10-20\n河北 a 2023 8 1 @30-40\n",
         "河北 a 2023 8 1 @10-20\n河北 a 2023 145 1 @30-40\n", "~ 0>0 value quote apart\n~ 1>1 value quote apart\n"},
        {"a longer quote", "河北 a 2023 145 1 @13-20\n", "河北 a 2023 145 1 @10-20 quote=约145\n", "~ 0>0 quote span\n"},
        {"a quote that goes on", "河北 a 2023 145 1 @13-20\n", "河北 a 2022 145 1 @13-29\n", "~ 0>0 period span\n"},
        {"another sureness", "河北 a 2023 8 1 @3-4 !690\n河北 a 2023 9 1 @5-6 !800\n",
         "河北 a 2023 8 1 @3-4 !700\n河北 a 2023 9 1 @5-6 !900\n", "~ 0>0 doubtful confidence\n~ 1>1 confidence\n"},
        {"elsewhere is another number", "河北 a 2023 145 1 @10-20\n", "河北 a 2023 145 1 @50-60\n", "- 0\n+ 0\n"},
        {"two facts of one number", "河北 a 2023 1 1 @1-2\n河北 b 2023 1 1 @1-2\n", "河北 b 2023 1 1 @1-2\n河北 a 2022 1 1 @1-2\n",
         "= 1>0\n~ 0>1 period\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_pairs(&cases[i], COMPARE_READINGS);
}

/* Hostile: thirty thousand facts that are all about the same. */
static void many_of_one_kind(void **state)
{
    enum { MANY = 30000, DIGITS = 8 };
    struct compared_fact *before = calloc(MANY, sizeof *before), *after = calloc(MANY, sizeof *after);
    char(*digits)[DIGITS] = calloc(MANY, sizeof *digits);
    struct comparison found = {0};
    struct err err;
    (void)state;
    assert_true(before && after && digits);
    for (size_t i = 0; i < MANY; i++) {
        int length = snprintf(digits[i], DIGITS, "%zu", i);
        before[i].value = (struct str){digits[i], (size_t)length};
        after[i].value = STR("x");
    }
    struct compared_facts olds = {before, MANY}, news = {after, MANY};
    assert_int_equal(compare_facts(olds, news, COMPARE_TEXTS, &found, &err), IPDB_OK);
    assert_int_equal(found.changed, MANY);
    assert_int_equal(found.pairs.at[MANY - 1].before, MANY - 1);
    comparison_fini(&found);
    free(before);
    free(after);
    free(digits);
}

static void names_of_fields(void **state)
{
    (void)state;
    assert_string_equal(fact_field_code(FIELD_INDEX_OF_WHOLE), "of_whole");
    assert_string_equal(fact_field_name(FIELD_INDEX_STEP, false), "precision");
    assert_string_equal(fact_field_name(FIELD_INDEX_PERIOD, true), "期间");
}

const struct CMUnitTest ipdb_tests[] = {
    cmocka_unit_test(two_texts),
    cmocka_unit_test(one_text_read_twice),
    cmocka_unit_test(many_of_one_kind),
    cmocka_unit_test(names_of_fields),
};
const size_t ipdb_test_count = sizeof ipdb_tests / sizeof *ipdb_tests;
