/* A message is built whole, made safe, and written in one piece, so that it stays in one piece beside other output. */
#include "cli/message.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <ipdb/ipdb.h>

#include "cli/progress.h"
#include "cli/terminal.h"

#define LONGEST 2048

#define RED  "\033[1;31m"
#define CYAN "\033[36m"

static const char *color_when;

void message_color(const char *when)
{
    color_when = when;
}

/* Each line of `text` made safe to show; only line feeds pass. */
static void show(const char *program, const char *kind, const char *color, char *text)
{
    char safe[4 * LONGEST];
    bool colored = *color && terminal_color(STDERR_FILENO, color_when);
    progress_clear();
    fprintf(stderr, "%s%s%s%s", program, colored ? color : "", kind, colored ? "\033[0m" : "");
    for (char *line = text; line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        fprintf(stderr, "%s\n", ipdb_display(line, safe, sizeof safe));
        line = end && end[1] ? end + 1 : NULL;
    }
}

void message_error(const char *format, ...)
{
    char text[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    show("ipdb: ", "error: ", RED, text);
}

void message_info(const char *format, ...)
{
    char text[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    show("ipdb: ", "", "", text);
}

void message_note(const char *note, size_t length)
{
    char text[LONGEST];
    (void)snprintf(text, sizeof text, "%.*s", (int)(length < LONGEST ? length : LONGEST - 1), note);
    show("", "note: ", CYAN, text);
}
