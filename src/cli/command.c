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
        .name = "search",
        .bit = FOR_SEARCH,
        .summary = "find sentences by their words, with their figures",
        .operands = "WORD...",
        .kind = OPERAND_OTHER,
        .examples = "  ipdb search 质押融资                                  the best 20 sentences\n"
                    "  ipdb search 质押融资 银行 --region 河北 --year 2023   with both words, of one place and year\n"
                    "  ipdb search '\"patent navigation\"' 5G                 quotation marks keep words together\n"
                    "  ipdb search 专利导航 --doc 'hebei-*' --format json\n",
        .text = "A sentence is found when it has all words. A is a, and ５Ｇ is 5G. The words found are marked 【】; a doubtful "
                "figure has\n"
                "a ? behind it. Rare words, short sentences and those with figures come first (docs/search.md). Exit status 1: "
                "there is no such sentence.\n",
        .run = cmd_search,
    },
    {
        .name = "evidence",
        .bit = FOR_EVIDENCE,
        .summary = "show the sentences that figures stand in",
        .operands = "DOC#N... | QUERY",
        .kind = OPERAND_QUERY,
        .examples = "  ipdb evidence hebei-2023#12                      one figure: sentence, place, bulletin, link\n"
                    "  ipdb evidence hebei-2023#12 hebei-2023@1#12      and the same of an old version\n"
                    "  ipdb evidence \"pledge_financing by region\"       of every figure of the answer\n"
                    "  ipdb evidence --format json hebei-2023#12        each part as a field of its own\n",
        .text = "DOC#N is what an answer gives as evidence: the N-th fact of a bulletin. Any other operands are one query. With\n"
                "- a query, or references one a line, are read from standard input.\n"
                "Exit status 1: the query has no figures; 2: a bulletin or number that is not there (the others are shown).\n",
        .run = cmd_evidence,
    },
    {
        .name = "explain",
        .bit = FOR_EXPLAIN,
        .summary = "show how a figure was read, and why it is the one that is shown",
        .operands = "DOC#N | QUERY",
        .kind = OPERAND_QUERY,
        .examples = "  ipdb explain hebei-2023#12                       from the numeral to the fact, rounding, rivals\n"
                    "  ipdb explain \"pledge_financing by region\"        how an answer is come by\n",
        .text = "Of a query it says what ipdb query \"explain QUERY\" says.\n",
        .run = cmd_explain,
    },
    {
        .name = "coverage",
        .bit = FOR_COVERAGE,
        .summary = "show how complete the database is",
        .operands = "[INDICATOR...]",
        .kind = OPERAND_QUERY,
        .examples = "  ipdb coverage                                      each bulletin: numerals, facts, what was set aside\n"
                    "  ipdb coverage pledge_financing                     each province: which years are there, which are not\n"
                    "  ipdb coverage pledge_financing for Hebei, Hubei 2019..2023\n"
                    "  ipdb coverage 质押融资 河北、湖北                  in Chinese\n"
                    "  ipdb coverage -o gaps.csv pledge_financing         a row a place and year\n",
        .text =
            "With an indicator, operands are words of the query language: one indicator, places, years. Every year between the\n"
            "first and the last known one (or those asked for) is known, doubtful, or missing with the reason.\n"
            "Exit status 1: there are no bulletins, or none has a figure of it.\n",
        .run = cmd_coverage,
    },
    {
        .name = "audit",
        .bit = FOR_AUDIT,
        .summary = "check the figures against each other",
        .operands = "[NAME...]",
        .kind = OPERAND_QUERY,
        .examples = "  ipdb audit                                 everything in ipdb.db\n"
                    "  ipdb audit Hebei 2023                      a place with all that lies in it, a year\n"
                    "  ipdb audit --severity error 质押融资       what cannot both be true, of one indicator\n"
                    "  ipdb audit --format json > findings.json   for programs\n",
        .text = "Names are indicators, places and periods, as in a query. Each finding shows the sentences that contradict each\n"
                "other. An error cannot be, whatever the rounding; a warning is unlikely, or rests on a doubtful, approximate or\n"
                "bounded figure. What was compared is told on standard error.\n"
                "Exit status 0: nothing found, 1: findings.\n",
        .run = cmd_audit,
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
        .name = "diff",
        .bit = FOR_DIFF,
        .summary = "show what changed between two bulletins or two databases",
        .operands = "OLD NEW",
        .kind = OPERAND_FILE,
        .examples = "  ipdb diff gansu-2023@1 gansu-2023        the first version against the newest\n"
                    "  ipdb diff hebei-2022 hebei-2023          two bulletins\n"
                    "  ipdb diff gansu-2023 new/gansu-2023.txt  what a file would change, before it is ingested\n"
                    "  ipdb diff old.db new.db                  two databases, bulletin by bulletin\n"
                    "  ipdb diff -o changes.csv old.db new.db   with both sides of every fact in full\n",
        .text = "Facts are paired by what they are about, not by where they stand. An operand that names a file is that file,\n"
                "a database or the text of a bulletin; any other is a bulletin of the database. Nothing is written.\n"
                "Exit status 0: no difference; 1: there are differences; 2: an unknown name; 3: a file that cannot be read.\n",
        .run = cmd_diff,
    },
    {
        .name = "refresh",
        .bit = FOR_REFRESH,
        .summary = "read the stored bulletins anew with the present program and catalogue",
        .examples = "  ipdb refresh --dry-run                       which facts would change\n"
                    "  ipdb refresh                                 shows that, and asks before it writes\n"
                    "  ipdb refresh --yes --catalog museums.yaml    with a catalogue of your own, without asking\n",
        .text = "The bulletins' own files are not needed: their texts are in the database. What a person decided stays decided. A\n"
                "bulletin is written in whole or not at all. Without a terminal nothing is written unless --yes says so.\n"
                "Exit status 0: nothing to change, or it was written; 1: something would change.\n",
        .run = cmd_refresh,
    },
    {
        .name = "check",
        .bit = FOR_CHECK,
        .summary = "say whether the database is what ipdb wrote",
        .examples = "  ipdb check                                 ipdb.db\n"
                    "  ipdb check --db old.db --format json       with all that a program needs\n"
                    "  ipdb backup copy.db && ipdb check --db copy.db\n",
        .text = "Pages, schema and migrations, and every offset, hash and value that can be recomputed from the stored texts. One\n"
                "line for each thing that is wrong; what cannot be seen stands in docs/integrity.md. Nothing is written.\n"
                "Exit status 3: something is wrong.\n",
        .run = cmd_check,
    },
    {
        .name = "backup",
        .bit = FOR_BACKUP,
        .summary = "copy the database while it is in use",
        .operands = "FILE",
        .kind = OPERAND_FILE,
        .examples = "  ipdb backup ipdb-2024-04-10.db\n"
                    "  ipdb backup --db ip.db /mnt/disk/ip.db     a backup that is there is replaced\n",
        .text = "FILE is the whole copy or what it was before. It is checked and on the disk when the command ends. Others may\n"
                "read and write the database meanwhile; the copy is its state at one moment.\n",
        .run = cmd_backup,
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

const char *const planned_commands[] = {"merge", "load", "digest", "migrate", NULL};
