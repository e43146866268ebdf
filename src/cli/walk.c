/* A folder becomes its files, in an order that does not depend on the disk:
 *
 *     bulletins/  →  bulletins/2022/hubei.txt, bulletins/2023/hebei.txt, bulletins/baiyin.txt
 *
 * What was named by the user may be a symbolic link; what is found below it may not, so that nothing outside of the folder is read.
 */
#include "cli/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/message.h"

#define DEEPEST 64

struct names {
    char **at;
    size_t len, cap;
};

static bool push(char ***at, size_t *len, size_t *cap, char *item)
{
    if (*len == *cap) {
        size_t room = *cap ? *cap * 2 : 64;
        char **grown = item ? realloc(*at, room * sizeof **at) : NULL;
        if (!grown) {
            free(item);
            return false;
        }
        *at = grown;
        *cap = room;
    }
    (*at)[(*len)++] = item;
    return item != NULL;
}

static void names_fini(struct names *names)
{
    for (size_t i = 0; i < names->len; i++)
        free(names->at[i]);
    free(names->at);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    char *out = malloc(size);
    return out ? memcpy(out, text, size) : NULL;
}

static char *join(const char *folder, const char *name)
{
    size_t length = strlen(folder), more = strlen(name);
    bool slash = length > 0 && folder[length - 1] != '/';
    char *out = malloc(length + slash + more + 1);
    if (!out)
        return NULL;
    memcpy(out, folder, length);
    if (slash)
        out[length] = '/';
    memcpy(out + length + slash, name, more + 1);
    return out;
}

static bool is_bulletin(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".txt") == 0;
}

/* A folder that cannot be read is a problem of that folder alone. */
static void complain(struct walk *walk, const char *path, int number)
{
    message_error("%s: the folder cannot be read (%s); check its rights", path, strerror(number));
    walk->problems++;
}

/* The sorted names in the folder; false when there is no memory. */
static bool list(struct walk *walk, const char *path, int flags, struct names *out)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    bool good = true;
    if (!folder) {
        complain(walk, path, errno);
        if (fd >= 0)
            close(fd);
        return true;
    }
    struct dirent *entry;
    while (good && (errno = 0, entry = readdir(folder)) != NULL)
        if (entry->d_name[0] != '.')
            good = push(&out->at, &out->len, &out->cap, copy(entry->d_name));
    if (good && errno != 0)
        complain(walk, path, errno);
    closedir(folder);
    if (out->len > 0)
        qsort(out->at, out->len, sizeof *out->at, compare);
    return good;
}

static bool walk_folder(struct walk *walk, const char *path, int flags, unsigned depth);

static bool walk_entry(struct walk *walk, char *path, unsigned depth)
{
    struct stat info;
    bool good = true;
    if (lstat(path, &info) != 0) {
        message_error("%s: cannot be examined (%s)", path, strerror(errno));
        walk->problems++;
    } else if (S_ISDIR(info.st_mode)) {
        good = walk_folder(walk, path, O_NOFOLLOW, depth + 1);
    } else if (S_ISREG(info.st_mode) && is_bulletin(path)) {
        return push(&walk->paths, &walk->len, &walk->cap, path);
    } else if (!walk->quiet && (S_ISLNK(info.st_mode) || is_bulletin(path))) {
        message_info("%s: skipped, %s", path, S_ISLNK(info.st_mode) ? "a symbolic link" : "not a regular file");
    }
    free(path);
    return good;
}

static bool walk_folder(struct walk *walk, const char *path, int flags, unsigned depth)
{
    struct names names = {NULL, 0, 0};
    if (depth > DEEPEST) {
        message_error("%s: more than %d folders deep; name it alone", path, DEEPEST);
        walk->problems++;
        return true;
    }
    bool good = list(walk, path, flags, &names);
    for (size_t i = 0; good && i < names.len; i++) {
        char *below = join(path, names.at[i]);
        good = below && walk_entry(walk, below, depth);
    }
    names_fini(&names);
    return good;
}

bool walk_add(struct walk *walk, const char *operand)
{
    struct stat info;
    if (strcmp(operand, "-") != 0 && stat(operand, &info) == 0 && S_ISDIR(info.st_mode))
        return walk_folder(walk, operand, 0, 0);
    return push(&walk->paths, &walk->len, &walk->cap, copy(operand));
}

void walk_fini(struct walk *walk)
{
    names_fini(&(struct names){walk->paths, walk->len, walk->cap});
    *walk = (struct walk){.paths = NULL};
}
