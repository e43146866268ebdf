/* YAML as a tree.
 *
 *     words:
 *       专利: obj=patent        →  map{words: map{专利: "obj=patent" at 2:7}}
 */
#include "catalog/tree.h"

#include <stdarg.h>
#include <stdio.h>
#include <yaml.h>

#include "base/buf.h"
#include "base/rune.h"
#include "base/strmap.h"
#include "text/utf8.h"

struct frame {
    struct node *node;
    struct node **tail;     /* where the next child goes */
    const struct node *key; /* of a mapping: read, its value not yet */
    struct strmap seen;     /* of a mapping: its keys */
};

struct builder {
    struct str file;
    struct arena *arena;
    struct err *err;
    bool any_text; /* a text may be more than one plain line */
    struct node *root;
    struct frame stack[TREE_DEPTH];
    size_t depth;
};

static enum ipdb_status fail(struct err *err, struct str file, unsigned line, unsigned column, const char *message)
{
    return err_set(err, IPDB_DATA, "%.*s:%u:%u: %s", STR_ARG(file), line, column, message);
}

/* What is at a node, short and safe to show. */
static void describe(const struct node *node, struct buf *out)
{
    enum { SHOWN = 60 };
    if (node->kind != NODE_TEXT) {
        buf_add(out, node->kind == NODE_LIST ? STR("a list") : STR("a mapping"));
    } else if (node->nothing) {
        buf_add(out, STR("nothing"));
    } else {
        size_t cut = node->text.len;
        if (cut > SHOWN)
            cut = utf8_prev(node->text, SHOWN);
        buf_char(out, '"');
        utf8_safe(out, str_slice(node->text, 0, cut), false);
        buf_add(out, cut < node->text.len ? STR("…\"") : STR("\""));
    }
}

enum ipdb_status tree_expected(struct err *err, struct str file, const struct node *at, const char *format, ...)
{
    char expected[ERR_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(expected, sizeof expected, format, args);
    va_end(args);

    struct buf found = {0};
    describe(at, &found);
    enum ipdb_status status = found.failed ? err_nomem(err)
                                           : err_set(err, IPDB_DATA, "%.*s:%u:%u: expected %s, found %.*s", STR_ARG(file), at->line,
                                                     at->column, expected, STR_ARG(buf_str(&found)));
    buf_fini(&found);
    return status;
}

const struct node *tree_get(const struct node *map, struct str key)
{
    for (const struct node *child = map->first; child; child = child->next)
        if (str_eq(child->key->text, key))
            return child;
    return NULL;
}

static bool is_nothing(struct str s)
{
    return s.len == 0 || str_eq(s, STR("~")) || str_eq(s, STR("null")) || str_eq(s, STR("Null")) || str_eq(s, STR("NULL"));
}

static enum ipdb_status read_text(struct builder *b, const yaml_event_t *event, struct node *node)
{
    struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    if (b->any_text && memchr(text.ptr, '\0', text.len))
        return fail(b->err, b->file, node->line, node->column, "expected text, found a NUL character in it");
    if (!b->any_text && !rune_is_line(text))
        return fail(b->err, b->file, node->line, node->column,
                    "expected one line of text, found a control character or a line end in it");
    node->text = arena_str(b->arena, text);
    node->nothing = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && is_nothing(text);
    return node->text.ptr ? IPDB_OK : err_nomem(b->err);
}

static enum ipdb_status add_key(struct builder *b, struct frame *frame, const struct node *node)
{
    if (node->kind != NODE_TEXT || node->nothing)
        return tree_expected(b->err, b->file, node, "a key");
    if (strmap_get(&frame->seen, node->text, NULL))
        return tree_expected(b->err, b->file, node, "each key once in its mapping");
    if (!strmap_put(&frame->seen, node->text, 0))
        return err_nomem(b->err);
    frame->key = node;
    return IPDB_OK;
}

/* Puts a node in its place: the root, a key, or a child of the mapping or list that is open. */
static enum ipdb_status attach(struct builder *b, struct node *node)
{
    if (b->depth == 0) {
        b->root = node;
        return IPDB_OK;
    }
    struct frame *frame = &b->stack[b->depth - 1];
    if (frame->node->kind == NODE_MAP && !frame->key)
        return add_key(b, frame, node);
    node->key = frame->key;
    frame->key = NULL;
    *frame->tail = node;
    frame->tail = &node->next;
    return IPDB_OK;
}

static enum ipdb_status open_node(struct builder *b, const yaml_event_t *event, enum node_kind kind, const void *anchor,
                                  const void *tag)
{
    unsigned line = (unsigned)event->start_mark.line + 1, column = (unsigned)event->start_mark.column + 1;
    if (anchor || tag)
        return fail(b->err, b->file, line, column, "expected plain YAML, found an anchor or a tag; write the value out");
    struct node *node = arena_alloc(b->arena, sizeof *node);
    if (!node)
        return err_nomem(b->err);
    *node = (struct node){.kind = kind, .line = line, .column = column};

    enum ipdb_status status = kind == NODE_TEXT ? read_text(b, event, node) : IPDB_OK;
    if (!status)
        status = attach(b, node);
    if (status || kind == NODE_TEXT)
        return status;
    if (b->depth == TREE_DEPTH)
        return fail(b->err, b->file, line, column, "expected at most 16 levels of lists and mappings, found more");
    b->stack[b->depth++] = (struct frame){.node = node, .tail = &node->first};
    return IPDB_OK;
}

static void close_node(struct builder *b)
{
    strmap_fini(&b->stack[--b->depth].seen);
}

static enum ipdb_status start_document(struct builder *b, const yaml_event_t *event)
{
    unsigned line = (unsigned)event->start_mark.line + 1, column = (unsigned)event->start_mark.column + 1;
    if (event->data.document_start.version_directive ||
        event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)
        return fail(b->err, b->file, line, column, "expected plain YAML, found a % directive; leave it out");
    if (b->root)
        return fail(b->err, b->file, line, column, "expected one document, found a second one; give it as a file of its own");
    return IPDB_OK;
}

static enum ipdb_status handle(struct builder *b, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return start_document(b, event);
    case YAML_SCALAR_EVENT:
        return open_node(b, event, NODE_TEXT, event->data.scalar.anchor, event->data.scalar.tag);
    case YAML_SEQUENCE_START_EVENT:
        return open_node(b, event, NODE_LIST, event->data.sequence_start.anchor, event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open_node(b, event, NODE_MAP, event->data.mapping_start.anchor, event->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_node(b);
        return IPDB_OK;
    case YAML_ALIAS_EVENT:
        return fail(b->err, b->file, (unsigned)event->start_mark.line + 1, (unsigned)event->start_mark.column + 1,
                    "expected plain YAML, found an alias; write the value out");
    default:
        return IPDB_OK;
    }
}

/* libyaml gives a byte offset for what it cannot decode, a mark for everything else. */
static enum ipdb_status parser_error(const struct builder *b, const yaml_parser_t *parser, struct str text)
{
    if (parser->error == YAML_MEMORY_ERROR)
        return err_nomem(b->err);
    unsigned line = (unsigned)parser->problem_mark.line + 1, column = (unsigned)parser->problem_mark.column + 1;
    if (parser->error == YAML_READER_ERROR) {
        struct str before = str_slice(text, 0, parser->problem_offset);
        line = column = 1;
        for (size_t i = 0; i < before.len; i++) {
            bool starts = ((unsigned char)before.ptr[i] & 0xC0) != 0x80;
            column = before.ptr[i] == '\n' ? 1 : column + starts;
            line += before.ptr[i] == '\n';
        }
    }
    return err_set(b->err, IPDB_DATA, "%.*s:%u:%u: expected YAML in UTF-8, found a mistake: %s", STR_ARG(b->file), line, column,
                   parser->problem ? parser->problem : "it cannot be read");
}

static enum ipdb_status build(struct builder *b, yaml_parser_t *parser, struct str text)
{
    for (bool done = false; !done;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event))
            return parser_error(b, parser, text);
        done = event.type == YAML_STREAM_END_EVENT;
        enum ipdb_status status = handle(b, &event);
        yaml_event_delete(&event);
        if (status)
            return status;
    }
    return IPDB_OK;
}

static enum ipdb_status read_tree(struct builder *b, struct str text, struct node **out)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return err_nomem(b->err);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.ptr, text.len);

    enum ipdb_status status = build(b, &parser, text);
    while (b->depth > 0)
        close_node(b);
    yaml_parser_delete(&parser);
    if (!status)
        *out = b->root;
    return status;
}

enum ipdb_status tree_read(struct str file, struct str text, struct arena *arena, struct node **out, struct err *err)
{
    struct builder b = {.file = file, .arena = arena, .err = err};
    return read_tree(&b, text, out);
}

enum ipdb_status tree_read_texts(struct str file, struct str text, struct arena *arena, struct node **out, struct err *err)
{
    struct builder b = {.file = file, .arena = arena, .err = err, .any_text = true};
    return read_tree(&b, text, out);
}
