/* The options of the program: one table (options.c) makes the parsing, the help, the manual page and the completion. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum command_bit {
    FOR_NONE = 0,
    FOR_INGEST = 1 << 0,
    FOR_QUERY = 1 << 1,
    FOR_EXTRACT = 1 << 2,
    FOR_TRACE = 1 << 3,
    FOR_SQL = 1 << 4,
    FOR_MAN = 1 << 5,
    FOR_COMPLETION = 1 << 6,
    FOR_EVIDENCE = 1 << 7,
    FOR_EXPLAIN = 1 << 8,
    FOR_SEARCH = 1 << 9,
    FOR_AUDIT = 1 << 10,
    FOR_COVERAGE = 1 << 11,
    FOR_DIFF = 1 << 12,
    FOR_REFRESH = 1 << 13,
    FOR_REVIEW = 1 << 14,
    FOR_DECISIONS = 1 << 15,
    FOR_CHECK = 1 << 16,
    FOR_BACKUP = 1 << 17,
    FOR_FILES = FOR_INGEST | FOR_EXTRACT | FOR_TRACE,
    FOR_ANSWER = FOR_QUERY | FOR_SQL | FOR_EVIDENCE | FOR_EXPLAIN | FOR_SEARCH | FOR_AUDIT | FOR_COVERAGE | FOR_DIFF | FOR_CHECK |
                 FOR_REVIEW | FOR_DECISIONS,
    FOR_EVERY = (1 << 18) - 1
};

#define CATALOGS_MAX 16
#define NUMBER_MAX   1000000000

struct options {
    const char *db, *region, *date, *publisher, *url, *title, *doc, *indicator, *by, *format, *output, *lang, *severity, *color;
    const char *catalogs[CATALOGS_MAX];
    size_t catalog_count;
    size_t rows, time_limit, year, limit; /* 0: not given */
    bool dry_run, yes, list, quiet, verbose, sql, notes, chart, no_pager, all_versions, help, version;
    char **operands; /* what is left of the arguments, in order */
    size_t operand_count;
};

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER, OPTION_CATALOG };

struct option_spec {
    const char *name; /* without the dashes */
    char letter;      /* '\0': none */
    enum option_kind kind;
    unsigned commands;    /* enum command_bit, or-ed */
    size_t field;         /* offset in struct options */
    const char *argument; /* as in the help; NULL for a flag; FILE is completed as one */
    const char *help;
    const char *values; /* all that the argument may be, blank-separated; NULL: anything */
};

extern const struct option_spec option_table[];
extern const size_t option_count;

/* True when the command takes the option; FOR_NONE asks for what goes before any command. */
bool option_belongs(const struct option_spec *spec, unsigned command);
/* By its name of `length` bytes, or by its letter; NULL when there is none. */
const struct option_spec *option_find(const char *name, size_t length);
const struct option_spec *option_find_letter(char letter);
/* By its name too, but that of the command, when several commands have one of that name. */
const struct option_spec *option_find_for(const char *name, size_t length, unsigned command);
/* The next of the blank-separated values, its length in *length; NULL behind the last. Begin with *at = spec->values. */
const char *option_next_value(const char **at, size_t *length);

/* True when `value` is one of the spec's values, or when it has no list of them. */
bool option_takes(const struct option_spec *spec, const char *value);

/* Reads the arguments of a command (FOR_NONE: those before any command, up to the first operand); reorders `arguments`. False after
 * one line on standard error when an option is unknown, misplaced, or lacks its argument or has a wrong one. */
bool options_parse(struct options *out, unsigned command, char **arguments, size_t count);
/* The database to use: --db, else $IPDB_DB, else ipdb.db. */
const char *options_database(const struct options *options);

#endif
