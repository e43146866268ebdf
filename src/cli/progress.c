/* The progress line is drawn over itself: carriage return, text, erase to the end of the line. It does not wrap: a second line would stay. */
#include "cli/progress.h"

#include <stdio.h>
#include <string.h>

#include <ipdb/ipdb.h>

#include "cli/terminal.h"

static struct {
    bool on, shown;
    size_t total;
} state;

void progress_start(size_t total, bool wanted)
{
    state.on = wanted && terminal_progress();
    state.total = total;
}

void progress_step(size_t done, const char *path)
{
    char name[200];
    const char *slash = strrchr(path, '/');
    if (!state.on)
        return;
    fprintf(stderr, "\033[?7l\r[%zu/%zu] %s\033[K\033[?7h", done, state.total,
            ipdb_display(slash ? slash + 1 : path, name, sizeof name));
    state.shown = true;
}

void progress_clear(void)
{
    if (state.shown)
        fputs("\r\033[K", stderr);
    state.shown = false;
}
