/* A file of decisions: all of them are checked, then all are kept in one transaction.
 *
 *     decisions.csv:3: reject needs a reason
 *     decisions.csv: 1 of 12 decisions is wrong; none was applied
 */
#include "api/decide.h"
#include "api/decision_file.h"

enum { TOLD_MOST = 20, WRONG_MOST = 1000 /* each takes a search for what may be meant */ };

/* One file on its way in. */
struct batch {
    struct ipdb *ipdb;
    struct decision_file file;
    const char *by; /* of those that do not say who */
    bool anchored;  /* each must have its anchor */
    ipdb_sink *complaint;
    void *context;
    size_t wrong;
    struct arena arena;
    VEC(struct decision) decisions;
};

/* The line for one row; the last that is told says that there are more. */
static void complain(struct batch *b, const struct decision_row *row, const char *what)
{
    if (++b->wrong > TOLD_MOST || !b->complaint)
        return;
    struct str line = arena_printf(&b->arena, "%s:%u: %s%s", b->file.name, row->line, what,
                                   b->wrong == TOLD_MOST ? " (what else is wrong is not told)" : "");
    if (line.ptr)
        (void)b->complaint(b->context, line.ptr, line.len);
}

static enum ipdb_status check_row(struct batch *b, const struct decision_row *row)
{
    struct decision *slot = VEC_PUSH(&b->decisions);
    struct ipdb_decision given = row->decision;
    if (!slot)
        return err_nomem(&b->ipdb->err);
    if (!given.by || !*given.by)
        given.by = b->by;
    enum ipdb_status status = IPDB_USAGE;
    if (row->problem)
        complain(b, row, row->problem);
    else if (b->anchored && !(given.sha256 && *given.sha256))
        complain(b, row, "no sha256; a file that names facts by evidence is for: ipdb review FILE");
    else if ((status = decide_check(b->ipdb, &given, &b->arena, slot)) == IPDB_USAGE)
        complain(b, row, b->ipdb->err.message);
    return status == IPDB_USAGE ? IPDB_OK : status;
}

/* Those on one bulletin beside each other, each in its order. */
static int compare(const void *a, const void *b)
{
    const struct decision *x = *(const struct decision *const *)a, *y = *(const struct decision *const *)b;
    int order = str_cmp(x->key, y->key);
    if (order == 0)
        order = str_cmp(x->sha256, y->sha256);
    return order ? order : (x > y) - (x < y);
}

static enum ipdb_status keep(struct batch *b, struct ipdb_tally *out)
{
    size_t count = b->decisions.len;
    const struct decision **order = arena_array(&b->arena, count + 1, sizeof *order);
    struct decision *sorted = arena_array(&b->arena, count + 1, sizeof *sorted);
    int64_t *numbers = arena_array(&b->arena, count + 1, sizeof *numbers);
    if (!order || !sorted || !numbers)
        return err_nomem(&b->ipdb->err);
    for (size_t i = 0; i < count; i++)
        order[i] = &b->decisions.at[i];
    qsort(order, count, sizeof *order, compare);
    for (size_t i = 0; i < count; i++)
        sorted[i] = *order[i];
    enum ipdb_status status = store_decide(b->ipdb->store, sorted, count, numbers, &b->ipdb->err);
    size_t *const of_verdict[] = {[VERDICT_ACCEPT] = &out->accepted,
                                  [VERDICT_REJECT] = &out->rejected,
                                  [VERDICT_REPLACE] = &out->replaced,
                                  [VERDICT_PREFER] = &out->preferred};
    for (size_t i = 0; i < count && status == IPDB_OK; i++)
        ++*(numbers[i] ? of_verdict[sorted[i].verdict] : &out->known);
    return status;
}

static enum ipdb_status run(struct batch *b, const char *path, struct ipdb_tally *out)
{
    enum ipdb_status status = handle_begin_open(b->ipdb);
    if (status == IPDB_OK)
        status = decision_file_read(path, &b->file, &b->ipdb->err);
    if (status != IPDB_OK)
        return status;
    for (size_t i = 0; i < b->file.rows.len && status == IPDB_OK && b->wrong < WRONG_MOST; i++)
        status = check_row(b, &b->file.rows.at[i]);
    if (status == IPDB_OK && b->wrong)
        return err_set(&b->ipdb->err, IPDB_DATA, "%s: %s%zu of %zu decisions %s wrong; none of the file was applied", b->file.name,
                       b->wrong < WRONG_MOST ? "" : "at least ", b->wrong, b->file.rows.len, b->wrong == 1 ? "is" : "are");
    if (status == IPDB_OK && b->decisions.len)
        status = keep(b, out);
    b->ipdb->database_failed = status != IPDB_OK;
    out->skipped = b->file.skipped;
    return status;
}

static enum ipdb_status take(struct batch *b, const char *path, struct ipdb_tally *out)
{
    struct ipdb_tally tally = {.accepted = 0};
    enum ipdb_status status = run(b, path, &tally);
    if (status == IPDB_OK)
        *out = tally;
    decision_file_fini(&b->file);
    VEC_FINI(&b->decisions);
    arena_fini(&b->arena);
    return status;
}

enum ipdb_status ipdb_decide_file(struct ipdb *ipdb, const char *path, const char *by, ipdb_sink *complaint, void *context,
                                  struct ipdb_tally *out)
{
    struct batch b = {.ipdb = ipdb, .by = by, .complaint = complaint, .context = context};
    return take(&b, path, out);
}

enum ipdb_status ipdb_decisions_import(struct ipdb *ipdb, const char *path, ipdb_sink *complaint, void *context,
                                       struct ipdb_tally *out)
{
    struct batch b = {.ipdb = ipdb, .anchored = true, .complaint = complaint, .context = context};
    return take(&b, path, out);
}
