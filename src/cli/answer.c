/* Everything is kept until it is whole: a file is replaced in one piece, and whether a pager is needed shows only at the end.
 *
 *     ipdb query -o pledge.csv 质押融资 按地区      the ending says the format
 */
#include "cli/answer.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/input.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/pager.h"
#include "cli/terminal.h"

#define NOTES_SHOWN 5

static bool add_text(void *context, const char *bytes, size_t length)
{
    struct answer *answer = context;
    return bytes_add(&answer->text, bytes, length);
}

static bool add_note(void *context, const char *bytes, size_t length)
{
    struct answer *answer = context;
    answer->note_count++;
    return bytes_add(&answer->notes, bytes, length) && bytes_add(&answer->notes, "\n", 1);
}

struct ipdb_output answer_output(struct answer *answer)
{
    return (struct ipdb_output){
        .format = answer->format,
        .language = answer->options->lang,
        .width = answer->width,
        .color = answer->color,
        .text = add_text,
        .text_context = answer,
        .note = answer->options->quiet ? NULL : add_note,
        .note_context = answer,
    };
}

/* The ending of the file's name, or "". */
static const char *ending_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    return dot && !(slash && dot < slash) ? dot + 1 : "";
}

/* The format for an output file: its ending, "txt" being a table. NULL after a message when there is none. */
static const char *format_of(const char *path)
{
    const char *ending = ending_of(path);
    if (strcmp(ending, "txt") == 0)
        return "table";
    if (option_takes(option_find("format", strlen("format")), ending))
        return ending;
    message_error(
        "%s: no ending that says the format; expected .txt, .csv, .tsv, .json, .ndjson, .md, .html or .svg, or add --format", path);
    return NULL;
}

/* Fills in how the answer is to look. False after a message. */
static bool prepare(struct answer *answer)
{
    const struct options *o = answer->options;
    answer->format = o->format ? o->format : o->chart ? "chart" : NULL;
    if (o->output && !answer->format && !o->sql && !(answer->format = format_of(o->output)))
        return false;
    answer->width = o->output ? 0 : terminal_width();
    answer->color = !o->output && terminal_color(STDOUT_FILENO, o->color);
    return true;
}

static bool stop_asked(void *unused)
{
    (void)unused;
    return terminal_interrupted();
}

static enum ipdb_status ask_database(struct ipdb *ipdb, const char *text, struct answer *answer, answer_ask *ask)
{
    enum ipdb_status status = IPDB_OK;
    if (!answer->alone)
        status = ipdb_open_database(ipdb, options_database(answer->options), false);
    if (status != IPDB_OK && !answer->options->sql) /* to print the SELECT no database is needed */
        return status;
    ipdb_watch(ipdb, stop_asked, NULL);
    terminal_catch_interrupts();
    status = ask(ipdb, text, answer);
    terminal_release_interrupts();
    return terminal_interrupted() ? IPDB_INTERRUPTED : status;
}

/* For people, and longer than the screen. */
static bool needs_pager(const struct answer *answer)
{
    const char *f = answer->format;
    size_t lines = 0, height = (size_t)terminal_height();
    if (answer->options->no_pager || height == 0 ||
        (f && strcmp(f, "table") != 0 && strcmp(f, "chart") != 0 && strcmp(f, "md") != 0))
        return false;
    for (size_t i = 0; i < answer->text.length; i++)
        lines += answer->text.at[i] == '\n';
    return lines >= height;
}

static enum ipdb_status deliver(struct ipdb *ipdb, const struct answer *answer)
{
    const struct bytes *text = &answer->text;
    if (answer->options->output)
        return ipdb_save(ipdb, answer->options->output, text->at, text->length);
    if (!needs_pager(answer) || !pager_show(text->at, text->length))
        (void)output_sink(NULL, text->at, text->length);
    output_flush();
    return IPDB_OK;
}

static void show_notes(const struct answer *answer)
{
    size_t most = answer->options->notes ? SIZE_MAX : NOTES_SHOWN;
    const char *at = answer->notes.at, *end = at + answer->notes.length;
    for (size_t i = 0; i < most && at < end; i++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        message_note(at, (size_t)(stop - at));
        at = stop + 1;
    }
    if (answer->note_count > most)
        message_info("%zu more notes: --notes", answer->note_count - most);
}

static long long milliseconds_since(const struct timespec *begin)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - begin->tv_sec) * 1000LL + (now.tv_nsec - begin->tv_nsec) / 1000000;
}

static void show_work(struct ipdb *ipdb, const struct options *options, bool alone, long long milliseconds)
{
    if (!options->sql && !alone)
        message_info("%s: rows read: %zu; %lld ms", options_database(options), ipdb_rows_read(ipdb), milliseconds);
    const char *line = ipdb_versions(ipdb), *end;
    for (; (end = strchr(line, '\n')); line = end + 1)
        message_info("%.*s", (int)(end - line), line);
}

static enum ipdb_status answer_question(struct ipdb *ipdb, const char *text, struct answer *answer, answer_ask *ask)
{
    struct timespec begin;
    (void)clock_gettime(CLOCK_MONOTONIC, &begin);
    enum ipdb_status status = ask_database(ipdb, text, answer, ask);
    long long milliseconds = milliseconds_since(&begin);
    bool answered = status == IPDB_OK || status == IPDB_NOTHING || status == IPDB_FINDINGS;
    if (answered || answer->text.length > 0) {
        enum ipdb_status delivered = deliver(ipdb, answer);
        answered = answered && delivered == IPDB_OK;
        status = delivered == IPDB_OK ? status : delivered;
        show_notes(answer);
    }
    if (status == IPDB_INTERRUPTED)
        message_error("interrupted");
    else if (!answered)
        message_error("%s", ipdb_message(ipdb));
    if (answer->options->verbose)
        show_work(ipdb, answer->options, answer->alone, milliseconds);
    return status;
}

static int run(const struct options *options, bool alone, answer_ask *ask)
{
    struct answer answer = {.options = options, .alone = alone};
    struct ipdb *ipdb;
    if (!prepare(&answer))
        return ipdb_exit_status(IPDB_USAGE);
    char *text = input_text(options);
    if (!text)
        return ipdb_exit_status(IPDB_USAGE);
    enum ipdb_status status = ipdb_open(&ipdb, options->catalogs, options->catalog_count);
    if (status == IPDB_OK)
        status = answer_question(ipdb, text, &answer, ask);
    else
        message_error("%s", ipdb_message(ipdb));
    free(answer.text.at);
    free(answer.notes.at);
    free(text);
    ipdb_close(ipdb);
    return output_finish(ipdb_exit_status(status));
}

int answer_run(const struct options *options, answer_ask *ask)
{
    return run(options, false, ask);
}

int answer_run_alone(const struct options *options, answer_ask *ask)
{
    return run(options, true, ask);
}
