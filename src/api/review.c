/* What there is to decide, as a list that can be filled in:
 *
 *     item,evidence,why,region,period,indicator,…,sentence,verdict,field,replacement,reason
 *     1,hebei-2023#14,doubtful,秦皇岛市,2023,…,"…【8亿元】…",,,,
 *     2,hubei-2023#3,conflict,…
 */
#include "api/decide.h"
#include "api/print.h"
#include "api/queue.h"

enum { NUMBER = -1, EMPTY = -2, WHY = -3 }; /* cells that are not taken from the queue */

/* X(name, English, Chinese, where it comes from, audience, numeric) */
#define LIST_COLUMNS(X)                                                         \
    X("item", "item", "序号", NUMBER, FOR_ALL, true)                            \
    X("evidence", "evidence", "出处", QUEUE_evidence, FOR_ALL, false)           \
    X("why", "why", "原因", WHY, FOR_MACHINES, false)                           \
    X("why", "why", "原因", WHY, FOR_PEOPLE, false)                             \
    X("region", "region", "地区", QUEUE_region, FOR_ALL, false)                 \
    X("period", "period", "时期", QUEUE_period, FOR_ALL, false)                 \
    X("indicator", "indicator", "指标", QUEUE_indicator, FOR_ALL, false)        \
    X("measure", "measure", "度量", QUEUE_measure, FOR_ALL, false)              \
    X("value", "value", "数值", QUEUE_value_text, FOR_MACHINES, true)           \
    X("printed", "printed", "原文", QUEUE_printed, FOR_PEOPLE, false)           \
    X("unit", "unit", "单位", QUEUE_unit, FOR_MACHINES, false)                  \
    X("qualifier", "qualifier", "限定", QUEUE_qualifier, FOR_MACHINES, false)   \
    X("status", "status", "状态", QUEUE_status, FOR_MACHINES, false)            \
    X("scope", "scope", "范围", QUEUE_scope, FOR_MACHINES, false)               \
    X("of_whole", "of", "占", QUEUE_of_whole, FOR_MACHINES, false)              \
    X("confidence", "confidence", "把握", QUEUE_confidence, FOR_MACHINES, true) \
    X("sentence", "sentence", "句子", QUEUE_sentence, FOR_ALL, false)           \
    X("verdict", "verdict", "裁定", EMPTY, FOR_MACHINES, false)                 \
    X("field", "field", "字段", EMPTY, FOR_MACHINES, false)                     \
    X("replacement", "replacement", "改为", EMPTY, FOR_MACHINES, false)         \
    X("reason", "reason", "理由", EMPTY, FOR_MACHINES, false)

#define X(name, en, zh, from, audience, numeric) {name, en, zh, from, audience, numeric},
static const struct {
    const char *name, *en, *zh;
    int from;
    enum column_audience audience;
    bool numeric;
} columns[] = {LIST_COLUMNS(X)};
#undef X
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static bool add_columns(struct rowset *out, bool zh)
{
    bool ok = true;
    for (size_t i = 0; ok && i < COLUMN_COUNT; i++) {
        struct column *c = rowset_column(out, str_of(columns[i].name), str_of(zh ? columns[i].zh : columns[i].en),
                                         columns[i].numeric ? ALIGN_RIGHT : ALIGN_LEFT, columns[i].audience);
        ok = c != NULL;
        if (ok)
            c->numeric = columns[i].numeric;
    }
    return ok;
}

/* Machines get the code. */
static struct str why(bool conflict, bool zh)
{
    if (zh)
        return conflict ? STR("冲突") : STR("存疑");
    return conflict ? STR("conflict") : STR("doubtful");
}

static bool add_fact(struct rowset *out, const struct row *from, size_t item, bool conflict, bool zh)
{
    struct row *row = rowset_row(out);
    struct str number = arena_printf(&out->arena, "%zu", item + 1);
    if (!row || !number.ptr)
        return false;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (columns[i].from >= 0)
            row->cells[i] = from->cells[columns[i].from];
        else if (columns[i].from == NUMBER)
            row->cells[i] = number;
        else if (columns[i].from == WHY)
            row->cells[i] = why(conflict, zh && columns[i].audience == FOR_PEOPLE);
    }
    return true;
}

static bool note_empty(struct rowset *out, bool zh)
{
    struct str *note = VEC_PUSH(&out->notes);
    if (note)
        *note = zh ? STR("没有待裁定的数。") : STR("nothing is to be reviewed: no doubtful fact and no conflict is undecided.");
    return note != NULL;
}

static enum ipdb_status list(struct ipdb *ipdb, const struct queue *queue, bool zh, const struct ipdb_output *output)
{
    struct rowset out = {.language = zh ? STR("zh") : STR("en"), .values = queue->items.len};
    bool ok = add_columns(&out, zh);
    for (size_t i = 0; ok && i < queue->items.len; i++) {
        const struct queue_item *item = &queue->items.at[i];
        for (size_t k = 0; ok && k < item->count; k++)
            ok = add_fact(&out, &queue->rows.rows.at[item->first + k], i, item->conflict, zh);
    }
    if (ok && queue->items.len == 0)
        ok = note_empty(&out, zh);
    enum ipdb_status status = ok ? print_rowset(ipdb, &out, output) : err_nomem(&ipdb->err);
    rowset_fini(&out);
    return status;
}

enum ipdb_status ipdb_review(struct ipdb *ipdb, const struct ipdb_review_options *options, const struct ipdb_output *output)
{
    struct queue queue = {.items = {NULL, 0, 0}};
    bool zh = false;
    enum ipdb_status status = decide_begin(ipdb);
    if (status == IPDB_OK)
        status = print_check(ipdb, output, &zh);
    if (status == IPDB_OK)
        status = queue_read(ipdb, options, &queue);
    if (status == IPDB_OK)
        status = list(ipdb, &queue, zh, output);
    if (status == IPDB_OK && queue.items.len == 0)
        status = IPDB_NOTHING;
    queue_fini(&queue);
    return status;
}
