/* source 7 → its text and the title that was given → blocks, frame, facts of today */
#include "api/stored.h"

#include "extract/extract.h"
#include "reader/reader.h"
#include "text/icu.h"

enum stored_column { PATH, TEXT, TITLE, PUBLISHER, PUBLISHED, REGION, REGION_CODE, URL };

/* What was inferred is to be inferred again: only what was given comes back. */
static const char given_sql[] =
    "SELECT path, text, CASE title_origin WHEN 'given' THEN title END, CASE publisher_origin WHEN 'given' THEN publisher END, "
    "CASE published_origin WHEN 'given' THEN published_on END, CASE region_origin WHEN 'given' THEN region_name END, "
    "CASE region_origin WHEN 'given' THEN region_code END, url FROM source WHERE source_id = ?1";

static enum ipdb_status open_text(struct ipdb *ipdb, const struct str *cells, struct bulletin *out)
{
    struct metadata meta = {.title = cells[TITLE],
                            .publisher = cells[PUBLISHER],
                            .region = cells[REGION],
                            .region_code = cells[REGION_CODE],
                            .url = cells[URL]};
    char path[ERR_MAX / 2];
    struct buf bytes = {0};
    if (cells[PUBLISHED].len && !date_parse(cells[PUBLISHED], &meta.published))
        return err_set(&ipdb->err, IPDB_CORRUPT, "'%.*s' is no day of publication", STR_ARG(cells[PUBLISHED]));
    size_t length = cells[PATH].len < sizeof path ? cells[PATH].len : sizeof path - 1;
    memcpy(path, cells[PATH].ptr, length);
    path[length] = '\0';
    buf_add(&bytes, cells[TEXT]);
    enum ipdb_status status = reader_open(path, &bytes, &out->doc, &ipdb->err);
    if (status == IPDB_OK)
        status = reader_give(&out->doc, &meta, &ipdb->err);
    return status == IPDB_OK ? extract_document(ipdb->catalog, &out->doc, &out->facts, &ipdb->err) : status;
}

enum ipdb_status stored_read(struct ipdb *ipdb, size_t source_id, struct bulletin *out)
{
    struct bind bind = {.kind = BIND_INT, .number = (int64_t)source_id};
    struct statement statement = {.sql = str_of(given_sql), .binds = {&bind, 1, 1}};
    struct rowset found = {0};
    enum ipdb_status status = icu_check(&ipdb->err);
    if (status == IPDB_OK)
        status = store_select(ipdb->store, &statement, 1, &found, &ipdb->err);
    if (status == IPDB_OK && !found.rows.len)
        status = err_set(&ipdb->err, IPDB_CORRUPT, "the bulletin of a fact is not there; run ipdb check");
    if (status == IPDB_OK)
        status = open_text(ipdb, found.rows.at[0].cells, out);
    rowset_fini(&found);
    return status;
}
