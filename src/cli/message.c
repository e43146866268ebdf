/* A message is built whole, made safe, and written in one piece, so that it stays in one piece beside other output. */
#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <ipdb/ipdb.h>

#include "cli/progress.h"

#define LONGEST 2048

/* Each line of `text` made safe to show; only line feeds pass. */
static void show(const char *prefix, char *text)
{
    char safe[4 * LONGEST];
    progress_clear();
    fputs(prefix, stderr);
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
    show("ipdb: error: ", text);
}

void message_info(const char *format, ...)
{
    char text[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    show("ipdb: ", text);
}

void message_note(const char *note, size_t length)
{
    char text[LONGEST];
    (void)snprintf(text, sizeof text, "%.*s", (int)(length < LONGEST ? length : LONGEST - 1), note);
    show("note: ", text);
}
