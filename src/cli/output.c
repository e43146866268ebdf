/* Writing to standard output through stdio's buffer; the first error number is kept. */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/message.h"

static int failed; /* errno of the first failure */

bool output_sink(void *unused, const char *bytes, size_t length)
{
    (void)unused;
    if (failed == 0 && length > 0 && fwrite(bytes, 1, length, stdout) != length)
        failed = errno ? errno : EIO;
    return failed == 0;
}

void output_text(const char *text)
{
    (void)output_sink(NULL, text, strlen(text));
}

bool output_stopped(void)
{
    return failed != 0;
}

void output_flush(void)
{
    if (failed == 0 && fflush(stdout) != 0)
        failed = errno ? errno : EIO;
}

int output_finish(int status)
{
    output_flush();
    if (failed == 0)
        return status;
    if (failed == EPIPE)
        return 0;
    message_error("standard output: %s", strerror(failed));
    return 3;
}
