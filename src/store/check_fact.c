/* One fact after the other: where it stands, what its value says, and whether its fields agree with each other.
 *
 *     value_text 12716000000, step_text 1000000, quote 127.16亿元  →  12716 steps, the digits that are printed
 *     period_label 2023, period_end 2023-12-31, year 2023          →  one period, and its year
 *
 * A field that a decision replaced need not agree with what is printed; what was read is then looked at in its stead.
 */
#include "store/check_parts.h"

#include "text/fold.h"

/* Columns of fact_sql. */
enum {
    AT_ID,
    AT_NUMBER,
    AT_BEGIN,
    AT_END,
    AT_QUOTE,
    AT_PASSAGE_SOURCE,
    AT_PASSAGE_BEGIN,
    AT_PASSAGE_END,
    AT_VALUE,
    AT_VALUE_TEXT,
    AT_STEP_TEXT,
    AT_UNIT,
    AT_MEASURE,
    AT_KIND,
    AT_LABEL_OF_PERIOD,
    AT_START,
    AT_STOP,
    AT_YEAR,
    AT_REGION_CODE,
    AT_REGION_NAME,
    AT_REGION_EXPECTED,
    AT_REGIONS_SO_NAMED,
    AT_INDICATOR,
    AT_INDICATOR_UNIT,
    AT_UNIT_KNOWN,
    AT_LABEL,
    AT_DECIDED,
    AT_READING,
    AT_READ_VALUE,
    AT_READ_VALUE_TEXT,
    AT_READ_STEP_TEXT,
    AT_READ_UNIT
};
static const char fact_sql[] =
    "SELECT o.observation_id, o.number, o.begin_byte, o.end_byte, o.quote, p.source_id, p.begin_byte, p.end_byte, o.value, "
    "o.value_text, "
    "o.step_text, o.unit, o.measure, o.period_kind, o.period_label, o.period_start, o.period_end, o.year, o.region_code, "
    "o.region_name, "
    "r.name_zh, (SELECT count(*) FROM region n WHERE n.name_zh = o.region_name), o.indicator_code, i.unit, u.symbol, o.label, "
    "o.decided, "
    "d.observation_id, d.value, d.value_text, d.step_text, d.unit "
    "FROM observation o LEFT JOIN passage p ON p.passage_id = o.passage_id LEFT JOIN region r ON r.region_code = o.region_code "
    "LEFT JOIN indicator i ON i.indicator_code = o.indicator_code LEFT JOIN unit u ON u.symbol = o.unit "
    "LEFT JOIN reading d ON d.observation_id = o.observation_id WHERE o.source_id = ?1 ORDER BY o.number";

struct check_fact {
    struct checking *c;
    const struct check_source *source;
    const struct call *row;
    struct check_finding at;
    bool replaced; /* a field is a person's */
};

static struct str text(const struct check_fact *f, int column)
{
    return call_column(f->row, column);
}

static enum ipdb_status tell(const struct check_fact *f, enum check_problem problem, struct str found, struct str expected,
                             struct err *err)
{
    struct check_finding finding = f->at;
    finding.problem = problem;
    finding.found = found.ptr ? found : STR("");
    finding.expected = expected;
    return check_tell(f->c, &finding, err);
}

static enum ipdb_status check_place_of_fact(const struct check_fact *f, struct err *err)
{
    int64_t begin = call_column_number(f->row, AT_PASSAGE_BEGIN), end = call_column_number(f->row, AT_PASSAGE_END);
    enum ipdb_status status = check_quote(f->c, f->source, text(f, AT_QUOTE), &f->at, err);
    if (status != IPDB_OK || !text(f, AT_PASSAGE_SOURCE).ptr) /* no such passage: a reference into nothing */
        return status;
    if (call_column_number(f->row, AT_PASSAGE_SOURCE) == f->source->id && begin <= f->at.begin && f->at.end <= end)
        return IPDB_OK;
    struct check_finding finding = f->at;
    finding.problem = CHECK_PASSAGE;
    return check_tell(f->c, &finding, err);
}

/* Exactly as the program writes it. */
static bool is_plain(struct str s, struct decimal *out)
{
    char again[DECIMAL_TEXT];
    return decimal_parse(s, out) && str_eq(s, (struct str){again, decimal_print(*out, again)});
}

/* value / step as the digits of a whole number, without sign; false when the value is no multiple of the step. */
static bool steps_of(struct decimal value, struct decimal step, char out[DECIMAL_TEXT], size_t *len)
{
    struct decimal count, again;
    if (!decimal_div(value, step, 0, &count) || !decimal_mul(count, step, &again) || decimal_cmp(again, value) != 0)
        return false;
    count.coef = count.coef < 0 ? -count.coef : count.coef;
    *len = decimal_print(count, out);
    return true;
}

static bool is_step(struct str s, struct decimal *step)
{
    if (!is_plain(s, step) || step->coef <= 0)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != '0' && s.ptr[i] != '1' && s.ptr[i] != '.')
            return false;
    return str_find(s, STR("1"), str_find(s, STR("1"), 0) + 1) == SIZE_MAX;
}

/* The digits of the one Arabic numeral of a quote, without separators and leading zeros; false when there is none or there are several. */
static bool printed_digits(struct str quote, char out[DECIMAL_TEXT], size_t *len, bool *failed)
{
    struct arena arena = {0};
    struct folded folded;
    size_t at = 0, end;
    bool one = false;
    *failed = !fold(quote, &arena, &folded);
    if (*failed)
        goto out;
    const char *p = folded.text.ptr;
    at = strcspn(p, "0123456789");
    end = at + strspn(p + at, "0123456789.,");
    one = end > at && p[end + strcspn(p + end, "0123456789")] == '\0' && end - at < DECIMAL_TEXT;
    *len = 0;
    for (; one && at < end; at++)
        if (p[at] != '.' && p[at] != ',' && (p[at] != '0' || *len > 0))
            out[(*len)++] = p[at];
    if (one && *len == 0)
        out[(*len)++] = '0';
out:
    arena_fini(&arena);
    return one;
}

/* What is printed in the unit of the value: a multiple (6.1倍) became growth in percent. */
static bool is_converted(struct str quote, struct str unit)
{
    return str_contains(quote, STR("倍")) && !str_eq(unit, STR("倍"));
}

static enum ipdb_status check_printed(const struct check_fact *f, struct decimal value, struct decimal step, struct str unit,
                                      struct err *err)
{
    char stored[DECIMAL_TEXT], printed[DECIMAL_TEXT];
    size_t stored_len = 0, printed_len = 0;
    bool failed = false;
    struct str quote = text(f, AT_QUOTE);
    if (!steps_of(value, step, stored, &stored_len))
        return tell(f, CHECK_VALUE, text(f, AT_VALUE_TEXT), text(f, AT_STEP_TEXT), err);
    if (!f->source->readable || is_converted(quote, unit) || !printed_digits(quote, printed, &printed_len, &failed))
        return failed ? err_nomem(err) : IPDB_OK;
    struct str have = {stored, stored_len}, want = {printed, printed_len};
    return str_eq(have, want) ? IPDB_OK : tell(f, CHECK_PRINTED, have, want, err);
}

/* One value in its three columns; `real` is its REAL. `compare` says whether it is that of the quote. */
static enum ipdb_status check_number(const struct check_fact *f, double real, struct str exact, struct str step_text,
                                     struct str unit, bool compare, struct err *err)
{
    struct decimal value, step;
    bool plain = is_plain(exact, &value);
    double expected = plain ? decimal_to_double(value) : 0;
    if (!plain || real < expected || real > expected) /* the same conversion made both */
        return tell(f, CHECK_VALUE, text(f, real == expected && plain ? AT_STEP_TEXT : AT_VALUE), exact, err);
    if (!is_step(step_text, &step))
        return compare ? tell(f, CHECK_VALUE, step_text, (struct str){0}, err) : IPDB_OK;
    return compare ? check_printed(f, value, step, unit, err) : IPDB_OK;
}

static enum ipdb_status check_value(const struct check_fact *f, struct err *err)
{
    bool read = text(f, AT_READING).ptr != NULL;
    enum ipdb_status status = check_number(f, call_column_real(f->row, AT_VALUE), text(f, AT_VALUE_TEXT), text(f, AT_STEP_TEXT),
                                           text(f, AT_UNIT), !f->replaced, err);
    if (status == IPDB_OK && read && f->replaced)
        status = check_number(f, call_column_real(f->row, AT_READ_VALUE), text(f, AT_READ_VALUE_TEXT), text(f, AT_READ_STEP_TEXT),
                              text(f, AT_READ_UNIT), true, err);
    return status;
}

/* A day of the row; year 0 when it is absent, false when it is none. */
static bool day_of(const struct check_fact *f, int column, struct date *out)
{
    *out = (struct date){0};
    struct str s = text(f, column);
    return !s.ptr || (date_parse(s, out) && date_valid(*out));
}

static enum ipdb_status check_period(const struct check_fact *f, struct err *err)
{
    struct period p = {.kind = PERIOD_NONE};
    enum period_kind kind;
    struct date start, end, published = {0};
    struct str label = text(f, AT_LABEL_OF_PERIOD), year = text(f, AT_YEAR);
    bool known = period_kind_parse(text(f, AT_KIND), &kind) && (label.len == 0 || period_parse(label, &p)) && p.kind == kind &&
                 day_of(f, AT_START, &start) && day_of(f, AT_STOP, &end);
    if (known && kind == PERIOD_ASOF && !f->replaced) {
        (void)date_parse(f->source->published, &published);
        p.start = p.end = published;
    }
    if (!known || (!(kind == PERIOD_ASOF && f->replaced) && (date_cmp(start, p.start) != 0 || date_cmp(end, p.end) != 0)))
        return tell(f, CHECK_PERIOD, text(f, known ? AT_STOP : AT_KIND), label, err);
    if (end.year != 0 && call_column_number(f->row, AT_YEAR) != end.year)
        return tell(f, CHECK_YEAR, year, check_expected(f->c, end.year), err);
    return IPDB_OK;
}

static enum ipdb_status check_region(const struct check_fact *f, struct err *err)
{
    struct str code = text(f, AT_REGION_CODE), name = text(f, AT_REGION_NAME), expected = text(f, AT_REGION_EXPECTED);
    if (!f->source->dictionary)
        return IPDB_OK;
    if (!code.ptr && call_column_number(f->row, AT_REGIONS_SO_NAMED) == 1)
        return tell(f, CHECK_REGION, code, name, err);
    return !expected.ptr || str_eq(name, expected) ? IPDB_OK : tell(f, CHECK_REGION, name, expected, err);
}

/* The unit that a measure has, whatever it is about; NULL for quantities. */
static const char *unit_of(struct str measure)
{
    static const char *const percent[] = {"yoy", "growth", "mom", "cagr", "share", "rate"};
    for (size_t i = 0; i < sizeof percent / sizeof *percent; i++)
        if (str_eq(measure, str_of(percent[i])))
            return "%";
    return str_eq(measure, STR("pp_change")) ? "个百分点" : str_eq(measure, STR("rank")) ? "位" : NULL;
}

static enum ipdb_status check_unit(const struct check_fact *f, struct err *err)
{
    struct str unit = text(f, AT_UNIT), measure = text(f, AT_MEASURE), own = text(f, AT_INDICATOR_UNIT);
    const char *fixed = unit_of(measure);
    bool level =
        str_eq(measure, STR("level")) && f->source->dictionary && own.ptr && !str_eq(own, STR("元")); /* money: any currency */
    if (f->replaced)
        return IPDB_OK;
    if (!text(f, AT_UNIT_KNOWN).ptr)
        return tell(f, CHECK_UNIT, unit, (struct str){0}, err);
    if (fixed && !str_eq(unit, str_of(fixed)))
        return tell(f, CHECK_UNIT, unit, str_of(fixed), err);
    return !level || str_eq(unit, own) ? IPDB_OK : tell(f, CHECK_UNIT, unit, own, err);
}

static enum ipdb_status check_label(const struct check_fact *f, struct err *err)
{
    bool wrong = !f->replaced && text(f, AT_INDICATOR).ptr && text(f, AT_LABEL).len > 0;
    return wrong ? tell(f, CHECK_LABEL, text(f, AT_LABEL), text(f, AT_INDICATOR), err) : IPDB_OK;
}

/* A decision of this verdict about a number printed like this one or like a part of it, in this bulletin or another version of it. */
static enum ipdb_status has_decision(const struct check_fact *f, struct str verdict, bool *has, struct err *err)
{
    struct call call =
        call_once(f->c->store, "SELECT 1 FROM decision WHERE (key = ?1 OR sha256 IN (SELECT sha256 FROM source "
                               "WHERE key = ?1)) AND verdict = ?2 AND (instr(?3, exact) OR instr(exact, ?3)) LIMIT 1");
    call_text(&call, f->source->key);
    call_text(&call, verdict);
    call_text(&call, text(f, AT_QUOTE));
    enum ipdb_status status = call_row(&call, has, err);
    call_end(&call);
    return status;
}

static enum ipdb_status check_decided(const struct check_fact *f, struct err *err)
{
    struct str decided = text(f, AT_DECIDED);
    bool read = text(f, AT_READING).ptr != NULL;
    enum ipdb_status status = IPDB_OK;
    for (size_t at = 0; at < decided.len && status == IPDB_OK;) {
        size_t end = str_find(decided, STR(" "), at);
        struct str verdict = str_slice(decided, at, end);
        bool has = false;
        status = has_decision(f, verdict, &has, err);
        if (status == IPDB_OK && !has)
            status = tell(f, CHECK_DECIDED, verdict, (struct str){0}, err);
        at = end == SIZE_MAX ? decided.len : end + 1;
    }
    if (status == IPDB_OK && read != f->replaced && (f->replaced || decided.len == 0))
        status = tell(f, CHECK_READING, decided, (struct str){0}, err);
    return status;
}

static enum ipdb_status check_fact(const struct check_fact *f, struct err *err)
{
    static enum ipdb_status (*const parts[])(const struct check_fact *, struct err *) = {
        check_place_of_fact, check_value, check_period, check_region, check_unit, check_label, check_decided};
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == IPDB_OK; i++)
        status = parts[i](f, err);
    return status;
}

/* Numbers are 1 … n in the order of the text. */
static enum ipdb_status check_order(const struct check_fact *f, int64_t expected, int64_t last, struct err *err)
{
    int64_t number = call_column_number(f->row, AT_NUMBER);
    if (number != expected)
        return tell(f, CHECK_NUMBER, check_found(f->c, number), check_expected(f->c, expected), err);
    if (f->at.begin < last)
        return tell(f, CHECK_ORDER, check_found(f->c, f->at.begin), check_expected(f->c, last), err);
    return IPDB_OK;
}

enum ipdb_status check_facts(struct checking *c, struct check_source *s, struct err *err)
{
    bool row = false;
    int64_t expected = 1, last = 0;
    enum ipdb_status status = IPDB_OK;
    struct call call = call_once(c->store, fact_sql);
    call_number(&call, s->id);
    while (status == IPDB_OK && (status = call_row(&call, &row, err)) == IPDB_OK && row) {
        struct check_fact f = {
            .c = c, .source = s, .row = &call, .replaced = str_contains(call_column(&call, AT_DECIDED), STR("replace"))};
        f.at = (struct check_finding){.table = STR("observation"),
                                      .row = call_column_number(&call, AT_ID),
                                      .place = check_place(c, s, call_column_number(&call, AT_NUMBER)),
                                      .begin = call_column_number(&call, AT_BEGIN),
                                      .end = call_column_number(&call, AT_END)};
        struct check_span *span = VEC_PUSH(&s->facts);
        if (!span) {
            status = err_nomem(err);
            break;
        }
        *span = (struct check_span){f.at.begin, f.at.end};
        status = check_order(&f, expected, last, err);
        if (status == IPDB_OK)
            status = check_fact(&f, err);
        int64_t number = call_column_number(&call, AT_NUMBER);
        expected = number < INT64_MAX ? number + 1 : 1; /* a gap is told once */
        last = f.at.begin;
        c->counts->observations++;
    }
    call_end(&call);
    return check_absorb(c, status, "observation", check_place(c, s, 0), err);
}
