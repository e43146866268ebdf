/* The pager is a command for the shell, as it is for git and man, and reads the answer from a pipe. Interrupts are its own while it runs; that
 * the user leaves it early is no error.
 */
#include "cli/pager.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define NO_SUCH_COMMAND 127
#define USUAL           "command -v less >/dev/null || exit 127; exec less"
#define USUAL_LESS      "FRX" /* leave when it fits on the screen, let colours through, leave the text on the screen */

static const int of_the_pager[] = {SIGINT, SIGQUIT};
enum { SIGNALS = sizeof of_the_pager / sizeof *of_the_pager };

/* NULL: no pager is wanted. */
static const char *command_for_shell(void)
{
    const char *own = getenv("IPDB_PAGER"), *any = getenv("PAGER"), *command = own ? own : any;
    if (!command)
        return USUAL;
    return *command && strcmp(command, "cat") != 0 ? command : NULL;
}

static void become(const char *command, const int ends[2])
{
    const int usual[] = {SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ};
    struct sigaction action = {.sa_handler = SIG_DFL};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        (void)sigaction(usual[i], &action, NULL);
    (void)setenv("LESS", USUAL_LESS, 0);
    if (dup2(ends[0], STDIN_FILENO) >= 0 && close(ends[0]) == 0 && close(ends[1]) == 0)
        (void)execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(NO_SUCH_COMMAND);
}

static void write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno != EINTR)
            return;
        bytes += written > 0 ? written : 0;
        length -= written > 0 ? (size_t)written : 0;
    }
}

/* False when there is no such command. */
static bool wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return true;
    return !WIFEXITED(status) || (WEXITSTATUS(status) != NO_SUCH_COMMAND && WEXITSTATUS(status) != NO_SUCH_COMMAND - 1);
}

static bool run(const char *command, const char *bytes, size_t length)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0)
        become(command, ends);
    (void)close(ends[0]);
    if (child > 0)
        write_all(ends[1], bytes, length);
    (void)close(ends[1]);
    return child > 0 && wait_for(child);
}

bool pager_show(const char *bytes, size_t length)
{
    const char *command = command_for_shell();
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before[SIGNALS];
    if (!command)
        return false;
    for (size_t i = 0; i < SIGNALS; i++)
        (void)sigaction(of_the_pager[i], &ignore, &before[i]);
    bool shown = run(command, bytes, length);
    for (size_t i = 0; i < SIGNALS; i++)
        (void)sigaction(of_the_pager[i], &before[i], NULL);
    return shown;
}
