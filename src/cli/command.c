/* The table of commands. A new command is one entry here, its file cmd_NAME.c and its bit in options.h. */
#include "cli/command.h"

#include <string.h>

const struct command commands[] = {
    {
        .name = "ingest",
        .bit = FOR_INGEST,
        .summary = "read bulletins into a database",
        .operands = "PATH...",
        .kind = OPERAND_FILE,
        .examples = "  ipdb ingest bulletins/                   every *.txt of the folder and below, into ipdb.db\n"
                    "  ipdb ingest --db ip.db hebei-2023.txt    one file into ip.db, created if need be\n"
                    "  ipdb ingest --region 河北 --date 2024-04-10 hebei-2023.txt\n"
                    "  curl -s URL | ipdb ingest -              from standard input\n",
        .text = "Each bulletin goes in in whole or not at all; the same bytes twice change nothing. A file that cannot be read\n"
                "is one line on standard error, the others still go in, and the exit status is 3. Symbolic links in a folder\n"
                "are skipped.\n",
        .run = cmd_ingest,
    },
    {
        .name = "query",
        .bit = FOR_QUERY,
        .summary = "answer a question from the database",
        .operands = "QUERY...",
        .kind = OPERAND_QUERY,
        .examples = "  ipdb query \"pledge_financing by region\"            compare the provinces\n"
                    "  ipdb query \"pledge_financing growth for Hebei, Hubei\"\n"
                    "  ipdb query 河北、湖北、浙江质押融资增速            in Chinese\n"
                    "  ipdb query --chart 质押融资 按地区                 as bars\n"
                    "  ipdb query -o pledge.csv 质押融资 按地区           with all that a program needs\n"
                    "  ipdb query - < question.txt                        from standard input\n",
        .text = "The answer goes to standard output, notes on how it was chosen to standard error. Several operands are one\n"
                "query; - reads it from standard input. On a terminal a long table goes through $IPDB_PAGER, $PAGER or less.\n"
                "Exit status 1: understood, but there is no value.\n",
        .run = cmd_query,
    },
    {
        .name = "extract",
        .bit = FOR_EXTRACT,
        .summary = "print the facts of bulletins as NDJSON, without a database",
        .operands = "PATH...",
        .kind = OPERAND_FILE,
        .examples = "  ipdb extract hebei-2023.txt | head\n"
                    "  ipdb extract bulletins/ > facts.ndjson\n",
        .text = "One record a line, in order of place: facts, and the numerals that were set aside with the reason.\n",
        .run = cmd_extract,
    },
    {
        .name = "trace",
        .bit = FOR_TRACE,
        .summary = "show how bulletins are read, and why a number became what it is",
        .operands = "PATH...",
        .kind = OPERAND_FILE,
        .examples = "  ipdb trace hebei-2023.txt | less\n"
                    "  echo 2023年河北省专利授权1.9万件。 | ipdb trace -\n",
        .text = "First what the bulletin is taken to be about; then, sentence by sentence, each token with what it says, each\n"
                "number with the facts that it makes, their place and period and why, or the reason why it is set aside.\n",
        .run = cmd_trace,
    },
    {
        .name = "sql",
        .bit = FOR_SQL,
        .summary = "answer one SELECT from the database",
        .operands = "SELECT...",
        .kind = OPERAND_OTHER,
        .examples = "  ipdb sql \"SELECT name, meaning FROM dictionary WHERE kind = 'view'\"        what there is to ask\n"
                    "  ipdb sql \"SELECT region, period, printed, evidence FROM fact WHERE indicator LIKE '%质押融资%'\"\n"
                    "  ipdb sql \"SELECT sentence FROM evidence WHERE evidence = 'hebei-2023#12'\"  where a figure stands\n"
                    "  ipdb sql -o grants.csv \"SELECT * FROM compare_provinces WHERE indicator_code = 'patent_grants'\"\n"
                    "  ipdb sql --format json - < question.sql\n",
        .text = "The database is only read: one SELECT, which may begin with WITH. It may take 10 seconds and give 100000 rows,\n"
                "unless --time-limit and --rows say otherwise. Begin with the views fact and dictionary.\n"
                "Exit status 1: there is no row.\n",
        .run = cmd_sql,
    },
    {
        .name = "review",
        .bit = FOR_REVIEW,
        .summary = "decide about doubtful facts and conflicts",
        .operands = "[FILE]...",
        .kind = OPERAND_FILE,
        .examples = "  ipdb review                              one after the other, in the terminal\n"
                    "  ipdb review --doc 'hebei-*' --limit 20   the first 20 of these bulletins\n"
                    "  ipdb review -o todo.csv                  as a table, to be filled in\n"
                    "  ipdb review todo.csv                     and taken back: all of the file or nothing\n",
        .text = "Decisions are accept, reject, replace (a field) and prefer (in a conflict), each with its reason. They stay with\n"
                "their numbers when a bulletin is read anew or a new version of it comes, and every answer that rests on one\n"
                "says so. FILE is CSV or YAML, - standard input; docs/decisions.md shows both. ipdb decisions lists them and\n"
                "takes them back. Exit status 1: there is nothing to review.\n",
        .run = cmd_review,
    },
    {
        .name = "decisions",
        .bit = FOR_DECISIONS,
        .summary = "list, export, import and remove decisions",
        .operands = "[ACTION [FILE|ID]...]",
        .kind = OPERAND_FILE,
        .examples = "  ipdb decisions                           what was decided, by whom and why, and whether it is in force\n"
                    "  ipdb decisions export -o decisions.yaml  to keep them, or to take them to another database\n"
                    "  ipdb decisions import decisions.yaml     also before the bulletins are there\n"
                    "  ipdb decisions remove 3 4                by their id\n",
        .text = "Exported as YAML, or as CSV with --format csv or a FILE that ends so. The same decision twice is one.\n"
                "Exit status 1: there is no decision.\n",
        .run = cmd_decisions,
    },
    {
        .name = "man",
        .bit = FOR_MAN,
        .summary = "print the manual page",
        .examples = "  ipdb man > ipdb.1 && man -l ipdb.1\n",
        .run = cmd_man,
    },
    {
        .name = "completion",
        .bit = FOR_COMPLETION,
        .summary = "print a script that completes commands in a shell",
        .operands = "SHELL",
        .kind = OPERAND_SHELL,
        .examples = "  source <(ipdb completion bash)                                        bash, in this shell\n"
                    "  ipdb completion zsh > ~/.zfunc/_ipdb                                  zsh, a folder of $fpath\n"
                    "  ipdb completion fish > ~/.config/fish/completions/ipdb.fish           fish\n",
        .text = "SHELL is bash, zsh or fish. Commands, options and their values are completed, and in a query the names of the\n"
                "indicators and places that the database has figures of.\n",
        .run = cmd_completion,
    },
};
const size_t command_count = sizeof commands / sizeof *commands;

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

const char *const planned_commands[] = {"evidence", "explain", "search", "audit", "coverage", "diff",    "refresh",
                                        "check",    "backup",  "merge",  "load",  "digest",   "migrate", NULL};
