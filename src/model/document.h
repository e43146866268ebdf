/* A bulletin as read: its bytes decoded to UTF-8 text, and the blocks that the text is made of.
 * Every offset is a byte offset into `text`, which for UTF-8 input without a BOM is the file's own offset
 * (with a BOM add `source_shift`).
 */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/vec.h"
#include "model/period.h"

#define BLOCK_KINDS(X)        \
    X(HEADING, "heading")     \
    X(PARAGRAPH, "paragraph") \
    X(ITEM, "item")           \
    X(CELL, "cell")           \
    X(FURNITURE, "furniture")

#define X(id, code) BLOCK_##id,
enum block_kind { BLOCK_KINDS(X) };
#undef X

/* Where a piece of metadata comes from; the database says it beside each. */
#define ORIGINS(X)          \
    X(UNKNOWN, "unknown")   \
    X(INFERRED, "inferred") \
    X(GIVEN, "given")

#define X(id, code) ORIGIN_##id,
enum origin { ORIGINS(X) };
#undef X

struct block {
    enum block_kind kind;
    int level;         /* of a heading: 0 the title, 1 一、, 2 （一）, 3 1.; otherwise 0 */
    size_t begin, end; /* without the line end */
    size_t line;       /* 1-based, for messages */
};

struct metadata {
    struct str title, publisher, url;
    struct str region;      /* full official name of the bulletin's own place, or empty */
    struct str region_code; /* its code of GB/T 2260; empty when there is none */
    struct date published;  /* year 0: not known */
    enum origin title_origin, publisher_origin, region_origin, published_origin;
};

struct document {
    struct arena arena;
    struct str key;           /* file name without folder and ending, safe to show */
    struct str path;          /* as given, safe to show */
    struct buf bytes;         /* of the file */
    struct str text;          /* of these: UTF-8, no BOM */
    char sha256[DIGEST_TEXT]; /* of the file's bytes; reader_digest fills it for whoever keeps the document */
    size_t source_bytes;
    size_t source_shift; /* bytes before `text` in the file: 3 with a BOM, else 0 */
    struct str media_type, charset;
    struct metadata meta;
    VEC(struct block) blocks; /* in order of `begin`, not overlapping; each non-blank byte lies in one */
};

void document_fini(struct document *doc);
const char *block_kind_code(enum block_kind k);
const char *origin_code(enum origin o);

#endif
