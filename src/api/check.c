/* A check becomes a printed answer: one row for each thing that is wrong, or one line that says what was looked at.
 *
 *     problem  where                          what
 *     hash     hebei-2023                     the text is not that of the file, by its SHA-256: 3a…; expected 9f…
 *     quote    hebei-2023#12, bytes 520–529   not what the text has at these bytes: 145亿元; expected 154亿元
 */
#include "api/check_words.h"
#include "api/print.h"
#include "base/file.h"

#define LISTED ((size_t)10000) /* rows; what is beyond is counted */
#define SHOWN  ((size_t)200)   /* bytes of a stored text */

enum { AT_PROBLEM, AT_WHERE, AT_WHAT, AT_TABLE, AT_ROW, AT_PLACE, AT_BEGIN, AT_END, AT_FOUND, AT_EXPECTED, AT_ADVICE };

struct findings {
    struct rowset set;
    bool zh;
};

static const struct column_spec columns[] = {
    [AT_PROBLEM] = {"problem", "problem", "问题", FOR_ALL, false},
    [AT_WHERE] = {"where", "where", "位置", FOR_PEOPLE, false},
    [AT_WHAT] = {"detail", "what is wrong", "说明", FOR_ALL, false},
    [AT_TABLE] = {"table", "table", "表", FOR_MACHINES, false},
    [AT_ROW] = {"row", "row", "行", FOR_MACHINES, true},
    [AT_PLACE] = {"place", "place", "出处", FOR_MACHINES, false},
    [AT_BEGIN] = {"begin_byte", "begin", "起", FOR_MACHINES, true},
    [AT_END] = {"end_byte", "end", "止", FOR_MACHINES, true},
    [AT_FOUND] = {"found", "found", "实有", FOR_MACHINES, false},
    [AT_EXPECTED] = {"expected", "expected", "应有", FOR_MACHINES, false},
    [AT_ADVICE] = {"advice", "advice", "建议", FOR_MACHINES, false},
};

static bool begin(struct findings *f)
{
    f->set.language = f->zh ? STR("zh") : STR("en");
    f->set.title = STR("ipdb check");
    return rowset_columns(&f->set, columns, sizeof columns / sizeof *columns, f->zh);
}

/* A stored text, cut to what one line can show. */
static struct str cut(struct str s)
{
    size_t end = s.len < SHOWN ? s.len : SHOWN;
    while (end < s.len && end > 0 && ((unsigned char)s.ptr[end] & 0xC0) == 0x80)
        end--;
    return str_slice(s, 0, end);
}

static struct str where(struct findings *f, const struct check_finding *finding)
{
    struct arena *arena = &f->set.arena;
    struct str place = cut(finding->place), table = cut(finding->table);
    const char *bytes = f->zh ? "字节" : "bytes";
    if (place.len > 0 && finding->end != 0)
        return arena_printf(arena, "%.*s, %s %lld–%lld", STR_ARG(place), bytes, (long long)finding->begin, (long long)finding->end);
    if (place.len > 0)
        return arena_str(arena, place);
    if (finding->row != 0)
        return arena_printf(arena, "%.*s, %s %lld", STR_ARG(table), f->zh ? "行" : "row", (long long)finding->row);
    return arena_str(arena, table.len ? table : f->zh ? STR("文件") : STR("the file"));
}

static struct str what(struct findings *f, const struct check_finding *finding)
{
    struct arena *arena = &f->set.arena;
    const struct check_words *words = check_words(finding->problem);
    struct str said = f->zh ? words->zh : words->en, found = cut(finding->found), expected = cut(finding->expected);
    const char *colon = f->zh ? "：" : ": ", *instead = f->zh ? "；应为 " : "; expected ";
    if (found.len == 0 && expected.len == 0)
        return said;
    if (expected.len == 0)
        return arena_printf(arena, "%.*s%s%.*s", STR_ARG(said), colon, STR_ARG(found));
    if (found.len == 0)
        return arena_printf(arena, "%.*s%s%.*s", STR_ARG(said), instead, STR_ARG(expected));
    return arena_printf(arena, "%.*s%s%.*s%s%.*s", STR_ARG(said), colon, STR_ARG(found), instead, STR_ARG(expected));
}

static void set_number(struct findings *f, struct str *cell, int64_t number)
{
    if (number)
        *cell = arena_printf(&f->set.arena, "%lld", (long long)number);
}

static enum ipdb_status add(void *context, const struct check_finding *finding, struct err *err)
{
    struct findings *f = context;
    struct arena *arena = &f->set.arena;
    const struct check_words *words = check_words(finding->problem);
    if (f->set.rows.len >= LISTED)
        return IPDB_OK;
    struct row *row = rowset_row(&f->set);
    if (!row)
        return err_nomem(err);
    row->cells[AT_PROBLEM] = str_of(check_problem_code(finding->problem));
    row->cells[AT_WHERE] = where(f, finding);
    row->cells[AT_WHAT] = what(f, finding);
    row->cells[AT_TABLE] = arena_str(arena, cut(finding->table));
    set_number(f, &row->cells[AT_ROW], finding->row);
    row->cells[AT_PLACE] = arena_str(arena, cut(finding->place));
    if (finding->end) {
        row->cells[AT_BEGIN] = arena_printf(arena, "%lld", (long long)finding->begin);
        set_number(f, &row->cells[AT_END], finding->end);
    }
    if (finding->found.ptr)
        row->cells[AT_FOUND] = arena_str(arena, cut(finding->found));
    if (finding->expected.ptr)
        row->cells[AT_EXPECTED] = arena_str(arena, cut(finding->expected));
    row->cells[AT_ADVICE] = f->zh ? words->advice_zh : words->advice_en;
    f->set.values++;
    return row->cells[AT_WHERE].ptr && row->cells[AT_WHAT].ptr ? IPDB_OK : err_nomem(err);
}

static enum ipdb_status add_notes(struct findings *f, const struct check_counts *counts, struct err *err)
{
    size_t more = counts->findings - f->set.rows.len;
    bool good = true;
    if (counts->partly)
        good = rowset_note(&f->set, f->zh ? STR("有表与 ipdb 所建不同，因此未检查各行。")
                                          : STR("the rows were not looked at, since a table is not as ipdb made it."));
    if (good && more > 0)
        good = rowset_note(
            &f->set, arena_printf(&f->set.arena, f->zh ? "另有 %zu 个问题未列出。" : "%zu more problems are not listed.", more));
    return good ? IPDB_OK : err_nomem(err);
}

/* What was looked at, when all of it is right. */
static struct str sound(struct findings *f, const char *path, const struct check_counts *n)
{
    char shown[512];
    const char *format = f->zh ? "%s：完好；公报 %zu，句子 %zu，事实 %zu，搁置 %zu，决定 %zu，迁移 %zu，页 %zu"
                               : "%s: sound; bulletins: %zu, sentences: %zu, facts: %zu, set aside: %zu, decisions: %zu, "
                                 "migrations: %zu, pages: %zu";
    return arena_printf(&f->set.arena, format, file_display(path, shown, sizeof shown), n->bulletins, n->passages, n->observations,
                        n->asides, n->decisions, n->migrations, n->pages);
}

static enum ipdb_status print_sound(struct ipdb *ipdb, struct findings *f, struct str line, const struct ipdb_output *output)
{
    struct buf text = {0};
    if (!line.ptr)
        return err_nomem(&ipdb->err);
    if (print_format(output) != RENDER_TABLE)
        return rowset_note(&f->set, line) ? print_rowset(ipdb, &f->set, output) : err_nomem(&ipdb->err);
    buf_add(&text, line);
    buf_char(&text, '\n');
    enum ipdb_status status = print_text(ipdb, &text, output);
    buf_fini(&text);
    return status;
}

static enum ipdb_status print_findings(struct ipdb *ipdb, struct findings *f, const char *path, size_t count,
                                       const struct ipdb_output *output)
{
    char shown[512];
    enum ipdb_status status = print_rowset(ipdb, &f->set, output);
    if (status != IPDB_OK)
        return status;
    return err_set(&ipdb->err, IPDB_CORRUPT, "%s: %zu problem%s found; restore a copy, or ingest the bulletins into a new file",
                   file_display(path, shown, sizeof shown), count, count == 1 ? "" : "s");
}

enum ipdb_status ipdb_check(struct ipdb *ipdb, const char *path, const struct ipdb_output *output)
{
    struct findings f = {.zh = false};
    struct check_counts counts;
    enum query_language language = QUERY_AUTO;
    enum ipdb_status status = handle_begin(ipdb);
    if (status == IPDB_OK)
        status = print_check(ipdb, output, &language);
    f.zh = language == QUERY_ZH;
    if (status == IPDB_OK && !begin(&f))
        status = err_nomem(&ipdb->err);
    if (status != IPDB_OK)
        goto out;
    status = store_check(path, add, &f, ipdb->stop, ipdb->stop_context, &counts, &ipdb->err);
    ipdb->rows_read = status == IPDB_OK ? counts.bulletins + counts.passages + counts.observations + counts.asides : 0;
    if (status == IPDB_OK)
        status = add_notes(&f, &counts, &ipdb->err);
    if (status == IPDB_OK)
        status = counts.findings ? print_findings(ipdb, &f, path, counts.findings, output)
                                 : print_sound(ipdb, &f, sound(&f, path, &counts), output);
out:
    rowset_fini(&f.set);
    return status;
}
