/* The tables of commands and options say what can follow; for a query the database does.
 *
 *     query --format c          →  chart · csv
 *     query --db x.db 质押融      →  质押融资 …
 *     query "河北、湖"           →  河北、湖北 · 河北、湖南        what is before the last name stays
 */
#include "cli/complete.h"

#include <stdlib.h>
#include <string.h>

#include <ipdb/ipdb.h>

#include "cli/bytes.h"
#include "cli/command.h"
#include "cli/output.h"

/* What the words before the cursor say. */
struct line {
    const struct command *command;
    const struct option_spec *awaited; /* the option whose argument comes next */
    struct options options;            /* only the database */
    bool only_operands;                /* behind -- */
};

static bool begins(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static void print(const char *head, size_t head_length, const char *name, size_t length, const char *meaning)
{
    (void)output_sink(NULL, head, head_length);
    (void)output_sink(NULL, name, length);
    if (meaning) {
        output_text("\t");
        output_text(meaning);
    }
    output_text("\n");
}

static void take_argument(struct line *line, const char *value)
{
    if (strcmp(line->awaited->name, "db") == 0)
        line->options.db = value;
    line->awaited = NULL;
}

static void take_long(struct line *line, const char *text)
{
    size_t length = strcspn(text, "=");
    line->awaited = option_find_for(text, length, line->command ? (unsigned)line->command->bit : FOR_NONE);
    if (line->awaited && line->awaited->kind == OPTION_FLAG)
        line->awaited = NULL;
    if (line->awaited && text[length] == '=')
        take_argument(line, text + length + 1);
}

/* -qo: the last letter may want an argument, another one has it behind itself. */
static void take_letters(struct line *line, const char *letters)
{
    for (; *letters; letters++) {
        const struct option_spec *spec = option_find_letter(*letters);
        if (spec && spec->kind != OPTION_FLAG) {
            line->awaited = letters[1] ? NULL : spec;
            return;
        }
    }
}

/* bash makes "=" a word of its own. */
static void take_word(struct line *line, const char *word)
{
    if (line->awaited && strcmp(word, "=") != 0)
        take_argument(line, word);
    else if (line->awaited || line->only_operands)
        return;
    else if (strcmp(word, "--") == 0)
        line->only_operands = true;
    else if (begins(word, "--"))
        take_long(line, word + 2);
    else if (word[0] == '-')
        take_letters(line, word + 1);
}

static void complete_values(const char *values, const char *head, size_t head_length, const char *prefix)
{
    size_t length;
    output_text("words\n");
    for (const char *value; (value = option_next_value(&values, &length));)
        if (strlen(prefix) <= length && begins(value, prefix))
            print(head, head_length, value, length, NULL);
}

/* The argument of an option; `head` is what stands before it in the same word. */
static void complete_argument(const struct option_spec *spec, const char *head, size_t head_length, const char *prefix)
{
    if (strcmp(spec->argument, "FILE") == 0)
        output_text("files\n");
    else
        complete_values(spec->values ? spec->values : "", head, head_length, prefix);
}

static void complete_options(const struct command *command, const char *prefix)
{
    output_text("words\n");
    for (size_t i = 0; i < option_count; i++) {
        const struct option_spec *spec = &option_table[i];
        char name[64] = "--";
        strncat(name, spec->name, sizeof name - 3);
        if (option_belongs(spec, command ? (unsigned)command->bit : FOR_NONE) && begins(name, prefix))
            print("", 0, name, strlen(name), spec->help);
    }
}

static void complete_commands(const char *prefix)
{
    if (prefix[0] == '-') {
        complete_options(NULL, prefix);
        return;
    }
    output_text("words\n");
    for (size_t i = 0; i < command_count; i++)
        if (begins(commands[i].name, prefix))
            print("", 0, commands[i].name, strlen(commands[i].name), commands[i].summary);
}

static bool keep_name(void *names, const char *name, size_t length)
{
    return bytes_add(names, name, length) && bytes_add(names, "", 1);
}

/* All that a query of the database can be made of, each with a NUL byte behind it; empty when there is no database. */
static struct bytes read_names(const char *database)
{
    struct bytes names = {.at = NULL};
    struct ipdb *ipdb;
    if (ipdb_open(&ipdb, NULL, 0) == IPDB_OK && ipdb_open_database(ipdb, database, false) == IPDB_OK)
        (void)ipdb_names(ipdb, keep_name, &names);
    ipdb_close(ipdb);
    return names;
}

/* Prints the names that begin with `prefix`, each behind `head`; returns whether there are any. */
static bool print_names(const struct bytes *names, const char *head, size_t head_length, const char *prefix)
{
    bool found = false;
    for (size_t at = 0; at < names->length; at += strlen(names->at + at) + 1)
        if (begins(names->at + at, prefix)) {
            print(head, head_length, names->at + at, strlen(names->at + at), NULL);
            found = true;
        }
    return found;
}

void complete_names(const char *database, const char *prefix)
{
    struct bytes names = read_names(database);
    (void)print_names(&names, "", 0, prefix);
    free(names.at);
}

/* Where the next name of a query can begin: behind a blank or a comma; NULL when there is no further one. */
static const char *next_start(const char *at)
{
    static const char *const separators[] = {" ", ",", "、", "，"};
    for (; *at; at++)
        for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
            if (begins(at, separators[i]))
                return at + strlen(separators[i]);
    return NULL;
}

/* Names may hold blanks, so that the longest end of `word` that begins a name is the one to complete. */
static void complete_query(const char *database, const char *word)
{
    struct bytes names = read_names(database);
    const char *start = word;
    output_text("words\n");
    while (start && !print_names(&names, word, (size_t)(start - word), start))
        start = next_start(start);
    free(names.at);
}

/* --db ~/ip.db has not been through the shell yet. */
static const char *database_of(const struct options *options, char *space, size_t size)
{
    const char *path = options_database(options), *home = getenv("HOME");
    if (!home || !begins(path, "~/") || strlen(home) + strlen(path) > size)
        return path;
    strcpy(space, home);
    return strcat(space, path + 1);
}

static void complete_operand(const struct line *line, const char *word)
{
    char space[4096];
    switch (line->command->kind) {
    case OPERAND_FILE:
        output_text("files\n");
        return;
    case OPERAND_QUERY:
        complete_query(database_of(&line->options, space, sizeof space), word);
        return;
    case OPERAND_SHELL:
        complete_values("bash zsh fish", "", 0, word);
        return;
    case OPERAND_NONE:
    case OPERAND_OTHER:
        output_text("words\n");
        return;
    }
}

void complete_words(char *const *words, size_t count)
{
    if (count <= 1) {
        complete_commands(count ? words[0] : "");
        return;
    }
    struct line line = {.command = command_find(words[0])};
    const char *word = words[count - 1];
    for (size_t i = 1; i + 1 < count; i++)
        take_word(&line, words[i]);
    const char *equals = begins(word, "--") ? strchr(word, '=') : NULL;
    const unsigned bit = line.command ? (unsigned)line.command->bit : FOR_NONE;
    const struct option_spec *spec = equals ? option_find_for(word + 2, (size_t)(equals - word - 2), bit) : NULL;
    if (!line.command)
        output_text("words\n");
    else if (line.awaited)
        complete_argument(line.awaited, "", 0, strcmp(word, "=") == 0 ? "" : word);
    else if (spec && spec->argument && !line.only_operands)
        complete_argument(spec, word, (size_t)(equals + 1 - word), equals + 1);
    else if (word[0] == '-' && !line.only_operands)
        complete_options(line.command, word);
    else
        complete_operand(&line, word);
}
