/* The handle: the catalogue is opened with it, a database is attached to it and taken away again.
 *
 *     ipdb_open(&ipdb, names, 1)                     built-in catalogue, then the file names[0]
 *     ipdb_open_database(ipdb, "ipdb.db", true)      created if need be; indicators and regions written into it
 */
#include "api/handle.h"

#include <stdlib.h>

#include "api/dictionary.h"
#include "base/file.h"

#define CATALOG_LIMIT ((size_t)64 << 10)

enum ipdb_status handle_begin(struct ipdb *ipdb)
{
    ipdb->database_failed = false;
    if (!ipdb->catalog)
        return err_set(&ipdb->err, IPDB_USAGE, "the catalogue was not opened");
    return IPDB_OK;
}

enum ipdb_status handle_begin_open(struct ipdb *ipdb)
{
    enum ipdb_status status = handle_begin(ipdb);
    return status == IPDB_OK && !ipdb->store ? err_set(&ipdb->err, IPDB_USAGE, "no database is open") : status;
}

enum ipdb_status handle_select(struct ipdb *ipdb, const struct statement *statement, struct rowset *out)
{
    enum ipdb_status status = store_select(ipdb->store, statement, HANDLE_ROWS, out, &ipdb->err);
    ipdb->database_failed = status != IPDB_OK;
    return status;
}

enum ipdb_status handle_ask(struct ipdb *ipdb, const char *sql, struct bind *binds, size_t count, struct rowset *out)
{
    const struct statement statement = {.sql = str_of(sql), .binds = {binds, count, count}};
    return handle_select(ipdb, &statement, out);
}

/* Reads the catalogue files into `bytes` and opens the catalogue over them. */
static enum ipdb_status open_catalog(struct ipdb *ipdb, const char *const *names, size_t count, struct buf *bytes,
                                     struct catalog_file *files)
{
    for (size_t i = 0; i < count; i++) {
        enum ipdb_status status = file_read(names[i], CATALOG_LIMIT, &bytes[i], &ipdb->err);
        if (status != IPDB_OK)
            return status;
        files[i] = (struct catalog_file){str_of(names[i]), buf_str(&bytes[i])};
    }
    return catalog_open(&ipdb->catalog, files, count, &ipdb->err);
}

enum ipdb_status ipdb_open(struct ipdb **out, const char *const *catalogs, size_t count)
{
    struct ipdb *ipdb = *out = calloc(1, sizeof *ipdb);
    if (!ipdb)
        return IPDB_NOMEM;
    struct buf *bytes = calloc(count + 1, sizeof *bytes);
    struct catalog_file *files = calloc(count + 1, sizeof *files);
    enum ipdb_status status = bytes && files ? open_catalog(ipdb, catalogs, count, bytes, files) : err_nomem(&ipdb->err);
    for (size_t i = 0; bytes && i < count; i++)
        buf_fini(&bytes[i]);
    free(bytes);
    free(files);
    return status;
}

struct ipdb *ipdb_share(const struct ipdb *ipdb)
{
    struct ipdb *further = calloc(1, sizeof *further);
    if (further) {
        further->catalog = ipdb->catalog;
        further->shares = true;
    }
    return further;
}

void ipdb_close(struct ipdb *ipdb)
{
    if (!ipdb)
        return;
    (void)store_close(ipdb->store, NULL);
    if (!ipdb->shares)
        catalog_close(ipdb->catalog);
    buf_fini(&ipdb->versions);
    free(ipdb);
}

const char *ipdb_message(const struct ipdb *ipdb)
{
    return ipdb ? ipdb->err.message : "no memory";
}

void ipdb_watch(struct ipdb *ipdb, bool (*stop)(void *), void *context)
{
    ipdb->stop = stop;
    ipdb->stop_context = context;
    if (ipdb->store)
        store_watch(ipdb->store, stop, context);
}

size_t ipdb_rows_read(const struct ipdb *ipdb)
{
    return ipdb->rows_read;
}

bool ipdb_database_failed(const struct ipdb *ipdb)
{
    return ipdb->database_failed;
}

enum ipdb_status ipdb_open_database(struct ipdb *ipdb, const char *path, bool write)
{
    enum ipdb_status status = handle_begin(ipdb);
    if (status != IPDB_OK)
        return status;
    if (ipdb->store)
        return err_set(&ipdb->err, IPDB_USAGE, "a database is open already");
    status = store_open(path, write ? STORE_WRITE : STORE_READ, &ipdb->store, &ipdb->err);
    if (status == IPDB_OK && write) {
        status = dictionary_put(ipdb->store, ipdb->catalog, &ipdb->err);
        if (status != IPDB_OK) {
            (void)store_close(ipdb->store, NULL);
            ipdb->store = NULL;
        }
    }
    if (status == IPDB_OK)
        store_watch(ipdb->store, ipdb->stop, ipdb->stop_context);
    ipdb->database_failed = status != IPDB_OK;
    return status;
}

enum ipdb_status ipdb_close_database(struct ipdb *ipdb)
{
    enum ipdb_status status = store_close(ipdb->store, &ipdb->err);
    ipdb->store = NULL;
    ipdb->database_failed = status != IPDB_OK;
    return status;
}

enum ipdb_status ipdb_save(struct ipdb *ipdb, const char *path, const char *bytes, size_t length)
{
    return file_write(path, (struct str){bytes, length}, &ipdb->err);
}

const char *ipdb_display(const char *path, char *out, size_t size)
{
    return file_display(path, out, size);
}

const char *ipdb_version(void)
{
    return IPDB_VERSION;
}

const char *ipdb_versions(struct ipdb *ipdb)
{
    struct buf *out = &ipdb->versions;
    buf_clear(out);
    buf_printf(out, "ipdb %s\n", ipdb_version());
    if (ipdb->catalog) {
        struct str version = catalog_version(ipdb->catalog);
        buf_printf(out, "catalogue %.*s\n", STR_ARG(version));
    }
    buf_printf(out, "%s\n", store_library());
    return out->failed ? ipdb_version() : out->ptr;
}

int ipdb_exit_status(enum ipdb_status status)
{
    switch (status) {
    case IPDB_OK:
        return 0;
    case IPDB_NOTHING:
    case IPDB_FINDINGS:
        return 1;
    case IPDB_USAGE:
        return 2;
    case IPDB_NEWER:
        return 4;
    case IPDB_STRICT:
        return 5;
    case IPDB_INTERRUPTED:
        return 130;
    case IPDB_DATA:
    case IPDB_NOINPUT:
    case IPDB_IO:
    case IPDB_BUSY:
    case IPDB_PERMISSION:
    case IPDB_CORRUPT:
    case IPDB_LIMIT:
    case IPDB_NOMEM:
    case IPDB_INTERNAL:
        return 3;
    }
    return 3;
}
