/* ipdb query: a question, its answer on standard output or in a file, the notes on standard error.
 *
 *     $ ipdb query -o pledge.csv 质押融资 按地区
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <ipdb/ipdb.h>

#include "cli/command.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/terminal.h"

#define NOTES_SHOWN 5

/* An answer that goes to a file. */
struct collected {
    char *bytes;
    size_t length;
};

static bool collect(void *context, const char *bytes, size_t length)
{
    struct collected *all = context;
    char *grown = realloc(all->bytes, all->length + length + 1);
    if (!grown)
        return false;
    memcpy(grown + all->length, bytes, length);
    all->bytes = grown;
    all->length += length;
    return true;
}

struct notes {
    size_t count, shown;
};

static bool show_note(void *context, const char *bytes, size_t length)
{
    struct notes *notes = context;
    if (notes->count++ == 0)
        output_flush();
    if (notes->count <= notes->shown)
        message_note(bytes, length);
    return true;
}

/* The operands as one text, to be freed; NULL when there is no memory. */
static char *join_operands(const struct options *options)
{
    size_t length = 1;
    for (size_t i = 0; i < options->operand_count; i++)
        length += strlen(options->operands[i]) + 1;
    char *text = malloc(length), *at = text;
    for (size_t i = 0; text && i < options->operand_count; i++) {
        size_t part = strlen(options->operands[i]);
        if (i > 0)
            *at++ = ' ';
        memcpy(at, options->operands[i], part);
        at += part;
    }
    if (at)
        *at = '\0';
    return text;
}

/* The format for an output file: its ending, "txt" being a table. NULL after a message when there is none. */
static const char *format_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    if (!dot || (slash && dot < slash) || dot[1] == '\0') {
        message_error("%s: no ending that says the format; add --format table, csv or json", path);
        return NULL;
    }
    return strcmp(dot, ".txt") == 0 ? "table" : dot + 1;
}

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, const struct options *options,
                            const struct ipdb_query_options *how)
{
    struct collected file = {NULL, 0};
    struct notes notes = {0, options->notes ? SIZE_MAX : NOTES_SHOWN};
    enum ipdb_status status = options->sql ? IPDB_OK : ipdb_open_database(ipdb, options_database(options), false);
    if (status == IPDB_OK)
        status =
            ipdb_query(ipdb, text, how, options->output ? collect : output_sink, &file, options->quiet ? NULL : show_note, &notes);
    if (options->output && (status == IPDB_OK || status == IPDB_NOTHING)) {
        enum ipdb_status saved = ipdb_save(ipdb, options->output, file.bytes, file.length);
        status = saved == IPDB_OK ? status : saved;
    }
    if (notes.count > notes.shown)
        message_info("%zu more notes: --notes", notes.count - notes.shown);
    free(file.bytes);
    return status;
}

int cmd_query(const struct options *options)
{
    struct ipdb_query_options how = {
        .format = options->format,
        .language = options->lang,
        .width = options->output ? 0 : terminal_width(),
        .show_sql = options->sql,
    };
    if (options->output && !how.format && !options->sql && !(how.format = format_of(options->output)))
        return ipdb_exit_status(IPDB_USAGE);
    struct ipdb *ipdb;
    char *text = join_operands(options);
    enum ipdb_status status = ipdb_open(&ipdb, options->catalogs, options->catalog_count);
    if (status == IPDB_OK && text)
        status = ask(ipdb, text, options, &how);
    else if (!text)
        message_error("no memory left for the query");
    if (status != IPDB_OK && status != IPDB_NOTHING && !output_stopped())
        message_error("%s", ipdb_message(ipdb));
    free(text);
    ipdb_close(ipdb);
    return output_finish(text || status != IPDB_OK ? ipdb_exit_status(status) : ipdb_exit_status(IPDB_NOMEM));
}
