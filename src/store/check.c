/* A check from the file down: opened and recognised, SQLite's own checks, schema, references, migrations, and then bulletin by bulletin.
 *
 *     a page overwritten in the table passage
 *     → CHECK_PAGE (SQLite's words), CHECK_UNREADABLE "passage" of the bulletin that lies there; the other bulletins are still looked at
 *
 * What SQLite calls damage is a finding wherever it shows; a wrong answer of ours is one line with the row. Only what makes every further step
 * senseless (no memory, an interrupt, another program's file) ends the check.
 */
#include "store/check_parts.h"

#include <stdio.h>

#include "model/code.h"
#include "store/open.h"
#include "store/verify.h"

#define OPERATIONS 1000 /* of SQLite between two questions whether to stop */

#define X(id, code) code,
static const char *const problem_codes[] = {CHECK_PROBLEMS(X)};
#undef X

const char *check_problem_code(enum check_problem problem)
{
    return code_at((struct codes){problem_codes, CHECK_COUNT}, (size_t)problem);
}

enum ipdb_status check_tell(struct checking *c, const struct check_finding *finding, struct err *err)
{
    c->counts->findings++;
    return c->sink(c->context, finding, err);
}

enum ipdb_status check_absorb(struct checking *c, enum ipdb_status status, const char *table, struct str place, struct err *err)
{
    if (status != IPDB_CORRUPT && status != IPDB_IO && status != IPDB_LIMIT)
        return status;
    const char *reason = sqlite3_errmsg(c->store->db);
    return check_tell(c, &(struct check_finding){CHECK_UNREADABLE, .table = str_of(table), .place = place, .found = str_of(reason)},
                      err);
}

struct str check_place(struct checking *c, const struct check_source *s, int64_t number)
{
    buf_clear(&c->place);
    buf_add(&c->place, s->key);
    if (!s->current)
        buf_printf(&c->place, "@%lld", (long long)s->version);
    if (number)
        buf_printf(&c->place, "#%lld", (long long)number);
    return buf_str(&c->place);
}

void check_locate(struct checking *c, struct check_finding *finding)
{
    static const char *const places[][2] = {
        {"observation", "SELECT s.key, s.version, s.current, t.number, t.begin_byte, t.end_byte FROM observation t "
                        "JOIN source s USING (source_id) WHERE t.rowid = ?1"},
        {"passage",
         "SELECT s.key, s.version, s.current, 0, t.begin_byte, t.end_byte FROM passage t JOIN source s USING (source_id) "
         "WHERE t.rowid = ?1"},
        {"aside", "SELECT s.key, s.version, s.current, 0, t.begin_byte, t.end_byte FROM aside t JOIN source s USING (source_id) "
                  "WHERE t.rowid = ?1"},
        {"source", "SELECT key, version, current, 0, 0, 0 FROM source WHERE rowid = ?1"},
    };
    const char *sql = NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        sql = str_eq(finding->table, str_of(places[i][0])) ? places[i][1] : sql;
    if (!sql)
        return;
    bool row = false;
    struct call call = call_once(c->store, sql);
    call_number(&call, finding->row);
    if (call_row(&call, &row, NULL) == IPDB_OK && row) { /* else the table and the row say where it is */
        struct check_source s = {
            .key = call_column(&call, 0), .version = call_column_number(&call, 1), .current = call_column_number(&call, 2)};
        finding->place = check_place(c, &s, call_column_number(&call, 3));
        finding->begin = call_column_number(&call, 4);
        finding->end = call_column_number(&call, 5);
    }
    call_end(&call);
}

static struct str number_in(struct buf *buf, int64_t number)
{
    buf_clear(buf);
    buf_printf(buf, "%lld", (long long)number);
    return buf_str(buf);
}

struct str check_found(struct checking *c, int64_t number)
{
    return number_in(&c->found, number);
}

struct str check_expected(struct checking *c, int64_t number)
{
    return number_in(&c->expected, number);
}

static enum ipdb_status tell_difference(void *context, const struct schema_object *object, enum verify_difference how,
                                        struct err *err)
{
    static const enum check_problem problems[] = {CHECK_MISSING, CHECK_CHANGED, CHECK_ADDED};
    struct checking *c = context;
    if (str_eq(object->columns[OBJECT_TYPE], STR("table")))
        c->counts->partly = true;
    return check_tell(
        c, &(struct check_finding){problems[how], .table = object->columns[OBJECT_NAME], .found = object->columns[OBJECT_TYPE]},
        err);
}

/* The file is ipdb's and of this version, or an error. */
static enum ipdb_status recognise(struct checking *c, const struct migrations *migrations, struct err *err)
{
    const char *shown = c->store->shown;
    size_t version = 0, last = migrations->list.len;
    enum ipdb_status status = verify_number(c->store, migrations, &version, err);
    if (status == IPDB_OK && version < last)
        return err_set(err, version ? IPDB_DATA : IPDB_CORRUPT,
                       "%s: its schema is number %zu, this program checks %zu; 'ipdb ingest --db %s FILE…' brings it up to date",
                       shown, version, last, shown);
    return status == IPDB_OK ? verify_schema(c->store, migrations, version, tell_difference, c, err) : status;
}

static enum ipdb_status look_through(struct checking *c, struct err *err)
{
    static enum ipdb_status (*const parts[])(struct checking *, struct err *) = {check_rows,     check_references, check_migrations,
                                                                                 check_versions, check_dictionary, check_sources};
    enum ipdb_status status = check_pages(c, err);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == IPDB_OK && !c->counts->partly; i++)
        status = parts[i](c, err);
    return status;
}

static int ask_to_stop(void *context)
{
    const struct store *store = context;
    return store->stop && store->stop(store->stop_context);
}

/* One snapshot, so that a bulletin that is being written is seen whole or not at all. */
static enum ipdb_status check_file(struct checking *c, struct err *err)
{
    struct migrations migrations = {0};
    sqlite3_progress_handler(c->store->db, OPERATIONS, ask_to_stop, c->store);
    enum ipdb_status status = db_run(c->store, "BEGIN", "opening", err);
    if (status == IPDB_OK)
        status = migrate_load(&migrations, err);
    if (status == IPDB_OK)
        status = recognise(c, &migrations, err);
    if (status == IPDB_OK)
        status = look_through(c, err);
    sqlite3_progress_handler(c->store->db, 0, NULL, NULL);
    (void)db_end(c->store, IPDB_INTERRUPTED, NULL); /* nothing was written: rolled back in any case */
    VEC_FINI(&migrations.list);
    return status;
}

enum ipdb_status store_check(const char *path, check_sink *sink, void *context, bool (*stop)(void *), void *stop_context,
                             struct check_counts *counts, struct err *err)
{
    struct checking c = {.sink = sink, .context = context, .counts = counts};
    *counts = (struct check_counts){0};
    enum ipdb_status status = open_unverified(path, STORE_READ, &c.store, err);
    if (status != IPDB_OK)
        return status;
    store_watch(c.store, stop, stop_context);
    status = check_file(&c, err);
    (void)store_close(c.store, NULL); /* it was only read */
    buf_fini(&c.place);
    buf_fini(&c.found);
    buf_fini(&c.expected);
    return status;
}
