/* A YAML file as a tree, out of libyaml's events, with every node's line and column for messages.
 *
 * Scalars stay the text that was written: `no`, `1_000`, `0o17` and `1:30` are those characters. Refused with their place: anchors,
 * aliases, tags, directives, a second document, keys that are no text or come twice, control characters in a text, nesting deeper than
 * TREE_DEPTH. Time is linear: a tree that is too deep stops the parser at once.
 */
#ifndef CATALOG_TREE_H
#define CATALOG_TREE_H

#include "base/arena.h"
#include "base/err.h"

#define TREE_DEPTH 16

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    bool nothing;           /* a plain ~, null or empty value */
    unsigned line, column;  /* from 1; the column counts characters */
    struct str text;        /* of a text */
    const struct node *key; /* of a value in a mapping */
    struct node *first;     /* of a list or a mapping */
    struct node *next;      /* the next item or value */
};

/* The tree of `text`, in `arena`; `file` is the name for messages. An empty file gives NULL. IPDB_DATA, or IPDB_NOMEM. */
enum ipdb_status tree_read(struct str file, struct str text, struct arena *arena, struct node **out, struct err *err);
/* The same, but a text may hold any character except NUL, line ends too. */
enum ipdb_status tree_read_texts(struct str file, struct str text, struct arena *arena, struct node **out, struct err *err);
/* The value of `key` in a mapping, or NULL. */
const struct node *tree_get(const struct node *map, struct str key);
/* IPDB_DATA: "file:line:column: expected FORMAT, found (what is at the node)". */
enum ipdb_status tree_expected(struct err *err, struct str file, const struct node *at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
