/* The options of the program: one table (options.c) makes the parsing and the help. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum command_bit { FOR_NONE = 0, FOR_INGEST = 1 << 0, FOR_QUERY = 1 << 1, FOR_EXTRACT = 1 << 2, FOR_TRACE = 1 << 3, FOR_ALL = 15 };

#define CATALOGS_MAX 16

struct options {
    const char *db, *region, *date, *publisher, *url, *title, *format, *output, *lang;
    const char *catalogs[CATALOGS_MAX];
    size_t catalog_count;
    bool dry_run, quiet, verbose, sql, notes, help, version;
    char **operands; /* what is left of the arguments, in order */
    size_t operand_count;
};

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_CATALOG };

struct option_spec {
    const char *name; /* without the dashes */
    char letter;      /* '\0': none */
    enum option_kind kind;
    unsigned commands;    /* enum command_bit, or-ed */
    size_t field;         /* offset in struct options */
    const char *argument; /* as in the help; NULL for a flag */
    const char *help;
};

extern const struct option_spec option_table[];
extern const size_t option_count;

/* True when the command takes the option; FOR_NONE asks for what goes before any command. */
bool option_belongs(const struct option_spec *spec, unsigned command);

/* Reads the arguments of a command (FOR_NONE: those before any command, up to the first operand); reorders `arguments`. False after
 * one line on standard error when an option is unknown, misplaced or lacks its argument. */
bool options_parse(struct options *out, unsigned command, char **arguments, size_t count);
/* The database to use: --db, else $IPDB_DB, else ipdb.db. */
const char *options_database(const struct options *options);

#endif
