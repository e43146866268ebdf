/* One table of options, read by the parser here, by help.c, cmd_man.c and complete.c.
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

#define FORMATS "table chart csv tsv json ndjson md html svg"

const struct option_spec option_table[] = {
    {"db", 0, OPTION_TEXT, FOR_INGEST | FOR_ANSWER | FOR_REFRESH | FOR_BACKUP | FOR_COMPLETION, FIELD(db), "FILE",
     "the database (default: $IPDB_DB, else ipdb.db)", NULL},
    {"catalog", 0, OPTION_CATALOG,
     FOR_FILES | FOR_QUERY | FOR_DIFF | FOR_REFRESH | FOR_EVIDENCE | FOR_EXPLAIN | FOR_AUDIT | FOR_REVIEW | FOR_DECISIONS, 0,
     "FILE", "add indicators and names from FILE (YAML); repeatable", NULL},
    {"region", 0, OPTION_TEXT, FOR_FILES | FOR_SEARCH, FIELD(region), "NAME",
     "the bulletins' own place, in search also a figure's: 河北省, 河北, Hebei or 130000", NULL},
    {"year", 0, OPTION_NUMBER, FOR_SEARCH, FIELD(year), "YEAR", "with a figure of that year", NULL},
    {"doc", 0, OPTION_TEXT, FOR_SEARCH, FIELD(doc), "PATTERN", "bulletins with this key; * stands for anything", NULL},
    {"all-versions", 0, OPTION_FLAG, FOR_SEARCH | FOR_COVERAGE, FIELD(all_versions), NULL, "old versions of bulletins too", NULL},
    {"limit", 0, OPTION_NUMBER, FOR_SEARCH, FIELD(limit), "N", "at most N sentences (default: 20)", NULL},
    {"region", 0, OPTION_TEXT, FOR_REVIEW, FIELD(region), "NAME", "only of this place and of those in it", NULL},
    {"indicator", 0, OPTION_TEXT, FOR_REVIEW, FIELD(indicator), "NAME", "only of this indicator; other: of none of the catalogue",
     NULL},
    {"doc", 0, OPTION_TEXT, FOR_REVIEW, FIELD(doc), "PATTERN", "only of bulletins whose key is so; * stands for anything", NULL},
    {"limit", 0, OPTION_NUMBER, FOR_REVIEW, FIELD(limit), "N", "the first N only", NULL},
    {"list", 0, OPTION_FLAG, FOR_REVIEW, FIELD(list), NULL, "print what there is to review instead of asking", NULL},
    {"by", 0, OPTION_TEXT, FOR_REVIEW, FIELD(by), "NAME", "who decides (default: $IPDB_USER, else the user's name)", NULL},
    {"date", 0, OPTION_TEXT, FOR_FILES, FIELD(date), "DATE", "publication date, YYYY-MM-DD", NULL},
    {"publisher", 0, OPTION_TEXT, FOR_INGEST, FIELD(publisher), "NAME", "who published the bulletins", NULL},
    {"url", 0, OPTION_TEXT, FOR_INGEST, FIELD(url), "URL", "where the bulletin was found", NULL},
    {"title", 0, OPTION_TEXT, FOR_INGEST | FOR_TRACE, FIELD(title), "TEXT", "the bulletin's title", NULL},
    {"dry-run", 0, OPTION_FLAG, FOR_INGEST | FOR_REFRESH, FIELD(dry_run), NULL, "read and analyse, write nothing", NULL},
    {"yes", 'y', OPTION_FLAG, FOR_REFRESH, FIELD(yes), NULL, "write without asking", NULL},
    {"format", 0, OPTION_TEXT, (FOR_ANSWER & ~FOR_DECISIONS) | FOR_REFRESH, FIELD(format), "FORMAT",
     "table (default), chart, csv, tsv, json, ndjson, md, html or svg", FORMATS},
    {"format", 0, OPTION_TEXT, FOR_DECISIONS, FIELD(format), "FORMAT",
     "table (default), csv, tsv, json, ndjson, md or html; of export yaml (default) or csv",
     "table csv tsv json ndjson md html yaml"},
    {"chart", 0, OPTION_FLAG, FOR_QUERY, FIELD(chart), NULL, "the same as --format chart", NULL},
    {"output", 'o', OPTION_TEXT, FOR_ANSWER | FOR_REFRESH, FIELD(output), "FILE", "write to FILE, its ending says the format",
     NULL},
    {"lang", 0, OPTION_TEXT, (FOR_ANSWER & ~FOR_SQL) | FOR_REFRESH, FIELD(lang), "LANG",
     "zh, en or code (default: that of the query, else en)", "zh en code"},
    {"severity", 0, OPTION_TEXT, FOR_AUDIT, FIELD(severity), "LEVEL", "the least to show: warning (default) or error",
     "error warning"},
    {"sql", 0, OPTION_FLAG, FOR_QUERY, FIELD(sql), NULL, "print the SELECT instead of running it", NULL},
    {"notes", 0, OPTION_FLAG, (FOR_ANSWER & ~FOR_SQL) | FOR_REFRESH, FIELD(notes), NULL, "all notes, not only the first five",
     NULL},
    {"rows", 0, OPTION_NUMBER, FOR_SQL, FIELD(rows), "N", "at most N rows (default: 100000)", NULL},
    {"time-limit", 0, OPTION_NUMBER, FOR_SQL, FIELD(time_limit), "SECONDS", "how long it may take (default: 10)", NULL},
    {"color", 0, OPTION_TEXT, FOR_ANSWER | FOR_REFRESH, FIELD(color), "WHEN", "auto (default: on a terminal), always or never",
     "auto always never"},
    {"no-pager", 0, OPTION_FLAG, FOR_ANSWER | FOR_REFRESH, FIELD(no_pager), NULL, "never through a pager", NULL},
    {"quiet", 'q', OPTION_FLAG, FOR_FILES | FOR_ANSWER | FOR_REFRESH | FOR_BACKUP, FIELD(quiet), NULL,
     "errors only on standard error", NULL},
    {"verbose", 'v', OPTION_FLAG, FOR_INGEST | FOR_ANSWER | FOR_REFRESH, FIELD(verbose), NULL, "say on standard error what is done",
     NULL},
    {"help", 'h', OPTION_FLAG, FOR_EVERY, FIELD(help), NULL, "this help", NULL},
    {"version", 0, OPTION_FLAG, FOR_NONE, FIELD(version), NULL, "versions of program, catalogue and libraries", NULL},
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

const struct option_spec *option_find(const char *name, size_t length)
{
    for (size_t i = 0; i < option_count; i++)
        if (strlen(option_table[i].name) == length && strncmp(option_table[i].name, name, length) == 0)
            return &option_table[i];
    return NULL;
}

const struct option_spec *option_find_for(const char *name, size_t length, unsigned command)
{
    for (size_t i = 0; i < option_count; i++)
        if (option_belongs(&option_table[i], command) && strlen(option_table[i].name) == length &&
            strncmp(option_table[i].name, name, length) == 0)
            return &option_table[i];
    return option_find(name, length);
}

const struct option_spec *option_find_letter(char letter)
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

const char *option_next_value(const char **at, size_t *length)
{
    const char *value = *at + strspn(*at, " ");
    *length = strcspn(value, " ");
    *at = value + *length;
    return *length ? value : NULL;
}

bool option_takes(const struct option_spec *spec, const char *value)
{
    const char *at = spec->values, *known;
    size_t length;
    while (at && (known = option_next_value(&at, &length)))
        if (strlen(value) == length && strncmp(value, known, length) == 0)
            return true;
    return !spec->values;
}

/* Says so when `value` is none of those that there are. */
static bool is_value(const struct option_spec *spec, const char *value)
{
    if (option_takes(spec, value))
        return true;
    message_error("--%s '%s' is none of: %s", spec->name, value, spec->values);
    return false;
}

static bool parse_number(const struct option_spec *spec, const char *value, size_t *out)
{
    size_t digits = strspn(value, "0123456789");
    unsigned long long number = digits && digits < 12 && value[digits] == '\0' ? strtoull(value, NULL, 10) : 0;
    if (number == 0 || number > NUMBER_MAX) {
        message_error("--%s '%s': expected a whole number from 1 to %d", spec->name, value, NUMBER_MAX);
        return false;
    }
    *out = (size_t)number;
    return true;
}

static bool add_catalog(struct options *out, const char *value)
{
    if (out->catalog_count == CATALOGS_MAX) {
        message_error("more than %d options --catalog", CATALOGS_MAX);
        return false;
    }
    out->catalogs[out->catalog_count++] = value;
    return true;
}

static bool set(struct parser *p, const struct option_spec *spec, const char *value)
{
    void *field = (char *)p->out + spec->field;
    switch (spec->kind) {
    case OPTION_FLAG:
        *(bool *)field = true;
        return true;
    case OPTION_TEXT:
        *(const char **)field = value;
        return is_value(spec, value);
    case OPTION_NUMBER:
        return parse_number(spec, value, field);
    case OPTION_CATALOG:
        return add_catalog(p->out, value);
    }
    return false;
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
    const struct option_spec *spec = option_find_for(text, length, p->command);
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
        const struct option_spec *spec = option_find_letter(*text);
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
