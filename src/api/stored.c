/* source.text → bytes as they were → text and blocks → what was given → facts and asides */
#include "api/stored.h"

#include "extract/extract.h"
#include "reader/reader.h"
#include "text/icu.h"

enum {
    STORED_KEY,
    STORED_PATH,
    STORED_SHA256,
    STORED_SHIFT,
    STORED_TEXT,
    STORED_URL,
    STORED_TITLE,
    STORED_PUBLISHER,
    STORED_PUBLISHED,
    STORED_REGION,
    STORED_REGION_CODE
};

/* What was inferred is inferred again. */
static const char stored_sql[] =
    "SELECT key, path, sha256, text_offset, text, url, CASE title_origin WHEN 'given' THEN title END, "
    "CASE publisher_origin WHEN 'given' THEN publisher END, CASE published_origin WHEN 'given' THEN published_on END, "
    "CASE region_origin WHEN 'given' THEN region_name END, CASE region_origin WHEN 'given' THEN region_code END "
    "FROM source WHERE source_id = ?1";

static bool given(const struct str *cells, struct metadata *out)
{
    *out = (struct metadata){.title = cells[STORED_TITLE],
                             .publisher = cells[STORED_PUBLISHER],
                             .url = cells[STORED_URL],
                             .region = cells[STORED_REGION],
                             .region_code = cells[STORED_REGION_CODE]};
    return !cells[STORED_PUBLISHED].len || date_parse(cells[STORED_PUBLISHED], &out->published);
}

/* The file as it was ingested: the text, behind a byte order mark if there was one. */
static void restore_bytes(const struct str *cells, struct buf *out)
{
    if (str_eq(cells[STORED_SHIFT], STR("3")))
        buf_add(out, STR("\xEF\xBB\xBF"));
    buf_add(out, cells[STORED_TEXT]);
}

static enum ipdb_status reopen(const struct str *cells, struct document *out, struct err *err)
{
    struct buf bytes = {0};
    restore_bytes(cells, &bytes);
    enum ipdb_status status = reader_open(cells[STORED_KEY].ptr, &bytes, out, err);
    if (status != IPDB_OK)
        return status;
    reader_digest(out);
    out->key = arena_str(&out->arena, cells[STORED_KEY]);
    out->path = arena_str(&out->arena, cells[STORED_PATH]);
    return out->key.ptr && out->path.ptr ? IPDB_OK : err_nomem(err);
}

static enum ipdb_status read_again(struct ipdb *ipdb, const struct str *cells, struct bulletin *out, bool *intact)
{
    struct metadata meta;
    struct err *err = &ipdb->err;
    if (!given(cells, &meta))
        return err_set(err, IPDB_CORRUPT, "%.*s: its day of publication is none; see: ipdb check", STR_ARG(cells[STORED_KEY]));
    enum ipdb_status status = reopen(cells, &out->doc, err);
    if (status == IPDB_OK)
        status = reader_give(&out->doc, &meta, err);
    if (status != IPDB_OK)
        return status;
    *intact = str_eq(str_of(out->doc.sha256), cells[STORED_SHA256]);
    return extract_document(ipdb->catalog, &out->doc, &out->facts, err);
}

enum ipdb_status stored_read(struct ipdb *ipdb, int64_t source_id, struct bulletin *out, bool *intact)
{
    struct bind bind = {.kind = BIND_INT, .number = source_id};
    struct rowset found = {0};
    enum ipdb_status status = icu_check(&ipdb->err);
    if (status == IPDB_OK)
        status = handle_ask(ipdb, stored_sql, &bind, 1, &found);
    if (status == IPDB_OK && found.rows.len == 0)
        status = err_set(&ipdb->err, IPDB_CORRUPT, "a bulletin of the database is not there; see: ipdb check");
    if (status == IPDB_OK)
        status = read_again(ipdb, found.rows.at[0].cells, out, intact);
    rowset_fini(&found);
    return status;
}
