/* One bulletin into the database, in whole or not at all:
 *
 *     ipdb_ingest(ipdb, "hubei-2023.txt", NULL, &r)   →   r.outcome IPDB_ADDED, r.facts 31, r.asides 34
 */
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

static enum ipdb_status put(struct ipdb *ipdb, struct bulletin *bulletin, const char *path, struct ipdb_ingested *out)
{
    enum store_outcome stored = STORE_ADDED;
    char shown[512];
    reader_digest(&bulletin->doc);
    enum ipdb_status status = store_put_document(ipdb->store, &bulletin->doc, &bulletin->facts, str_of(ipdb_version()),
                                                 catalog_version(ipdb->catalog), &stored, &ipdb->err);
    out->outcome = outcome_of[stored];
    out->outdated = stored == STORE_OUTDATED;
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
