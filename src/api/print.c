/* rows and notes → format → sink
 *
 *     print_rowset(ipdb, &findings, &(struct ipdb_output){.format = "json", .text = sink}, …)   →   {"rows": […], "notes": […]}
 *     .format = "xml"                                                                           →   unknown format 'xml'; formats: table, chart, csv …
 */
#include "api/print.h"

static enum ipdb_status parse_language(const char *name, enum query_language *out, struct err *err)
{
    static const struct {
        const char *name;
        enum query_language language;
    } known[] = {{"zh", QUERY_ZH}, {"en", QUERY_EN}, {"code", QUERY_CODE}};
    *out = QUERY_AUTO;
    for (size_t i = 0; name && i < sizeof known / sizeof *known; i++)
        if (strcmp(name, known[i].name) == 0)
            *out = known[i].language;
    return !name || *out != QUERY_AUTO ? IPDB_OK : err_set(err, IPDB_USAGE, "unknown language '%s'; expected zh, en or code", name);
}

static enum ipdb_status parse_format(const char *name, struct err *err)
{
    enum render_format format;
    if (!name || render_format_parse(str_of(name), &format))
        return IPDB_OK;
    struct buf list = {0};
#define X(id, code) buf_printf(&list, "%s%s", list.len ? ", " : "", code);
    RENDER_FORMATS(X)
#undef X
    enum ipdb_status status = err_set(err, IPDB_USAGE, "unknown format '%s'; formats: %s", name, list.ptr ? list.ptr : "");
    buf_fini(&list);
    return status;
}

enum ipdb_status print_check(struct ipdb *ipdb, const struct ipdb_output *output, enum query_language *language)
{
    enum ipdb_status status = parse_language(output->language, language, &ipdb->err);
    return status == IPDB_OK ? parse_format(output->format, &ipdb->err) : status;
}

enum ipdb_status print_begin(struct ipdb *ipdb, const struct ipdb_output *output, enum query_language *language)
{
    enum ipdb_status status = handle_begin(ipdb);
    if (status == IPDB_OK)
        status = print_check(ipdb, output, language);
    return status == IPDB_OK ? handle_begin_open(ipdb) : status;
}

enum render_format print_format(const struct ipdb_output *output)
{
    enum render_format format = RENDER_TABLE;
    if (output->format)
        (void)render_format_parse(str_of(output->format), &format);
    return format;
}

enum ipdb_status print_text(struct ipdb *ipdb, const struct buf *text, const struct ipdb_output *output)
{
    if (text->failed)
        return err_nomem(&ipdb->err);
    if (text->len > 0 && !output->text(output->text_context, text->ptr, text->len))
        return err_set(&ipdb->err, IPDB_INTERRUPTED, "the output was stopped");
    return IPDB_OK;
}

static void print_notes(const struct rowset *answer, const struct ipdb_output *output)
{
    for (size_t i = 0; output->note && i < answer->notes.len; i++)
        if (!output->note(output->note_context, answer->notes.at[i].ptr, answer->notes.at[i].len))
            return;
}

enum ipdb_status print_nothing(struct ipdb *ipdb, const struct rowset *answer, const struct ipdb_output *output)
{
    struct buf out = {0};
    enum ipdb_status status = render(answer, print_format(output), output->width, output->color, &out, &ipdb->err);
    if (status == IPDB_OK)
        status = print_text(ipdb, &out, output);
    if (status == IPDB_OK)
        print_notes(answer, output);
    buf_fini(&out);
    return status;
}

enum ipdb_status print_rowset(struct ipdb *ipdb, const struct rowset *answer, const struct ipdb_output *output)
{
    enum render_format format = print_format(output);
    bool drawn = format == RENDER_CHART || format == RENDER_SVG;
    if (drawn && !answer->charts.len)
        return err_set(&ipdb->err, IPDB_USAGE,
                       "this answer has no figures to draw; choose the format table, csv, tsv, json, ndjson, md or html");
    return print_nothing(ipdb, answer, output);
}

enum ipdb_status print_answer(struct ipdb *ipdb, enum ipdb_status status, const struct rowset *answer,
                              const struct ipdb_output *output)
{
    if (status != IPDB_OK && status != IPDB_NOTHING && status != IPDB_FINDINGS)
        return status;
    enum ipdb_status printed = print_rowset(ipdb, answer, output);
    return printed == IPDB_OK ? status : printed;
}
