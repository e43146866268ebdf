/* From pairs to a table:
 *
 *     {before 3, after 5, changed value, apart} → ~  Gansu  IP pledge financing  level  2023  42.6亿元  43.1亿元  value  gansu-2023@1#4  gansu-2023#6
 */
#include "diff/differences.h"

#include "answer/observed.h"
#include "answer/show.h"
#include "model/figure.h"
#include "query/list.h"

/* For people first; then what both sides say, in full, for machines. */
enum {
    COL_MARK,
    COL_DIFFERENCE,
    COL_WHAT,
    COL_CHANGED,
    COL_CONSISTENT,
    COL_REGION,
    COL_INDICATOR,
    COL_MEASURE,
    COL_PERIOD,
    COL_BEFORE,
    COL_AFTER,
    COL_CHANGES,
    COL_EVIDENCE_BEFORE,
    COL_EVIDENCE_AFTER,
    COL_SIDES
};

static const struct column_spec columns[COL_SIDES] = {
    {"mark", "±", "±", FOR_PEOPLE, false},
    {"difference", "difference", "差异", FOR_MACHINES, false},
    {"what", "what", "对象", FOR_MACHINES, false},
    {"changed", "changed", "变化字段", FOR_MACHINES, false},
    {"consistent", "consistent", "相容", FOR_MACHINES, false},
    {"region_shown", "region", "地区", FOR_PEOPLE, false},
    {"indicator_shown", "indicator", "指标", FOR_PEOPLE, false},
    {"measure_shown", "measure", "度量", FOR_PEOPLE, false},
    {"period_shown", "period", "期间", FOR_PEOPLE, false},
    {"before", "old", "旧", FOR_PEOPLE, false},
    {"after", "new", "新", FOR_PEOPLE, false},
    {"changes", "what changed", "变化", FOR_PEOPLE, false},
    {"old_evidence", "old evidence", "旧出处", FOR_ALL, false},
    {"new_evidence", "new evidence", "新出处", FOR_ALL, false},
};

/* What is told of both sides, as old_… and new_…. */
static const struct {
    const char *name;
    size_t offset;
    bool numeric;
} sides[] = {
#define SIDE(name, field, numeric)                           \
    {                                                        \
        name, offsetof(struct compared_fact, field), numeric \
    }
    SIDE("region_code", region_code, false),
    SIDE("region", region, false),
    SIDE("indicator_code", indicator, false),
    SIDE("label", label, false),
    SIDE("measure", measure, false),
    SIDE("scope", scope, false),
    SIDE("of_whole", of_whole, false),
    SIDE("status", status, false),
    SIDE("period", period, false),
    SIDE("value", value, true),
    SIDE("step", step, true),
    SIDE("unit", unit, false),
    SIDE("qualifier", qualifier, false),
    SIDE("printed", quote, false),
    SIDE("decided", decided, false),
#undef SIDE
};

enum { SIDE_COUNT = sizeof sides / sizeof *sides };

/* A copy that lives as long as the answer; what is absent stays so. */
static struct str keep(struct differences *d, struct str s)
{
    struct str copy = s.ptr ? arena_str(&d->out->arena, s) : s;
    d->no_memory = d->no_memory || (s.ptr && !copy.ptr);
    return copy;
}

static struct str side_text(const struct compared_fact *f, size_t side)
{
    return *(const struct str *)(const void *)((const char *)f + sides[side].offset);
}

static bool add_sides(struct rowset *out, const char *prefix)
{
    bool ok = true;
    for (size_t i = 0; ok && i < SIDE_COUNT; i++) {
        struct str name = arena_printf(&out->arena, "%s_%s", prefix, sides[i].name);
        struct column *column = name.ptr ? rowset_column(out, name, name, ALIGN_LEFT, FOR_MACHINES) : NULL;
        ok = column != NULL;
        if (ok)
            column->numeric = sides[i].numeric;
    }
    struct str name = arena_printf(&out->arena, "%s_confidence", prefix);
    struct column *confidence = ok && name.ptr ? rowset_column(out, name, name, ALIGN_LEFT, FOR_MACHINES) : NULL;
    if (confidence)
        confidence->numeric = true;
    return confidence != NULL;
}

enum ipdb_status differences_begin(struct differences *d, const struct query_plan *plan, struct rowset *out, struct err *err)
{
    *d = (struct differences){.plan = plan, .out = out};
    return rowset_columns(out, columns, COL_SIDES, plan_is_zh(plan)) && add_sides(out, "old") && add_sides(out, "new")
               ? IPDB_OK
               : err_nomem(err);
}

static struct str shown_region(const struct differences *d, const struct compared_fact *f)
{
    size_t region = catalog_region_by_code(d->plan->catalog, f->region_code);
    return region == NONE ? f->region : show_region(d->plan, region);
}

static struct str shown_indicator(const struct differences *d, const struct compared_fact *f)
{
    size_t indicator = catalog_indicator_by_code(d->plan->catalog, f->indicator);
    struct str name = indicator != NONE ? show_indicator(d->plan, indicator) : f->indicator.len ? f->indicator : f->label;
    return f->scope.len ? arena_printf(&d->out->arena, "%.*s@%.*s", STR_ARG(name), STR_ARG(f->scope)) : name;
}

/* "level", "share (全国)", "level, target" */
static struct str shown_measure(const struct differences *d, const struct compared_fact *f)
{
    struct str word = list_word(d->plan, f->measure);
    bool target = str_eq(f->status, str_of(fact_status_code(FACT_TARGET)));
    if (f->of_whole.len)
        word = arena_printf(&d->out->arena, "%.*s (%.*s)", STR_ARG(word), STR_ARG(f->of_whole));
    return target ? arena_printf(&d->out->arena, plan_is_zh(d->plan) ? "%.*s，目标" : "%.*s, target", STR_ARG(word)) : word;
}

/* "42.6亿元", doubtful "42.6亿元 ?", decided "42.6亿元 [reject]" */
static struct str shown_figure(const struct differences *d, const struct compared_fact *f)
{
    bool doubtful = f->confidence < CONFIDENCE_SURE;
    struct str figure = figure_words(&d->out->arena, f->quote, f->as_read, f->value, f->unit);
    if (!doubtful && !f->decided.len)
        return arena_str(&d->out->arena, figure);
    return arena_printf(&d->out->arena, f->decided.len ? "%.*s%s [%.*s]" : "%.*s%s", STR_ARG(figure), doubtful ? " ?" : "",
                        STR_ARG(f->decided));
}

static struct str field_text(const struct differences *d, const struct compared_fact *f, enum fact_field_index field)
{
    switch (field) {
    case FIELD_INDEX_REGION:
        return shown_region(d, f);
    case FIELD_INDEX_INDICATOR:
        return shown_indicator(d, f);
    case FIELD_INDEX_LABEL:
        return f->label;
    case FIELD_INDEX_MEASURE:
        return list_word(d->plan, f->measure);
    case FIELD_INDEX_PERIOD:
        return f->period;
    case FIELD_INDEX_SCOPE:
        return f->scope;
    case FIELD_INDEX_OF_WHOLE:
        return f->of_whole;
    case FIELD_INDEX_STATUS:
        return f->status;
    case FIELD_INDEX_DECIDED:
        return f->decided;
    case FIELD_INDEX_QUOTE:
        return f->quote;
    case FIELD_INDEX_CONFIDENCE:
        return arena_printf(&d->out->arena, "%d", f->confidence);
    default:
        return arena_printf(&d->out->arena, "%zu–%zu", f->begin, f->end);
    }
}

/* What the two figures are to each other; empty when the value did not change. */
static struct str agreement_text(const struct differences *d, const struct fact_pair *pair)
{
    switch (pair->agreement) {
    case AGREE_MEET:
        return plan_pick(d->plan, "same within rounding", "舍入范围内相容");
    case AGREE_APART:
        return plan_pick(d->plan, "value", "数值");
    case AGREE_UNKNOWN:
        return plan_pick(d->plan, "value (not comparable)", "数值（无法比较）");
    default:
        return (struct str){0};
    }
}

static void add_change(struct buf *out, bool zh, struct str what)
{
    if (what.len && out->len)
        buf_add(out, zh ? STR("；") : STR("; "));
    buf_add(out, what);
}

/* "period 2022 → 2023; now doubtful" */
static struct str changes_text(const struct differences *d, const struct fact_pair *pair, const struct compared_fact *a,
                               const struct compared_fact *b)
{
    bool zh = plan_is_zh(d->plan);
    struct str none = zh ? STR("无") : STR("none"), kept;
    struct buf text = {0};
    add_change(&text, zh, agreement_text(d, pair));
    for (unsigned i = FIELD_INDEX_REGION; i < FACT_FIELD_COUNT; i++) {
        enum fact_field_index field = (enum fact_field_index)i;
        if (!(pair->changed & (1U << i)) || field == FIELD_INDEX_DOUBTFUL)
            continue;
        struct str from = field_text(d, a, field), to = field_text(d, b, field);
        add_change(&text, zh, str_of(fact_field_name(field, zh)));
        buf_printf(&text, " %.*s → %.*s", STR_ARG(from.len ? from : none), STR_ARG(to.len ? to : none));
    }
    if (pair->changed & FIELD_DOUBTFUL)
        add_change(&text, zh,
                   b->confidence < CONFIDENCE_SURE ? plan_pick(d->plan, "now doubtful", "现为存疑")
                                                   : plan_pick(d->plan, "no longer doubtful", "不再存疑"));
    kept = text.failed ? (struct str){0} : arena_str(&d->out->arena, buf_str(&text));
    buf_fini(&text);
    return kept;
}

static struct str changed_codes(const struct differences *d, unsigned changed)
{
    struct buf text = {0};
    for (unsigned i = 0; i < FACT_FIELD_COUNT; i++)
        if (changed & (1U << i))
            buf_printf(&text, text.len ? " %s" : "%s", fact_field_code((enum fact_field_index)i));
    struct str kept = text.failed ? (struct str){0} : arena_str(&d->out->arena, buf_str(&text));
    buf_fini(&text);
    return kept;
}

static void set_difference(struct row *row, bool before, bool after)
{
    row->cells[COL_MARK] = !after ? STR("−") : !before ? STR("+") : STR("~");
    row->cells[COL_DIFFERENCE] = !after ? STR("removed") : !before ? STR("added") : STR("changed");
}

static struct row *add_row(struct differences *d, const struct compared_fact *a, const struct compared_fact *b)
{
    const struct compared_fact *now = b ? b : a;
    struct row *row = rowset_row(d->out);
    if (!row)
        return NULL;
    set_difference(row, a, b);
    row->cells[COL_WHAT] = STR("fact");
    row->cells[COL_REGION] = keep(d, shown_region(d, now));
    row->cells[COL_INDICATOR] = keep(d, shown_indicator(d, now));
    row->cells[COL_MEASURE] = keep(d, shown_measure(d, now));
    row->cells[COL_PERIOD] = keep(d, now->period);
    for (int side = 0; side < 2; side++) {
        const struct compared_fact *f = side ? b : a;
        if (!f)
            continue;
        row->cells[side ? COL_AFTER : COL_BEFORE] = shown_figure(d, f);
        row->cells[side ? COL_EVIDENCE_AFTER : COL_EVIDENCE_BEFORE] = keep(d, f->evidence);
        struct str *full = row->cells + COL_SIDES + (size_t)side * (SIDE_COUNT + 1);
        for (size_t i = 0; i < SIDE_COUNT; i++)
            full[i] = keep(d, side_text(f, i));
        full[SIDE_COUNT] = arena_printf(&d->out->arena, "%d", f->confidence);
    }
    return d->no_memory ? NULL : row;
}

static bool add_pair(struct differences *d, const struct fact_pair *pair, const struct compared_fact *a,
                     const struct compared_fact *b)
{
    struct row *row = add_row(d, a, b);
    if (row && a && b) {
        row->cells[COL_CHANGED] = changed_codes(d, pair->changed);
        row->cells[COL_CHANGES] = changes_text(d, pair, a, b);
        if (pair->agreement == AGREE_MEET || pair->agreement == AGREE_APART)
            row->cells[COL_CONSISTENT] = pair->agreement == AGREE_MEET ? STR("yes") : STR("no");
        d->apart += pair->agreement == AGREE_APART;
    }
    return row && (!(a && b) || row->cells[COL_CHANGES].ptr);
}

static size_t count_decided(struct compared_facts facts)
{
    size_t count = 0;
    for (size_t i = 0; i < facts.count; i++)
        count += facts.at[i].decided.len > 0;
    return count;
}

enum ipdb_status differences_add(struct differences *d, struct compared_facts before, struct compared_facts after,
                                 const struct comparison *found, struct err *err)
{
    bool ok = true;
    d->equal += found->equal;
    d->changed += found->changed;
    d->removed += found->removed;
    d->added += found->added;
    d->decided_before += count_decided(before);
    d->decided_after += count_decided(after);
    for (size_t i = 0; ok && i < found->pairs.len; i++) {
        const struct fact_pair *pair = &found->pairs.at[i];
        bool equal = pair->before != NONE && pair->after != NONE && !pair->changed;
        ok = equal || add_pair(d, pair, pair->before == NONE ? NULL : &before.at[pair->before],
                               pair->after == NONE ? NULL : &after.at[pair->after]);
    }
    return ok ? IPDB_OK : err_nomem(err);
}

enum ipdb_status differences_add_document(struct differences *d, const struct document_difference *document, struct err *err)
{
    struct row *row = rowset_row(d->out);
    if (!row)
        return err_nomem(err);
    set_difference(row, document->before.len, document->after.len);
    row->cells[COL_WHAT] = STR("document");
    row->cells[COL_CHANGED] = keep(d, document->codes);
    row->cells[COL_CHANGES] = keep(d, document->told);
    if (document->before.len)
        row->cells[COL_EVIDENCE_BEFORE] = keep(d, document->before);
    if (document->after.len)
        row->cells[COL_EVIDENCE_AFTER] = keep(d, document->after);
    d->documents++;
    return d->no_memory ? err_nomem(err) : IPDB_OK;
}

static struct str note_sum(const struct differences *d)
{
    struct arena *arena = &d->out->arena;
    bool zh = plan_is_zh(d->plan);
    if (!d->changed && !d->added && !d->removed)
        return arena_printf(arena,
                            zh             ? "比较了 %zu 个数值，数值没有差异。"
                            : d->documents ? "no fact differs; facts compared: %zu."
                                           : "no difference; facts compared: %zu.",
                            d->equal);
    return arena_printf(
        arena,
        zh ? "%zu 个数值相同，%zu 个新增，%zu 个删除，%zu 个变化（其中 %zu 个数值不能同时成立）。"
           : "facts: %zu equal, %zu added, %zu removed, %zu changed, of which %zu to a value that cannot be the same figure.",
        d->equal, d->added, d->removed, d->changed, d->apart);
}

static struct str note_decided(const struct differences *d)
{
    return arena_printf(&d->out->arena,
                        plan_is_zh(d->plan) ? "旧的一侧有 %zu 个数值、新的一侧有 %zu 个数值以人工裁定为准。"
                                            : "facts that rest on decisions: %zu old, %zu new.",
                        d->decided_before, d->decided_after);
}

static bool add_note(struct differences *d, size_t at, struct str note)
{
    struct str *slot = note.ptr ? VEC_PUSH(&d->out->notes) : NULL;
    for (size_t i = d->out->notes.len; slot && --i > at;)
        d->out->notes.at[i] = d->out->notes.at[i - 1];
    if (slot)
        d->out->notes.at[at] = note;
    return slot != NULL;
}

enum ipdb_status differences_end(struct differences *d, struct err *err)
{
    bool decided = d->decided_before || d->decided_after;
    d->out->values = d->out->rows.len;
    if (!add_note(d, 0, note_sum(d)) || (decided && !add_note(d, 1, note_decided(d))))
        return err_nomem(err);
    return d->out->rows.len ? IPDB_FINDINGS : IPDB_OK;
}
