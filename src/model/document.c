/* The end of a document, and the codes of its parts. */
#include "model/document.h"

#include "model/code.h"

#define X(id, code) code,
static const char *const block_kinds[] = {BLOCK_KINDS(X)};
static const char *const origins[] = {ORIGINS(X)};
#undef X

void document_fini(struct document *doc)
{
    VEC_FINI(&doc->blocks);
    arena_fini(&doc->arena);
    buf_fini(&doc->bytes);
    *doc = (struct document){0};
}

const char *block_kind_code(enum block_kind k)
{
    return code_at((struct codes){block_kinds, sizeof block_kinds / sizeof *block_kinds}, (size_t)k);
}

const char *origin_code(enum origin o)
{
    return code_at((struct codes){origins, sizeof origins / sizeof *origins}, (size_t)o);
}
