/* Facts become records:
 *
 *     hebei-2023#12 · "pledge_financing by region" → observations → records, texts, decisions → a block each
 */
#include "api/fact.h"
#include "api/print.h"
#include "api/question.h"
#include "api/reference.h"
#include "base/strmap.h"
#include "reader/line.h"

/* What is gathered before anything is shown. */
struct gathering {
    struct ipdb *ipdb;
    struct arena arena;
    struct cited found;
    struct buf question; /* operands that are no reference, with blanks between them */
    ipdb_sink *missing;
    void *missing_context;
    enum ipdb_status failed; /* of what is not there; its message is kept back, so that the last one is the call's */
    char message[ERR_MAX];
};

/* What is not there does not keep the rest from being shown; any other failure does. */
static enum ipdb_status set_aside(struct gathering *g, enum ipdb_status status)
{
    if (status != IPDB_USAGE)
        return status;
    if (g->failed != IPDB_OK && g->missing && !g->missing(g->missing_context, g->message, strlen(g->message)))
        return err_set(&g->ipdb->err, IPDB_INTERRUPTED, "the output was stopped");
    g->failed = status;
    memcpy(g->message, g->ipdb->err.message, sizeof g->message);
    return IPDB_OK;
}

static enum ipdb_status gather_reference(struct gathering *g, struct str text)
{
    struct str observation;
    enum ipdb_status status = reference_find(g->ipdb, text, &g->arena, &observation);
    if (status != IPDB_OK)
        return set_aside(g, status);
    struct str *slot = VEC_PUSH(&g->found.observations);
    if (!slot)
        return err_nomem(&g->ipdb->err);
    *slot = observation;
    return IPDB_OK;
}

/* A line of what was asked for. */
static enum ipdb_status gather_line(struct gathering *g, struct str line)
{
    if (reference_is(line))
        return gather_reference(g, line);
    buf_add(&g->question, g->question.len && line.len ? STR(" ") : STR(""));
    buf_add(&g->question, line);
    return g->question.failed ? err_nomem(&g->ipdb->err) : IPDB_OK;
}

static enum ipdb_status gather(struct gathering *g, const char *const *asked, size_t count, const char *language)
{
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < count; i++) {
        struct line line = {.number = 0};
        for (size_t at = 0; status == IPDB_OK && line_next(str_of(asked[i]), &at, &line);)
            status = gather_line(g, line.text);
    }
    if (status != IPDB_OK || !g->question.len)
        return status;
    status = question_cited(g->ipdb, buf_str(&g->question), language, &g->arena, &g->found);
    if (status == IPDB_USAGE)
        status = reference_complain(g->ipdb, buf_str(&g->question), status);
    return status == IPDB_NOTHING ? IPDB_OK : set_aside(g, status);
}

/* --- records --- */

struct showing {
    struct ipdb *ipdb;
    enum query_language language;
    struct rowset text; /* of the bulletin that was asked for last … */
    struct str source;  /* … and which that is */
    struct rowset *out;
};

static enum ipdb_status text_of(struct showing *s, const struct record *r)
{
    if (s->source.len && str_eq(s->source, r->source))
        return IPDB_OK;
    rowset_fini(&s->text);
    s->source = r->source;
    return fact_text(s->ipdb, r, &s->text);
}

static struct str note_displaced(const struct showing *s, const struct record *r)
{
    return arena_printf(&s->out->arena,
                        s->language == QUERY_ZH
                            ? "%.*s：公报原文在该处不是这个数字，数据库曾被改动；请运行 ipdb check"
                            : "%.*s: the bulletin's text does not have this number there: the database was changed by"
                              " something else; run ipdb check",
                        STR_ARG(r->evidence));
}

static bool add_note(struct rowset *out, struct str text)
{
    struct str *slot = text.ptr ? VEC_PUSH(&out->notes) : NULL;
    if (slot)
        *slot = text;
    return slot != NULL;
}

static struct str joined(struct arena *arena, const struct decisions *decisions)
{
    struct str all = STR("");
    for (size_t i = 0; i < decisions->lines.len; i++)
        all = i ? arena_printf(arena, "%.*s; %.*s", STR_ARG(all), STR_ARG(decisions->lines.at[i])) : decisions->lines.at[i];
    return all;
}

/* Strings of the text do not outlive it: what is kept of it is copied. */
static bool keep_place(struct arena *arena, struct record_place *place)
{
    struct str *const fields[] = {&place->prefix, &place->suffix, &place->link};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct str kept = fields[i]->len ? arena_str(arena, *fields[i]) : (struct str){"", 0};
        if (!kept.ptr)
            return false;
        *fields[i] = kept;
    }
    return true;
}

static enum ipdb_status show(struct showing *s, const struct record *r)
{
    struct record_place place;
    struct decisions decisions = {0};
    struct arena *arena = &s->out->arena;
    bool zh = s->language == QUERY_ZH;
    enum ipdb_status status = text_of(s, r);
    if (status != IPDB_OK)
        return status;
    struct str text = s->text.rows.at[0].cells[0];
    bool ok = fact_place(r, text, arena, &place) && keep_place(arena, &place);
    if (ok && r->decided.len)
        status = fact_decisions(s->ipdb, r, &place, false, zh, arena, &decisions);
    if (ok && status == IPDB_OK) {
        struct str words = decisions.lines.len ? joined(arena, &decisions) : r->decided;
        ok = record_add(s->out, r, &place, words, s->language) &&
             (!fact_is_displaced(r, text) || add_note(s->out, note_displaced(s, r)));
    }
    VEC_FINI(&decisions.lines);
    return ok ? status : err_nomem(&s->ipdb->err);
}

/* In the order in which they were asked for; what was asked for twice is shown twice. */
static enum ipdb_status show_all(struct showing *s, const struct cited *cited, const struct rowset *records)
{
    struct strmap rows = {0};
    size_t count = cited->observations.len < RECORDS_MOST ? cited->observations.len : RECORDS_MOST;
    enum ipdb_status status = IPDB_OK;
    bool ok = true;
    for (size_t i = 0; ok && i < records->rows.len; i++)
        ok = strmap_put(&rows, record_read(records, i).observation, i);
    if (!ok)
        status = err_nomem(&s->ipdb->err);
    for (size_t i = 0; status == IPDB_OK && i < count; i++) {
        size_t row;
        if (!strmap_get(&rows, cited->observations.at[i], &row))
            continue;
        struct record r = record_read(records, row);
        status = show(s, &r);
    }
    if (status == IPDB_OK && count < cited->observations.len) {
        struct str note =
            arena_printf(&s->out->arena, s->language == QUERY_ZH ? "共引用%zu个数字，只列出前%zu个" : "of %zu facts the first %zu",
                         cited->observations.len, count);
        status = add_note(s->out, note) ? IPDB_OK : err_nomem(&s->ipdb->err);
    }
    strmap_fini(&rows);
    return status;
}

static enum query_language language_of(const char *name, const struct cited *cited)
{
    if (!name)
        return cited->zh ? QUERY_ZH : QUERY_EN;
    return strcmp(name, "zh") == 0 ? QUERY_ZH : strcmp(name, "code") == 0 ? QUERY_CODE : QUERY_EN;
}

static enum ipdb_status show_found(struct gathering *g, const struct ipdb_output *output)
{
    struct rowset records = {0}, out = {.title = STR("Evidence"), .language = STR("en")};
    struct showing s = {.ipdb = g->ipdb, .language = language_of(output->language, &g->found), .out = &out};
    const struct cited *found = &g->found;
    size_t count = found->observations.len < RECORDS_MOST ? found->observations.len : RECORDS_MOST;
    if (s.language == QUERY_ZH) {
        out.title = STR("出处");
        out.language = STR("zh");
    }
    enum ipdb_status status = record_columns(&out, s.language) ? IPDB_OK : err_nomem(&g->ipdb->err);
    if (status == IPDB_OK && count)
        status = fact_records(g->ipdb, found->observations.at, count, &records);
    g->ipdb->rows_read = records.rows.len;
    if (status == IPDB_OK)
        status = show_all(&s, found, &records);
    if (status == IPDB_OK && !out.rows.len &&
        !add_note(&out, s.language == QUERY_ZH ? STR("这个答案没有引用任何数字") : STR("the answer rests on no figure")))
        status = err_nomem(&g->ipdb->err);
    if (status == IPDB_OK)
        status = print_rowset(g->ipdb, &out, output);
    if (status == IPDB_OK && !out.rows.len)
        status = IPDB_NOTHING;
    rowset_fini(&out);
    rowset_fini(&s.text);
    rowset_fini(&records);
    return status;
}

enum ipdb_status ipdb_evidence(struct ipdb *ipdb, const char *const *asked, size_t count, const struct ipdb_output *output,
                               ipdb_sink *missing, void *missing_context)
{
    struct gathering g = {.ipdb = ipdb, .missing = missing, .missing_context = missing_context, .failed = IPDB_OK};
    bool zh;
    enum ipdb_status status = handle_begin(ipdb);
    if (status == IPDB_OK)
        status = print_check(ipdb, output, &zh);
    if (status == IPDB_OK && !ipdb->store)
        status = err_set(&ipdb->err, IPDB_USAGE, "no database is open");
    if (status == IPDB_OK)
        status = gather(&g, asked, count, output->language);
    if (status == IPDB_OK && (g.found.observations.len || g.failed == IPDB_OK))
        status = show_found(&g, output);
    if ((status == IPDB_OK || status == IPDB_NOTHING) && g.failed != IPDB_OK)
        status = err_set(&ipdb->err, g.failed, "%s", g.message);
    buf_fini(&g.question);
    VEC_FINI(&g.found.observations);
    arena_fini(&g.arena);
    return status;
}
