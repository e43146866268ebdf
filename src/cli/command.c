/* The table of commands. A new command is one entry here, its file cmd_NAME.c and its bit in options.h. */
#include "cli/command.h"

const struct command commands[] = {
    {
        .name = "ingest",
        .bit = FOR_INGEST,
        .summary = "read bulletins into a database",
        .operands = "PATH...",
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
        .examples = "  ipdb query \"pledge_financing by region\"\n"
                    "  ipdb query \"pledge_financing growth for Hebei, Hubei, Zhejiang\"\n"
                    "  ipdb query 河北、湖北、浙江质押融资增速\n"
                    "  ipdb query -o pledge.csv 质押融资 按地区\n",
        .text = "The answer goes to standard output, notes on how it was chosen to standard error. Several operands are one\n"
                "query. Exit status 1: understood, but there is no value.\n",
        .run = cmd_query,
    },
    {
        .name = "extract",
        .bit = FOR_EXTRACT,
        .summary = "print the facts of bulletins as NDJSON, without a database",
        .operands = "PATH...",
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
        .examples = "  ipdb trace hebei-2023.txt | less\n"
                    "  echo 2023年河北省专利授权1.9万件。 | ipdb trace -\n",
        .text = "First what the bulletin is taken to be about; then, sentence by sentence, each token with what it says, each\n"
                "number with the facts that it makes, their place and period and why, or the reason why it is set aside.\n",
        .run = cmd_trace,
    },
};
const size_t command_count = sizeof commands / sizeof *commands;

const char *const planned_commands[] = {"evidence", "explain", "search", "review",     "audit", "coverage",
                                        "diff",     "refresh", "check",  "backup",     "merge", "load",
                                        "digest",   "migrate", "sql",    "completion", NULL};
