/* ipdb: bulletins in, comparisons out.
 *
 *     ipdb ingest fixtures/ && ipdb query "pledge_financing by region"
 */
#include <string.h>

#include <ipdb/ipdb.h>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/hint.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/terminal.h"

#define EXIT_USAGE 2

static int refuse_command(const char *name)
{
    struct hint best = hint_for(name);
    for (size_t i = 0; planned_commands[i]; i++) {
        if (strcmp(planned_commands[i], name) == 0) {
            message_error("command '%s' is not built yet", name);
            return EXIT_USAGE;
        }
    }
    for (size_t i = 0; i < command_count; i++)
        hint_consider(&best, commands[i].name);
    if (best.name)
        message_error("unknown command '%s'; did you mean %s?", name, best.name);
    else
        message_error("unknown command '%s'; see ipdb --help", name);
    return EXIT_USAGE;
}

static int run_command(const struct command *command, char **arguments, size_t count)
{
    struct options options = {.db = NULL};
    if (!options_parse(&options, command->bit, arguments, count))
        return EXIT_USAGE;
    message_color(options.color);
    if (options.help) {
        help_print(command);
        return output_finish(0);
    }
    if (command->operands && command->operands[0] != '[' && options.operand_count == 0) {
        message_error("%s needs %s; see ipdb %s --help", command->name, command->operands, command->name);
        return EXIT_USAGE;
    }
    if (!command->operands && options.operand_count > 0) {
        message_error("%s takes no argument; see ipdb %s --help", command->name, command->name);
        return EXIT_USAGE;
    }
    return command->run(&options);
}

static int print_version(void)
{
    struct ipdb *ipdb;
    (void)ipdb_open(&ipdb, NULL, 0);
    output_text(ipdb ? ipdb_versions(ipdb) : ipdb_version());
    ipdb_close(ipdb);
    return output_finish(0);
}

/* Nothing but options of the program itself. */
static int run_without_command(char **arguments, size_t count)
{
    struct options options = {.db = NULL};
    if (!options_parse(&options, FOR_NONE, arguments, count))
        return EXIT_USAGE;
    if (options.version)
        return print_version();
    if (!options.help) {
        message_error("no command; try ipdb --help");
        return EXIT_USAGE;
    }
    help_print(NULL);
    return output_finish(0);
}

int main(int argc, char **argv)
{
    terminal_start();
    if (argc < 2 || argv[1][0] == '-')
        return run_without_command(argv + (argc > 0), argc > 1 ? (size_t)argc - 1 : 0);
    const struct command *command = command_find(argv[1]);
    if (command)
        return run_command(command, argv + 2, (size_t)argc - 2);
    return refuse_command(argv[1]);
}
