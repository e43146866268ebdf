/* The decisions, each with where its number stands now:
 *
 *     id  evidence       verdict  field   replacement  reason      by  at                    in force
 *     1   hebei-2023#12  reject                        two years   Li  2024-01-05T08:30:00Z  yes
 *     2   hubei-2023#3   accept                                    Li  2024-01-05T08:31:00Z  reading changed
 */
#include "api/print.h"

enum column_of { ID, KEY, EXACT, VERDICT, FIELD, REPLACEMENT, REASON, BY, AT, KNOWN };

static const char decisions_sql[] =
    "SELECT d.decision_id, d.key, d.exact, d.verdict, d.field, d.replacement, d.reason, d.decided_by, d.decided_at, "
    "EXISTS (SELECT 1 FROM source s WHERE s.key = d.key) OR EXISTS (SELECT 1 FROM source s WHERE s.sha256 = d.sha256) "
    "FROM decision d ORDER BY d.decided_at, d.decision_id";

/* What has become of a decision; the codes are those of the column in_force. */
enum state { IN_FORCE, CHANGED, SUPERSEDED, OLD_VERSION, NOT_FOUND, NO_BULLETIN };

static const struct {
    const char *code, *en, *zh;
} states[] = {
    [IN_FORCE] = {"yes", "yes", "是"},
    [CHANGED] = {"reading_changed", "no: the reading changed", "否：读数已变"},
    [SUPERSEDED] = {"superseded", "no: superseded", "否：已被取代"},
    [OLD_VERSION] = {"old_version", "only in an old version", "仅见于旧版"},
    [NOT_FOUND] = {"not_found", "no: number not found", "否：找不到该数"},
    [NO_BULLETIN] = {"no_bulletin", "no: bulletin not here", "否：库中无此公报"},
};

/* By decision; of one decision first what is in the newest version, in force before others. */
static int compare(const void *a, const void *b)
{
    const struct store_finding *x = a, *y = b;
    if (x->decision != y->decision)
        return x->decision < y->decision ? -1 : 1;
    if (x->current != y->current)
        return (int)y->current - (int)x->current;
    if (x->in_force != y->in_force)
        return (int)y->in_force - (int)x->in_force;
    return str_cmp(x->evidence, y->evidence);
}

/* The first of the decision, in what is sorted. */
static const struct store_finding *find(const struct store_findings *findings, int64_t id)
{
    size_t low = 0, high = findings->list.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (findings->list.at[middle].decision < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < findings->list.len && findings->list.at[low].decision == id ? &findings->list.at[low] : NULL;
}

static enum state state_of(const struct store_finding *f, const struct row *row)
{
    if (!f)
        return str_eq(row->cells[KNOWN], STR("1")) ? NOT_FOUND : NO_BULLETIN;
    if (!f->current)
        return OLD_VERSION;
    if (f->in_force)
        return IN_FORCE;
    return str_eq(row->cells[VERDICT], STR("accept")) && !f->same ? CHANGED : SUPERSEDED;
}

static const struct column_spec columns[] = {
    {"id", "id", "编号", FOR_ALL, true},
    {"evidence", "evidence", "出处", FOR_ALL, false},
    {"printed", "printed", "原文", FOR_ALL, false},
    {"verdict", "verdict", "裁定", FOR_ALL, false},
    {"field", "field", "字段", FOR_ALL, false},
    {"replacement", "replacement", "改为", FOR_ALL, false},
    {"reason", "reason", "理由", FOR_ALL, false},
    {"by", "by", "裁定人", FOR_ALL, false},
    {"at", "at", "时间", FOR_ALL, false},
    {"in_force", "in force", "有效", FOR_MACHINES, false},
    {"in_force", "in force", "有效", FOR_PEOPLE, false},
    {"key", "bulletin", "公报", FOR_MACHINES, false},
};

static bool add_row(struct rowset *out, const struct row *from, const struct store_findings *findings, bool zh)
{
    struct row *row = rowset_row(out);
    int64_t id = (int64_t)str_number(from->cells[ID], 0);
    const struct store_finding *f = find(findings, id);
    enum state state = state_of(f, from);
    if (!row)
        return false;
    const struct str cells[] = {from->cells[ID],
                                f ? f->evidence : (struct str){NULL, 0},
                                from->cells[EXACT],
                                from->cells[VERDICT],
                                from->cells[FIELD],
                                from->cells[REPLACEMENT],
                                from->cells[REASON],
                                from->cells[BY],
                                from->cells[AT],
                                str_of(states[state].code),
                                str_of(zh ? states[state].zh : states[state].en),
                                from->cells[KEY]};
    memcpy(row->cells, cells, sizeof cells);
    return true;
}

static enum ipdb_status list(struct ipdb *ipdb, const struct rowset *rows, const struct store_findings *findings, bool zh,
                             const struct ipdb_output *output)
{
    struct rowset out = {.language = zh ? STR("zh") : STR("en"), .values = rows->rows.len};
    bool ok = rowset_columns(&out, columns, sizeof columns / sizeof *columns, zh);
    for (size_t i = 0; ok && i < rows->rows.len; i++)
        ok = add_row(&out, &rows->rows.at[i], findings, zh);
    if (ok && rows->rows.len == 0)
        ok = rowset_note(&out, zh ? STR("尚无裁定。") : STR("there are no decisions; ipdb review makes some."));
    enum ipdb_status status = ok ? print_rowset(ipdb, &out, output) : err_nomem(&ipdb->err);
    rowset_fini(&out);
    return status;
}

enum ipdb_status ipdb_decisions(struct ipdb *ipdb, const struct ipdb_output *output)
{
    struct rowset rows = {0};
    struct store_findings findings = {.list = {NULL, 0, 0}};
    enum query_language language = QUERY_AUTO;
    enum ipdb_status status = print_begin(ipdb, output, &language);
    if (status != IPDB_OK)
        return status;
    status = handle_ask(ipdb, decisions_sql, NULL, 0, &rows);
    if (status == IPDB_OK)
        status = store_find_decided(ipdb->store, &findings, &ipdb->err);
    ipdb->database_failed = status != IPDB_OK;
    ipdb->rows_read = rows.rows.len;
    if (status == IPDB_OK && findings.list.len)
        qsort(findings.list.at, findings.list.len, sizeof *findings.list.at, compare);
    if (status == IPDB_OK)
        status = list(ipdb, &rows, &findings, language == QUERY_ZH, output);
    if (status == IPDB_OK && rows.rows.len == 0)
        status = IPDB_NOTHING;
    store_findings_fini(&findings);
    rowset_fini(&rows);
    return status;
}
