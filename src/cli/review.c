/* 1/12 doubtful: confidence 620 of 1000
 *
 * hebei-2023#14
 *   figure    8亿元
 *   …
 * [a]ccept [r]eject [e]dit [s]kip [u]ndo [q]uit [?] > r
 * reason: the sum of two cities
 *
 * Plain lines, so that it works in any terminal. Each decision is in the database before the next thing is shown.
 */
#include "cli/review.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/decide.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/who.h"

enum { LINE_MOST = 4096 };

/* What was decided at one time, to be undone at one time. */
struct done {
    size_t item;
    size_t *counted;    /* in the tally */
    long long *numbers; /* of the decisions; owned */
    size_t count;
};

struct session {
    struct ipdb *ipdb;
    struct ipdb_walk *walk;
    struct ipdb_output output;
    const char *by;
    size_t index, items;
    struct ipdb_walk_item item; /* the one that is asked about */
    bool *closed;               /* by item: nothing is left to decide */
    struct done *done;
    size_t done_count, done_room;
    struct ipdb_tally tally;
    bool again; /* the same item is shown again, also when it is decided */
    bool shown; /* something was */
    bool ended; /* by q, the end of input or an interrupt */
    int status; /* the exit status after a failure of the database */
};

static const char help[] =
    "  a [REASON]            accept: the reading is right\n"
    "  r [N] [REASON]        reject: the number is not shown any more\n"
    "  e [N] [FIELD VALUE]   edit: replace a field (region period indicator label measure value unit qualifier\n"
    "                        status scope of_whole), as people write it: Hubei, 2022-H1, 127.16亿元; - is nothing\n"
    "  p N [REASON]          prefer: of figures in conflict this one is shown\n"
    "  s or an empty line    skip: leave it for another time\n"
    "  u                     undo the last decision\n"
    "  q                     quit; what was decided stays\n"
    "N is the number before a figure in conflict.\n";

/* --- asking --- */

/* A line without its end; NULL at the end of input and after an interrupt. What is too long is told and read as empty. */
static char *read_line(struct session *s, const char *prompt, char line[LINE_MOST + 1])
{
    size_t length = 0;
    int c = EOF;
    output_text(prompt);
    output_flush();
    while (!terminal_interrupted() && (c = getc(stdin)) != EOF && c != '\n')
        if (length++ < LINE_MOST)
            line[length - 1] = (char)c;
    s->ended = terminal_interrupted() || c == EOF;
    if (s->ended)
        output_text("\n");
    if (length > LINE_MOST) {
        message_error("a line of more than %d bytes; it is left out", LINE_MOST);
        length = 0;
    }
    line[length] = '\0';
    return s->ended ? NULL : line;
}

/* Behind blanks; their line is cut at its last word. */
static char *trim(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r", text[length - 1]))
        text[--length] = '\0';
    return text + strspn(text, " \t");
}

/* What is given behind the letter, else what is answered to `prompt`; NULL when there is no answer. */
static char *ask(struct session *s, char *given, const char *prompt, char line[LINE_MOST + 1])
{
    if (*given)
        return given;
    char *answer = read_line(s, prompt, line);
    return answer ? trim(answer) : NULL;
}

/* --- deciding --- */

static size_t *counter(struct session *s, const char *verdict)
{
    struct ipdb_tally *t = &s->tally;
    return *verdict == 'a'                  ? &t->accepted
           : *verdict == 'p'                ? &t->preferred
           : strcmp(verdict, "reject") == 0 ? &t->rejected
                                            : &t->replaced;
}

static struct done *new_done(struct session *s, size_t count)
{
    if (s->done_count == s->done_room) {
        size_t room = s->done_room ? 2 * s->done_room : 16;
        struct done *more = realloc(s->done, room * sizeof *more);
        if (!more)
            return NULL;
        s->done = more;
        s->done_room = room;
    }
    struct done *done = &s->done[s->done_count];
    *done = (struct done){.item = s->index, .numbers = calloc(count, sizeof *done->numbers), .count = count};
    return done->numbers ? done : NULL;
}

static void fail(struct session *s, enum ipdb_status status)
{
    message_error("%s", ipdb_message(s->ipdb));
    if (!ipdb_database_failed(s->ipdb))
        return;
    s->ended = true;
    s->status = ipdb_exit_status(status);
}

/* True when it was kept. */
static bool decide(struct session *s, const struct ipdb_decision *list, size_t count)
{
    struct done *done = new_done(s, count);
    if (!done) {
        message_error("no memory left");
        return false;
    }
    enum ipdb_status status = ipdb_decide(s->ipdb, list, count, done->numbers);
    if (status != IPDB_OK) {
        free(done->numbers);
        fail(s, status);
        return false;
    }
    done->counted = counter(s, list[0].verdict);
    *done->counted += 1;
    s->done_count++;
    s->closed[s->index] = true;
    return true;
}

static bool decide_one(struct session *s, size_t fact, const char *verdict, const char *field, const char *replacement,
                       const char *reason)
{
    const struct ipdb_decision d = {.evidence = s->item.evidence[fact],
                                    .verdict = verdict,
                                    .field = field,
                                    .replacement = replacement,
                                    .reason = reason,
                                    .by = s->by};
    return decide(s, &d, 1);
}

static bool accept_all(struct session *s, const char *reason)
{
    struct ipdb_decision *list = calloc(s->item.count, sizeof *list);
    bool kept = false;
    if (!list)
        message_error("no memory left");
    for (size_t i = 0; list && i < s->item.count; i++)
        list[i] = (struct ipdb_decision){.evidence = s->item.evidence[i], .verdict = "accept", .reason = reason, .by = s->by};
    if (list)
        kept = decide(s, list, s->item.count);
    free(list);
    return kept;
}

static void undo(struct session *s)
{
    if (s->done_count == 0) {
        message_error("nothing to undo");
        return;
    }
    struct done *last = &s->done[--s->done_count];
    enum ipdb_status status = IPDB_OK;
    for (size_t i = 0; i < last->count && status == IPDB_OK; i++)
        if (last->numbers[i])
            status = ipdb_revoke(s->ipdb, last->numbers[i]);
    if (status == IPDB_OK) {
        *last->counted -= 1;
        s->closed[last->item] = false;
        s->index = last->item;
        s->again = true;
    } else {
        fail(s, status);
    }
    free(last->numbers);
}

/* --- the choices --- */

/* The number of a figure in conflict, moved over in *rest; of a single fact there is none. False after a message. */
static bool take_number(struct session *s, char **rest, size_t *fact)
{
    char line[LINE_MOST + 1];
    *fact = 0;
    if (!s->item.conflict)
        return true;
    char *text = ask(s, *rest, "number: ", line), *end = text;
    if (!text)
        return false;
    unsigned long number = strtoul(text, &end, 10);
    if (end == text || number < 1 || number > s->item.count) {
        message_error("expected the number of a figure, 1 to %zu", s->item.count);
        return false;
    }
    *fact = number - 1;
    *rest = text == *rest ? trim(end) : *rest;
    return true;
}

static bool give_verdict(struct session *s, const char *verdict, char *rest)
{
    char line[LINE_MOST + 1];
    size_t fact;
    if (!take_number(s, &rest, &fact))
        return false;
    char *reason = ask(s, rest, "reason: ", line);
    return reason && decide_one(s, fact, verdict, NULL, NULL, reason);
}

static bool accept(struct session *s, char *rest)
{
    char line[LINE_MOST + 1];
    char *reason = ask(s, rest, "reason (may be empty): ", line);
    return reason && accept_all(s, reason);
}

static bool edit(struct session *s, char *rest)
{
    char field_line[LINE_MOST + 1], value_line[LINE_MOST + 1], reason_line[LINE_MOST + 1];
    size_t fact;
    if (!take_number(s, &rest, &fact))
        return false;
    char *field = ask(s, rest, "field: ", field_line);
    if (!field || !*field)
        return false;
    char *value = field + strcspn(field, " \t");
    if (*value)
        *value++ = '\0';
    value = ask(s, trim(value), "replaced by: ", value_line);
    if (!value || !*value)
        return false;
    char none[] = "", *reason = ask(s, none, "reason: ", reason_line);
    if (!reason)
        return false;
    s->again = decide_one(s, fact, "replace", field, strcmp(value, "-") == 0 ? "" : value, reason);
    return s->again;
}

/* What is typed is done. True when the item is to be left or shown again. */
static bool choose(struct session *s, char *line)
{
    char *text = trim(line), letter = *text;
    char *rest = letter ? trim(text + 1) : text;
    switch (letter) {
    case 'a':
        return accept(s, rest);
    case 'r':
        return give_verdict(s, "reject", rest);
    case 'p':
        if (s->item.conflict)
            return give_verdict(s, "prefer", rest);
        message_error("there is no conflict; choose a, r, e, s, u or q");
        return false;
    case 'e':
        return edit(s, rest);
    case 'u':
        undo(s);
        return s->again;
    case '\0':
    case 's':
        s->index++;
        return true;
    case 'q':
        s->ended = true;
        return true;
    case '?':
        output_text(help);
        return false;
    default:
        message_error("expected one of the letters; ? tells what they are");
        return false;
    }
}

/* Asks until the item is left. */
static void ask_about(struct session *s)
{
    const char *prompt = s->item.conflict ? "\n[p]refer N [r]eject N [e]dit N [a]ccept all [s]kip [u]ndo [q]uit [?] > "
                                          : "\n[a]ccept [r]eject [e]dit [s]kip [u]ndo [q]uit [?] > ";
    char line[LINE_MOST + 1];
    while (!s->ended && read_line(s, prompt, line) && !choose(s, line))
        ;
}

static enum ipdb_status step(struct session *s)
{
    bool again = s->again;
    s->again = false;
    enum ipdb_status status = ipdb_walk_show(s->ipdb, s->walk, s->index, NULL, &s->item);
    if (status == IPDB_OK && !s->item.open && (!again || s->item.count == 0)) {
        s->closed[s->index++] = true;
        return IPDB_OK;
    }
    if (status == IPDB_OK && s->shown)
        output_text("\n");
    s->shown = true;
    if (status == IPDB_OK)
        status = ipdb_walk_show(s->ipdb, s->walk, s->index, &s->output, &s->item);
    if (status == IPDB_OK)
        ask_about(s);
    return status;
}

static void tell(const struct session *s)
{
    char more[40];
    size_t left = s->items;
    for (size_t i = 0; i < s->items; i++)
        left -= s->closed[i];
    (void)snprintf(more, sizeof more, "left: %zu", left);
    decide_tell(&s->tally, more);
}

static int walk(struct session *s)
{
    enum ipdb_status status = IPDB_OK;
    terminal_catch_interrupts();
    while (status == IPDB_OK && !s->ended && s->index < s->items)
        status = step(s);
    output_flush();
    if (status != IPDB_OK)
        fail(s, status);
    tell(s);
    if (terminal_interrupted())
        message_error("interrupted; what was decided is in the database");
    return terminal_interrupted() ? ipdb_exit_status(IPDB_INTERRUPTED) : status == IPDB_OK ? s->status : ipdb_exit_status(status);
}

static int begin(struct session *s, const struct options *options)
{
    struct ipdb_review_options which = review_options(options);
    enum ipdb_status status = ipdb_walk_begin(s->ipdb, &which, &s->walk, &s->items);
    s->closed = calloc(s->items + 1, sizeof *s->closed);
    if (status == IPDB_OK && s->closed)
        return walk(s);
    if (status == IPDB_NOTHING)
        message_info("nothing is to be reviewed: no doubtful fact and no conflict is undecided");
    else
        message_error("%s", s->closed ? ipdb_message(s->ipdb) : "no memory left");
    return ipdb_exit_status(status == IPDB_OK ? IPDB_NOMEM : status);
}

int review_in_terminal(const struct options *options)
{
    struct session s = {.by = who_decides(options)};
    int status = 0;
    s.ipdb = decide_open(options, false, &status);
    if (!s.ipdb)
        return status;
    s.output = (struct ipdb_output){
        .language = options->lang, .width = terminal_width(), .color = terminal_color(1, options->color), .text = output_sink};
    status = begin(&s, options);
    ipdb_walk_end(s.walk);
    for (size_t i = 0; i < s.done_count; i++)
        free(s.done[i].numbers);
    free(s.done);
    free(s.closed);
    return output_finish(decide_close(s.ipdb, status));
}
