/* The one error of a failed call.
 *
 *     err_set(err, IPDB_DATA, "byte %zu is not UTF-8", at);  err_context(err, "%s", path);
 *     →  hebei-2023.txt: byte 57 is not UTF-8
 */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/rune.h"

/* A message that was too long may end inside a character: what is left of that goes. */
static void cut_at_character(char message[ERR_MAX])
{
    size_t len = strlen(message);
    size_t last = len;
    while (last > 0 && len - last < 4 && ((unsigned char)message[last - 1] & 0xC0) == 0x80)
        last--;
    if (last == 0 || (unsigned char)message[last - 1] < 0x80)
        return;
    uint32_t c;
    if (last - 1 + rune_read((struct str){message, len}, last - 1, &c) != len)
        message[last - 1] = '\0';
}

enum ipdb_status err_set(struct err *err, enum ipdb_status status, const char *format, ...)
{
    if (!err)
        return status;
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    cut_at_character(err->message);
    err->status = status;
    return status;
}

enum ipdb_status err_context(struct err *err, const char *format, ...)
{
    if (!err)
        return IPDB_INTERNAL;
    char context[ERR_MAX - 2]; /* room for ": " */
    va_list args;
    va_start(args, format);
    vsnprintf(context, sizeof context, format, args);
    va_end(args);
    size_t len = strlen(context);
    memmove(err->message + len + 2, err->message, sizeof err->message - len - 2);
    memcpy(err->message, context, len);
    memcpy(err->message + len, ": ", 2);
    err->message[sizeof err->message - 1] = '\0';
    cut_at_character(err->message);
    return err->status;
}

enum ipdb_status err_nomem(struct err *err)
{
    return err_set(err, IPDB_NOMEM, "no memory left; give fewer or smaller files");
}

enum ipdb_status err_of_errno(int number)
{
    switch (number) {
    case 0:
        return IPDB_OK;
    case ENOENT:
    case ENOTDIR:
        return IPDB_NOINPUT;
    case EACCES:
    case EPERM:
    case EROFS:
        return IPDB_PERMISSION;
    case ENOMEM:
        return IPDB_NOMEM;
    case EFBIG:
    case EOVERFLOW:
    case EMFILE:
    case ENFILE:
        return IPDB_LIMIT;
    case EBUSY:
    case EAGAIN:
        return IPDB_BUSY;
    case EINTR:
        return IPDB_INTERRUPTED;
    default:
        return IPDB_IO;
    }
}
