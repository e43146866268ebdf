/* One bulletin into the database, in whole or not at all:
 *
 *     ipdb_ingest(ipdb, "hubei-2023.txt", NULL, &r)   →   r.outcome IPDB_ADDED, r.facts 31, r.asides 34
 */
#include <ctype.h>

#include "api/bulletin.h"
#include "api/given.h"
#include "base/file.h"
#include "reader/reader.h"

static const enum ipdb_outcome outcome_of[] = {
    [STORE_ADDED] = IPDB_ADDED,
    [STORE_REVISED] = IPDB_REVISED,
    [STORE_UNCHANGED] = IPDB_UNCHANGED,
    [STORE_OUTDATED] = IPDB_UNCHANGED,
};

enum ipdb_status ipdb_check_given(struct ipdb *ipdb, const struct ipdb_given *given)
{
    struct metadata meta;
    enum ipdb_status status = handle_begin(ipdb);
    return status == IPDB_OK ? given_metadata(ipdb->catalog, given, &meta, &ipdb->err) : status;
}

/* The first year in a title: 2023 of 河北省2023年工作简况; 0: it names none. */
static int year_in(struct str title)
{
    for (size_t i = 0; i + 4 <= title.len; i++) {
        bool century =
            str_starts(str_slice(title, i, title.len), STR("20")) || str_starts(str_slice(title, i, title.len), STR("19"));
        const char *digits = title.ptr + i;
        if (century && isdigit((unsigned char)digits[2]) && isdigit((unsigned char)digits[3]))
            return (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + digits[3] - '0';
    }
    return 0;
}

static bool is_unlike(const struct metadata *meta, const struct str *cells)
{
    int was = year_in(cells[1]), is = year_in(meta->title);
    return (cells[0].len && meta->region_code.len && !str_eq(cells[0], meta->region_code)) || (was && is && was != is);
}

/* Bulletins are told apart by the names of their files: two folders may each have a report.txt. */
static enum ipdb_status compare_versions(struct ipdb *ipdb, const struct document *doc, bool *unlike)
{
    struct bind binds[] = {{.kind = BIND_TEXT, .text = doc->key}, {.kind = BIND_TEXT, .text = str_of(doc->sha256)}};
    struct statement statement = {
        .sql = STR("SELECT region_code, title FROM source WHERE key = ?1 AND sha256 <> ?2 ORDER BY version DESC LIMIT 100"),
        .binds = {binds, 2, 2}};
    struct rowset others = {0};
    enum ipdb_status status = store_select(ipdb->store, &statement, 100, &others, &ipdb->err);
    for (size_t i = 0; i < others.rows.len; i++)
        *unlike = *unlike || is_unlike(&doc->meta, others.rows.at[i].cells);
    rowset_fini(&others);
    return status;
}

static enum ipdb_status put(struct ipdb *ipdb, struct bulletin *bulletin, const char *path, struct ipdb_ingested *out)
{
    enum store_outcome stored = STORE_ADDED;
    char shown[512];
    reader_digest(&bulletin->doc);
    enum ipdb_status status = store_put_document(ipdb->store, &bulletin->doc, &bulletin->facts, str_of(ipdb_version()),
                                                 catalog_version(ipdb->catalog), &stored, &ipdb->err);
    out->outcome = outcome_of[stored];
    out->outdated = stored == STORE_OUTDATED;
    if (status == IPDB_OK && stored == STORE_REVISED)
        status = compare_versions(ipdb, &bulletin->doc, &out->unlike);
    if (status != IPDB_OK)
        (void)err_context(&ipdb->err, "%s", file_display(path, shown, sizeof shown));
    return status;
}

enum ipdb_status ipdb_ingest(struct ipdb *ipdb, const char *path, const struct ipdb_given *given, struct ipdb_ingested *out)
{
    struct bulletin bulletin = {0};
    struct ipdb_ingested done = {.outcome = IPDB_NOT_WRITTEN};
    enum ipdb_status status = handle_begin(ipdb);
    if (status != IPDB_OK)
        return status;
    status = bulletin_read(ipdb, path, given, &bulletin);
    if (status == IPDB_OK && ipdb->store) {
        status = put(ipdb, &bulletin, path, &done);
        ipdb->database_failed = status != IPDB_OK;
    }
    ipdb->database_failed |= status == IPDB_NOMEM;
    done.facts = bulletin.facts.facts.len;
    done.asides = bulletin.facts.asides.len;
    done.numerals = bulletin.facts.numerals;
    done.accounted = bulletin.facts.accounted;
    if (status == IPDB_OK)
        *out = done;
    bulletin_fini(&bulletin);
    return status;
}
