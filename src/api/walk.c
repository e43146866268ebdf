/* The walk through what there is to decide: one item at a time, as it is now.
 *
 *     conflict: 2 figures that cannot all be true
 *
 *     1  hubei-2023#3
 *       figure    127.16亿元
 *       fact      湖北省 · 2023 · 知识产权质押融资额 · level · 12716000000 元
 *       sentence  全省质押融资【127.16亿元】。
 */
#include "api/decide.h"
#include "api/print.h"
#include "api/queue.h"

#include <stdlib.h>

struct ipdb_walk {
    struct queue queue;
    struct rowset now; /* the item shown last */
    struct arena arena;
};

enum ipdb_status ipdb_walk_begin(struct ipdb *ipdb, const struct ipdb_review_options *options, struct ipdb_walk **out,
                                 size_t *count)
{
    *out = NULL;
    enum ipdb_status status = handle_begin_open(ipdb);
    if (status != IPDB_OK)
        return status;
    struct ipdb_walk *walk = calloc(1, sizeof *walk);
    if (!walk)
        return err_nomem(&ipdb->err);
    status = queue_read(ipdb, options, &walk->queue);
    *count = walk->queue.items.len;
    if (status == IPDB_OK && *count == 0)
        status = IPDB_NOTHING;
    if (status == IPDB_OK)
        *out = walk;
    else
        ipdb_walk_end(walk);
    return status;
}

void ipdb_walk_end(struct ipdb_walk *walk)
{
    if (!walk)
        return;
    queue_fini(&walk->queue);
    rowset_fini(&walk->now);
    arena_fini(&walk->arena);
    free(walk);
}

/* Of a conflict the facts that still have a part in it; all of them when it is none any more. */
static void drop_settled(struct rowset *now)
{
    size_t kept = 0;
    for (size_t i = 0; i < now->rows.len; i++)
        if (str_eq(now->rows.at[i].cells[QUEUE_open], STR("1")))
            now->rows.at[kept++] = now->rows.at[i];
    now->rows.len = kept ? kept : now->rows.len;
}

static enum ipdb_status take_item(struct ipdb_walk *walk, bool conflict, struct ipdb_walk_item *item, struct err *err)
{
    const struct rowset *now = &walk->now;
    const char **evidence = arena_array(&walk->arena, now->rows.len + 1, sizeof *evidence);
    if (!evidence)
        return err_nomem(err);
    for (size_t i = 0; i < now->rows.len; i++)
        evidence[i] = now->rows.at[i].cells[QUEUE_evidence].ptr; /* cells of the store end in NUL */
    bool open = now->rows.len && str_eq(now->rows.at[0].cells[QUEUE_open], STR("1"));
    *item = (struct ipdb_walk_item){conflict, open, evidence, now->rows.len};
    return IPDB_OK;
}

/* "河北省 · 2023 · 知识产权质押融资额 · level · 14500000000 元", and what there is of qualifier, status, scope and whole. */
static struct str say_fact(const struct row *row, struct arena *arena)
{
    static const enum queue_column parts[] = {QUEUE_region, QUEUE_period, QUEUE_indicator, QUEUE_scope, QUEUE_measure};
    struct buf out = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (row->cells[parts[i]].len) {
            buf_add(&out, out.len ? STR(" · ") : STR(""));
            buf_add(&out, row->cells[parts[i]]);
        }
    buf_add(&out, STR(" · "));
    buf_add(&out, row->cells[QUEUE_value_text]);
    buf_char(&out, ' ');
    buf_add(&out, row->cells[QUEUE_unit]);
    if (!str_eq(row->cells[QUEUE_qualifier], STR("exact"))) {
        buf_add(&out, STR(" · "));
        buf_add(&out, row->cells[QUEUE_qualifier]);
    }
    if (!str_eq(row->cells[QUEUE_status], STR("actual"))) {
        buf_add(&out, STR(" · "));
        buf_add(&out, row->cells[QUEUE_status]);
    }
    if (row->cells[QUEUE_of_whole].len) {
        buf_add(&out, STR(" · of "));
        buf_add(&out, row->cells[QUEUE_of_whole]);
    }
    struct str text = out.failed ? (struct str){NULL, 0} : arena_str(arena, buf_str(&out));
    buf_fini(&out);
    return text;
}

static struct str say_document(const struct row *row, struct arena *arena)
{
    struct str publisher = row->cells[QUEUE_publisher], day = row->cells[QUEUE_published_on];
    return arena_printf(arena, "%.*s%s%.*s%s%.*s", STR_ARG(row->cells[QUEUE_source]), publisher.len ? ", " : "", STR_ARG(publisher),
                        day.len ? ", " : "", STR_ARG(day));
}

/* One fact as a record, the number of a rival before it. */
static bool add_record(struct rowset *out, const struct row *from, size_t number)
{
    struct row *row = rowset_row(out);
    if (!row)
        return false;
    struct str name = from->cells[QUEUE_evidence];
    const struct str cells[] = {number ? arena_printf(&out->arena, "%zu  %.*s", number, STR_ARG(name)) : name,
                                from->cells[QUEUE_printed],
                                say_fact(from, &out->arena),
                                from->cells[QUEUE_decided],
                                from->cells[QUEUE_sentence],
                                from->cells[QUEUE_heading_path],
                                say_document(from, &out->arena)};
    memcpy(row->cells, cells, sizeof cells);
    return cells[0].ptr && cells[2].ptr && cells[6].ptr;
}

/* The record of each fact. Whoever shows evidence elsewhere may take this one's place. */
static bool make_records(const struct rowset *now, bool conflict, bool zh, struct rowset *out)
{
    static const char *const names[] = {"evidence", "figure", "fact", "decided", "sentence", "heading", "document"};
    static const char *const chinese[] = {"出处", "数", "事实", "裁定", "句子", "标题", "公报"};
    bool ok = true;
    *out = (struct rowset){.records = true, .language = zh ? STR("zh") : STR("en"), .values = now->rows.len};
    for (size_t i = 0; ok && i < sizeof names / sizeof *names; i++)
        ok = rowset_column(out, str_of(names[i]), str_of(zh ? chinese[i] : names[i]), ALIGN_LEFT, FOR_ALL) != NULL;
    for (size_t i = 0; ok && i < now->rows.len; i++)
        ok = add_record(out, &now->rows.at[i], conflict ? i + 1 : 0);
    return ok;
}

/* "3/12 doubtful: confidence 0.620" */
static void add_title(const struct ipdb_walk *walk, size_t index, const struct ipdb_walk_item *item, bool zh, struct buf *out)
{
    struct str confidence = walk->now.rows.len ? walk->now.rows.at[0].cells[QUEUE_confidence] : STR("0");
    buf_printf(out, "%zu/%zu ", index + 1, walk->queue.items.len);
    if (!item->open)
        buf_add(out, zh ? STR("已裁定") : STR("decided"));
    else if (item->conflict)
        buf_printf(out, zh ? "冲突：%zu个数不能同时成立" : "conflict: %zu figures that cannot all be true", item->count);
    else
        buf_printf(out, zh ? "存疑：把握%.*s/1000" : "doubtful: confidence %.*s of 1000", STR_ARG(confidence));
    buf_add(out, STR("\n\n"));
}

static enum ipdb_status print(struct ipdb *ipdb, const struct ipdb_walk *walk, size_t index, const struct ipdb_walk_item *item,
                              const struct ipdb_output *output)
{
    enum query_language language;
    struct rowset records = {.records = true};
    struct buf title = {0};
    enum ipdb_status status = print_check(ipdb, output, &language);
    if (status != IPDB_OK)
        return status;
    bool zh = language == QUERY_ZH;
    add_title(walk, index, item, zh, &title);
    if (!make_records(&walk->now, item->conflict, zh, &records))
        status = err_nomem(&ipdb->err);
    if (status == IPDB_OK)
        status = print_text(ipdb, &title, output);
    if (status == IPDB_OK)
        status = print_rowset(ipdb, &records, output);
    buf_fini(&title);
    rowset_fini(&records);
    return status;
}

enum ipdb_status ipdb_walk_show(struct ipdb *ipdb, struct ipdb_walk *walk, size_t index, const struct ipdb_output *output,
                                struct ipdb_walk_item *item)
{
    enum ipdb_status status = handle_begin_open(ipdb);
    if (status == IPDB_OK && index >= walk->queue.items.len)
        status = err_set(&ipdb->err, IPDB_USAGE, "there are %zu things to decide", walk->queue.items.len);
    if (status != IPDB_OK)
        return status;
    bool conflict = walk->queue.items.at[index].conflict;
    rowset_fini(&walk->now);
    arena_reset(&walk->arena);
    status = queue_now(ipdb, &walk->queue, index, &walk->now);
    if (status != IPDB_OK)
        return status;
    drop_settled(&walk->now);
    status = take_item(walk, conflict, item, &ipdb->err);
    return status == IPDB_OK && output ? print(ipdb, walk, index, item, output) : status;
}
