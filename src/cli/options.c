/* One table of options, read by the parser here and by help.c.
 *
 *     --db FILE · --db=FILE · -o FILE · -oFILE · -qv · -- (the rest are operands) · - (standard input)
 *
 * Options and operands may be mixed.
 */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "cli/hint.h"
#include "cli/message.h"

#define FIELD(name) offsetof(struct options, name)

const struct option_spec option_table[] = {
    {"db", 0, OPTION_TEXT, FOR_INGEST | FOR_QUERY, FIELD(db), "FILE", "the database (default: $IPDB_DB, else ipdb.db)"},
    {"catalog", 0, OPTION_CATALOG, FOR_ALL, 0, "FILE", "add indicators and names from FILE (YAML); repeatable"},
    {"region", 0, OPTION_TEXT, FOR_INGEST | FOR_EXTRACT | FOR_TRACE, FIELD(region), "NAME",
     "the bulletins' own place: 河北省, 河北, Hebei or 130000"},
    {"date", 0, OPTION_TEXT, FOR_INGEST | FOR_EXTRACT | FOR_TRACE, FIELD(date), "DATE", "publication date, YYYY-MM-DD"},
    {"publisher", 0, OPTION_TEXT, FOR_INGEST, FIELD(publisher), "NAME", "who published the bulletins"},
    {"url", 0, OPTION_TEXT, FOR_INGEST, FIELD(url), "URL", "where the bulletin was found"},
    {"title", 0, OPTION_TEXT, FOR_INGEST | FOR_TRACE, FIELD(title), "TEXT", "the bulletin's title"},
    {"dry-run", 0, OPTION_FLAG, FOR_INGEST, FIELD(dry_run), NULL, "read and analyse, write nothing"},
    {"format", 0, OPTION_TEXT, FOR_QUERY, FIELD(format), "FORMAT", "table (default), csv or json"},
    {"output", 'o', OPTION_TEXT, FOR_QUERY, FIELD(output), "FILE", "write to FILE, its ending says the format"},
    {"lang", 0, OPTION_TEXT, FOR_QUERY, FIELD(lang), "LANG", "zh, en or code (default: that of the query)"},
    {"sql", 0, OPTION_FLAG, FOR_QUERY, FIELD(sql), NULL, "print the SELECT instead of running it"},
    {"notes", 0, OPTION_FLAG, FOR_QUERY, FIELD(notes), NULL, "all notes, not only the first five"},
    {"quiet", 'q', OPTION_FLAG, FOR_ALL, FIELD(quiet), NULL, "errors only on standard error"},
    {"verbose", 'v', OPTION_FLAG, FOR_INGEST, FIELD(verbose), NULL, "one line a file"},
    {"help", 'h', OPTION_FLAG, FOR_ALL, FIELD(help), NULL, "this help"},
    {"version", 0, OPTION_FLAG, FOR_NONE, FIELD(version), NULL, "versions of program, catalogue and libraries"},
};
const size_t option_count = sizeof option_table / sizeof *option_table;

struct parser {
    struct options *out;
    unsigned command;
    char **arguments;
    size_t count, at; /* `at`: the next argument */
};

bool option_belongs(const struct option_spec *spec, unsigned command)
{
    return command == FOR_NONE ? spec->field == FIELD(help) || spec->field == FIELD(version) : (spec->commands & command) != 0;
}

static const struct option_spec *find_long(const char *name, size_t length)
{
    for (size_t i = 0; i < option_count; i++)
        if (strlen(option_table[i].name) == length && strncmp(option_table[i].name, name, length) == 0)
            return &option_table[i];
    return NULL;
}

static const struct option_spec *find_letter(char letter)
{
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].letter == letter && letter != '\0')
            return &option_table[i];
    return NULL;
}

/* Says that `text` is no option here, with the nearest name that is one. */
static bool refuse_unknown(const struct parser *p, const char *text)
{
    struct hint best = hint_for(text);
    for (size_t i = 0; i < option_count; i++)
        if (option_belongs(&option_table[i], p->command))
            hint_consider(&best, option_table[i].name);
    if (best.name)
        message_error("unknown option '--%s'; did you mean --%s?", text, best.name);
    else
        message_error("unknown option '--%s'; see --help", text);
    return false;
}

static bool set(struct parser *p, const struct option_spec *spec, const char *value)
{
    char *base = (char *)p->out;
    if (spec->kind == OPTION_FLAG) {
        *(bool *)(void *)(base + spec->field) = true;
    } else if (spec->kind == OPTION_TEXT) {
        *(const char **)(void *)(base + spec->field) = value;
    } else if (p->out->catalog_count < CATALOGS_MAX) {
        p->out->catalogs[p->out->catalog_count++] = value;
    } else {
        message_error("more than %d options --%s", CATALOGS_MAX, spec->name);
        return false;
    }
    return true;
}

/* Sets `spec`; its argument is `inline_value` or the next argument. */
static bool apply(struct parser *p, const struct option_spec *spec, const char *inline_value)
{
    if (spec->kind == OPTION_FLAG) {
        if (inline_value) {
            message_error("option --%s takes no argument", spec->name);
            return false;
        }
        return set(p, spec, NULL);
    }
    const char *value = inline_value;
    if (!value && p->at < p->count)
        value = p->arguments[p->at++];
    if (!value || *value == '\0') {
        message_error("option --%s needs its %s", spec->name, spec->argument);
        return false;
    }
    return set(p, spec, value);
}

static bool parse_long(struct parser *p, const char *text)
{
    const char *equals = strchr(text, '=');
    size_t length = equals ? (size_t)(equals - text) : strlen(text);
    const struct option_spec *spec = find_long(text, length);
    if (!spec)
        return refuse_unknown(p, text);
    if (!option_belongs(spec, p->command)) {
        message_error(p->command == FOR_NONE ? "option --%s goes after a command; see ipdb --help"
                                             : "option --%s does not belong to this command; see --help",
                      spec->name);
        return false;
    }
    return apply(p, spec, equals ? equals + 1 : NULL);
}

static bool parse_letters(struct parser *p, const char *text)
{
    for (; *text; text++) {
        const struct option_spec *spec = find_letter(*text);
        if (!spec || !option_belongs(spec, p->command)) {
            message_error("unknown option '-%s'; see --help", text);
            return false;
        }
        if (spec->kind != OPTION_FLAG)
            return apply(p, spec, text[1] ? text + 1 : NULL);
        if (!apply(p, spec, NULL))
            return false;
    }
    return true;
}

bool options_parse(struct options *out, unsigned command, char **arguments, size_t count)
{
    struct parser p = {out, command, arguments, count, 0};
    size_t kept = 0;
    while (p.at < count) {
        char *argument = arguments[p.at++];
        bool good = true;
        if (strcmp(argument, "--") == 0) {
            while (p.at < count)
                arguments[kept++] = arguments[p.at++];
        } else if (strncmp(argument, "--", 2) == 0) {
            good = parse_long(&p, argument + 2);
        } else if (argument[0] == '-' && argument[1] != '\0') {
            good = parse_letters(&p, argument + 1);
        } else {
            arguments[kept++] = argument;
        }
        if (!good)
            return false;
    }
    out->operands = arguments;
    out->operand_count = kept;
    return true;
}

const char *options_database(const struct options *options)
{
    const char *from_environment = getenv("IPDB_DB");
    if (options->db)
        return options->db;
    return from_environment && *from_environment ? from_environment : "ipdb.db";
}
