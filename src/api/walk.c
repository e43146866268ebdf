/* The walk through what there is to decide: one item at a time, as it is now.
 *
 *     conflict: 2 figures that cannot all be true
 *
 *     1  hubei-2023#3
 *       figure     127.16亿元
 *       fact       Hubei, 2023, IP pledge financing, level: 12716000000 元
 *       sentence   全省质押融资【127.16亿元】。
 */
#include "api/fact.h"
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

/* The facts as `ipdb evidence` shows them, but shorter; those of a conflict have the numbers by which they are chosen. */
static enum ipdb_status add_records(struct ipdb *ipdb, struct ipdb_walk *walk, bool conflict, enum query_language language,
                                    struct rowset *records, struct rowset *out)
{
    const struct rowset *now = &walk->now;
    struct str *observations = arena_array(&walk->arena, now->rows.len + 1, sizeof *observations);
    if (!observations || !record_columns(out, language))
        return err_nomem(&ipdb->err);
    record_shorten(out);
    for (size_t i = 0; i < now->rows.len; i++)
        observations[i] = now->rows.at[i].cells[QUEUE_observation_id];
    enum ipdb_status status = fact_show(ipdb, observations, now->rows.len, language, records, out);
    for (size_t i = 0; conflict && status == IPDB_OK && i < out->rows.len; i++) {
        struct str *name = &out->rows.at[i].cells[0];
        *name = arena_printf(&out->arena, "%zu  %.*s", i + 1, STR_ARG(*name));
        status = name->ptr ? IPDB_OK : err_nomem(&ipdb->err);
    }
    return status;
}

/* "3/12 doubtful" */
static void add_title(const struct ipdb_walk *walk, size_t index, const struct ipdb_walk_item *item, bool zh, struct buf *out)
{
    buf_printf(out, "%zu/%zu ", index + 1, walk->queue.items.len);
    if (!item->open)
        buf_add(out, zh ? STR("已裁定") : STR("decided"));
    else if (item->conflict)
        buf_printf(out, zh ? "冲突：%zu个数不能同时成立" : "conflict: %zu figures that cannot all be true", item->count);
    else
        buf_add(out, zh ? STR("存疑") : STR("doubtful"));
    buf_add(out, STR("\n\n"));
}

static enum ipdb_status print(struct ipdb *ipdb, struct ipdb_walk *walk, size_t index, const struct ipdb_walk_item *item,
                              const struct ipdb_output *output)
{
    enum query_language language;
    struct rowset records = {0}, shown = {0};
    struct buf title = {0};
    enum ipdb_status status = print_check(ipdb, output, &language);
    if (status != IPDB_OK)
        return status;
    bool zh = language == QUERY_ZH;
    shown.language = zh ? STR("zh") : STR("en");
    add_title(walk, index, item, zh, &title);
    status = add_records(ipdb, walk, item->conflict, print_or_english(language), &records, &shown);
    if (status == IPDB_OK)
        status = print_text(ipdb, &title, output);
    if (status == IPDB_OK)
        status = print_rowset(ipdb, &shown, output);
    buf_fini(&title);
    rowset_fini(&shown);
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
