/* A bulletin with its facts and asides, in one transaction.
 *
 *     hebei-2023, the same bytes as before   nothing is written
 *     hebei-2023, other bytes                another version: version 2, unless it was published before version 1
 *     hebei-copy, the bytes of hebei-2023    nothing is written: it is the same bulletin
 *     the same bytes, another catalogue      nothing is written, and that is told
 */
#include <stdlib.h>

#include "base/buf.h"
#include "store/db.h"
#include "store/heading.h"
#include "store/journal.h"
#include "store/settle.h"

enum { VERSIONS_MOST = 1000000000 }; /* of one key; what has more no program wrote */

/* What one document's writing carries along. */
struct writing {
    struct store *store;
    const struct document *doc;
    const struct extraction *x;
    struct str program, catalog;
    int64_t source_id;
    struct headings headings;
    struct buf path;   /* heading path of the passage at hand */
    int64_t *passages; /* the row of each sentence */
};

static enum ipdb_status is_there(struct writing *w, bool *there, enum store_outcome *outcome, struct err *err)
{
    struct call call = call_begin(w->store, KEPT_SOURCE_FIND,
                                  "SELECT program_version = ?2 AND catalog_version = ?3 FROM source WHERE sha256 = ?1");
    call_text(&call, str_of(w->doc->sha256));
    call_text(&call, w->program);
    call_text(&call, w->catalog);
    enum ipdb_status status = call_row(&call, there, err);
    if (status == IPDB_OK && *there)
        *outcome = call_column_number(&call, 0) ? STORE_UNCHANGED : STORE_OUTDATED;
    call_end(&call);
    return status;
}

static enum ipdb_status last_version(struct writing *w, int64_t *version, struct err *err)
{
    bool row = false;
    struct call call = call_begin(w->store, KEPT_SOURCE_VERSION, "SELECT coalesce(max(version), 0) FROM source WHERE key = ?1");
    call_text(&call, w->doc->key);
    enum ipdb_status status = call_row(&call, &row, err);
    if (status == IPDB_OK)
        *version = call_column_number(&call, 0);
    if (status == IPDB_OK && (*version < 0 || *version >= VERSIONS_MOST))
        status = db_error(w->store, SQLITE_CORRUPT, "reading", err);
    call_end(&call);
    return status;
}

static enum ipdb_status run_for_key(struct writing *w, enum kept kept, const char *sql, struct err *err)
{
    struct call call = call_begin(w->store, kept, sql);
    call_text(&call, w->doc->key);
    enum ipdb_status status = call_done(&call, err);
    call_end(&call);
    return status;
}

/* Versions of one key follow each other by the day on which they were known, so that the order in which they come in does not matter; of
 * one day the one ingested last is the newest. */
static enum ipdb_status order_versions(struct writing *w, struct err *err)
{
    enum ipdb_status status =
        run_for_key(w, KEPT_VERSIONS_FREE, "UPDATE source SET version = version + 1000000000, current = 0 WHERE key = ?1", err);
    if (status == IPDB_OK)
        status = run_for_key(w, KEPT_VERSIONS_ORDER,
                             "UPDATE source SET version = (SELECT count(*) FROM source o WHERE o.key = ?1 AND "
                             "(coalesce(o.published_on, substr(o.ingested_at, 1, 10)), o.ingested_at, o.source_id) <= "
                             "(coalesce(source.published_on, substr(source.ingested_at, 1, 10)), source.ingested_at, "
                             "source.source_id)) WHERE key = ?1",
                             err);
    if (status == IPDB_OK)
        status = run_for_key(w, KEPT_VERSIONS_CURRENT,
                             "UPDATE source SET current = 1 WHERE key = ?1 AND version = (SELECT max(version) FROM source WHERE "
                             "key = ?1)",
                             err);
    return status;
}

/* A field that is empty has no origin, whatever is said. */
static void bind_inferred(struct call *call, struct str field, enum origin origin)
{
    call_optional(call, field);
    call_text(call, str_of(origin_code(field.len == 0 ? ORIGIN_UNKNOWN : origin == ORIGIN_UNKNOWN ? ORIGIN_INFERRED : origin)));
}

static void bind_metadata(struct call *call, const struct metadata *meta)
{
    bind_inferred(call, meta->title, meta->title_origin);
    bind_inferred(call, meta->publisher, meta->publisher_origin);
    call_date(call, meta->published);
    enum origin origin = meta->published.year == 0 ? ORIGIN_UNKNOWN : meta->published_origin;
    call_text(call, str_of(origin_code(meta->published.year != 0 && origin == ORIGIN_UNKNOWN ? ORIGIN_INFERRED : origin)));
    call_optional(call, meta->url);
    bind_inferred(call, meta->region, meta->region_origin);
    call_optional(call, meta->region_code);
}

static const char source_sql[] =
    "INSERT INTO source (key, version, current, title, title_origin, publisher, publisher_origin, published_on, "
    "published_origin, url, region_name, region_origin, region_code, path, media_type, charset, sha256, byte_count, text_offset, "
    "text, ingested_at, program_version, catalog_version, numerals, accounted) "
    "VALUES (?1, ?2, ?2 = 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, "
    "?24)";

static enum ipdb_status put_source(struct writing *w, int64_t version, struct err *err)
{
    const struct document *doc = w->doc;
    char now[DB_TIME];
    db_now(now);
    struct call call = call_begin(w->store, KEPT_SOURCE_ADD, source_sql);
    call_text(&call, doc->key);
    call_number(&call, version);
    bind_metadata(&call, &doc->meta);
    call_text(&call, doc->path);
    call_text(&call, doc->media_type);
    call_text(&call, doc->charset);
    call_text(&call, str_of(doc->sha256));
    call_number(&call, (int64_t)doc->source_bytes);
    call_number(&call, (int64_t)doc->source_shift);
    call_text(&call, doc->text);
    call_text(&call, str_of(now));
    call_text(&call, w->program);
    call_text(&call, w->catalog);
    call_number(&call, (int64_t)w->x->numerals);
    call_number(&call, (int64_t)w->x->accounted);
    enum ipdb_status status = call_done(&call, err);
    call_end(&call);
    w->source_id = sqlite3_last_insert_rowid(w->store->db);
    return status;
}

static const char passage_sql[] =
    "INSERT INTO passage (source_id, begin_byte, end_byte, kind, heading_path, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

static enum ipdb_status put_passage(struct writing *w, const struct sentence *s, int64_t *id, struct err *err)
{
    heading_path(&w->headings, s->block, &w->path);
    if (w->path.failed)
        return err_nomem(err);
    enum block_kind kind = s->block < w->doc->blocks.len ? w->doc->blocks.at[s->block].kind : BLOCK_PARAGRAPH;
    struct call call = call_begin(w->store, KEPT_PASSAGE_ADD, passage_sql);
    call_number(&call, w->source_id);
    call_number(&call, (int64_t)s->begin);
    call_number(&call, (int64_t)s->end);
    call_text(&call, str_of(block_kind_code(kind)));
    call_text(&call, buf_str(&w->path));
    call_text(&call, str_slice(w->doc->text, s->begin, s->end));
    enum ipdb_status status = call_done(&call, err);
    call_end(&call);
    *id = sqlite3_last_insert_rowid(w->store->db);
    return status;
}

/* Each sentence, whether it holds a fact or not. */
static enum ipdb_status put_passages(struct writing *w, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    w->passages = malloc((w->x->sentences.len + 1) * sizeof *w->passages);
    if (!w->passages)
        return err_nomem(err);
    for (size_t i = 0; i < w->x->sentences.len && status == IPDB_OK; i++)
        status = put_passage(w, &w->x->sentences.at[i], &w->passages[i], err);
    return status;
}

static int64_t passage_of(const struct writing *w, const struct fact *f)
{
    size_t low = 0, high = w->x->sentences.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (w->x->sentences.at[middle].begin < f->sentence_begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->x->sentences.len && w->x->sentences.at[low].begin == f->sentence_begin ? w->passages[low] : 0;
}

static const char observation_sql[] =
    "INSERT INTO observation (source_id, number, passage_id, region_code, region_name, indicator_code, label, measure, "
    "period_kind, period_label, period_start, period_end, year, value, value_text, step_text, quote, unit, qualifier, status, "
    "scope, of_whole, confidence, grounds, begin_byte, end_byte) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, nullif(?13, 0), ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, "
    "?23, ?24, ?25, ?26)";

static void bind_period(struct call *call, const struct fact *f, char label[PERIOD_TEXT])
{
    size_t len = period_label(f->period, label);
    call_text(call, str_of(period_kind_code(f->period.kind)));
    call_text(call, (struct str){label, len});
    call_date(call, f->period.start);
    call_date(call, f->period.end);
    call_number(call, f->year);
}

static void bind_value(struct call *call, struct decimal value, char exact[DECIMAL_TEXT], char step[DECIMAL_TEXT])
{
    size_t exact_len = decimal_print(value, exact);
    size_t step_len = decimal_print((struct decimal){1, value.scale}, step);
    call_real(call, decimal_to_double(value));
    call_text(call, (struct str){exact, exact_len});
    call_text(call, (struct str){step, step_len});
}

static enum ipdb_status put_fact(struct writing *w, const struct fact *f, size_t number, struct err *err)
{
    char label[PERIOD_TEXT], exact[DECIMAL_TEXT], step[DECIMAL_TEXT];
    struct call call = call_begin(w->store, KEPT_OBSERVATION_ADD, observation_sql);
    call_number(&call, w->source_id);
    call_number(&call, (int64_t)number);
    call_number(&call, passage_of(w, f));
    call_optional(&call, f->region_code);
    call_text(&call, f->region);
    if (str_eq(f->indicator, STR("other")))
        call_null(&call);
    else
        call_text(&call, f->indicator);
    call_text(&call, f->label);
    call_text(&call, str_of(measure_code(f->measure)));
    bind_period(&call, f, label);
    bind_value(&call, f->value, exact, step);
    call_text(&call, str_slice(w->doc->text, f->begin, f->end));
    call_text(&call, f->unit);
    call_text(&call, str_of(qualifier_code(f->qualifier)));
    call_text(&call, str_of(fact_status_code(f->status)));
    call_text(&call, f->scope);
    call_text(&call, f->of);
    call_number(&call, f->confidence);
    call_text(&call, f->grounds);
    call_number(&call, (int64_t)f->begin);
    call_number(&call, (int64_t)f->end);
    enum ipdb_status status = call_done(&call, err);
    call_end(&call);
    return status;
}

static enum ipdb_status put_aside(struct writing *w, const struct aside *a, struct err *err)
{
    struct call call = call_begin(w->store, KEPT_ASIDE_ADD,
                                  "INSERT INTO aside (source_id, begin_byte, end_byte, quote, reason) VALUES (?1, ?2, ?3, ?4, ?5)");
    call_number(&call, w->source_id);
    call_number(&call, (int64_t)a->begin);
    call_number(&call, (int64_t)a->end);
    call_text(&call, str_slice(w->doc->text, a->begin, a->end));
    call_text(&call, str_of(aside_reason_code(a->reason)));
    enum ipdb_status status = call_done(&call, err);
    call_end(&call);
    return status;
}

static enum ipdb_status put_extraction(struct writing *w, struct err *err)
{
    enum ipdb_status status = put_passages(w, err);
    for (size_t i = 0; i < w->x->facts.len && status == IPDB_OK; i++)
        status = put_fact(w, &w->x->facts.at[i], i + 1, err);
    for (size_t i = 0; i < w->x->asides.len && status == IPDB_OK; i++)
        status = put_aside(w, &w->x->asides.at[i], err);
    return status;
}

/* What was decided about the bulletin before, in this or another version of it: this one may be the one by which the others are known. */
static enum ipdb_status settle(struct writing *w, struct err *err)
{
    bool decided = false;
    struct call call =
        call_begin(w->store, KEPT_DECISION_FIND,
                   "SELECT 1 FROM decision WHERE key = ?1 OR sha256 IN (SELECT sha256 FROM source WHERE key = ?1) LIMIT 1");
    call_text(&call, w->doc->key);
    enum ipdb_status status = call_row(&call, &decided, err);
    call_end(&call);
    return status == IPDB_OK && decided ? settle_bulletin(w->store, w->doc->key, str_of(w->doc->sha256), err) : status;
}

/* Inside the transaction: looks again, since another program may have written the same bytes meanwhile. */
static enum ipdb_status put_all(struct writing *w, enum store_outcome *outcome, struct err *err)
{
    bool there = false;
    int64_t version = 0;
    enum ipdb_status status = is_there(w, &there, outcome, err);
    if (status != IPDB_OK || there)
        return status;
    status = last_version(w, &version, err);
    if (status == IPDB_OK)
        status = put_source(w, version + 1, err);
    if (status == IPDB_OK && version > 0)
        status = order_versions(w, err);
    *outcome = version == 0 ? STORE_ADDED : STORE_REVISED;
    if (status == IPDB_OK)
        status = put_extraction(w, err);
    return status == IPDB_OK ? settle(w, err) : status;
}

static void writing_fini(struct writing *w)
{
    buf_fini(&w->path);
    free(w->passages);
}

enum ipdb_status store_put_document(struct store *store, const struct document *doc, const struct extraction *x, struct str program,
                                    struct str catalog_version, enum store_outcome *outcome, struct err *err)
{
    struct writing w = {store, doc, x, .program = program, .catalog = catalog_version, .headings = {.doc = doc}};
    enum store_outcome done = STORE_UNCHANGED;
    bool there = false;
    enum ipdb_status status = is_there(&w, &there, &done, err);
    if (status != IPDB_OK || there)
        goto out;
    status = journal_begin(store, err);
    if (status == IPDB_OK)
        status = journal_end(store, put_all(&w, &done, err), err);
out:
    writing_fini(&w);
    if (status == IPDB_OK)
        *outcome = done;
    return status;
}

static enum ipdb_status clear_reading(struct writing *w, struct err *err)
{
    static const char *const steps[] = {"DELETE FROM observation WHERE source_id = ?1", "DELETE FROM passage WHERE source_id = ?1",
                                        "DELETE FROM aside WHERE source_id = ?1"};
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == IPDB_OK; i++)
        status = call_run(w->store, steps[i], w->source_id, err);
    return status;
}

static const char reread_sql[] =
    "UPDATE source SET title = ?1, title_origin = ?2, publisher = ?3, publisher_origin = ?4, published_on = ?5, published_origin = "
    "?6, url = ?7, region_name = ?8, region_origin = ?9, region_code = ?10, program_version = ?11, catalog_version = ?12, numerals "
    "= "
    "?13, accounted = ?14 WHERE source_id = ?15";

static enum ipdb_status update_source(struct writing *w, struct err *err)
{
    struct call call = call_once(w->store, reread_sql);
    bind_metadata(&call, &w->doc->meta);
    call_text(&call, w->program);
    call_text(&call, w->catalog);
    call_number(&call, (int64_t)w->x->numerals);
    call_number(&call, (int64_t)w->x->accounted);
    call_number(&call, w->source_id);
    enum ipdb_status status = call_done(&call, err);
    call_end(&call);
    return status;
}

static enum ipdb_status reread_all(struct writing *w, struct err *err)
{
    enum ipdb_status status = clear_reading(w, err);
    if (status == IPDB_OK)
        status = update_source(w, err);
    if (status == IPDB_OK)
        status = order_versions(w, err);
    if (status == IPDB_OK)
        status = put_extraction(w, err);
    return status == IPDB_OK ? settle(w, err) : status;
}

enum ipdb_status store_reread_document(struct store *store, int64_t source_id, const struct document *doc,
                                       const struct extraction *x, struct str program, struct str catalog_version, struct err *err)
{
    struct writing w = {
        store, doc, x, .program = program, .catalog = catalog_version, .source_id = source_id, .headings = {.doc = doc}};
    enum ipdb_status status = journal_begin(store, err);
    if (status == IPDB_OK)
        status = journal_end(store, reread_all(&w, err), err);
    writing_fini(&w);
    return status;
}
