/* Findings as rows, in the order severity, region, indicator, period:
 *
 *     error: base, Hebei, IP pledge financing, 2023
 *       finding  145亿元 with a growth of +108.81% leaves 69.20 to 69.68亿元 for 2022; hebei-2022 says 72亿元 …
 *       1        hebei-2023#14: …，同比增长【108.81%】。
 *       2        hebei-2022#3: …
 */
#include "audit/audit_checks.h"
#include "base/buf.h"
#include "base/strmap.h"

#define X(id, code, en, zh) {code, en, zh},
static const struct {
    const char *code, *en, *zh;
} check_names[] = {AUDIT_CHECKS(X)};
#undef X

static const char *severity_code(enum audit_severity s)
{
    return s == AUDIT_ERROR ? "error" : "warning";
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    int order = (int)y->severity - (int)x->severity;
    if (!order)
        order = compare_sizes(x->region, y->region);
    if (!order)
        order = str_cmp(x->place, y->place);
    if (!order)
        order = compare_sizes(x->indicator, y->indicator);
    if (!order)
        order = date_cmp(x->day, y->day);
    if (!order)
        order = str_cmp(x->period, y->period);
    if (!order)
        order = (int)x->check - (int)y->check;
    for (size_t i = 0; !order && i < AUDIT_FACTS; i++)
        order = str_cmp(x->facts[i].evidence, y->facts[i].evidence);
    return order;
}

void audit_sort(struct audit *a)
{
    if (a->findings.len)
        qsort(a->findings.at, a->findings.len, sizeof *a->findings.at, compare);
}

/* --- sentences */

static void cite_fact(struct audit *a, struct audit_fact *fact, const struct row *row)
{
    fact->sentence = arena_str(&a->arena, row->cells[1]);
    fact->decided = arena_str(&a->arena, row->cells[2]);
    a->failed = a->failed || !fact->sentence.ptr || !fact->decided.ptr;
}

enum ipdb_status audit_cite(struct audit *a, const struct rowset *rows, struct err *err)
{
    struct strmap at = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < rows->rows.len; i++)
        ok = strmap_put(&at, rows->rows.at[i].cells[0], i);
    for (size_t i = 0; ok && i < a->cited; i++)
        for (size_t k = 0; k < a->findings.at[i].fact_count; k++) {
            struct audit_fact *fact = &a->findings.at[i].facts[k];
            size_t row;
            if (!fact->sentence.ptr && strmap_get(&at, fact->observation, &row))
                cite_fact(a, fact, &rows->rows.at[row]);
        }
    strmap_fini(&at);
    return ok && !a->failed ? IPDB_OK : err_nomem(err);
}

/* --- rows */

enum {
    HEAD,
    CHECK,
    SEVERITY,
    REGION_CODE,
    REGION,
    INDICATOR_CODE,
    INDICATOR,
    PERIOD,
    MESSAGE,
    LEFT,
    LEFT_EVIDENCE,
    LEFT_QUOTE,
    LEFT_VALUE,
    LEFT_SENTENCE,
    RIGHT,
    RIGHT_EVIDENCE,
    RIGHT_QUOTE,
    RIGHT_VALUE,
    RIGHT_SENTENCE,
    WITH,
    FURTHER,
    LOWER,
    UPPER,
    DECIDED,
    COLUMN_COUNT
};

static const struct column_spec columns[COLUMN_COUNT] = {
    [HEAD] = {"finding", "finding", "发现", FOR_PEOPLE, false},
    [CHECK] = {"check", "check", "检查", FOR_MACHINES, false},
    [SEVERITY] = {"severity", "severity", "级别", FOR_MACHINES, false},
    [REGION_CODE] = {"region_code", "region_code", "地区代码", FOR_MACHINES, false},
    [REGION] = {"region", "region", "地区", FOR_MACHINES, false},
    [INDICATOR_CODE] = {"indicator_code", "indicator_code", "指标代码", FOR_MACHINES, false},
    [INDICATOR] = {"indicator", "indicator", "指标", FOR_MACHINES, false},
    [PERIOD] = {"period", "period", "期间", FOR_MACHINES, false},
    [MESSAGE] = {"message", "why", "说明", FOR_ALL, false},
    [LEFT] = {"left", "one", "其一", FOR_PEOPLE, false},
    [LEFT_EVIDENCE] = {"left_evidence", "left_evidence", "其一出处", FOR_MACHINES, false},
    [LEFT_QUOTE] = {"left_quote", "left_quote", "其一原文", FOR_MACHINES, false},
    [LEFT_VALUE] = {"left_value", "left_value", "其一数值", FOR_MACHINES, true},
    [LEFT_SENTENCE] = {"left_sentence", "left_sentence", "其一原句", FOR_MACHINES, false},
    [RIGHT] = {"right", "other", "其二", FOR_PEOPLE, false},
    [RIGHT_EVIDENCE] = {"right_evidence", "right_evidence", "其二出处", FOR_MACHINES, false},
    [RIGHT_QUOTE] = {"right_quote", "right_quote", "其二原文", FOR_MACHINES, false},
    [RIGHT_VALUE] = {"right_value", "right_value", "其二数值", FOR_MACHINES, true},
    [RIGHT_SENTENCE] = {"right_sentence", "right_sentence", "其二原句", FOR_MACHINES, false},
    [WITH] = {"with", "with", "另据", FOR_PEOPLE, false},
    [FURTHER] = {"further_evidence", "further_evidence", "另据出处", FOR_MACHINES, false},
    [LOWER] = {"lower", "lower", "下限", FOR_MACHINES, true},
    [UPPER] = {"upper", "upper", "上限", FOR_MACHINES, true},
    [DECIDED] = {"decided", "decided", "人工认定", FOR_ALL, false},
};

struct report {
    const struct audit *audit;
    struct rowset *out;
    bool failed;
};

static struct str keep(struct report *r, struct str text)
{
    struct str kept = arena_str(&r->out->arena, text);
    r->failed = r->failed || !kept.ptr;
    return kept;
}

static struct str region_of(const struct audit *a, const struct finding *f)
{
    return f->region == NONE ? f->place : words_region(a, f->region);
}

static struct str indicator_of(const struct audit *a, const struct finding *f)
{
    return f->indicator == NONE ? f->label : words_indicator(a, f->indicator);
}

static struct str head(struct report *r, const struct finding *f)
{
    const struct audit *a = r->audit;
    struct str text = arena_printf(&r->out->arena, a->zh ? "%s：%s，%.*s，%.*s，%.*s" : "%s: %s, %.*s, %.*s, %.*s",
                                   a->zh ? (f->severity == AUDIT_ERROR ? "矛盾" : "存疑") : severity_code(f->severity),
                                   a->zh ? check_names[f->check].zh : check_names[f->check].code, STR_ARG(region_of(a, f)),
                                   STR_ARG(indicator_of(a, f)), STR_ARG(f->period));
    r->failed = r->failed || !text.ptr;
    return text;
}

static struct str side(struct report *r, const struct audit_fact *fact)
{
    struct str text = arena_printf(&r->out->arena, "%.*s: %.*s", STR_ARG(fact->evidence), STR_ARG(fact->sentence));
    r->failed = r->failed || !text.ptr;
    return text;
}

static void set_fact(struct report *r, struct row *row, size_t first, const struct audit_fact *fact)
{
    row->cells[first] = side(r, fact);
    row->cells[first + 1] = keep(r, fact->evidence);
    row->cells[first + 2] = keep(r, fact->quote);
    row->cells[first + 3] = keep(r, fact->value);
    row->cells[first + 4] = keep(r, fact->sentence);
}

static struct str number(struct report *r, bool has, struct decimal d)
{
    char text[DECIMAL_TEXT];
    if (!has)
        return (struct str){NULL, 0};
    decimal_print(d, text);
    return keep(r, str_of(text));
}

/* "hebei-2023#12 accept", of each fact that a person decided about. */
static struct str decisions(struct report *r, const struct finding *f)
{
    struct buf text = {0};
    for (size_t i = 0; i < f->fact_count; i++)
        if (f->facts[i].decided.len)
            buf_printf(&text, "%s%.*s %.*s", text.len ? "; " : "", STR_ARG(f->facts[i].evidence), STR_ARG(f->facts[i].decided));
    struct str kept = text.len ? keep(r, buf_str(&text)) : (struct str){NULL, 0};
    r->failed = r->failed || text.failed;
    buf_fini(&text);
    return kept;
}

static void add_row(struct report *r, const struct finding *f)
{
    struct row *row = rowset_row(r->out);
    r->failed = r->failed || !row;
    if (r->failed)
        return;
    row->cells[HEAD] = head(r, f);
    row->cells[CHECK] = keep(r, str_of(check_names[f->check].code));
    row->cells[SEVERITY] = keep(r, str_of(severity_code(f->severity)));
    row->cells[REGION] = keep(r, region_of(r->audit, f));
    row->cells[INDICATOR] = keep(r, indicator_of(r->audit, f));
    if (f->region != NONE)
        row->cells[REGION_CODE] = keep(r, catalog_region(r->audit->cat, f->region)->code);
    if (f->indicator != NONE)
        row->cells[INDICATOR_CODE] = keep(r, catalog_indicator(r->audit->cat, f->indicator)->code);
    row->cells[PERIOD] = keep(r, f->period);
    row->cells[MESSAGE] = keep(r, f->message);
    set_fact(r, row, LEFT, &f->facts[0]);
    if (f->fact_count > 1)
        set_fact(r, row, RIGHT, &f->facts[1]);
    if (f->fact_count > 2) {
        row->cells[WITH] = side(r, &f->facts[2]);
        row->cells[FURTHER] = keep(r, f->facts[2].evidence);
    }
    row->cells[LOWER] = number(r, f->expected.has_lower, f->expected.lower);
    row->cells[UPPER] = number(r, f->expected.has_upper, f->expected.upper);
    row->cells[DECIDED] = decisions(r, f);
}

/* --- notes */

static void add_note(struct report *r, struct str text)
{
    r->failed = !rowset_note(r->out, text) || r->failed;
}

/* What was looked at, so that silence means something. */
static void note_compared(struct report *r)
{
    const struct audit *a = r->audit;
    struct buf text = {0};
    buf_printf(&text, a->zh ? "共核对%zu个单元；比较次数：" : "cells looked at: %zu; compared: ", a->cells);
    for (size_t i = 0; i < AUDIT_CHECK_COUNT; i++)
        buf_printf(&text, a->zh ? "%s%s%zu" : "%s%s %zu", i ? (a->zh ? "、" : ", ") : "",
                   a->zh ? check_names[i].zh : check_names[i].en, a->compared[i]);
    buf_add(&text, a->zh ? STR("。") : STR("."));
    r->failed = r->failed || text.failed;
    add_note(r, keep(r, buf_str(&text)));
    buf_fini(&text);
}

static void note_found(struct report *r)
{
    const struct audit *a = r->audit;
    size_t kept = a->findings.len, all = a->found[AUDIT_ERROR] + a->found[AUDIT_WARNING];
    struct arena *arena = &r->out->arena;
    add_note(r, a->zh ? arena_printf(arena, "矛盾%zu处，存疑%zu处。", a->found[AUDIT_ERROR], a->found[AUDIT_WARNING])
                      : arena_printf(arena, "errors: %zu, warnings: %zu.", a->found[AUDIT_ERROR], a->found[AUDIT_WARNING]));
    if (kept < all)
        add_note(r, a->zh
                        ? arena_printf(arena, "仅列出其中%zu处；可按指标、地区或期间缩小范围。", kept)
                        : arena_printf(arena, "of these %zu are listed; name indicators, places or periods to see others.", kept));
}

enum ipdb_status audit_report(const struct audit *a, struct rowset *out, struct err *err)
{
    struct report r = {a, out, !rowset_columns(out, columns, COLUMN_COUNT, a->zh)};
    out->records = true;
    out->language = a->zh ? STR("zh") : STR("en");
    out->title = a->zh ? STR("数据核对") : STR("Audit");
    for (size_t i = 0; i < a->findings.len && !r.failed; i++)
        add_row(&r, &a->findings.at[i]);
    out->values = out->rows.len;
    for (size_t i = 0; i < a->about->note_count; i++)
        add_note(&r, keep(&r, a->about->notes[i]));
    note_found(&r);
    note_compared(&r);
    return r.failed ? err_nomem(err) : IPDB_OK;
}
