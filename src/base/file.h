/* Whole files in and out, and folders listed.
 *
 * Reading: a regular file only, its size bounded before a byte is read; the path is named in each error.
 * Writing: to a temporary file beside the target, synced and renamed, so that the old file is whole until the new one is.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"
#include "base/err.h"

/* Reads all of `path` ("-" is standard input) into `out`; more than `limit` bytes is IPDB_LIMIT, a folder or
 * a device IPDB_DATA, a missing file IPDB_NOINPUT, no right IPDB_PERMISSION. Control characters of the path are shown escaped. */
enum ipdb_status file_read(const char *path, size_t limit, struct buf *out, struct err *err);
/* Replaces `path` by `bytes` as described above; does not follow a symbolic link. */
enum ipdb_status file_write(const char *path, struct str bytes, struct err *err);
/* A new empty file beside `path`, open for writing, its path in `name`; with the rights `mode`, or those of any new file (NULL). -1 with errno. */
int file_temporary(const char *path, const unsigned *mode, struct buf *name);
/* Syncs the folder of `path`: a rename is on the disk only when its folder is. False with errno. */
bool file_sync_folder(const char *path);
/* The file name without its folders and without its last ending: "a/b/hebei-2023.txt" gives "hebei-2023". Borrowed from `path`. */
struct str file_stem(struct str path);
/* `path` for a message: control, invalid and bidirectional characters as \xNN or \u{N}, cut at a character to `size`; returns `out`. */
const char *file_display(const char *path, char *out, size_t size);

#endif
