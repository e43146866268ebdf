/* ipdb man: the manual page in man(7), made from the tables of commands and options.
 *
 *     $ ipdb man > ipdb.1 && man -l ipdb.1
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <ipdb/ipdb.h>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/output.h"

static const char description[] =
    "Chinese provinces and cities report on intellectual property in prose. ipdb reads these bulletins and puts every number into\n"
    "an ordinary SQLite file, with its place, year, indicator, unit and the sentence that it stands in, and answers questions "
    "that\n"
    "compare places. What is not alike is not compared, and what is missing says why.\n";

static const char *const statuses[][2] = {
    {"0", "a value was found"},
    {"1", "understood, but nothing was found; of audit, diff and refresh: there is something to look at"},
    {"2", "a mistake on the command line or in the question"},
    {"3", "a file or the database, or a limit that was reached"},
    {"4", "the database was written by a newer program"},
    {"5", "the query says strict, and the answer would mix periods"},
    {"130", "interrupted"},
};

static const char *const variables[][2] = {
    {"IPDB_DB", "the database, where --db is not given"},
    {"IPDB_PAGER, PAGER", "what a long answer on a terminal goes through; empty or cat: nothing"},
    {"LESS", "options of less; FRX where it is not set"},
    {"NO_COLOR", "when it is not empty, nothing is coloured"},
    {"COLUMNS, LINES", "width and height of the terminal, where they are not to be its own"},
};

static const char *const files[][2] = {
    {"ipdb.db", "the database, in the folder in which ipdb is run"},
};

/* Text as man(7) wants it: no control lines, no escapes, hyphens that can be copied. */
static void put(const char *text)
{
    for (bool begins = true; *text; begins = *text++ == '\n') {
        if (begins && (*text == '.' || *text == '\''))
            output_text("\\&");
        if (*text == '\\')
            output_text("\\e");
        else if (*text == '-')
            output_text("\\-");
        else
            (void)output_sink(NULL, text, 1);
    }
}

static void put_lines(const char *examples)
{
    output_text(".nf\n");
    put(examples);
    output_text(".fi\n");
}

static void put_item(const char *name, const char *text)
{
    output_text(".TP\n\\fB");
    put(name);
    output_text("\\fR\n");
    put(text);
    output_text("\n");
}

static void put_items(const char *title, const char *const items[][2], size_t count)
{
    output_text(".SH ");
    output_text(title);
    output_text("\n");
    for (size_t i = 0; i < count; i++)
        put_item(items[i][0], items[i][1]);
}

static void put_usage(const struct command *command)
{
    output_text(".SS \"ipdb ");
    output_text(command->name);
    output_text(" \\fR[\\fIOPTION\\fR]...");
    if (command->operands) {
        output_text(" \\fI");
        output_text(command->operands);
        output_text("\\fR");
    }
    output_text("\"\n");
}

static void put_sentence(const char *text)
{
    const char first[2] = {(char)toupper((unsigned char)text[0]), '\0'};
    put(first);
    put(text + 1);
    output_text(".\n");
}

static void put_command(const struct command *command)
{
    put_usage(command);
    put_sentence(command->summary);
    if (command->text)
        put(command->text);
    output_text(".PP\n");
    put_lines(command->examples);
}

/* " (ingest, query)" unless all commands take it. */
static void put_commands_of(const struct option_spec *spec)
{
    const char *before = " (";
    if (spec->commands == FOR_EVERY || spec->commands == FOR_NONE)
        return;
    for (size_t i = 0; i < command_count; i++)
        if (option_belongs(spec, commands[i].bit)) {
            output_text(before);
            output_text(commands[i].name);
            before = ", ";
        }
    output_text(")");
}

static void put_option(const struct option_spec *spec)
{
    output_text(".TP\n");
    if (spec->letter) {
        const char letter[2] = {spec->letter, '\0'};
        output_text("\\fB\\-");
        output_text(letter);
        output_text("\\fR, ");
    }
    output_text("\\fB\\-\\-");
    put(spec->name);
    output_text("\\fR");
    if (spec->argument) {
        output_text(" \\fI");
        put(spec->argument);
        output_text("\\fR");
    }
    output_text("\n");
    put(spec->help);
    put_commands_of(spec);
    output_text("\n");
}

static void put_head(void)
{
    char title[64];
    (void)snprintf(title, sizeof title, ".TH IPDB 1 \"\" \"ipdb %s\"\n", ipdb_version());
    output_text(title);
    output_text(".SH NAME\nipdb \\- read bulletins on intellectual property into a database and compare places\n"
                ".SH SYNOPSIS\n.B ipdb\n\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...\n"
                ".br\n.B ipdb \\-\\-help\n.br\n.B ipdb \\-\\-version\n"
                ".SH DESCRIPTION\n");
    put(description);
    output_text(".SH EXAMPLES\n");
    put_lines(help_examples);
}

#define PUT_ITEMS(title, items) put_items((title), (items), sizeof(items) / sizeof *(items))

int cmd_man(const struct options *options)
{
    (void)options;
    put_head();
    output_text(".SH COMMANDS\n");
    for (size_t i = 0; i < command_count; i++)
        put_command(&commands[i]);
    output_text(".SH OPTIONS\n");
    for (size_t i = 0; i < option_count; i++)
        put_option(&option_table[i]);
    PUT_ITEMS("EXIT STATUS", statuses);
    PUT_ITEMS("ENVIRONMENT", variables);
    PUT_ITEMS("FILES", files);
    output_text(".SH \"SEE ALSO\"\n.BR sqlite3 (1),\n.BR less (1)\n");
    return output_finish(0);
}
