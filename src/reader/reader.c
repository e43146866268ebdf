/* A file's bytes become a document.
 *
 *     hebei-2023.txt: EF BB BF "河北省2023年…"  →  key hebei-2023, text "河北省2023年…", source_shift 3, one block a line
 */
#include "reader/reader.h"

#include "base/file.h"
#include "reader/block.h"
#include "reader/check.h"
#include "text/utf8.h"

/* Copies `s` into the document; false when there is no memory. */
static bool keep(struct document *doc, struct str s, struct str *out)
{
    *out = arena_str(&doc->arena, s);
    return out->ptr != NULL;
}

/* The same for the name of a file, which may be any bytes: made safe to show. */
static bool keep_name(struct document *doc, struct str s, struct str *out)
{
    struct buf safe = {0};
    utf8_safe(&safe, s, false);
    bool kept = !safe.failed && keep(doc, buf_str(&safe), out);
    buf_fini(&safe);
    return kept;
}

static enum ipdb_status fill(const char *path, struct document *doc, struct err *err)
{
    struct str bytes = buf_str(&doc->bytes);
    size_t mark = check_mark(bytes);
    bool is_stdin = str_eq(str_of(path), STR("-"));
    doc->text = str_slice(bytes, mark, bytes.len);
    if (!keep_name(doc, str_of(path), &doc->path) || !keep_name(doc, is_stdin ? STR("stdin") : file_stem(str_of(path)), &doc->key))
        return err_nomem(err);
    if (doc->key.len == 0)
        doc->key = doc->path;
    doc->source_bytes = bytes.len;
    doc->source_shift = mark;
    doc->media_type = STR("text/plain");
    doc->charset = STR("UTF-8");
    return IPDB_OK;
}

enum ipdb_status reader_open(const char *path, struct buf *bytes, struct document *out, struct err *err)
{
    char name[ERR_MAX / 2];
    file_display(path, name, sizeof name);
    out->bytes = *bytes;
    *bytes = (struct buf){0};
    enum ipdb_status status = out->bytes.failed ? err_nomem(err) : check_text(name, buf_str(&out->bytes), err);
    if (status == IPDB_OK)
        status = fill(path, out, err);
    if (status == IPDB_OK)
        status = block_split(name, out, err);
    if (status != IPDB_OK)
        document_fini(out);
    return status;
}

void reader_digest(struct document *doc)
{
    digest_sha256(buf_str(&doc->bytes), doc->sha256);
}

static bool give(struct document *doc, struct str given, struct str *field, enum origin *origin)
{
    if (given.len == 0)
        return true;
    if (!keep(doc, given, field))
        return false;
    if (origin)
        *origin = ORIGIN_GIVEN;
    return true;
}

enum ipdb_status reader_give(struct document *doc, const struct metadata *given, struct err *err)
{
    struct metadata *meta = &doc->meta;
    if (!give(doc, given->title, &meta->title, &meta->title_origin) ||
        !give(doc, given->publisher, &meta->publisher, &meta->publisher_origin) ||
        !give(doc, given->region, &meta->region, &meta->region_origin) ||
        !give(doc, given->region_code, &meta->region_code, NULL) || !give(doc, given->url, &meta->url, NULL))
        return err_nomem(err);
    if (given->published.year != 0) {
        meta->published = given->published;
        meta->published_origin = ORIGIN_GIVEN;
    }
    return IPDB_OK;
}
