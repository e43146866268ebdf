/* A header line that names the columns, in any order; others are of no interest, so that the answer of `ipdb review --format csv` can be filled in.
 *
 *     evidence,sentence,verdict,reason
 *     hebei-2023#12,…,reject,two years     one decision
 *     hebei-2023#13,…,,                    not decided: skipped
 */
#include "api/decision_file.h"
#include "text/csv.h"

struct table {
    struct decision_file *file;
    struct csv csv;
    struct str names[CSV_CELLS]; /* of the columns */
    size_t count;
    struct err *err;
};

static enum ipdb_status refuse(const struct table *t, unsigned line, const char *what)
{
    return err_set(t->err, IPDB_DATA, "%s:%u: %s", t->file->name, line, what);
}

static bool has(const struct table *t, struct str name)
{
    size_t found = 0;
    for (size_t i = 0; i < t->count; i++)
        found += str_eq(t->names[i], name);
    return found > 0;
}

static enum ipdb_status read_header(struct table *t, struct csv_record *record)
{
    enum ipdb_status status = csv_next(&t->csv, &t->file->arena, record, t->err);
    if (status == IPDB_NOTHING)
        return refuse(t, 1, "empty; expected a header line with evidence and verdict");
    if (status != IPDB_OK)
        return status;
    for (size_t i = 0; i < record->count; i++) {
        struct str name = str_trim(record->cells[i].text);
        if (name.len && has(t, name))
            return err_set(t->err, IPDB_DATA, "%s:%u: the column '%.*s' is there twice", t->file->name, record->line,
                           STR_ARG(name));
        t->names[t->count++] = name;
    }
    if (!has(t, STR("verdict")) || (!has(t, STR("evidence")) && !has(t, STR("sha256"))))
        return refuse(t, record->line, "expected a header line with the columns evidence (or sha256) and verdict");
    return IPDB_OK;
}

/* What a spreadsheet would take for a formula was written with an apostrophe before it. */
static struct str without_apostrophe(struct str cell)
{
    bool guarded = cell.len > 1 && cell.ptr[0] == '\'' && strchr("=+-@\t\r", cell.ptr[1]) && cell.ptr[1];
    return guarded ? str_slice(cell, 1, cell.len) : cell;
}

static bool is_empty(const char *text)
{
    return !text || str_trim(str_of(text)).len == 0;
}

/* True when nobody has written anything into the row. */
static bool is_undecided(const struct ipdb_decision *d)
{
    return is_empty(d->verdict) && is_empty(d->field) && is_empty(d->replacement) && is_empty(d->reason);
}

static enum ipdb_status read_row(struct table *t, const struct csv_record *record)
{
    struct decision_row *row = decision_file_row(t->file, record->line, t->err);
    if (!row)
        return IPDB_NOMEM;
    if (record->count != t->count)
        row->problem = arena_printf(&t->file->arena, "%zu cells, but %zu columns in the header line", record->count, t->count).ptr;
    t->err->status = IPDB_OK;
    for (size_t i = 0; i < record->count && i < t->count; i++)
        (void)decision_row_set(t->file, row, t->names[i], without_apostrophe(record->cells[i].text), t->err);
    if (t->err->status != IPDB_OK)
        return t->err->status;
    if (is_undecided(&row->decision) && !row->problem) {
        t->file->rows.len--;
        t->file->skipped++;
    } else if (is_empty(row->decision.verdict) && !row->problem) {
        row->problem = "a decision without a verdict";
    }
    return IPDB_OK;
}

enum ipdb_status decision_file_csv(struct decision_file *file, struct str text, struct err *err)
{
    struct table *t = arena_alloc(&file->arena, sizeof *t);
    struct csv_record *record = arena_alloc(&file->arena, sizeof *record);
    if (!t || !record)
        return err_nomem(err);
    t->file = file;
    t->err = err;
    enum ipdb_status status = csv_begin(&t->csv, str_of(file->name), text, err);
    if (status == IPDB_OK)
        status = read_header(t, record);
    while (status == IPDB_OK && (status = csv_next(&t->csv, &file->arena, record, err)) == IPDB_OK)
        if (record->count > 1 || record->cells[0].text.len > 0)
            status = read_row(t, record);
    return status == IPDB_NOTHING ? IPDB_OK : status;
}
