/* What is looked at across the whole file, before any bulletin.
 *
 *     PRAGMA integrity_check  "row 12 missing from index observation_cell"  → CHECK_PAGE with these words
 *     UPDATE migration SET checksum = '0…'                                  → CHECK_MIGRATION, found and expected checksum
 */
#include "store/check_parts.h"

#include <stdio.h>

#include "base/digest.h"
#include "store/migrate.h"

#define MESSAGES "1000" /* of SQLite, at most */

/* One row of integrity_check may have several lines, the first of which names the database. */
static enum ipdb_status tell_lines(struct checking *c, struct str message, struct err *err)
{
    enum ipdb_status status = IPDB_OK;
    for (size_t at = 0; at < message.len && status == IPDB_OK;) {
        size_t end = str_find(message, STR("\n"), at);
        struct str line = str_trim(str_slice(message, at, end));
        at = end == SIZE_MAX ? message.len : end + 1;
        if (line.len > 0 && !str_starts(line, STR("***")))
            status = check_tell(c, &(struct check_finding){CHECK_PAGE, .found = line}, err);
    }
    return status;
}

enum ipdb_status check_pages(struct checking *c, struct err *err)
{
    int64_t pages = 0;
    bool row = false;
    enum ipdb_status status = db_number(c->store, "PRAGMA page_count", &pages, err);
    c->counts->pages = (size_t)pages;
    struct call call = call_once(c->store, "PRAGMA integrity_check(" MESSAGES ")");
    while (status == IPDB_OK && (status = call_row(&call, &row, err)) == IPDB_OK && row) {
        struct str message = call_column(&call, 0);
        if (!str_eq(message, STR("ok")))
            status = tell_lines(c, message, err);
    }
    call_end(&call);
    return check_absorb(c, status, "", (struct str){0}, err);
}

enum ipdb_status check_references(struct checking *c, struct err *err)
{
    bool row = false;
    enum ipdb_status status = IPDB_OK;
    struct call call = call_once(c->store, "PRAGMA foreign_key_check");
    while (status == IPDB_OK && (status = call_row(&call, &row, err)) == IPDB_OK && row) {
        struct check_finding finding = {CHECK_REFERENCE, .table = call_column(&call, 0), .row = call_column_number(&call, 1),
                                        .expected = call_column(&call, 2)};
        check_locate(c, &finding);
        status = check_tell(c, &finding, err);
    }
    call_end(&call);
    return check_absorb(c, status, "", (struct str){0}, err);
}

bool check_is_time(struct str s)
{
    static const char shape[] = "dddd-dd-ddTdd:dd:ddZ";
    struct date day;
    if (s.len != sizeof shape - 1 || !date_parse(str_slice(s, 0, 10), &day))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (shape[i] == 'd' ? s.ptr[i] < '0' || s.ptr[i] > '9' : s.ptr[i] != shape[i])
            return false;
    return str_cmp(str_slice(s, 11, 13), STR("24")) < 0 && s.ptr[14] < '6' && s.ptr[17] < '6';
}

/* One row of `migration`; `want` is NULL behind the last that the program knows. */
static enum ipdb_status check_migration(struct checking *c, const struct call *call, int64_t number, const struct migration *want,
                                        struct err *err)
{
    char checksum[DIGEST_TEXT] = "";
    struct check_finding at = {CHECK_MIGRATION, .table = STR("migration"), .row = call_column_number(call, 0)};
    struct str name = call_column(call, 1), sum = call_column(call, 2), applied = call_column(call, 3);
    if (at.row != number || !want) {
        at.found = check_found(c, at.row);
        at.expected = want ? check_expected(c, number) : (struct str){0};
        return check_tell(c, &at, err);
    }
    digest_sha256((struct str){want->sql, want->size}, checksum);
    enum ipdb_status status = IPDB_OK;
    if (!str_eq(name, want->name)) {
        at.found = name, at.expected = want->name;
        status = check_tell(c, &at, err);
    }
    if (status == IPDB_OK && !str_eq(sum, str_of(checksum))) {
        at.found = sum, at.expected = str_of(checksum);
        status = check_tell(c, &at, err);
    }
    if (status == IPDB_OK && !check_is_time(applied)) {
        at.problem = CHECK_TIME, at.found = applied, at.expected = (struct str){0};
        status = check_tell(c, &at, err);
    }
    return status;
}

/* The rows are 1 … n, those of the program. */
static enum ipdb_status compare_migrations(struct checking *c, const struct migrations *known, struct err *err)
{
    bool row = false;
    int64_t number = 0;
    enum ipdb_status status = IPDB_OK;
    struct call call = call_once(c->store, "SELECT number, name, checksum, applied_at FROM migration NOT INDEXED ORDER BY number");
    while (status == IPDB_OK && (status = call_row(&call, &row, err)) == IPDB_OK && row) {
        const struct migration *want = (size_t)number < known->list.len ? &known->list.at[number] : NULL;
        status = check_migration(c, &call, ++number, want, err);
    }
    call_end(&call);
    c->counts->migrations = (size_t)number;
    if (status == IPDB_OK && (size_t)number < known->list.len)
        status = check_tell(c,
                            &(struct check_finding){CHECK_MIGRATION, .table = STR("migration"), .row = number + 1, .found = STR(""),
                                                    .expected = known->list.at[number].name},
                            err);
    return status;
}

enum ipdb_status check_migrations(struct checking *c, struct err *err)
{
    struct migrations known = {0};
    enum ipdb_status status = migrate_load(&known, err);
    if (status == IPDB_OK)
        status = check_absorb(c, compare_migrations(c, &known, err), "migration", (struct str){0}, err);
    VEC_FINI(&known.list);
    return status;
}

/* Versions of a key are 1 … n, and the newest alone is current. */
enum ipdb_status check_versions(struct checking *c, struct err *err)
{
    bool row = false;
    enum ipdb_status status = IPDB_OK;
    struct call call = call_once(c->store, "SELECT key, count(*), min(version), max(version), sum(current), "
                                           "max(CASE current WHEN 1 THEN version ELSE 0 END) "
                                           "FROM source NOT INDEXED GROUP BY key");
    while (status == IPDB_OK && (status = call_row(&call, &row, err)) == IPDB_OK && row) {
        int64_t count = call_column_number(&call, 1), least = call_column_number(&call, 2), most = call_column_number(&call, 3);
        struct check_finding at = {CHECK_VERSIONS, .table = STR("source"), .place = call_column(&call, 0)};
        if (least != 1 || most != count) {
            at.found = check_found(c, least == 1 ? most : least);
            at.expected = check_expected(c, least == 1 ? count : 1);
            status = check_tell(c, &at, err);
        }
        if (status == IPDB_OK && (call_column_number(&call, 4) != 1 || call_column_number(&call, 5) != most)) {
            at.problem = CHECK_CURRENT;
            at.found = check_found(c, call_column_number(&call, 5));
            at.expected = check_expected(c, most);
            status = check_tell(c, &at, err);
        }
    }
    call_end(&call);
    return check_absorb(c, status, "source", (struct str){0}, err);
}

/* The tree of places: one root, and each place below one of a higher level. */
static enum ipdb_status check_tree(struct checking *c, struct err *err)
{
    bool row = false;
    enum ipdb_status status = IPDB_OK;
    struct call call =
        call_once(c->store, "SELECT r.rowid, r.region_code, r.parent_code FROM region r LEFT JOIN region p ON p.region_code = "
                            "r.parent_code WHERE (r.parent_code IS NULL) <> (r.level = 0) OR p.level >= r.level");
    while (status == IPDB_OK && (status = call_row(&call, &row, err)) == IPDB_OK && row) {
        struct str parent = call_column(&call, 2);
        struct check_finding at = {CHECK_PARENT, .table = STR("region"), .row = call_column_number(&call, 0),
                                   .place = call_column(&call, 1), .found = parent.ptr ? parent : STR("")};
        status = check_tell(c, &at, err);
    }
    call_end(&call);
    return check_absorb(c, status, "region", (struct str){0}, err);
}

/* Rows that foreign_key_check does not look at, read once so that damage shows. */
enum ipdb_status check_dictionary(struct checking *c, struct err *err)
{
    int64_t decisions = 0;
    enum ipdb_status status = check_tree(c, err);
    if (status == IPDB_OK)
        status = check_absorb(c, db_number(c->store, "SELECT count(exact) FROM decision NOT INDEXED", &decisions, err), "decision",
                              (struct str){0}, err);
    c->counts->decisions = (size_t)decisions;
    return status;
}
