/* Where decisions find their numbers now:
 *
 *     decision 3 on hebei-2023   →  hebei-2023#12, in force, read as it was · hebei-2023@1#11, in force
 */
#include "store/settle.h"

static enum ipdb_status read_sources(struct store *store, struct call_numbers *out, struct err *err)
{
    struct call call = call_once(
        store,
        "SELECT source_id FROM source s WHERE EXISTS (SELECT 1 FROM decision d WHERE d.key = s.key) "
        "OR EXISTS (SELECT 1 FROM source v JOIN decision d ON d.sha256 = v.sha256 WHERE v.key = s.key) ORDER BY key, version");
    enum ipdb_status status = call_collect(&call, out, err);
    call_end(&call);
    return status;
}

static enum ipdb_status keep(struct store *store, const struct settle_found *found, struct store_findings *out, struct err *err)
{
    bool row = false;
    struct call call =
        call_once(store, "SELECT s.key || CASE s.current WHEN 1 THEN '' ELSE '@' || s.version END || '#' || o.number, s.current, "
                         "EXISTS (SELECT 1 FROM ruling r WHERE r.observation_id = o.observation_id AND r.decision_id = ?2) "
                         "FROM observation o JOIN source s ON s.source_id = o.source_id WHERE o.observation_id = ?1");
    call_number(&call, found->observation);
    call_number(&call, found->decision);
    enum ipdb_status status = call_row(&call, &row, err);
    if (status == IPDB_OK && row) {
        struct store_finding *slot = VEC_PUSH(&out->list);
        struct str evidence = arena_str(&out->arena, call_column(&call, 0));
        if (slot)
            *slot = (struct store_finding){.decision = found->decision,
                                           .evidence = evidence,
                                           .current = call_column_number(&call, 1) != 0,
                                           .same = found->same,
                                           .in_force = call_column_number(&call, 2) != 0};
        status = slot && evidence.ptr ? IPDB_OK : err_nomem(err);
    }
    call_end(&call);
    return status;
}

static enum ipdb_status find_in(struct store *store, int64_t source, struct store_findings *out, struct err *err)
{
    struct settle_findings found = {0};
    enum ipdb_status status = settle_find(store, source, &found, err);
    for (size_t i = 0; i < found.list.len && status == IPDB_OK; i++)
        status = keep(store, &found.list.at[i], out, err);
    VEC_FINI(&found.list);
    return status;
}

enum ipdb_status store_find_decided(struct store *store, struct store_findings *out, struct err *err)
{
    struct call_numbers sources = {0};
    enum ipdb_status status = read_sources(store, &sources, err);
    for (size_t i = 0; i < sources.list.len && status == IPDB_OK; i++)
        status = find_in(store, sources.list.at[i], out, err);
    VEC_FINI(&sources.list);
    return status;
}

void store_findings_fini(struct store_findings *findings)
{
    VEC_FINI(&findings->list);
    arena_fini(&findings->arena);
}
