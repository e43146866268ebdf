/* An audit, batch by batch of indicators, and its findings as an answer:
 *
 *     "Hebei pledge_financing" → choice → a SELECT a batch → checks → findings → sentences → a table
 */
#include "audit/audit.h"

#include "api/known.h"
#include "api/print.h"

/* Runs one SELECT, gives its rows to `read`, frees both. */
static enum ipdb_status feed(struct ipdb *ipdb, struct audit *audit, struct statement *statement,
                             enum ipdb_status (*read)(struct audit *audit, const struct rowset *rows, struct err *err))
{
    struct rowset rows = {0};
    enum ipdb_status status = handle_select(ipdb, statement, &rows);
    ipdb->rows_read += rows.rows.len;
    if (status == IPDB_OK)
        status = read(audit, &rows, &ipdb->err);
    rowset_fini(&rows);
    VEC_FINI(&statement->binds);
    return status;
}

static enum ipdb_status check_all(struct ipdb *ipdb, struct audit *audit, struct arena *arena)
{
    struct statement statement = {.sql = {NULL, 0}};
    enum ipdb_status status = audit_sizes_statement(arena, &statement, &ipdb->err);
    if (status == IPDB_OK)
        status = feed(ipdb, audit, &statement, audit_sizes);
    for (size_t i = 0; status == IPDB_OK && i < audit_batch_count(audit); i++) {
        status = audit_batch_statement(audit, i, arena, &statement, &ipdb->err);
        if (status == IPDB_OK)
            status = feed(ipdb, audit, &statement, audit_batch);
    }
    if (status == IPDB_OK)
        status = audit_singles_statement(arena, &statement, &ipdb->err);
    if (status == IPDB_OK)
        status = feed(ipdb, audit, &statement, audit_singles);
    VEC_FINI(&statement.binds);
    return status;
}

static enum ipdb_status cite_all(struct ipdb *ipdb, struct audit *audit, struct arena *arena)
{
    struct statement statement = {.sql = {NULL, 0}};
    enum ipdb_status status;
    audit_sort(audit);
    while ((status = audit_cite_statement(audit, arena, &statement, &ipdb->err)) == IPDB_OK && statement.sql.len) {
        status = feed(ipdb, audit, &statement, audit_cite);
        if (status != IPDB_OK)
            break;
    }
    VEC_FINI(&statement.binds);
    return status;
}

static enum ipdb_status run(struct ipdb *ipdb, const struct query_plan *about, enum audit_severity least, struct arena *arena,
                            const struct ipdb_output *output)
{
    struct audit *audit = NULL;
    struct rowset findings = {0};
    enum ipdb_status status = audit_begin(ipdb->catalog, about, least, &audit, &ipdb->err);
    if (status == IPDB_OK)
        status = check_all(ipdb, audit, arena);
    if (status == IPDB_OK)
        status = cite_all(ipdb, audit, arena);
    if (status == IPDB_OK)
        status = audit_report(audit, &findings, &ipdb->err);
    status = print_answer(ipdb, status == IPDB_OK && findings.rows.len ? IPDB_FINDINGS : status, &findings, output);
    rowset_fini(&findings);
    audit_fini(audit);
    return status;
}

enum ipdb_status ipdb_audit(struct ipdb *ipdb, const char *about, const char *severity, const struct ipdb_output *output)
{
    enum audit_severity least = AUDIT_WARNING;
    struct query_plan *plan = NULL;
    struct arena arena = {0};
    enum query_language language;
    enum ipdb_status status = print_begin(ipdb, output, &language);
    const struct query_data data = known_data(ipdb);
    if (status == IPDB_OK && severity && !audit_severity_parse(str_of(severity), &least))
        status = err_set(&ipdb->err, IPDB_USAGE, "unknown severity '%s'; expected error or warning", severity);
    if (status == IPDB_OK)
        status = query_parse_subjects(ipdb->catalog, &data, str_of(about), print_or_english(language), &arena, &plan, &ipdb->err);
    ipdb->rows_read = 0;
    if (status == IPDB_OK)
        status = run(ipdb, plan, least, &arena, output);
    arena_fini(&arena);
    return status;
}
