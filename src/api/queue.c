/* ipdb review --region 河北 --doc 'hebei-*' → the doubtful facts of Hebei and of all that lies in it, and conflicts in which one of these bulletins has a part */
#include "api/queue.h"

#include "api/given.h"
#include "api/replacement.h"

/* Of one conflict; of more than this the first are shown. */
enum { FACTS_MOST = 100 };

#define DETAILS                                                                                                             \
    "b.observation_id, b.evidence, b.region, b.period, b.indicator, b.measure, b.scope, b.of_whole, b.value_text, b.unit, " \
    "b.printed, b.qualifier, b.status, b.confidence, b.decided, e.sentence, "
#define IS_DOUBTFUL "confidence < 700 AND decided = ''"
/* Nobody has preferred one of them, and not all of them have been decided about. */
#define IS_OPEN_CONFLICT(over)                                                                                                \
    "count(*)" over " > 1 AND max(low)" over " >= min(high)" over " AND max(substr(decided, -6) = 'prefer')" over " = 0 AND " \
    "min(decided)" over " = ''"

/* ?1 region code, ?2 its beginning that all places in it share, ?3 indicator code or 'other', ?4 pattern of a key; empty: any. */
static const char queue_sql[] =
    "WITH b AS (SELECT * FROM bounds WHERE (?1 = '' OR region = ?1 OR region_code = ?1 OR substr(region_code, 1, length(?2)) = "
    "nullif(?2, '')) AND (?3 = '' OR coalesce(indicator_code, 'other') = ?3)), "
    "c AS (SELECT cell FROM b GROUP BY cell HAVING " IS_OPEN_CONFLICT(
        "") " AND max(?4 = '' OR source_key LIKE ?4 ESCAPE '\\') = 1), "
            "q AS (SELECT 0 AS conflict, source_key AS place, '' AS group_of, observation_id AS id FROM b WHERE " IS_DOUBTFUL
            " AND (?4 = '' OR source_key LIKE ?4 ESCAPE '\\') UNION ALL SELECT 1, cell, cell, observation_id FROM b WHERE cell IN "
            "(SELECT cell "
            "FROM c)) "
            "SELECT " DETAILS
            "q.conflict, q.group_of, 1 FROM q JOIN b ON b.observation_id = q.id JOIN evidence e ON e.observation_id = q.id "
            "ORDER BY q.conflict, b.indicator_code IS NULL, q.place, b.source_key, b.number";

/* 130000 → "13", 130300 → "1303", 130304 → "130304"; the country is itself alone. */
static struct str shared_beginning(struct str code)
{
    size_t length = code.len;
    while (length > 2 && length % 2 == 0 && code.ptr[length - 1] == '0' && code.ptr[length - 2] == '0')
        length -= 2;
    bool country = str_eq(code, STR("000000"));
    return country ? (struct str){"", 0} : str_slice(code, 0, length);
}

static enum ipdb_status bind_all(struct ipdb *ipdb, const struct ipdb_review_options *options, struct arena *arena,
                                 struct statement *statement)
{
    struct str region = STR(""), indicator = STR(""), documents;
    enum ipdb_status status = IPDB_OK;
    if (options->region)
        status = replacement_region(ipdb->catalog, str_of(options->region), arena, &region, &ipdb->err);
    if (status == IPDB_OK && options->indicator)
        status = replacement_indicator(ipdb->catalog, str_of(options->indicator), arena, &indicator, &ipdb->err);
    if (status == IPDB_OK)
        status = given_documents(str_of(options->document), arena, &documents, &ipdb->err);
    if (status != IPDB_OK)
        return status;
    size_t found = catalog_region_by_code(ipdb->catalog, region);
    const struct str values[] = {region, found == NONE ? (struct str){"", 0} : shared_beginning(region), indicator, documents};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct bind *slot = VEC_PUSH(&statement->binds);
        if (!slot || !values[i].ptr)
            return err_nomem(&ipdb->err);
        *slot = (struct bind){BIND_TEXT, values[i], 0};
    }
    return IPDB_OK;
}

/* Rows that follow each other in one cell are one item. */
static enum ipdb_status cut(struct queue *queue, size_t limit, struct err *err)
{
    for (size_t i = 0; i < queue->rows.rows.len; i++) {
        const struct str *cells = queue->rows.rows.at[i].cells;
        bool conflict = str_eq(cells[QUEUE_conflict], STR("1"));
        if (conflict && i > 0 && str_eq(cells[QUEUE_cell], queue->rows.rows.at[i - 1].cells[QUEUE_cell])) {
            queue->items.at[queue->items.len - 1].count++;
            continue;
        }
        if (limit && queue->items.len == limit)
            break;
        struct queue_item *slot = VEC_PUSH(&queue->items);
        if (!slot)
            return err_nomem(err);
        *slot = (struct queue_item){i, 1, conflict};
    }
    return IPDB_OK;
}

enum ipdb_status queue_read(struct ipdb *ipdb, const struct ipdb_review_options *options, struct queue *out)
{
    struct arena arena = {0};
    struct statement statement = {.sql = str_of(queue_sql)};
    enum ipdb_status status = bind_all(ipdb, options, &arena, &statement);
    if (status == IPDB_OK) {
        status = handle_select(ipdb, &statement, &out->rows);
        ipdb->rows_read = out->rows.rows.len;
    }
    if (status == IPDB_OK)
        status = cut(out, options->limit, &ipdb->err);
    VEC_FINI(&statement.binds);
    arena_fini(&arena);
    return status;
}

void queue_fini(struct queue *queue)
{
    VEC_FINI(&queue->items);
    rowset_fini(&queue->rows);
}

enum ipdb_status queue_now(struct ipdb *ipdb, const struct queue *queue, size_t index, struct rowset *out)
{
    const struct queue_item *item = &queue->items.at[index];
    struct arena arena = {0};
    struct statement statement = {.sql = {NULL, 0}};
    struct statement_writer w = {.out = &statement};
    buf_add(&w.sql, STR("WITH f AS (SELECT * FROM bounds WHERE observation_id IN ("));
    for (size_t i = 0; i < item->count && i < FACTS_MOST; i++)
        statement_list_number(&w, queue->rows.rows.at[item->first + i].cells[QUEUE_observation_id], i == 0);
    buf_add(&w.sql, STR(")), b AS (SELECT *, "));
    buf_add(&w.sql, item->conflict ? STR(IS_OPEN_CONFLICT(" OVER same")) : STR(IS_DOUBTFUL));
    buf_add(&w.sql,
            STR(" AS open FROM f WINDOW same AS (PARTITION BY cell)) SELECT " DETAILS "'', '', b.open FROM b JOIN evidence e "
                "ON e.observation_id = b.observation_id ORDER BY b.source_key, b.number"));
    enum ipdb_status status = statement_finish(&w, &arena, &ipdb->err);
    if (status == IPDB_OK)
        status = handle_select(ipdb, &statement, out);
    VEC_FINI(&statement.binds);
    arena_fini(&arena);
    return status;
}
