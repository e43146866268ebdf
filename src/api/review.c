/* What there is to decide, as a list that can be filled in:
 *
 *     item,evidence,why,region,period,indicator,…,sentence,verdict,field,replacement,reason
 *     1,hebei-2023#14,doubtful,秦皇岛市,2023,…,"…【8亿元】…",,,,
 *     2,hubei-2023#3,conflict,…
 */
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

#define X(name, en, zh, from, audience, numeric) {name, en, zh, audience, numeric},
static const struct column_spec columns[] = {LIST_COLUMNS(X)};
#undef X
#define X(name, en, zh, from, audience, numeric) from,
static const int from_of[] = {LIST_COLUMNS(X)};
#undef X
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

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
        if (from_of[i] >= 0)
            row->cells[i] = from->cells[from_of[i]];
        else if (from_of[i] == NUMBER)
            row->cells[i] = number;
        else if (from_of[i] == WHY)
            row->cells[i] = why(conflict, zh && columns[i].audience == FOR_PEOPLE);
    }
    return true;
}

static enum ipdb_status list(struct ipdb *ipdb, const struct queue *queue, bool zh, const struct ipdb_output *output)
{
    struct rowset out = {.language = zh ? STR("zh") : STR("en"), .values = queue->items.len};
    bool ok = rowset_columns(&out, columns, COLUMN_COUNT, zh);
    for (size_t i = 0; ok && i < queue->items.len; i++) {
        const struct queue_item *item = &queue->items.at[i];
        for (size_t k = 0; ok && k < item->count; k++)
            ok = add_fact(&out, &queue->rows.rows.at[item->first + k], i, item->conflict, zh);
    }
    if (ok && queue->items.len == 0)
        ok = rowset_note(&out, zh ? STR("没有待裁定的数。")
                                  : STR("nothing is to be reviewed: no doubtful fact and no conflict is undecided."));
    enum ipdb_status status = ok ? print_rowset(ipdb, &out, output) : err_nomem(&ipdb->err);
    rowset_fini(&out);
    return status;
}

enum ipdb_status ipdb_review(struct ipdb *ipdb, const struct ipdb_review_options *options, const struct ipdb_output *output)
{
    struct queue queue = {.items = {NULL, 0, 0}};
    enum query_language language = QUERY_AUTO;
    enum ipdb_status status = print_begin(ipdb, output, &language);
    if (status == IPDB_OK)
        status = queue_read(ipdb, options, &queue);
    if (status == IPDB_OK)
        status = list(ipdb, &queue, language == QUERY_ZH, output);
    if (status == IPDB_OK && queue.items.len == 0)
        status = IPDB_NOTHING;
    queue_fini(&queue);
    return status;
}
