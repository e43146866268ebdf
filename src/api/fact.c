/* Observation 12 → its record; its bulletin's text → line and column, link; its decisions in words */
#include "api/fact.h"

#include "base/strmap.h"
#include "reader/line.h"
#include "render/markup.h"
#include "text/fragment.h"

enum { DECISIONS_MOST = 100 };

enum ipdb_status fact_select(struct ipdb *ipdb, const struct str *observations, size_t count, struct rowset *out)
{
    struct arena arena = {0};
    struct statement statement = {.sql = {NULL, 0}};
    enum ipdb_status status = record_statement(observations, count, &arena, &statement, &ipdb->err);
    if (status == IPDB_OK)
        status = handle_select(ipdb, &statement, out);
    VEC_FINI(&statement.binds);
    arena_fini(&arena);
    return status;
}

enum ipdb_status fact_text(struct ipdb *ipdb, const struct record *r, struct rowset *out)
{
    struct bind bind = {.kind = BIND_INT, .number = (int64_t)str_number(r->source, 0)};
    enum ipdb_status status = handle_ask(ipdb, "SELECT text FROM source WHERE source_id = ?1", &bind, 1, out);
    if (status == IPDB_OK && !out->rows.len)
        status = err_set(&ipdb->err, IPDB_CORRUPT, "%.*s: its bulletin is not there; run ipdb check", STR_ARG(r->evidence));
    return status;
}

bool fact_is_displaced(const struct record *r, struct str text)
{
    return !str_eq(str_slice(text, str_number(r->begin, 0), str_number(r->end, 0)), r->quote);
}

bool fact_place(const struct record *r, struct str text, struct arena *arena, struct record_place *out)
{
    size_t begin = str_number(r->begin, 0), end = str_number(r->end, 0);
    struct line_place at = line_place(text, begin);
    struct buf link = {0};
    *out = (struct record_place){.line = at.line,
                                 .column = at.column,
                                 .prefix = str_slice(text, str_number(r->passage_begin, 0), begin),
                                 .suffix = str_slice(text, end, str_number(r->passage_end, 0))};
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
        buf_printf(&out, " %.*s → %.*s", STR_ARG(cells[FIELD]),
                   STR_ARG(cells[REPLACEMENT].len ? cells[REPLACEMENT]
                           : zh                   ? STR("无")
                                                  : STR("nothing")));
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
    size_t count = found->rows.len ? str_number(found->rows.at[0].cells[COUNT], 0) : 0;
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
                           {.kind = BIND_INT, .number = (int64_t)str_number(r->begin, 0)},
                           {.kind = BIND_INT, .number = (int64_t)str_number(r->end, 0)},
                           {.kind = BIND_TEXT, .text = place->prefix},
                           {.kind = BIND_TEXT, .text = place->suffix},
                           {.kind = BIND_INT, .number = (int64_t)str_number(r->observation, 0)},
                           {.kind = BIND_INT, .number = DECISIONS_MOST}};
    struct rowset found = {0};
    enum ipdb_status status = handle_ask(ipdb, decisions_sql, binds, sizeof binds / sizeof *binds, &found);
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
             (!fact_is_displaced(r, text) || rowset_note(s->out, note_displaced(s, r)));
    }
    VEC_FINI(&decisions.lines);
    return ok ? status : err_nomem(&s->ipdb->err);
}

/* What was asked for twice is shown twice. */
static enum ipdb_status show_all(struct showing *s, const struct str *observations, size_t count, const struct rowset *records)
{
    struct strmap rows = {0};
    enum ipdb_status status = IPDB_OK;
    bool ok = true;
    for (size_t i = 0; ok && i < records->rows.len; i++)
        ok = strmap_put(&rows, record_read(records, i).observation, i);
    if (!ok)
        status = err_nomem(&s->ipdb->err);
    for (size_t i = 0; status == IPDB_OK && i < count; i++) {
        size_t row;
        if (!strmap_get(&rows, observations[i], &row))
            continue;
        struct record r = record_read(records, row);
        status = show(s, &r);
    }
    strmap_fini(&rows);
    return status;
}

enum ipdb_status fact_show(struct ipdb *ipdb, const struct str *observations, size_t count, enum query_language language,
                           struct rowset *records, struct rowset *out)
{
    struct showing s = {.ipdb = ipdb, .language = language, .out = out};
    enum ipdb_status status = count ? fact_select(ipdb, observations, count, records) : IPDB_OK;
    ipdb->rows_read = records->rows.len;
    if (status == IPDB_OK)
        status = show_all(&s, observations, count, records);
    rowset_fini(&s.text);
    return status;
}
