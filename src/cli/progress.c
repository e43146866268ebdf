/* The progress line is drawn over itself: carriage return, text, erase to the end of the line. It does not wrap: a second line would stay. */
#include "cli/progress.h"

#include <stdio.h>
#include <string.h>

#include <ipdb/ipdb.h>

#include "cli/terminal.h"

static struct {
    bool on, shown;
    size_t total, percent;
} state;

void progress_start(size_t total, bool wanted)
{
    state.on = wanted && terminal_progress();
    state.total = total;
}

/* "[COUNT] " and the name of the file. */
static void draw(const char *count, const char *path)
{
    char name[200];
    const char *slash = strrchr(path, '/');
    fprintf(stderr, "\033[?7l\r[%s] %s\033[K\033[?7h", count, ipdb_display(slash ? slash + 1 : path, name, sizeof name));
    state.shown = true;
}

void progress_step(size_t done, const char *path)
{
    char count[64];
    (void)snprintf(count, sizeof count, "%zu/%zu", done, state.total);
    if (state.on)
        draw(count, path);
}

void progress_part(size_t done, size_t total, const char *path)
{
    char count[16];
    size_t percent = total ? done * 100 / total : 100;
    if (!state.on || (state.shown && percent == state.percent))
        return;
    state.percent = percent;
    (void)snprintf(count, sizeof count, "%zu %%", percent);
    draw(count, path);
}

void progress_clear(void)
{
    if (state.shown)
        fputs("\r\033[K", stderr);
    state.shown = false;
}
