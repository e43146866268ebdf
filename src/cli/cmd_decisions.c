/* ipdb decisions [list] · export · import FILE... · remove ID... */
#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/command.h"
#include "cli/decide.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/terminal.h"

enum { USAGE = 2 };

/* One of the things that can be done with decisions; `given` are the operands behind its name. */
struct action {
    const char *name, *operands;
    int (*run)(const struct options *options, char *const *given, size_t count);
};

static enum ipdb_status ask(struct ipdb *ipdb, const char *text, struct answer *answer)
{
    struct ipdb_output out = answer_output(answer);
    (void)text;
    return ipdb_decisions(ipdb, &out);
}

static int list(const struct options *options, char *const *given, size_t count)
{
    struct options without = *options;
    (void)given, (void)count;
    if (options->format && strcmp(options->format, "yaml") == 0) {
        message_error("decisions as YAML: ipdb decisions export");
        return USAGE;
    }
    without.operand_count = 0;
    return answer_run(&without, ask);
}

static const char *export_format(const struct options *options)
{
    const char *dot = options->output ? strrchr(options->output, '.') : NULL;
    if (options->format)
        return options->format;
    return dot && strcmp(dot, ".csv") == 0 ? "csv" : "yaml";
}

static bool collect(void *context, const char *bytes, size_t length)
{
    return bytes_add(context, bytes, length);
}

static enum ipdb_status write_out(struct ipdb *ipdb, const struct options *options, struct bytes *text)
{
    enum ipdb_status status = ipdb_open_database(ipdb, options_database(options), false), written = IPDB_OK;
    if (status == IPDB_OK)
        status = ipdb_decisions_export(ipdb, export_format(options), collect, text);
    if (status != IPDB_OK && status != IPDB_NOTHING)
        return status;
    if (options->output)
        written = ipdb_save(ipdb, options->output, text->at, text->length);
    else
        (void)output_sink(NULL, text->at, text->length);
    return written == IPDB_OK ? status : written;
}

static int export(const struct options *options, char *const *given, size_t count)
{
    struct bytes text = {0};
    struct ipdb *ipdb;
    (void)given, (void)count;
    enum ipdb_status status = ipdb_open(&ipdb, options->catalogs, options->catalog_count);
    if (status == IPDB_OK)
        status = write_out(ipdb, options, &text);
    if (status == IPDB_NOTHING && !options->quiet)
        message_info("there are no decisions");
    else if (status != IPDB_OK && status != IPDB_NOTHING)
        message_error("%s", ipdb_message(ipdb));
    free(text.at);
    ipdb_close(ipdb);
    return output_finish(ipdb_exit_status(status));
}

static enum ipdb_status take(struct ipdb *ipdb, const char *path, const char *by, ipdb_sink *complaint, void *context,
                             struct ipdb_tally *out)
{
    (void)by;
    return ipdb_decisions_import(ipdb, path, complaint, context, out);
}

static int import(const struct options *options, char *const *given, size_t count)
{
    int status = 0;
    terminal_catch_interrupts();
    struct ipdb *ipdb = decide_open(options, true, &status);
    return ipdb ? decide_close(ipdb, decide_files(ipdb, options, given, count, take)) : status;
}

/* 0 when it is no number of a decision. */
static long long id_of(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits && digits < 18 && text[digits] == '\0' ? strtoll(text, NULL, 10) : 0;
}

static int remove_all(struct ipdb *ipdb, const struct options *options, char *const *given, size_t count)
{
    size_t removed = 0;
    int status = 0;
    for (size_t i = 0; i < count; i++) {
        enum ipdb_status done = ipdb_revoke(ipdb, id_of(given[i]));
        removed += done == IPDB_OK;
        if (done == IPDB_OK)
            continue;
        message_error("%s", ipdb_message(ipdb));
        status = status ? status : ipdb_exit_status(done);
        if (ipdb_database_failed(ipdb))
            break;
    }
    if (!options->quiet)
        message_info("decisions: %zu removed", removed);
    return status;
}

static int remove_some(const struct options *options, char *const *given, size_t count)
{
    int status = 0;
    for (size_t i = 0; i < count; i++)
        if (id_of(given[i]) == 0) {
            message_error("'%s' is no number of a decision; see: ipdb decisions", given[i]);
            return USAGE;
        }
    struct ipdb *ipdb = decide_open(options, false, &status);
    return ipdb ? decide_close(ipdb, remove_all(ipdb, options, given, count)) : status;
}

static const struct action actions[] = {
    {"list", NULL, list},
    {"export", NULL, export},
    {"import", "FILE...", import},
    {"remove", "ID...", remove_some},
};

int cmd_decisions(const struct options *options)
{
    const char *name = options->operand_count ? options->operands[0] : "list";
    size_t count = options->operand_count ? options->operand_count - 1 : 0;
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        const struct action *action = &actions[i];
        if (strcmp(action->name, name) != 0)
            continue;
        if (action->operands && count == 0) {
            message_error("decisions %s needs %s; see ipdb decisions --help", name, action->operands);
            return USAGE;
        }
        if (!action->operands && count > 0) {
            message_error("decisions %s takes no argument; see ipdb decisions --help", name);
            return USAGE;
        }
        return action->run(options, options->operands + (options->operand_count > 0), count);
    }
    message_error("unknown action '%s'; expected list, export, import or remove", name);
    return USAGE;
}
