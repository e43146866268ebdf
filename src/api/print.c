/* rows and notes → format → sink
 *
 *     print_rowset(ipdb, &findings, &(struct ipdb_output){.format = "json", .text = sink}, …)   →   {"rows": […], "notes": […]}
 */
#include "api/print.h"

#include "api/format.h"

enum ipdb_status print_check(struct ipdb *ipdb, const struct ipdb_output *output, bool *zh)
{
    enum render_format format;
    const char *language = output->language ? output->language : "en";
    *zh = strcmp(language, "zh") == 0;
    if (!*zh && strcmp(language, "en") != 0 && strcmp(language, "code") != 0)
        return err_set(&ipdb->err, IPDB_USAGE, "unknown language '%s'; expected zh, en or code", language);
    return format_parse(output->format, &format, &ipdb->err);
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

enum ipdb_status print_rowset(struct ipdb *ipdb, const struct rowset *answer, const struct ipdb_output *output)
{
    enum render_format format;
    struct buf out = {0};
    enum ipdb_status status = format_parse(output->format, &format, &ipdb->err);
    if (status == IPDB_OK)
        status = format_check(answer, format, &ipdb->err);
    if (status == IPDB_OK)
        status = render(answer, format, output->width, output->color, &out, &ipdb->err);
    if (status == IPDB_OK)
        status = print_text(ipdb, &out, output);
    if (status == IPDB_OK)
        print_notes(answer, output);
    buf_fini(&out);
    return status;
}
