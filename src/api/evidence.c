/* Facts become records:
 *
 *     hebei-2023#12 · "pledge_financing by region" → observations → records, texts, decisions → a block each
 */
#include "api/fact.h"
#include "api/print.h"
#include "api/question.h"
#include "api/source.h"
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
    enum ipdb_status status = source_find_fact(g->ipdb, text, &g->arena, &observation);
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
    if (source_names_fact(line))
        return gather_reference(g, line);
    buf_add(&g->question, g->question.len && line.len ? STR(" ") : STR(""));
    buf_add(&g->question, line);
    return g->question.failed ? err_nomem(&g->ipdb->err) : IPDB_OK;
}

static enum ipdb_status gather(struct gathering *g, const char *const *asked, size_t count, enum query_language language)
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
        status = source_complain(g->ipdb, buf_str(&g->question), status);
    return status == IPDB_NOTHING ? IPDB_OK : set_aside(g, status);
}

/* More facts than one answer has records for. */
static bool note_cut(struct rowset *out, enum query_language language, size_t all)
{
    return all <= RECORDS_MOST ||
           rowset_note(out, arena_printf(&out->arena,
                                         language == QUERY_ZH ? "共引用%zu个数字，只列出前%d个" : "of %zu facts the first %d", all,
                                         RECORDS_MOST));
}

static enum ipdb_status show_found(struct gathering *g, enum query_language language, const struct ipdb_output *output)
{
    bool zh = language == QUERY_ZH;
    struct rowset records = {0}, out = {.title = zh ? STR("出处") : STR("Evidence"), .language = zh ? STR("zh") : STR("en")};
    size_t all = g->found.observations.len;
    enum ipdb_status status = record_columns(&out, language) ? IPDB_OK : err_nomem(&g->ipdb->err);
    if (status == IPDB_OK)
        status = fact_show(g->ipdb, g->found.observations.at, all < RECORDS_MOST ? all : RECORDS_MOST, language, &records, &out);
    bool noted = note_cut(&out, language, all) &&
                 (out.rows.len || rowset_note(&out, zh ? STR("这个答案没有引用任何数字") : STR("the answer rests on no figure")));
    if (status == IPDB_OK && !noted)
        status = err_nomem(&g->ipdb->err);
    status = print_answer(g->ipdb, status == IPDB_OK && !out.rows.len ? IPDB_NOTHING : status, &out, output);
    rowset_fini(&out);
    rowset_fini(&records);
    return status;
}

enum ipdb_status ipdb_evidence(struct ipdb *ipdb, const char *const *asked, size_t count, const struct ipdb_output *output,
                               ipdb_sink *missing, void *missing_context)
{
    struct gathering g = {.ipdb = ipdb, .missing = missing, .missing_context = missing_context, .failed = IPDB_OK};
    enum query_language language;
    enum ipdb_status status = print_begin(ipdb, output, &language);
    if (status == IPDB_OK)
        status = gather(&g, asked, count, language);
    if (language == QUERY_AUTO)
        language = g.found.zh ? QUERY_ZH : QUERY_EN;
    if (status == IPDB_OK && (g.found.observations.len || g.failed == IPDB_OK))
        status = show_found(&g, language, output);
    if ((status == IPDB_OK || status == IPDB_NOTHING) && g.failed != IPDB_OK)
        status = err_set(&ipdb->err, g.failed, "%s", g.message);
    buf_fini(&g.question);
    VEC_FINI(&g.found.observations);
    arena_fini(&g.arena);
    return status;
}
