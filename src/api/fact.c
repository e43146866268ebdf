/* Observation 12 → its record; its bulletin's text → line and column, link; its decisions in words */
#include "api/fact.h"

#include "reader/line.h"
#include "render/markup.h"
#include "text/fragment.h"

enum { DECISIONS_MOST = 100 };

static enum ipdb_status ask(struct ipdb *ipdb, const struct statement *statement, size_t rows, struct rowset *out)
{
    enum ipdb_status status = store_select(ipdb->store, statement, rows, out, &ipdb->err);
    ipdb->database_failed = status != IPDB_OK;
    return status;
}

enum ipdb_status fact_records(struct ipdb *ipdb, const struct str *observations, size_t count, struct rowset *out)
{
    struct arena arena = {0};
    struct statement statement = {.sql = {NULL, 0}};
    enum ipdb_status status = record_statement(observations, count, &arena, &statement, &ipdb->err);
    if (status == IPDB_OK)
        status = ask(ipdb, &statement, RECORDS_MOST, out);
    VEC_FINI(&statement.binds);
    arena_fini(&arena);
    return status;
}

enum ipdb_status fact_text(struct ipdb *ipdb, const struct record *r, struct rowset *out)
{
    struct bind bind = {.kind = BIND_INT, .number = (int64_t)record_number(r->source)};
    struct statement statement = {.sql = STR("SELECT text FROM source WHERE source_id = ?1"), .binds = {&bind, 1, 1}};
    enum ipdb_status status = ask(ipdb, &statement, 1, out);
    if (status == IPDB_OK && !out->rows.len)
        status = err_set(&ipdb->err, IPDB_CORRUPT, "%.*s: its bulletin is not there; run ipdb check", STR_ARG(r->evidence));
    return status;
}

bool fact_is_displaced(const struct record *r, struct str text)
{
    return !str_eq(str_slice(text, record_number(r->begin), record_number(r->end)), r->quote);
}

bool fact_place(const struct record *r, struct str text, struct arena *arena, struct record_place *out)
{
    size_t begin = record_number(r->begin), end = record_number(r->end);
    struct line_place at = line_place(text, begin);
    struct buf link = {0};
    *out = (struct record_place){.line = at.line,
                                 .column = at.column,
                                 .prefix = str_slice(text, record_number(r->passage_begin), begin),
                                 .suffix = str_slice(text, end, record_number(r->passage_end))};
    if (!markup_is_link(r->url))
        return true;
    if (fact_is_displaced(r, text) || !fragment_add(&link, r->url, text, begin, end))
        out->link = r->url;
    else
        out->link = arena_str(arena, buf_str(&link));
    bool ok = !link.failed && out->link.ptr;
    buf_fini(&link);
    return ok;
}

/* --- decisions --- */

/* Those in force; and those on the same bytes, or on the same words in another version of the bulletin, that are not: the latest, oldest first. */
static const char decisions_sql[] =
    "SELECT * FROM (SELECT d.verdict, d.field, d.replacement, d.reason, d.decided_by, d.decided_at, EXISTS (SELECT 1 FROM ruling u "
    "WHERE u.decision_id = d.decision_id AND u.observation_id = ?8) AS force, count(*) OVER () AS count, d.decision_id AS id FROM "
    "decision d WHERE d.decision_id IN (SELECT decision_id FROM ruling WHERE observation_id = ?8) OR (d.key = ?1 AND d.exact = ?2 "
    "AND ((d.sha256 = ?3 AND d.begin_byte = ?4 AND d.end_byte = ?5) OR (d.prefix = ?6 AND d.suffix = ?7))) ORDER BY force DESC, "
    "d.decided_at DESC, d.decision_id DESC LIMIT ?9) ORDER BY decided_at, id";

enum decision_column { VERDICT, FIELD, REPLACEMENT, REASON, BY, AT, FORCE, COUNT };

static bool in_force(const struct str *cells)
{
    return str_eq(cells[FORCE], STR("1"));
}

static struct str decision_words(const struct str *cells, bool all, bool zh, struct arena *arena)
{
    struct buf out = {0};
    buf_add(&out, cells[VERDICT]);
    if (cells[FIELD].len)
        buf_printf(&out, " %.*s → %.*s", STR_ARG(cells[FIELD]), STR_ARG(cells[REPLACEMENT]));
    buf_printf(&out, zh ? "：%.*s（%.*s，%.*s）" : ": %.*s (%.*s, %.*s)", STR_ARG(cells[REASON]), STR_ARG(cells[BY]),
               STR_ARG(cells[AT]));
    if (all && !in_force(cells))
        buf_add(&out, zh ? STR("；此处不生效") : STR("; not in force here"));
    struct str kept = out.failed ? (struct str){NULL, 0} : arena_str(arena, buf_str(&out));
    buf_fini(&out);
    return kept;
}

static bool add_line(struct decisions *out, struct str text)
{
    struct str *line = text.ptr ? VEC_PUSH(&out->lines) : NULL;
    if (line)
        *line = text;
    return line != NULL;
}

/* What the limit left out. */
static bool add_rest(const struct rowset *found, bool zh, struct arena *arena, struct decisions *out)
{
    size_t count = found->rows.len ? record_number(found->rows.at[0].cells[COUNT]) : 0;
    return count <= found->rows.len || add_line(out, arena_printf(arena,
                                                                  zh ? "另有%zu项较早且不生效的裁定；请看 ipdb decisions"
                                                                     : "and %zu older ones, not in force; see ipdb decisions",
                                                                  count - found->rows.len));
}

enum ipdb_status fact_decisions(struct ipdb *ipdb, const struct record *r, const struct record_place *place, bool all, bool zh,
                                struct arena *arena, struct decisions *out)
{
    struct bind binds[] = {{.kind = BIND_TEXT, .text = r->document},
                           {.kind = BIND_TEXT, .text = r->quote},
                           {.kind = BIND_TEXT, .text = r->sha256},
                           {.kind = BIND_INT, .number = (int64_t)record_number(r->begin)},
                           {.kind = BIND_INT, .number = (int64_t)record_number(r->end)},
                           {.kind = BIND_TEXT, .text = place->prefix},
                           {.kind = BIND_TEXT, .text = place->suffix},
                           {.kind = BIND_INT, .number = (int64_t)record_number(r->observation)},
                           {.kind = BIND_INT, .number = DECISIONS_MOST}};
    struct statement statement = {.sql = str_of(decisions_sql), .binds = {binds, 9, 9}};
    struct rowset found = {0};
    enum ipdb_status status = ask(ipdb, &statement, DECISIONS_MOST, &found);
    for (size_t i = 0; status == IPDB_OK && i < found.rows.len; i++) {
        const struct str *cells = found.rows.at[i].cells;
        if (!all && !in_force(cells))
            continue;
        if (!add_line(out, decision_words(cells, all, zh, arena)))
            status = err_nomem(&ipdb->err);
    }
    if (status == IPDB_OK && all && !add_rest(&found, zh, arena, out))
        status = err_nomem(&ipdb->err);
    rowset_fini(&found);
    return status;
}
