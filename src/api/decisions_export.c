/* Decisions on their way to another database, with all that finds their numbers again:
 *
 *     decisions:
 *       - key: "hebei-2023"
 *         sha256: "5b1c…"
 *         begin: 520
 *         …
 */
#include "api/print.h"
#include "render/render.h"
#include "text/utf8.h"

/* In an order that does not depend on the database they are in. */
static const char export_sql[] = "SELECT key, sha256, begin_byte AS begin, end_byte AS 'end', exact, prefix, suffix, reading, "
                                 "verdict, field, replacement, reason, "
                                 "decided_by AS by, decided_at AS at FROM decision ORDER BY key, sha256, decided_at, decision_id";

static bool is_number(struct str name)
{
    return str_eq(name, STR("begin")) || str_eq(name, STR("end"));
}

/* What YAML or a terminal does not take as it is. */
static bool is_escaped(uint32_t c)
{
    return c == '"' || c == '\\' || rune_is_unsafe(c) || utf8_is_hidden(c) || (c & 0xFFFE) == 0xFFFE || c == 0xFFFD;
}

/* A text in quotation marks. */
static void add_text(struct buf *out, struct str text)
{
    buf_char(out, '"');
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", (char)c);
        else if (is_escaped(c))
            buf_printf(out, c > 0xFFFF ? "\\U%08lX" : "\\u%04lX", (unsigned long)c);
        else
            buf_add(out, str_slice(text, from, at));
    }
    buf_char(out, '"');
}

static void add_yaml(const struct rowset *rows, struct buf *out)
{
    buf_add(out, rows->rows.len ? STR("decisions:\n") : STR("decisions: []\n"));
    for (size_t i = 0; i < rows->rows.len; i++) {
        const struct row *row = &rows->rows.at[i];
        for (size_t c = 0; c < rows->columns.len; c++) {
            struct str name = rows->columns.at[c].name;
            if (!row->cells[c].len && str_ends(name, STR("replacement")) && !row->cells[c].ptr)
                continue; /* an empty one is another matter */
            buf_printf(out, "%s%.*s: ", c ? "    " : "  - ", STR_ARG(name));
            if (is_number(name))
                buf_add(out, row->cells[c]);
            else
                add_text(out, row->cells[c]);
            buf_char(out, '\n');
        }
    }
}

enum ipdb_status ipdb_decisions_export(struct ipdb *ipdb, const char *format, ipdb_sink *sink, void *context)
{
    struct rowset rows = {0};
    struct buf out = {0};
    bool csv = format && strcmp(format, "csv") == 0;
    enum ipdb_status status = handle_begin_open(ipdb);
    if (status == IPDB_OK && format && !csv && strcmp(format, "yaml") != 0)
        status = err_set(&ipdb->err, IPDB_USAGE, "decisions are exported as yaml or csv, not as %s", format);
    if (status == IPDB_OK)
        status = handle_ask(ipdb, export_sql, NULL, 0, &rows);
    if (status == IPDB_OK && csv)
        status = render(&rows, RENDER_CSV, 0, false, &out, &ipdb->err);
    else if (status == IPDB_OK)
        add_yaml(&rows, &out);
    if (status == IPDB_OK)
        status = print_text(ipdb, &out, &(struct ipdb_output){.text = sink, .text_context = context});
    if (status == IPDB_OK && rows.rows.len == 0)
        status = IPDB_NOTHING;
    buf_fini(&out);
    rowset_fini(&rows);
    return status;
}
