/* Help leads with examples, then usage, then the options from the table. */
#include "cli/help.h"

#include <stdio.h>

#include "cli/output.h"

#define COLUMN 22 /* where the texts of options begin */

const char help_examples[] = "  ipdb ingest bulletins/                       bulletins of a folder into ipdb.db\n"
                             "  ipdb query \"pledge_financing by region\"      compare the provinces\n"
                             "  ipdb query 河北、湖北、浙江质押融资增速      in Chinese too\n"
                             "  ipdb evidence hebei-2023#12                  where a figure stands\n"
                             "  ipdb audit                                   which figures contradict each other\n"
                             "  ipdb sql \"SELECT * FROM fact LIMIT 9\"        in SQL, whatever else there is to ask\n"
                             "  ipdb extract hebei-2023.txt | head           facts as NDJSON, without a database\n";

static void print_option(const struct option_spec *spec)
{
    char left[64], line[256], letter[8] = "";
    if (spec->letter)
        (void)snprintf(letter, sizeof letter, "-%c, ", spec->letter);
    (void)snprintf(left, sizeof left, "%s--%s%s%s", letter, spec->name, spec->argument ? " " : "",
                   spec->argument ? spec->argument : "");
    (void)snprintf(line, sizeof line, "  %-*s %s\n", COLUMN, left, spec->help);
    output_text(line);
}

static void print_options(unsigned command)
{
    for (size_t i = 0; i < option_count; i++)
        if (option_belongs(&option_table[i], command))
            print_option(&option_table[i]);
}

static void print_command(const struct command *command)
{
    char line[256];
    output_text(command->examples);
    (void)snprintf(line, sizeof line, "\nUsage: ipdb %s [OPTION]...%s%s\n\n", command->name, command->operands ? " " : "",
                   command->operands ? command->operands : "");
    output_text(line);
    print_options(command->bit);
    if (command->text) {
        output_text("\n");
        output_text(command->text);
    }
}

static void print_program(void)
{
    char line[256];
    output_text(help_examples);
    output_text("\nUsage: ipdb COMMAND [OPTION]... ARGUMENT...\n\n");
    for (size_t i = 0; i < command_count; i++) {
        (void)snprintf(line, sizeof line, "  %-*s %s\n", COLUMN, commands[i].name, commands[i].summary);
        output_text(line);
    }
    print_options(FOR_NONE);
    output_text(
        "\n'ipdb COMMAND --help' tells more about a command.\n"
        "Exit status: 0 a value was found, 1 nothing was found or, of audit, diff and refresh, something to look at, 2 usage or\n"
        "an unknown name, 3 a file or the database, 4 the database is newer than the program, 130 interrupted.\n");
}

void help_print(const struct command *command)
{
    output_text("Examples:\n");
    if (command)
        print_command(command);
    else
        print_program();
}
