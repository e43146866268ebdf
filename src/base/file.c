/* Whole files in and out.
 *
 *     file_stem("bulletins/hebei-2023.txt")  →  hebei-2023
 *     file_read("missing.txt", …)            →  missing.txt: cannot be read (No such file or directory); check the name
 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/rune.h"

enum { PATH_SHOWN = 512, PIECE = 64 << 10 };

const char *file_display(const char *path, char *out, size_t size)
{
    struct str s = str_of(path);
    size_t len = 0;
    for (size_t at = 0; at < s.len;) {
        char shown[RUNE_SHOWN];
        size_t more = rune_show(s, &at, shown);
        if (len + more >= size)
            break;
        memcpy(out + len, shown, more);
        len += more;
    }
    if (size)
        out[len] = '\0';
    return out;
}

struct str file_stem(struct str path)
{
    size_t begin = path.len;
    while (begin > 0 && path.ptr[begin - 1] != '/')
        begin--;
    size_t end = path.len;
    while (end > begin && path.ptr[end - 1] != '.')
        end--;
    return str_slice(path, begin, end > begin + 1 ? end - 1 : path.len); /* ".profile" has no ending */
}

static enum ipdb_status failed(struct err *err, const char *path, const char *what, const char *advice)
{
    int number = errno;
    char shown[PATH_SHOWN];
    char reason[128];
    if (strerror_r(number, reason, sizeof reason) != 0)
        snprintf(reason, sizeof reason, "error %d", number);
    return err_set(err, err_of_errno(number), "%s: %s (%s); %s", file_display(path, shown, sizeof shown), what, reason, advice);
}

static enum ipdb_status refused(struct err *err, enum ipdb_status status, const char *path, const char *what)
{
    char shown[PATH_SHOWN];
    return err_set(err, status, "%s: %s", file_display(path, shown, sizeof shown), what);
}

static enum ipdb_status too_big(struct err *err, const char *path, size_t limit)
{
    char shown[PATH_SHOWN];
    return err_set(err, IPDB_LIMIT, "%s: larger than the limit of %zu bytes; split it", file_display(path, shown, sizeof shown),
                   limit);
}

/* Reads to the end, at most `limit` bytes. */
static enum ipdb_status read_all(int fd, const char *path, size_t limit, struct buf *out, struct err *err)
{
    for (;;) {
        if (!buf_reserve(out, PIECE))
            return err_nomem(err);
        ssize_t got = read(fd, out->ptr + out->len, out->cap - out->len - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed(err, path, "reading failed", "check the disk and try again");
        if (got == 0)
            return IPDB_OK;
        if ((size_t)got > limit - out->len)
            return too_big(err, path, limit);
        out->len += (size_t)got;
        out->ptr[out->len] = '\0';
    }
}

static enum ipdb_status read_regular(int fd, const char *path, size_t limit, struct buf *out, struct err *err)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return failed(err, path, "cannot be examined", "check the disk");
    if (S_ISDIR(info.st_mode))
        return refused(err, IPDB_DATA, path, "is a folder; name the files in it");
    if (!S_ISREG(info.st_mode))
        return refused(err, IPDB_DATA, path, "is not a regular file; give its contents on standard input (-)");
    if (info.st_size < 0 || (uintmax_t)info.st_size > limit)
        return too_big(err, path, limit);
    if (!buf_reserve(out, (size_t)info.st_size + PIECE))
        return err_nomem(err);
    enum ipdb_status status = read_all(fd, path, limit, out, err);
    if (status == IPDB_OK && out->len != (size_t)info.st_size)
        status = refused(err, IPDB_DATA, path, "changed while it was read; try again when it is complete");
    return status;
}

enum ipdb_status file_read(const char *path, size_t limit, struct buf *out, struct err *err)
{
    buf_clear(out);
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, "standard input", limit, out, err);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); /* O_NONBLOCK: a FIFO must not make us wait */
    if (fd < 0)
        return failed(err, path, "cannot be read", errno == EACCES ? "check its rights" : "check the name");
    enum ipdb_status status = read_regular(fd, path, limit, out, err);
    close(fd);
    return status;
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t done = write(fd, bytes.ptr, bytes.len);
        if (done < 0 && errno != EINTR)
            return false;
        if (done > 0)
            bytes = str_slice(bytes, (size_t)done, bytes.len);
    }
    return fsync(fd) == 0;
}

int file_temporary(const char *path, const unsigned *mode, struct buf *name)
{
    for (int attempt = 0; attempt < 100; attempt++) {
        buf_clear(name);
        buf_printf(name, "%s.tmp-%ld-%d", path, (long)getpid(), attempt);
        if (name->failed) {
            errno = ENOMEM;
            return -1;
        }
        int fd = open(name->ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (fd >= 0 && mode && fchmod(fd, *mode & 0777) != 0) {
            close(fd);
            unlink(name->ptr);
            return -1;
        }
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

bool file_sync_folder(const char *path)
{
    struct str s = str_of(path);
    size_t end = s.len;
    while (end > 0 && s.ptr[end - 1] != '/')
        end--;
    struct buf folder = {0};
    buf_add(&folder, end ? str_slice(s, 0, end) : STR("."));
    int fd = folder.failed ? -1 : open(folder.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    buf_fini(&folder);
    return done;
}

enum ipdb_status file_write(const char *path, struct str bytes, struct err *err)
{
    static const char what[] = "cannot be written", advice[] = "check the folder's rights and the room on the disk";
    struct stat info;
    bool exists = lstat(path, &info) == 0;
    if (exists && !S_ISREG(info.st_mode))
        return refused(err, IPDB_USAGE, path, "is there and is no regular file; choose another name");

    enum ipdb_status status = IPDB_OK;
    struct buf name = {0};
    unsigned mode = exists ? (unsigned)info.st_mode : 0;
    int fd = file_temporary(path, exists ? &mode : NULL, &name);
    if (fd < 0) {
        status = failed(err, path, what, advice);
        goto out;
    }
    bool written = write_all(fd, bytes);
    if (!written)
        status = failed(err, path, what, advice);
    if (close(fd) != 0 && written)
        status = failed(err, path, what, advice);
    if (status == IPDB_OK && (rename(name.ptr, path) != 0 || !file_sync_folder(path)))
        status = failed(err, path, what, advice);
    if (status != IPDB_OK)
        unlink(name.ptr);
out:
    buf_fini(&name);
    return status;
}
