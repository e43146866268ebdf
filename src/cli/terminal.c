/* What depends on the terminal, on the descriptors that the program was started with, and on signals. */
#include "cli/terminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;
static const int caught[] = {SIGINT, SIGTERM, SIGHUP};

static void note_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

void terminal_start(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY); /* takes the lowest free number, which is fd; using it fails */
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    (void)sigaction(SIGPIPE, &ignore, NULL);
    (void)sigaction(SIGXFSZ, &ignore, NULL);
}

/* A number of columns or lines in the environment; 0: there is none. */
static int number_of(const char *variable)
{
    const char *value = getenv(variable);
    char *end;
    long n = value && *value ? strtol(value, &end, 10) : 0;
    return n > 0 && n <= 10000 && *end == '\0' ? (int)n : 0;
}

/* True on a terminal that understands escape sequences. */
static bool is_able(int fd)
{
    const char *term = getenv("TERM");
    return isatty(fd) && term && *term && strcmp(term, "dumb") != 0;
}

int terminal_width(void)
{
    struct winsize size;
    int given = number_of("COLUMNS");
    if (given)
        return given;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int terminal_height(void)
{
    struct winsize size;
    int given = number_of("LINES");
    if (!is_able(STDOUT_FILENO))
        return 0;
    if (given)
        return given;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

bool terminal_progress(void)
{
    return is_able(STDERR_FILENO);
}

bool terminal_color(int fd, const char *when)
{
    const char *refused = getenv("NO_COLOR");
    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    return is_able(fd) && !(refused && *refused);
}

void terminal_catch_interrupts(void)
{
    struct sigaction action = {.sa_handler = note_interrupt, .sa_flags = (int)SA_RESETHAND}, before;
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++)
        if (sigaction(caught[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            (void)sigaction(caught[i], &action, NULL);
}

void terminal_release_interrupts(void)
{
    struct sigaction usual = {.sa_handler = SIG_DFL}, before;
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++)
        if (sigaction(caught[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            (void)sigaction(caught[i], &usual, NULL);
}

bool terminal_interrupted(void)
{
    return interrupted != 0;
}
