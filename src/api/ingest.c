/* One bulletin into the database, in whole or not at all:
 *
 *     ipdb_ingest(ipdb, "hubei-2023.txt", NULL, &r)   →   r.outcome IPDB_ADDED, r.facts 31, r.asides 34
 */
#include "api/bulletin.h"
#include "api/given.h"
#include "base/file.h"

static const enum ipdb_outcome outcome_of[] = {
    [STORE_ADDED] = IPDB_ADDED,
    [STORE_REVISED] = IPDB_REVISED,
    [STORE_UNCHANGED] = IPDB_UNCHANGED,
};

enum ipdb_status ipdb_check_given(struct ipdb *ipdb, const struct ipdb_given *given)
{
    struct metadata meta;
    enum ipdb_status status = handle_begin(ipdb);
    return status == IPDB_OK ? given_metadata(ipdb->catalog, given, &meta, &ipdb->err) : status;
}

static enum ipdb_status put(struct ipdb *ipdb, const struct bulletin *bulletin, const char *path, enum ipdb_outcome *outcome)
{
    enum store_outcome stored = STORE_ADDED;
    char shown[512];
    enum ipdb_status status = store_put_document(ipdb->store, &bulletin->doc, &bulletin->facts, str_of(ipdb_version()),
                                                 catalog_version(ipdb->catalog), &stored, &ipdb->err);
    if (status == IPDB_OK)
        *outcome = outcome_of[stored];
    else
        (void)err_context(&ipdb->err, "%s", file_display(path, shown, sizeof shown));
    return status;
}

enum ipdb_status ipdb_ingest(struct ipdb *ipdb, const char *path, const struct ipdb_given *given, struct ipdb_ingested *out)
{
    struct bulletin bulletin = {0};
    enum ipdb_outcome outcome = IPDB_NOT_WRITTEN;
    enum ipdb_status status = handle_begin(ipdb);
    if (status != IPDB_OK)
        return status;
    status = bulletin_read(ipdb, path, given, &bulletin);
    if (status == IPDB_OK && ipdb->store) {
        status = put(ipdb, &bulletin, path, &outcome);
        ipdb->database_failed = status != IPDB_OK;
    }
    ipdb->database_failed |= status == IPDB_NOMEM;
    if (status == IPDB_OK)
        *out = (struct ipdb_ingested){
            .outcome = outcome,
            .facts = bulletin.facts.facts.len,
            .asides = bulletin.facts.asides.len,
            .numerals = bulletin.facts.numerals,
            .accounted = bulletin.facts.accounted,
        };
    bulletin_fini(&bulletin);
    return status;
}
