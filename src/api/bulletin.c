/* The way of a bulletin:
 *
 *     "fixtures/hebei-2023.txt" → bytes → text and blocks → what was given (date 2024-04-10) → facts and asides
 */
#include "api/bulletin.h"

#include "api/given.h"
#include "base/file.h"
#include "extract/extract.h"
#include "reader/reader.h"
#include "text/icu.h"

enum ipdb_status bulletin_read(struct ipdb *ipdb, const char *path, const struct ipdb_given *given, struct bulletin *out)
{
    struct err *err = &ipdb->err;
    struct metadata meta;
    struct buf bytes = {0};
    enum ipdb_status status = icu_check(err);
    if (status == IPDB_OK)
        status = given_metadata(ipdb->catalog, given, &meta, err);
    if (status != IPDB_OK)
        return status;
    status = file_read(path, READER_LIMIT, &bytes, err);
    if (status != IPDB_OK) {
        buf_fini(&bytes);
        return status;
    }
    status = reader_open(strcmp(path, "-") == 0 ? "stdin" : path, &bytes, &out->doc, err);
    if (status == IPDB_OK)
        status = reader_give(&out->doc, &meta, err);
    if (status == IPDB_OK)
        status = extract_document(ipdb->catalog, &out->doc, &out->facts, err);
    return status;
}

void bulletin_fini(struct bulletin *bulletin)
{
    extraction_fini(&bulletin->facts);
    document_fini(&bulletin->doc);
}
